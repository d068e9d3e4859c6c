import type { Newcomer } from '../agreements/regular-visitor.ts';
import type { EpochMs } from '../clock.ts';
import type { CodeGate, GateState } from '../code-gate.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { Id } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import type { EvidenceHold } from '../record/evidence-state.ts';
import type { Incident, ReviewMeeting } from '../record/incident-state.ts';
import type { PersonalUse, SettingDevice, SettingDeviceIssue } from '../record/setting-device-state.ts';
import type {
  Acknowledgement,
  Arrangement,
  ArrangementAcceptance,
  ArrangementUse,
  AskedAgreement,
  Authorisation,
  CredentialKind,
  Deposit,
  Exception,
  KeptWording,
  Movement,
  Person,
  PolicyReview,
  Visit,
} from '../record/state.ts';

/** A new visitor's pass: shown once to its holder; the record keeps the keyed hash only. */
export interface NewPass {
  readonly code: string;
  readonly hash: string;
}

export interface Known {
  readonly person: Person;
  /** False once the person has left the setting or the badge was given up. */
  readonly valid: boolean;
}

/**
 * What a step may know: the time, what is on record, how the locker stands, and fresh ids. The station gives it; reading it
 * changes nothing, so a step stays a function of its arguments.
 */
export interface Facts {
  readonly now: EpochMs;
  /** Milliseconds that only grow, for everything that is measured and not dated. */
  readonly monotonic: number;
  readonly language: string;
  readonly policy: Policy;
  readonly policyHash: string;
  /** SHA-256, lower-case hex, of UTF-8 text. */
  hashOf(text: string): string;
  newId(kind: string): Id;
  newPass(): NewPass;
  /** A code that is not in use, and its keyed hash. `digits` long for families, letters and digits for people. */
  newCode(kind: 'personal-code' | 'family-code'): { readonly code: string; readonly hash: string };

  readonly locker: 'connected' | 'disconnected' | 'none';
  /** There is an exception about the locker not being heard since it was heard last. */
  readonly outageTold: boolean;
  /** Every compartment of the locker; empty where there is none. */
  compartments(): readonly number[];
  /** Compartments that can take a deposit now, least recently used first. */
  freeCompartments(): readonly number[];
  /** The lowest free numbered place of a manual store; beyond its size when all are taken, never none. */
  freePlace(store: string): string;

  searchStaff(letters: string): readonly { readonly person: Id; readonly shownAs: string }[];
  person(person: Id): Person | null;
  people(): readonly Person[];
  knownBy(kind: 'personal-code' | 'family-code', code: string): Known | null;
  /** How a kind of code stands over everybody who tried at this kiosk. */
  gate(gate: CodeGate): GateState;
  /** The recovery code that lies in the safe: whether there is one, and whether it is this. */
  hasRecoveryCode(): boolean;
  isRecoveryCode(code: string): boolean;
  newRecoveryCode(): { readonly code: string; readonly hash: string };
  hasPin(person: Id): boolean;
  /** When the present PIN was set; null where there is none. */
  pinSetAt(person: Id): EpochMs | null;
  /** The credentials of a kind that count for this person now. */
  credentialsOf(person: Id, kind: CredentialKind): readonly Id[];
  /** The same unknown badge is on record since a moment ago. */
  tappedLately(keyedHash: string): boolean;
  childrenOf(person: Id): readonly { readonly id: Id; readonly initials: string | null }[];

  visit(visit: Id): Visit | null;
  /** Milliseconds since the visit began: measured in this run of the station, by the wall clock over a restart. */
  sinceStarted(visit: Visit): number;
  openVisits(): readonly Visit[];
  openVisitOf(person: Id): Visit | null;
  openVisitByPass(code: string): Visit | null;
  /** Those of which nobody knows whether they hold anything come late, those that are kept as evidence last. */
  openDepositsOf(visit: Id): readonly Deposit[];
  openDeposits(): readonly Deposit[];
  unfinishedMovements(): readonly Movement[];
  openAuthorisations(): readonly Authorisation[];
  /** What was used under an arrangement, ended or not. */
  usesUnder(arrangement: Id): readonly Authorisation[];
  openExceptions(): readonly Exception[];
  /** All arrangements on record, those that are over included. */
  arrangements(): readonly Arrangement[];
  /** The open visits that go by an arrangement. */
  arrangementUses(): readonly ArrangementUse[];
  acceptancesOf(arrangement: Id): readonly ArrangementAcceptance[];
  /** When this version of the wording was last accepted by the person; null if never. */
  /** The last acceptance of a wording or agreement (`policy/id`) by somebody on record. */
  lastAccepted(person: Id, wording: string): { readonly version: string; readonly at: EpochMs } | null;
  /** Whether the exact words behind a hash are on record. */
  isWordingKept(hash: string): boolean;
  wordingsKept(): readonly KeptWording[];
  /** Earlier visits of the same person, or of a walk-in of the same type and name, within the last year. */
  earlierVisits(who: Newcomer): readonly Visit[];
  acknowledgementsOf(visit: Id): readonly Acknowledgement[];
  /** Agreements that a manager asked somebody for and nobody gave up. */
  agreementsAskedFor(): readonly AskedAgreement[];
  policyReviews(): readonly PolicyReview[];
  /** Reported breaches and concerns, closed ones included; incidents/reach.ts says who may read which. */
  incidents(): readonly Incident[];
  /** Devices that are kept against their owners now (SETTINGS E14). */
  holds(): readonly EvidenceHold[];
  /** Null where the deposit is not kept. */
  holdOf(deposit: Id): EvidenceHold | null;
  lastIncidentNumber(): number;
  reviewMeetings(): readonly ReviewMeeting[];
  acceptedAt(person: Id, wording: string, version: string): EpochMs | null;
  /** Whether the version in force is signed by the person and its renewal is not yet due. */
  hasSigned(person: Id, agreement: string): boolean;
  devicesOf(visit: Id): readonly DeclaredDevice[];
  /** The register of the setting's own devices, retired ones included. */
  settingDevices(): readonly SettingDevice[];
  /** The setting's own devices that are out, the one that is due first at the top. */
  issuedDevices(): readonly SettingDeviceIssue[];
  deviceIssue(issue: Id): SettingDeviceIssue | null;
  lastIssueOf(device: Id): SettingDeviceIssue | null;
  devicesIssuedSince(at: EpochMs): readonly SettingDeviceIssue[];
  /** Not withdrawn; those whose time is over are among them. */
  personalUses(): readonly PersonalUse[];
  /** The setting's day now: ends at the policy's hour, not at midnight. */
  readonly day: string;
  /** What has been accepted by name for a day that is not in balance. */
  differencesAccepted(day: string): readonly { readonly what: string; readonly count: number; readonly by: Id }[];
  outOfOrder(): readonly number[];
  activeManagers(): number;
  /** `10:42` in the setting's time zone. */
  timeOf(at: EpochMs): string;
  /** ISO date in the setting's time zone. */
  dateOf(at: EpochMs): string;
  /** The moment of a day (`2026-12-01`) and a time (`09:30`) in the setting's time zone. */
  momentOf(day: string, time: string): EpochMs;
}

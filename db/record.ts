import type { Clock, EpochMs } from '../main/domain/clock.ts';
import type { DeclaredDevice } from '../main/domain/devices.ts';
import type { Id, PersonType, Role } from '../main/domain/people.ts';
import type { AuditEvent, EventKind } from '../main/domain/record/audit-event.ts';
import type { Entry } from '../main/domain/record/entry.ts';
import type { EvidenceHold } from '../main/domain/record/evidence-state.ts';
import type { Incident, ReviewMeeting } from '../main/domain/record/incident-state.ts';
import type { TimeUp } from '../main/domain/record/retention.ts';
import type { PersonalUse, SettingDevice, SettingDeviceIssue } from '../main/domain/record/setting-device-state.ts';
import type {
  AcceptedDifference,
  Acknowledgement,
  Arrangement,
  ArrangementAcceptance,
  ArrangementUse,
  AskedAgreement,
  Authorisation,
  Child,
  Compartment,
  Credential,
  CredentialKind,
  DayExport,
  Deposit,
  Exception,
  KeptWording,
  Movement,
  Person,
  Pin,
  PinAttempts,
  PolicyInForce,
  PolicyReview,
  SealedDay,
  Setting,
  StationRun,
  Visit,
} from '../main/domain/record/state.ts';
import type { Result } from '../main/domain/result.ts';

/** Made at set-up, never in the file they protect (DESIGN.md, rulings, `Data and keys`). */
export interface RecordKeys {
  /** Names this set of keys in every row it sealed. */
  readonly keyId: string;
  /** 32 bytes: HMAC over each entry's hash. */
  readonly audit: Buffer;
  /** 32 bytes: AES-256-GCM over personal fields. */
  readonly personal: Buffer;
  /** Ed25519, PKCS#8 PEM. */
  readonly checkpointPrivateKeyPem: string;
}

/**
 * - `record-newer`: written by a newer version of the program; `detail.found`, `detail.known` are the schema versions
 * - `record-damaged`: not a readable database, or its last entry does not check
 * - `record-unreadable`: missing folder, no permission, or some other program's database
 * - `record-read-only`, `record-busy` (5 s), `record-full`: as said by the file system
 * - `record-wrong-keys`: these keys did not make this kiosk's last entry
 * - `record-demonstration-differs`: a demonstration record opened as a real one, or the other way round
 * - `runtime-too-old`: Node-API below 10 and no `nativeBinding`; checked before the file is touched
 */
export type OpenFailure =
  | 'record-newer'
  | 'record-damaged'
  | 'record-unreadable'
  | 'record-read-only'
  | 'record-busy'
  | 'record-full'
  | 'record-wrong-keys'
  | 'record-demonstration-differs'
  | 'runtime-too-old';

/** `detail.sqlite` is SQLite's own code. */
export type AppendFailure = 'record-full' | 'record-read-only' | 'record-failed';

export interface OpenOptions {
  /** Path, or ':memory:'. A missing file is created whole or not at all. */
  readonly file: string;
  readonly kiosk: string;
  /** Names this run of the station in every entry. */
  readonly boot: string;
  readonly demonstration: boolean;
  readonly keys: RecordKeys;
  readonly clock: Clock;
  /** Path of better_sqlite3.node for runtimes with Node-API below 10. */
  readonly nativeBinding?: string;
  /** For tests; node:crypto otherwise. */
  readonly randomBytes?: (n: number) => Buffer;
}

export interface PeopleRepository {
  byId(id: Id): Person | null;
  /** An active credential if there is one, else the last that was revoked. */
  byCredential(
    kind: CredentialKind,
    keyedHash: string,
  ): { readonly person: Person; readonly credential: Id; readonly active: boolean } | null;
  /**
   * Active people one of whose names starts with `letters`, whatever the case and accents; at most six, none for no
   * letters. An empty `personTypes` means all.
   */
  search(letters: string, personTypes: readonly PersonType[]): readonly Person[];
  /** Active people only. */
  withRole(role: Role): readonly Person[];
  /** Leavers included. */
  all(): readonly Person[];
  pin(person: Id): Pin | null;
  /** Hashes of the newest `most` PINs, the present one first; without those that were erased. */
  earlierPins(person: Id, most: number): readonly string[];
  pinAttempts(person: Id): PinAttempts;
  credentialsOf(person: Id): readonly Credential[];
  credential(id: Id): Credential | null;
  child(id: Id): Child | null;
  /** Children who have not left. */
  childrenOf(carer: Id): readonly Child[];
  carersOf(child: Id): readonly Person[];
  /** Children who have not left. */
  children(): readonly Child[];
}

export interface VisitsRepository {
  byId(id: Id): Visit | null;
  open(): readonly Visit[];
  openOfPerson(person: Id): Visit | null;
  openByPass(passHash: string): Visit | null;
  lastOfPerson(person: Id): Visit | null;
  devices(visit: Id): readonly DeclaredDevice[];
  /** The last acknowledgement of a wording by a person, over all their visits. */
  acknowledgedVersion(person: Id, wording: string): { readonly version: string; readonly at: EpochMs } | null;
  acknowledgements(visit: Id): readonly Acknowledgement[];
  /** `fromMs` included, `toMs` not. */
  startedBetween(fromMs: EpochMs, toMs: EpochMs): readonly Visit[];
}

export interface DepositsRepository {
  byId(id: Id): Deposit | null;
  open(): readonly Deposit[];
  /** All of them, in order of time. */
  ofVisit(visit: Id): readonly Deposit[];
  /** The open one at that place of this kiosk. */
  atPlace(store: string, place: string): Deposit | null;
}

export interface MovementsRepository {
  byId(id: Id): Movement | null;
  unfinished(): readonly Movement[];
  ofDeposit(deposit: Id): readonly Movement[];
  /** The last one that was intended for this compartment. */
  latestAt(compartment: number): Movement | null;
}

export interface CompartmentsRepository {
  /** Only those that some entry ever mentioned, of this kiosk. */
  all(): readonly Compartment[];
}

export interface AuthorisationsRepository {
  byId(id: Id): Authorisation | null;
  open(): readonly Authorisation[];
  ofVisit(visit: Id): readonly Authorisation[];
  underArrangement(arrangement: Id): readonly Authorisation[];
}

export interface ArrangementsRepository {
  byId(id: Id): Arrangement | null;
  /** All of them, those that are over included, in order of time. */
  all(): readonly Arrangement[];
  acceptances(arrangement: Id): readonly ArrangementAcceptance[];
  /** Of the visits that have not ended. */
  usesNow(): readonly ArrangementUse[];
  usesOf(visit: Id): readonly ArrangementUse[];
}

export interface AgreementsRepository {
  /** Whether the words behind a hash are on record. */
  isKept(hash: string): boolean;
  /** Newest first. */
  wordings(): readonly KeptWording[];
  /** Those that nobody gave up. */
  askedFor(): readonly AskedAgreement[];
  reviews(): readonly PolicyReview[];
}

/** Reported breaches and concerns, with everything that is sealed about them: whom to show which is the domain's to say. */
export interface IncidentsRepository {
  /** All of them, closed ones included, by number. */
  all(): readonly Incident[];
  /** The number of the last one at this kiosk; 0 before the first. */
  lastNumber(): number;
  /** In order of their days. */
  meetings(): readonly ReviewMeeting[];
}

/** Devices that are kept against their owners now. */
export interface EvidenceRepository {
  open(): readonly EvidenceHold[];
}

export interface ExceptionsRepository {
  byId(id: Id): Exception | null;
  open(): readonly Exception[];
  /** Both ends included. */
  raisedBetween(fromSeq: number, toSeq: number): readonly Exception[];
}

/** The setting's own devices. */
export interface SettingDevicesRepository {
  byId(id: Id): SettingDevice | null;
  /** By asset number; retired ones included. */
  all(): readonly SettingDevice[];
  issue(id: Id): SettingDeviceIssue | null;
  /** Devices that are out, the one that is due first at the top. */
  openIssues(): readonly SettingDeviceIssue[];
  lastIssueOf(device: Id): SettingDeviceIssue | null;
  /** In order of time. */
  issuedSince(at: EpochMs): readonly SettingDeviceIssue[];
  personalUse(id: Id): PersonalUse | null;
  /** Not withdrawn; those that have run out are among them. */
  personalUses(): readonly PersonalUse[];
}

/** The entries of this kiosk. */
export interface LogRepository {
  /** `{ seq: 0, hash: GENESIS }` of an empty log. */
  head(): { readonly seq: number; readonly hash: string };
  /** Both ends included. */
  range(fromSeq: number, toSeq: number): readonly Entry[];
  /** The personal fields that are still kept; null when there are none. */
  personalOf(seq: number): Readonly<{ [field: string]: string }> | null;
  /** The newest of a kind, none after `upTo`. */
  lastOf(kind: EventKind, upTo?: number): Entry | null;
  /** The first of a kind after `seq`. */
  nextOf(kind: EventKind, seq: number): Entry | null;
  /** The newest `most` of a kind, newest first. */
  latestOf(kind: EventKind, most: number): readonly Entry[];
  /**
   * Entries of those kinds, newest first: from a moment on, that one included, until another, which is not. Of
   * `station-started` those alone that brought another version of the program than the start before.
   */
  changes(
    kinds: readonly EventKind[],
    span: { readonly from: EpochMs; readonly until: EpochMs; readonly most: number },
  ): readonly Entry[];
  /** How many of a kind from `fromSeq` on, that one included. */
  countOf(kind: EventKind, fromSeq: number): number;
  /** How many entries after `seq`. */
  countSince(seq: number): number;
}

export interface DaysRepository {
  last(): SealedDay | null;
  /** The seal that was recorded before entry `seq`. */
  before(seq: number): SealedDay | null;
  /** In order; a later one may replace an earlier one. */
  byDay(day: string): readonly SealedDay[];
  /** The last export of that day. */
  exported(day: string): DayExport | null;
  differences(day: string): readonly AcceptedDifference[];
}

/** The truth of one kiosk: a log that only grows, and the state that follows from it. */
export interface Record {
  /** The name of this run of the station, as its entries carry it. */
  readonly boot: string;
  /**
   * One transaction. Durable when it returns ok; otherwise nothing at all was written. An event that violates its schema,
   * or that the state does not allow (closing a door that never opened), is a bug and throws, also with nothing written.
   */
  append(events: readonly AuditEvent[]): Result<readonly Entry[], AppendFailure>;
  /** Signs the head and records that. Throws on an empty log. */
  signCheckpoint(): Result<Entry, AppendFailure>;
  /**
   * Removes the sealed text of what ended before each kind's moment, with an entry `personal-erased` for each kind of which there
   * was some, in one transaction. What is open is never touched; the chain stays whole, and `verify` accounts for every field.
   */
  erase(times: readonly TimeUp[]): Result<readonly Entry[], AppendFailure>;
  readonly people: PeopleRepository;
  readonly visits: VisitsRepository;
  readonly deposits: DepositsRepository;
  readonly movements: MovementsRepository;
  readonly compartments: CompartmentsRepository;
  readonly authorisations: AuthorisationsRepository;
  readonly arrangements: ArrangementsRepository;
  readonly agreements: AgreementsRepository;
  readonly incidents: IncidentsRepository;
  readonly evidence: EvidenceRepository;
  readonly exceptions: ExceptionsRepository;
  readonly settingDevices: SettingDevicesRepository;
  readonly log: LogRepository;
  readonly days: DaysRepository;
  policyInForce(): PolicyInForce | null;
  setting(): Setting | null;
  lastRun(): StationRun | null;
  /** SQLite's own quick check and the last 200 entries of the chain. `detail.found` says what is wrong. */
  quickCheck(): Result<{ readonly entries: number; readonly checked: number }, 'record-damaged'>;
  /** A copy in one file while the record stays in use; opened and checked before it gets its name. `detail.why` on failure. */
  backup(toFile: string): Promise<Result<{ readonly bytes: number }, 'backup-failed'>>;
  close(): void;
}

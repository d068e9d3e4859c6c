import type { EpochMs } from '../clock.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { Id, PersonType, Role } from '../people.ts';
import type { ARRANGEMENT_ENDS, ArrangementTerms, ATTENDANCE_PROOFS } from './arrangement-events.ts';
import type { CHILD_DEVICE_FINDS, DoorPurpose, ExceptionKind, Severity, VISIT_ENDS } from './audit-event.ts';

/**
 * What is true now, as the record hands it out. All of it follows from the log (db/projection).
 * Text that tells who somebody is reads `null` once it was erased, and where it was never given.
 */
export interface Person {
  readonly id: Id;
  readonly personType: PersonType;
  readonly roles: readonly Role[];
  readonly worksWithChildren: boolean;
  /** The devices this person brings on an ordinary day; an empty list is an answer. */
  readonly standing: readonly DeclaredDevice[];
  readonly first: string | null;
  readonly last: string | null;
  readonly shownAs: string | null;
  /** False from `person-left` on. */
  readonly active: boolean;
}

export const CREDENTIAL_KINDS = ['badge', 'personal-code', 'family-code'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export interface Credential {
  readonly id: Id;
  readonly person: Id;
  readonly kind: CredentialKind;
  readonly issuedAt: EpochMs;
  readonly revokedAt: EpochMs | null;
  readonly revokedWhy: string | null;
}

export interface Pin {
  /** The argon2id string. */
  readonly pinHash: string;
  readonly setAt: EpochMs;
}

export interface PinAttempts {
  /** Tries since the last accepted or newly set PIN. */
  readonly count: number;
  readonly last: { readonly at: EpochMs; readonly monotonic: number; readonly boot: string } | null;
}

export interface Child {
  readonly id: Id;
  readonly initials: string | null;
  readonly active: boolean;
  readonly lastBrought: {
    readonly what: 'dropping-off' | 'collecting';
    readonly at: EpochMs;
    readonly parent: Id;
  } | null;
}

export type VisitEnd = (typeof VISIT_ENDS)[number];
export const VISIT_STARTS = ['screen', 'badge', 'personal-code', 'family-code', 'manager'] as const;
export type VisitStart = (typeof VISIT_STARTS)[number];

export interface Visit {
  readonly id: Id;
  /** Null for a walk-in, whose names are the visit's own. */
  readonly person: Id | null;
  readonly personType: PersonType;
  readonly startedAt: EpochMs;
  readonly startedSeq: number;
  readonly startedBy: VisitStart;
  readonly endedAt: EpochMs | null;
  readonly endedHow: VisitEnd | null;
  readonly host: Id | null;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly policyHash: string;
  readonly passHash: string | null;
  readonly language: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly organisation: string | null;
  readonly hostWords: string | null;
  /** False until `devices-declared`; tells `nothing carried` from `not asked yet`. */
  readonly declared: boolean;
  readonly otherWord: string | null;
}

/** Intended, handed-over, held, released and unknown are open: the device is, or may be, with the kiosk. */
export const DEPOSIT_STATES = [
  'intended',
  'handed-over',
  'held',
  'released',
  'collected',
  'cancelled',
  'unknown',
] as const;
export type DepositState = (typeof DEPOSIT_STATES)[number];

export interface Deposit {
  readonly id: Id;
  /** Null for what was put away for a child. */
  readonly visit: Id | null;
  readonly child: ChildOwner | null;
  readonly store: string;
  readonly place: string;
  readonly kind: 'locker' | 'manual';
  readonly state: DepositState;
  readonly devices: readonly DeclaredDevice[];
  readonly intendedAt: EpochMs;
  /** When `state` was entered. */
  readonly since: EpochMs;
  readonly confirmedBy: Id | null;
  readonly collectedBy: 'owner' | 'adult-for-child' | 'manager' | null;
  /** Which adult, of a child's device that was collected, and which member of staff gave it to them. */
  readonly adult: { readonly person: Id | null; readonly name: string | null; readonly givenBy: Id | null } | null;
  /** What its owner said of it; null where nothing was said. */
  readonly condition: { readonly damaged: boolean; readonly words: string | null } | null;
}

/** A child in whose stead a member of staff put something away. `id`: null for one who is in no list. */
export interface ChildOwner {
  readonly id: Id | null;
  readonly initials: string | null;
  readonly how: (typeof CHILD_DEVICE_FINDS)[number];
  readonly by: Id;
}

/** Intended and opened are unfinished: the door may be open. */
export const MOVEMENT_STATES = ['intended', 'opened', 'closed', 'did-not-open', 'unknown'] as const;
export type MovementState = (typeof MOVEMENT_STATES)[number];

export interface Movement {
  readonly id: Id;
  readonly compartment: number;
  readonly purpose: DoorPurpose;
  readonly visit: Id | null;
  readonly deposit: Id | null;
  readonly by: Id | null;
  readonly state: MovementState;
  readonly intendedAt: EpochMs;
  readonly since: EpochMs;
  /** `why` of a door that did not open. */
  readonly why: string | null;
  readonly attended: boolean | null;
  readonly reason: string | null;
}

export interface Compartment {
  readonly compartment: number;
  /** Why it is out of order; null when in order. */
  readonly outOfOrder: string | null;
}

export interface Authorisation {
  readonly id: Id;
  readonly kind: string;
  readonly visit: Id;
  readonly deposit: Id | null;
  readonly reason: string;
  readonly words: string | null;
  /** The one that a lone worker works for. */
  readonly organisation: string | null;
  readonly place: string;
  readonly from: EpochMs;
  /** Null: until the person is back. */
  readonly until: EpochMs | null;
  readonly grantedAt: EpochMs;
  /** Null where nobody's word was needed. */
  readonly grantedBy: Id | null;
  readonly role: Role | null;
  readonly childFree: boolean;
  /** The arrangement that it follows from. */
  readonly arrangement: Id | null;
  /** Minutes between the check-ins of a lone worker; null for everybody else. */
  readonly checkInMinutes: number | null;
  /** Minutes for which a device is given out at each check-in. */
  readonly releaseMinutes: number | null;
  readonly checkedInAt: EpochMs | null;
  readonly releasedAt: EpochMs | null;
  readonly returnedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly endedWhy: 'returned' | 'withdrawn' | 'left-site' | null;
}

/** A standing permission. Its standing on a day is computed (arrangements/standing.ts), never stored. */
export interface Arrangement {
  readonly id: Id;
  /** Null once the sealed terms were erased. */
  readonly terms: ArrangementTerms | null;
  readonly firstDay: string;
  /** The last day on which it is valid; null where it goes on until somebody ends it. */
  readonly lastDay: string | null;
  readonly reviewOn: string | null;
  readonly approvedBy: Id;
  /** The role in which it was approved. */
  readonly role: Role;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly madeAt: EpochMs;
  readonly reviewedAt: EpochMs | null;
  readonly reviewedBy: Id | null;
  readonly endedAt: EpochMs | null;
  readonly endedWhy: (typeof ARRANGEMENT_ENDS)[number] | null;
  readonly endedBy: Id | null;
  readonly words: ArrangementWords;
}

/** What was written down with it; a part reads null once it was erased, and where it was never given. */
export interface ArrangementWords {
  readonly title: string | null;
  readonly organisation: string | null;
  readonly destination: string | null;
  readonly document: string | null;
  readonly advice: string | null;
  readonly decision: string | null;
  readonly boundaries: string | null;
  readonly signature: string | null;
  readonly riskReference: string | null;
  readonly riskAuthor: string | null;
  readonly childInitials: string | null;
}

export interface ArrangementAcceptance {
  readonly arrangement: Id;
  readonly visit: Id | null;
  readonly person: Id | null;
  readonly textHash: string;
  readonly language: string;
  readonly at: EpochMs;
}

export interface Attendance {
  readonly person: Id;
  readonly how: (typeof ATTENDANCE_PROOFS)[number];
  /** The entry in which it was said. */
  readonly seq: number;
}

/** A visit that goes by an arrangement, and who of the staff has said that they attend. */
export interface ArrangementUse {
  readonly arrangement: Id;
  readonly visit: Id;
  readonly since: EpochMs;
  readonly attending: readonly Attendance[];
}

/** The exact words that somebody accepted, by their hash. */
export interface KeptWording {
  readonly hash: string;
  /** `policy/wording` or `policy/agreement`. */
  readonly wording: string;
  readonly version: string;
  readonly language: string;
  readonly sentences: readonly string[];
  readonly text: string;
  readonly keptAt: EpochMs;
}

/** An agreement that a manager asked one person for. */
export interface AskedAgreement {
  readonly person: Id;
  readonly agreement: string;
  readonly by: Id;
  readonly riskAssessedOn: string | null;
  readonly riskReference: string | null;
  readonly riskAuthor: string | null;
  readonly at: EpochMs;
}

export interface PolicyReview {
  readonly policyId: string;
  readonly version: string;
  readonly on: string;
  readonly next: string;
  readonly early: boolean;
  readonly by: Id;
  readonly role: Role;
  readonly words: string | null;
}

export interface Exception {
  readonly id: Id;
  readonly kind: ExceptionKind;
  readonly severity: Severity;
  readonly visit: Id | null;
  readonly deposit: Id | null;
  readonly compartment: number | null;
  readonly authorisation: Id | null;
  readonly person: Id | null;
  readonly detail: string;
  readonly raisedAt: EpochMs;
  readonly raisedSeq: number;
  readonly resolvedAt: EpochMs | null;
  readonly resolvedBy: Id | null;
  readonly resolvedWords: string | null;
}

export interface Acknowledgement {
  readonly visit: Id | null;
  readonly person: Id | null;
  readonly wording: string;
  readonly version: string;
  readonly wordingHash: string;
  readonly language: string;
  readonly shownMs: number;
  readonly signed: boolean;
  readonly at: EpochMs;
  /** The entry whose personal field `signature` holds the drawing. */
  readonly seq: number;
}

export interface SealedDay {
  /** ISO date of the setting's day. */
  readonly day: string;
  readonly seq: number;
  readonly closedAt: EpochMs;
  readonly by: Id | null;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly closingHash: string;
  readonly replaces: string | null;
}

export interface DayExport {
  readonly day: string;
  readonly at: EpochMs;
  readonly folder: string;
  readonly files: number;
  readonly manifestHash: string;
}

export interface AcceptedDifference {
  readonly day: string;
  readonly what: string;
  readonly count: number;
  readonly by: Id;
  readonly at: EpochMs;
  readonly words: string | null;
}

export interface PolicyInForce {
  readonly policyId: string;
  readonly version: string;
  readonly hash: string;
}

export interface Setting {
  readonly settingName: string;
  readonly telephone: string;
  readonly timeZone: string;
  readonly hardware: 'real' | 'pretend' | 'none';
}

export interface StationRun {
  readonly boot: string;
  readonly startedAt: EpochMs;
  readonly programVersion: string;
  /** Null while running, and for ever after an unexpected stop. */
  readonly stoppedAt: EpochMs | null;
}

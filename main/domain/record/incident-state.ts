import type { EpochMs } from '../clock.ts';
import type { Id, Role } from '../people.ts';

/** What an entry under an incident is; the report itself is none. */
export const INCIDENT_ENTRIES = [
  'added',
  'noted',
  'advice',
  'action-added',
  'action-given',
  'action-done',
  'outcome',
  'seen',
  'closed',
] as const;
export type IncidentEntryKind = (typeof INCIDENT_ENTRIES)[number];

export interface IncidentEntry {
  readonly what: IncidentEntryKind;
  readonly at: EpochMs;
  /** Null: the reporter. */
  readonly by: Id | null;
  readonly role: Role | null;
  /** The day of an advice or outcome. */
  readonly on: string | null;
  /** What was written down with it, by field; a part is missing once it was erased, and where it was never given. */
  readonly words: Readonly<{ [field: string]: string | undefined }>;
}

export interface IncidentAction {
  readonly id: Id;
  readonly what: string | null;
  readonly owner: Id | null;
  readonly due: string;
  readonly doneAt: EpochMs | null;
  readonly doneBy: Id | null;
}

/** A reported breach or concern as it stands. What is sealed reads null once it was erased. */
export interface Incident {
  readonly id: Id;
  readonly number: number;
  readonly kind: string | null;
  readonly policyId: string;
  readonly seenOn: string | null;
  readonly seenAt: string | null;
  readonly reportedAt: EpochMs;
  /** Who reported it: somebody on record, or a walk-in by their visit. */
  readonly reporter: Id | null;
  readonly visit: Id | null;
  /** Whom it is about, of those who work here. */
  readonly about: readonly Id[];
  /** What was said when it was reported; later words are entries. */
  readonly words: string | null;
  readonly childInitials: string | null;
  readonly device: string | null;
  readonly evidence: string | null;
  readonly parentsOn: string | null;
  /** When somebody first did something about it (SETTINGS B14); having seen it does not count. */
  readonly actedAt: EpochMs | null;
  readonly closedAt: EpochMs | null;
  readonly entries: readonly IncidentEntry[];
  readonly actions: readonly IncidentAction[];
}

export interface ReviewMeeting {
  readonly id: Id;
  readonly on: string;
  readonly incidents: readonly Id[];
  readonly by: Id;
  readonly role: Role;
  readonly who: string | null;
  readonly decisions: string | null;
}

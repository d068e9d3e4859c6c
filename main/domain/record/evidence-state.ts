import type { EpochMs } from '../clock.ts';
import type { Id, Role } from '../people.ts';

/** One person's step about a device that is kept. The words read null once they were erased, and where none were given. */
export interface EvidenceStep {
  readonly at: EpochMs;
  readonly by: Id;
  readonly role: Role;
  readonly words: string | null;
}

/** A deposit that is kept against its owner (SETTINGS E14), until two people let it go. */
export interface EvidenceHold {
  readonly id: Id;
  readonly deposit: Id;
  /** The incident it is kept for. */
  readonly incident: Id | null;
  readonly proposed: EvidenceStep;
  /** The second person; null until then. */
  readonly confirmed: EvidenceStep | null;
  /** Somebody has said that it may go; it counts with a second person on the same day. */
  readonly release: EvidenceStep | null;
}

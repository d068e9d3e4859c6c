import { z } from 'zod';
import { DeclaredDevices, DeviceKind } from '../devices.ts';
import { Id, Role } from '../people.ts';
import { Day, event, Hash, Language, Short, Text, Word } from './event-terms.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What was agreed, for whom and under which conditions. */
export const ArrangementTerms = z.strictObject({
  /** As in the policy file. */
  kind: Word,
  /** Nobody by name where it is for whoever the kind is for (a special event). */
  people: z.array(Id).max(60),
  devices: z.array(DeviceKind).max(20),
  places: z.array(Word).max(20),
  /** From when to when on each of its days, in the setting's time zone; null where the whole day counts. */
  hours: z.strictObject({ from: TimeOfDay, until: TimeOfDay }).nullable(),
  /** What the approver confirmed, by the ids of the policy. */
  confirmations: z.array(Word).max(20),
  childStart: Day.nullable(),
  riskAssessedOn: Day.nullable(),
  checkInMinutes: z.int().min(1).max(480).nullable(),
});
export type ArrangementTerms = z.infer<typeof ArrangementTerms>;

export const ARRANGEMENT_ENDS = ['withdrawn', 'replaced', 'no-longer-needed'] as const;
export const ATTENDANCE_PROOFS = ['badge', 'personal-code'] as const;

/**
 * Standing permissions. The terms stand in the open, or sealed as one personal field (`terms`, JSON) where the policy says who
 * alone may read them: then neither the log nor an export tells whom it is about (SETTINGS A19, E23).
 */
export const ARRANGEMENT_EVENTS = {
  'arrangement-made': event(
    z.strictObject({
      arrangement: Id,
      terms: ArrangementTerms.nullable(),
      firstDay: Day,
      lastDay: Day.nullable(),
      reviewOn: Day.nullable(),
      approvedBy: Id,
      role: Role,
      policyId: Word,
      policyVersion: Short,
    }),
    z.strictObject({
      terms: z.string().max(8000).optional(),
      title: Short.optional(),
      organisation: Short.optional(),
      destination: Short.optional(),
      document: Text.optional(),
      advice: Text.optional(),
      decision: Text.optional(),
      boundaries: Text.optional(),
      signature: z.string().max(200_000).optional(),
      riskReference: Short.optional(),
      riskAuthor: Short.optional(),
      childInitials: Short.optional(),
    }),
  ),
  'arrangement-reviewed': event(
    z.strictObject({ arrangement: Id, nextReview: Day.nullable(), by: Id, role: Role }),
    z.strictObject({ words: Text.optional() }),
  ),
  'arrangement-ended': event(
    z.strictObject({ arrangement: Id, why: z.enum(ARRANGEMENT_ENDS), by: Id, role: Role }),
    z.strictObject({ words: Text.optional() }),
  ),
  /** By a visit, or by somebody on record without one (a parent who drops off on the day of an event). */
  'arrangement-conditions-accepted': event(
    z.strictObject({
      arrangement: Id,
      visit: Id.nullable(),
      person: Id.nullable(),
      conditions: z.array(Word).min(1).max(20),
      textHash: Hash,
      language: Language,
    }),
  ),
  /** The visit goes by the arrangement: these devices stay with the person. */
  'arrangement-used': event(z.strictObject({ arrangement: Id, visit: Id, devices: DeclaredDevices })),
  /** A signed-in member of staff says that they attend (SETTINGS A7). */
  'attendance-confirmed': event(
    z.strictObject({ arrangement: Id, visit: Id, person: Id, how: z.enum(ATTENDANCE_PROOFS) }),
  ),
} as const;

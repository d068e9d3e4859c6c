import { z } from 'zod';
import { Id, Role } from '../people.ts';
import { Day, event, Short, Text, Word } from './event-terms.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a report can hold besides its kind. All of it may tell whom it is about, so all of it is sealed. */
const told = {
  /** Ids of the people who work here and whom it is about, in JSON. */
  about: z.string().max(2000).optional(),
  words: Text.optional(),
  childInitials: Short.optional(),
  device: Word.optional(),
  evidence: Text.optional(),
  parentsOn: Day.optional(),
};

/** Who works on it, and in which role (SETTINGS E28). */
const worked = { incident: Id, by: Id, role: Role };

/**
 * Reported breaches and concerns. The facts say that there is one, its number and who worked on it when; what it is, who
 * reported it and whom it is about are sealed, so neither the log nor an export tells (SETTINGS C18, E25).
 */
export const INCIDENT_EVENTS = {
  /** `number`: one more than the last of this kiosk, so that a missing one is seen (SETTINGS D2). */
  'incident-reported': event(
    z.strictObject({
      incident: Id,
      number: z.int().min(1),
      policyId: Word,
      policyVersion: Short,
      /** When it was seen (SETTINGS B14); null where nobody said. */
      seenOn: Day.nullable(),
      seenAt: TimeOfDay.nullable(),
    }),
    z.strictObject({ ...told, kind: Word, reporter: Id.optional(), visit: Id.optional() }),
  ),
  /** By the reporter, who stays sealed, or by somebody who works on it. What is said later counts; `about` only grows. */
  'incident-added-to': event(
    z.strictObject({ incident: Id, by: Id.nullable(), role: Role.nullable() }),
    z.strictObject(told),
  ),
  'incident-noted': event(z.strictObject(worked), z.strictObject({ words: Text })),
  /** Who asked whom, when, and what the answer was (SETTINGS E26). */
  'incident-advice-sought': event(
    z.strictObject({ ...worked, on: Day }),
    z.strictObject({ who: Short, from: Short, answer: Text.optional() }),
  ),
  'incident-action-added': event(
    z.strictObject({ ...worked, action: Id, owner: Id.nullable(), due: Day }),
    z.strictObject({ what: Text }),
  ),
  'incident-action-given': event(z.strictObject({ ...worked, action: Id, owner: Id, due: Day })),
  'incident-action-done': event(z.strictObject({ ...worked, action: Id }), z.strictObject({ words: Text.optional() })),
  'incident-outcome-entered': event(
    z.strictObject({ ...worked, on: Day }),
    z.strictObject({ outcome: Word, reference: Short.optional() }),
  ),
  'incident-seen': event(z.strictObject(worked)),
  'incident-closed': event(
    z.strictObject(worked),
    z.strictObject({ debrief: Text.optional(), lessons: Text.optional() }),
  ),
  /** SETTINGS D2: incidents looked at with the chairperson. */
  'review-meeting-held': event(
    z.strictObject({ meeting: Id, on: Day, incidents: z.array(Id).max(60), by: Id, role: Role }),
    z.strictObject({ who: Text, decisions: Text }),
  ),
} as const;

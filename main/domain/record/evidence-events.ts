import { z } from 'zod';
import { Id, Role } from '../people.ts';
import { event, Text } from './event-terms.ts';

/** Who did it, and in which role. */
const step = { hold: Id, deposit: Id, by: Id, role: Role };

/** The second person who made it count; `by` and `role` are the first one's. */
const confirmed = z.strictObject({ ...step, second: Id, secondRole: Role });

const words = z.strictObject({ words: Text.optional() });

/**
 * A device that is kept against its owner (SETTINGS E14). The facts say which deposit and who decided; why, and the incident
 * that it belongs to, are sealed: beside the deposit's owner they would tell whom a report is about (SETTINGS C18, E25).
 */
export const EVIDENCE_EVENTS = {
  /** It is kept from here on; without a second person before the day ends it lapses. */
  'evidence-hold-proposed': event(z.strictObject(step), z.strictObject({ words: Text, incident: Id.optional() })),
  'evidence-held': event(confirmed, words),
  'evidence-hold-lapsed': event(z.strictObject({ hold: Id, deposit: Id })),
  /** It stays kept until the second person has confirmed. */
  'evidence-release-proposed': event(z.strictObject(step), z.strictObject({ words: Text })),
  'evidence-hold-released': event(confirmed, words),
} as const;

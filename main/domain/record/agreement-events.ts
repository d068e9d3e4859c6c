import { z } from 'zod';
import { Id, Role } from '../people.ts';
import { Day, event, Hash, Language, Short, Text, Word } from './event-terms.ts';

/** `policy/wording` or `policy/agreement`: two policies may call different words by one name. */
export const WordingKey = z.string().regex(/^([a-z0-9-]{1,60}\/)?[a-z0-9-]{1,60}$/);

/** What was read and accepted, word for word; who runs an account for the setting; when the policy was looked at. */
export const AGREEMENT_EVENTS = {
  /** The exact words behind a hash, kept once, before the first acceptance that quotes it. */
  'wording-kept': event(
    z.strictObject({
      hash: Hash,
      wording: WordingKey,
      version: Short,
      language: Language,
      /** The sentences with their pictures left out, then the whole text. */
      sentences: z.array(z.string().max(1000)).max(20),
      text: z.string().max(40_000),
    }),
  ),
  /** An agreement that is signed only by whom a manager asks (SETTINGS E27); approval and risk assessment come first. */
  'agreement-asked-for': event(
    z.strictObject({ person: Id, agreement: Word, by: Id, role: Role, riskAssessedOn: Day.nullable() }),
    z.strictObject({ riskReference: Short.optional(), riskAuthor: Short.optional() }),
  ),
  'agreement-given-up': event(z.strictObject({ person: Id, agreement: Word, by: Id })),
  /** The policy was looked at again (SETTINGS A15, B11, E15). `early`: before its date, and `words` say why. */
  'policy-reviewed': event(
    z.strictObject({
      policyId: Word,
      version: Short,
      on: Day,
      next: Day,
      early: z.boolean(),
      by: Id,
      role: Role,
    }),
    z.strictObject({ words: Text }),
  ),
} as const;

import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { Arrangement } from '../record/state.ts';
import { kindOf } from './readers.ts';

/** The conditions as somebody reads them; the exact words are kept by their hash. */
export interface Conditions {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  readonly language: string;
  readonly hash: string;
}

type Reading = Pick<Facts, 'policy' | 'language' | 'hashOf'>;

export function conditionsOf(kind: string, facts: Reading, language: string = facts.language): Conditions {
  const conditions = kindOf(kind, facts.policy)?.conditions ?? [];
  const texts = conditions.map(({ text }) => inLanguage(text, language));
  return {
    ids: conditions.map(({ id }) => id),
    texts,
    language,
    hash: facts.hashOf(JSON.stringify([kind, language, texts])),
  };
}

/**
 * Whether this person has accepted the conditions in the words that hold now, in whatever language. A walk-in is known by a
 * name only and accepts them at every visit.
 */
export function hasAccepted(
  { id, terms }: Arrangement,
  person: Id | null,
  facts: Reading & Pick<Facts, 'acceptancesOf'>,
): boolean {
  if (terms === null || person === null) return false;
  return facts
    .acceptancesOf(id)
    .some(
      (accepted) =>
        accepted.person === person && accepted.textHash === conditionsOf(terms.kind, facts, accepted.language).hash,
    );
}

import type { PersonType } from '../people.ts';
import type { Policy } from './policy.ts';
import type { LanguageCode, Picture, RuleId } from './terms.ts';
import { closest, isFor } from './who.ts';

type Words = { readonly en: string; readonly [language: string]: string };

/** The words in a language, or in English where the policy file has none. */
export function inLanguage(words: Words, language: LanguageCode): string {
  return Object.hasOwn(words, language) ? (words[language] ?? words.en) : words.en;
}

export interface ShownSentence {
  readonly picture: Picture;
  readonly text: string;
  readonly rule: RuleId;
}

/** What a person reads and accepts, in one language from first to last: half a rule in each would be nobody's language. */
export interface ShownWording {
  readonly id: string;
  readonly version: number;
  /** The language it is in: the one asked for, or `en`. */
  readonly language: LanguageCode;
  /** False when the language asked for lacks any part, so that everything is in English. */
  readonly complete: boolean;
  /** At most five sentences, then what may follow when the rules are broken, where the policy says so of these people. */
  readonly sentences: readonly ShownSentence[];
  readonly fullText: string;
  readonly signature: boolean;
}

/**
 * The rules in the words for one person type. Throws when the policy has none, which loading a policy rules out.
 * For somebody off duty pass the type that they sign in as (`signsInAs`).
 */
export function wordingFor(policy: Policy, personType: PersonType, language: LanguageCode): ShownWording {
  const id = wordingIdFor(policy, personType);
  const wording = policy.wordings[id];
  if (wording === undefined) throw new Error(`Policy ${policy.id} has no wording ${id}`);
  const { sentences, consequences, fullText } = wording;
  const complete =
    [...sentences, ...consequences].every((one) => Object.hasOwn(one.text, language)) &&
    Object.hasOwn(fullText, language);
  const shownIn = complete ? language : 'en';
  return {
    id,
    version: wording.version,
    language: shownIn,
    complete,
    sentences: [
      ...sentences.map(({ picture, text, rule }) => ({ picture, text: inLanguage(text, shownIn), rule })),
      ...consequences.map(({ text, rule }) => ({
        picture: 'consequence' as const,
        text: inLanguage(text, shownIn),
        rule,
      })),
    ],
    fullText: inLanguage(fullText, shownIn),
    signature: wording.signature,
  };
}

export function wordingIdFor(policy: Policy, personType: PersonType): string {
  const named = Object.entries(policy.wordings).map(([id, wording]) => ({ id, for: wording.for }));
  const [found] = closest(named, personType, policy.groups);
  if (found === undefined) throw new Error(`Policy ${policy.id} has no wording for ${personType}`);
  return found.id;
}

/** Milliseconds that the rules stay on screen before they can be agreed to. */
export function minimumReadMs(policy: Policy): number {
  return policy.reading.minimumSeconds * 1000;
}

/** The one-line reminder at this moment, or null. For parents, signing in is dropping off and signing out is collecting. */
export function reminderFor(
  policy: Policy,
  personType: PersonType,
  moment: 'sign-in' | 'sign-out',
  language: LanguageCode,
): string | null {
  const now = policy.reminders.filter((reminder) => reminder.moments.includes(moment));
  const [found] = closest(now, personType, policy.groups);
  return found === undefined ? null : inLanguage(found.text, language);
}

/** The sign of the idle screen in one language. */
export function signFor(
  policy: Policy,
  language: LanguageCode,
): { readonly title: string; readonly lines: readonly string[] } {
  return {
    title: inLanguage(policy.sign.title, language),
    lines: policy.sign.lines.map((line) => inLanguage(line, language)),
  };
}

/** The agreements that a person type is asked to sign at a given moment, by id. */
export function agreementsFor(
  policy: Policy,
  personType: PersonType,
  asked: 'at-sign-in' | 'at-induction' | 'regular-visitor' | 'on-request',
): readonly string[] {
  return Object.entries(policy.agreements)
    .filter(([, agreement]) => agreement.asked === asked && isFor(agreement.for, personType, policy.groups))
    .map(([id]) => id);
}

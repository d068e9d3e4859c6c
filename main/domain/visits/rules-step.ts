import { isRenewalDue } from '../agreements/renewal.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import type { Id, PersonType } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import { minimumReadMs, type ShownWording, wordingFor } from '../policy/requirements.ts';
import type { AuditEvent } from '../record/audit-event.ts';

/** The rules on screen, with how long they have been there: exact wording and language are kept by hash. */
export interface RulesStep {
  /** By the monotonic clock. */
  readonly shownAt: number;
  readonly showFull: boolean;
  readonly problem: 'read-first' | 'sign-first' | null;
}

export interface Accepted {
  readonly shown: ShownWording;
  readonly shownMs: number;
  /** The strokes as JSON, where the wording asks for a signature. */
  readonly signature: string | undefined;
}

/** The most that the record keeps of one drawing, in characters: minutes of scribbling. More is no signature. */
export const LONGEST_SIGNATURE = 200_000;

export function showRules(facts: Facts): RulesStep {
  return { shownAt: facts.monotonic, showFull: false, problem: null };
}

interface Read {
  readonly step: RulesStep;
  readonly accepted: Accepted | null;
}

export function advanceRules(step: RulesStep, happening: Happening, personType: PersonType, facts: Facts): Read {
  return advanceReading(step, happening, wordingFor(facts.policy, personType, facts.language), facts);
}

/** Reading whatever is accepted: the rules of a person type, or an agreement. */
export function advanceReading(step: RulesStep, happening: Happening, shown: ShownWording, facts: Facts): Read {
  if (happening.happened === 'show-full-rules') return { step: { ...step, showFull: happening.show }, accepted: null };
  // Nobody has read the words of this language yet (A2).
  if (happening.happened === 'language-changed')
    return { step: { ...step, shownAt: facts.monotonic, problem: null }, accepted: null };
  if (happening.happened !== 'agree-rules') return { step, accepted: null };
  const shownMs = Math.round(facts.monotonic - step.shownAt);
  const signature = happening.signature === undefined ? undefined : JSON.stringify(happening.signature);
  if (shownMs < minimumReadMs(facts.policy)) return { step: { ...step, problem: 'read-first' }, accepted: null };
  const signed = signature !== undefined && signature.length <= LONGEST_SIGNATURE;
  if ((shown.signature || signature !== undefined) && !signed)
    return { step: { ...step, problem: 'sign-first' }, accepted: null };
  return { step, accepted: { shown, shownMs, signature } };
}

/**
 * The name under which an acceptance is kept. A setting that changes to another policy asks again, although both may call
 * their words `staff-rules` and both be at version 1.
 */
export function wordingKey(policy: Pick<Policy, 'id'>, shown: Pick<ShownWording, 'id'>): string {
  return `${policy.id}/${shown.id}`;
}

/** Asked again only when the version changes or the renewal falls due (SETTINGS A2, A21). */
export function mustAccept(person: Id | null, personType: PersonType, facts: Facts): boolean {
  const shown = wordingFor(facts.policy, personType, facts.language);
  const wording = facts.policy.wordings[shown.id];
  if (person === null || wording === undefined || wording.asked === 'every-visit') return true;
  const accepted = facts.acceptedAt(person, wordingKey(facts.policy, shown), String(shown.version));
  if (accepted === null) return true;
  return isRenewalDue(accepted, wording.renewAfterMonths, facts.now);
}

/** The acceptance, after the exact words that it quotes by their hash, where they are not on record yet. */
export function acknowledged(
  accepted: Accepted,
  visit: Id | null,
  person: Id | null,
  facts: Facts,
): readonly AuditEvent[] {
  const { shown, shownMs, signature } = accepted;
  const wordingHash = facts.hashOf(JSON.stringify([shown.sentences, shown.fullText]));
  const wording = wordingKey(facts.policy, shown);
  const version = String(shown.version);
  const acceptance: AuditEvent = {
    kind: 'rules-acknowledged',
    facts: {
      visit,
      person,
      wording,
      version,
      wordingHash,
      language: shown.language,
      shownMs,
      signed: signature !== undefined,
    },
    personal: signature === undefined ? {} : { signature },
  };
  if (facts.isWordingKept(wordingHash)) return [acceptance];
  const { language, fullText } = shown;
  const sentences = shown.sentences.map(({ text }) => text);
  return [
    { kind: 'wording-kept', facts: { hash: wordingHash, wording, version, language, sentences, text: fullText } },
    acceptance,
  ];
}

import type { PersonType } from '../people.ts';
import { listed } from './inconsistency.ts';
import type { Arrangement, Authorisation } from './permissions.ts';
import { authorisationsFor, longestMinutesFor, placesFor, reasonsFor } from './permitted.ts';
import type { Policy } from './policy.ts';
import { inLanguage, placeLabel } from './requirements.ts';
import { amount, kindsInWords, labelsInWords, placesInWords } from './spoken.ts';
import type { RuleId } from './terms.ts';
import { isFor } from './who.ts';

/** Something that can be allowed to a person type. `id` is its path in the file: the same in two files means the same thing. */
export interface Possibility {
  readonly id: string;
  readonly text: string;
  /** Its name and nothing else. */
  readonly name: string;
  /** Its facts one by one, so that two policies can be compared: `places` and `the office`. */
  readonly facts: Readonly<Record<string, string>>;
  readonly rule: RuleId;
}

/** What can be allowed to a person type beside what they must do, and what they may do by themselves. */
export function possibilitiesFor(personType: PersonType, policy: Policy, language = 'en'): readonly Possibility[] {
  const made: Possibility[] = [];
  const add = (id: string, name: string, facts: Record<string, string | null>, rule: RuleId): void => {
    const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null);
    const text = `${name}: ${known.map(([fact, value]) => (value === '' ? fact : `${fact}: ${value}`)).join('; ')}.`;
    made.push({ id, name, text, facts: Object.fromEntries(known), rule });
  };
  for (const id of authorisationsFor(personType, policy)) {
    const kind = policy.authorisations[id];
    if (kind === undefined) continue;
    add(
      `authorisations ${id}`,
      inLanguage(kind.label, language),
      authorisation(personType, policy, id, kind, language),
      kind.rule,
    );
  }
  const { breaks, stepOut } = policy;
  if (breaks !== undefined && isFor(breaks.for, personType, policy.groups)) {
    const reasons = breaks.reasons.filter(({ for: who }) => who === undefined || isFor(who, personType, policy.groups));
    const facts = {
      'let out by the manager': breaks.needsManager ? 'yes' : 'no',
      places: placesInWords(policy, breaks.places, language),
      reasons: labelsInWords(reasons, language),
      'at most': amount(breaks.longestMinutes, 'minute'),
    };
    add('breaks', 'Break', facts, breaks.rule);
  }
  if (stepOut !== undefined && isFor(stepOut.for, personType, policy.groups)) {
    add('stepOut', 'Step out', { places: placeLabel(policy, stepOut.place, language) }, stepOut.rule);
  }
  for (const [id, kind] of Object.entries(policy.arrangements)) {
    if (!isFor(kind.for, personType, policy.groups)) continue;
    add(`arrangements ${id}`, inLanguage(kind.label, language), arrangement(kind, policy, language), kind.rule);
  }
  return made;
}

function authorisation(personType: PersonType, policy: Policy, id: string, kind: Authorisation, language: string) {
  return {
    'granted by': listed(kind.grantedBy),
    about: `${kind.ownership} devices`,
    places: placesInWords(policy, placesFor(personType, policy, id), language),
    reasons: labelsInWords(reasonsFor(personType, policy, id), language),
    'at most': amount(longestMinutesFor(personType, policy, id), 'minute'),
    'check-in every': kind.checkInMinutes === undefined ? null : amount(kind.checkInMinutes, 'minute'),
    'device out for each check-in': kind.releaseMinutes === undefined ? null : amount(kind.releaseMinutes, 'minute'),
    'to be confirmed by who grants it': confirmed(kind.confirmations, language),
  };
}

function arrangement(kind: Arrangement, policy: Policy, language: string) {
  const need = { no: null, optional: 'if there is one', required: 'required' } as const;
  return {
    'arranged with': listed(kind.approvedBy),
    devices: kind.devices.length === 0 ? null : kindsInWords(kind.devices),
    'the person': kind.keeps ? 'keeps the device while it is valid' : null,
    places: kind.places.length === 0 ? null : placesInWords(policy, kind.places, language),
    'attending staff': kind.attendingStaff === 0 ? null : String(kind.attendingStaff),
    'risk assessment': need[kind.riskAssessment],
    organisation: need[kind.organisation],
    'agreed text': need[kind.document],
    'advice and decision': need[kind.advice],
    'last day': need[kind.endDate],
    'reviewed after': kind.reviewAfterDays === undefined ? null : amount(kind.reviewAfterDays, 'day'),
    'announced before': kind.noticeDaysBefore === undefined ? null : amount(kind.noticeDaysBefore, 'day'),
    'check-in every': kind.checkInMinutes === undefined ? null : amount(kind.checkInMinutes, 'minute'),
    'read by': kind.readBy === undefined ? null : listed(kind.readBy),
    'to be confirmed by who approves it': confirmed(kind.confirmations, language),
    'to be accepted by the person': confirmed(kind.conditions, language),
  };
}

function confirmed(sentences: Arrangement['conditions'], language: string): string | null {
  return sentences.length === 0
    ? null
    : sentences.map(({ text, rule }) => `“${inLanguage(text, language)}” (${rule})`).join(' ');
}

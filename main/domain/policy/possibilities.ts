import type { PersonType } from '../people.ts';
import type { Arrangement, Authorisation } from './permissions.ts';
import { authorisationsFor, longestMinutesFor, placesFor, reasonsFor } from './permitted.ts';
import type { Policy } from './policy.ts';
import { inLanguage, placeLabel } from './requirements.ts';
import { amount, kindsInWords, labelsInWords, minutesInWords, placesInWords, rolesInWords } from './spoken.ts';
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
  const add = (...about: Parameters<typeof possibility>): void => {
    made.push(possibility(...about));
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

const NEED = { no: null, optional: 'if there is one', required: 'required' } as const;
const CHILD = { no: null, named: 'named by initials', owner: 'whose device it is, by initials' } as const;

function authorisation(personType: PersonType, policy: Policy, id: string, kind: Authorisation, language: string) {
  return {
    'granted by': rolesInWords(kind.grantedBy, 'any'),
    'while none of them is here': kind.standIns.length === 0 ? null : rolesInWords(kind.standIns, 'any'),
    about: `${kind.ownership} devices`,
    places: placesInWords(policy, placesFor(personType, policy, id), language),
    reasons: labelsInWords(reasonsFor(personType, policy, id), language),
    'at most': minutesInWords(longestMinutesFor(personType, policy, id)),
    organisation: NEED[kind.organisation],
    'check-in every': kind.checkInMinutes === undefined ? null : amount(kind.checkInMinutes, 'minute'),
    'device out for each check-in': kind.releaseMinutes === undefined ? null : amount(kind.releaseMinutes, 'minute'),
    'to be confirmed by who grants it': confirmed(kind.confirmations, language),
  };
}

function arrangement(kind: Arrangement, policy: Policy, language: string) {
  return {
    'arranged with': rolesInWords(kind.approvedBy, 'any'),
    devices: kind.devices.length === 0 ? null : kindsInWords(kind.devices),
    'the person': kind.keeps ? 'keeps the device while it is valid' : null,
    'from the store': kind.released ? 'given out for it and due back when it ends' : null,
    child: CHILD[kind.child],
    people: kind.together ? 'several together' : null,
    destination: NEED[kind.destination],
    hours: NEED[kind.hours],
    places: kind.places.length === 0 ? null : placesInWords(policy, kind.places, language),
    'attending staff': kind.attendingStaff === 0 ? null : String(kind.attendingStaff),
    'risk assessment': NEED[kind.riskAssessment],
    organisation: NEED[kind.organisation],
    'agreed text': NEED[kind.document],
    'advice and decision': NEED[kind.advice],
    'agreed limits, signed': NEED[kind.signedBoundaries],
    'day on which the child starts': NEED[kind.childStart],
    'last day': NEED[kind.endDate],
    'reviewed after': kind.reviewAfterDays === undefined ? null : amount(kind.reviewAfterDays, 'day'),
    'announced before': kind.noticeDaysBefore === undefined ? null : amount(kind.noticeDaysBefore, 'day'),
    'check-in every': kind.checkInMinutes === undefined ? null : amount(kind.checkInMinutes, 'minute'),
    'device out for each check-in': kind.releaseMinutes === undefined ? null : amount(kind.releaseMinutes, 'minute'),
    'read by': kind.readBy === undefined ? null : rolesInWords(kind.readBy),
    'to be confirmed by who approves it': confirmed(kind.confirmations, language),
    'to be accepted by the person': confirmed(kind.conditions, language),
  };
}

/** The arrangements under which a child keeps a device after all. */
export function childPossibilities(policy: Policy, language = 'en'): readonly Possibility[] {
  return policy.childDevices.unless.flatMap((id) => {
    const kind = Object.hasOwn(policy.arrangements, id) ? policy.arrangements[id] : undefined;
    if (kind === undefined) return [];
    const name = inLanguage(kind.label, language);
    return [possibility(`arrangements ${id}`, name, arrangement(kind, policy, language), kind.rule)];
  });
}

function possibility(
  id: string,
  name: string,
  facts: Readonly<Record<string, string | null>>,
  rule: RuleId,
): Possibility {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null);
  const text = `${name}: ${known.map(([fact, value]) => `${fact}: ${value}`).join('; ')}.`;
  return { id, name, text, facts: Object.fromEntries(known), rule };
}

function confirmed(sentences: Arrangement['conditions'], language: string): string | null {
  return sentences.length === 0
    ? null
    : sentences.map(({ text, rule }) => `“${inLanguage(text, language)}” (${rule})`).join(' ');
}

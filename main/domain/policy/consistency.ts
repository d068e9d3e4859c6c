import { DEVICE_KINDS } from '../devices.ts';
import { PERSON_TYPES, type PersonType } from '../people.ts';
import { withoutDecider } from './deciders.ts';
import { closestRules } from './device-answer.ts';
import { RULED_OWNERSHIPS } from './device-rules.ts';
import { type Inconsistency, listed } from './inconsistency.ts';
import { placesFor, reasonsFor } from './permitted.ts';
import type { Policy } from './policy.ts';
import { danglingNames } from './references.ts';
import type { Who } from './terms.ts';
import { BREAK, STEP_OUT } from './uses.ts';
import { closest, isFor } from './who.ts';

export type { Inconsistency } from './inconsistency.ts';

/**
 * Everything in which a well-formed policy contradicts itself or leaves somebody without an answer, all at once.
 * A policy for which this is empty always gives every person type exactly one answer for every device.
 */
export function inconsistencies(policy: Policy): readonly Inconsistency[] {
  return [
    ...danglingNames(policy),
    ...unansweredDevices(policy),
    ...rulesThatTie(policy),
    ...wordingsOf(policy),
    ...remindersOf(policy),
    ...withoutDecider(policy),
    ...permissionsWithoutUse(policy),
    ...reasonsRuledOut(policy),
    ...repeatedNames(policy),
    ...takenNames(policy),
    ...usesToldToAll(policy),
    ...figures(policy),
  ];
}

interface Asked {
  readonly personType: PersonType;
  readonly what: string;
  readonly rules: readonly number[];
}

/** Every question that requirementsFor can be asked about a device, with the positions of the rules that would answer. */
function everyQuestion(policy: Policy): readonly Asked[] {
  return PERSON_TYPES.flatMap((personType) =>
    [true, false].flatMap((worksWithChildren) =>
      DEVICE_KINDS.flatMap((kind) =>
        RULED_OWNERSHIPS.map((ownership) => ({
          personType,
          what: `${ownership} ${kind}`,
          rules: closestRules({ personType, worksWithChildren, kind, ownership }, policy).map((rule) =>
            policy.deviceRules.indexOf(rule),
          ),
        })),
      ),
    ),
  );
}

function unansweredDevices(policy: Policy): Inconsistency[] {
  const missing = new Map<PersonType, Set<string>>();
  for (const { personType, what, rules } of everyQuestion(policy)) {
    if (rules.length > 0) continue;
    missing.set(personType, (missing.get(personType) ?? new Set()).add(what));
  }
  const all = DEVICE_KINDS.length * RULED_OWNERSHIPS.length;
  return [...missing].map(([personType, what]) => ({
    path: ['deviceRules'],
    expected: `a rule for every device of a ${personType}`,
    found: what.size === all ? `no rule for ${personType}` : `no rule for ${personType} with ${listed([...what])}`,
  }));
}

function rulesThatTie(policy: Policy): Inconsistency[] {
  const ties = new Map<string, Inconsistency>();
  for (const { personType, what, rules } of everyQuestion(policy)) {
    const [first, second] = rules;
    if (first === undefined || second === undefined) continue;
    const key = `${first} ${second}`;
    if (ties.has(key)) continue;
    ties.set(key, {
      path: ['deviceRules', second],
      expected: 'one answer for each device',
      found: `this rule and rule ${first + 1} of the list both answer for ${personType} with a ${what}`,
    });
  }
  return [...ties.values()];
}

function wordingsOf(policy: Policy): Inconsistency[] {
  const named = Object.entries(policy.wordings).map(([id, wording]) => ({ id, for: wording.for }));
  return PERSON_TYPES.flatMap((personType): Inconsistency[] => {
    const [first, second] = closest(named, personType, policy.groups);
    if (first === undefined) {
      return [{ path: ['wordings'], expected: `a wording for ${personType}`, found: 'none' }];
    }
    if (second === undefined) return [];
    return [
      {
        path: ['wordings', second.id, 'for'],
        expected: `one wording for ${personType}`,
        found: `${first.id} and ${second.id}, both for ${personType}`,
      },
    ];
  });
}

function remindersOf(policy: Policy): Inconsistency[] {
  const ties = new Map<number, Inconsistency>();
  for (const moment of ['sign-in', 'sign-out'] as const) {
    const now = policy.reminders.filter((reminder) => reminder.moments.includes(moment));
    for (const personType of PERSON_TYPES) {
      const [, second] = closest(now, personType, policy.groups);
      if (second === undefined) continue;
      const position = policy.reminders.indexOf(second);
      ties.set(position, {
        path: ['reminders', position],
        expected: `one reminder for ${personType} at ${moment}`,
        found: 'more than one',
      });
    }
  }
  return [...ties.values()];
}

function permissionsWithoutUse(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const people = (who: Who) => PERSON_TYPES.filter((personType) => isFor(who, personType, policy.groups));
  for (const [id, kind] of Object.entries(policy.authorisations)) {
    const nowhere = people(kind.for).filter((personType) => placesFor(personType, policy, id).length === 0);
    if (nowhere.length > 0) {
      found.push({
        path: ['authorisations', id],
        expected: 'a place for everybody whom it is for',
        found: `no place for ${listed(nowhere)}`,
      });
    }
    const without = people(kind.for).filter((personType) => reasonsFor(personType, policy, id).length === 0);
    if (without.length > 0) {
      found.push({
        path: ['authorisations', id, 'reasons'],
        expected: 'a reason for everybody whom it is for',
        found: `no reason for ${listed(without)}`,
      });
    }
  }
  for (const [id, kind] of Object.entries(policy.arrangements)) {
    if ((kind.keeps || kind.released) && kind.devices.length === 0) {
      found.push({
        path: ['arrangements', id, 'devices'],
        expected: 'the devices that the person keeps or is given',
        found: 'none',
      });
    }
  }
  return found;
}

/** A reason that the file rules out for personal devices (SETTINGS E21) and yet lets somebody choose. */
function reasonsRuledOut(policy: Policy): Inconsistency[] {
  const expected = 'nothing that neverReasons rules out for personal devices';
  const check = (path: readonly (string | number)[], id: string): Inconsistency[] =>
    Object.hasOwn(policy.neverReasons, id) ? [{ path, expected, found: id }] : [];
  return [
    ...Object.entries(policy.authorisations).flatMap(([id, kind]) =>
      kind.ownership === 'personal'
        ? [
            ...check(['authorisations', id], id),
            ...kind.reasons.flatMap((reason, index) =>
              check(['authorisations', id, 'reasons', index, 'id'], reason.id),
            ),
          ]
        : [],
    ),
    ...(policy.breaks?.reasons ?? []).flatMap((reason, index) => check(['breaks', 'reasons', index, 'id'], reason.id)),
    ...Object.entries(policy.arrangements).flatMap(([id, kind]) =>
      kind.devices.length > 0 ? check(['arrangements', id], id) : [],
    ),
  ];
}

function repeatedNames(policy: Policy): Inconsistency[] {
  const check = (path: readonly (string | number)[], items: readonly { readonly id: string }[]): Inconsistency[] =>
    items.flatMap((item, index) =>
      items.findIndex((other) => other.id === item.id) === index
        ? []
        : [{ path: [...path, index, 'id'], expected: 'a name that is used once', found: `${item.id} again` }],
    );
  return [
    ...Object.entries(policy.authorisations).flatMap(([id, kind]) => [
      ...check(['authorisations', id, 'reasons'], kind.reasons),
      ...check(['authorisations', id, 'confirmations'], kind.confirmations),
    ]),
    ...Object.entries(policy.arrangements).flatMap(([id, kind]) => [
      ...check(['arrangements', id, 'confirmations'], kind.confirmations),
      ...check(['arrangements', id, 'conditions'], kind.conditions),
    ]),
    ...check(['breaks', 'reasons'], policy.breaks?.reasons ?? []),
  ];
}

/** What the record calls breaks and stepping out is no name for anything else. */
function takenNames(policy: Policy): Inconsistency[] {
  return (['authorisations', 'arrangements'] as const).flatMap((part) =>
    [BREAK, STEP_OUT]
      .filter((id) => Object.hasOwn(policy[part], id))
      .map((id) => ({
        path: [part, id],
        expected: 'a name that the record does not use for something of its own',
        found: id,
      })),
  );
}

/** What is given out, or checked in for, stands in the record and the export for everybody who reads them. */
function usesToldToAll(policy: Policy): Inconsistency[] {
  return Object.entries(policy.arrangements).flatMap(([id, kind]) =>
    kind.readBy !== undefined && (kind.released || kind.checkInMinutes !== undefined)
      ? [
          {
            path: ['arrangements', id, 'readBy'],
            expected: 'nothing, since everybody who reads the day sees what is released and who checks in',
            found: listed(kind.readBy),
          },
        ]
      : [],
  );
}

function figures(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const { idle, credentials, adoption } = policy;
  for (const field of ['publicSeconds', 'managerSeconds'] as const) {
    if (idle.countdownSeconds < idle[field]) continue;
    found.push({
      path: ['idle', 'countdownSeconds'],
      expected: `fewer seconds than ${field}, which is ${idle[field]}`,
      found: String(idle.countdownSeconds),
    });
  }
  if (credentials.disableAfter <= credentials.freeAttempts) {
    found.push({
      path: ['credentials', 'disableAfter'],
      expected: `more than freeAttempts, which is ${credentials.freeAttempts}`,
      found: String(credentials.disableAfter),
    });
  }
  const { agreedOn, reviewDue } = adoption;
  if (agreedOn !== undefined && reviewDue !== undefined && reviewDue <= agreedOn) {
    found.push({
      path: ['adoption', 'reviewDue'],
      expected: `a day after agreedOn, which is ${agreedOn}`,
      found: reviewDue,
    });
  }
  if (credentials.remindDaysBefore !== undefined && credentials.changeAfterDays === undefined) {
    found.push({
      path: ['credentials', 'remindDaysBefore'],
      expected: 'changeAfterDays as well, which says when a PIN has to be changed',
      found: 'a reminder of nothing',
    });
  }
  adoption.reviews.forEach((review, index) => {
    if (!review.early || review.reason !== undefined) return;
    found.push({ path: ['adoption', 'reviews', index], expected: 'the reason of an early review', found: 'none' });
  });
  return found;
}

import type { Facts } from '../kiosk/facts.ts';
import type { Id, PersonType } from '../people.ts';
import { sameName } from '../plain-letters.ts';
import type { Arrangement as Kind } from '../policy/permissions.ts';
import type { Arranged } from '../policy/requirements.ts';
import { isFor } from '../policy/who.ts';
import type { Arrangement, Person } from '../record/state.ts';
import { kindOf } from './readers.ts';
import { shortcomingsOf } from './shortcomings.ts';
import { isOverToday, standingOn } from './standing.ts';

/** Who stands at the screen: somebody on record, or a walk-in by the name that they gave. */
export interface Newcomer {
  readonly personType: PersonType;
  readonly person: Id | null;
  readonly first: string;
  readonly last: string;
}

export type OfferFacts = Pick<Facts, 'arrangements' | 'policy' | 'day' | 'now' | 'timeOf' | 'person'>;

/** An event is for whoever the kind is for, and announced beforehand; nobody is named in it (SETTINGS A4, C10). */
export function isEvent(kind: Pick<Kind, 'noticeDaysBefore'>): boolean {
  return kind.noticeDaysBefore !== undefined;
}

/**
 * The arrangements by which this person may keep a device now, at most one of each kind: valid today, its hours not over,
 * nothing missing that the policy asks for. One about a child's device says nothing about the adult's own.
 */
export function arrangementsFor(who: Newcomer, facts: OfferFacts): readonly Arrangement[] {
  const { policy } = facts;
  const time = facts.timeOf(facts.now);
  const found = facts.arrangements().filter((arrangement) => {
    const { terms } = arrangement;
    const kind = terms === null ? undefined : kindOf(terms.kind, policy);
    if (terms === null || kind === undefined || !kind.keeps || kind.child === 'owner') return false;
    return (
      standingOn(arrangement, facts.day) === 'valid' &&
      !isOverToday(arrangement, time) &&
      isFor(kind.for, who.personType, policy.groups) &&
      (isEvent(kind) ? who.person !== null : terms.people.some((person) => isSame(who, facts.person(person)))) &&
      shortcomingsOf(arrangement, policy).length === 0
    );
  });
  return found.filter(({ terms }, index) => found.findIndex((other) => other.terms?.kind === terms?.kind) === index);
}

function isSame(who: Newcomer, named: Person | null): boolean {
  if (named === null || !named.active) return false;
  if (who.person !== null) return who.person === named.id;
  return (
    named.personType === who.personType &&
    sameName(named.first ?? '', who.first) &&
    sameName(named.last ?? '', who.last)
  );
}

/** What the rules need to know of it. */
export function arrangedOf({ terms }: Arrangement): readonly Arranged[] {
  return terms === null ? [] : [{ kind: terms.kind, devices: terms.devices, places: terms.places }];
}

/** What a child of this parent keeps today because it was arranged: a medical device, or with consent (SETTINGS B6, B7). */
export function childrenKeep(parent: Id, facts: OfferFacts): readonly Arrangement[] {
  return facts.arrangements().filter((arrangement) => {
    const { terms } = arrangement;
    const kind = terms === null ? undefined : kindOf(terms.kind, facts.policy);
    if (terms === null || kind === undefined || !kind.keeps || kind.child !== 'owner') return false;
    if (!terms.people.includes(parent) || standingOn(arrangement, facts.day) !== 'valid') return false;
    return shortcomingsOf(arrangement, facts.policy).length === 0;
  });
}

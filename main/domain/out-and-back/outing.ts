import { kindOf, mayRead } from '../arrangements/readers.ts';
import { shortcomingsOf } from '../arrangements/shortcomings.ts';
import { isOverToday, standingOn } from '../arrangements/standing.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { isOut } from '../phones/permitted-use.ts';
import { placeLabel } from '../policy/requirements.ts';
import { isFor } from '../policy/who.ts';
import type { Arrangement, Authorisation, Visit } from '../record/state.ts';

/** Where the record says that a device goes with an outing; where exactly stands in the arrangement, in words. */
export const OUTING_PLACE = 'off-premises';

type OutingFacts = Pick<Facts, 'arrangements' | 'policy' | 'day' | 'now' | 'timeOf'>;

/**
 * The arrangements of today for which stored devices are given out (SETTINGS C5); a policy without such a kind has none (A9).
 * One that lacks what the policy asks for is not among them.
 */
export function outingsToday(facts: OutingFacts): readonly Arrangement[] {
  return facts.arrangements().filter((arrangement) => {
    const kind = arrangement.terms === null ? undefined : kindOf(arrangement.terms.kind, facts.policy);
    return (
      kind?.released === true &&
      standingOn(arrangement, facts.day) === 'valid' &&
      shortcomingsOf(arrangement, facts.policy).length === 0
    );
  });
}

/** Those of them that somebody is on and that are not over. */
export function outingsOf(visit: Visit, facts: OutingFacts): readonly Arrangement[] {
  const { person, personType } = visit;
  const time = facts.timeOf(facts.now);
  return outingsToday(facts).filter(({ terms }) => {
    const kind = terms === null ? undefined : kindOf(terms.kind, facts.policy);
    return (
      terms !== null &&
      kind !== undefined &&
      person !== null &&
      terms.people.includes(person) &&
      isFor(kind.for, personType, facts.policy.groups) &&
      !isOverToday({ terms }, time)
    );
  });
}

/** When the devices of an outing are due back; null where no time was agreed. */
export function dueAfterOuting({ terms }: Arrangement, facts: Pick<Facts, 'day' | 'momentOf'>): number | null {
  const hours = terms?.hours ?? null;
  return hours === null ? null : facts.momentOf(facts.day, hours.until);
}

/** Where a device may be used, as people read it: of an outing the words of whoever arranged it. */
export function placeOfUse(
  { arrangement, place }: Pick<Authorisation, 'arrangement' | 'place'>,
  facts: Pick<Facts, 'arrangements' | 'policy' | 'language'>,
): string {
  const destination =
    arrangement === null ? null : facts.arrangements().find(({ id }) => id === arrangement)?.words.destination;
  return destination ?? placeLabel(facts.policy, place, facts.language);
}

export interface OutingCount {
  readonly arrangement: Arrangement;
  /** Devices that went with it today, and those of them that are not back. */
  readonly went: number;
  readonly out: readonly Authorisation[];
}

/** How the outings of today stand, for those who may read them. */
export function outingCounts(by: Id, facts: Facts): readonly OutingCount[] {
  const roles = facts.person(by)?.roles ?? [];
  return outingsToday(facts)
    .filter((arrangement) => mayRead(arrangement, roles, facts.policy))
    .map((arrangement) => {
      const uses = facts
        .usesUnder(arrangement.id)
        .filter((use) => use.releasedAt !== null && facts.dateOf(use.releasedAt) === facts.dateOf(facts.now));
      return { arrangement, went: uses.length, out: uses.filter((use) => use.endedAt === null && isOut(use)) };
    });
}

import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { shortUses } from './attendance.ts';
import { isOverToday, standingOn } from './standing.ts';

export interface ArrangementMatter {
  readonly kind: 'attendance-short' | 'arrangement-conditions-unmet';
  /** The visit that goes by the arrangement. */
  readonly about: Id;
  readonly detail: string;
}

/**
 * What became of arrangements that somebody goes by now: too few staff attend, or it is over and the person is still here
 * with the device. `detail` tells one matter from the next on the same visit, so that each is raised once.
 */
export function arrangementMatters(facts: Facts): readonly ArrangementMatter[] {
  const uses = facts.arrangementUses();
  if (uses.length === 0) return [];
  const time = facts.timeOf(facts.now);
  const short = shortUses(facts).map(
    ({ visit, attending }): ArrangementMatter => ({
      kind: 'attendance-short',
      about: visit,
      detail: `after-${attending.length}`,
    }),
  );
  const over = uses.flatMap(({ visit, arrangement: id }): ArrangementMatter[] => {
    const arrangement = facts.arrangements().find((known) => known.id === id);
    if (arrangement === undefined) return [];
    const standing = standingOn(arrangement, facts.day);
    const past = standing !== 'valid' || isOverToday(arrangement, time);
    return past
      ? [{ kind: 'arrangement-conditions-unmet', about: visit, detail: standing === 'ended' ? 'ended' : 'over' }]
      : [];
  });
  return [...short, ...over];
}

import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Arrangement, ArrangementUse } from '../record/state.ts';
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

/**
 * The visits that still go by an arrangement which is valid no longer than today: somebody keeps a device that the day's end
 * has to account for. `closing` is the visit of whoever closes the day, and signs out afterwards.
 */
export function endingUses(facts: Pick<Facts, 'arrangements' | 'arrangementUses' | 'day'>, closing: Id | null) {
  const uses = facts.arrangementUses().filter(({ visit }) => visit !== closing);
  if (uses.length === 0) return [];
  const known = new Map(facts.arrangements().map((arrangement) => [arrangement.id, arrangement]));
  return uses.flatMap((use): { readonly use: ArrangementUse; readonly arrangement: Arrangement }[] => {
    const arrangement = known.get(use.arrangement);
    if (arrangement === undefined) return [];
    const goesOn = standingOn(arrangement, facts.day) === 'valid' && arrangement.lastDay !== facts.day;
    return goesOn ? [] : [{ use, arrangement }];
  });
}

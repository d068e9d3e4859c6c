import { Temporal } from 'temporal-polyfill';
import type { Arrangement } from '../record/state.ts';

/** `over`: its last day has passed. `ended`: somebody ended it. Nobody has to do anything for it to be over. */
export type Standing = 'coming' | 'valid' | 'over' | 'ended';

/** How an arrangement stands on a day of the setting (ISO 8601). The last day still counts. */
export function standingOn(arrangement: Pick<Arrangement, 'firstDay' | 'lastDay' | 'endedAt'>, day: string): Standing {
  if (arrangement.endedAt !== null) return 'ended';
  if (arrangement.lastDay !== null && day > arrangement.lastDay) return 'over';
  return day < arrangement.firstDay ? 'coming' : 'valid';
}

/** True while anything can still come of it. */
export function isRunning(arrangement: Arrangement, day: string): boolean {
  const standing = standingOn(arrangement, day);
  return standing === 'valid' || standing === 'coming';
}

/** Whether its time of the day has passed; never where the whole day counts. `time` as `10:42`. */
export function isOverToday({ terms }: Pick<Arrangement, 'terms'>, time: string): boolean {
  const hours = terms?.hours ?? null;
  return hours !== null && time >= hours.until;
}

export type Review = 'none' | 'soon' | 'overdue';

/** Days before a review from which the desk reminds of it. */
export const REVIEW_WARN_DAYS = 30;

export function reviewOn({ reviewOn: due }: Pick<Arrangement, 'reviewOn'>, day: string): Review {
  if (due === null) return 'none';
  if (day > due) return 'overdue';
  return laterDay(day, REVIEW_WARN_DAYS) >= due ? 'soon' : 'none';
}

/** The day so many days later; earlier for a negative number. */
export function laterDay(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Incident } from '../record/incident-state.ts';
import { openActions, overdueActions } from './action-forms.ts';
import { kindLabel, outcomeLabel } from './incident-words.ts';
import { meetingsFor } from './meeting-form.ts';
import { mayRead } from './reach.ts';
import { Waited, waited } from './time-waited.ts';

/** The columns that fit side by side on a sheet. */
export const MOST_MONTHS = 12;

const Count = z.int().min(0);

/**
 * What the chairperson reads about incidents (SETTINGS D2): numbers, dates and words of the policy. No field takes a name,
 * initials or anything that somebody wrote, so none can come onto the paper.
 */
export const ChairReport = z.strictObject({
  /** `2026-11`, the oldest first. */
  months: z
    .array(z.string().regex(/^\d{4}-\d{2}$/))
    .min(1)
    .max(MOST_MONTHS),
  kinds: z.array(
    z.strictObject({
      /** Empty for those whose kind is no longer kept. */
      label: z.string(),
      /** One for each month. */
      counts: z.array(Count).max(MOST_MONTHS),
      /** How many nobody has acted on (SETTINGS B14). */
      waiting: Count,
      /** Within which time half of the others, and all of them, were first acted on; null where there are none. */
      half: Waited.nullable(),
      longest: Waited.nullable(),
    }),
  ),
  open: Count,
  closed: Count,
  actions: z.strictObject({ open: Count, overdue: Count, done: Count }),
  outcomes: z.array(z.strictObject({ label: z.string(), count: Count })),
  meetings: z.array(z.strictObject({ on: z.iso.date(), looked: Count })),
});
export type ChairReport = z.infer<typeof ChairReport>;

/** Those who work on incidents make it; the chair is given it. */
export function mayMakeChairReport(by: Id, { person, policy }: Pick<Facts, 'person' | 'policy'>): boolean {
  return person(by)?.roles.some((role) => policy.incidents.handledBy.includes(role)) === true;
}

/**
 * What was reported from one day to another, both included and at most twelve months apart, as it stands now. What whoever
 * makes it may not read is not counted, nor what is about a chairperson: a number would tell them of it (SETTINGS C18, E25).
 */
export function chairReport(from: string, to: string, by: Id, facts: Facts): ChairReport {
  const chairs = facts.people().filter(({ active, roles }) => active && roles.includes('committee-chair'));
  const counted = facts
    .incidents()
    .filter((incident) => mayRead(incident, by, facts) && !chairs.some(({ id }) => incident.about.includes(id)));
  const within = counted.filter(({ reportedAt }) => isWithin(facts.dateOf(reportedAt), from, to));
  const months = monthsOf(from, to);
  const actions = within.flatMap((incident) => incident.actions);
  return {
    months,
    kinds: kindsIn(within, facts).map((kind) => {
      const some = within.filter((incident) => incident.kind === kind);
      return {
        label: kind === null ? '' : kindLabel(kind, facts),
        counts: countsOf(some, months, facts),
        ...acted(some),
      };
    }),
    open: within.filter(({ closedAt }) => closedAt === null).length,
    closed: within.filter(({ closedAt }) => closedAt !== null).length,
    actions: {
      open: within.flatMap(openActions).length,
      overdue: within.flatMap((incident) => overdueActions(incident, facts)).length,
      done: actions.filter(({ doneAt }) => doneAt !== null).length,
    },
    outcomes: outcomesOf(within, facts),
    meetings: meetingsFor(by, facts)
      .filter(({ on }) => isWithin(on, from, to))
      .map(({ on, incidents }) => ({ on, looked: counted.filter(({ id }) => incidents.includes(id)).length })),
  };
}

function isWithin(day: string, from: string, to: string): boolean {
  return from <= day && day <= to;
}

function monthsOf(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from).toPlainYearMonth();
  const { months } = first.until(Temporal.PlainDate.from(to).toPlainYearMonth(), { largestUnit: 'month' });
  return Array.from({ length: months + 1 }, (_, index) => first.add({ months: index }).toString());
}

/** In the policy's order; then those that it no longer knows, then what is no longer kept. */
function kindsIn(incidents: readonly Incident[], { policy }: Facts): readonly (string | null)[] {
  const reported = new Set(incidents.map(({ kind }) => kind));
  const known = Object.keys(policy.incidents.kinds).filter((kind) => reported.delete(kind));
  return [...known, ...[...reported].filter((kind) => kind !== null).sort(), ...(reported.has(null) ? [null] : [])];
}

function countsOf(incidents: readonly Incident[], months: readonly string[], facts: Facts): number[] {
  const reportedIn = incidents.map(({ reportedAt }) => facts.dateOf(reportedAt).slice(0, 7));
  return months.map((month) => reportedIn.filter((one) => one === month).length);
}

function acted(incidents: readonly Incident[]): Pick<ChairReport['kinds'][number], 'waiting' | 'half' | 'longest'> {
  const times = incidents
    .flatMap(({ actedAt, reportedAt }) => (actedAt === null ? [] : [actedAt - reportedAt]))
    .sort((a, b) => a - b);
  const half = times[Math.ceil(times.length / 2) - 1];
  const longest = times.at(-1);
  return {
    waiting: incidents.length - times.length,
    half: half === undefined ? null : waited(half),
    longest: longest === undefined ? null : waited(longest),
  };
}

/** Each incident counts once for an outcome, however often it was entered. */
function outcomesOf(incidents: readonly Incident[], facts: Facts): ChairReport['outcomes'] {
  const counted = new Map<string, number>();
  for (const { entries } of incidents) {
    const own = new Set(entries.flatMap(({ what, words }) => (what === 'outcome' ? [words['outcome'] ?? ''] : [])));
    for (const outcome of own) counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
  }
  return [...counted]
    .map(([outcome, count]) => ({ label: outcome === '' ? '' : outcomeLabel(outcome, facts), count }))
    .sort((a, b) => b.count - a.count);
}

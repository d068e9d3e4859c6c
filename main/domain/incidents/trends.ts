import { Temporal } from 'temporal-polyfill';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { mayRead } from './reach.ts';

/** How many months are looked at: a year, the one that runs included. */
const MONTHS = 12;

export interface Trends {
  /** `2026-11`, the oldest first. */
  readonly months: readonly string[];
  /** How many of each kind were reported in each month; kinds of which there was none are left out. */
  readonly kinds: readonly { readonly kind: string; readonly counts: readonly number[] }[];
}

/** SETTINGS D2: incidents by kind and month, without anything about anybody. The chair sees all, but for what is about them. */
export function trendsFor(reader: Id, facts: Facts): Trends {
  const chair = facts.person(reader)?.roles.includes('committee-chair') === true;
  const now = Temporal.PlainDate.from(facts.day).toPlainYearMonth();
  const months = Array.from({ length: MONTHS }, (_, index) => now.subtract({ months: MONTHS - 1 - index }).toString());
  const counted = new Map<string, number[]>();
  for (const incident of facts.incidents()) {
    const shown = chair ? !incident.about.includes(reader) : mayRead(incident, reader, facts);
    const month = months.indexOf(facts.dateOf(incident.reportedAt).slice(0, 7));
    if (!shown || month < 0) continue;
    const counts = counted.get(incident.kind ?? '') ?? months.map(() => 0);
    counts[month] = (counts[month] ?? 0) + 1;
    counted.set(incident.kind ?? '', counts);
  }
  return { months, kinds: [...counted].map(([kind, counts]) => ({ kind, counts })) };
}

import type { Entry } from '../record/entry.ts';
import type { SealedDay } from '../record/state.ts';
import { settingDay } from './setting-day.ts';

/** A day of which the record holds entries and no seal: what belongs to it, both ends included. */
export interface DayNotClosed {
  readonly day: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly closingHash: string;
}

/** Somebody was here. Other entries of a day without these (an alarm on a Sunday) go with the next day that has some. */
const WORKED: readonly Entry['kind'][] = ['visit-started', 'visit-ended', 'child-brought', 'opening-intended'];

/**
 * The days before `today` that nobody closed, oldest first. `entries`: all since the last seal, in order.
 *
 * A day ends at its close or at the policy's hour, whichever comes first (DESIGN.md, `Data and keys`): what came after its close
 * belongs to the next. The clock may lie: it never takes an entry to an earlier day than the entry before it, nor past today.
 */
export function daysNotClosed(
  entries: readonly Entry[],
  last: SealedDay | null,
  today: string,
  timeZone: string,
  endsAt: string,
): readonly DayNotClosed[] {
  const found: DayNotClosed[] = [];
  const closed = last === null || last.day >= today ? '' : last.day;
  let firstSeq = entries[0]?.seq ?? 1;
  let day = closed;
  let worked = false;
  let before: Entry | null = null;
  for (const entry of entries) {
    const said = settingDay(entry.at, timeZone, endsAt);
    if (said > day && said <= today) {
      if (worked && before !== null) {
        found.push({ day, firstSeq, lastSeq: before.seq, closingHash: before.hash });
        firstSeq = entry.seq;
        worked = false;
      }
      day = said;
    }
    worked ||= day !== closed && WORKED.includes(entry.kind);
    before = entry;
  }
  if (worked && before !== null && day < today) {
    found.push({ day, firstSeq, lastSeq: before.seq, closingHash: before.hash });
  }
  return found;
}

import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../clock.ts';

/**
 * The setting's day: ISO date in its time zone, beginning at `endsAt` (04:00 unless the policy says otherwise), so that an
 * evening meeting belongs to the day it began in (DESIGN.md, rulings `Data and keys`).
 */
export function settingDay(at: EpochMs, timeZone: string, endsAt: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const boundary = Temporal.PlainTime.from(endsAt);
  const before = Temporal.PlainTime.compare(local.toPlainTime(), boundary) < 0;
  return (before ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate()).toString();
}

/** First millisecond of a setting's day and first of the next: 23, 24 or 25 hours apart where the clocks change. */
export function boundsOfDay(
  day: string,
  timeZone: string,
  endsAt: string,
): { readonly from: EpochMs; readonly to: EpochMs } {
  const date = Temporal.PlainDate.from(day);
  const at = (on: Temporal.PlainDate) =>
    on.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(endsAt) }).epochMilliseconds;
  return { from: at(date), to: at(date.add({ days: 1 })) };
}

/** `10:42`, hours 00 to 23, in the setting's time zone. */
export function clockTime(at: EpochMs, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** ISO date by the calendar, not by the setting's day, in the setting's time zone. */
export function calendarDate(at: EpochMs, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A time that the clocks skip is the one an hour later; of two, it is the earlier. */
export function momentAt(day: string, time: string, timeZone: string): EpochMs {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

/** `2026-11-23 10:42:07` in the setting's time zone, for people with a spreadsheet. */
export function localDateTime(at: EpochMs, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

export function hourOf(at: EpochMs, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).hour;
}

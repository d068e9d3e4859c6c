import { useKiosk } from '../../kiosk-context.tsx';
import { clockTime, localeOf, longDay } from '../../language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times as the desk says them, in the setting's own time zone and the person's language. */
export interface Times {
  /** `10:42` */
  clock(at: number): string;
  /** `10:42`, with the day before it where it is not today. */
  moment(at: number): string;
  /** `17 minutes ago`; whole minutes, hours or days, rounded down. */
  ago(at: number): string;
  /** `Monday 23 November 2026` of an ISO date. */
  date(iso: string): string;
  /** `23 November 2026` of an ISO date: for lines and sentences, where a weekday months away tells nobody anything. */
  plainDate(iso: string): string;
  /** `Monday 23 November` of an epoch time. */
  day(at: number): string;
}

/** Reads the station's clock once per pushed state: the desk is redrawn often enough for minutes to be right. */
export function useTimes(): Times {
  const { state, t } = useKiosk();
  const { language, timeZone, now } = state;
  const dayOf = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  const clock = (at: number) => clockTime(at, language, timeZone);
  const day = (at: number) => longDay(at, language, timeZone);
  const dateOf = (iso: string, dateStyle: 'full' | 'long') =>
    new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', dateStyle }).format(Date.parse(`${iso}T12:00:00Z`));
  return {
    clock,
    day,
    moment: (at) => (dayOf(at) === dayOf(now) ? clock(at) : `${day(at)}, ${clock(at)}`),
    ago(at) {
      const since = Math.max(0, now - at);
      if (since < MINUTE) return t('desk.ago.now');
      if (since < HOUR) return t('desk.ago.minutes', { count: Math.floor(since / MINUTE) });
      if (since < DAY) return t('desk.ago.hours', { count: Math.floor(since / HOUR) });
      return t('desk.ago.days', { count: Math.floor(since / DAY) });
    },
    date: (iso) => dateOf(iso, 'full'),
    plainDate: (iso) => dateOf(iso, 'long'),
  };
}

import type { Phrase } from '../../../main/contract/screen-state.ts';
import { useKiosk } from '../../kiosk-context.tsx';
import { say, type Translate } from '../../language.ts';
import { type Times, useTimes } from './times.ts';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A sentence of the station in which dates stand as `2027-09-03`: said as people say them. */
export function sayDates(t: Translate, phrase: Phrase, times: Times): string {
  if (!phrase.with) return say(t, phrase);
  const gaps = Object.entries(phrase.with).map(([name, value]) => [
    name,
    typeof value === 'string' && ISO_DATE.test(value) ? times.plainDate(value) : value,
  ]);
  return say(t, { ...phrase, with: Object.fromEntries(gaps) });
}

/** Says the station's sentences in the person's language, dates included. */
export function useSay(): (phrase: Phrase) => string {
  const { t } = useKiosk();
  const times = useTimes();
  return (phrase) => sayDates(t, phrase, times);
}

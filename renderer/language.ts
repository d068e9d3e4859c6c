import i18next from 'i18next';
import type { Phrase } from '../main/contract/screen-state.ts';
import { AREAS, CATALOGUES } from './text/catalogues.ts';
import { countOf, type DeclaredDevices } from './vocabulary.ts';

/** Catalogues are flat: the whole key is one string with dots in it. */
const catalogues = i18next.createInstance();
void catalogues.init({
  resources: CATALOGUES,
  lng: 'en',
  fallbackLng: 'en',
  ns: [...AREAS],
  defaultNS: 'public',
  fallbackNS: [...AREAS],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** What stands in the gaps of a sentence; `count` also chooses its plural form. */
export type Gaps = Readonly<Record<string, string | number>>;
export type Translate = (key: string, gaps?: Gaps) => string;

/** The words of one language. A key that no catalogue has comes back as it is, so that it is seen. */
export function wordsOf(language: string): Translate {
  const fixed = catalogues.getFixedT(language, [...AREAS]);
  const t: Translate = (key, gaps) => String(fixed(key, spoken(gaps ?? {}, language, t)));
  return t;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As the station has it: a name whose time was up. */
const ERASED = '[erased]';

/**
 * A gap that holds a day (`2027-03-02`) reads as people say it: `2 March 2027`. The gap `roles` holds ids of roles, with commas
 * between them, and reads as their names.
 */
function spoken(gaps: Gaps, language: string, t: Translate): Gaps {
  return Object.fromEntries(
    Object.entries(gaps).map(([gap, value]) => {
      if (typeof value !== 'string') return [gap, value];
      if (value === ERASED) return [gap, t('name.erased')];
      if (gap === 'roles') return [gap, rolesInWords(value.split(', '), language, t)];
      return [gap, DAY.test(value) ? dayInWords(value, language) : value];
    }),
  );
}

function rolesInWords(roles: readonly string[], language: string, t: Translate): string {
  const names = roles.map((role) => t(`form.role.${role}`));
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
}

/** A day that the calendar does not have comes back as it is. */
function dayInWords(day: string, language: string): string {
  const at = Date.parse(day);
  if (Number.isNaN(at)) return day;
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

export function hasWords(key: string, language: string): boolean {
  return AREAS.some((area) => catalogues.exists(key, { lng: language, ns: area, count: 1 }));
}

/** A sentence that the station asked for by key. */
export function say(t: Translate, phrase: Phrase): string {
  return t(phrase.key, phrase.with);
}

/** English here is British: days before months. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** `14:05` of an epoch time in the setting's own time zone. */
export function clockTime(at: number, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `Tuesday 3 March` of an epoch time in the setting's own time zone. */
export function longDay(at: number, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at);
}

/** `2 phones and a tablet`; the words for nothing where there are none. */
export function deviceList(devices: DeclaredDevices, t: Translate, language: string): string {
  if (countOf(devices) === 0) return t('devices.none');
  const byKind = new Map<string, number>();
  for (const device of devices) byKind.set(device.kind, (byKind.get(device.kind) ?? 0) + device.count);
  const parts = [...byKind].map(([kind, count]) => t(`device.${kind}.counted`, { count }));
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(parts);
}

import { DEVICE_KINDS, type DeclaredDevice, type DeviceKind } from '../devices.ts';
import { PERSON_TYPES, type PersonType, type Role } from '../people.ts';
import { closestRules } from './device-answer.ts';
import { listed } from './inconsistency.ts';
import type { Policy } from './policy.ts';
import { inLanguage, placeLabel, storeOf } from './requirements.ts';

// English for the command line and its reports; what people at the kiosk read comes from the policy file and the screens.

const KIND_WORDS: Readonly<Record<DeviceKind, readonly [one: string, several: string]>> = {
  phone: ['phone', 'phones'],
  'smart-watch': ['smart watch', 'smart watches'],
  'fitness-tracker': ['fitness tracker', 'fitness trackers'],
  tablet: ['tablet', 'tablets'],
  'e-reader': ['e-reader', 'e-readers'],
  'games-console': ['games console', 'games consoles'],
  camera: ['camera', 'cameras'],
  'video-camera': ['video camera', 'video cameras'],
  laptop: ['laptop', 'laptops'],
  'usb-storage': ['memory stick', 'memory sticks'],
  other: ['other device', 'other devices'],
};

/** `2 phones and 1 work-issued tablet`. */
export function devicesInWords(devices: readonly DeclaredDevice[]): string {
  return listed(
    devices.map(({ kind, ownership, count }) => {
      const name = KIND_WORDS[kind][count === 1 ? 0 : 1];
      return ownership === 'personal' ? `${count} ${name}` : `${count} ${ownership} ${name}`;
    }),
  );
}

/** `phones and tablets`, `all devices but cameras`, or `all devices` where it is every kind. */
export function kindsInWords(kinds: readonly DeviceKind[], which = ''): string {
  const before = which === '' ? '' : `${which} `;
  const names = (chosen: readonly DeviceKind[]) => listed(chosen.map((kind) => KIND_WORDS[kind][1]));
  const missing = DEVICE_KINDS.filter((kind) => !kinds.includes(kind));
  if (missing.length === 0) return `all ${before}devices`;
  if (missing.length < 4) return `all ${before}devices but ${names(missing)}`;
  return `${before}${names(DEVICE_KINDS.filter((kind) => kinds.includes(kind)))}`;
}

/** `staff and settling parent`, or `everybody`. */
export function peopleInWords(people: readonly PersonType[]): string {
  if (PERSON_TYPES.every((personType) => people.includes(personType))) return 'everybody';
  return listed(
    PERSON_TYPES.filter((personType) => people.includes(personType)).map((personType) =>
      personType.replaceAll('-', ' '),
    ),
  );
}

/** Where it goes that does not fit a locker; null for a store that is not one. */
export function fallbackOf(policy: Policy, id: string): string | null {
  const store = storeOf(policy, id);
  return store?.kind === 'locker' ? store.fallback : null;
}

export function placesInWords(policy: Policy, ids: readonly string[], language = 'en'): string {
  return ids.length === 0 ? 'nowhere' : listed(ids.map((id) => placeLabel(policy, id, language)));
}

/** The labels of things that can be chosen, in the order of the file. */
export function labelsInWords(
  things: readonly { readonly label: Parameters<typeof inLanguage>[0] }[],
  language = 'en',
): string {
  return listed(things.map(({ label }) => inLanguage(label, language)));
}

/** `1 minute`, `60 minutes`. */
export function amount(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** The roles that may let a device in that is not to be brought in; none where it may be brought. */
export function letInBy(
  question: { readonly personType: PersonType; readonly worksWithChildren: boolean } & Pick<
    DeclaredDevice,
    'kind' | 'ownership'
  >,
  policy: Policy,
): readonly Role[] {
  const { ownership } = question;
  if (ownership === 'setting-owned') return [];
  const [rule] = closestRules({ ...question, ownership }, policy);
  return rule?.must === 'leave-off-premises' ? (rule.letInBy ?? []) : [];
}

/** `90 minutes`, and `30 days` rather than forty-three thousand minutes. */
export function minutesInWords(minutes: number): string {
  return minutes > 1440 && minutes % 1440 === 0 ? amount(minutes / 1440, 'day') : amount(minutes, 'minute');
}

/** `manager and safeguarding lead`: a role as it is called, not as the file writes it. */
export function rolesInWords(roles: readonly Role[], how: 'all' | 'any' = 'all'): string {
  const names = roles.map((role) => ROLE_WORDS[role]);
  return how === 'all' ? listed(names) : names.join(' or ');
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  manager: 'manager',
  deputy: 'deputy',
  'dsl-lead': 'safeguarding lead',
  'dsl-deputy': 'deputy safeguarding lead',
  'dsl-assistant': 'assistant safeguarding lead',
  staff: 'staff',
  'committee-chair': 'committee chair',
  installer: 'installer',
};

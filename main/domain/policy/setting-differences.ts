import { Credentials, Day, Idle, Reading, Retention } from './limits.ts';
import { isNeverPlace } from './permitted.ts';
import type { Policy } from './policy.ts';
import { inLanguage, placeLabel, storeLabel } from './requirements.ts';
import { placesInWords } from './spoken.ts';

/** Something that holds for the whole setting, and how it was before; null where there is none. */
export interface SettingDifference {
  readonly about: 'places' | 'stores' | 'children' | 'idle' | 'retention' | 'credentials';
  readonly from: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What holds for the whole setting otherwise than before. */
export function settingDifferences(before: Policy, after: Policy): readonly SettingDifference[] {
  return [...stores(before, after), ...children(before, after), ...places(before, after), ...figures(before, after)];
}

type About = SettingDifference['about'];

function differing(
  about: About,
  from: string,
  what: string,
  was: string | null,
  is: string | null,
): readonly SettingDifference[] {
  return was === is ? [] : [{ about, from, what, before: was, after: is }];
}

function stores(before: Policy, after: Policy): readonly SettingDifference[] {
  const described = (policy: Policy, id: string): string | null => {
    const store = Object.hasOwn(policy.stores, id) ? policy.stores[id] : undefined;
    if (store === undefined) return null;
    const name = inLanguage(store.label, 'en');
    if (store.kind === 'manual') return `${name}, with ${store.places} numbered places`;
    return `${name}, a locker; what does not fit goes to ${storeLabel(policy, store.fallback, 'en')}`;
  };
  return allNames(before.stores, after.stores).flatMap((id) =>
    differing('stores', `stores ${id}`, `the store ${id}`, described(before, id), described(after, id)),
  );
}

function children(before: Policy, after: Policy): readonly SettingDifference[] {
  const described = (policy: Policy): string => {
    const { allowed, store, collectedBy, unless } = policy.childDevices;
    const may = allowed === 'never' ? 'not brought; found ones' : 'stored for the day';
    return `${may} go into ${storeLabel(policy, store, 'en')}, and back to ${collectedBy === 'parent' ? 'a parent or carer' : 'the adult who collects'}${unless.length === 0 ? '' : `; kept under: ${unless.join(', ')}`}`;
  };
  return differing('children', 'childDevices', 'children’s devices', described(before), described(after));
}

function places(before: Policy, after: Policy): readonly SettingDifference[] {
  const chosen = (policy: Policy, fits: (id: string, place: NonNullable<Policy['places'][string]>) => boolean) =>
    placesInWords(
      policy,
      Object.entries(policy.places)
        .filter(([id, place]) => fits(id, place))
        .map(([id]) => id)
        .sort((a, b) => placeLabel(policy, a, 'en').localeCompare(placeLabel(policy, b, 'en'))),
    );
  const never = (policy: Policy) => chosen(policy, isNeverPlace);
  const childFree = (policy: Policy) => chosen(policy, (_, place) => place.childFree);
  return [
    ...differing('places', 'places never', 'where nobody may ever use a device', never(before), never(after)),
    ...differing('places', 'places childFree', 'where children are kept out', childFree(before), childFree(after)),
  ];
}

/** The parts of the file that are figures, with the words that the shape itself has for each. */
const FIGURES = [
  { part: 'idle', about: 'idle', shape: Idle.shape },
  { part: 'reading', about: 'idle', shape: Reading.shape },
  { part: 'day', about: 'idle', shape: Day.shape },
  { part: 'retention', about: 'retention', shape: Retention.shape },
  { part: 'credentials', about: 'credentials', shape: Credentials.shape },
] as const;

/** Names that the rest of the file's differences need not repeat. */
export const FIGURE_PARTS: readonly string[] = FIGURES.map(({ part }) => part);

function figures(before: Policy, after: Policy): readonly SettingDifference[] {
  return FIGURES.flatMap(({ part, about, shape }) =>
    Object.entries(shape as Record<string, { readonly description?: string | undefined }>).flatMap(
      ([field, { description }]) => {
        const value = (policy: Policy) => figure(about, (policy[part] as Record<string, unknown>)[field]);
        const what = `${firstSentence(description ?? field)} (${part}, ${field})`;
        return differing(about, `${part} ${field}`, what, value(before), value(after));
      },
    ),
  );
}

function figure(about: About, value: unknown): string | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.join(', ');
  if (value === 'until-released') return 'until the safeguarding lead releases it';
  return about === 'retention' ? `${value} days` : String(value);
}

function firstSentence(description: string): string {
  const [first = description] = description.split(/[.;:](?:\s|$)/);
  return `${first.slice(0, 1).toLowerCase()}${first.slice(1)}`;
}

function allNames(before: object, after: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

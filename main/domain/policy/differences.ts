import { PERSON_TYPES, type PersonType } from '../people.ts';
import { deviceDifferences } from './device-differences.ts';
import { changedPaths } from './file-differences.ts';
import type { Policy } from './policy.ts';
import { type Possibility, possibilitiesFor } from './possibilities.ts';
import { FIGURE_PARTS, type SettingDifference, settingDifferences } from './setting-differences.ts';
import { wordingDifferences } from './wording-differences.ts';

/** What a difference is about, in the order in which they are told. */
export const ABOUT = [
  'devices',
  'wordings',
  'permissions',
  'places',
  'stores',
  'children',
  'idle',
  'retention',
  'credentials',
  'file',
] as const;

export interface Difference {
  readonly about: (typeof ABOUT)[number];
  /** The person types that it changes something for; empty where it is about the setting as a whole. */
  readonly who: readonly PersonType[];
  /** What is now otherwise, for example `all devices` or `places of “Essential use”`. */
  readonly what: string;
  /** null where there was, or is, no such thing. */
  readonly before: string | null;
  readonly after: string | null;
  /** What else has to be known about it; null mostly. */
  readonly remark: string | null;
}

type Part = Omit<Difference, 'who'> & { readonly from: string };

/**
 * What changes, and for whom, when one policy takes the place of another. Both must have been loaded. Empty exactly when the
 * two say the same: what has no sentence of its own is named by its place in the file.
 */
export function differences(before: Policy, after: Policy): readonly Difference[] {
  const joined = new Map<string, Part & { who: PersonType[] }>();
  for (const personType of PERSON_TYPES) {
    for (const part of forPerson(personType, before, after)) {
      const key = JSON.stringify(part);
      const same = joined.get(key);
      if (same) same.who.push(personType);
      else joined.set(key, { ...part, who: [personType] });
    }
  }
  const setting = settingDifferences(before, after).map((one: SettingDifference) => ({
    ...one,
    who: [],
    remark: null,
  }));
  const told = [...joined.values(), ...setting];
  const all = [...told, ...remaining(before, after, new Set(told.map(({ from }) => from)))];
  return ABOUT.flatMap((about) =>
    all.filter((one) => one.about === about).map(({ from: _, ...difference }) => difference),
  );
}

function forPerson(personType: PersonType, before: Policy, after: Policy): readonly Part[] {
  const devices = deviceDifferences(personType, before, after).map((one) => ({
    ...one,
    about: 'devices' as const,
    from: 'deviceRules',
  }));
  const wordings = wordingDifferences(personType, before, after).map((one) => ({ ...one, about: 'wordings' as const }));
  return [...devices, ...wordings, ...permissions(personType, before, after)];
}

function permissions(personType: PersonType, before: Policy, after: Policy): readonly Part[] {
  const was = possibilitiesFor(personType, before);
  const is = possibilitiesFor(personType, after);
  const ids = [...new Set([...was, ...is].map(({ id }) => id))];
  return ids.flatMap((id) => changesOf(was.find(sameId(id)), is.find(sameId(id))));
}

const sameId = (id: string) => (one: Possibility) => one.id === id;

function changesOf(was: Possibility | undefined, is: Possibility | undefined): readonly Part[] {
  const either = is ?? was;
  if (either === undefined) return [];
  const part = (what: string, before: string | null, after: string | null): Part => ({
    about: 'permissions',
    from: either.id,
    what,
    before,
    after,
    remark: null,
  });
  const summary = (one: Possibility | undefined) => one?.text.slice(one.name.length + 2, -1) ?? null;
  if (was === undefined || is === undefined) return [part(`“${either.name}”`, summary(was), summary(is))];
  const facts = [...new Set([...Object.keys(was.facts), ...Object.keys(is.facts)])];
  return facts
    .filter((fact) => was.facts[fact] !== is.facts[fact])
    .map((fact) => part(`“${either.name}”, ${fact}`, was.facts[fact] ?? null, is.facts[fact] ?? null));
}

/** Parts of the file whose entries have names of their own. */
const NAMED: ReadonlySet<string> = new Set(['authorisations', 'arrangements', 'agreements', 'wordings', 'stores']);

/** What the file says differently and no sentence has told. */
function remaining(before: Policy, after: Policy, told: ReadonlySet<string>): readonly (Difference & Part)[] {
  const paths = changedPaths(before, after, 2).filter(([part = '', name = '']) => {
    if (FIGURE_PARTS.includes(part)) return false;
    return !told.has(NAMED.has(part) && name !== '' ? `${part} ${name}` : part);
  });
  return paths.map((path) => {
    const value = (policy: Policy) => short(path.reduce<unknown>(entryOf, policy));
    return {
      about: 'file',
      from: path.join(' '),
      who: [],
      what: path.join(', '),
      before: value(before),
      after: value(after),
      remark: null,
    };
  });
}

function entryOf(part: unknown, name: string): unknown {
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined;
  return (part as Record<string, unknown>)[name];
}

/** A value that fits a line as it is; of anything longer, that it is there. */
function short(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'object') return 'other content';
  const text = String(value).replaceAll(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

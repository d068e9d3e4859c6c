import { PERSON_TYPES } from '../people.ts';
import { type Inconsistency, listed } from './inconsistency.ts';
import { isNeverPlace } from './permitted.ts';
import type { Policy } from './policy.ts';
import { EVERYONE } from './terms.ts';

type Path = readonly (string | number)[];

/** Fields that name person types and groups, wherever in the file they stand. */
const WHO_FIELDS: ReadonlySet<string> = new Set(['for', 'allowedFor', 'openTo', 'issuedTo', 'except']);

/** Names that stand for nothing: unknown stores, places, groups, agreements, outcomes, languages. */
export function danglingNames(policy: Policy): readonly Inconsistency[] {
  return [
    ...groupNames(policy),
    ...wordsAndWho(policy),
    ...storeNames(policy),
    ...placeNames(policy),
    ...otherNames(policy),
  ];
}

function groupNames(policy: Policy): Inconsistency[] {
  const taken: readonly string[] = [...PERSON_TYPES, EVERYONE];
  const clashes = Object.keys(policy.groups).filter((name) => taken.includes(name));
  return clashes.map((name) => ({
    path: ['groups', name],
    expected: 'a name for the group that is not already a person type or everyone',
    found: name,
  }));
}

function wordsAndWho(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const people = new Set<string>([...PERSON_TYPES, EVERYONE, ...Object.keys(policy.groups)]);
  if (!policy.languages.includes('en')) {
    found.push({ path: ['languages'], expected: 'en among the languages', found: listed(policy.languages) });
  }
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      const isWho = WHO_FIELDS.has(String(path.at(-1)));
      value.forEach((item, index) => {
        if (isWho && !people.has(String(item))) {
          found.push({
            path: [...path, index],
            expected: 'a person type, a group of this file, or everyone',
            found: `${item}, which is none of them`,
          });
        } else walk(item, [...path, index]);
      });
    } else if (typeof value === 'object' && value !== null) {
      const isWords = 'en' in value && typeof value.en === 'string';
      for (const [key, item] of Object.entries(value)) {
        if (isWords && key !== 'en' && !policy.languages.includes(key)) {
          found.push({
            path: [...path, key],
            expected: `one of the languages of this file: ${listed(policy.languages)}`,
            found: `${key}, which is not among the languages at the top`,
          });
        } else walk(item, [...path, key]);
      }
    }
  };
  walk(policy, []);
  return found;
}

function storeNames(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const stores = Object.entries(policy.stores);
  const check = (path: Path, id: string, kind?: 'manual'): void => {
    const store = Object.hasOwn(policy.stores, id) ? policy.stores[id] : undefined;
    const fitting = stores.filter(([, other]) => kind === undefined || other.kind === kind).map(([name]) => name);
    if (store === undefined) {
      found.push({
        path,
        expected: `a store of this file: ${listed(fitting)}`,
        found: `${id}, which is not under stores`,
      });
    } else if (kind !== undefined && store.kind !== kind) {
      found.push({ path, expected: `a manual store: ${listed(fitting)}`, found: `${id}, which is a ${store.kind}` });
    }
  };
  for (const [id, store] of stores) {
    if (store.kind === 'locker') check(['stores', id, 'fallback'], store.fallback, 'manual');
  }
  policy.deviceRules.forEach((rule, index) => {
    if (rule.must === 'deposit') check(['deviceRules', index, 'store'], rule.store);
    if (rule.must === 'hand-in') check(['deviceRules', index, 'store'], rule.store, 'manual');
  });
  check(['childDevices', 'store'], policy.childDevices.store);
  return found;
}

function placeNames(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const usable = Object.entries(policy.places)
    .filter(([id, place]) => !isNeverPlace(id, place))
    .map(([id]) => id);
  for (const [id, place] of Object.entries(policy.places)) {
    if (!isNeverPlace(id, place)) continue;
    if (!place.never) {
      found.push({
        path: ['places', id, 'never'],
        expected: 'true, because no policy can allow devices here',
        found: 'false',
      });
    }
    if (place.allowedFor !== undefined) {
      found.push({
        path: ['places', id, 'allowedFor'],
        expected: 'a place that is either allowed or never allowed',
        found: `${id} is both`,
      });
    }
  }
  const check = (path: Path, ids: readonly string[], childFreeOnly = false): void => {
    ids.forEach((id, index) => {
      const place = Object.hasOwn(policy.places, id) ? policy.places[id] : undefined;
      if (place === undefined) {
        found.push({
          path: [...path, index],
          expected: `a place of this file: ${listed(usable)}`,
          found: `${id}, which is not under places`,
        });
      } else if (!usable.includes(id)) {
        found.push({
          path: [...path, index],
          expected: 'a place where a device may be used',
          found: `${id}, where it never may`,
        });
      } else if (childFreeOnly && !place.childFree) {
        found.push({ path: [...path, index], expected: 'a child-free place', found: `${id}, which is not child-free` });
      }
    });
  };
  for (const [id, kind] of Object.entries(policy.authorisations)) {
    check(['authorisations', id, 'places'], kind.places ?? [], kind.childFreeOnly);
  }
  for (const [id, kind] of Object.entries(policy.arrangements)) check(['arrangements', id, 'places'], kind.places);
  check(['breaks', 'places'], policy.breaks?.places ?? []);
  if (policy.stepOut !== undefined) {
    check(['stepOut', 'place'], [policy.stepOut.place]);
  }
  return found.map((fault) => (fault.path[0] === 'stepOut' ? { ...fault, path: ['stepOut', 'place'] } : fault));
}

function otherNames(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const agreement = (path: Path, id: string): void => {
    if (Object.hasOwn(policy.agreements, id)) return;
    found.push({
      path,
      expected: `an agreement of this file: ${listed(Object.keys(policy.agreements))}`,
      found: `${id}, which is not under agreements`,
    });
  };
  if (policy.regularVisitors !== undefined)
    agreement(['regularVisitors', 'agreement'], policy.regularVisitors.agreement);
  policy.settingDevices.checks.forEach((check, index) => {
    const path = ['settingDevices', 'checks', index];
    const needed = check.needs.includes('signed-agreement');
    if (check.agreement !== undefined) agreement([...path, 'agreement'], check.agreement);
    if (needed !== (check.agreement !== undefined)) {
      found.push({
        path: [...path, 'needs'],
        expected: 'signed-agreement together with the agreement that is to be signed',
        found: needed ? 'no agreement' : 'an agreement that nothing asks for',
      });
    }
  });
  const { lostCredential, kinds } = policy.incidents;
  if (lostCredential !== undefined && !Object.hasOwn(kinds, lostCredential)) {
    found.push({
      path: ['incidents', 'lostCredential'],
      expected: `a kind of incident of this file: ${listed(Object.keys(kinds))}`,
      found: `${lostCredential}, which is not under kinds`,
    });
  }
  policy.childDevices.unless.forEach((id, index) => {
    const arrangement = Object.hasOwn(policy.arrangements, id) ? policy.arrangements[id] : undefined;
    if (arrangement?.child === 'owner') return;
    found.push({
      path: ['childDevices', 'unless', index],
      expected: 'an arrangement of this file with child: owner',
      found: arrangement === undefined ? `${id}, which is not under arrangements` : `${id}, which is not`,
    });
  });
  for (const [id, kind] of Object.entries(policy.incidents.kinds)) {
    kind.outcomes.forEach((outcome, index) => {
      if (Object.hasOwn(policy.incidents.outcomes, outcome)) return;
      found.push({
        path: ['incidents', 'kinds', id, 'outcomes', index],
        expected: `an outcome of this file: ${listed(Object.keys(policy.incidents.outcomes))}`,
        found: `${outcome}, which is not under outcomes`,
      });
    });
  }
  return found;
}

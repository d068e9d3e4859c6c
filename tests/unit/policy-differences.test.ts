import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { ABOUT, type Difference, differences } from '../../main/domain/policy/differences.ts';
import { changedPaths, same } from '../../main/domain/policy/file-differences.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const policy = presetPolicy('playgroup-office');
const after = (change: (copy: Policy) => void): readonly Difference[] => differences(policy, changed(policy, change));
const one = (list: readonly Difference[], about: Difference['about']) => list.filter((item) => item.about === about);

/** Anything that has to be there for the change to make sense. */
function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The preset does not have it');
  return value;
}

test('the same policy differs in nothing, in whatever order its names stand', () => {
  const turned = changed(policy, (copy) => {
    copy.stores = Object.fromEntries(Object.entries(copy.stores).reverse());
  });
  expect(differences(policy, policy)).toEqual([]);
  expect(differences(policy, turned)).toEqual([]);
});

describe('devices', () => {
  test('a rule for some kinds names them, the people, and what was before', () => {
    const found = after((copy) => {
      copy.deviceRules.push({
        for: ['staff', 'visitor'],
        kinds: ['camera', 'video-camera'],
        must: 'leave-off-premises',
        rule: 'C9',
      });
    });
    expect(found).toEqual([
      {
        about: 'devices',
        who: ['staff', 'visitor'],
        what: 'cameras and video cameras',
        before: 'put into the locker',
        after: 'not brought in',
        remark: 'Stricter than before.',
      },
    ]);
  });

  test('ownership and work with children are named where they matter', () => {
    const found = after((copy) => {
      copy.deviceRules.push(
        { for: ['volunteer'], worksWithChildren: false, must: 'keep-in-bag', rule: 'E6' },
        { for: ['visitor'], ownership: 'work-issued', must: 'hand-in', store: 'office', rule: 'C7' },
        { for: ['parent'], kinds: ['phone'], ownership: 'personal', must: 'hand-in', store: 'office', rule: 'C7' },
      );
    });
    expect(found.map(({ who, what, after: now }) => [who, what, now])).toEqual([
      [['volunteer'], 'all devices of those who do not work with children', 'kept in a bag or pocket, out of use'],
      [['parent'], 'personal phones', 'handed in to a member of staff for the office'],
      [['visitor'], 'all work-issued devices', 'handed in to a member of staff for the office'],
    ]);
  });

  test('most kinds are told by the ones that are left out, and who may let one in is told too', () => {
    const away = (letInBy?: 'manager') =>
      changed(policy, (copy) => {
        copy.deviceRules.push({
          for: ['parent'],
          kinds: ['camera', 'video-camera'],
          must: 'leave-off-premises',
          ...(letInBy === undefined ? {} : { letInBy: [letInBy] }),
          rule: 'C9',
        });
      });
    const without = changed(away(), (copy) => {
      const general = there(copy.deviceRules.find((rule) => rule.for.includes('parent') && rule.kinds === undefined));
      copy.deviceRules[copy.deviceRules.indexOf(general)] = { for: ['parent'], must: 'leave-off-premises', rule: 'Z1' };
    });
    expect(differences(away(), without)).toMatchObject([{ what: 'all devices but cameras and video cameras' }]);
    expect(differences(away(), away('manager'))).toMatchObject([
      {
        who: ['parent'],
        before: 'not brought in',
        after: 'not brought in, unless the manager lets it in',
        remark: 'Less strict than before.',
      },
    ]);
  });

  test('another rule id changes nothing for anybody, and is named as the file’s', () => {
    const found = after((copy) => {
      for (const rule of copy.deviceRules) rule.rule = 'Z9';
    });
    expect(found).toMatchObject([{ about: 'file', who: [], what: 'deviceRules' }]);
  });

  test('children’s devices', () => {
    const found = after((copy) => {
      copy.childDevices.collectedBy = 'parent';
    });
    expect(found).toMatchObject([{ about: 'children', after: expect.stringContaining('a parent or carer') }]);
  });
});

describe('what can be allowed', () => {
  test('places, for whom', () => {
    const found = after((copy) => {
      there(copy.places['outside-front']).allowedFor = ['families', 'visitor'];
    });
    expect(one(found, 'permissions')).toEqual([
      {
        about: 'permissions',
        who: ['visitor'],
        what: '“Essential use”, places',
        before: 'the office',
        after: 'the office and outside the front',
        remark: null,
      },
    ]);
  });

  test('reasons and times, for whom', () => {
    const found = after((copy) => {
      const kind = there(copy.authorisations['emergency-use']);
      kind.reasons = kind.reasons.filter(({ id }) => id !== 'work-emergency');
      kind.longestMinutes = 30;
    });
    const [families, times] = [one(found, 'permissions').find(({ what }) => what.includes('reasons')), found.at(0)];
    expect(families?.who).toEqual([
      'committee-member',
      'parent',
      'settling-parent',
      'visitor',
      'contractor',
      'external-teacher',
      'professional',
    ]);
    expect(families?.before).toContain('Emergency at their own work');
    expect(families?.after).not.toContain('Emergency at their own work');
    expect(times).toMatchObject({ who: [...PERSON_TYPES], what: '“Essential use”, at most', before: '60 minutes' });
    expect(times?.after).toBe('30 minutes');
  });

  test('breaks and arrangements that go, and the conditions of one that stays', () => {
    const found = after((copy) => {
      delete copy.breaks;
      delete copy.arrangements['special-event'];
      there(copy.arrangements['recorded-music']).attendingStaff = 2;
    });
    expect(found.map(({ who, what, after: now }) => [who, what, now])).toEqual([
      [['staff', 'volunteer', 'student', 'committee-member'], '“Break”', null],
      [['parent', 'settling-parent'], '“Special event”', null],
      [['external-teacher'], '“Recorded music”, attending staff', '2'],
    ]);
  });

  test('a place that is never allowed any more', () => {
    const found = after((copy) => {
      const place = there(copy.places['outside-front']);
      place.never = true;
      delete place.allowedFor;
    });
    expect(one(found, 'places')).toMatchObject([
      { what: 'where nobody may ever use a device', after: expect.stringContaining('outside the front') },
    ]);
    expect(one(found, 'permissions')).toMatchObject([{ who: ['parent', 'settling-parent'], after: 'the office' }]);
  });
});

describe('words', () => {
  const reworded = (raise: number) =>
    after((copy) => {
      const wording = there(copy.wordings['staff-rules']);
      wording.version += raise;
      there(wording.sentences[0]).text.en = 'Put everything away.';
    });

  test('a version that was raised', () => {
    expect(reworded(1)).toMatchObject([
      {
        about: 'wordings',
        who: ['staff'],
        before: 'staff-rules, version 1, once for each version, again after 12 months, with a signature',
        after: 'staff-rules, version 2, once for each version, again after 12 months, with a signature',
        remark: 'Its words changed.',
      },
    ]);
  });

  test('a version that was forgotten: nobody would be asked again', () => {
    expect(reworded(0)).toMatchObject([{ who: ['staff'], remark: expect.stringContaining('is not asked again') }]);
  });

  test('at every visit the words of the day are read, whatever the version', () => {
    const found = after((copy) => {
      there(copy.wordings['visitor-rules']).fullText.en = 'Other words.';
    });
    expect(found).toMatchObject([{ who: ['visitor'], remark: 'Its words changed.' }]);
  });

  test('agreements, and as whom people sign in off duty', () => {
    const found = after((copy) => {
      there(copy.agreements['off-site-device-use']).for = ['staff', 'student'];
      copy.offDuty = { ...copy.offDuty, 'committee-member': 'parent' };
    });
    expect(found.map(({ who, what, before, after: now }) => [who, what, before, now])).toEqual([
      [['student'], 'the agreement off-site-device-use', null, 'version 1, at induction, with a signature'],
      [['committee-member'], 'off duty they sign in as', 'visitor', 'parent'],
    ]);
  });
});

test('idle times and retention, with the words of the shape itself', () => {
  const found = after((copy) => {
    copy.idle.publicSeconds = 90;
    copy.retention.visits = 100;
    copy.retention.incidents = 2000;
    copy.credentials.changeAfterDays = 90;
  });
  expect(found.map(({ about, what, before, after: now }) => [about, what, before, now])).toEqual([
    ['idle', 'seconds without a touch after which a public screen ends (idle, publicSeconds)', '60', '90'],
    ['retention', 'who was here and when (retention, visits)', '365 days', '100 days'],
    [
      'retention',
      'reported breaches and concerns (retention, incidents)',
      'until the safeguarding lead releases it',
      '2000 days',
    ],
    ['credentials', 'days after which a PIN has to be changed (credentials, changeAfterDays)', null, '90'],
  ]);
});

test('what has no sentence of its own is named by its place in the file', () => {
  const found = after((copy) => {
    copy.title.en = 'Another title';
    there(copy.contacts['safeguarding-board']).telephone = '01234 567890';
    copy.fullPolicyAt = { en: 'On the wall.' };
  });
  expect(found.map(({ about, what }) => [about, what])).toEqual([
    ['file', 'title, en'],
    ['file', 'fullPolicyAt, en'],
    ['file', 'fullPolicyAt, pl'],
    ['file', 'contacts, safeguarding-board'],
  ]);
});

describe('over changes made by chance', () => {
  const isPart = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  /** Every number, true or false, and text of the policy, by its path. */
  const leaves = (
    value: unknown,
    path: readonly (string | number)[] = [],
  ): readonly (readonly (string | number)[])[] => {
    if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
    if (isPart(value)) return Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]));
    return [path];
  };
  /** Names of other parts cannot be changed alone: the policy would not load. */
  const names = /^(for|members|allowedFor|store|fallback|must|places|agreement)$/;
  const paths = leaves(policy).filter(
    (path) => path[0] !== 'offDuty' && !path.slice(1).some((part) => names.test(String(part))),
  );

  test('nothing that changes in a file is left unsaid', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const copy = structuredClone(policy) as unknown;
        const holder = path.slice(0, -1).reduce((part, name) => (part as Record<string, unknown>)[name], copy);
        const last = path.at(-1) ?? '';
        const part = holder as Record<string | number, unknown>;
        const value = part[last];
        part[last] = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`;
        const found = differences(policy, copy as Policy);
        expect(found, path.join(', ')).not.toEqual([]);
        expect(found.every(({ about, what }) => ABOUT.includes(about) && what !== '')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('what is before and after changes places when the files do', () => {
    const other = presetPolicy('preschool-kitchen-drawer');
    const devices = (list: readonly Difference[]) =>
      one(list, 'devices').map(({ who, what, before, after: now }) => JSON.stringify([who, what, before, now]));
    const back = differences(other, policy).map((item) => ({ ...item, before: item.after, after: item.before }));
    expect(devices(back).sort()).toEqual([...devices(differences(policy, other))].sort());
    expect(devices(back)).not.toEqual([]);
  });
});

test('parts of files are compared by name down to a depth, lists as one', () => {
  expect(changedPaths({ a: { b: { c: 1 } }, d: [1] }, { a: { b: { c: 2 } }, d: [1, 2] }, 2)).toEqual([
    ['a', 'b'],
    ['d'],
  ]);
  expect(same({ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] })).toBe(true);
  expect(same({ a: undefined }, {})).toBe(true);
  expect(same({ a: null }, {})).toBe(false);
  expect(same([1, 2], [2, 1])).toBe(false);
});

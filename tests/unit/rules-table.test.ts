import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  judgeRules,
  RULES_PER_SETTING,
  type Rule,
  testsOfPlaywright,
  testsOfVitest,
} from '../../build/rules-table.mjs';

const ids = Object.entries(RULES_PER_SETTING).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

/** A book in which nothing is lacking but what a test changes. */
const book = (more: Record<string, Rule> = {}) => ({
  settings: { A: 'One', B: 'Two', C: 'Three', D: 'Four', E: 'Five' },
  rules: {
    ...Object.fromEntries(ids.map((id) => [id, { says: `Rule ${id}`, notYet: 'Everything' }])),
    ...more,
  },
});
const ran = (name: string, passed = true) => ({ file: 'tests/unit/a.test.ts', names: [...name.split(' / ')], passed });
const faults = (more: Record<string, Rule>, ...tests: ReturnType<typeof ran>[]) => judgeRules(book(more), tests).faults;

describe('a rule', () => {
  test.each<[string, Rule, ReturnType<typeof ran>[], RegExp | null]>([
    ['with a test', { says: 'x' }, [ran('is so [A7]')], null],
    ['named with others', { says: 'x' }, [ran('is so [A6 A7]')], null],
    ['named by the group', { says: 'x' }, [ran('group [A7] / is so')], null],
    ['that is lacking, and said to be', { says: 'x', notYet: 'All' }, [], null],
    ['proven in part, the rest lacking', { says: 'x', notYet: 'Some' }, [ran('is so [A7]')], null],
    ['that no kiosk can keep', { says: 'x', notKiosks: 'Reason' }, [], null],
    ['without test or reason', { says: 'x' }, [], /^A7 has no passing test/],
    ['whose test failed', { says: 'x' }, [ran('is so [A7]', false)], /^A7 has no passing test/],
    ['only in round brackets', { says: 'x' }, [ran('is so (A7)')], /^A7 has no passing test/],
    ['with a stale reason', { says: 'x', notKiosks: 'Reason' }, [ran('is so [A7]')], /“is so” proves it/],
    ['with two reasons', { says: 'x', notKiosks: 'Reason', notYet: 'All' }, [], /one of the two/],
    ['without words', {}, [ran('is so [A7]')], /no words/],
  ])('%s', (_what, rule, tests, fault) => {
    const found = faults({ A7: rule }, ...tests);
    expect(found).toEqual(fault === null ? [] : [expect.stringMatching(fault)]);
  });

  test('that the book does not have is missed, and one too many is found, in a name or in the book', () => {
    const { A7: _, ...rules }: Record<string, Rule> = book().rules;
    expect(judgeRules({ ...book(), rules }, [])['faults']).toEqual([expect.stringMatching(/^A7 is not in/)]);
    expect(faults({ A26: { says: 'x', notYet: 'y' } })).toEqual([expect.stringContaining('A26')]);
    expect(faults({}, ran('is so [E29]'), ran('so too [F1 A1]'))).toEqual([
      'No rule has this id: E29 in “is so [E29]” (tests/unit/a.test.ts); F1 in “so too [F1 A1]” (tests/unit/a.test.ts).',
    ]);
  });
});

test('the table is the same in whatever order the tests ran, and joins the tests of a group', () => {
  const tests = [ran('b [A1]'), ran('a | <b> [A1]'), ran('group [A1] / one'), ran('group [A1] / two')];
  const { table } = judgeRules(book(), tests);
  expect(judgeRules(book(), [...tests].reverse()).table).toBe(table);
  const file = '`tests/unit/a.test.ts`';
  expect(table).toContain(
    `| A1 | Rule A1 | *Not yet:* Everything<br>${file} a \\| \\<b\\><br>${file} b<br>${file} group (2 tests) |`,
  );
});

test('one check for each of the 108 rules, and one for the names', () => {
  expect(judgeRules(book(), []).checks).toBe(109);
});

describe('reading reports', () => {
  test('of Vitest', () => {
    const assertion = (status: string) => ({ ancestorTitles: ['', 'group'], title: 'one', status });
    const report = {
      testResults: [
        { name: join('/p', 'tests', 'a.test.ts'), assertionResults: [assertion('passed'), assertion('pending')] },
      ],
    };
    expect(testsOfVitest(report, '/p')).toEqual([
      { file: 'tests/a.test.ts', names: ['group', 'one'], passed: true },
      { file: 'tests/a.test.ts', names: ['group', 'one'], passed: false },
    ]);
  });

  test('of Playwright: groups in groups, and what was left out has not passed', () => {
    const spec = (title: string, ...statuses: string[]) => ({
      title,
      file: 'a.spec.ts',
      tests: statuses.map((status) => ({ status })),
    });
    const report = {
      config: { rootDir: '/p/tests/e2e' },
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('one', 'expected'), spec('two', 'skipped'), spec('three', 'flaky'), spec('four')],
          suites: [{ title: 'group', specs: [spec('five', 'expected')] }],
        },
      ],
    };
    const file = 'tests/e2e/a.spec.ts';
    expect(testsOfPlaywright(report, '/p')).toEqual([
      { file, names: ['one'], passed: true },
      { file, names: ['two'], passed: false },
      { file, names: ['three'], passed: false },
      { file, names: ['four'], passed: false },
      { file, names: ['group', 'five'], passed: true },
    ]);
  });
});

test('the book of rules has each rule once, in short words, and its reasons are honest ones', () => {
  const { rules } = parse(readFileSync(new URL('../rules/rules.yaml', import.meta.url), 'utf8'), { uniqueKeys: true });
  expect(Object.keys(rules)).toEqual(ids);
  for (const [id, { says }] of Object.entries<{ says: string }>(rules)) {
    expect(says.length, id).toBeGreaterThan(20);
    expect(says.length, id).toBeLessThanOrEqual(120);
  }
  const never = Object.entries<{ notKiosks?: string }>(rules).filter(([, { notKiosks }]) => notKiosks !== undefined);
  expect(never.map(([id]) => id)).toEqual(['A16']);
});

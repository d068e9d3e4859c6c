import { describe, expect, test } from 'vitest';
import { closingLine, countsOfPlaywright, countsOfVitest, judged, sum } from '../../build/test-counts.mjs';

const counts = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

describe('counting a report', () => {
  test('of Vitest: skipped and planned tests are not passed ones', () => {
    const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }];
    expect(countsOfVitest({ ...report, testResults })).toEqual(counts(5, 1, 3));
  });

  test('of Vitest: a file that broke before its first test is a failure', () => {
    const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
    const testResults = [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ];
    expect(countsOfVitest({ ...report, testResults })).toEqual(counts(5, 1));
  });

  test('of Playwright: a test that needed a second try failed, and so did what broke outside tests', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countsOfPlaywright({ stats, errors: [{ message: 'x' }] })).toEqual(counts(7, 3, 2));
    expect(countsOfPlaywright({ stats })).toEqual(counts(7, 2, 2));
  });
});

describe('judging a suite', () => {
  test.each([
    ['all passed', counts(3, 0), 0, counts(3, 0)],
    ['some failed', counts(3, 2), 1, counts(3, 2)],
    ['no report', undefined, 0, counts(0, 1)],
    ['no test', counts(0, 0), 0, counts(0, 1)],
    ['only skipped tests', counts(0, 0, 4), 0, counts(0, 1, 4)],
    ['an exit code that no test explains', counts(3, 0), 1, counts(3, 1)],
  ])('%s', (_what, found, exitCode, expected) => {
    expect(judged(found, exitCode)).toEqual(expected);
  });
});

test('the closing line has the sum, and skipped tests only when there are any', () => {
  expect(closingLine(sum([counts(3, 0), counts(4, 1), counts(0, 1)]))).toBe('7 passed, 2 failed');
  expect(closingLine(sum([counts(3, 0, 1), counts(4, 0, 1)]))).toBe('7 passed, 0 failed, 2 skipped');
  expect(closingLine(sum([]))).toBe('0 passed, 0 failed');
});

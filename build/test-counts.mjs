// Turns the reports of two test programs into one pair of numbers.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Counts from Vitest's JSON report. A file that broke before its first test counts as one failure. @returns {Counts} */
export function countsOfVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts from Playwright's JSON report. A test that passed only on a second try failed. @returns {Counts} */
export function countsOfPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const outsideTests = report.errors?.length ?? 0;
  return { passed: expected, failed: unexpected + flaky + outsideTests, skipped };
}

/**
 * What a suite counts for, whatever became of it: without a report, without a test, or with an exit code that no
 * counted failure explains, it is one failure.
 * @param {Counts | undefined} counts undefined when there is no readable report
 * @param {number} exitCode of the test program
 * @returns {Counts}
 */
export function judged(counts, exitCode) {
  if (counts === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const ranNothing = counts.passed + counts.failed === 0;
  const unexplained = exitCode !== 0 && counts.failed === 0;
  return ranNothing || unexplained ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** @param {Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0,
  });

/** The closing line: alone on its line, in the form that any CI can read. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

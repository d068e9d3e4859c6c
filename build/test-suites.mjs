// `npm test`: the checks, then every suite to its end even when an earlier one failed, then the rules of the five settings
// against the tests that name them, then one line with the sum.
// `npm test -- e2e deposit` runs one suite alone, and of it the files whose path has that word.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { check } from './check.mjs';
import { run } from './child.mjs';
import { inProject, inRuntime } from './paths.mjs';
import { say } from './progress.mjs';
import { ruleSuite } from './rule-suite.mjs';
import { testsOfPlaywright, testsOfVitest } from './rules-table.mjs';
import { closingLine, countsOfPlaywright, countsOfVitest, judged, sum } from './test-counts.mjs';

// Both programs colour their output even for a file, where codes help nobody; each has its own way of being told.
const inColour = process.stdout.isTTY || process.env.FORCE_COLOR !== undefined;

const vitest = (project) => ({
  name: project,
  program: inProject('node_modules/vitest/vitest.mjs'),
  args: (report) => [
    'run',
    '--config',
    inProject('tests/vitest.config.ts'),
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  env: () => (inColour ? {} : { NO_COLOR: '1' }),
  counts: countsOfVitest,
  tests: testsOfVitest,
});

const suites = [
  vitest('unit'),
  vitest('integration'),
  {
    name: 'e2e',
    program: inProject('node_modules/@playwright/test/cli.js'),
    args: () => ['test', '--config', inProject('tests/playwright.config.ts'), '--reporter=list,json'],
    env: (report) => ({
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(inColour ? {} : { FORCE_COLOR: '0' }),
    }),
    counts: countsOfPlaywright,
    tests: testsOfPlaywright,
  },
];

/** What a report says; undefined when there is none that can be read. */
function readReport(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return undefined;
  }
}

async function runSuite(suite, env, filters) {
  const report = inRuntime('test-reports', `${suite.name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const began = Date.now();
  const exitCode = await run(process.execPath, [suite.program, ...suite.args(report), ...filters], {
    cwd: inProject(),
    env: { ...env, ...suite.env(report) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const counts = judged(readReport(report, suite.counts), exitCode);
  return {
    line: `${suite.name}: ${closingLine(counts)} in ${((Date.now() - began) / 1000).toFixed(1)} s`,
    counts,
    tests: readReport(report, (all) => suite.tests(all, inProject())) ?? [],
  };
}

/**
 * Runs the checks and every suite; with arguments, one suite alone and the words that its files' paths must have.
 * @returns {Promise<number>} exit code: 0 only if everything that ran passed
 */
export async function runTests(env, [only, ...filters]) {
  const chosen = only === undefined ? suites : suites.filter(({ name }) => name === only);
  if (chosen.length === 0)
    throw new Error(`There is no suite "${only}"; there are ${suites.map(({ name }) => name).join(', ')}.`);
  const failedChecks = only === undefined ? await check(env) : 0;
  const results = [];
  for (const suite of chosen) results.push(await runSuite(suite, env, filters));
  if (only === undefined) {
    const allPassed = results.every(({ counts }) => counts.failed === 0);
    results.push(
      ruleSuite(
        results.flatMap(({ tests }) => tests),
        allPassed,
      ),
    );
  }
  const total = sum([...results.map(({ counts }) => counts), { passed: 0, failed: failedChecks, skipped: 0 }]);
  if (only === undefined) say(failedChecks === 0 ? 'The checks are fine.' : `${failedChecks} of the checks failed.`);
  for (const { line } of results) say(line);
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
}

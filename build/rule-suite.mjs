// The last suite of a whole run: every rule of the five settings has its proof or a reason, and docs/RULES.md says which.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from './paths.mjs';
import { judgeRules } from './rules-table.mjs';

/**
 * @param {import('./rules-table.mjs').Ran[]} ran every test of every suite
 * @param {boolean} allPassed only then is a table that has changed written: a failed test is no reason to rewrite the docs
 * @returns {{ line: string, counts: import('./test-counts.mjs').Counts }}
 */
export function ruleSuite(ran, allPassed) {
  const file = inProject('docs', 'RULES.md');
  const { checks, faults, table } = judgeRules(parse(readFileSync(inProject('tests/rules/rules.yaml'), 'utf8')), ran);
  const found = [...faults];
  if (table !== committed(file)) {
    if (allPassed) writeFileSync(file, table);
    found.push(`docs/RULES.md is not what the tests say${allPassed ? '; it has been written anew, commit it' : ''}.`);
  }
  for (const fault of found) console.log(`rules: ${fault}`);
  const counts = { passed: checks + 1 - found.length, failed: found.length, skipped: 0 };
  return { line: `rules: ${counts.passed} passed, ${counts.failed} failed`, counts };
}

function committed(file) {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}

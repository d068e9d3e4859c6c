// Joins the rules of the five settings with the tests that name them: which rule has a proof, which has not, and docs/RULES.md.
import { join, relative, sep } from 'node:path';

/** How many rules each setting has; their ids run from 1 to that number without a gap. */
export const RULES_PER_SETTING = { A: 25, B: 17, C: 19, D: 19, E: 28 };

/** `[A7]`, or several with spaces between: `[A7 A8]`. Any such id counts, so that one that does not exist is found out. */
const BRACKETED = /\[([A-Z][0-9]{1,3}(?: [A-Z][0-9]{1,3})*)\]/g;

/**
 * A test that ran: its file relative to the project, and its names from the outermost group inwards.
 * @typedef {{ file: string, names: string[], passed: boolean }} Ran
 * @typedef {{ says?: string, notYet?: string, notKiosks?: string }} Rule
 * @typedef {{ settings: Record<string, string>, rules: Record<string, Rule> }} RuleBook
 * @typedef {{ file: string, name: string, tests: number }} Proof several tests of one group are one proof
 */

const inFolder = (folder, file) => relative(folder, file).split(sep).join('/');

/** @returns {Ran[]} */
export function testsOfVitest(report, folder) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: inFolder(folder, name),
      names: [...ancestorTitles.filter((group) => group !== ''), title],
      passed: status === 'passed',
    })),
  );
}

/** @returns {Ran[]} */
export function testsOfPlaywright(report, folder) {
  const within = (suite, groups) => [
    ...(suite.specs ?? []).map(({ title, file, tests }) => ({
      file: inFolder(folder, join(report.config.rootDir, file)),
      names: [...groups, title],
      passed: tests.length > 0 && tests.every(({ status }) => status === 'expected'),
    })),
    ...(suite.suites ?? []).flatMap((inner) => within(inner, [...groups, inner.title])),
  ];
  return report.suites.flatMap((file) => within(file, []));
}

const idsOf = (name) => [...name.matchAll(BRACKETED)].flatMap(([, ids]) => ids.split(' '));

/** Every id that there is, in order. */
const known = Object.entries(RULES_PER_SETTING).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

/** The passed tests that name a rule. Where a group names it, the tests in it are one proof. @returns {Map<string, Proof[]>} */
function proofsOf(ran) {
  const proofs = new Map(known.map((id) => [id, new Map()]));
  for (const { file, names } of ran.filter(({ passed }) => passed)) {
    names.forEach((part, depth) => {
      for (const id of idsOf(part)) {
        const name = names
          .slice(0, depth + 1)
          .map(withoutIds)
          .join(' / ');
        const ofRule = proofs.get(id);
        const key = JSON.stringify([file, name]);
        const same = ofRule?.get(key);
        if (same) same.tests += 1;
        else ofRule?.set(key, { file, name, tests: 1 });
      }
    });
  }
  const sorted = (ofRule) => [...ofRule.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, proof]) => proof);
  return new Map([...proofs].map(([id, ofRule]) => [id, sorted(ofRule)]));
}

const withoutIds = (name) => name.replaceAll(BRACKETED, '').replaceAll(/\s+/g, ' ').trim();

/** What is wrong with one rule, or null. */
function faultOf(rule, proofs) {
  if (rule === undefined) return 'is not in tests/rules/rules.yaml';
  if (!rule.says) return 'has no words in tests/rules/rules.yaml';
  if (rule.notKiosks && rule.notYet) return 'is said to be missing and not to be the kiosk’s; it is one of the two';
  if (rule.notKiosks && proofs.length > 0) return `is said not to be the kiosk’s, but “${proofs[0].name}” proves it`;
  if (!rule.notKiosks && !rule.notYet && proofs.length === 0)
    return 'has no passing test that names it, and nothing says why';
  return null;
}

/**
 * Judges a run of all suites.
 * @param {RuleBook} book
 * @param {Ran[]} ran every test of every suite
 * @returns {{ checks: number, faults: string[], table: string }} one check for each rule and one for names of unknown rules
 */
export function judgeRules(book, ran) {
  const proofs = proofsOf(ran);
  const faults = known.flatMap((id) => {
    const fault = faultOf(book.rules[id], proofs.get(id));
    return fault === null ? [] : [`${id} ${fault}.`];
  });
  const strange = [
    ...ran.flatMap(({ file, names }) =>
      idsOf(names.join(' '))
        .filter((id) => !proofs.has(id))
        .map((id) => `${id} in “${names.join(' / ')}” (${file})`),
    ),
    ...Object.keys(book.rules)
      .filter((id) => !proofs.has(id))
      .map((id) => `${id} in tests/rules/rules.yaml`),
  ];
  if (strange.length > 0) faults.push(`No rule has this id: ${[...new Set(strange)].join('; ')}.`);
  return { checks: known.length + 1, faults, table: tableOf(book, proofs) };
}

/** docs/RULES.md: the same for the same tests, whenever and wherever they ran. */
function tableOf(book, proofs) {
  const count = (holds) => known.filter((id) => holds(book.rules[id] ?? {}, proofs.get(id))).length;
  const proven = count((rule, ofRule) => ofRule.length > 0 && !rule.notYet);
  const lines = [
    '# Every rule of the five settings, and the tests that prove it',
    '',
    'Made by `npm test` from `tests/rules/rules.yaml` and from the names of the tests that passed; not written by hand.',
    '',
    `Of ${known.length} rules ${proven} are proven, ${count((rule) => rule.notYet)} lack something or all of it,`,
    `and ${count((rule) => rule.notKiosks)} can be no kiosk’s.`,
  ];
  for (const letter of Object.keys(RULES_PER_SETTING)) {
    lines.push('', `## ${letter}. ${book.settings[letter] ?? ''}`, '', '| id | rule | proven by |', '|---|---|---|');
    for (const id of known.filter((one) => one.startsWith(letter))) {
      const rule = { says: '', ...book.rules[id] };
      lines.push(
        `| ${id} | ${cell(rule.says)} | ${[...standing(rule), ...proofs.get(id).map(proofLine)].join('<br>')} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function standing({ notYet, notKiosks }) {
  if (notKiosks) return [`*Not the kiosk’s.* ${cell(notKiosks)}`];
  return notYet ? [`*Not yet:* ${cell(notYet)}`] : [];
}

const proofLine = ({ file, name, tests }) => `\`${file}\` ${cell(name)}${tests > 1 ? ` (${tests} tests)` : ''}`;

/** Text that stays one cell of a table, and stays text. */
const cell = (text) => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|<>*_`[\]]/g, '\\$&');

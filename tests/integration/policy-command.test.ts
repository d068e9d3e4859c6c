import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { needsOf, usage } from '../../build/command-table.mjs';
import { DEVICE_KINDS } from '../../main/domain/devices.ts';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { requirementsFor } from '../../main/domain/policy/requirements.ts';
import { answerPolicyCommand } from '../../main/policies/policy-answers.ts';
import { presetPath, presetPolicy } from '../support/preset-policy.ts';

const COMMAND = join(import.meta.dirname, '../../main/policies/policy-command.ts');
const PRESET = 'playgroup-office';
const text = readFileSync(presetPath(PRESET), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'policy-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: folder });
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const said = (...args: readonly string[]) => {
  const { exitCode, lines, problems } = answerPolicyCommand(args, '2027-03-01');
  return { exitCode, lines: lines.join('\n'), problems: problems.join('\n') };
};

describe('started as a program, straight from source', () => {
  test('check: nothing wrong, and everything that is wrong', () => {
    expect(run('check', PRESET)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^playgroup-office\.yaml: no faults\. Policy playgroup-office, version 1; hash [0-9a-f]{64}\.\n$/,
      ),
      stderr: '',
    });
    file(
      'ours.yaml',
      text.replace('fallback: office', 'fallback: attic').replace('publicSeconds: 60', 'publicSeconds: 10'),
    );
    const shape = run('check', 'ours.yaml');
    const at = text.split('\n').findIndex((line) => line.includes('publicSeconds: 60')) + 1;
    expect(shape).toMatchObject({ status: 1, stderr: '' });
    expect(shape.stdout).toContain(
      `ours.yaml, line ${at}, column 18: idle, publicSeconds: expected at least 20; found the number 10.`,
    );
    expect(shape.stdout).toContain('ours.yaml: one fault. The kiosk does not take this file.');
  });

  test('explain: the stable form, and nothing else on the standard output', () => {
    const { status, stdout, stderr } = run(
      ...['explain', PRESET, '--as', 'volunteer', '--device', 'smart-watch:1', '--device', 'phone:2'],
      ...['--on', '2026-12-01', '--json'],
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      personType: 'volunteer',
      policy: { id: 'playgroup-office', version: 1 },
      steps: [
        { kind: 'acknowledge', wording: 'volunteer-rules', signature: true, rule: 'A1' },
        {
          kind: 'deposit',
          store: 'locker',
          devices: [
            { kind: 'smart-watch', ownership: 'personal', count: 1 },
            { kind: 'phone', ownership: 'personal', count: 2 },
          ],
          rule: 'A1',
        },
      ],
    });
  });

  test('diff: 1 when they differ, 0 when they do not', () => {
    file('longer.yaml', text.replace('version: 1', 'version: 2').replace('longestMinutes: 60', 'longestMinutes: 90'));
    const { status, stdout, stderr } = run('diff', PRESET, 'longer.yaml');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('everybody: “Essential use”, at most: 90 minutes (before: 60 minutes).');
    expect(run('diff', PRESET, presetPath(PRESET))).toMatchObject({ status: 0, stderr: '' });
  });

  test('wrong usage ends with 2 and says what is possible', () => {
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Usage, where FILE') });
  });

  test('is one of the project’s commands', () => {
    expect(needsOf('policy', [])).toEqual({});
    expect(usage).toContain('policy -- check|explain|diff FILE');
    const scripts = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).scripts;
    expect(scripts.policy).toBe('node build/run.mjs policy');
  });
});

describe('explain', () => {
  const explain = (...args: readonly string[]) => said('explain', PRESET, ...args);

  test.each([
    ['staff', ['--device', 'work-issued/phone:1'], { kind: 'phone', ownership: 'work-issued', count: 1 }],
    ['parent', ['--device', 'personal/tablet'], { kind: 'tablet', ownership: 'personal', count: 1 }],
    ['visitor', ['--device', 'setting-owned/camera:9'], { kind: 'camera', ownership: 'setting-owned', count: 9 }],
  ] as const)('%s %s', (personType, args, device) => {
    const { lines } = explain('--as', personType, ...args, '--json');
    expect(JSON.parse(lines)).toEqual(requirementsFor({ personType }, [device], presetPolicy(PRESET)));
  });

  test('off duty and without children reach the rules', () => {
    expect(JSON.parse(explain('--as', 'student', '--off-duty', '--json').lines)).toMatchObject({
      personType: 'visitor',
    });
    const drawer = (...args: readonly string[]) =>
      JSON.parse(
        said('explain', 'preschool-kitchen-drawer', '--as', 'volunteer', '--device', 'phone', '--json', ...args).lines,
      ).steps;
    expect(drawer()).toContainEqual(expect.objectContaining({ kind: 'deposit', store: 'kitchen-drawer' }));
    expect(drawer('--without-children')).toContainEqual(expect.objectContaining({ kind: 'keep-in-bag' }));
  });

  test('in words: numbered steps, each with its rule', () => {
    const { lines } = explain('--as', 'settling-parent', '--device', 'phone:2', '--language', 'pl');
    expect(lines).toContain('Policy playgroup-office, version 1. What to do as settling parent:');
    expect(lines).toMatch(/^ {2}1\. Read and accept the rules .* \[A3\]$/m);
    expect(lines).toContain('Where: biuro (office). [A3]');
  });

  test('a child', () => {
    expect(JSON.parse(explain('--as', 'child', '--device', 'phone', '--json').lines)).toMatchObject({
      personType: 'child',
      steps: [{ kind: 'leave-off-premises' }, { kind: 'hand-in', store: 'office', when: 'found' }],
    });
  });
});

describe('what cannot be answered', () => {
  const types = PERSON_TYPES.join(', ');
  const kinds = DEVICE_KINDS.join(', ');
  const explain = ['explain', PRESET, '--as', 'staff'] as const;
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'Say what to do: check, explain, diff or poster.'],
    [['sing'], 'There is no command sing; there are check, explain, diff and poster.'],
    [['check'], 'Name a policy file.'],
    [['check', PRESET, '--as', 'staff'], 'check has no option --as; it has --json.'],
    [['check', PRESET, '--json=yes'], '--json stands by itself, without yes.'],
    [['check', 'nowhere'], 'There is no file nowhere. The policies that come with the kiosk: playgroup-office'],
    [['check', folder], `${folder} is not a file.`],
    [['check', ''], 'There is no file'],
    [['check', '../no-such-folder/ours.yaml'], 'There is no file ../no-such-folder/ours.yaml.'],
    [['diff', PRESET], 'Name two policy files.'],
    [['diff', PRESET, PRESET, PRESET], 'Name two policy files.'],
    [['diff', PRESET, 'nowhere'], 'There is no file nowhere.'],
    [['explain'], 'Name one policy file.'],
    [['explain', PRESET, PRESET, '--as', 'staff'], 'Name one policy file.'],
    [['explain', PRESET], `Say who it is, with --as. It is one of: ${types}, child.`],
    [['explain', PRESET, '--as'], 'Something has to follow --as.'],
    [['explain', PRESET, '--as', 'pirate'], `There is no person type pirate. It is one of: ${types}, child.`],
    [['explain', PRESET, '--as', 'constructor'], 'There is no person type constructor.'],
    [['explain', PRESET, '--as', 'child', '--off-duty'], 'A child is neither on nor off duty'],
    [[...explain, '--as', 'parent'], 'Give one --as'],
    [[...explain, '--device'], 'Something has to follow --device.'],
    [[...explain, '--device', 'abacus'], `There is no device kind abacus. It is one of: ${kinds}.`],
    [
      [...explain, '--device', 'stolen/phone'],
      'There is no ownership stolen. It is one of: personal, work-issued, setting-owned.',
    ],
    [[...explain, '--device', 'phone:0'], 'a whole number from 1 to 9; 0 is not.'],
    [[...explain, '--device', 'phone:10'], 'a whole number from 1 to 9; 10 is not.'],
    [[...explain, '--device', 'phone:-1'], 'a whole number from 1 to 9; -1 is not.'],
    [[...explain, '--device', 'phone:'], 'a whole number from 1 to 9; nothing is not.'],
    [[...explain, '--device', 'phone:1:2'], 'A device is written as phone, phone:2 or work-issued/phone:2'],
    [[...explain, '--device', 'phone', '--device', 'phone:2'], 'personal/phone stands twice'],
    [[...explain, '--on', '2026-02-30'], '--on takes a day such as 2026-12-01; 2026-02-30 is not one.'],
    [[...explain, '--on', 'tomorrow'], '--on takes a day such as 2026-12-01; tomorrow is not one.'],
    [[...explain, '--on', '2026-13-01'], '2026-13-01 is not one.'],
    [[...explain, '--language', 'xx'], 'playgroup-office.yaml has no texts in xx; it has en and pl.'],
    [[...explain, '--language', 'en', '--language', 'pl'], 'Give one --language.'],
    [[...explain, '--colour'], 'explain has no option --colour; it has --as, --device,'],
  ];

  test.each(cases)('%j', (args, sentence) => {
    const { exitCode, lines, problems } = said(...args);
    expect(problems).toContain(sentence);
    expect({ exitCode, lines }).toEqual({ exitCode: 2, lines: '' });
    expect(problems).not.toMatch(/undefined|null|NaN|Error|ENOENT|ERR_|\bat .*:\d+:\d+/);
  });

  test('a file with faults: check and explain end with 1, diff with 2, and all of them name every fault', () => {
    const bad = file('bad.yaml', text.replaceAll('must: deposit', 'must: confiscate'));
    const count = text.split('must: deposit').length - 1;
    const answers = [said('check', bad), said('explain', bad, '--as', 'staff'), said('diff', PRESET, bad)];
    expect(answers.map(({ exitCode }) => exitCode)).toEqual([1, 1, 2]);
    for (const { lines, problems } of answers) {
      const named = `${lines}${problems}`.match(
        /^.*bad\.yaml, line \d+, column \d+: deviceRules, no\. \d+, must: expected .*; found .*\.$/gm,
      );
      expect(named).toHaveLength(count);
    }
  });

  test('the faults as data', () => {
    const bad = file('data.yaml', text.replace('fallback: office', 'fallback: attic'));
    const { exitCode, lines } = said('check', PRESET, bad, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(lines)).toMatchObject([
      { policy: { id: PRESET, version: 1 }, faultCount: 0, faults: [] },
      {
        file: bad,
        policy: null,
        faultCount: 1,
        faults: [{ line: expect.any(Number), column: 15, field: 'stores, locker, fallback' }],
      },
    ]);
  });

  test('files that are no policies at all', () => {
    for (const content of ['', '\u0000\u0001', 'just words', '[1, 2', '&a [*a]', 'id: {'.repeat(500), '- a\n\t- b']) {
      const { exitCode, lines } = said('check', file('none.yaml', content));
      expect(exitCode).toBe(1);
      expect(lines).toMatch(/none\.yaml, line \d+, column \d+: .*expected .*; found /);
    }
  });

  test('of several files the good ones are still answered', () => {
    const { exitCode, lines, problems } = said('check', 'nowhere', PRESET);
    expect(exitCode).toBe(2);
    expect(lines).toContain('playgroup-office.yaml: no faults.');
    expect(problems).toContain('There is no file nowhere.');
  });
});

test('no text of a file reaches the console as a command to it', () => {
  const escaped = '“\\e[2J” put your phone away.';
  const loud = file('loud.yaml', text.replace(/en: Put your phone, watch.*$/m, `en: "${escaped}"`));
  const { status, stdout } = run('explain', loud, '--as', 'staff');
  expect(status).toBe(0);
  expect(stdout).toContain('[2J” put your phone away.');
  expect(stdout).not.toContain('\u001b');
});

test('diff: a version that was not raised is pointed out, and the data has the same differences', () => {
  const longer = file('forgotten.yaml', text.replace('publicSeconds: 60', 'publicSeconds: 90'));
  expect(said('diff', PRESET, longer).lines).toContain('The version was not raised: it is 1 and was 1.');
  expect(JSON.parse(said('diff', PRESET, longer, '--json').lines)).toMatchObject({
    before: { id: PRESET, version: 1 },
    after: { id: PRESET, version: 1 },
    differences: [{ about: 'idle', who: [], before: '60', after: '90', remark: null }],
  });
});

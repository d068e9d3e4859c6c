import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { faultSentence, LARGEST_POLICY_BYTES, loadPolicy, readPolicyFile } from '../../main/policies/load-policy.ts';
import { policySchemaText } from '../../main/policies/policy-schema.ts';
import { presetPath } from '../support/preset-policy.ts';

const path = presetPath('playgroup-office');
const text = readFileSync(path, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The preset with one line replaced, and the number of that line. */
function withLine(line: string, replacement: string): { readonly text: string; readonly at: number } {
  const lines = text.split('\n');
  const index = lines.indexOf(line);
  if (index < 0) throw new Error(`The preset has no line ${line}`);
  return {
    text: [...lines.slice(0, index), ...replacement.split('\n'), ...lines.slice(index + 1)].join('\n'),
    at: index + 1,
  };
}

function faultsOf(broken: string) {
  const loaded = loadPolicy(broken, 'ours.yaml');
  if (loaded.ok) throw new Error('The file was accepted');
  expect(loaded.code).toBe('policy-malformed');
  return loaded.faults;
}

const JARGON =
  /zod|undefined|null|NaN|regex|schema|string|boolean|object|array|record|union|discriminator|Invalid|alias|anchor|\^|\$/;

test('the preset loads, with the hash of its bytes', () => {
  const read = readPolicyFile(path);
  expect(read).toMatchObject({
    ok: true,
    value: {
      policy: { id: 'playgroup-office', version: 1 },
      hash: createHash('sha256').update(readFileSync(path)).digest('hex'),
    },
  });
});

test('the preset is served by its schema in editors, and the shipped schema is current', () => {
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=policy.schema.json');
  const shipped = readFileSync(new URL('../../main/policies/policy.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(shipped), 'run node main/policies/write-schema.ts').toEqual(JSON.parse(policySchemaText()));
});

test('every field of the schema is described', () => {
  const undescribed: string[] = [];
  const { $defs } = JSON.parse(policySchemaText());
  const walk = (schema: Record<string, unknown>, at: string): void => {
    for (const [name, field] of Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>)) {
      const target = typeof field.$ref === 'string' ? $defs[field.$ref.replace('#/$defs/', '')] : field;
      if (field.description === undefined && target.description === undefined) undescribed.push(`${at}.${name}`);
      walk(field, `${at}.${name}`);
    }
    for (const key of ['items', 'additionalProperties']) {
      if (typeof schema[key] === 'object') walk(schema[key] as Record<string, unknown>, at);
    }
    for (const key of ['anyOf', 'oneOf']) {
      for (const option of (schema[key] ?? []) as Record<string, unknown>[]) walk(option, at);
    }
  };
  for (const [name, schema] of Object.entries($defs)) walk(schema as Record<string, unknown>, name);
  expect(undescribed).toEqual([]);
});

test('it ships without dates [A15]', () => {
  const read = readPolicyFile(path);
  if (!read.ok) throw new Error(read.code);
  const { agreedOn, heldOn, reviewDue, signedBy, reviews, warnDaysBefore } = read.value.policy.adoption;
  expect({ agreedOn, heldOn, reviewDue, signedBy, reviews, warnDaysBefore }).toEqual({
    reviews: [],
    warnDaysBefore: 30,
  });
});

test.each([
  'staff',
  'volunteer',
  'student, committee-member',
  'visitor',
  'contractor',
  'external-teacher',
  'professional',
])('the rule for %s says that it was chosen, as the policy behind it is silent', (who) => {
  const lines = text.split('\n');
  const rule = lines.indexOf(`  - for: [${who}]`);
  expect(lines[rule - 1]).toMatch(/^ {2}# chosen: /);
});

test('the rules for parents are not chosen, they are the policy’s own', () => {
  const lines = text.split('\n');
  for (const who of ['parent', 'settling-parent']) {
    expect(lines[lines.indexOf(`  - for: [${who}]`) - 1]).not.toMatch(/chosen/);
  }
});

test('what happens to a found device is marked as chosen', () => {
  expect(text).toMatch(
    /allowed: never # chosen: .+\n {2}store: office # chosen: .+\n {2}collectedBy: adult # chosen: /,
  );
});

describe('faults are named by line, column and field, in plain words', () => {
  test.each([
    [
      '  publicSeconds: 60 # chosen: the written policy gives no figure',
      '  publicSeconds: soon',
      'idle, publicSeconds',
      'a whole number',
      'the text "soon"',
      18,
    ],
    [
      '  publicSeconds: 60 # chosen: the written policy gives no figure',
      '  publicSeconds: 60.5',
      'idle, publicSeconds',
      'a whole number',
      'the number 60.5',
      18,
    ],
    [
      '  publicSeconds: 60 # chosen: the written policy gives no figure',
      '  publicSeconds: 5',
      'idle, publicSeconds',
      'at least 20',
      'the number 5',
      18,
    ],
    [
      '  publicSeconds: 60 # chosen: the written policy gives no figure',
      '  publicSeconds:',
      'idle, publicSeconds',
      'a whole number',
      'nothing',
      3,
    ],
    [
      "  endsAt: '04:00' # chosen: the written policy gives no time",
      "  endsAt: '4 am'",
      'day, endsAt',
      'a time like 04:00',
      'the text "4 am"',
      11,
    ],
    [
      '  warnDaysBefore: 30',
      '  reviewDue: 1 September',
      'adoption, reviewDue',
      'a day such as 2026-09-01',
      'the text "1 September"',
      14,
    ],
    [
      'id: playgroup-office',
      'id: Our Playgroup',
      'id',
      'a name in lower-case letters and digits, with hyphens between words',
      'the text "Our Playgroup"',
      5,
    ],
    [
      '  visits: 365',
      '  visits: for ever',
      'retention, visits',
      'a whole number, or until-released',
      'the text "for ever"',
      11,
    ],
    [
      '  needsManager: false # chosen: the device leaves the premises with its owner',
      '  needsManager: perhaps',
      'breaks, needsManager',
      'true or false',
      'the text "perhaps"',
      17,
    ],
    [
      '  openTo: [everyone]',
      '  openTo: []',
      'incidents, openTo',
      'at least one person type, group, or everyone',
      'an empty list',
      3,
    ],
    ['  openTo: [everyone]', '  openTo: everyone', 'incidents, openTo', 'a list', 'the text "everyone"', 11],
    [
      '  deposit-refused: serious',
      '  deposit-refused: awful',
      'exceptions, deposit-refused',
      'one of these: note, attention, serious',
      'the text "awful"',
      20,
    ],
    [
      'languages: [en, pl]',
      'languages: [en, pl, french]',
      'languages, no. 3',
      'a language code of two or three letters, for example pl',
      'the text "french"',
      21,
    ],
  ] as [string, string, string, string, string, number][])(
    '%s becomes %s',
    (line, replacement, field, expected, found, column) => {
      const broken = withLine(line, replacement);
      expect(faultsOf(broken.text)).toEqual([{ line: broken.at, column, field, expected, found }]);
    },
  );

  test('a misspelt field, with the fields that are known there', () => {
    const broken = withLine('  managerSeconds: 120 # chosen: as above', '  managerSecond: 120');
    expect(faultsOf(broken.text)).toEqual([
      {
        line: broken.at,
        column: 3,
        field: 'idle, managerSecond',
        expected: 'one of these fields: publicSeconds, managerSeconds, countdownSeconds',
        found: 'managerSecond, which is not known here',
      },
    ]);
  });

  test('a field too many in a rule of a list', () => {
    const broken = withLine('    must: keep-in-bag', '    must: keep-in-bag\n    store: office');
    const [fault] = faultsOf(broken.text);
    expect(fault).toMatchObject({ line: broken.at + 1, column: 5, field: 'deviceRules, no. 4, store' });
    expect(fault?.expected).toBe('one of these fields: must, for, kinds, ownership, worksWithChildren, rule');
  });

  test('something that a rule cannot say', () => {
    const broken = withLine('    must: hand-in', '    must: confiscate');
    expect(faultsOf(broken.text)).toEqual([
      {
        line: broken.at,
        column: 11,
        field: 'deviceRules, no. 5, must',
        expected: 'one of these: deposit, hand-in, keep-in-bag, leave-off-premises',
        found: 'the text "confiscate"',
      },
    ]);
  });

  test('a missing field is looked for at the part that lacks it', () => {
    const broken = withLine('    fallback: office', '    # no fallback');
    const [fault] = faultsOf(broken.text);
    expect(fault).toMatchObject({
      line: broken.at - 3,
      field: 'stores, locker, fallback',
      expected: 'text',
      found: 'nothing',
    });
  });

  test('a sentence too many', () => {
    const line = '  en: Ask in the office to read our full policy.';
    const broken = withLine(line, `  en: ${'Ask in the office. '.repeat(12)}`);
    expect(faultsOf(broken.text)).toMatchObject([
      { line: broken.at, field: 'fullPolicyAt, en', expected: 'at most 160 characters' },
    ]);
  });

  test('a store that nobody knows stands at its line too', () => {
    const broken = withLine('    fallback: office', '    fallback: attic');
    expect(faultsOf(broken.text)).toEqual([
      {
        line: broken.at,
        column: 15,
        field: 'stores, locker, fallback',
        expected: 'a store of this file: office',
        found: 'attic, which is not under stores',
      },
    ]);
  });

  test('all of them at once, in the order of the file', () => {
    const faults = faultsOf(
      text
        .replace('version: 1\ntitle', 'version: one\ntitle')
        .replace('places: 40', 'places: 0')
        .replace('longestMinutes: 60', 'longestMinutes: long')
        .replace('pinDigits: 6', 'pinDigits: 4'),
    );
    expect(faults.map(({ field }) => field)).toEqual([
      'version',
      'stores, office, places',
      'authorisations, emergency-use, longestMinutes',
      'credentials, pinDigits',
    ]);
    const lines = faults.map(({ line }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  test('contradictions too, each at its own line', () => {
    const faults = faultsOf(
      text
        .replace('store: locker', 'store: attic')
        .replace(/( {2}outside-front:\n(?: {4}.+\n)*? {4}childFree: .+\n)/, '$1    never: true\n')
        .replace('- for: [student, committee-member]\n    must', '- for: [committee-member]\n    must')
        .replace('approvedBy: [manager]', 'approvedBy: []'),
    );
    expect(faults.map(({ found }) => found)).toEqual(
      expect.arrayContaining([
        'attic, which is not under stores',
        'outside-front is both',
        'no rule for student',
        'nobody',
      ]),
    );
    for (const { line } of faults) expect(line).toBeGreaterThan(1);
  });

  test('an empty file names every part that it lacks', () => {
    const faults = faultsOf('id: ours\n');
    expect(faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['version', 'stores', 'deviceRules', 'wordings']),
    );
    expect(faultsOf('')).toMatchObject([
      { line: 1, column: 1, field: 'the file', expected: 'a group of fields', found: 'nothing' },
    ]);
  });

  test('as sentences without the words of the trade', () => {
    const broken = text
      .replace('version: 1\ntitle', 'version: {}\ntitle')
      .replace('places: 40', 'place: 40')
      .replace('must: hand-in', 'must: 7')
      .replace('picture: no-calls', 'picture: scream')
      .replace('grantedBy: [manager]', 'grantedBy: [king]')
      .replace('rule: A15', 'rule: fifteen')
      .replace('  visits: 365', '  visits: -1');
    const sentences = faultsOf(broken).map((fault) => faultSentence('ours.yaml', fault));
    expect(sentences).toHaveLength(8);
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(JARGON);
      expect(sentence).toMatch(/^ours\.yaml, line \d+, column \d+: .+: expected .+; found .+\.$/);
    }
  });
});

describe('what a policy file has no use for', () => {
  const title = 'title:\n  en: Playgroup, devices kept away';
  test.each([
    [
      'an alias and its anchor',
      text
        .replace('[manager, dsl-lead, dsl-deputy, dsl-assistant]\n    advice', '&roles [manager]\n    advice')
        .replace('handledBy: [manager, dsl-lead, dsl-deputy, dsl-assistant]', 'handledBy: *roles'),
      /begins with [*&]/,
    ],
    ['an anchor alone', text.replace('reading:\n', 'reading: &reading\n'), /begins with &/],
    ['a merge key', text.replace(title, `${title}\n  <<: { pl: x }`), /merge that begins with <</],
    ['a tag', text.replace('minimumSeconds: 5', 'minimumSeconds: !!int 5'), /tag that begins with an exclamation mark/],
    ['a tag of one’s own', text.replace('minimumSeconds: 5', 'minimumSeconds: !seconds 5'), /tag that begins/],
    ['a field twice', `${text}\nversion: 2\n`, /a second time/],
    ['a field twice inside a part', text.replace('  pinDigits: 6', '  pinDigits: 6\n  pinDigits: 8'), /a second time/],
    ['an older YAML', `%YAML 1.1\n---\n${text}`, /begins with %YAML/],
    ['a second policy', `${text}\n---\n${text}`, /something else/],
    [
      'a name with a meaning of its own',
      text.replace('groups:\n', 'groups:\n  __proto__: { label: { en: X }, members: [staff] }\n'),
      /__proto__/,
    ],
    ['a list as a name', text.replace('groups:\n', 'groups:\n  [a, b]: 1\n'), /something else/],
    ['a tab', text.replace('  pinDigits: 6', '\tpinDigits: 6'), /something else/],
    ['an open quote', text.replace("endsAt: '04:00'", "endsAt: '04:00"), /something else/],
    ['a crooked line', text.replace('  kioskFailures: 20', ' kioskFailures: 20'), /something else/],
  ])('%s is refused', (_name, broken, found) => {
    expect(broken).not.toBe(text);
    const faults = faultsOf(broken);
    expect(faults.some((fault) => found.test(fault.found))).toBe(true);
    for (const fault of faults) {
      expect(fault.line).toBeGreaterThanOrEqual(1);
      expect(fault.column).toBeGreaterThanOrEqual(1);
      expect(`${fault.expected} ${fault.found}`).not.toMatch(/YAMLParse|undefined/);
    }
  });

  test('a field that stands twice is pointed at where it stands again', () => {
    const broken = withLine('  pinDigits: 6', '  pinDigits: 6\n  pinDigits: 8');
    expect(faultsOf(broken.text)).toEqual([
      {
        line: broken.at + 1,
        column: 3,
        field: 'credentials, pinDigits',
        expected: 'each field once',
        found: 'the field a second time',
      },
    ]);
  });

  test('a file that grows when it is unfolded is refused before it grows', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let level = 1; level < 12; level += 1)
      bomb.push(
        `l${level}: &l${level} [${Array(9)
          .fill(level === 1 ? '*a' : `*l${level - 1}`)
          .join(',')}]`,
      );
    const started = performance.now();
    expect(faultsOf(bomb.join('\n')).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a file that is nested without end is refused', () => {
    const started = performance.now();
    const lines = Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:`);
    const nested = ['['.repeat(1_000_000), '- '.repeat(500_000), '{a: '.repeat(200_000), '? '.repeat(500_000)];
    for (const file of nested) expect(faultsOf(file)).toMatchObject([{ found: 'far too many levels' }]);
    expect(faultsOf(lines.join('\n')).length).toBeGreaterThan(0);
    const brackets = withLine(
      '  en: Ask in the office to read our full policy.',
      `  en: |\n    ${'['.repeat(90)} - - -`,
    );
    expect(loadPolicy(brackets.text, 'ours.yaml')).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test('more than 1 MB is not a policy', () => {
    const large = `${text}${'# padding\n'.repeat(LARGEST_POLICY_BYTES / 10)}`;
    expect(faultsOf(large)).toEqual([
      { line: 1, column: 1, field: 'the file', expected: 'at most 1 MB', found: `${Buffer.byteLength(large)} bytes` },
    ]);
  });
});

describe('readPolicyFile', () => {
  const write = (name: string, bytes: Buffer | string) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  test('no such file, and a folder', () => {
    expect(readPolicyFile(join(folder, 'none.yaml'))).toEqual({
      ok: false,
      code: 'policy-unreadable',
      detail: { file: 'none.yaml', reason: 'ENOENT' },
    });
    expect(readPolicyFile(folder)).toMatchObject({ code: 'policy-unreadable', detail: { reason: 'not-a-file' } });
  });

  test('a file saved by an older editor', () => {
    const latin = Buffer.from(text.replace('Playgroup, devices', 'Playgroup café, devices'), 'latin1');
    expect(readPolicyFile(write('latin.yaml', latin))).toMatchObject({
      code: 'policy-malformed',
      faults: [{ line: 1, column: 1, expected: 'a text file saved as UTF-8' }],
    });
  });

  test('a byte order mark and Windows line ends change the hash, not the policy', () => {
    const plain = readPolicyFile(path);
    const marked = readPolicyFile(write('marked.yaml', `\uFEFF${text.replaceAll('\n', '\r\n')}`));
    if (!plain.ok || !marked.ok) throw new Error('refused');
    expect(marked.value.policy).toEqual(plain.value.policy);
    expect(marked.value.hash).toBe(
      createHash('sha256')
        .update(readFileSync(join(folder, 'marked.yaml')))
        .digest('hex'),
    );
    expect(marked.value.hash).not.toBe(plain.value.hash);
  });

  test('a large file is refused without being read', () => {
    expect(readPolicyFile(write('large.yaml', Buffer.alloc(LARGEST_POLICY_BYTES + 1)))).toMatchObject({
      code: 'policy-malformed',
      faults: [{ expected: 'at most 1 MB' }],
    });
  });
});

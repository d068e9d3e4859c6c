import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../main/config.ts';
import { CONFIG_FILE, KEY_FILE, POLICY_FILE, RECORD_FILE, SETTING_FOLDER } from '../../main/contract/shell-frames.ts';
import { err } from '../../main/domain/result.ts';
import { freshKeyRing } from '../../main/fresh-keys.ts';
import { manager, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { phrasesIn, unsayable } from '../support/said-phrases.ts';
import { makeSetting, standingLocker, startStation } from '../support/station-process.ts';

type Locker = Awaited<ReturnType<typeof standingLocker>>;
let locker: Locker;
beforeAll(async () => {
  locker = await standingLocker(2);
});
afterAll(() => locker.remove());

/** A setting that is whole, spoilt, and started. */
async function startedOn(
  spoil: (file: (name: string) => string, dataFolder: string) => void | Promise<void>,
  more: Partial<Parameters<typeof startStation>[0]> = {},
  startFirst = false,
) {
  const setting = await makeSetting(locker.path, 2, [
    {
      kind: 'kiosk-set-up',
      facts: { settingName: 'Test Playgroup', telephone: '01632 960000', timeZone: 'Europe/London', hardware: 'real' },
    },
  ]);
  onTestFinished(() => setting.remove());
  if (startFirst) {
    const first = startStation({ dataFolder: setting.dataFolder });
    await first.shows('welcome');
    await first.stop();
  }
  await spoil((name) => join(setting.dataFolder, SETTING_FOLDER, name), setting.dataFolder);
  const station = startStation({ dataFolder: setting.dataFolder, ...more });
  onTestFinished(() => station.stop());
  const { screen } = await station.until(() => true, 'a screen');
  expect(phrasesIn(screen).flatMap(unsayable)).toEqual([]);
  return { station, screen, file: (name: string) => join(setting.dataFolder, SETTING_FOLDER, name) };
}

const edit = (file: string, from: string | RegExp, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};

function change(file: string, sql: string): void {
  const database = new Sqlite(file);
  database.exec(sql);
  database.close();
}

test.each([
  ['config-malformed', (file: (name: string) => string) => edit(file(CONFIG_FILE), 'closes: 17:30', 'closes: teatime')],
  ['config-malformed', (file: (name: string) => string) => edit(file(CONFIG_FILE), /^kiosk:/m, 'kiosk: [')],
  ['policy-malformed', (file: (name: string) => string) => edit(file(POLICY_FILE), 'version: 1', 'version: one')],
  ['record-newer', (file: (name: string) => string) => change(file(RECORD_FILE), 'PRAGMA user_version = 999')],
  ['record-damaged', (file: (name: string) => string) => truncateSync(file(RECORD_FILE), 0)],
  ['record-damaged', (file: (name: string) => string) => truncateSync(file(RECORD_FILE), 8192)],
  [
    'record-unreadable',
    (file: (name: string) => string) => {
      unlinkSync(file(RECORD_FILE));
      change(file(RECORD_FILE), 'CREATE TABLE other (x)');
    },
  ],
  [
    'record-demonstration-differs',
    (file: (name: string) => string) => edit(file(CONFIG_FILE), 'demonstration: false', 'demonstration: true'),
  ],
])('%s ends on the trouble screen, in words', async (code, spoil) => {
  const { screen, station, file } = await startedOn(spoil);
  if (screen.name !== 'trouble') throw new Error(`It shows ${screen.name}`);
  expect(screen.notice.happened.key).toBe(`trouble.${code}`);
  expect(screen.incident).toMatch(/^[A-Z0-9]{6}$/);
  if (code.endsWith('-malformed')) expect(Number(screen.notice.doNext?.with?.['line'])).toBeGreaterThan(0);
  // Nothing moves away from it, and nothing was mended behind anybody's back.
  station.send({ intent: 'start', purpose: 'visiting' });
  station.send({ intent: 'try-pretend' });
  expect(station.refused()).toBe(2);
  expect(readFileSync(file(CONFIG_FILE), 'utf8')).toContain('Test Playgroup');
});

test.each([
  ['keys-none', { keys: { keys: 'none', protection: 'file' } }],
  ['keys-unreadable', { keys: { keys: 'unreadable', protection: 'keychain' } }],
  ['record-wrong-keys', { keys: { keys: 'found', protection: 'file', ring: freshKeyRing() } }],
] as const)('%s ends on the trouble screen, in words', async (code, more) => {
  const { screen } = await startedOn(() => undefined, more);
  expect(screen.name === 'trouble' && screen.notice.happened.key).toBe(`trouble.${code}`);
});

test.each([CONFIG_FILE, POLICY_FILE, RECORD_FILE, KEY_FILE])(
  'without %s there is no new set-up, and nobody becomes manager',
  async (missing) => {
    const { screen, station, file } = await startedOn((at) => unlinkSync(at(missing)));
    if (screen.name !== 'parts-missing') throw new Error(`It shows ${screen.name}`);
    expect(screen.missing).toHaveLength(1);
    expect(screen.present).toHaveLength(3);
    station.send({ intent: 'begin-set-up' });
    station.send({ intent: 'try-pretend' });
    expect(station.refused()).toBe(2);
    expect(() => readFileSync(file(missing))).toThrow();
  },
);

test('a policy that was spoilt after it had counted: the one before stays in force, and the manager is told', async () => {
  const { screen, file } = await startedOn((at) => edit(at(POLICY_FILE), 'must: deposit', 'must: depsoit'), {}, true);
  expect(screen.name).toBe('welcome');
  const database = new Sqlite(file(RECORD_FILE), { readonly: true });
  onTestFinished(() => void database.close());
  expect(database.prepare('SELECT kind FROM exception WHERE resolved_at IS NULL').all()).toEqual([
    { kind: 'policy-refused' },
  ]);
});

const inItsWay = (path: string) => {
  unlinkSync(path);
  mkdirSync(path);
};

test.each([
  [CONFIG_FILE, 'config-unreadable'],
  [POLICY_FILE, 'policy-unreadable'],
])('%s cannot be opened: the trouble screen says so, and the station stays', async (name, code) => {
  const { screen } = await startedOn((at) => inItsWay(at(name)));
  expect(screen.name === 'trouble' && screen.notice.happened.key).toBe(`trouble.${code}`);
});

test('a folder that cannot be looked into is no first run', async () => {
  const { screen } = await startedOn((_, dataFolder) => {
    rmSync(join(dataFolder, SETTING_FOLDER), { recursive: true });
    writeFileSync(join(dataFolder, SETTING_FOLDER), 'something else');
  });
  expect(screen.name === 'trouble' && screen.notice.happened.key).toBe('trouble.setting-unreadable');
});

test('a policy file that cannot be opened any more: the last one that counted still does, and the manager is told', async () => {
  const { screen, file } = await startedOn((at) => inItsWay(at(POLICY_FILE)), {}, true);
  expect(screen.name).toBe('welcome');
  const database = new Sqlite(file(RECORD_FILE), { readonly: true });
  onTestFinished(() => void database.close());
  expect(database.prepare('SELECT kind FROM exception WHERE resolved_at IS NULL').all()).toEqual([
    { kind: 'policy-refused' },
  ]);
});

test('the manager reads that the policy file cannot be opened', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis')],
    policyRefused: { hash: 'ab'.repeat(32), faults: 1, line: 0, field: '' },
  });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  const { page } = kiosk.screen('desk');
  expect(page.tab === 'now' && page.remind.map(({ happened }) => happened.key)).toContain(
    'desk.remind.policy-unreadable',
  );
});

test('the manager sees that a policy was refused', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis')],
    policyRefused: { hash: 'ab'.repeat(32), faults: 2, line: 12, field: 'deviceRules.0.store' },
  });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  const { page } = kiosk.screen('desk');
  expect(page.tab === 'now' && page.health.find(({ device }) => device === 'policy')).toMatchObject({
    tone: 'attention',
    says: { key: 'desk.health.policy-refused' },
  });
  expect(kiosk.exceptions()).toContain('policy-refused');
});

test('a station answers the shell, also on the trouble screen', async () => {
  const { station } = await startedOn((at) => inItsWay(at(CONFIG_FILE)));
  expect([station.asked(), station.asked()]).toEqual([1, 2]);
});

test('a station that gets junk from its screen refuses it and goes on', async () => {
  const { station } = await startedOn(() => undefined);
  for (const junk of [
    null,
    1,
    'finish',
    [],
    {},
    { intent: 'open-door', door: 1 },
    { message: 'stop', extra: 1 },
    { intent: 'start', purpose: 'visiting', __proto__: { x: 1 } },
  ])
    station.say(junk);
  station.say({ intent: 'dock-tap', badge: '01004A7C20' });
  station.send({ intent: 'start', purpose: 'visiting' });
  await station.shows('who-are-you');
  expect(station.refused()).toBeGreaterThanOrEqual(8);
});

describe('config.yaml', () => {
  const good = [
    'version: 1',
    'kiosk: door-a',
    'setting:',
    '  name: Test Playgroup',
    '  telephone: 01632 960000',
    '  opens: "08:00"',
    '  closes: "17:30"',
    'demonstration: false',
    'hardware:',
    '  locker: { kind: none }',
    '  reader: { kind: none }',
    'export:',
    '  folder: /srv/office',
  ];

  test('reads', () => {
    expect(parseConfig(good.join('\n')).ok).toBe(true);
  });

  test.each([
    ['a wrong type', 7, 'closes: 17.5', 'setting.closes'],
    ['a key that nobody knows', 8, 'demonstration: false\nsecret: 1', 'secret'],
    ['a value that is not offered', 10, '  locker: { kind: b-family }', 'hardware.locker.kind'],
    ['a list where one thing is meant', 2, 'kiosk: [door-a]', 'kiosk'],
  ])('%s is named by line and field', (_, line, text, field) => {
    const lines = [...good];
    lines[line - 1] = text.startsWith('closes') ? `  ${text}` : text;
    const parsed = parseConfig(lines.join('\n'));
    if (parsed.ok) throw new Error('It was taken');
    expect(parsed.faults?.map((fault) => [fault.line, fault.field])).toContainEqual([
      line + text.split('\n').length - 1,
      field,
    ]);
  });

  test.each(['', '[]', 'kiosk: *a', 'a: 1\na: 2', '\0', '!!js/function "x"', `x: &a [${'*a,'.repeat(50)}]`])(
    '%j is refused, never thrown over',
    (text) => {
      expect(parseConfig(text).ok).toBe(false);
    },
  );
});

describe('roster.csv', () => {
  async function imported(bytes: string | Buffer | null): Promise<TestKiosk> {
    const folder = mkdtempSync(join(tmpdir(), 'cloakroom-roster-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const rosterFile = join(folder, 'roster.csv');
    if (bytes !== null) writeFileSync(rosterFile, bytes);
    const kiosk = await openTestKiosk({ people: [manager('Maya Hollis'), staff('Ruth Fenn')], rosterFile });
    await kiosk.staffArrives(kiosk.person('Maya'));
    await kiosk.openDesk(kiosk.person('Maya'));
    await kiosk.send({ intent: 'desk-tab', tab: 'people' });
    await kiosk.decide(kiosk.person('Maya'), { intent: 'import-roster' });
    return kiosk;
  }
  const roster = (kiosk: TestKiosk) => {
    const { page } = kiosk.screen('desk');
    return page.tab === 'people' ? page.roster : null;
  };

  test('every line that can be taken is taken, every other is named with what to put right', async () => {
    const kiosk = await imported(
      [
        '\uFEFFFirst,Last,Type,Phones',
        'Ida,Quill,Volunteer,2',
        ',Pell,staff,1',
        'Sam,,staff,1',
        'Sam,Pell,cook,1',
        'Sam,Pell,student,many',
        'ruth,FENN,staff,1',
        'Ida,Quill,staff,1',
        'Sam,Pell,student',
        `${'A'.repeat(61)},Pell,staff,1`,
        `${'B'.repeat(60)},${'C'.repeat(60)},staff,`,
      ].join('\r\n'),
    );
    expect(roster(kiosk)).toEqual({
      file: 'roster.csv',
      added: 2,
      faults: [
        { line: 3, says: { key: 'desk.roster.no-first', with: {} } },
        { line: 4, says: { key: 'desk.roster.no-last', with: {} } },
        { line: 5, says: { key: 'desk.roster.unknown-type', with: { found: 'cook' } } },
        { line: 6, says: { key: 'desk.roster.phones', with: { found: 'many' } } },
        { line: 7, says: { key: 'desk.roster.known', with: { name: 'ruth FENN' } } },
        { line: 8, says: { key: 'desk.roster.twice', with: { name: 'Ida Quill' } } },
        { line: 9, says: { key: 'desk.roster.columns', with: {} } },
        { line: 10, says: { key: 'desk.roster.name-too-long', with: {} } },
      ],
    });
    expect(kiosk.record.people.all().find(({ first }) => first === 'Ida')).toMatchObject({
      personType: 'volunteer',
      standing: [{ kind: 'phone', ownership: 'personal', count: 2 }],
    });
  });

  test.each([
    ['no-file', null],
    ['empty', ''],
    ['empty', 'first,last,type\n'],
    ['unknown-column', 'first,last,type,salary\nA,B,staff,1'],
    ['missing-column', 'first,last\nA,B'],
    ['not-text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x01])],
    ['not-text', 'first,last,type\n"A,B,staff'],
    ['too-large', 'x'.repeat(1_000_001)],
  ])('a file that is %s adds nobody and says why', async (code, bytes) => {
    const kiosk = await imported(bytes);
    expect(roster(kiosk)).toMatchObject({ added: 0, faults: [{ line: 1, says: { key: `desk.roster.${code}` } }] });
    expect(kiosk.auditKinds()).not.toContain('person-added');
  });
});

describe('a disk that takes nothing', () => {
  test.each(['record-full', 'record-read-only', 'record-failed'] as const)(
    '%s: nothing opens, nothing is shown as done, and it is told',
    async (code) => {
      let working = true;
      const kiosk = await openTestKiosk({
        people: [staff('Ruth Fenn'), manager('Maya Hollis')],
        spoil: (record) => ({ ...record, append: (events) => (working ? record.append(events) : err(code)) }),
      });
      await kiosk.staffArrives(kiosk.person('Maya'));
      working = false;
      kiosk.forget();
      await kiosk.tap(kiosk.person('Ruth'));
      expect(kiosk.screen('kind-word').notice).toMatchObject({
        tone: 'stop',
        happened: { key: 'kind-word.not-recorded' },
      });
      await kiosk.pass(13_000);
      await kiosk.visitorAgrees('Ada Lind');
      expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.not-recorded');
      expect(JSON.stringify(kiosk.state().screen)).not.toContain('Ada');
      await kiosk.send({ intent: 'finish' });
      await kiosk.openDesk(kiosk.person('Maya'));
      expect(kiosk.shows()).not.toBe('desk');
      expect(kiosk.pulses()).toEqual([1]);
      expect(kiosk.auditKinds()).toEqual([]);
      await kiosk.send({ intent: 'finish' });

      working = true;
      await kiosk.staffArrives(kiosk.person('Ruth'));
      expect(kiosk.pulses()).toEqual([1, 2]);
    },
  );

  test('full while a door stands open: the station goes on, and what cannot be told is a question', async () => {
    let working = true;
    const kiosk = await openTestKiosk({
      spoil: (record) => ({ ...record, append: (events) => (working ? record.append(events) : err('record-full')) }),
    });
    await kiosk.visitorAgrees('Ada Lind');
    working = false;
    await kiosk.time.until(() => kiosk.shows() === 'kind-word', 'that it could not be written');
    working = true;
    await kiosk.pushShut(1);
    await kiosk.pass(3000);
    expect(kiosk.record.movements.unfinished()).toEqual([]);
    expect(kiosk.record.deposits.open()).toMatchObject([{ state: 'unknown' }]);
    expect(kiosk.exceptions()).toEqual(['closed-unattended']);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyFile } from '../../db/verify.ts';
import { parseConfig } from '../../main/config.ts';
import type { Intent } from '../../main/contract/intents.ts';
import { KEY_FILE, type KeyRing } from '../../main/contract/shell-frames.ts';
import { installSetting, recordKeys } from '../../main/install-setting.ts';
import type { StationSeams } from '../../main/run-station.ts';
import { phrasesIn, unsayable } from '../support/said-phrases.ts';
import { makeSetting, startStation } from '../support/station-process.ts';

const PIN = '583920';
const OTHER_PIN = '748391';

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloakroom-set-up-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function started(dataFolder: string, keys: 'none' | KeyRing = 'none', seams: StationSeams = {}) {
  const found =
    keys === 'none'
      ? ({ keys: 'none', protection: 'file' } as const)
      : ({ keys: 'found', protection: 'file', ring: keys } as const);
  const station = startStation({ dataFolder, keys: found }, seams);
  onTestFinished(() => station.stop());
  const step = async (name: string) => {
    const state = await station.until(
      ({ screen }) => screen.name === 'set-up' && screen.step === name,
      `the step ${name}`,
    );
    if (state.screen.name !== 'set-up') throw new Error('Not the set-up');
    expect(phrasesIn(state.screen).flatMap(unsayable)).toEqual([]);
    return state.screen;
  };
  const problem = (key: string) =>
    station.until(({ screen }) => screen.name === 'set-up' && screen.problem?.key === `set-up.problem.${key}`, key);
  const says = async (intent: Intent, next: string) => {
    station.send(intent);
    return step(next);
  };
  return { station, step, says, problem };
}

const manager = {
  intent: 'set-up-manager',
  first: 'Maya',
  last: 'Hollis',
  credential: 'personal-code',
  pin: PIN,
  pinAgain: PIN,
} as const;

async function toTheManager(run: ReturnType<typeof started>): Promise<void> {
  await run.step('welcome');
  await run.says({ intent: 'begin-set-up' }, 'setting');
  await run.says({ intent: 'set-up-setting', name: 'Test Playgroup', telephone: '01632 960000' }, 'policy');
  await run.says(
    { intent: 'set-up-policy', policy: 'playgroup-office', agreedOn: '2026-09-01', reviewOn: '2027-09-01' },
    'hours',
  );
  await run.says({ intent: 'set-up-hours', opens: '08:30', closes: '15:00' }, 'hardware');
  await run.says({ intent: 'set-up-hardware', locker: 'none', reader: 'keyboard' }, 'manager');
}

test('a setting from the first touch to the first sign-in, and the next start finds it whole', async () => {
  const dataFolder = freshFolder();
  const run = started(dataFolder);
  await toTheManager(run);
  await run.says(manager, 'second-manager');
  await run.says(
    { ...manager, first: 'Tom', last: 'Barrow', credential: 'badge', pin: OTHER_PIN, pinAgain: OTHER_PIN },
    'badge',
  );
  run.station.tap('01004A7C20');
  await run.step('staff');
  writeFileSync(
    join(dataFolder, 'import', 'roster.csv'),
    'first,last,type,phones\nRuth,Fenn,staff,1\nIda,Quill,cook,1\n',
  );
  run.station.send({ intent: 'set-up-import' });
  await run.problem('roster-faults');
  run.station.send({
    intent: 'set-up-staff',
    personType: 'volunteer',
    first: 'Dev',
    last: 'Marlow',
    standingPhones: 2,
  });
  await run.station.until(({ screen }) => screen.name === 'set-up' && screen.staff.length === 2, 'two on the list');
  const done = await run.says({ intent: 'go-on' }, 'done');
  expect(done.freshCodes).toMatchObject([{ name: 'Maya Hollis' }]);
  // Nothing is saved before the last touch.
  expect(existsSync(join(dataFolder, 'setting'))).toBe(false);
  run.station.send({ intent: 'set-up-finish' });
  await run.station.shows('welcome');

  const setting = join(dataFolder, 'setting');
  const ring = JSON.parse(readFileSync(join(setting, KEY_FILE), 'utf8')).ring as KeyRing;
  expect(parseConfig(readFileSync(join(setting, 'config.yaml'), 'utf8'))).toMatchObject({
    ok: true,
    value: { demonstration: false, setting: { name: 'Test Playgroup', opens: '08:30' } },
  });
  expect(readFileSync(join(setting, 'policy.yaml'), 'utf8')).toMatch(/reviewDue: "?2027-09-01/);
  run.station.send({ intent: 'start', purpose: 'staff' });
  await run.station.shows('staff-entry');
  run.station.send({ intent: 'give-personal-code', code: done.freshCodes[0]?.code ?? '' });
  await run.station.shows('staff-day');
  await run.station.stop();

  expect(verifyFile(join(setting, 'record.sqlite'), { keys: recordKeys(ring) })).toMatchObject({
    ok: true,
    value: { faults: [] },
  });
  const everything = ['config.yaml', 'policy.yaml', 'record.sqlite']
    .map((name) => readFileSync(join(setting, name), 'latin1'))
    .join();
  for (const secret of [PIN, OTHER_PIN, done.freshCodes[0]?.code ?? '', '01004A7C20', 'Hollis'])
    expect(everything).not.toContain(secret);
  const next = started(dataFolder, ring);
  await next.station.shows('welcome');
  next.station.tap('01004A7C20');
  await next.station.shows('rules');
});

test.each([
  [
    'a telephone number that is none',
    { intent: 'set-up-setting', name: 'Test Playgroup', telephone: 'ring us' },
    'setting',
    'telephone',
  ],
  ['hours the wrong way round', { intent: 'set-up-hours', opens: '17:00', closes: '08:00' }, 'hours', 'hours-order'],
  ['two PINs', { ...manager, pinAgain: OTHER_PIN }, 'manager', 'pins-differ'],
  ['a short PIN', { ...manager, pin: '5839', pinAgain: '5839' }, 'manager', 'pin-short'],
  ['an easy PIN', { ...manager, pin: '123456', pinAgain: '123456' }, 'manager', 'pin-too-easy'],
  ['a PIN that is a date', { ...manager, pin: '311299', pinAgain: '311299' }, 'manager', 'pin-too-easy'],
] as const)('%s is told and asked again', async (_, intent, at, code) => {
  const run = started(freshFolder());
  if (at === 'manager') await toTheManager(run);
  else {
    await run.step('welcome');
    await run.says({ intent: 'begin-set-up' }, 'setting');
    if (at === 'hours') {
      await run.says({ intent: 'set-up-setting', name: 'Test Playgroup', telephone: '01632 960000' }, 'policy');
      await run.says({ intent: 'set-up-policy', policy: 'playgroup-office' }, 'hours');
    }
  }
  run.station.send(intent);
  await run.problem(code);
  await run.step(at);
});

test('an answer to a question that was not asked is refused', async () => {
  const dataFolder = freshFolder();
  const run = started(dataFolder);
  await run.step('welcome');
  for (const intent of [
    { intent: 'set-up-hours', opens: '08:00', closes: '17:00' },
    manager,
    { intent: 'set-up-skip' },
    { intent: 'set-up-finish' },
    { intent: 'go-on' },
    { intent: 'start', purpose: 'staff' },
    { intent: 'open-desk' },
    { intent: 'dock-tap', badge: '01004A7C20' },
  ] as const)
    run.station.send(intent);
  expect(run.station.refused()).toBe(8);
  expect(existsSync(join(dataFolder, 'setting'))).toBe(false);
});

test('the demonstration is a whole setting at one touch, and marked', async () => {
  const dataFolder = freshFolder();
  const run = started(dataFolder);
  await run.step('welcome');
  run.station.send({ intent: 'try-pretend' });
  const state = await run.station.shows('welcome');
  expect(state.setting?.demonstration).toBe(true);
  expect(state.dock?.badges.length).toBeGreaterThan(5);
  expect(state.dock?.codes.every(({ pin }) => pin === undefined || /^\d{6}$/.test(pin))).toBe(true);
});

test('keys that the shell could not put away: nothing is set up, and the next try is', async () => {
  const dataFolder = freshFolder();
  let kept = false;
  const install = await installer(dataFolder, () => Promise.resolve(kept));
  expect(await install()).toMatchObject({ ok: false, code: 'keys-not-kept' });
  expect(existsSync(join(dataFolder, 'setting'))).toBe(false);
  kept = true;
  expect((await install()).ok).toBe(true);
  expect(readdirSync(dataFolder)).toEqual(['setting']);
});

test('cut off before the rename there is no setting: the first run begins again', async () => {
  const dataFolder = freshFolder();
  const install = await installer(dataFolder, () =>
    Promise.reject(Object.assign(new Error('cut'), { code: 'ENOSPC' })),
  );
  expect(await install()).toMatchObject({ ok: false, code: 'disk-full' });
  // As a power cut leaves it: half a folder beside the final name.
  mkdirSync(join(dataFolder, 'setting.new'), { recursive: true });
  writeFileSync(join(dataFolder, 'setting.new', 'policy.yaml'), 'half');
  expect(existsSync(join(dataFolder, 'setting'))).toBe(false);
  const run = started(dataFolder);
  await run.step('welcome');
  const again = await installer(dataFolder, () => Promise.resolve(true));
  expect((await again()).ok).toBe(true);
  expect(readdirSync(join(dataFolder, 'setting'))).not.toContain('half');
  expect(existsSync(join(dataFolder, 'setting.new'))).toBe(false);
});

test('nobody sets up on a stick: the reason in words, and no setting [A13 B12]', async () => {
  const dataFolder = freshFolder();
  let medium: 'removable' | 'fixed' = 'removable';
  const run = started(dataFolder, 'none', { volumeOf: () => Promise.resolve({ medium, encrypted: false }) });
  await toTheManager(run);
  await run.says(manager, 'second-manager');
  await run.says({ intent: 'set-up-skip' }, 'staff');
  await run.says({ intent: 'go-on' }, 'done');
  run.station.send({ intent: 'set-up-finish' });
  await run.problem('export-removable');
  expect(existsSync(join(dataFolder, 'setting'))).toBe(false);
  medium = 'fixed';
  run.station.send({ intent: 'set-up-finish' });
  await run.station.shows('welcome');
});

test('what is left of a setting whose files were taken away is kept aside, and set-up can be run again', async () => {
  const dataFolder = freshFolder();
  mkdirSync(join(dataFolder, 'setting', 'policy-copies'), { recursive: true });
  writeFileSync(join(dataFolder, 'setting', 'policy-copies', 'old.yaml'), 'kept');
  const install = await installer(dataFolder, () => Promise.resolve(true));
  expect((await install()).ok).toBe(true);
  expect(existsSync(join(dataFolder, 'setting', 'record.sqlite'))).toBe(true);
  expect(readFileSync(join(dataFolder, 'setting.b-install.left', 'policy-copies', 'old.yaml'), 'utf8')).toBe('kept');
});

async function installer(dataFolder: string, keepKeys: (folder: string) => Promise<boolean>) {
  const donor = await makeSetting('/dev/null', 2, []);
  const read = (name: string) => readFileSync(join(donor.dataFolder, 'setting', name), 'utf8');
  const config = parseConfig(read('config.yaml'));
  const policyText = read('policy.yaml');
  const ring = JSON.parse(read(KEY_FILE)).ring as KeyRing;
  donor.remove();
  if (!config.ok) throw new Error('No config');
  return () =>
    installSetting(
      { config: config.value, policyText, events: [] },
      {
        dataFolder,
        ring,
        clock: { now: () => Date.now(), monotonic: () => 0 },
        boot: 'b-install',
        nativeBinding: null,
        keepKeys,
      },
    );
}

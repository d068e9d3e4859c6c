import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import type { Volume } from '../../main/domain/day-end/export-place.ts';
import { err } from '../../main/domain/result.ts';
import { type Delivery, deliverToFolder } from '../../main/export/deliver-to-folder.ts';
import { heldDeposit, manager, staff } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const words = 'They went home by the garden gate';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cloakroom-day-'));
  onTestFinished(() => {
    chmodSync(made, 0o700);
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

async function atTheDay(more: KioskOptions = {}): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis'), staff('Ruth Fenn')], ...more });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'begin-close' });
  return kiosk;
}

function day(kiosk: TestKiosk) {
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'day') throw new Error('Not the page of the day');
  return page;
}

const close = (kiosk: TestKiosk) => kiosk.decide(kiosk.person('Maya'), { intent: 'close-day' });

test('the day must balance; each difference is accepted by name, and one more person is a new difference', async () => {
  const outbox = folder();
  const kiosk = await atTheDay({ before: heldDeposit(3, 'Ada Lind'), exportFolder: outbox });
  // The manager who closes is still here with her phone: that is no difference.
  expect(day(kiosk)).toMatchObject({
    stage: 'balancing',
    balance: [
      { what: 'people', count: 1, accepted: null, rows: ['Ada Lind'] },
      { what: 'devices', count: 1, accepted: null },
      { what: 'permissions', count: 0 },
      { what: 'exceptions', count: 0 },
    ],
  });
  kiosk.forget();
  await kiosk.send({ intent: 'close-day' });
  expect(kiosk.screen('desk').decision).toBeNull();
  const maya = kiosk.person('Maya');
  await kiosk.decide(maya, { intent: 'accept-difference', what: 'people', words });
  await kiosk.decide(maya, { intent: 'accept-difference', what: 'devices', words });
  expect(day(kiosk)).toMatchObject({
    stage: 'ready',
    balance: [{ accepted: 'Maya Hollis' }, { accepted: 'Maya Hollis' }, {}, {}],
  });
  await kiosk.send({ intent: 'finish' });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.openDesk(maya);
  await kiosk.send({ intent: 'begin-close' });
  expect(day(kiosk)).toMatchObject({
    stage: 'balancing',
    balance: [{ count: 2, accepted: null }, { count: 2, accepted: null }, {}, {}],
  });
  expect(kiosk.auditKinds().filter((kind) => kind === 'difference-accepted')).toHaveLength(2);
});

test('the export holds what the record holds', async () => {
  const outbox = folder();
  const file = join(folder(), 'record.sqlite');
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    exportFolder: outbox,
    file,
  });
  const maya = kiosk.person('Maya');
  const pass = await kiosk.visitorArrives('=HYPERLINK("http://bad.invalid") @Lind', { organisation: '+Firm' });
  await kiosk.jam(2);
  await kiosk.tap(maya);
  await kiosk.doorOpens(3);
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.pass(20_000);
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(maya);
  for (const what of ['people', 'devices', 'exceptions'])
    await kiosk.decide(maya, { intent: 'accept-difference', what, words });
  await kiosk.send({ intent: 'begin-close' });
  expect(day(kiosk).stage).toBe('ready');
  await close(kiosk);
  const { closingHash, folder: delivered } = day(kiosk);
  expect(day(kiosk).stage).toBe('closed');
  expect(delivered).toContain(outbox);
  expect(readdirSync(outbox)).toHaveLength(1);

  const read = (name: string) => readFileSync(join(delivered ?? '', name), 'utf8');
  const manifest = JSON.parse(read('manifest.json'));
  expect(readdirSync(delivered ?? '').sort()).toEqual(
    ['manifest.json', ...manifest.files.map(({ name }: { name: string }) => name)].sort(),
  );
  expect(manifest).toMatchObject({ closingHash, demonstration: true, day: '2026-11-23' });
  const database = new Sqlite(file, { readonly: true });
  onTestFinished(() => void database.close());
  const all = (sql: string) => database.prepare<[], Record<string, unknown>>(sql).all();

  const sealed = all('SELECT * FROM sealed_day')[0];
  expect(sealed).toMatchObject({ closing_hash: closingHash, day: '2026-11-23' });
  const json = JSON.parse(read('day.json'));
  const log = all(`SELECT seq, hash, kind FROM log WHERE seq <= ${sealed?.['last_seq']} ORDER BY seq`);
  expect(json.entries.map(({ seq, hash, kind }: never) => ({ seq, hash, kind }))).toEqual(log);
  expect(json.entries.at(-1).hash).toBe(closingHash);
  expect(json.checkpoint.head).toMatch(/^[0-9a-f]{64}$/);

  const rows = (name: string): Record<string, string>[] => parse(read(name), { columns: true, bom: true });
  const visits = rows('demonstration-visits.csv');
  expect(visits).toHaveLength(Number(all('SELECT count(*) AS n FROM visit')[0]?.['n']));
  expect(rows('demonstration-devices.csv').map(({ deposit, state, place }) => ({ id: deposit, state, place }))).toEqual(
    all('SELECT id, state, place FROM deposit ORDER BY seq'),
  );
  expect(
    rows('demonstration-exceptions.csv')
      .map(({ exception, kind }) => ({ id: exception, kind }))
      .sort(byId),
  ).toEqual(all('SELECT id, kind FROM exception WHERE raised_at IS NOT NULL').sort(byId));
  for (const name of readdirSync(delivered ?? '').filter((each) => each.endsWith('.csv'))) {
    expect(name).toMatch(/^demonstration-/);
    expect(read(name)).toMatch(/^\ufeffDEMONSTRATION,/);
    for (const row of rows(name)) expect(row['DEMONSTRATION']).toBe('nothing here is real');
  }
  // A name that a spreadsheet would take for a formula is text, in every column.
  const visitor = visits.find(({ personType }) => personType === 'visitor');
  expect(visitor?.['name']).toMatch(/^'=HYPERLINK/);
  expect(visitor?.['organisation']).toBe("'+Firm");
  expect(visitor?.['left']).toBe('signed-out');
  expect(visits.find(({ name }) => name === 'Ruth Fenn')).toMatchObject({ left: 'not-signed-out', leftAt: '' });
  expect(read('day.json')).not.toContain(pass);
  expect(all('SELECT folder, files FROM day_export')).toEqual([{ folder: delivered?.split('/').at(-1), files: 7 }]);
});

const byId = (a: Record<string, unknown>, b: Record<string, unknown>) => String(a['id']).localeCompare(String(b['id']));

test('closing twice makes a new seal that names the old one', async () => {
  const outbox = folder();
  const kiosk = await atTheDay({ exportFolder: outbox });
  await close(kiosk);
  const first = day(kiosk).closingHash;
  await kiosk.send({ intent: 'begin-close' });
  await close(kiosk);
  const seals = kiosk.record.days.byDay('2026-11-23');
  expect(seals).toMatchObject([
    { closingHash: first, replaces: null, firstSeq: 1 },
    { replaces: first, firstSeq: 1 },
  ]);
  expect(readdirSync(outbox)).toHaveLength(2);
});

test('a folder that is away: the day is closed and safe, the manager is told, and it arrives later', async () => {
  const outbox = join(folder(), 'office');
  writeFileSync(outbox, 'a file where the folder should be');
  const kiosk = await atTheDay({ exportFolder: outbox });
  await close(kiosk);
  expect(kiosk.screen('desk').said).toMatchObject({
    happened: { key: 'desk.problem.export-not-written', with: { folder: outbox } },
    means: { key: 'desk.problem.export-not-written-means' },
    doNext: { key: 'desk.problem.export-not-written-do' },
  });
  expect(day(kiosk)).toMatchObject({ stage: 'closed', folder: null });
  expect(kiosk.record.days.exported('2026-11-23')).toBeNull();
  rmSync(outbox);
  await kiosk.pass(61_000);
  await kiosk.time.eventually(() => kiosk.record.days.exported('2026-11-23') !== null, 'the export');
  expect(readdirSync(outbox)).toHaveLength(1);
});

test.each(['folder-read-only', 'disk-full', 'not-delivered'] as const)(
  '“%s” is told, and both days arrive when it is over',
  async (code) => {
    const outbox = folder();
    const real = deliverToFolder(outbox);
    let working = false;
    const delivery: Delivery = {
      target: outbox,
      encrypts: false,
      refusal: () => Promise.resolve(null),
      deliver: (name, files) => (working ? real.deliver(name, files) : Promise.resolve(err(code))),
    };
    const kiosk = await atTheDay({ delivery });
    await close(kiosk);
    expect(kiosk.screen('desk').said?.happened.key).toBe('desk.problem.export-not-written');
    await kiosk.send({ intent: 'finish' });
    await kiosk.later(86_400_000);
    await kiosk.openDesk(kiosk.person('Maya'));
    await kiosk.send({ intent: 'begin-close' });
    for (const { what } of day(kiosk).balance.filter(({ count }) => count > 0))
      await kiosk.decide(kiosk.person('Maya'), { intent: 'accept-difference', what, words });
    await close(kiosk);
    expect(readdirSync(outbox)).toEqual([]);
    working = true;
    await kiosk.pass(61_000);
    await kiosk.time.eventually(
      () => readdirSync(outbox).filter((name) => !name.startsWith('.')).length === 2,
      'two days',
    );
    await kiosk.time.eventually(() => kiosk.record.days.exported('2026-11-24') !== null, 'the entry');
    expect(kiosk.record.days.exported('2026-11-23')).not.toBeNull();
  },
);

test('stopped between delivery and its entry: the next start finds the whole folder and says so', async () => {
  const outbox = folder();
  let kiosk = await atTheDay({
    exportFolder: outbox,
    spoil: (record) => ({
      ...record,
      append: (events) =>
        events.some(({ kind }) => kind === 'day-exported') ? err('record-failed') : record.append(events),
    }),
  });
  await close(kiosk);
  const [name] = readdirSync(outbox);
  const manifest = readFileSync(join(outbox, name ?? '', 'manifest.json'), 'utf8');
  await kiosk.send({ intent: 'finish' });
  kiosk = await kiosk.crash({ spoil: (record) => record });
  // Later facts: the same day would be written differently now.
  await kiosk.tap(kiosk.person('Maya'));
  await kiosk.send({ intent: 'leave-now' });
  await kiosk.useDoor();
  await kiosk.pass(61_000);
  await kiosk.time.eventually(() => kiosk.record.days.exported('2026-11-23') !== null, 'the entry');
  expect(readdirSync(outbox)).toEqual([name]);
  expect(readFileSync(join(outbox, name ?? '', 'manifest.json'), 'utf8')).toBe(manifest);
});

test.each([
  [{ medium: 'removable', encrypted: false }, 'export-removable'],
  [{ medium: 'unknown', encrypted: false }, 'export-unknown-volume'],
  [{ medium: 'network', encrypted: false }, 'export-unencrypted'],
] as const)(
  '%j: nothing goes there, the manager reads why, and the day arrives elsewhere [A13 B12 C15]',
  async (found, code) => {
    const outbox = folder();
    let volume: Volume = found;
    const kiosk = await atTheDay({ delivery: deliverToFolder(outbox, () => Promise.resolve(volume)) });
    await close(kiosk);
    expect(kiosk.screen('desk').said).toMatchObject({
      happened: { key: `desk.problem.${code}`, with: { folder: outbox } },
      means: { key: `desk.problem.${code}-means` },
      doNext: { key: `desk.problem.${code}-do` },
    });
    expect(day(kiosk)).toMatchObject({ stage: 'closed', folder: null });
    expect(readdirSync(outbox)).toEqual([]);
    await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    const { page } = kiosk.screen('desk');
    expect(page.tab === 'now' && page.remind.map(({ happened }) => happened.key)).toContain(`desk.remind.${code}`);
    volume = { medium: 'fixed', encrypted: false };
    await kiosk.pass(61_000);
    await kiosk.time.eventually(() => kiosk.record.days.exported('2026-11-23') !== null, 'the export');
  },
);

test('a folder of that name that is not whole is not taken for the day', async () => {
  const outbox = folder();
  const delivery = deliverToFolder(outbox);
  const files = [
    { name: 'day.json', bytes: Buffer.from('{}') },
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify({ files: [{ name: 'day.json', sha256: '0' }] })) },
  ];
  mkdirSync(join(outbox, 'one-day'));
  expect(await delivery.deliver('one-day', files)).toMatchObject({ ok: false, code: 'not-as-written' });
  // What an attempt that was cut off left behind is no hindrance.
  mkdirSync(join(outbox, '.other-day.part'));
  writeFileSync(join(outbox, '.other-day.part', 'half'), '');
  expect((await delivery.deliver('other-day', files)).ok).toBe(true);
  expect(existsSync(join(outbox, '.other-day.part'))).toBe(false);
  expect(readdirSync(join(outbox, 'other-day')).sort()).toEqual(['day.json', 'manifest.json']);
});

test('after the end of the day, missing sign-outs and devices left overnight are exceptions, once', async () => {
  const kiosk = await openTestKiosk({ before: heldDeposit(3, 'Ada Lind') });
  await kiosk.later(19 * 3_600_000);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual([]);
  await kiosk.later(2 * 3_600_000);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['sign-out-missing', 'device-not-collected', 'day-not-closed']);
  await kiosk.later(3_600_000);
  await kiosk.pass(6000);
  const again = await kiosk.restart();
  await again.pass(6000);
  expect(again.exceptions()).toEqual(['sign-out-missing', 'device-not-collected', 'day-not-closed']);
});

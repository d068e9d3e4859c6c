import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../main/export/deliver-to-folder.ts';
import { deliverToFolder } from '../../main/export/deliver-to-folder.ts';
import { encryptedDelivery } from '../../main/export/encrypted-delivery.ts';
import { openDay } from '../../main/export/open-day.ts';
import { manager } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

const command = join(import.meta.dirname, '../../main/export/office-command.ts');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encrypted-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function office(...args: readonly string[]): { readonly status: number; readonly says: string } {
  try {
    return { status: 0, says: execFileSync(process.execPath, [command, ...args], { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (thrown) {
    const { status, stderr } = thrown as { status: number; stderr: string };
    return { status, says: stderr };
  }
}

async function newKey(name = 'office'): Promise<{ readonly identity: string; readonly recipient: string }> {
  expect(office('key', '--out', join(folder, name)).status).toBe(0);
  const [identity, recipient] = await Promise.all(
    ['office.key', 'office.pub'].map(async (file) => (await readFile(join(folder, name, file), 'utf8')).trim()),
  );
  return { identity: identity ?? '', recipient: recipient ?? '' };
}

async function closeTheDay(delivery: Delivery, preset: 'preschool-store-cupboard' | 'playgroup-office') {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')], preset, delivery, demonstration: false });
  const maya = kiosk.person('Maya');
  await kiosk.send({ intent: 'start', purpose: 'staff' }, { intent: 'give-personal-code', code: maya.code });
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin: maya.pin ?? '' });
  await kiosk.time.until(() => kiosk.shows() === 'desk', 'the desk');
  await kiosk.send({ intent: 'desk-tab', tab: 'day' }, { intent: 'begin-close' }, { intent: 'close-day' });
  await kiosk.send({ intent: 'give-pin', pin: maya.pin ?? '' });
  await kiosk.time.until(() => kiosk.screen('desk').said !== null, 'the day to be closed');
  return kiosk;
}

describe('a day that leaves encrypted', () => {
  test('is one file that the office alone can open, whole [C15 D18]', async () => {
    const { identity, recipient } = await newKey();
    const out = join(folder, 'out');
    const kiosk = await closeTheDay(encryptedDelivery(deliverToFolder(out), recipient), 'preschool-store-cupboard');
    expect(kiosk.screen('desk').said?.happened.key).toBe('desk.said.closed');
    const [name = ''] = await readdir(out);
    expect((await readdir(join(out, name))).sort()).toEqual(['day.age', 'manifest.json']);
    const sealed = await readFile(join(out, name, 'day.age'));
    expect(sealed.includes('Hollis')).toBe(false);
    const opened = await openDay(sealed, identity);
    if (!opened.ok) throw new Error(opened.code);
    const files = opened.value.map((file) => file.name);
    expect(files).toContain('visits.csv');
    expect(files).toContain('manifest.json');
  });

  test('opens with the command, and not with another key or after a flipped bit [C15]', async () => {
    const { recipient } = await newKey();
    await newKey('other');
    const out = join(folder, 'out');
    const files = [{ name: 'visits.csv', bytes: Buffer.from('name\r\nAda Lind\r\n') }];
    const delivered = await encryptedDelivery(deliverToFolder(out), recipient).deliver('2026-11-23', files);
    expect(delivered.ok).toBe(true);
    const sealed = join(out, '2026-11-23', 'day.age');
    const opened = join(folder, 'opened');
    expect(office('open', sealed, '--key', join(folder, 'other/office.key'), '--out', opened)).toMatchObject({
      status: 1,
      says: expect.stringContaining('not encrypted for this key'),
    });
    expect(office('open', sealed, '--key', join(folder, 'office/office.key'), '--out', opened).status).toBe(0);
    expect(await readFile(join(opened, 'visits.csv'), 'utf8')).toContain('Ada Lind');
    const bytes = await readFile(sealed);
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    await writeFile(sealed, bytes);
    expect(
      office('open', sealed, '--key', join(folder, 'office/office.key'), '--out', join(folder, 'again')).status,
    ).toBe(1);
  });

  test('arrives once: the same day is not written a second time', async () => {
    const { recipient } = await newKey();
    const out = join(folder, 'out');
    const delivery = encryptedDelivery(deliverToFolder(out), recipient);
    const files = [{ name: 'visits.csv', bytes: Buffer.from('name\r\n') }];
    const first = await delivery.deliver('2026-11-23', files);
    expect(await delivery.deliver('2026-11-23', files)).toEqual(first);
  });
});

describe('without a key of the office', () => {
  test('a policy that wants every day encrypted lets none go, says why and what to do, and loses nothing [C15 D18]', async () => {
    const out = join(folder, 'out');
    const kiosk = await closeTheDay(deliverToFolder(out), 'preschool-store-cupboard');
    expect(kiosk.screen('desk').said).toMatchObject({
      happened: { key: 'desk.problem.export-no-key' },
      means: { key: 'desk.problem.export-no-key-means' },
      doNext: { key: 'desk.problem.export-no-key-do' },
    });
    expect(await readdir(out).catch(() => [])).toEqual([]);
    expect(kiosk.record.days.last()).not.toBeNull();
    await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    const { page } = kiosk.screen('desk');
    const reminded = page.tab === 'now' ? page.remind.map(({ happened }) => happened.key) : [];
    expect(reminded).toContain('desk.remind.export-no-key');
  });

  test('a policy that does not ask for it writes plain tables', async () => {
    const out = join(folder, 'out');
    await closeTheDay(deliverToFolder(out), 'playgroup-office');
    const [name = ''] = await readdir(out);
    expect(await readdir(join(out, name))).toContain('visits.csv');
  });
});

test('the office’s key is never written over', async () => {
  const { identity } = await newKey();
  expect(office('key', '--out', join(folder, 'office')).status).toBe(1);
  expect((await readFile(join(folder, 'office/office.key'), 'utf8')).trim()).toBe(identity);
  expect(office('key').status).toBe(2);
});

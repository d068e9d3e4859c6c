import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Record } from '../../db/record.ts';
import type { PolicyFound } from '../../main/desks/policy-in-force.ts';
import { err } from '../../main/domain/result.ts';
import { type Delivery, deliverToFolder } from '../../main/export/deliver-to-folder.ts';
import { manager, staff } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const A_DAY_MS = 86_400_000;
const people = [manager('Maya Hollis'), staff('Ruth Fenn')];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cloakroom-day-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** What the office finds about one day. */
function dayIn(outbox: string, day: string) {
  const name = readdirSync(outbox).find((each) => each.startsWith(day));
  return JSON.parse(readFileSync(join(outbox, name ?? '', 'day.json'), 'utf8'));
}

async function ruthComesAndGoes(kiosk: TestKiosk): Promise<void> {
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.pass(20_000);
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
}

async function closeNow(kiosk: TestKiosk): Promise<void> {
  const maya = kiosk.person('Maya');
  await kiosk.openDesk(maya);
  await kiosk.send({ intent: 'begin-close' });
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'day') throw new Error('Not the page of the day');
  for (const { what } of page.balance.filter(({ count }) => count > 0))
    await kiosk.decide(maya, { intent: 'accept-difference', what, words: 'They left by the garden gate' });
  await kiosk.decide(maya, { intent: 'close-day' });
  await kiosk.send({ intent: 'finish' });
}

const arrived = (kiosk: TestKiosk, day: string) =>
  kiosk.time.eventually(() => kiosk.record.days.exported(day) !== null, `the export of ${day}`);

test('a day that nobody closed is sealed the next morning with its own entries only, and the manager reads so', async () => {
  const outbox = folder();
  const kiosk = await openTestKiosk({ people, exportFolder: outbox });
  await ruthComesAndGoes(kiosk);
  const lastOfMonday = kiosk.record.log.head();
  await kiosk.later(A_DAY_MS);
  await kiosk.pass(6000);
  expect(kiosk.record.days.byDay(MONDAY)).toMatchObject([
    { by: null, firstSeq: 1, lastSeq: lastOfMonday.seq, closingHash: lastOfMonday.hash },
  ]);
  expect(kiosk.exceptions()).toEqual(['day-not-closed']);
  await kiosk.pass(61_000);
  await arrived(kiosk, MONDAY);
  const monday = dayIn(outbox, MONDAY);
  expect(monday.entries.at(-1).hash).toBe(lastOfMonday.hash);
  expect(monday.visits).toMatchObject([{ name: 'Ruth Fenn' }]);

  await kiosk.staffArrives(kiosk.person('Maya'));
  await closeNow(kiosk);
  await arrived(kiosk, TUESDAY);
  const tuesday = dayIn(outbox, TUESDAY);
  expect(tuesday.sealed.firstSeq).toBe(lastOfMonday.seq + 1);
  expect(tuesday.visits).toMatchObject([{ name: 'Maya Hollis' }]);
  expect(tuesday.checkpoint.upTo).toBeGreaterThan(tuesday.sealed.lastSeq);
});

test('a station that was off over night closes the day before at its start', async () => {
  let kiosk = await openTestKiosk({ people, exportFolder: folder() });
  await ruthComesAndGoes(kiosk);
  await kiosk.stop();
  const { seq } = kiosk.record.log.head();
  kiosk.clock.sleep(A_DAY_MS);
  kiosk = await kiosk.restart();
  await kiosk.pass(6000);
  expect(kiosk.record.days.byDay(MONDAY)).toMatchObject([{ by: null, lastSeq: seq }]);
  const again = await kiosk.restart();
  await again.pass(6000);
  expect(again.record.days.byDay(MONDAY)).toHaveLength(1);
  expect(again.exceptions()).toEqual(['day-not-closed']);
});

test('a day that arrives late carries its own checkpoint and its own policy', async () => {
  const outbox = folder();
  const real = deliverToFolder(outbox);
  let away = true;
  const delivery: Delivery = {
    target: outbox,
    encrypts: false,
    refusal: () => Promise.resolve(null),
    deliver: (name, files) => (away ? Promise.resolve(err('not-delivered')) : real.deliver(name, files)),
  };
  let found: PolicyFound | null = null;
  const policyFile = { look: () => Promise.resolve(found) };
  const kiosk = await openTestKiosk({ people, delivery, policyFile });
  const before = kiosk.record.policyInForce();
  await kiosk.staffArrives(kiosk.person('Maya'));
  await closeNow(kiosk);
  const sealed = kiosk.record.days.last();
  await kiosk.later(A_DAY_MS);
  const policy = changed(presetPolicy('playgroup-office'), (copy) => {
    copy.version = 99;
  });
  found = { policy: { policy, hash: 'a'.repeat(64) } };
  await kiosk.pass(12_000);
  expect(kiosk.record.policyInForce()).toMatchObject({ version: '99' });
  await closeNow(kiosk);
  away = false;
  await kiosk.pass(61_000);
  await arrived(kiosk, TUESDAY);
  const monday = dayIn(outbox, MONDAY);
  expect(monday.policy).toEqual({ id: before?.policyId, version: before?.version, hash: before?.hash });
  expect(monday.checkpoint.upTo).toBe(sealed?.seq);
  expect(dayIn(outbox, TUESDAY).policy.version).toBe('99');
});

test('stopped between the seal and its checkpoint: the next start signs, and the day goes out with it', async () => {
  const outbox = folder();
  const unsigned = (record: Record): Record => ({ ...record, signCheckpoint: () => err('record-failed') });
  let kiosk = await openTestKiosk({ people, exportFolder: outbox, spoil: unsigned } satisfies KioskOptions);
  await kiosk.staffArrives(kiosk.person('Maya'));
  await closeNow(kiosk);
  const sealed = kiosk.record.days.last();
  expect(sealed?.day).toBe(MONDAY);
  expect(readdirSync(outbox)).toEqual([]);
  kiosk = await kiosk.crash({ spoil: (record) => record });
  await kiosk.pass(6000);
  expect(kiosk.startEntries().map(({ kind }) => kind)).toContain('checkpoint-signed');
  await kiosk.pass(61_000);
  await arrived(kiosk, MONDAY);
  expect(dayIn(outbox, MONDAY).checkpoint.upTo).toBeGreaterThanOrEqual(sealed?.seq ?? Number.NaN);
});

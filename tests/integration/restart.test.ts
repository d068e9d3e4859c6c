import { expect, test } from 'vitest';
import { heldDeposit, manager, staff } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

test('an orderly stop and start goes on where it was', async () => {
  const before = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  const door = await before.staffArrives(before.person('Ruth'));
  await before.pass(20_000);
  const kiosk = await before.restart();
  expect(kiosk.startEntries()[0]?.facts).toMatchObject({ previousStop: 'orderly' });
  expect(kiosk.exceptions()).toEqual([]);
  await kiosk.tap(kiosk.person('Ruth'));
  expect(await kiosk.useDoor()).toBe(door);
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
});

test.each([
  ['open', 'open' as const],
  ['pushed shut meanwhile', 'closed' as const],
])('stopped while a door of a deposit is open, and found %s: a question, never a guess', async (_, found) => {
  const before = await openTestKiosk();
  await before.visitorAgrees('Ada Lind');
  await before.doorOpens(1);
  const waiting = before.crash();
  if (found === 'closed') await before.pushShut(1);
  const kiosk = await waiting;
  expect(kiosk.shows()).toBe('welcome');
  expect(kiosk.startEntries().map(({ kind }) => kind)).toEqual([
    'station-started',
    'movement-unknown',
    'deposit-unknown',
    'exception-raised',
  ]);
  expect(kiosk.startEntries()[0]?.facts).toMatchObject({ previousStop: 'unexpected' });
  expect(kiosk.startEntries()[1]?.facts).toMatchObject({ found });
  expect(kiosk.record.exceptions.open()).toMatchObject([
    { kind: 'movement-unknown', compartment: 1, detail: `deposit-opened-${found}` },
  ]);
  // Nobody else is offered the compartment while it is a question.
  await kiosk.visitorAgrees('Ben Oak');
  expect(kiosk.screen('door').door).toBe(2);
});

test('killed while somebody hands a phone in: the manager is asked, once', async () => {
  const before = await openTestKiosk({ people: [staff('Ruth Fenn')], locker: false });
  await before.tap(before.person('Ruth'));
  expect(before.shows()).toBe('hand-in');
  const kiosk = await before.crash();
  expect(kiosk.startEntries().map(({ kind }) => kind)).toEqual([
    'station-started',
    'deposit-unknown',
    'exception-raised',
  ]);
  const [deposit] = kiosk.record.deposits.open();
  expect(deposit).toMatchObject({ state: 'unknown', kind: 'manual' });
  expect(kiosk.record.exceptions.open()).toMatchObject([
    { kind: 'deposit-unsure', deposit: deposit?.id, visit: deposit?.visit },
  ]);
  const again = await kiosk.crash();
  expect(again.startEntries().map(({ kind }) => kind)).toEqual(['station-started']);
});

test('a question is settled by the manager; stopping again in the middle of that asks no impossible thing', async () => {
  const first = await openTestKiosk({ people: [manager('Maya Hollis')], before: heldDeposit(3, 'Ada Lind') });
  const maya = first.person('Maya');
  await first.staffArrives(maya);
  let kiosk = first;
  for (let times = 0; times < 3; times += 1) {
    await kiosk.openDesk(maya);
    await kiosk.decide(maya, { intent: 'override-open', compartment: 3, words: 'Looking what is in it' });
    await kiosk.time.until(() => kiosk.screen('desk').said !== null, 'the door');
    kiosk = await kiosk.crash();
    await kiosk.pushShut(3);
    await kiosk.pass(2000);
  }
  expect(kiosk.record.deposits.byId('d-before-3')?.state).toBe('unknown');
  await kiosk.openDesk(maya);
  await kiosk.decide(maya, { intent: 'mark-collected', deposit: 'd-before-3', words: 'She has it' });
  for (const { id } of kiosk.record.exceptions.open())
    await kiosk.decide(maya, { intent: 'resolve-exception', exception: id, words: 'Looked at' });
  expect(kiosk.exceptions()).toEqual([]);
});

test('an empty door that a manager opened and that is shut again needs no question', async () => {
  const before = await openTestKiosk({ people: [manager('Maya Hollis')] });
  const maya = before.person('Maya');
  await before.staffArrives(maya);
  await before.openDesk(maya);
  await before.decide(maya, { intent: 'override-open', compartment: 4, words: 'Cleaning' });
  await before.time.until(() => before.screen('desk').said !== null, 'the door');
  const waiting = before.crash();
  await before.pushShut(4);
  const kiosk = await waiting;
  expect(kiosk.startEntries().map(({ kind }) => kind)).toEqual(['station-started', 'door-closed']);
});

test('a clock that jumped forward or back is an entry and an exception; daylight saving is not', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.pass(1000);
  kiosk.clock.jump(3_600_000);
  await kiosk.pass(1000);
  expect(kiosk.entries().map(({ kind, facts }) => [kind, facts['kind'] ?? ''])).toEqual([
    ['clock-jumped', ''],
    ['exception-raised', 'clock-jumped'],
  ]);
  kiosk.clock.jump(-7_200_000);
  await kiosk.pass(1000);
  expect(kiosk.record.exceptions.open().map(({ detail }) => detail)).toEqual(['60', '-120']);
  kiosk.clock.jump(60_000);
  await kiosk.pass(10_000);
  expect(kiosk.exceptions()).toHaveLength(2);
});

test('a clock that went back while the kiosk was off is found at the start; order is by sequence', async () => {
  const before = await openTestKiosk();
  await before.visitorArrives('Ada Lind', { devices: [] });
  await before.stop();
  before.clock.jump(-86_400_000);
  const kiosk = await before.restart();
  expect(kiosk.exceptions()).toContain('clock-jumped');
  const seqs = kiosk.allEntries().map(({ seq }) => seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
});

test('a second start under the same policy adopts nothing, under another one it says so', async () => {
  const before = await openTestKiosk();
  expect(before.startEntries().map(({ kind }) => kind)).toEqual(['station-started', 'policy-adopted']);
  const kiosk = await before.restart();
  expect(kiosk.startEntries().map(({ kind }) => kind)).toEqual(['station-started']);
});

test('the kiosk starts while the locker is away, and finds it', async () => {
  const before = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  await before.devices.board('silent');
  const kiosk = await before.restart();
  expect(kiosk.screen('welcome').notices[0]?.happened.key).toBe('notice.locker-offline');
  await kiosk.devices.board('normal');
  await kiosk.pass(10_000);
  await kiosk.staffArrives(kiosk.person('Ruth'));
});

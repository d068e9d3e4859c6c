import { expect, test } from 'vitest';
import { heldDeposit, staff } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

test('while the coil cools down nobody can say that the door stays shut; then it opens once', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.screen('door').stage).toBe('waiting');
  await kiosk.send({ intent: 'door-stays-shut' }, { intent: 'use-another-door' });
  expect(kiosk.screen('door').stage).toBe('waiting');
  expect(kiosk.auditKinds()).not.toContain('door-did-not-open');
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
  expect(kiosk.pulses()).toEqual([1, 1]);
});

test('whoever leaves before their door was pulsed has put nothing away, and the manager is told', async () => {
  const kiosk = await openTestKiosk({ doors: 1, people: [staff('Ruth Fenn'), staff('Dev Marlow')] });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.pass(16_000);
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.tap(kiosk.person('Dev'));
  expect(kiosk.screen('door').stage).toBe('waiting');
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(30_000);
  expect(kiosk.pulses()).toEqual([1, 1]);
  expect(kiosk.exceptions()).toEqual(['deposit-refused']);
  expect(kiosk.record.deposits.open()).toEqual([]);
});

test('nobody is told that nothing is locked in behind a door that may hold their phone', async () => {
  const kiosk = await openTestKiosk({ doors: 2 });
  await kiosk.visitorAgrees('Ada Lind');
  for (const door of [1, 2]) {
    await kiosk.doorOpens(door);
    expect(kiosk.screen('door').stuckUnsure).toBe(door === 1 ? undefined : true);
    await kiosk.send({ intent: 'door-stays-shut' });
  }
  // The way out is told before the way to the office.
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('hand-in').why).toBe('door-unsure');
});

test('the button comes with the pulse', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.jam(1);
  await kiosk.visitorAgrees('Ada Lind');
  expect(kiosk.screen('door').stage).toBe('opening');
  await kiosk.pass(100);
  expect(kiosk.pulses()).toEqual([1]);
});

test('a door that opens after it was given up is ours, and its closing is told', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.jam(1);
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.doorOpens(2);
  await kiosk.devices.openDoorByKey(1);
  await kiosk.pass(2000);
  expect(kiosk.exceptions()).toEqual(['door-did-not-open']);
  expect(kiosk.record.movements.unfinished()).toMatchObject([
    { compartment: 1, state: 'opened' },
    { compartment: 2, state: 'opened' },
  ]);
  await kiosk.pushShut(1);
  await kiosk.useDoor();
  expect(kiosk.shows()).toBe('pass');
  expect(kiosk.record.movements.unfinished()).toEqual([]);
  expect(kiosk.exceptions()).toEqual(['door-did-not-open', 'closed-unattended']);
});

test('a door that opens late for the person who still stands there gives what is theirs', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  const ruth = kiosk.person('Ruth');
  await kiosk.staffArrives(ruth);
  await kiosk.pass(20_000);
  await kiosk.jam(1);
  await kiosk.tap(ruth);
  await kiosk.send({ intent: 'door-stays-shut' });
  expect(kiosk.screen('door').stage).toBe('did-not-open');
  await kiosk.devices.openDoorByKey(1);
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
  expect(kiosk.record.deposits.open()).toEqual([]);
  expect(kiosk.exceptions()).toEqual([]);
});

test('a minute later it was somebody with a key', async () => {
  const kiosk = await openTestKiosk({ before: heldDeposit(2) });
  await kiosk.jam(1);
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.doorOpens(3);
  await kiosk.pass(61_000);
  await kiosk.devices.openDoorByKey(1);
  await kiosk.pass(2000);
  expect(kiosk.exceptions()).toEqual(['door-did-not-open', 'door-opened-unasked']);
});

import { expect, test } from 'vitest';
import { phone, staff } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

test('a door left open after Finish is an exception after two minutes, once for each time', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  const ruth = kiosk.person('Ruth');
  await kiosk.tap(ruth);
  await kiosk.doorOpens(1);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(110_000);
  expect(kiosk.exceptions()).toEqual([]);
  await kiosk.pass(20_000);
  expect(kiosk.record.exceptions.open()).toMatchObject([{ kind: 'door-left-open', compartment: 1 }]);
  expect(kiosk.record.exceptions.open()[0]?.visit).toBe(kiosk.record.visits.open()[0]?.id);
  await kiosk.pass(60_000);
  expect(kiosk.exceptions()).toEqual(['door-left-open']);

  await kiosk.tap(ruth);
  await kiosk.doorOpens(1);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(130_000);
  expect(kiosk.exceptions()).toEqual(['door-left-open', 'door-left-open']);
});

test('a door found open at a start is watched until it shuts, however often the station starts', async () => {
  const before = await openTestKiosk();
  await before.visitorAgrees('Ada Lind');
  await before.doorOpens(1);
  const between = await before.crash();
  const kiosk = await between.restart();
  const [movement] = kiosk.record.movements.ofDeposit(kiosk.record.deposits.open()[0]?.id ?? '');
  expect(movement?.state).toBe('unknown');
  kiosk.forget();
  await kiosk.pushShut(1);
  await kiosk.pass(2000);
  expect(kiosk.auditKinds()).toEqual(['door-closed']);
  expect(kiosk.exceptions()).toEqual(['movement-unknown']);
  // Opened again, it is somebody with a key.
  await kiosk.devices.openDoorByKey(1);
  await kiosk.pass(2000);
  expect(kiosk.exceptions()).toEqual(['movement-unknown', 'door-opened-unasked']);
});

test('what could not be written leaves no pulse behind that still goes out', async () => {
  let full = false;
  const kiosk = await openTestKiosk({
    doors: 1,
    people: [staff('Ruth Fenn'), staff('Dev Marlow', { standing: [phone()] })],
    spoil: (record) => ({
      ...record,
      append: (events) => (full ? { ok: false, code: 'record-full' } : record.append(events)),
    }),
  });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.pass(16_000);
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.tap(kiosk.person('Dev'));
  expect(kiosk.screen('door').stage).toBe('waiting');
  full = true;
  await kiosk.send({ intent: 'nothing-today' });
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.not-recorded');
  full = false;
  await kiosk.pass(30_000);
  expect(kiosk.pulses()).toEqual([1, 1]);
});

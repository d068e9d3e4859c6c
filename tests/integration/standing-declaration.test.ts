import { describe, expect, test } from 'vitest';
import { phone, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const tablet = { kind: 'tablet', ownership: 'work-issued', count: 1 } as const;
const visitOf = (kiosk: TestKiosk, first: string) => kiosk.record.visits.openOfPerson(kiosk.person(first).id)?.id ?? '';
const devicesOf = (kiosk: TestKiosk, first: string) => kiosk.record.visits.devices(visitOf(kiosk, first));
const depositsOf = (kiosk: TestKiosk, first: string) => kiosk.record.deposits.ofVisit(visitOf(kiosk, first));

describe('somebody who usually brings nothing', () => {
  const bare = () => openTestKiosk({ people: [staff('Ruth Fenn', { standing: [] })] });

  test('is signed in by one tap, and may say that today there is something', async () => {
    const kiosk = await bare();
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('goodbye')).toMatchObject({ says: { key: 'goodbye.welcome-nothing' }, mayChange: true });
    await kiosk.send({ intent: 'something-different' });
    expect(kiosk.screen('devices').start).toEqual([]);
    await kiosk.send({ intent: 'declare-devices', devices: [phone()] });
    await kiosk.useDoor();
    expect(devicesOf(kiosk, 'Ruth')).toEqual([phone()]);
    expect(depositsOf(kiosk, 'Ruth')).toMatchObject([{ state: 'held', kind: 'locker' }]);
    expect(kiosk.record.visits.open()).toHaveLength(1);
  });

  test('changes what they usually bring; the next tap confirms that', async () => {
    const kiosk = await bare();
    const ruth = kiosk.person('Ruth');
    await kiosk.send({ intent: 'start', purpose: 'staff' }, { intent: 'give-personal-code', code: ruth.code });
    expect(kiosk.screen('staff-day')).toMatchObject({
      usual: [],
      mayDeclare: ['nothing-today', 'something-different', 'change-usual'],
    });
    await kiosk.send({ intent: 'change-usual' });
    expect(kiosk.screen('devices')).toMatchObject({ usual: true, start: [] });
    await kiosk.send({ intent: 'back' });
    expect(kiosk.shows()).toBe('staff-day');
    kiosk.forget();
    await kiosk.send({ intent: 'change-usual' }, { intent: 'declare-devices', devices: [phone()] });
    expect(kiosk.screen('staff-day').usual).toEqual([phone()]);
    expect(kiosk.auditKinds()).toEqual(['standing-declaration-changed']);
    await kiosk.send({ intent: 'finish' });
    await kiosk.tap(ruth);
    expect(kiosk.screen('door').devices).toEqual([phone()]);
  });

  test('is not changed by anybody who has not said who they are', async () => {
    const kiosk = await bare();
    await kiosk.send({ intent: 'change-usual' });
    expect(kiosk.shows()).toBe('welcome');
    expect(kiosk.auditKinds()).toEqual([]);
  });
});

test.each([
  ['nothing today', { intent: 'nothing-today' } as const, []],
  ['something different', { intent: 'something-different' } as const, [phone(2)]],
])('before signing in: %s, in one touch', async (_, touch, devices) => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  const code = kiosk.person('Ruth').code;
  await kiosk.send({ intent: 'start', purpose: 'staff' }, { intent: 'give-personal-code', code }, touch);
  if (devices.length > 0) {
    expect(kiosk.screen('devices').start).toEqual([phone()]);
    await kiosk.send({ intent: 'declare-devices', devices });
    await kiosk.useDoor();
  }
  expect(devicesOf(kiosk, 'Ruth')).toEqual(devices);
  expect(depositsOf(kiosk, 'Ruth')).toHaveLength(devices.length);
  // The standing declaration is as it was.
  expect(kiosk.record.people.byId(kiosk.person('Ruth').id)?.standing).toEqual([phone()]);
});

describe('at a hand-in', () => {
  async function asked(): Promise<TestKiosk> {
    const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')], locker: false });
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('hand-in')).toMatchObject({ mayChange: true, devices: [phone()] });
    kiosk.forget();
    return kiosk;
  }

  test('nothing today, in one touch: nobody waits for a phone that is at home', async () => {
    const kiosk = await asked();
    await kiosk.send({ intent: 'nothing-today' });
    expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-nothing');
    expect(kiosk.auditKinds()).toEqual(['devices-declared', 'deposit-cancelled']);
    expect(devicesOf(kiosk, 'Ruth')).toEqual([]);
    expect(kiosk.record.deposits.open()).toEqual([]);
    expect(kiosk.exceptions()).toEqual([]);
  });

  test('something different: what is there now is handed in', async () => {
    const kiosk = await asked();
    await kiosk.send({ intent: 'something-different' });
    expect(kiosk.screen('devices').start).toEqual([phone()]);
    await kiosk.send({ intent: 'back' });
    expect(kiosk.shows()).toBe('hand-in');
    await kiosk.send({ intent: 'something-different' }, { intent: 'declare-devices', devices: [phone(2)] });
    expect(kiosk.screen('hand-in').devices).toEqual([phone(2)]);
    await kiosk.send({ intent: 'handed-over' });
    expect(depositsOf(kiosk, 'Ruth')).toMatchObject([
      { state: 'cancelled' },
      { state: 'handed-over', devices: [phone(2)] },
    ]);
    expect(devicesOf(kiosk, 'Ruth')).toEqual([phone(2)]);
  });

  test('a visitor, who has just declared, is not asked again', async () => {
    const kiosk = await openTestKiosk({ locker: false });
    await kiosk.visitorAgrees('Ada Lind');
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('hand-in').mayChange).toBe(false);
    await kiosk.send({ intent: 'nothing-today' }, { intent: 'something-different' });
    expect(kiosk.shows()).toBe('hand-in');
  });
});

describe('with two stores to go to', () => {
  const two = () =>
    openTestKiosk({
      people: [staff('Ruth Fenn', { standing: [phone(), tablet] })],
      policy: (copy) => {
        copy.deviceRules.unshift({ for: ['staff'], kinds: ['tablet'], must: 'hand-in', store: 'office', rule: 'A1' });
      },
    });

  test('nothing today at the first is nothing at all', async () => {
    const kiosk = await two();
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('hand-in').devices).toEqual([tablet]);
    await kiosk.send({ intent: 'nothing-today' });
    expect(kiosk.shows()).toBe('goodbye');
    expect(devicesOf(kiosk, 'Ruth')).toEqual([]);
  });

  test('nothing more at the second leaves what the first has', async () => {
    const kiosk = await two();
    await kiosk.tap(kiosk.person('Ruth'));
    await kiosk.send({ intent: 'handed-over' }, { intent: 'nothing-today' });
    await kiosk.useDoor();
    expect(devicesOf(kiosk, 'Ruth')).toEqual([tablet]);
    expect(depositsOf(kiosk, 'Ruth').map(({ state }) => state)).toEqual(['handed-over', 'cancelled']);
  });

  test('something different at the first still goes on to the second', async () => {
    const kiosk = await two();
    await kiosk.tap(kiosk.person('Ruth'));
    const pair = { ...tablet, count: 2 };
    await kiosk.send({ intent: 'something-different' }, { intent: 'declare-devices', devices: [pair] });
    expect(kiosk.screen('hand-in').devices).toEqual([pair]);
    await kiosk.send({ intent: 'handed-over' });
    await kiosk.useDoor();
    expect(devicesOf(kiosk, 'Ruth')).toEqual([phone(), pair]);
  });
});

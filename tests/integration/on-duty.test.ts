import { expect, test } from 'vitest';
import { manager, phone, staff } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

const student = { ...staff('Sol Berry'), personType: 'student' as const };
const member = { ...staff('Cora Lund'), personType: 'committee-member' as const };

test('a student who taps in is asked whether they are on duty, and the rules follow the answer [D11]', async () => {
  // In this setting visitors keep a phone in the bag and students put it away.
  const kiosk = await openTestKiosk({ people: [student], preset: 'preschool-kitchen-drawer' });
  const sol = kiosk.person('Sol');
  await kiosk.tap(sol);
  expect(kiosk.screen('on-duty')).toEqual({ name: 'on-duty', firstName: 'Sol', otherwise: 'visitor' });
  expect(kiosk.auditKinds()).toEqual([]);
  await kiosk.send({ intent: 'say-on-duty', onDuty: true });
  if (kiosk.shows() === 'rules') await kiosk.agree();
  expect(kiosk.screen('hand-in').devices).toEqual([phone()]);
  expect(kiosk.record.visits.open()).toMatchObject([{ personType: 'student', person: sol.id }]);
});

test('off duty a committee member comes in as a visitor, and is asked again the next day [D11]', async () => {
  const kiosk = await openTestKiosk({ people: [member], preset: 'preschool-kitchen-drawer' });
  const cora = kiosk.person('Cora');
  await kiosk.tap(cora);
  await kiosk.send({ intent: 'say-on-duty', onDuty: false });
  expect(kiosk.screen('rules').personType).toBe('visitor');
  await kiosk.agree();
  // With a badge, too, one is told what stays in the bag.
  expect(kiosk.screen('goodbye')).toMatchObject({ inBag: [phone()] });
  expect(kiosk.record.visits.open()).toMatchObject([{ personType: 'visitor', person: cora.id }]);
  expect(kiosk.record.deposits.open()).toEqual([]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(20_000);
  await kiosk.tap(cora);
  // Visitors of this setting may step out as well as leave.
  await kiosk.send({ intent: 'leave-now' }, { intent: 'finish' });
  expect(kiosk.record.visits.open()).toEqual([]);
  await kiosk.pass(3000);
  await kiosk.tap(cora);
  expect(kiosk.shows()).toBe('on-duty');
});

test('off duty nobody confirms what others handed in [D11]', async () => {
  const kiosk = await openTestKiosk({ people: [member, staff('Ruth Fenn')], preset: 'preschool-kitchen-drawer' });
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'handed-over' }, { intent: 'finish' });
  const offered = async (onDuty: boolean) => {
    await kiosk.pass(3000);
    await kiosk.tap(kiosk.person('Cora'));
    await kiosk.send({ intent: 'say-on-duty', onDuty });
    if (kiosk.shows() === 'rules') await kiosk.agree();
    if (kiosk.shows() === 'hand-in') await kiosk.send({ intent: 'handed-over' });
    await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
    await kiosk.send({ intent: 'give-personal-code', code: kiosk.person('Cora').code });
    const { toConfirm } = kiosk.screen('staff-day');
    await kiosk.send({ intent: 'leave-now' });
    if (kiosk.shows() === 'collect-by-hand') await kiosk.send({ intent: 'go-on' });
    await kiosk.send({ intent: 'finish' });
    return toConfirm.length;
  };
  expect(await offered(false)).toBe(0);
  expect(await offered(true)).toBe(1);
});

test('nobody else is asked, and no policy has to', async () => {
  const people = [staff('Ruth Fenn'), student];
  const kiosk = await openTestKiosk({
    people,
    policy: (copy) => {
      copy.offDuty = {};
    },
  });
  for (const name of ['Ruth', 'Sol']) {
    await kiosk.tap(kiosk.person(name));
    if (kiosk.shows() === 'rules') await kiosk.agree();
    expect(kiosk.shows()).toBe('door');
    await kiosk.useDoor();
    await kiosk.send({ intent: 'finish' });
    await kiosk.pass(3000);
  }
});

test('nothing today, said before signing in, still asks and is kept [D11]', async () => {
  const kiosk = await openTestKiosk({ people: [student] });
  const sol = kiosk.person('Sol');
  await kiosk.send({ intent: 'start', purpose: 'staff' });
  await kiosk.tap(sol);
  await kiosk.send({ intent: 'nothing-today' }, { intent: 'say-on-duty', onDuty: true });
  if (kiosk.shows() === 'rules') await kiosk.agree();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-nothing');
  expect(kiosk.record.deposits.open()).toEqual([]);
});

test('staff see whom to turn to, in the policy’s order and with every role, contacts only if meant for them [E28 D1 B10]', async () => {
  const kiosk = await openTestKiosk({
    people: [
      { ...manager('Maya Hollis'), roles: ['manager', 'dsl-lead', 'staff'] },
      { ...staff('Ruth Fenn'), roles: ['staff', 'dsl-deputy'] },
      { ...staff('Ida Moss'), roles: ['staff', 'dsl-assistant'] },
      staff('Tomas Kern'),
    ],
    preset: 'preschool-accountable-users',
    policy: (copy) => {
      const { chairperson } = copy.contacts;
      if (chairperson !== undefined) chairperson.telephone = '01632 960155';
    },
  });
  const seenBy = async (name: string) => {
    await kiosk.send({ intent: 'start', purpose: 'staff' });
    await kiosk.tap(kiosk.person(name));
    await kiosk.send({ intent: 'whom-to-turn-to' });
    const seen = kiosk.screen('whom-to-turn-to');
    await kiosk.send({ intent: 'back' });
    expect(kiosk.shows()).toBe('staff-day');
    await kiosk.send({ intent: 'finish' });
    return seen;
  };
  const people = [
    { name: 'Maya Hollis', roles: ['dsl-lead', 'manager'] },
    { name: 'Ruth Fenn', roles: ['dsl-deputy'] },
    { name: 'Ida Moss', roles: ['dsl-assistant'] },
  ];
  expect(await seenBy('Tomas')).toMatchObject({ people, contacts: [] });
  expect(await seenBy('Ruth')).toMatchObject({
    people,
    contacts: [{ label: 'Chairperson', telephone: '01632 960155' }],
  });
});

test('something different at the open door takes nothing that has to stay off the premises [C9]', async () => {
  const kiosk = await openTestKiosk({
    people: [staff('Ruth Fenn')],
    preset: 'preschool-store-cupboard',
    policy: (copy) => {
      const { cupboard } = copy.stores;
      if (cupboard !== undefined)
        copy.stores['cupboard'] = { ...cupboard, kind: 'locker', fallback: 'office' } as never;
      copy.stores['office'] = { kind: 'manual', label: { en: 'the office' }, places: 9 } as never;
    },
  });
  const ruth = kiosk.person('Ruth');
  await kiosk.tap(ruth);
  expect(kiosk.shows()).toBe('door');
  const camera = { kind: 'camera', ownership: 'personal', count: 1 } as const;
  await kiosk.send({ intent: 'something-different' }, { intent: 'declare-devices', devices: [phone(), camera] });
  expect(kiosk.screen('leave-behind').devices).toEqual([camera]);
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('door').devices).toEqual([phone()]);
  await kiosk.useDoor();
  const [visit] = kiosk.record.visits.open();
  expect(kiosk.record.visits.devices(visit?.id ?? '')).toEqual([phone()]);
  expect(kiosk.record.deposits.open()).toMatchObject([{ state: 'held', devices: [phone()] }]);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PersonType } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { manager, parent, phone, staff, volunteer } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const MINUTE = 60_000;

/** Puts the whole of a preset in the place of the harness's own. */
const preset = (id: string) => (copy: Policy) => {
  Object.assign(copy, presetPolicy(id));
};

/** Everything goes behind doors, also where the preset has a drawer. */
const behindDoors = (copy: Policy) => {
  copy.stores = { ...copy.stores, ...presetPolicy('playgroup-office').stores };
  for (const rule of copy.deviceRules) if (rule.must === 'deposit') rule.store = 'locker';
};

async function team(policy?: (copy: Policy) => void): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn'), volunteer('Vera Long')],
    ...(policy === undefined ? {} : { policy }),
  });
  return kiosk;
}

/** The person's own session without leaving by it: `Staff and reports`, then the badge. */
async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.pass(9000);
  if (kiosk.shows() !== 'welcome') await kiosk.send({ intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'staff' });
  await kiosk.tap(kiosk.person(first));
}

const offered = (kiosk: TestKiosk) => kiosk.screen('staff-day').forms.map(({ form }) => form);

async function ruthTakesABreak(kiosk: TestKiosk, minutes = '30'): Promise<void> {
  await ownSession(kiosk, 'Ruth');
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  await kiosk.send({ intent: 'answer', value: 'lunch-break' }, { intent: 'answer', value: minutes });
}

const depositOf = (kiosk: TestKiosk, first: string) =>
  kiosk.record.deposits.ofVisit(kiosk.record.visits.openOfPerson(kiosk.person(first).id)?.id ?? '')[0];

test('staff take their device out for a break by their own word, and bring it back [A20 E3 E19]', async () => {
  const kiosk = await team();
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await ownSession(kiosk, 'Ruth');
  expect(offered(kiosk)).toContain('take-break');
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  expect(kiosk.screen('filling').asking?.question.choices?.map(({ id }) => id)).toEqual(['lunch-break', 'short-break']);
  await kiosk.send({ intent: 'answer', value: 'lunch-break' });
  // The policy has one place, off the premises, so it is not asked; no length goes beyond the policy's.
  expect(kiosk.screen('filling').asking?.question).toMatchObject({ id: 'minutes' });
  expect(kiosk.screen('filling').asking?.question.choices?.at(-1)?.id).toBe('60');
  await kiosk.send({ intent: 'answer', value: '30' });
  expect(kiosk.screen('filling').entry).toMatchObject({
    key: 'form.take-break.says',
    with: { reason: 'Lunch break', place: 'off the premises' },
  });
  kiosk.forget();
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'release', usePlace: 'off the premises' });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.break-out');
  expect(kiosk.auditKinds()).toEqual([
    'authorisation-granted',
    'opening-intended',
    'door-opened',
    'door-closed',
    'device-released',
  ]);
  expect(kiosk.record.authorisations.open()).toMatchObject([
    { kind: 'break', reason: 'lunch-break', place: 'off-premises', grantedBy: kiosk.person('Ruth').id, role: 'staff' },
  ]);

  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.screen('staff-day').permission).toMatchObject({ what: 'break', offers: ['return'] });
  expect(offered(kiosk)).not.toContain('take-break');
  await kiosk.send({ intent: 'back-with-device' });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.device-back');
  expect(depositOf(kiosk, 'Ruth')?.state).toBe('held');
  expect(kiosk.record.authorisations.open()).toEqual([]);

  // The next break is another pair.
  await ruthTakesABreak(kiosk, '15');
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.shows()).toBe('door');
});

test('a break that lasts too long is overdue once, and stands in the desk as a break [A20 E3]', async () => {
  const kiosk = await team();
  for (const first of ['Maya', 'Ruth']) await kiosk.staffArrives(kiosk.person(first));
  await ruthTakesABreak(kiosk, '10');
  await kiosk.send({ intent: 'go-on' });
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(kiosk.person('Maya'));
  const { page } = kiosk.screen('desk');
  expect(page.tab === 'now' && page.onSite.find(({ name }) => name === 'Ruth Fenn')?.where).toMatchObject([
    { key: 'desk.where.break' },
  ]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.later(11 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['device-overdue']);
  await kiosk.later(60 * MINUTE);
  expect(kiosk.exceptions()).toEqual(['device-overdue']);
});

test('what nobody may use a device for is no reason for a break, whatever the file says [E21]', async () => {
  const kiosk = await team((copy) => {
    copy.breaks?.reasons.push({ id: 'contact-with-parents', label: { en: 'Parents', pl: 'Rodzice' } });
    copy.neverReasons = { 'contact-with-parents': { label: { en: 'Parents', pl: 'Rodzice' }, rule: 'E21' } };
  });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await ownSession(kiosk, 'Ruth');
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  expect(kiosk.screen('filling').asking?.question.choices?.map(({ id }) => id)).not.toContain('contact-with-parents');
  await kiosk.send({ intent: 'answer', value: 'contact-with-parents' });
  expect(kiosk.screen('filling').asking?.question.id).toBe('reason');
});

test.each([
  ['where the manager lets devices out', (copy: Policy) => Object.assign(copy.breaks ?? {}, { needsManager: true })],
  ['where the policy has none', (copy: Policy) => delete copy.breaks],
] as const)('nobody takes a break by their own word %s', async (_where, change) => {
  const kiosk = await team((copy) => void change(copy));
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await ownSession(kiosk, 'Ruth');
  expect(offered(kiosk)).not.toContain('take-break');
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  expect(kiosk.shows()).toBe('staff-day');
});

test('from a drawer the device is asked for by hand, and handed back the same way [E3]', async () => {
  const kiosk = await team(preset('preschool-kitchen-drawer'));
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'handed-over' });
  await kiosk.tap(kiosk.person('Maya'));
  await kiosk.send({ intent: 'handed-over' });
  await ownSession(kiosk, 'Maya');
  await kiosk.send({ intent: 'confirm-hand-in', deposit: depositOf(kiosk, 'Ruth')?.id ?? '' });
  await ownSession(kiosk, 'Ruth');
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  // Here the policy leaves a choice of places, none of them on its never list.
  await kiosk.send({ intent: 'answer', value: 'lunch-break' });
  expect(kiosk.screen('filling').asking?.question.choices?.map(({ id }) => id)).toEqual(['off-premises', 'office']);
  await kiosk.send({ intent: 'answer', value: 'office' }, { intent: 'answer', value: '20' }, { intent: 'go-on' });
  expect(kiosk.screen('goodbye').says).toMatchObject({
    key: 'goodbye.break-out-by-hand',
    with: { store: 'the kitchen drawer', number: '1', place: 'the office' },
  });
  expect(depositOf(kiosk, 'Ruth')?.state).toBe('released');
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'back-with-device' }, { intent: 'handed-over' });
  expect(kiosk.record.authorisations.open()).toEqual([]);
});

test.each(['visitor', 'contractor', 'professional'] as const)(
  'a %s steps out without signing out, and is welcomed back [E7]',
  async (personType: PersonType) => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis')],
      policy: preset('preschool-kitchen-drawer'),
    });
    const pass = await kiosk.visitorArrives('Ada Lind', { personType: personType as 'visitor' });
    await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
    expect(kiosk.screen('staff-day')).toMatchObject({
      stepOutTo: 'off the premises',
      permission: null,
      place: { key: 'where.bag' },
    });
    kiosk.forget();
    await kiosk.send({ intent: 'step-out' });
    expect(kiosk.screen('goodbye').says.key).toBe('goodbye.stepped-out');
    expect(kiosk.auditKinds()).toEqual(['authorisation-granted']);
    expect(kiosk.record.visits.open()).toHaveLength(1);
    await kiosk.send({ intent: 'finish' });

    await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
    expect(kiosk.screen('staff-day').permission).toMatchObject({
      what: 'step-out',
      until: null,
      offers: ['step-back'],
    });
    await kiosk.send({ intent: 'back-with-device' });
    expect(kiosk.screen('goodbye').says.key).toBe('goodbye.stepped-back');
    expect(kiosk.record.authorisations.open()).toEqual([]);
    expect(kiosk.record.visits.open()).toHaveLength(1);
  },
);

test('a device that was put away is given out for stepping out, and goes back at the return [E7]', async () => {
  const kiosk = await team((copy) => {
    preset('preschool-kitchen-drawer')(copy);
    behindDoors(copy);
  });
  for (const first of ['Maya', 'Vera']) await kiosk.staffArrives(kiosk.person(first));
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Vera'));
  expect(kiosk.screen('staff-day').stepOutTo).toBe('off the premises');
  await kiosk.send({ intent: 'step-out' });
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'release' });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.stepped-out');
  expect(depositOf(kiosk, 'Vera')?.state).toBe('released');
  await kiosk.send({ intent: 'finish' });

  await kiosk.openDesk(kiosk.person('Maya'));
  const { page } = kiosk.screen('desk');
  const vera = page.tab === 'now' ? page.onSite.find(({ name }) => name === 'Vera Long') : undefined;
  expect(vera?.where.map(({ key }) => key)).toEqual(['desk.where.stepped-out', 'desk.where.with-them']);
  await kiosk.send({ intent: 'desk-tab', tab: 'permissions' });
  const permissions = kiosk.screen('desk').page;
  expect(permissions.tab === 'permissions' && permissions.open).toMatchObject([
    { who: 'Vera Long', reason: 'off the premises', until: null, grantedBy: '', overdueMinutes: 0, deviceOut: true },
  ]);
  await kiosk.send({ intent: 'finish' });
  // There is no hour for it, so it is never late; it is due when she comes back.
  await kiosk.later(120 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual([]);

  await kiosk.tap(kiosk.person('Vera'));
  await kiosk.send({ intent: 'back-with-device' });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.stepped-back');
  expect(depositOf(kiosk, 'Vera')?.state).toBe('held');
  expect(kiosk.record.authorisations.open()).toEqual([]);
});

test('a settling parent steps out too, and sees nothing there that is for staff [E7]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), parent('Amara Bell', ['AB'])],
    policy: preset('preschool-kitchen-drawer'),
  });
  await kiosk.tap(kiosk.person('Amara'));
  const [child] = kiosk.screen('family').children;
  await kiosk.send(
    { intent: 'family-visit', what: 'settling', children: [child?.child ?? ''] },
    { intent: 'declare-devices', devices: [phone()] },
  );
  if (kiosk.shows() === 'rules') await kiosk.agree();
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Amara'));
  expect(kiosk.screen('staff-day')).toMatchObject({
    firstName: 'Amara',
    stepOutTo: 'off the premises',
    forms: [],
    mayDeclare: [],
    toConfirm: [],
    mayOpenDesk: false,
  });
  await kiosk.send({ intent: 'step-out' });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.stepped-out');
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Amara'));
  await kiosk.send({ intent: 'leave-now' });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
  expect(kiosk.record.authorisations.open()).toEqual([]);
});

test('where the policy has no stepping out a pass is for leaving only', async () => {
  const kiosk = await team();
  const pass = await kiosk.visitorArrives('Ada Lind', { devices: [] });
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
});

test('the day’s table tells breaks and stepping out from what a manager allowed, each with its kind', async () => {
  const outbox = mkdtempSync(join(tmpdir(), 'cloakroom-day-'));
  onTestFinished(() => rmSync(outbox, { recursive: true, force: true }));
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    policy: preset('preschool-kitchen-drawer'),
    exportFolder: outbox,
  });
  const maya = kiosk.person('Maya');
  const pass = await kiosk.visitorArrives('Ada Lind');
  await kiosk.send(
    { intent: 'start', purpose: 'leaving' },
    { intent: 'give-pass', pass },
    { intent: 'step-out' },
    { intent: 'finish' },
  );
  await kiosk.tap(maya);
  await kiosk.send({ intent: 'handed-over' });
  await kiosk.openDesk(maya);
  await kiosk.send({ intent: 'begin-close' });
  const { page } = kiosk.screen('desk');
  expect(page.tab === 'day' && page.balance.find(({ what }) => what === 'permissions')).toMatchObject({
    count: 1,
    rows: ['Ada Lind · off the premises'],
  });
  for (const what of ['people', 'permissions'])
    await kiosk.decide(maya, { intent: 'accept-difference', what, words: 'She did not come back' });
  await kiosk.decide(maya, { intent: 'close-day' });
  const [day] = readdirSync(outbox);
  const file = readdirSync(join(outbox, day ?? '')).find((name) => name.endsWith('day.json')) ?? '';
  const { permissions } = JSON.parse(readFileSync(join(outbox, day ?? '', file), 'utf8'));
  expect(permissions).toMatchObject([
    { kind: 'step-out', who: 'Ada Lind', place: 'off-premises', until: null, grantedBy: '', checkIns: [] },
  ]);
});

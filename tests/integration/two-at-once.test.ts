import { expect, test } from 'vitest';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { made, onRecord } from '../support/arrangement-entries.ts';
import { manager, phone, staff, visitorTouches, volunteer } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const WATCH = { kind: 'smart-watch', ownership: 'personal', count: 1 } as const;

const kitchenDrawer = (copy: Policy) => void Object.assign(copy, presetPolicy('preschool-kitchen-drawer'));

/** The person's own session without leaving by it: `Staff and reports`, then the badge. */
async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.pass(9000);
  if (kiosk.shows() !== 'welcome') await kiosk.send({ intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'staff' });
  await kiosk.tap(kiosk.person(first));
}

async function takesABreak(kiosk: TestKiosk, first: string): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  for (let asked = 0; asked < 3 && kiosk.screen('filling').asking !== null; asked += 1) {
    const [choice] = kiosk.screen('filling').asking?.question.choices ?? [];
    await kiosk.send({ intent: 'answer', value: choice?.id ?? '' });
  }
  await kiosk.send({ intent: 'go-on' });
}

const depositsOf = (kiosk: TestKiosk, first: string) =>
  kiosk.record.deposits.ofVisit(kiosk.record.visits.openOfPerson(kiosk.person(first).id)?.id ?? '');

const emergency = (kiosk: TestKiosk, first: string) =>
  ({
    intent: 'grant-use',
    visit: kiosk.record.visits.openOfPerson(kiosk.person(first).id)?.id ?? '',
    reason: 'family-emergency',
    words: 'Her son is at the hospital',
    place: 'office',
    minutes: 15,
    childFree: true,
  }) as const;

test('what is found of one device says nothing of the other one that is out', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn', { standing: [phone(), WATCH] })],
    policy: (copy) => {
      copy.deviceRules.unshift({
        for: ['staff'],
        kinds: ['smart-watch'],
        must: 'deposit',
        store: 'office',
        rule: 'A1',
      });
    },
  });
  const maya = kiosk.person('Maya');
  await kiosk.staffArrives(maya);
  await kiosk.tap(kiosk.person('Ruth'));
  // The phone is behind a door; of the watch nobody knows whether it reached the office.
  if (kiosk.shows() === 'hand-in') {
    await kiosk.send({ intent: 'finish' });
    await kiosk.useDoor();
  } else {
    await kiosk.useDoor();
    await kiosk.send({ intent: 'finish' });
  }
  expect(depositsOf(kiosk, 'Ruth').map(({ kind, state }) => [kind, state])).toEqual(
    expect.arrayContaining([
      ['locker', 'held'],
      ['manual', 'unknown'],
    ]),
  );
  await takesABreak(kiosk, 'Ruth');
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(maya);
  const watch = depositsOf(kiosk, 'Ruth').find(({ kind }) => kind === 'manual');
  await kiosk.decide(maya, { intent: 'confirm-handed-over', deposit: watch?.id ?? '' });
  expect(kiosk.record.authorisations.open()).toMatchObject([{ kind: 'break', returnedAt: null }]);
  await kiosk.decide(maya, emergency(kiosk, 'Ruth'));
  await ownSession(kiosk, 'Ruth');
  await kiosk.send({ intent: 'back-with-device' });
  await kiosk.useDoor();
  expect(depositsOf(kiosk, 'Ruth').map(({ state }) => state)).toEqual(['held', 'held']);
});

test('a colleague who has the device in hand ends the break that it was out for [E3]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn'), staff('Omar Reid')],
    policy: kitchenDrawer,
  });
  for (const first of ['Ruth', 'Omar', 'Maya']) {
    await kiosk.tap(kiosk.person(first));
    await kiosk.send({ intent: 'handed-over' });
    await kiosk.pass(9000);
  }
  const [deposit] = depositsOf(kiosk, 'Ruth');
  const confirm = { intent: 'confirm-hand-in', deposit: deposit?.id ?? '' } as const;
  await ownSession(kiosk, 'Omar');
  await kiosk.send(confirm);
  await takesABreak(kiosk, 'Ruth');
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'back-with-device' });
  expect(kiosk.shows()).toBe('hand-in');
  // She walks to the kitchen and leaves the screen as it is.
  await kiosk.pass(90_000);
  expect(kiosk.shows()).toBe('welcome');
  await ownSession(kiosk, 'Omar');
  await kiosk.send(confirm);
  expect(depositsOf(kiosk, 'Ruth')).toMatchObject([{ state: 'held' }]);
  expect(kiosk.record.authorisations.open()).toEqual([]);
  await ownSession(kiosk, 'Ruth');
  expect(kiosk.screen('staff-day').forms.map(({ form }) => form)).toContain('take-break');
});

test('a device that nobody has confirmed yet can be needed in an emergency all the same [C3 E4]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    policy: kitchenDrawer,
  });
  const maya = kiosk.person('Maya');
  for (const first of ['Ruth', 'Maya']) {
    await kiosk.tap(kiosk.person(first));
    await kiosk.send({ intent: 'handed-over' });
    await kiosk.pass(9000);
  }
  await kiosk.openDesk(maya);
  await kiosk.decide(maya, emergency(kiosk, 'Ruth'));
  await ownSession(kiosk, 'Ruth');
  expect(kiosk.screen('staff-day').permission).toMatchObject({ offers: ['release'] });
  await kiosk.send({ intent: 'go-on' });
  expect(depositsOf(kiosk, 'Ruth')).toMatchObject([{ state: 'released' }]);
});

test('whoever says that something else is in hand, and then walks off, leaves a question', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    policy: (copy) => void Object.assign(copy, presetPolicy('preschool-store-cupboard')),
  });
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.shows()).toBe('hand-in');
  await kiosk.send(
    { intent: 'something-different' },
    {
      intent: 'declare-devices',
      devices: [phone(), { kind: 'camera', ownership: 'personal', count: 1 }],
    },
  );
  expect(kiosk.shows()).toBe('leave-behind');
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.shows()).toBe('welcome');
  expect(kiosk.exceptions()).toHaveLength(1);
  expect(depositsOf(kiosk, 'Ruth')).toMatchObject([{ state: 'unknown' }]);
});

test('who is told to hand something in and steps out with it has it on record [E7]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), volunteer('Vera Long')],
    policy: kitchenDrawer,
  });
  await kiosk.tap(kiosk.person('Vera'));
  await kiosk.send({ intent: 'handed-over' });
  await ownSession(kiosk, 'Vera');
  await kiosk.send({ intent: 'step-out' });
  expect(depositsOf(kiosk, 'Vera')).toMatchObject([{ state: 'released' }]);
  await ownSession(kiosk, 'Vera');
  await kiosk.send({ intent: 'back-with-device' });
  await kiosk.send({ intent: 'handed-over' });
  expect(kiosk.record.authorisations.open()).toEqual([]);
  expect(depositsOf(kiosk, 'Vera').at(-1)).toMatchObject({ state: 'handed-over' });
});

test('an arrangement that ends while its conditions wait lets nobody keep a device without them [A7]', async () => {
  const policy = presetPolicy('playgroup-office');
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    doors: 4,
    before: [
      onRecord('p-coach', 'Lena Gray', 'external-teacher'),
      made(policy, 'recorded-music', { people: ['p-coach'], hours: { from: '07:00', until: '08:30' } }),
    ],
  });
  await kiosk.send(...visitorTouches('Lena Gray', { personType: 'external-teacher', organisation: 'Kick-off' }));
  expect(kiosk.shows()).toBe('rules');
  kiosk.clock.jump(29 * 60_000);
  await kiosk.pass(40_000);
  await kiosk.send({ intent: 'still-here' });
  kiosk.clock.jump(60_000);
  await kiosk.agree();
  expect(kiosk.shows()).toBe('door');
  await kiosk.useDoor();
  expect(kiosk.allEntries().map(({ kind }) => kind)).toContain('deposit-held');
});

test('whoever is let use a device in an emergency is still heard to be well [C6]', async () => {
  const cupboard = presetPolicy('preschool-store-cupboard');
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [] })],
    policy: (copy) => void Object.assign(copy, cupboard),
    before: [
      onRecord('p-ada', 'Ada Lind', 'visitor'),
      made(
        cupboard,
        'lone-working',
        { people: ['p-ada'], places: ['quiet-space'], checkInMinutes: 30 },
        { lastDay: '2026-11-30', words: { organisation: 'County Visiting Service' } },
      ),
    ],
  });
  const maya = kiosk.person('Maya');
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.send({ intent: 'accept-arrangement' });
  const { pass } = kiosk.screen('pass');
  await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
  await kiosk.tap(maya);
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(maya);
  await kiosk.decide(maya, {
    intent: 'grant-use',
    authorisation: 'emergency-use',
    visit: kiosk.record.visits.open().find(({ person }) => person === null)?.id ?? '',
    reason: 'health',
    words: 'She waits for a call',
    place: 'quiet-space',
    minutes: 30,
    childFree: true,
    confirmed: ['no-children-there'],
  });
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.record.authorisations.open()).toHaveLength(2);
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  expect(kiosk.screen('staff-day').permission).toMatchObject({ what: 'check-ins', offers: ['check-in'] });
});

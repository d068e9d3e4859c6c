import { expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { made, onRecord } from '../support/arrangement-entries.ts';
import { deputy, manager, phone, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const MINUTE = 60_000;
const cupboard = (copy: Policy) => {
  Object.assign(copy, presetPolicy('preschool-store-cupboard'));
};
/** Visitors put their devices behind doors; the rest is the preset's. */
const visitorsDeposit = (copy: Policy) => {
  cupboard(copy);
  copy.stores = { ...copy.stores, locker: presetPolicy('playgroup-office').stores['locker'] as never };
  Object.assign(copy.stores['locker'] ?? {}, { fallback: 'cupboard' });
  copy.deviceRules = copy.deviceRules.map((rule) =>
    rule.must === 'keep-in-bag' && rule.for.includes('visitor')
      ? { for: rule.for, must: 'deposit', store: 'locker', rule: rule.rule }
      : rule,
  ) as Policy['deviceRules'];
};

async function adaVisits(policy = cupboard): Promise<{ kiosk: TestKiosk; pass: string }> {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [] }), deputy('Tom Barrow', { standing: [] })],
    policy,
  });
  const pass = await kiosk.visitorArrives('Ada Lind', { organisation: 'County Visiting Service' });
  await kiosk.tap(kiosk.person('Tom'));
  await kiosk.send({ intent: 'finish' });
  return { kiosk, pass };
}

const grant = (kiosk: TestKiosk, more: Partial<Extract<Intent, { intent: 'grant-use' }>> = {}): Intent => ({
  intent: 'grant-use',
  authorisation: 'lone-working',
  visit: kiosk.record.visits.open().find(({ person }) => person === null)?.id ?? '',
  reason: 'lone-working-policy',
  words: 'She works alone in the quiet space',
  place: 'quiet-space',
  minutes: 240,
  childFree: true,
  confirmed: ['policy-needs-contact'],
  ...more,
});

async function allowed(kiosk: TestKiosk, more: Parameters<typeof grant>[1] = {}): Promise<void> {
  await kiosk.openDesk(kiosk.person('Tom'));
  await kiosk.decide(kiosk.person('Tom'), grant(kiosk, more));
  await kiosk.send({ intent: 'finish' });
}

async function comesToTheScreen(kiosk: TestKiosk, pass: string): Promise<void> {
  if (kiosk.shows() !== 'welcome') await kiosk.send({ intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
}

test('the desk offers each kind that is for the person, with what the policy asks for [C6]', async () => {
  const { kiosk } = await adaVisits();
  await kiosk.openDesk(kiosk.person('Tom'));
  await kiosk.send({ intent: 'desk-tab', tab: 'permissions' });
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'permissions') throw new Error('Not the permissions');
  const ada = page.people.find(({ name }) => name === 'Ada Lind');
  expect(ada?.kinds.map(({ id }) => id)).toEqual(['emergency-use', 'lone-working']);
  // The organisation stands in the visit already.
  expect(ada?.kinds[1]).toMatchObject({
    places: [{ id: 'quiet-space', label: 'the quiet space' }],
    checkInMinutes: 60,
    organisation: 'no',
    confirmations: [{ id: 'policy-needs-contact' }],
  });
});

test('a lone worker checks in from the quiet space; start, each check-in and the end are on record [C6]', async () => {
  const { kiosk, pass } = await adaVisits();
  kiosk.forget();
  await allowed(kiosk);
  expect(kiosk.record.authorisations.open()).toMatchObject([
    {
      kind: 'lone-working',
      place: 'quiet-space',
      checkInMinutes: 60,
      releaseMinutes: 10,
      organisation: 'County Visiting Service',
      role: 'deputy',
    },
  ]);
  for (let hour = 0; hour < 2; hour += 1) {
    await kiosk.later(50 * MINUTE);
    await comesToTheScreen(kiosk, pass);
    expect(kiosk.screen('staff-day').permission).toMatchObject({
      what: 'check-ins',
      place: 'the quiet space',
      offers: ['check-in'],
    });
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('goodbye').says).toMatchObject({
      key: 'goodbye.checked-in',
      with: { place: 'the quiet space' },
    });
  }
  expect(kiosk.exceptions()).toEqual([]);
  await comesToTheScreen(kiosk, pass);
  await kiosk.send({ intent: 'leave-now' });
  expect(kiosk.auditKinds().filter((kind) => /^authorisation|checked-in/.test(kind))).toEqual([
    'authorisation-granted',
    'checked-in',
    'checked-in',
    'authorisation-ended',
  ]);
});

test('a missed check-in is an exception once, and the next one another [C6]', async () => {
  const { kiosk, pass } = await adaVisits();
  await allowed(kiosk, { checkInMinutes: 30 });
  await kiosk.later(29 * MINUTE);
  expect(kiosk.exceptions()).toEqual([]);
  await kiosk.later(2 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['check-in-missed']);
  await kiosk.later(25 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['check-in-missed']);
  await comesToTheScreen(kiosk, pass);
  await kiosk.send({ intent: 'go-on' });
  await kiosk.later(31 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['check-in-missed', 'check-in-missed']);
});

test('a device that was put away is given out for each check-in, for the minutes of the policy [C6]', async () => {
  const { kiosk, pass } = await adaVisits(visitorsDeposit);
  await allowed(kiosk);
  for (let time = 0; time < 2; time += 1) {
    await kiosk.later(40 * MINUTE);
    await comesToTheScreen(kiosk, pass);
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('door')).toMatchObject({ purpose: 'release', usePlace: 'the quiet space' });
    await kiosk.useDoor();
    await comesToTheScreen(kiosk, pass);
    expect(kiosk.screen('staff-day').permission?.offers).toEqual(['return']);
    await kiosk.send({ intent: 'back-with-device' });
    await kiosk.useDoor();
    // The permission goes on: the next check-in gives the device out again.
    expect(kiosk.record.authorisations.open()).toHaveLength(1);
  }
  await kiosk.later(40 * MINUTE);
  await comesToTheScreen(kiosk, pass);
  await kiosk.send({ intent: 'go-on' });
  await kiosk.useDoor();
  await kiosk.later(11 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['device-overdue']);
});

test.each([
  ['without the sentence confirmed', { confirmed: [] }, 'not-confirmed'],
  ['in another place than the quiet one', { place: 'office' }, 'place-not-allowed'],
  ['where children may be', { childFree: false }, 'child-free-needed'],
] as const)('lone working is not granted %s [C6]', async (_what, more, code) => {
  const { kiosk } = await adaVisits();
  await kiosk.openDesk(kiosk.person('Tom'));
  await kiosk.send(grant(kiosk, more as never));
  expect(kiosk.screen('desk').decision?.problem?.key).toBe(`desk.problem.${code}`);
});

test('one whose check-ins were arranged ahead keeps the phone, and begins with the visit [C6]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [] })],
    policy: cupboard,
    before: [
      onRecord('p-ada', 'Ada Lind', 'visitor'),
      made(
        presetPolicy('preschool-store-cupboard'),
        'lone-working',
        { people: ['p-ada'], places: ['quiet-space'], checkInMinutes: 30 },
        { lastDay: '2026-11-30', words: { organisation: 'County Visiting Service' } },
      ),
    ],
  });
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.send({ intent: 'accept-arrangement' });
  const { pass } = kiosk.screen('pass');
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.record.authorisations.open()).toMatchObject([
    { kind: 'lone-working', arrangement: 'r-0001', place: 'quiet-space', checkInMinutes: 30, releaseMinutes: null },
  ]);
  await kiosk.later(25 * MINUTE);
  await comesToTheScreen(kiosk, pass);
  expect(kiosk.screen('staff-day').permission).toMatchObject({ what: 'check-ins', offers: ['check-in'] });
  await kiosk.send({ intent: 'go-on' });
  await kiosk.later(31 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['check-in-missed']);
});

test('whoever names no organisation at sign-in is asked for it with the permission [C6]', async () => {
  const kiosk = await openTestKiosk({ people: [deputy('Tom Barrow', { standing: [] })], policy: cupboard });
  await kiosk.visitorArrives('Ada Lind', { organisation: '' });
  await kiosk.tap(kiosk.person('Tom'));
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(kiosk.person('Tom'));
  await kiosk.send(grant(kiosk));
  expect(kiosk.screen('desk').decision?.problem?.key).toBe('desk.problem.no-organisation');
  await kiosk.send({ intent: 'desk-cancel' });
  await kiosk.decide(kiosk.person('Tom'), grant(kiosk, { organisation: 'County Visiting Service' }));
  expect(kiosk.record.authorisations.open()).toMatchObject([{ organisation: 'County Visiting Service' }]);
});

test('in an emergency the sentence that no children are there is confirmed, too [C3]', async () => {
  const { kiosk } = await adaVisits();
  const maya = kiosk.person('Maya');
  await kiosk.tap(maya);
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(maya);
  const emergency = { authorisation: 'emergency-use', reason: 'health', minutes: 30 } as const;
  await kiosk.send(grant(kiosk, { ...emergency, confirmed: [] }));
  expect(kiosk.screen('desk').decision?.problem?.key).toBe('desk.problem.not-confirmed');
  await kiosk.send({ intent: 'desk-cancel' });
  await kiosk.decide(maya, grant(kiosk, { ...emergency, confirmed: ['no-children-there'] }));
  expect(kiosk.record.authorisations.open()).toMatchObject([{ kind: 'emergency-use', childFree: true }]);
});

test('where a manager lets devices out for a break, the desk grants it and its owner takes it [A20 C2]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [] }), staff('Ruth Fenn', { standing: [phone()] })],
    policy: (copy) => {
      if (copy.breaks !== undefined) copy.breaks.needsManager = true;
    },
  });
  const [maya, ruth] = [kiosk.person('Maya'), kiosk.person('Ruth')];
  await kiosk.staffArrives(ruth);
  await kiosk.tap(maya);
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(maya);
  await kiosk.decide(
    maya,
    grant(kiosk, {
      authorisation: 'break',
      visit: kiosk.record.visits.openOfPerson(ruth.id)?.id ?? '',
      reason: 'lunch-break',
      place: 'off-premises',
      minutes: 45,
      confirmed: [],
    }),
  );
  expect(kiosk.record.authorisations.open()).toMatchObject([{ kind: 'break', grantedBy: maya.id, role: 'manager' }]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(9000);
  await kiosk.tap(ruth);
  await kiosk.send({ intent: 'go-on' });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.break-out');
});

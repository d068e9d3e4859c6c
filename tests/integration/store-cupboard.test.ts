import { expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import { deputy, GOOD_PIN, manager, parent, phone, staff, volunteer } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];

/** The preset with its cupboard without doors, as the setting has it. */
async function atTheCupboard(): Promise<TestKiosk> {
  return openTestKiosk({
    people: [
      manager('Maya Hollis', { standing: [] }),
      deputy('Dana Orr', { standing: [] }),
      staff('Ruth Fenn', { standing: [phone()] }),
      volunteer('Vera Lund', { standing: [] }),
      parent('Nia Corran', ['A C']),
    ],
    preset: 'preschool-store-cupboard',
  });
}

async function arrives(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.pass(9000);
  if (kiosk.shows() !== 'welcome') await kiosk.send({ intent: 'finish' });
  await kiosk.tap(kiosk.person(first));
  if (kiosk.shows() === 'hand-in') await kiosk.send({ intent: 'handed-over' });
  await kiosk.send({ intent: 'finish' });
}

async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.pass(9000);
  if (kiosk.shows() !== 'welcome') await kiosk.send({ intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: kiosk.person(first).code });
}

async function toTheDesk(kiosk: TestKiosk, first: string, tab: Extract<Intent, { intent: 'desk-tab' }>['tab']) {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.shows() === 'desk', 'the desk to open');
  await kiosk.send({ intent: 'desk-tab', tab });
}

async function fillIn(kiosk: TestKiosk, form: string, subject: string | null, ...values: readonly Value[]) {
  await kiosk.send({ intent: 'open-form', form, ...(subject === null ? {} : { subject }) });
  await kiosk.send(...values.map((value): Intent => ({ intent: 'answer', value })));
  await kiosk.send({ intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
}

const visitOf = (kiosk: TestKiosk, first: string) => kiosk.record.visits.openOfPerson(kiosk.person(first).id)?.id ?? '';

const grantToRuth = (kiosk: TestKiosk, more: Partial<Extract<Intent, { intent: 'grant-use' }>> = {}): Intent => ({
  intent: 'grant-use',
  visit: visitOf(kiosk, 'Ruth'),
  reason: 'family-emergency',
  words: 'Her son is at the doctor’s',
  place: 'office',
  minutes: 30,
  childFree: true,
  confirmed: ['no-children-there'],
  ...more,
});

test('emergency use is the manager’s; the deputy’s while no manager is signed in; the role is on record [C1 C3]', async () => {
  const kiosk = await atTheCupboard();
  const [maya, dana] = [kiosk.person('Maya'), kiosk.person('Dana')];
  for (const first of ['Ruth', 'Dana']) await arrives(kiosk, first);
  await toTheDesk(kiosk, 'Dana', 'permissions');
  await kiosk.decide(dana, grantToRuth(kiosk));
  expect(kiosk.record.authorisations.open()).toMatchObject([
    { kind: 'emergency-use', grantedBy: dana.id, role: 'deputy' },
  ]);

  await arrives(kiosk, 'Maya');
  await toTheDesk(kiosk, 'Dana', 'permissions');
  kiosk.forget();
  const refused = await kiosk.decide(dana, grantToRuth(kiosk));
  expect(refused.decision?.problem?.key).toBe('desk.problem.not-your-role');
  expect(kiosk.auditKinds()).not.toContain('authorisation-granted');
  expect(kiosk.record.authorisations.open()).toMatchObject([{ grantedBy: dana.id }]);

  await toTheDesk(kiosk, 'Maya', 'permissions');
  await kiosk.decide(maya, grantToRuth(kiosk));
  expect(kiosk.record.authorisations.open()).toMatchObject([{ grantedBy: maya.id, role: 'manager' }]);
  const granted = kiosk.allEntries().filter(({ kind }) => kind === 'authorisation-granted');
  expect(granted.map(({ facts }) => [facts['grantedBy'], facts['role']])).toEqual([
    [dana.id, 'deputy'],
    [maya.id, 'manager'],
  ]);

  // The manager goes home: the decision is the deputy's again.
  await ownSession(kiosk, 'Maya');
  await kiosk.send({ intent: 'leave-now' });
  expect(visitOf(kiosk, 'Maya')).toBe('');
  await toTheDesk(kiosk, 'Dana', 'permissions');
  await kiosk.decide(dana, grantToRuth(kiosk));
  expect(kiosk.record.authorisations.open()).toMatchObject([{ grantedBy: dana.id, role: 'deputy' }]);
});

test('both designated persons work on one report, and each act says who and in which role [C1 C11]', async () => {
  const kiosk = await atTheCupboard();
  await ownSession(kiosk, 'Ruth');
  await kiosk.send(
    { intent: 'report-concern' },
    { intent: 'answer', value: 'device-breach' },
    { intent: 'answer', value: false },
    { intent: 'go-on' },
  );
  const incident = kiosk.record.incidents.all()[0]?.id ?? '';
  await toTheDesk(kiosk, 'Dana', 'incidents');
  await fillIn(kiosk, 'incident-note', incident, 'Spoke with Ruth');
  await toTheDesk(kiosk, 'Maya', 'incidents');
  await fillIn(kiosk, 'incident-note', incident, 'Spoke with the team');
  expect(kiosk.record.incidents.all()[0]?.entries.map(({ by, role }) => [by, role])).toEqual([
    [kiosk.person('Dana').id, 'deputy'],
    [kiosk.person('Maya').id, 'manager'],
  ]);
  const { page } = kiosk.screen('desk');
  const facts = 'lists' in page ? (page.lists[0]?.rows[0]?.facts ?? []) : [];
  const acts = facts.filter(({ name }) => name.key.startsWith('list.incidents.as.'));
  expect(acts.map(({ name }) => [name.key, name.with?.['who']])).toEqual([
    ['list.incidents.as.deputy', 'Dana Orr'],
    ['list.incidents.as.manager', 'Maya Hollis'],
  ]);
});

test.each([
  ['Dana', 'deputy'],
  ['Maya', 'manager'],
] as const)('%s makes an outing, and it stands on record as the word of the %s [C1 C5]', async (first, role) => {
  const kiosk = await atTheCupboard();
  await toTheDesk(kiosk, first, 'arrangements');
  await fillIn(
    kiosk,
    'make-arrangement',
    null,
    'outing',
    [kiosk.person('Ruth').id],
    ['phone'],
    'Hill Farm',
    '2026-11-24',
    '2026-11-24',
    '09:00',
    '12:00',
  );
  const made = kiosk.allEntries().filter(({ kind }) => kind === 'arrangement-made');
  expect(made.map(({ facts }) => [facts['approvedBy'], facts['role']])).toEqual([[kiosk.person(first).id, role]]);
});

test('staff and volunteers are offered their own devices for an emergency, an outing and off the premises only [C13]', async () => {
  const kiosk = await atTheCupboard();
  const maya = kiosk.person('Maya');
  for (const first of ['Ruth', 'Vera', 'Maya']) await arrives(kiosk, first);
  // What is brought is put away: nothing is kept at hand.
  expect(kiosk.record.deposits.open()).toMatchObject([{ visit: visitOf(kiosk, 'Ruth'), kind: 'manual' }]);

  for (const first of ['Ruth', 'Vera']) {
    await ownSession(kiosk, first);
    const { forms, permission, stepOutTo } = kiosk.screen('staff-day');
    expect(forms.map(({ form }) => form).filter((form) => !OWN_DEVICE_FREE.includes(form))).toEqual([]);
    expect([permission, stepOutTo]).toEqual([null, null]);
    for (const form of ['take-break', 'go-on-outing']) {
      await kiosk.send({ intent: 'open-form', form });
      expect(kiosk.shows(), form).toBe('staff-day');
    }
  }

  await toTheDesk(kiosk, 'Maya', 'permissions');
  const { page } = kiosk.screen('desk');
  const offered = page.tab === 'permissions' ? page.people.filter(({ self }) => !self) : [];
  expect(offered.map(({ name }) => name)).toEqual(['Ruth Fenn', 'Vera Lund']);
  for (const { kinds, name } of offered)
    expect(
      kinds.map(({ id, places }) => [id, places.map((place) => place.id)]),
      name,
    ).toEqual([
      ['emergency-use', ['office', 'quiet-space']],
      ['break', ['off-premises']],
    ]);

  const refusals: string[] = [];
  for (const more of [
    { reason: 'photographs-of-children' },
    { authorisation: 'lone-working', reason: 'lone-working-policy', place: 'quiet-space' },
    { authorisation: 'outing' },
    { place: 'off-premises' },
    { place: 'toilet' },
    { childFree: false },
    { authorisation: 'break', reason: 'lunch-break', place: 'office' },
  ]) {
    await kiosk.send(grantToRuth(kiosk, more));
    refusals.push(kiosk.screen('desk').decision?.problem?.key ?? 'granted');
    await kiosk.send({ intent: 'give-pin', pin: maya.pin ?? '' }, { intent: 'desk-cancel' });
  }
  expect(refusals.map((key) => key.replace('desk.problem.', ''))).toEqual([
    'reason-not-allowed',
    'reason-not-allowed',
    'not-your-role',
    'place-not-allowed',
    'place-not-allowed',
    'child-free-needed',
    'place-not-allowed',
  ]);
  expect(kiosk.record.authorisations.open()).toEqual([]);

  // Of what can be arranged for somebody who works here only the outing is about a device.
  await kiosk.send({ intent: 'desk-tab', tab: 'arrangements' });
  const arranged: string[] = [];
  for (const kind of ['outing', 'lone-working', 'special-event', 'existing-contact']) {
    await kiosk.send({ intent: 'open-form', form: 'make-arrangement' });
    expect(kiosk.screen('desk').asking?.question.choices?.map(({ id }) => id)).toContain(kind);
    expect(kiosk.screen('desk').asking?.question.choices).toHaveLength(4);
    await kiosk.send({ intent: 'answer', value: kind });
    const { question } = kiosk.screen('desk').asking ?? {};
    if (question?.choices?.some(({ id }) => id === kiosk.person('Ruth').id)) {
      await kiosk.send({
        intent: 'answer',
        value: kind === 'outing' ? [kiosk.person('Ruth').id] : kiosk.person('Ruth').id,
      });
      arranged.push(`${kind}: ${kiosk.screen('desk').asking?.question.id}`);
    }
    await kiosk.send({ intent: 'desk-cancel' });
  }
  expect(arranged).toEqual(['outing: destination', 'existing-contact: child']);
});

/** What staff find in their session that lets no device of their own out. */
const OWN_DEVICE_FREE: readonly string[] = [
  'report-credential',
  'take-device',
  'bring-back-device',
  'put-away-child-device',
  'give-child-device',
];

import { expect, test } from 'vitest';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { made } from '../support/arrangement-entries.ts';
import { deputy, manager, phone, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const MINUTE = 60_000;
const C = presetPolicy('preschool-store-cupboard');

/** The preset with doors in the cupboard, as its own comment says how. */
const cupboard = (copy: Policy) => {
  Object.assign(copy, structuredClone(C));
  copy.stores['cupboard'] = {
    kind: 'locker',
    label: C.stores['cupboard']?.label ?? { en: '' },
    fallback: 'locked-drawer',
  };
};

const TEAM = [
  manager('Maya Hollis', { standing: [] }),
  staff('Ruth Fenn', { standing: [phone()] }),
  staff('Iris Dale', { standing: [phone()] }),
  staff('Olga Wren', { standing: [phone()] }),
  deputy('Tom Barrow', { standing: [] }),
];

/** Ruth and Iris go to the farm from nine to twelve; Olga stays. */
async function outingToday(hours = { from: '09:00', until: '12:00' }): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({
    people: TEAM,
    policy: cupboard,
    before: [
      made(
        C,
        'outing',
        { people: ['p-ruth-1', 'p-iris-2'], devices: ['phone'], hours, places: [] },
        { firstDay: '2026-11-23', lastDay: '2026-11-23', words: { destination: 'Hill Farm' } },
      ),
    ],
  });
  for (const first of ['Ruth', 'Iris', 'Olga']) await kiosk.staffArrives(kiosk.person(first));
  await kiosk.tap(kiosk.person('Maya'));
  await kiosk.send({ intent: 'finish' });
  return kiosk;
}

async function ownSession(kiosk: TestKiosk, first: string): Promise<readonly string[]> {
  await kiosk.pass(9000);
  if (kiosk.shows() !== 'welcome') await kiosk.send({ intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'staff' });
  await kiosk.tap(kiosk.person(first));
  return kiosk.screen('staff-day').forms.map(({ form }) => form);
}

async function goesAlong(kiosk: TestKiosk, first: string): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send(
    { intent: 'open-form', form: 'go-on-outing' },
    { intent: 'answer', value: true },
    { intent: 'answer', value: true },
    { intent: 'go-on' },
  );
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
}

async function outings(kiosk: TestKiosk) {
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab: 'arrangements' });
  const { page } = kiosk.screen('desk');
  await kiosk.send({ intent: 'finish' });
  return page.tab === 'arrangements' ? page.lists.find(({ id }) => id === 'outings') : undefined;
}

test('whoever goes along promises both things first, then the phone is given out until the outing ends [C5]', async () => {
  const kiosk = await outingToday();
  expect(await ownSession(kiosk, 'Olga')).not.toContain('go-on-outing');
  expect(await ownSession(kiosk, 'Ruth')).toContain('go-on-outing');
  kiosk.forget();
  await kiosk.send({ intent: 'open-form', form: 'go-on-outing' });
  const asked: unknown[] = [];
  for (let promise = 0; promise < 2; promise += 1) {
    asked.push(kiosk.screen('filling').asking?.question.help?.with?.['text']);
    // No is no answer that goes on, and no door opens without both.
    await kiosk.send({ intent: 'answer', value: false });
    await kiosk.send({ intent: 'go-on' }, { intent: 'answer', value: true });
  }
  expect(asked).toEqual([
    'The phone is for emergencies only. Make and take no personal calls.',
    'Take no photographs of the children with it.',
  ]);
  expect(kiosk.screen('filling').entry).toMatchObject({ with: { place: 'Hill Farm', until: '12:00' } });
  expect(kiosk.auditKinds()).toEqual([]);
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'release', usePlace: 'Hill Farm' });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says).toMatchObject({ key: 'goodbye.outing', with: { place: 'Hill Farm' } });
  expect(kiosk.auditKinds().slice(0, 3)).toEqual([
    'arrangement-conditions-accepted',
    'authorisation-granted',
    'opening-intended',
  ]);
  expect(kiosk.record.authorisations.open()).toMatchObject([
    { kind: 'outing', arrangement: 'r-0001', grantedBy: 'p-maya-0', role: 'manager', deposit: expect.any(String) },
  ]);
});

test('the desk shows whose device is out, and that all devices are back [C5]', async () => {
  const kiosk = await outingToday();
  expect((await outings(kiosk))?.rows).toMatchObject([
    { under: { with: { text: 'Ruth Fenn, Iris Dale' } }, end: { key: 'desk.arrangements.outing-none' } },
  ]);
  for (const first of ['Ruth', 'Iris']) await goesAlong(kiosk, first);
  expect((await outings(kiosk))?.rows).toMatchObject([
    { end: { key: 'desk.arrangements.outing-out', with: { count: 2 } }, facts: [{}, {}] },
  ]);
  for (const first of ['Ruth', 'Iris']) {
    await kiosk.pass(9000);
    await kiosk.tap(kiosk.person(first));
    expect(kiosk.screen('staff-day').permission).toMatchObject({ what: 'outing', place: 'Hill Farm' });
    await kiosk.send({ intent: 'back-with-device' });
    await kiosk.useDoor();
    await kiosk.send({ intent: 'finish' });
  }
  expect((await outings(kiosk))?.rows).toMatchObject([{ end: { key: 'desk.arrangements.outing-back' }, facts: [] }]);
  expect(kiosk.record.authorisations.open()).toEqual([]);
});

test('after the end of the outing each device that is out is overdue by itself, and the balance names it [C5]', async () => {
  const kiosk = await outingToday({ from: '08:00', until: '09:00' });
  for (const first of ['Ruth', 'Iris']) await goesAlong(kiosk, first);
  await kiosk.later(61 * MINUTE);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['device-overdue', 'device-overdue']);
  expect((await outings(kiosk))?.rows).toMatchObject([{ tone: 'stop' }]);
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'begin-close' });
  const { page } = kiosk.screen('desk');
  expect(page.tab === 'day' && page.balance.find(({ what }) => what === 'permissions')).toMatchObject({
    count: 2,
    rows: ['Ruth Fenn · Outing', 'Iris Dale · Outing'],
  });
});

test('when the outing is over, nothing is given out for it any more [C5]', async () => {
  const kiosk = await outingToday({ from: '08:00', until: '08:30' });
  await kiosk.later(31 * MINUTE);
  expect(await ownSession(kiosk, 'Ruth')).not.toContain('go-on-outing');
});

test.each(['playgroup-office', 'preschool-setting-devices', 'preschool-accountable-users'])(
  '%s lets no personal device out for an outing, whatever an earlier policy arranged [A9 B2]',
  async (id) => {
    const policy = presetPolicy(id);
    expect(Object.values(policy.arrangements).some(({ released }) => released)).toBe(false);
    const kiosk = await openTestKiosk({
      people: TEAM,
      policy: (copy) => {
        Object.assign(copy, structuredClone(policy));
      },
      before: [
        made(
          C,
          'outing',
          { people: ['p-ruth-1'], devices: ['phone'], places: [] },
          { words: { destination: 'Hill Farm' } },
        ),
      ],
    });
    await kiosk.staffArrives(kiosk.person('Ruth'));
    expect(await ownSession(kiosk, 'Ruth')).not.toContain('go-on-outing');
    await kiosk.send({ intent: 'open-form', form: 'go-on-outing' });
    expect(kiosk.shows()).toBe('staff-day');
  },
);

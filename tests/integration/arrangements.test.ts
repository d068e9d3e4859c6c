import { describe, expect, test } from 'vitest';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { made, onRecord } from '../support/arrangement-entries.ts';
import { manager, parent, phone, staff, visitorTouches, volunteer } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const A = presetPolicy('playgroup-office');
const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
const E = presetPolicy('preschool-kitchen-drawer');
const D = presetPolicy('preschool-accountable-users');

const PEOPLE = [
  manager('Maya Hollis'),
  staff('Ruth Fenn'),
  staff('Dev Marlow'),
  staff('Ida Stone'),
  volunteer('Vik Moor'),
  parent('Nia Corran', ['A C']),
];
const using = (policy: Policy) => ({ policy: (copy: Policy) => void Object.assign(copy, structuredClone(policy)) });

const coach = { personType: 'external-teacher', organisation: 'Kick-off' } as const;
const COACH = onRecord('p-coach', 'Łucja Gąsior', 'external-teacher');
const COACHING = made(A, 'emergency-phone', { people: ['p-coach'], places: ['adjacent-building'] });
const MUSIC = made(A, 'recorded-music', { people: ['p-coach'] });

async function kioskWith(before: readonly AuditEvent[], policy: Policy = A, here: readonly string[] = []) {
  const kiosk = await openTestKiosk({ people: PEOPLE, doors: 8, before, ...(policy === A ? {} : using(policy)) });
  for (const name of here) await kiosk.staffArrives(kiosk.person(name));
  kiosk.forget();
  return kiosk;
}

const confirmed = (kiosk: TestKiosk) =>
  kiosk.entries().flatMap((entry) => (entry.kind === 'attendance-confirmed' ? [entry.facts] : []));

/** To the arrangement, with the rules read. */
async function comes(kiosk: TestKiosk, name = 'Lucja Gasior') {
  await kiosk.visitorAgrees(name, coach);
  return kiosk.screen('arrangement');
}

describe('the coach keeps a phone for emergencies', () => {
  test('two different members of staff who are signed in confirm, and who they are is on record [A8]', async () => {
    const kiosk = await kioskWith([COACH, COACHING], A, ['Ruth', 'Dev']);
    expect(await comes(kiosk)).toMatchObject({
      label: 'Emergency phone',
      devices: [phone()],
      conditions: ['Use the phone in an emergency only.'],
      where: [{ key: 'arrangement.places' }],
    });
    await kiosk.send({ intent: 'accept-arrangement' });
    expect(kiosk.screen('attending')).toMatchObject({ asks: 'arriving', needed: 2, confirmed: [] });
    // Never the same twice, nobody who is not signed in, no volunteer, and no code that is nobody's.
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('attending')).toMatchObject({ confirmed: ['Ruth'] });
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('attending').problem?.key).toBe('arrangement.problem.attend-already');
    await kiosk.send({ intent: 'give-personal-code', code: kiosk.person('Ida').code });
    expect(kiosk.screen('attending').problem?.key).toBe('arrangement.problem.attend-not-in');
    await kiosk.tap(kiosk.person('Vik'));
    expect(kiosk.screen('attending').problem?.key).toBe('arrangement.problem.attend-not-staff');
    await kiosk.send({ intent: 'give-personal-code', code: 'NOCODE' });
    expect(kiosk.screen('attending').problem?.key).toBe('arrangement.problem.code-unknown');
    expect(confirmed(kiosk)).toEqual([]);
    await kiosk.send({ intent: 'give-personal-code', code: kiosk.person('Dev').code });
    expect(kiosk.screen('pass')).toMatchObject({
      arranged: [{ label: 'Emergency phone' }],
      place: { key: 'where.arranged' },
    });
    const visit = kiosk.record.visits.open().find(({ personType }) => personType === 'external-teacher');
    expect(visit).toMatchObject({ person: null, last: 'Gasior' });
    expect(confirmed(kiosk)).toEqual([
      { arrangement: 'r-0001', visit: visit?.id, person: kiosk.person('Ruth').id, how: 'badge' },
      { arrangement: 'r-0001', visit: visit?.id, person: kiosk.person('Dev').id, how: 'personal-code' },
    ]);
    expect(kiosk.auditKinds()).toContain('arrangement-conditions-accepted');
    expect(kiosk.auditKinds()).not.toContain('deposit-intended');
  });

  test('without them the phone is put away like everybody’s, and nothing that was typed is lost [A8]', async () => {
    const kiosk = await kioskWith([COACH, COACHING], A, ['Ruth']);
    await comes(kiosk);
    await kiosk.send({ intent: 'accept-arrangement' });
    await kiosk.tap(kiosk.person('Ruth'));
    await kiosk.send({ intent: 'without-arrangement' });
    await kiosk.useDoor();
    expect(kiosk.screen('pass')).toMatchObject({ firstName: 'Lucja', place: { key: 'where.door' } });
    expect(kiosk.auditKinds()).not.toContain('arrangement-used');
    expect(confirmed(kiosk)).toEqual([]);
    expect(kiosk.auditKinds().filter((kind) => kind === 'rules-acknowledged')).toHaveLength(1);
  });

  test('somebody else with the name, or of another type, is offered nothing [A8]', async () => {
    const kiosk = await kioskWith([COACH, COACHING], A, ['Ruth']);
    await kiosk.visitorAgrees('Lucja Gasiorek', coach);
    expect(kiosk.shows()).toBe('door');
    await kiosk.send({ intent: 'finish' }, { intent: 'finish' }, { intent: 'finish' });
    await kiosk.visitorAgrees('Lucja Gasior', { ...coach, personType: 'contractor' });
    expect(kiosk.shows()).not.toBe('arrangement');
  });
});

describe('music from a phone', () => {
  const sessionRuns = async (kiosk: TestKiosk) => {
    await comes(kiosk);
    await kiosk.send({ intent: 'accept-arrangement' });
    await kiosk.tap(kiosk.person('Ruth'));
    await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
    kiosk.forget();
  };

  test('when the one who attends leaves, another takes over at the sign-out screen [A7]', async () => {
    const kiosk = await kioskWith([COACH, MUSIC], A, ['Ruth', 'Dev']);
    await sessionRuns(kiosk);
    await kiosk.pass(10_000);
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('attending')).toMatchObject({ asks: 'leaving', about: 'Lucja', needed: 1, confirmed: [] });
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('attending').problem?.key).toBe('arrangement.problem.attend-yourself');
    await kiosk.tap(kiosk.person('Dev'));
    expect(kiosk.screen('door')).toMatchObject({ purpose: 'collect', firstName: 'Ruth' });
    await kiosk.useDoor();
    await kiosk.pass(20_000);
    expect(kiosk.exceptions()).toEqual([]);
    expect(confirmed(kiosk)).toEqual([expect.objectContaining({ person: kiosk.person('Dev').id, how: 'badge' })]);
  });

  test('when nobody takes over it is an exception, raised once [A7]', async () => {
    const kiosk = await kioskWith([COACH, MUSIC], A, ['Ruth', 'Dev']);
    await sessionRuns(kiosk);
    await kiosk.pass(10_000);
    await kiosk.tap(kiosk.person('Ruth'));
    await kiosk.send({ intent: 'leave-now' });
    await kiosk.useDoor();
    await kiosk.pass(20_000);
    expect(kiosk.exceptions()).toEqual(['attendance-short']);
    const again = await kiosk.restart();
    await again.pass(20_000);
    expect(again.exceptions()).toEqual(['attendance-short']);
  });

  test('the colleague who does not attend leaves in one touch [A7]', async () => {
    const kiosk = await kioskWith([COACH, MUSIC], A, ['Ruth', 'Dev']);
    await sessionRuns(kiosk);
    await kiosk.pass(10_000);
    await kiosk.tap(kiosk.person('Dev'));
    expect(kiosk.screen('door').purpose).toBe('collect');
  });

  test('one that is over while the phone is still here is an exception', async () => {
    const kiosk = await kioskWith(
      [COACH, made(A, 'recorded-music', { people: ['p-coach'], hours: { from: '08:00', until: '09:00' } })],
      A,
      ['Ruth'],
    );
    await sessionRuns(kiosk);
    await kiosk.pass(20_000);
    expect(kiosk.exceptions()).toEqual([]);
    await kiosk.later(60 * 60_000);
    await kiosk.pass(6000);
    expect(kiosk.exceptions()).toEqual(['arrangement-conditions-unmet']);
  });

  test('one whose review is overdue is gone by, and is an exception', async () => {
    const kiosk = await kioskWith(
      [COACH, made(A, 'recorded-music', { people: ['p-coach'] }, { reviewOn: '2026-11-22' })],
      A,
      ['Ruth'],
    );
    await sessionRuns(kiosk);
    expect(kiosk.exceptions()).toEqual(['arrangement-conditions-unmet']);
  });
});

describe('a special event', () => {
  const show = (policy: Policy, more: Partial<{ firstDay: string; lastDay: string }> = {}) =>
    made(
      policy,
      'special-event',
      { confirmations: [policy === A ? 'objections-heard' : 'general-permission-obtained'] },
      { firstDay: '2026-11-23', lastDay: '2026-11-23', ...more, words: { title: 'Winter show' } },
    );
  const family = async (kiosk: TestKiosk) => {
    await kiosk.send(
      { intent: 'start', purpose: 'family' },
      { intent: 'give-family-code', code: kiosk.person('Nia').code },
    );
    return kiosk.screen('family');
  };

  test('is announced on the idle screen and to parents before it begins, and to nobody after its end [A4]', async () => {
    const soon = await kioskWith([show(A, { firstDay: '2026-12-04', lastDay: '2026-12-04' })]);
    expect(soon.screen('welcome').notices.map(({ happened }) => happened)).toEqual([
      { key: 'notice.event-coming', with: { what: 'Winter show', day: expect.stringContaining('4 December') } },
    ]);
    const screen = await family(soon);
    expect(screen.notices?.map(({ happened }) => happened.key)).toEqual(['notice.event-coming']);
    expect(screen.events).toBeUndefined();
    const past = await kioskWith([show(A, { firstDay: '2026-11-20', lastDay: '2026-11-22' })]);
    expect(past.screen('welcome').notices).toEqual([]);
  });

  test('comes up on the idle screen in the morning, before anybody touches it [A4]', async () => {
    const kiosk = await kioskWith([show(A, { firstDay: '2026-12-08', lastDay: '2026-12-08' })]);
    const announced = () => {
      const screen = kiosk.states.at(-1)?.screen;
      return screen?.name === 'welcome' ? screen.notices.length : null;
    };
    await kiosk.pass(6000);
    expect(announced()).toBe(0);
    await kiosk.later(21 * 60 * 60_000);
    await kiosk.pass(6000);
    expect(announced()).toBe(1);
  });

  test('a parent who takes part accepts the sharing rule in one touch, and keeps the phone while settling [A4]', async () => {
    const kiosk = await kioskWith([show(A)]);
    const { events } = await family(kiosk);
    expect(events).toMatchObject([
      { what: 'Winter show', accepted: false, conditions: [expect.stringContaining('own child'), expect.any(String)] },
    ]);
    await kiosk.send({ intent: 'join-event', arrangement: 'r-0001' });
    expect(kiosk.screen('family').events).toMatchObject([{ accepted: true }]);
    expect(kiosk.record.arrangements.acceptances('r-0001')).toMatchObject([
      { person: kiosk.person('Nia').id, visit: null },
    ]);
    await kiosk.send({ intent: 'join-event', arrangement: 'r-0001' });
    expect(kiosk.record.arrangements.acceptances('r-0001')).toHaveLength(1);
    await kiosk.send({ intent: 'family-visit', what: 'settling', children: [...kiosk.person('Nia').children] });
    await kiosk.send({ intent: 'declare-devices', devices: [phone()] });
    await kiosk.agree();
    expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-arranged');
    expect(kiosk.auditKinds()).toContain('arrangement-used');
    expect(kiosk.auditKinds()).not.toContain('deposit-intended');
  });

  test('a parent who does not take part hands the phone in as always [A4]', async () => {
    const kiosk = await kioskWith([show(A)]);
    await family(kiosk);
    await kiosk.send({ intent: 'family-visit', what: 'settling', children: [...kiosk.person('Nia').children] });
    await kiosk.send({ intent: 'declare-devices', devices: [phone()] });
    await kiosk.agree();
    expect(kiosk.screen('arrangement').label).toBe('Special event');
    await kiosk.send({ intent: 'without-arrangement' });
    expect(kiosk.screen('hand-in').storeLabel).toContain('office');
  });

  test('without the general permission of all parents there is none [C10]', async () => {
    const bare = made(C, 'special-event', {}, { firstDay: '2026-11-23', lastDay: '2026-11-23' });
    const kiosk = await kioskWith([bare], C);
    expect(kiosk.screen('welcome').notices).toEqual([]);
    expect((await family(kiosk)).events).toBeUndefined();
    const permitted = await kioskWith([show(C)], C);
    expect(permitted.screen('welcome').notices).toHaveLength(1);
    expect((await family(permitted)).events).toMatchObject([
      { conditions: ['Photograph your own child only.', 'Do not put pictures of other children online.'] },
    ]);
  });
});

describe('agreed beforehand', () => {
  test('a visitor who needs a device is shown what was agreed, and keeps it there; without it, the bag [E10]', async () => {
    const nurse = onRecord('p-nurse', 'Ada Lind', 'professional');
    const agreed = made(
      E,
      'agreed-visitor-use',
      { people: ['p-nurse'], devices: ['laptop'], places: ['office'], hours: { from: '08:00', until: '11:00' } },
      { lastDay: '2026-11-23', words: { document: 'Notes of the review' } },
    );
    const laptop = [{ kind: 'laptop', ownership: 'work-issued', count: 1 } as const, phone()];
    const kiosk = await kioskWith([nurse, agreed], E);
    await kiosk.visitorAgrees('Ada Lind', { personType: 'professional', devices: laptop });
    expect(kiosk.screen('arrangement')).toMatchObject({
      label: 'Agreed use by a visitor',
      devices: [laptop[0]],
      where: [{ key: 'arrangement.places' }, { key: 'arrangement.hours', with: { from: '08:00', until: '11:00' } }],
    });
    await kiosk.send({ intent: 'accept-arrangement' });
    expect(kiosk.screen('pass')).toMatchObject({ inBag: [phone()], arranged: [{ label: 'Agreed use by a visitor' }] });
  });

  test('an officer’s member of staff connects a tablet, and is asked once for each wording [D7]', async () => {
    const connect = made(
      D,
      'connect-to-setting-systems',
      { people: ['p-ruth-1'], devices: ['phone'], places: ['office'] },
      { role: 'dsl-lead', lastDay: '2026-12-01' },
    );
    const kiosk = await kioskWith([connect], D);
    await kiosk.tap(kiosk.person('Ruth'));
    if (kiosk.shows() === 'rules') await kiosk.agree();
    expect(kiosk.screen('arrangement').conditions).toHaveLength(2);
    await kiosk.send({ intent: 'accept-arrangement' });
    expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-arranged');
    await kiosk.pass(12_000);
    await kiosk.tap(kiosk.person('Ruth'));
    await kiosk.pass(10_000);
    await kiosk.tap(kiosk.person('Ruth'));
    expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-arranged');
    expect(kiosk.record.arrangements.acceptances('r-0001')).toHaveLength(1);
  });
});

test('a new wording of a walk-in’s devices is not lost on the way back from the arrangement', async () => {
  const kiosk = await kioskWith([COACH, COACHING], A, ['Ruth']);
  await kiosk.send(...visitorTouches('Lucja Gasior', { ...coach, devices: [phone(2)] }));
  await kiosk.agree();
  await kiosk.send({ intent: 'back' });
  expect(kiosk.screen('devices').start).toEqual([phone(2)]);
});

test('a parent reads what the child may keep today, and on which condition [B7] [B6]', async () => {
  const medical = made(
    B,
    'medical-device',
    { people: ['p-nia-5'], devices: ['smart-watch'], riskAssessedOn: '2026-11-01' },
    { words: { childInitials: 'A C' } },
  );
  const lapsed = made(
    B,
    'child-device-consent',
    { people: ['p-nia-5'], devices: ['tablet'], confirmations: ['agreed-beforehand'] },
    { arrangement: 'r-0002', lastDay: '2026-11-22', words: { childInitials: 'A C' } },
  );
  const kiosk = await kioskWith([medical, lapsed], B);
  await kiosk.send(
    { intent: 'start', purpose: 'family' },
    { intent: 'give-family-code', code: kiosk.person('Nia').code },
  );
  expect(kiosk.screen('family').notices).toMatchObject([
    {
      happened: { key: 'notice.child-keeps', with: { child: 'A C', label: 'Medical device of a child' } },
      means: { with: { text: expect.stringContaining('risk assessment') } },
    },
  ]);
});

test('the day’s end asks about a device that is kept today for the last time', async () => {
  const last = made(A, 'recorded-music', { people: ['p-coach'] }, { lastDay: '2026-11-23' });
  const kiosk = await kioskWith([COACH, last], A, ['Ruth', 'Maya']);
  await comes(kiosk);
  await kiosk.send({ intent: 'accept-arrangement' });
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab: 'day' }, { intent: 'begin-close' });
  const { page } = kiosk.screen('desk');
  const item = page.tab === 'day' ? page.balance.find(({ what }) => what === 'permissions') : undefined;
  expect(item).toMatchObject({ count: 1, rows: ['Lucja Gasior · Recorded music'] });
});

describe('an existing contact', () => {
  test('stands sealed in the record: neither log nor state names kind or people [A19] [E23]', async () => {
    const contact = made(
      A,
      'existing-contact',
      { people: ['p-ruth-1'], devices: [] },
      { words: { advice: 'Talk to us' } },
    );
    const kiosk = await kioskWith([contact]);
    const entry = kiosk.allEntries().find(({ kind }) => kind === 'arrangement-made');
    expect(JSON.stringify(entry)).not.toContain('p-ruth-1');
    expect(JSON.stringify(entry)).not.toContain('existing-contact');
    expect(kiosk.database().serialize().includes('existing-contact')).toBe(false);
    expect(kiosk.record.arrangements.byId('r-0001')?.terms).toMatchObject({
      kind: 'existing-contact',
      people: ['p-ruth-1'],
    });
  });
});

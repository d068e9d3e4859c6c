import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished, test } from 'vitest';
import type { ArrangementTerms } from '../../main/domain/record/arrangement-events.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { terms } from '../support/arrangement-fixtures.ts';
import { manager, parent, staff, volunteer } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const PEOPLE = [
  manager('Maya Hollis'),
  staff('Ruth Fenn', { standing: [] }),
  parent('Nia Corran', ['A C', 'B C']),
  parent('Leo Ashby', ['A C']),
  volunteer('Ivo Blake', { standing: [] }),
];
const PUT_AWAY = 'put-away-child-device';
const GIVE = 'give-child-device';

/** Ruth is signed in and stands at the screen in her own session. */
async function withRuth(more: KioskOptions = {}): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({ people: PEOPLE, ...more });
  await kiosk.tap(kiosk.person('Ruth'));
  if (kiosk.shows() === 'rules') await kiosk.agree();
  await kiosk.send({ intent: 'finish' });
  await ruthsDay(kiosk);
  return kiosk;
}

async function ruthsDay(kiosk: TestKiosk): Promise<void> {
  await kiosk.pass(4000);
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.shows()).toBe('staff-day');
}

async function answers(kiosk: TestKiosk, form: string, ...values: readonly (string | boolean)[]): Promise<void> {
  await kiosk.send({ intent: 'open-form', form });
  for (const value of values) await kiosk.send({ intent: 'answer', value });
}

const offered = (kiosk: TestKiosk) => kiosk.screen('staff-day').forms.map(({ form }) => form);
const childOf = (kiosk: TestKiosk, first: string, at = 0) => kiosk.person(first).children[at] ?? '';
const deposits = (kiosk: TestKiosk) => kiosk.record.deposits.open();

async function collects(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.send({ intent: 'finish' });
  await kiosk.tap(kiosk.person(first));
  await kiosk.send({ intent: 'family-visit', what: 'collecting', children: [...kiosk.person(first).children] });
}

test('a device that a child brings goes behind a door, and the parent who collects gets it [B6]', async () => {
  const kiosk = await withRuth({ preset: 'preschool-setting-devices' });
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia'), 'brought', 'games-console');
  expect(kiosk.screen('filling').entry).toMatchObject({ with: { initials: 'A C' } });
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('door')).toMatchObject({
    purpose: 'deposit',
    ofChild: { initials: 'A C', staff: true },
    mayChange: false,
  });
  const door = await kiosk.useDoor();
  expect(kiosk.screen('staff-day').said).toEqual({
    key: 'child-device.said-in-door',
    with: { initials: 'A C', door },
  });
  const [deposit] = deposits(kiosk);
  expect(deposit).toMatchObject({
    visit: null,
    state: 'held',
    place: String(door),
    child: { id: childOf(kiosk, 'Nia'), initials: 'A C', how: 'brought', by: kiosk.person('Ruth').id },
    confirmedBy: kiosk.person('Ruth').id,
    devices: [{ kind: 'games-console', count: 1 }],
  });

  // Another family with a child of the same initials is told nothing.
  await collects(kiosk, 'Leo');
  expect(kiosk.shows()).toBe('goodbye');
  await collects(kiosk, 'Nia');
  expect(kiosk.screen('child-waiting').waiting).toMatchObject([
    { initials: 'A C', place: { key: 'child-device.in-door', with: { door } } },
  ]);
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'collect', door, ofChild: { initials: 'A C', staff: false } });
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.collecting');
  expect(kiosk.record.deposits.byId(deposit?.id ?? '')).toMatchObject({
    state: 'collected',
    collectedBy: 'adult-for-child',
    adult: { person: kiosk.person('Nia').id, givenBy: null },
  });
  expect(deposits(kiosk)).toEqual([]);
});

test('a device found with a child is locked in the drawer, and goes to a parent or carer only [C8]', async () => {
  const kiosk = await withRuth({ preset: 'preschool-store-cupboard' });
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia', 1), 'found', 'phone');
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('hand-in')).toMatchObject({ why: 'rule', place: '1', ofChild: { initials: 'B C', staff: true } });
  expect(kiosk.pulses()).toEqual([]);
  await kiosk.send({ intent: 'handed-over' });
  expect(deposits(kiosk)).toMatchObject([
    { store: 'locked-drawer', kind: 'manual', state: 'held', confirmedBy: kiosk.person('Ruth').id },
  ]);
  const [deposit] = deposits(kiosk);

  expect(offered(kiosk)).toContain(GIVE);
  await answers(kiosk, GIVE, deposit?.id ?? '');
  const choices = kiosk.screen('filling').asking?.question.choices ?? [];
  expect(choices.map(({ label }) => label.with?.['text'] ?? label.key)).toEqual([
    'Nia Corran',
    'form.give-child-device.other-parent',
  ]);
  await kiosk.send({ intent: 'answer', value: 'somebody-else' }, { intent: 'answer', value: 'Piotr Corran' });
  // Nobody can tell from a name: the member of staff answers for it, and only yes goes on.
  await kiosk.send({ intent: 'answer', value: false });
  expect(kiosk.screen('filling').asking?.question).toMatchObject({ id: 'parent', kind: 'confirm' });
  await kiosk.send({ intent: 'answer', value: true }, { intent: 'go-on' });
  expect(kiosk.screen('collect-by-hand')).toMatchObject({ place: '1', ofChild: { initials: 'B C', staff: true } });
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('staff-day').said?.key).toBe('child-device.said-given');
  expect(kiosk.record.deposits.byId(deposit?.id ?? '')).toMatchObject({
    collectedBy: 'adult-for-child',
    adult: { person: null, name: 'Piotr Corran', givenBy: kiosk.person('Ruth').id },
  });
});

test('a found device of a child in no list is kept under typed initials for the adult who collects [E20] [A13]', async () => {
  const kiosk = await withRuth({ preset: 'preschool-kitchen-drawer' });
  await answers(kiosk, PUT_AWAY, 'other', 'TOMMY');
  expect(kiosk.screen('filling').asking?.problem?.key).toBe('form.problem.initials');
  for (const value of ['z k', 'found', 'smart-watch']) await kiosk.send({ intent: 'answer', value });
  await kiosk.send({ intent: 'go-on' }, { intent: 'handed-over' });
  const [deposit] = deposits(kiosk);
  expect(deposit).toMatchObject({ store: 'kitchen-drawer', child: { id: null, initials: 'Z K' } });
  const intended = kiosk.allEntries().findLast(({ kind }) => kind === 'deposit-intended');
  expect(JSON.stringify(intended?.facts)).not.toContain('Z K');

  await answers(kiosk, GIVE, deposit?.id ?? '', 'Grandma Key');
  await kiosk.send({ intent: 'go-on' }, { intent: 'go-on' });
  expect(kiosk.record.deposits.byId(deposit?.id ?? '')).toMatchObject({
    state: 'collected',
    adult: { person: null, name: 'Grandma Key' },
  });
});

test.each(['medical-device', 'child-device-consent'])('a child with a valid %s may keep it [B6] [B7]', async (kind) => {
  const kiosk = await withRuth({ preset: 'preschool-setting-devices', before: [arranged(kind)] });
  // The other child of these initials has no such arrangement.
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Leo'), 'brought', 'phone');
  expect(kiosk.screen('filling').asking).toBeNull();
  await ruthsDay(kiosk);
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia'), 'brought', 'phone');
  expect(kiosk.screen('filling').asking?.question.id).toBe('keep');
  kiosk.forget();
  await kiosk.send({ intent: 'answer', value: 'keeps' }, { intent: 'go-on' });
  expect(kiosk.auditKinds()).toEqual(['child-kept-device']);
  expect(kiosk.entries()[0]?.facts).toMatchObject({ child: childOf(kiosk, 'Nia'), arrangement: 'r-child' });
  expect(deposits(kiosk)).toEqual([]);
});

test('without its risk assessment a medical device is put away like any other [B7]', async () => {
  const kiosk = await withRuth({
    preset: 'preschool-setting-devices',
    before: [arranged('medical-device', { riskAssessedOn: null })],
  });
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia'), 'brought', 'phone');
  expect(kiosk.screen('filling').asking).toBeNull();
  expect(kiosk.screen('filling').entry?.key).toBe('form.put-away-child-device.says');
});

test('what nobody collects is a difference of the day, then an exception, and in the export by initials [B6] [A13]', async () => {
  const outbox = mkdtempSync(join(tmpdir(), 'cloakroom-children-'));
  onTestFinished(() => rmSync(outbox, { recursive: true, force: true }));
  const kiosk = await withRuth({ exportFolder: outbox });
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia'), 'brought', 'tablet');
  await kiosk.send({ intent: 'go-on' }, { intent: 'handed-over' });
  const maya = kiosk.person('Maya');
  await kiosk.send({ intent: 'finish' });
  await kiosk.staffArrives(maya);
  await kiosk.openDesk(maya);
  await kiosk.send({ intent: 'begin-close' });
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'day') throw new Error('Not the page of the day');
  expect(page.balance.find(({ what }) => what === 'devices')).toMatchObject({
    count: 1,
    rows: [expect.stringContaining('A C')],
  });
  for (const what of ['people', 'devices'])
    await kiosk.decide(maya, { intent: 'accept-difference', what, words: 'The parent comes tomorrow' });
  await kiosk.decide(maya, { intent: 'close-day' });
  const [folder = ''] = readdirSync(outbox).filter((name) => !name.startsWith('.'));
  const rows = parse(readFileSync(join(outbox, folder, 'demonstration-devices.csv')), { bom: true, columns: true }) as {
    [column: string]: string;
  }[];
  expect(rows.find(({ owner }) => owner === 'A C')).toMatchObject({ state: 'held', putAwayBy: 'Ruth Fenn', visit: '' });

  await kiosk.send({ intent: 'finish' });
  await kiosk.later(26 * 3_600_000);
  await kiosk.pass(2000);
  const left = kiosk.record.exceptions.open().find(({ kind }) => kind === 'device-not-collected');
  expect(left).toMatchObject({ visit: null, deposit: expect.any(String) });
});

test('a door that stays shut: it goes behind another, and the first stays a question', async () => {
  const kiosk = await withRuth({ preset: 'preschool-setting-devices' });
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia'), 'brought', 'phone');
  await kiosk.send({ intent: 'go-on' });
  const first = kiosk.screen('door').door;
  await kiosk.doorOpens(first);
  await kiosk.send({ intent: 'door-stays-shut' });
  expect(kiosk.screen('door')).toMatchObject({ ofChild: { initials: 'A C' }, stuck: [first] });
  const second = await kiosk.useDoor();
  expect(second).not.toBe(first);
  expect(deposits(kiosk).map(({ state }) => state)).toEqual(['unknown', 'held']);
});

test('only signed-in staff put a child’s device away, and nobody gives back what is not there', async () => {
  const kiosk = await withRuth();
  expect(offered(kiosk)).toContain(PUT_AWAY);
  expect(offered(kiosk)).not.toContain(GIVE);
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.tap(kiosk.person('Maya'));
  expect(offered(kiosk)).not.toContain(PUT_AWAY);
  await kiosk.send({ intent: 'finish' });
  await kiosk.tap(kiosk.person('Ivo'));
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.tap(kiosk.person('Ivo'));
  expect(offered(kiosk)).not.toContain(PUT_AWAY);
});

test('a parent who asks staff for it leaves it where it is', async () => {
  const kiosk = await withRuth();
  await answers(kiosk, PUT_AWAY, childOf(kiosk, 'Nia'), 'found', 'phone');
  await kiosk.send({ intent: 'go-on' }, { intent: 'handed-over' });
  await collects(kiosk, 'Nia');
  await kiosk.send({ intent: 'leave-now' });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.child-device-later');
  expect(deposits(kiosk)).toHaveLength(1);
});

function arranged(kind: string, more: Partial<ArrangementTerms> = {}): AuditEvent {
  const confirmations = kind === 'child-device-consent' ? ['agreed-beforehand'] : [];
  return {
    kind: 'arrangement-made',
    facts: {
      arrangement: 'r-child',
      terms: terms(kind, { people: ['p-nia-2'], confirmations, riskAssessedOn: '2026-11-01', ...more }),
      firstDay: '2026-11-01',
      lastDay: '2026-12-18',
      reviewOn: null,
      approvedBy: 'p-maya-0',
      role: 'manager',
      policyId: 'preschool-setting-devices',
      policyVersion: '1',
    },
    personal: { childInitials: 'A C', riskReference: 'RA-7', riskAuthor: 'Maya Hollis' },
  };
}

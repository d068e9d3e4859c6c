import { describe, expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import type { Role } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { made, onRecord } from '../support/arrangement-entries.ts';
import { manager, parent, phone, SIGNATURE, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const A = presetPolicy('playgroup-office');
const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
const D = presetPolicy('preschool-accountable-users');
const E = presetPolicy('preschool-kitchen-drawer');

type Answer = Extract<Intent, { intent: 'answer' }>['value'];

const PEOPLE = [
  manager('Maya Hollis'),
  manager('Tom Barrow'),
  staff('Ruth Fenn'),
  parent('Nia Corran', ['A C', 'B C']),
];

/** Maya at the list of arrangements; `roles` in place of hers. */
async function atTheList(policy: Policy = A, before: readonly AuditEvent[] = [], roles?: readonly Role[]) {
  const changes: readonly AuditEvent[] =
    roles === undefined
      ? []
      : [
          {
            kind: 'person-changed',
            facts: { person: 'p-maya-0', roles: [...roles], worksWithChildren: true, by: 'p-tom-1' },
          },
        ];
  const kiosk = await openTestKiosk({
    people: PEOPLE,
    before: [...before, ...changes],
    policy: (copy) => void Object.assign(copy, structuredClone(policy)),
  });
  await kiosk.tap(kiosk.person('Maya'));
  if (kiosk.shows() === 'door') await kiosk.useDoor();
  while (kiosk.shows() === 'hand-in') await kiosk.send({ intent: 'handed-over' });
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab: 'arrangements' });
  kiosk.forget();
  return kiosk;
}

const desk = (kiosk: TestKiosk) => kiosk.screen('desk');
const asked = (kiosk: TestKiosk) => desk(kiosk).asking?.question.id ?? null;

function lists(kiosk: TestKiosk) {
  const { page } = desk(kiosk);
  if (page.tab !== 'arrangements') throw new Error(`At ${page.tab}`);
  return Object.fromEntries(page.lists.map(({ id, rows }) => [id, rows]));
}

/** Answers what is asked until nothing is left, each question by its id; an id that is not asked is a fault of the test. */
async function fillIn(
  kiosk: TestKiosk,
  form: string,
  answers: Readonly<Record<string, Answer | null>>,
  subject?: string,
) {
  await kiosk.send({ intent: 'open-form', form, ...(subject === undefined ? {} : { subject }) });
  const left = new Set(Object.keys(answers));
  for (let id = asked(kiosk); id !== null; id = asked(kiosk)) {
    const answer = answers[id];
    if (answer === undefined) throw new Error(`${id} was asked`);
    left.delete(id);
    await kiosk.send(answer === null ? { intent: 'skip-answer' } : { intent: 'answer', value: answer });
    const again = desk(kiosk).asking;
    if (again?.question.id === id) return again.problem?.key;
  }
  expect([...left]).toEqual([]);
  return desk(kiosk).decision?.problem?.key;
}

async function decided(kiosk: TestKiosk) {
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  await kiosk.time.until(() => desk(kiosk).decision === null, 'the decision to be made');
}

const arrangements = (kiosk: TestKiosk) => kiosk.record.arrangements.all();

describe('making one', () => {
  test('a teacher who is not on record gets a record of that type without a badge or code, and is offered it [A7]', async () => {
    const kiosk = await atTheList();
    const music = {
      kind: 'recorded-music',
      person: 'new',
      first: 'Łucja',
      last: 'Gąsior',
      firstDay: '2026-11-23',
      lastDay: null,
    };
    expect(await fillIn(kiosk, 'make-arrangement', music)).toBeUndefined();
    expect(desk(kiosk).decision?.says).toMatchObject({ with: { label: 'Recorded music', who: 'Łucja Gąsior' } });
    await decided(kiosk);
    expect(kiosk.auditKinds()).toEqual(expect.arrayContaining(['person-added', 'arrangement-made']));
    const [arrangement] = arrangements(kiosk);
    const [person = ''] = arrangement?.terms?.people ?? [];
    expect(kiosk.record.people.byId(person)).toMatchObject({ personType: 'external-teacher', roles: [] });
    expect(kiosk.record.people.credentialsOf(person)).toEqual([]);
    expect(arrangement).toMatchObject({
      role: 'manager',
      lastDay: null,
      reviewOn: '2027-11-23',
      terms: { devices: ['phone'] },
    });
    await kiosk.send({ intent: 'finish' });
    await kiosk.visitorAgrees('lucja gasior', { personType: 'external-teacher' });
    expect(kiosk.screen('arrangement').label).toBe('Recorded music');
  });

  test('remote training is not to be had without a risk assessment, the confirmation and a last day [E17]', async () => {
    const training = {
      kind: 'remote-training',
      person: 'p-ruth-2',
      devices: ['tablet'],
      places: ['office'],
      riskReference: 'RA-12',
      riskDay: '2026-11-20',
      riskAuthor: 'Maya Hollis',
      firstDay: '2026-11-24',
      lastDay: '2026-11-24',
      'confirm-no-setting-device-available': true,
    };
    const kiosk = await atTheList(E);
    // What the policy requires cannot be left out.
    expect(await fillIn(kiosk, 'make-arrangement', { ...training, riskReference: null })).toBeUndefined();
    expect(asked(kiosk)).toBe('riskReference');
    expect(desk(kiosk).asking?.question.optional).toBe(false);
    await kiosk.send({ intent: 'desk-cancel' });
    await fillIn(kiosk, 'make-arrangement', { ...training, lastDay: null });
    expect(asked(kiosk)).toBe('lastDay');
    await kiosk.send({ intent: 'desk-cancel' });
    expect(await fillIn(kiosk, 'make-arrangement', { ...training, riskDay: '2026-11-25' })).toBe(
      'form.problem.too-late',
    );
    await kiosk.send({ intent: 'desk-cancel' });
    expect(await fillIn(kiosk, 'make-arrangement', { ...training, 'confirm-no-setting-device-available': false })).toBe(
      'form.problem.confirm',
    );
    await kiosk.send({ intent: 'desk-cancel' });
    expect(await fillIn(kiosk, 'make-arrangement', training)).toBeUndefined();
    await decided(kiosk);
    expect(arrangements(kiosk)).toMatchObject([
      {
        lastDay: '2026-11-24',
        terms: { riskAssessedOn: '2026-11-20', confirmations: ['no-setting-device-available'], places: ['office'] },
        words: { riskReference: 'RA-12', riskAuthor: 'Maya Hollis' },
      },
    ]);
    expect(lists(kiosk)['coming']).toHaveLength(1);
  });

  test('a medical device of a child asks for the child and a risk assessment [B7]', async () => {
    const kiosk = await atTheList(B);
    const medical = {
      kind: 'medical-device',
      person: 'p-nia-3',
      child: 'A C',
      devices: ['smart-watch'],
      document: null,
      riskReference: 'RA-3',
      riskDay: '2026-11-01',
      riskAuthor: 'The nurse',
      firstDay: '2026-11-23',
      lastDay: null,
    };
    expect(await fillIn(kiosk, 'make-arrangement', medical)).toBeUndefined();
    await decided(kiosk);
    expect(arrangements(kiosk)).toMatchObject([{ reviewOn: '2027-05-22', words: { childInitials: 'A C' } }]);
  });

  test('nobody approves their own [A7]', async () => {
    const kiosk = await atTheList(E);
    await kiosk.send({ intent: 'open-form', form: 'make-arrangement' }, { intent: 'answer', value: 'remote-training' });
    const question = desk(kiosk).asking?.question;
    const own = question?.kind === 'one' ? question.choices?.find(({ id }) => id === 'p-maya-0') : undefined;
    expect(own?.refused?.key).toBe('desk.problem.to-yourself');
    await kiosk.send({ intent: 'answer', value: 'p-maya-0' });
    expect(desk(kiosk).asking?.problem?.key).toBe('form.problem.choose');
  });

  test('only a safeguarding officer lets a device connect to the systems; it has a last day, and officers see it [D7]', async () => {
    const plain = await atTheList(D);
    expect(desk(plain).page).toMatchObject({
      lists: [expect.not.objectContaining({ add: expect.anything() }), {}, {}, {}],
    });
    await plain.send({ intent: 'open-form', form: 'make-arrangement' });
    expect(desk(plain).said?.happened.key).toBe('desk.problem.not-your-role');
    expect(plain.exceptions()).toContain('access-refused');
    const officer = await atTheList(D, [], ['dsl-deputy', 'staff']);
    const connect = {
      kind: 'connect-to-setting-systems',
      person: 'p-ruth-2',
      devices: ['laptop'],
      firstDay: '2026-11-23',
      lastDay: '2026-11-29',
    };
    expect(await fillIn(officer, 'make-arrangement', connect)).toBeUndefined();
    await decided(officer);
    expect(arrangements(officer)).toMatchObject([{ role: 'dsl-deputy', lastDay: '2026-11-29' }]);
    expect(lists(officer)['due']).toHaveLength(1);
    expect(JSON.stringify(officer.allEntries().find(({ kind }) => kind === 'arrangement-made'))).not.toContain(
      'p-ruth',
    );
  });

  test('a visitor’s use is agreed in words, for a place and a stretch of the day [E10]', async () => {
    const kiosk = await atTheList(E);
    const agreed = {
      ...{ kind: 'agreed-visitor-use', person: 'new', personType: 'professional', first: 'Ada', last: 'Lind' },
      ...{ devices: ['laptop'], places: ['office'], organisation: null, document: 'Notes of the review only' },
      ...{ riskReference: null, firstDay: '2026-11-23', lastDay: '2026-11-23', from: '10:00', until: '09:00' },
    };
    expect(await fillIn(kiosk, 'make-arrangement', agreed)).toBe('desk.problem.hours-backwards');
    await kiosk.send({ intent: 'desk-cancel' }, { intent: 'answer', value: '12:00' });
    expect(desk(kiosk).decision?.problem).toBeUndefined();
    await decided(kiosk);
    expect(arrangements(kiosk)).toMatchObject([
      {
        terms: { hours: { from: '10:00', until: '12:00' }, riskAssessedOn: null },
        words: { document: 'Notes of the review only' },
      },
    ]);
  });

  test('a special event is not made without the general permission of the parents [C10]', async () => {
    const kiosk = await atTheList(C);
    const show = {
      ...{ kind: 'special-event', title: 'Winter show', devices: ['phone', 'camera'] },
      ...{ firstDay: '2026-11-24', lastDay: '2026-11-24', 'confirm-general-permission-obtained': false },
    };
    expect(await fillIn(kiosk, 'make-arrangement', show)).toBe('form.problem.confirm');
    await kiosk.send({ intent: 'answer', value: true });
    await decided(kiosk);
    expect(arrangements(kiosk)).toMatchObject([
      { terms: { people: [], confirmations: ['general-permission-obtained'] } },
    ]);
    await kiosk.send({ intent: 'finish' });
    expect(kiosk.screen('welcome').notices[0]?.happened).toMatchObject({ with: { what: 'Winter show' } });
  });
});

describe('an existing contact', () => {
  const contact = {
    kind: 'existing-contact',
    person: 'p-ruth-2',
    child: 'AC',
    childStart: '2026-09-01',
    advice: 'Keep it out of work',
    decision: 'It may go on',
    boundaries: 'No talk about other children',
    signature: SIGNATURE as unknown as Answer,
    riskReference: 'RA-7',
    riskDay: '2026-11-20',
    riskAuthor: 'Maya Hollis',
    firstDay: '2026-11-23',
  };

  test('made after the child’s start is an exception that does not say whom it is about [C17]', async () => {
    const kiosk = await atTheList(C);
    expect(await fillIn(kiosk, 'make-arrangement', contact)).toBeUndefined();
    await decided(kiosk);
    expect(kiosk.exceptions()).toEqual(['arrangement-after-child-start']);
    expect(kiosk.record.exceptions.open()).toMatchObject([{ person: null, visit: null }]);
    expect(arrangements(kiosk)[0]?.words).toMatchObject({
      boundaries: 'No talk about other children',
      signature: expect.stringContaining('[['),
    });
  });

  test('made before the child’s start it is none [C17]', async () => {
    const kiosk = await atTheList(C);
    await fillIn(kiosk, 'make-arrangement', { ...contact, childStart: '2027-01-05' });
    await decided(kiosk);
    expect(kiosk.exceptions()).toEqual([]);
  });

  test('is talked over with the lead and the manager, whose decision stands where both read it [E23]', async () => {
    const told = {
      ...{ kind: 'existing-contact', person: 'p-ruth-2', child: 'AC', advice: 'Asked the safeguarding lead' },
      ...{ decision: 'It may go on, outside work', firstDay: '2026-11-23' },
    };
    const kiosk = await atTheList(E);
    await fillIn(kiosk, 'make-arrangement', { ...told, advice: null });
    expect(asked(kiosk)).toBe('advice');
    await kiosk.send({ intent: 'desk-cancel' });
    expect(await fillIn(kiosk, 'make-arrangement', told)).toBeUndefined();
    await decided(kiosk);
    expect(arrangements(kiosk)).toMatchObject([
      { role: 'manager', words: { advice: 'Asked the safeguarding lead', decision: 'It may go on, outside work' } },
    ]);
    const before = [
      made(E, 'existing-contact', { people: ['p-ruth-2'], devices: [] }, { words: { decision: 'It may go on' } }),
    ];
    for (const role of ['manager', 'dsl-lead', 'dsl-deputy'] as const) {
      const reader = await atTheList(E, before, [role, 'staff']);
      expect(JSON.stringify(lists(reader)['valid']), role).toContain('It may go on');
    }
  });

  test('is seen by the manager and the officers, and by no deputy [A19] [E23]', async () => {
    const before = [
      made(A, 'existing-contact', { people: ['p-ruth-2'], devices: [] }, { words: { advice: 'Talk to us' } }),
    ];
    expect(lists(await atTheList(A, before))['valid']).toHaveLength(1);
    expect(lists(await atTheList(A, before, ['dsl-assistant', 'staff']))['valid']).toHaveLength(1);
    const deputy = await atTheList(A, before, ['deputy', 'staff']);
    expect(Object.values(lists(deputy)).flat()).toEqual([]);
    expect(JSON.stringify(deputy.states)).not.toContain('Talk to us');
  });
});

describe('the list', () => {
  const teacher = onRecord('p-coach', 'Łucja Gąsior', 'external-teacher');
  const music = (id: string, more: Parameters<typeof made>[3] = {}) =>
    made(A, 'recorded-music', { people: ['p-coach'] }, { arrangement: id, ...more });

  test('has reviews first, then what is valid, coming and over, and the desk reminds of it', async () => {
    const kiosk = await atTheList(A, [
      teacher,
      music('r-fine', { reviewOn: '2027-06-01' }),
      music('r-soon', { reviewOn: '2026-12-20' }),
      music('r-late', { reviewOn: '2026-11-20' }),
      music('r-next', { firstDay: '2026-12-01' }),
      music('r-past', { lastDay: '2026-11-21' }),
    ]);
    const found = lists(kiosk);
    const ids = (list: string) => found[list]?.map(({ id }) => id);
    expect([ids('due'), ids('valid'), ids('coming'), ids('over')]).toEqual([
      ['r-soon', 'r-late'],
      ['r-fine'],
      ['r-next'],
      ['r-past'],
    ]);
    expect(found['due']?.map(({ tone }) => tone)).toEqual(['warm', 'stop']);
    await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    const { page } = desk(kiosk);
    const keys = page.tab === 'now' ? page.remind.map(({ happened }) => happened.key) : [];
    expect(keys).toEqual(
      expect.arrayContaining([
        'desk.remind.arrangement-overdue',
        'desk.remind.arrangement-due',
        'desk.remind.arrangement-over',
      ]),
    );
  });

  test('a review sets the next one, and an end is for good', async () => {
    const kiosk = await atTheList(A, [teacher, music('r-late', { reviewOn: '2026-11-20' })]);
    await fillIn(kiosk, 'review-arrangement', { words: 'Went well', next: '2027-05-01' }, 'r-late');
    await decided(kiosk);
    expect(kiosk.record.arrangements.byId('r-late')).toMatchObject({ reviewOn: '2027-05-01', reviewedBy: 'p-maya-0' });
    await fillIn(kiosk, 'end-arrangement', { why: 'withdrawn', words: null }, 'r-late');
    await decided(kiosk);
    expect(kiosk.record.arrangements.byId('r-late')).toMatchObject({ endedWhy: 'withdrawn', endedBy: 'p-maya-0' });
    expect(lists(kiosk)['over']?.[0]?.actions).toEqual([]);
    await kiosk.send({ intent: 'open-form', form: 'end-arrangement', subject: 'r-late' });
    expect(desk(kiosk).said?.happened.key).toBe('desk.problem.changed');
    await kiosk.send({ intent: 'finish' });
    await kiosk.visitorAgrees('Lucja Gasior', { personType: 'external-teacher', devices: [phone()] });
    expect(kiosk.shows()).toBe('door');
  });
});

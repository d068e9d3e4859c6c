import { describe, expect, test } from 'vitest';
import { manager, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

async function atTheDesk(): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis'), manager('Tom Barrow'), staff('Ruth Fenn')] });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  kiosk.forget();
  return kiosk;
}

const asking = (kiosk: TestKiosk) => kiosk.screen('desk').asking;
const idOf = (kiosk: TestKiosk, first: string) => kiosk.person(first).id;

async function openRoles(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.send(
    { intent: 'desk-tab', tab: 'people' },
    { intent: 'open-form', form: 'change-person', subject: idOf(kiosk, first) },
  );
}

describe('a form at the desk', () => {
  test('asks one question at a time, shows what will be recorded, and records with the PIN [D1 D3 E28]', async () => {
    const kiosk = await atTheDesk();
    await openRoles(kiosk, 'Ruth');
    expect(asking(kiosk)).toMatchObject({ at: 1, of: 2, question: { id: 'roles', optional: true }, answer: [] });
    await kiosk.send({ intent: 'answer', value: ['dsl-lead', 'deputy'] }, { intent: 'answer', value: true });
    const desk = kiosk.screen('desk');
    expect(desk.asking).toBeNull();
    expect(desk.decision?.says).toMatchObject({ with: { who: 'Ruth Fenn', roles: 'dsl-lead, deputy' } });
    expect(kiosk.auditKinds()).toEqual([]);
    await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
    expect(kiosk.auditKinds()).toContain('person-changed');
    expect(kiosk.record.people.byId(idOf(kiosk, 'Ruth'))?.roles).toEqual(['deputy', 'dsl-lead', 'staff']);
    expect(kiosk.screen('desk').said?.happened.key).toBe('form.change-person.said');
  });

  test('going back keeps what was answered, from the decision too', async () => {
    const kiosk = await atTheDesk();
    await openRoles(kiosk, 'Ruth');
    await kiosk.send({ intent: 'answer', value: ['deputy'] }, { intent: 'answer', value: false });
    expect(kiosk.screen('desk').decision).not.toBeNull();
    await kiosk.send({ intent: 'desk-cancel' });
    expect(asking(kiosk)).toMatchObject({ question: { id: 'children' }, answer: false });
    await kiosk.send({ intent: 'back' });
    expect(asking(kiosk)).toMatchObject({ question: { id: 'roles' }, answer: ['deputy'] });
    await kiosk.send({ intent: 'back' });
    expect(asking(kiosk)).toBeNull();
    expect(kiosk.screen('desk').page.tab).toBe('people');
    expect(kiosk.auditKinds()).toEqual([]);
  });

  test('an answer that will not do is said, and the question stays', async () => {
    const kiosk = await atTheDesk();
    await openRoles(kiosk, 'Ruth');
    await kiosk.send({ intent: 'answer', value: ['queen'] });
    expect(asking(kiosk)).toMatchObject({ question: { id: 'roles' }, problem: { key: 'form.problem.choose' } });
    await kiosk.send({ intent: 'skip-answer' });
    expect(asking(kiosk)).toMatchObject({ question: { id: 'children' } });
  });

  test('is refused to whose role does not allow it, and that is on record [D3]', async () => {
    const kiosk = await atTheDesk();
    await openRoles(kiosk, 'Ruth');
    await kiosk.send({ intent: 'answer', value: ['dsl-lead'] }, { intent: 'answer', value: true });
    await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
    await openRoles(kiosk, 'Maya');
    expect(kiosk.screen('desk').said?.happened.key).toBe('desk.problem.to-yourself');
    expect(asking(kiosk)).toBeNull();
    expect(kiosk.exceptions()).toEqual([]);
  });

  test('the last manager stays one', async () => {
    const kiosk = await atTheDesk();
    await kiosk.send({ intent: 'person-left', person: idOf(kiosk, 'Ruth') });
    await kiosk.send({ intent: 'desk-cancel' });
    await openRoles(kiosk, 'Tom');
    await kiosk.send({ intent: 'answer', value: ['deputy'] }, { intent: 'answer', value: true });
    await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
    expect(kiosk.record.people.withRole('manager').map((person) => person.id)).toEqual([idOf(kiosk, 'Maya')]);
  });
});

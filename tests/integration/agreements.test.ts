import { describe, expect, test } from 'vitest';
import { manager, SIGNATURE, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const DAY_MS = 86_400_000;
const drawer = presetPolicy('preschool-kitchen-drawer');

async function atTheDesk(kiosk: TestKiosk, tab: 'agreements' | 'policy'): Promise<void> {
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab });
}

function listOf(kiosk: TestKiosk, id: string) {
  const { page } = kiosk.screen('desk');
  const list = 'lists' in page ? page.lists.find((one) => one.id === id) : undefined;
  if (list === undefined) throw new Error(`No list ${id}`);
  return list;
}

const names = (kiosk: TestKiosk, id: string) => listOf(kiosk, id).rows.map((row) => row.first.with?.['text']);

async function withThePin(kiosk: TestKiosk): Promise<void> {
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
}

describe('an agreement of the induction', () => {
  test('waits in the own session, is read and signed, and stands word for word on record [D8 E18]', async () => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis'), staff('Ruth Fenn')],
      preset: 'preschool-kitchen-drawer',
    });
    const ruth = kiosk.person('Ruth');
    await kiosk.send({ intent: 'start', purpose: 'staff' }, { intent: 'give-personal-code', code: ruth.code });
    expect(kiosk.screen('staff-day').toSign).toMatchObject([{ agreement: 'staff-agreement', due: 'never-signed' }]);
    await kiosk.send({ intent: 'sign-agreement', agreement: 'staff-agreement' });
    const screen = kiosk.screen('agreement');
    expect(screen.text).toContain('social');
    expect(screen.consequences.length).toBeGreaterThan(0);
    await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
    expect(kiosk.screen('agreement').problem?.key).toBe('problem.read-first');
    await kiosk.pass(6000);
    await kiosk.send({ intent: 'agree-rules' });
    expect(kiosk.screen('agreement').problem?.key).toBe('problem.sign-first');
    kiosk.forget();
    await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
    expect(kiosk.auditKinds()).toEqual(['wording-kept', 'rules-acknowledged']);
    expect(kiosk.screen('staff-day').toSign).toEqual([]);
    expect(kiosk.screen('staff-day').said?.key).toBe('agreement.signed');
    const [kept] = kiosk.record.agreements.wordings();
    expect(kept?.text).toBe(drawer.agreements['staff-agreement']?.text.en);
  });

  test('the list shows who has not signed, and is asked for again only when its words change or it is due [A21 D8]', async () => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis'), staff('Ruth Fenn')],
      preset: 'preschool-accountable-users',
    });
    const ruth = kiosk.person('Ruth');
    const toSign = async () => {
      await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
      await kiosk.send({ intent: 'give-personal-code', code: ruth.code });
      return kiosk.screen('staff-day').toSign;
    };
    expect((await toSign()).map(({ agreement }) => agreement)).toEqual(['professional-conduct', 'acceptable-use']);
    for (const agreement of ['professional-conduct', 'acceptable-use']) {
      await kiosk.send({ intent: 'sign-agreement', agreement });
      await kiosk.pass(6000);
      await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
    }
    expect(await toSign()).toEqual([]);
    await kiosk.send({ intent: 'finish' });
    await kiosk.staffArrives(kiosk.person('Maya'));
    await atTheDesk(kiosk, 'agreements');
    expect(names(kiosk, 'missing')).toEqual(['Maya Hollis']);
    expect(names(kiosk, 'whole')).toEqual(['Ruth Fenn']);
    await kiosk.send({ intent: 'finish' });
    kiosk.clock.jump(361 * DAY_MS);
    await kiosk.pass(1000);
    expect(await toSign()).toMatchObject([{ due: 'renewal-due' }, { due: 'renewal-due' }]);
  });
});

describe('any past wording', () => {
  test('can be shown word for word with its hash, also the one before a change [A2 A14 B9]', async () => {
    const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')] });
    await kiosk.visitorArrives('Ada Lind');
    await kiosk.visitorArrives('Ben Dorr');
    const [acknowledged] = kiosk.entries().filter((entry) => entry.kind === 'rules-acknowledged');
    const kept = kiosk.record.agreements.wordings().find(({ hash }) => hash === acknowledged?.facts.wordingHash);
    expect(kept).toMatchObject({ wording: 'playgroup-office/visitor-rules', language: 'en' });
    await kiosk.staffArrives(kiosk.person('Maya'));
    await atTheDesk(kiosk, 'agreements');
    const row = listOf(kiosk, 'wordings').rows.find(({ id }) => id === kept?.hash);
    const says = row?.facts.map((fact) => fact.says.with?.['text']) ?? [];
    expect(says).toContain(kept?.text);
    expect(says).toContain(kept?.hash);
  });
});

test('those who run an official account are asked by the manager, after a risk assessment, and listed [E27]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    preset: 'preschool-kitchen-drawer',
  });
  await kiosk.tap(kiosk.person('Maya'));
  await kiosk.send({ intent: 'handed-over' }, { intent: 'finish' });
  await atTheDesk(kiosk, 'agreements');
  await kiosk.send(
    { intent: 'open-form', form: 'ask-for-agreement' },
    { intent: 'answer', value: 'official-accounts' },
    { intent: 'answer', value: kiosk.person('Ruth').id },
    { intent: 'answer', value: 'RA 14' },
    { intent: 'answer', value: '2026-11-24' },
  );
  expect(kiosk.screen('desk').asking?.problem).toMatchObject({ key: 'form.problem.too-late' });
  await kiosk.send({ intent: 'answer', value: '2026-11-20' }, { intent: 'answer', value: 'Maya Hollis' });
  await withThePin(kiosk);
  expect(listOf(kiosk, 'asked-for').rows).toMatchObject([{ end: { key: 'list.agreements.due.never-signed' } }]);
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: kiosk.person('Ruth').code });
  const waiting = kiosk.screen('staff-day').toSign.map(({ agreement }) => agreement);
  expect(waiting).toContain('official-accounts');
});

describe('the review of the policy', () => {
  test('is recorded with what came of it and moves the next date; an early one says why [A15 B11 E15]', async () => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis')],
      policy: (copy) => Object.assign(copy.adoption, { reviewDue: '2027-06-01' }),
    });
    await kiosk.staffArrives(kiosk.person('Maya'));
    await atTheDesk(kiosk, 'policy');
    expect(listOf(kiosk, 'in-force').rows[0]?.end).toEqual({ key: 'list.policy.due', with: { day: '2027-06-01' } });
    await kiosk.send({ intent: 'open-form', form: 'review-policy' });
    expect(kiosk.screen('desk').asking?.question.asks.key).toBe('form.review-policy.words-early');
    await kiosk.send({ intent: 'answer', value: 'A new law on wearables' }, { intent: 'answer', value: '2027-11-23' });
    await withThePin(kiosk);
    expect(kiosk.record.agreements.reviews()).toMatchObject([
      { early: true, next: '2027-11-23', words: 'A new law on wearables', role: 'manager' },
    ]);
    expect(listOf(kiosk, 'in-force').rows[0]?.end).toEqual({ key: 'list.policy.due', with: { day: '2027-11-23' } });
    expect(listOf(kiosk, 'reviews').rows).toHaveLength(1);
  });
});

describe('a regular visitor', () => {
  async function visits(kiosk: TestKiosk, name: string): Promise<void> {
    await kiosk.visitorAgrees(name);
    if (kiosk.shows() === 'hand-in') await kiosk.send({ intent: 'handed-over' });
  }
  async function leaves(kiosk: TestKiosk): Promise<void> {
    const { pass } = kiosk.screen('pass');
    await kiosk.send({ intent: 'go-on' }, { intent: 'finish' }, { intent: 'start', purpose: 'leaving' });
    await kiosk.send({ intent: 'give-pass', pass });
    // Where visitors may step out, leaving is one touch more (E7).
    if (kiosk.shows() === 'staff-day') await kiosk.send({ intent: 'leave-now' });
    await kiosk.send({ intent: 'finish' });
  }

  test('signs the full agreement at the fifth visit, once for each version; nobody else does [E9]', async () => {
    const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')], preset: 'preschool-kitchen-drawer' });
    for (let time = 0; time < 4; time += 1) {
      await visits(kiosk, time % 2 === 0 ? 'Ada Lind' : 'ADA lind');
      expect(kiosk.shows()).toBe('pass');
      await leaves(kiosk);
    }
    await visits(kiosk, 'Ben Dorr');
    expect(kiosk.shows()).toBe('pass');
    await leaves(kiosk);
    await visits(kiosk, 'Ada Lind');
    expect(kiosk.screen('agreement').label).toBe('Acceptable use');
    expect(kiosk.record.visits.open()).toEqual([]);
    await kiosk.pass(6000);
    await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
    expect(kiosk.shows()).toBe('pass');
    await leaves(kiosk);
    await visits(kiosk, 'Ada Lind');
    expect(kiosk.shows()).toBe('pass');
  });

  test('is whoever has stayed longer than the hours of the policy, too; old visits do not count [E9]', async () => {
    const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')], preset: 'preschool-kitchen-drawer' });
    await visits(kiosk, 'Ada Lind');
    const { pass } = kiosk.screen('pass');
    await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
    kiosk.clock.jump(7 * 3_600_000);
    await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
    await kiosk.send({ intent: 'leave-now' }, { intent: 'finish' });
    await visits(kiosk, 'Ada Lind');
    expect(kiosk.shows()).toBe('agreement');
    await kiosk.send({ intent: 'finish' });
    kiosk.clock.jump(100 * DAY_MS);
    await visits(kiosk, 'Ada Lind');
    expect(kiosk.shows()).toBe('pass');
  });
});

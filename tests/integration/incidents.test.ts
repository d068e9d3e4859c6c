import { describe, expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import type { DeskList } from '../../main/contract/screen-state.ts';
import type { Role } from '../../main/domain/people.ts';
import { GOOD_PIN, manager, parent, staff } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];
type Preset = NonNullable<KioskOptions['preset']>;

const HOUR_MS = 3_600_000;
const officer = (name: string, ...roles: readonly Role[]) =>
  staff(name, { roles: [...roles, 'staff'], pin: GOOD_PIN, standing: [] });

function team() {
  return [
    manager('Maya Hollis', { standing: [] }),
    officer('Dora Lane', 'dsl-lead'),
    officer('Dev Shah', 'dsl-deputy'),
    officer('Cora Finch', 'committee-chair'),
    staff('Ruth Fenn', { standing: [] }),
    parent('Paula Webb', ['KW']),
  ];
}

async function opened(preset: Preset, more: Partial<KioskOptions> = {}): Promise<TestKiosk> {
  return openTestKiosk({ people: team(), preset, ...more });
}

async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: kiosk.person(first).code });
}

const answer = (value: Value | null): Intent =>
  value === null ? { intent: 'skip-answer' } : { intent: 'answer', value };

async function answers(kiosk: TestKiosk, ...values: readonly (Value | null)[]): Promise<void> {
  await kiosk.send(...values.map(answer));
}

/** Two touches, then that it is about nobody who works here, and done. */
async function reports(kiosk: TestKiosk, first: string, kind: string, ...about: readonly string[]): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'report-concern' });
  await answers(kiosk, kind, about.length > 0);
  if (about.length > 0)
    await answers(
      kiosk,
      about.map((name) => kiosk.person(name).id),
    );
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.shows()).toBe('reported');
}

async function toTheDesk(kiosk: TestKiosk, first: string, tab: 'incidents' | 'policy' = 'incidents'): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin: kiosk.person(first).pin ?? '' });
  await kiosk.time.until(() => kiosk.shows() === 'desk', 'the desk to open');
  await kiosk.send({ intent: 'desk-tab', tab });
}

function list(kiosk: TestKiosk, id: string): DeskList['rows'] {
  const { page } = kiosk.screen('desk');
  return 'lists' in page ? (page.lists.find((one) => one.id === id)?.rows ?? []) : [];
}

const numbers = (kiosk: TestKiosk, id = 'open') => list(kiosk, id).map(({ first }) => first.with?.['number']);

function factsOf(kiosk: TestKiosk, number: number): readonly (readonly [string, string])[] {
  const rows = [...list(kiosk, 'open'), ...list(kiosk, 'closed')];
  const row = rows.find(({ first }) => first.with?.['number'] === number);
  return (row?.facts ?? []).map(({ name, says }) => [
    name.key === 'form.as-is' ? String(name.with?.['text']) : name.key,
    says.key === 'form.as-is' ? String(says.with?.['text']) : says.key,
  ]);
}

const only = (kiosk: TestKiosk) => kiosk.record.incidents.all().at(-1);

/** A whole form about the last report, with the PIN of who sits at the desk. */
async function fillIn(kiosk: TestKiosk, form: string, ...values: readonly (Value | null)[]): Promise<void> {
  await kiosk.send({ intent: 'open-form', form, subject: only(kiosk)?.id ?? '' });
  await answers(kiosk, ...values);
  await kiosk.send({ intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
}

describe('a report', () => {
  test('takes two touches by somebody who is known, and no name stands on the screen [A12 E11]', async () => {
    const kiosk = await opened('playgroup-office');
    await ownSession(kiosk, 'Ruth');
    expect(kiosk.screen('staff-day').mayReport).toBe(true);
    kiosk.forget();
    await kiosk.send({ intent: 'report-concern' }, { intent: 'answer', value: 'device-breach' });
    expect(JSON.stringify(kiosk.state().screen)).not.toContain('Ruth');
    // Whoever walks off now has reported.
    await kiosk.pass(130_000);
    expect(kiosk.shows()).toBe('welcome');
    expect(kiosk.auditKinds()).toEqual(['incident-reported']);
    expect(only(kiosk)).toMatchObject({ number: 1, kind: 'device-breach', reporter: kiosk.person('Ruth').id });
  });

  test('can be made by family and by a visitor with a pass; the kinds are those of the policy [A17]', async () => {
    const kiosk = await opened('playgroup-office');
    const pass = await kiosk.visitorArrives('Ada Lind', { devices: [] });
    await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'report-concern' });
    expect(kiosk.screen('leaving').report).toBe(true);
    await kiosk.send({ intent: 'give-pass', pass });
    const kinds = kiosk.screen('report').asking?.question.choices?.map(({ id }) => id);
    expect(kinds).toEqual(['device-breach', 'social-media-concern', 'online-abuse']);
    await answers(kiosk, 'online-abuse', false, 'A message on a tablet', 'just-now');
    expect(kiosk.screen('reported').number).toBe(1);
    expect(kiosk.record.visits.open()).toHaveLength(1);
    await kiosk.send({ intent: 'go-on' }, { intent: 'start', purpose: 'family' });
    await kiosk.send({ intent: 'give-family-code', code: kiosk.person('Paula').code });
    await kiosk.send({ intent: 'report-concern' });
    await answers(kiosk, 'social-media-concern', false);
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('reported').number).toBe(2);
    await toTheDesk(kiosk, 'Dora');
    expect(numbers(kiosk)).toEqual([2, 1]);
    expect(factsOf(kiosk, 1)).toContainEqual(['list.incidents.fact.reporter', 'Ada Lind']);
    expect(factsOf(kiosk, 1)).toContainEqual(['list.incidents.fact.words', 'A message on a tablet']);
  });

  test('a visitor who has just signed in can report and comes back to the pass [A17 D13]', async () => {
    const kiosk = await opened('playgroup-office');
    await kiosk.visitorAgrees('Ada Lind', { devices: [] });
    expect(kiosk.screen('pass').mayReport).toBe(true);
    await kiosk.send({ intent: 'report-concern' });
    await answers(kiosk, 'device-breach', false);
    await kiosk.send({ intent: 'go-on' }, { intent: 'go-on' });
    expect(kiosk.shows()).toBe('pass');
  });

  test('a visitor who walks off from it leaves no pass on the screen, and the hand-in is a question', async () => {
    const kiosk = await opened('playgroup-office', { locker: false });
    await kiosk.visitorAgrees('Ada Lind');
    expect(kiosk.shows()).toBe('pass');
    await kiosk.send({ intent: 'report-concern' });
    await answers(kiosk, 'device-breach');
    await kiosk.pass(61_000);
    expect(kiosk.shows()).toBe('welcome');
    expect(only(kiosk)).toMatchObject({ kind: 'device-breach' });
    expect(kiosk.exceptions()).toEqual(['deposit-unsure']);
  });

  test('shows the steps above the kinds, and the instruction of the kind before anything else is asked [D9 D13]', async () => {
    const kiosk = await opened('preschool-accountable-users');
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'report-concern' });
    const { incidents } = presetPolicy('preschool-accountable-users');
    expect(kiosk.screen('report').steps).toEqual(incidents.steps.map(({ text }) => text.en));
    await answers(kiosk, 'inappropriate-material');
    expect(kiosk.screen('report').instruction).toBe(incidents.kinds['inappropriate-material']?.instruction?.en);
    expect(kiosk.screen('report').asking?.question.id).toBe('about');
    await answers(kiosk, false);
    expect(kiosk.screen('report').asking?.question.id).toBe('evidence');
    await answers(kiosk, 'Laptop 2, in the office', null, null);
    expect(only(kiosk)?.evidence).toBe('Laptop 2, in the office');
  });

  test('thanks with the number and who reads it, and shows nothing of what was said [E22 E25 E28]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'abusive-message');
    const shown = kiosk.screen('reported');
    expect(shown).toMatchObject({ number: 1, added: false, outside: [] });
    expect(shown.readers.map(({ key }) => key)).toEqual(
      ['dsl-lead', 'dsl-deputy', 'manager'].map((role) => `form.role.${role}`),
    );
    expect(shown.order.map(({ who }) => who)).toEqual(['Dora Lane', 'Dev Shah', 'Maya Hollis']);
    expect(JSON.stringify(shown)).not.toContain('bus');
    await kiosk.pass(31_000);
    expect(kiosk.shows()).toBe('welcome');
  });

  test('can be added to later by whoever made it, and by nobody else [A12]', async () => {
    const kiosk = await opened('playgroup-office');
    await reports(kiosk, 'Ruth', 'device-breach');
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'report-concern' });
    expect(kiosk.screen('report').own).toMatchObject([{ number: 1 }]);
    const subject = only(kiosk)?.id ?? '';
    await kiosk.send({ intent: 'open-form', form: 'add-to-report', subject });
    await answers(kiosk, 'It was in the garden');
    expect(kiosk.screen('reported')).toMatchObject({ number: 1, added: true });
    await ownSession(kiosk, 'Dev');
    await kiosk.send({ intent: 'report-concern' });
    expect(kiosk.screen('report').own).toEqual([]);
    await kiosk.send({ intent: 'open-form', form: 'add-to-report', subject });
    expect(kiosk.screen('report').asking?.form).toBe('report-concern');
  });

  test('a child who used an adult’s device stands there by initials only [A13 B15]', async () => {
    const kiosk = await opened('preschool-setting-devices');
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'report-concern' });
    await answers(kiosk, 'child-used-a-personal-device', false, 'Tommy Green');
    expect(kiosk.screen('report').asking?.problem?.key).toBe('form.problem.initials');
    await answers(kiosk, 'tg', 'phone', null, null);
    expect(only(kiosk)).toMatchObject({ kind: 'child-used-a-personal-device', childInitials: 'TG', device: 'phone' });
  });
});

describe('whoever it is about', () => {
  test('a manager does not see it, cannot open it, and that they tried is on record; the chair reads it [C18 E25]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'suspected-offence', 'Maya');
    expect(kiosk.screen('reported').readers.map(({ key }) => key)).not.toContain('form.role.manager');
    expect(kiosk.screen('reported').order.map(({ who }) => who)).not.toContain('Maya Hollis');
    await toTheDesk(kiosk, 'Maya');
    expect(numbers(kiosk)).toEqual([]);
    const page = JSON.stringify(kiosk.screen('desk').page);
    expect(page).not.toContain('suspected');
    kiosk.forget();
    for (const form of ['incident-note', 'incident-outcome', 'incident-close', 'incident-details', 'incident-seen']) {
      await kiosk.send({ intent: 'open-form', form, subject: only(kiosk)?.id ?? '' });
      expect(kiosk.screen('desk').asking).toBeNull();
    }
    expect(kiosk.record.exceptions.open().map(({ kind, person }) => [kind, person])).toEqual(
      Array.from({ length: 5 }, () => ['access-refused', kiosk.person('Maya').id]),
    );
    for (const reader of ['Dora', 'Cora']) {
      await toTheDesk(kiosk, reader);
      expect(numbers(kiosk)).toEqual([1]);
      expect(factsOf(kiosk, 1)).toContainEqual(['list.incidents.fact.about', 'Maya Hollis']);
    }
  });

  test('a safeguarding role does not see it either, and the manager does [E25 C11]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'device-breach', 'Dora');
    await toTheDesk(kiosk, 'Dora');
    expect(numbers(kiosk)).toEqual([]);
    await toTheDesk(kiosk, 'Maya');
    expect(numbers(kiosk)).toEqual([1]);
  });

  test('where only they would read it, the reporter is told whom outside to turn to [E25]', async () => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis', { standing: [] }), staff('Ruth Fenn', { standing: [] })],
      preset: 'preschool-kitchen-drawer',
    });
    await reports(kiosk, 'Ruth', 'device-breach', 'Maya');
    expect(kiosk.screen('reported')).toMatchObject({ readers: [], outside: ['County council', 'LADO', 'Police'] });
  });

  test('once the work shows that it is about a colleague, they lose sight of it [C18]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'other-concern');
    await toTheDesk(kiosk, 'Dev');
    expect(numbers(kiosk)).toEqual([1]);
    await toTheDesk(kiosk, 'Dora');
    await fillIn(kiosk, 'incident-details', [kiosk.person('Dev').id], null);
    await toTheDesk(kiosk, 'Dev');
    expect(numbers(kiosk)).toEqual([]);
  });
});

describe('the work list', () => {
  test('is for the roles of the policy, who see whom to turn to in order and the contacts on every report [B10 D1 C11]', async () => {
    const kiosk = await opened('preschool-setting-devices');
    await reports(kiosk, 'Ruth', 'device-breach');
    for (const first of ['Maya', 'Dora', 'Dev']) {
      await toTheDesk(kiosk, first);
      expect(numbers(kiosk)).toEqual([1]);
      const names = factsOf(kiosk, 1).map(([name]) => name);
      expect(names).toContain('Education safeguarding team');
      expect(names).toContain('Local authority designated officer (LADO)');
    }
    const order = list(kiosk, 'turn-to').map(({ first }) => first.key);
    expect(order.slice(0, 3)).toEqual(['dsl-lead', 'dsl-deputy', 'manager'].map((role) => `form.role.${role}`));
  });

  test('tells how long nobody has acted, until somebody does; the reminder goes with it [B14]', async () => {
    const kiosk = await opened('preschool-setting-devices');
    await reports(kiosk, 'Ruth', 'device-breach');
    await kiosk.later(3 * HOUR_MS);
    await toTheDesk(kiosk, 'Dora');
    expect(list(kiosk, 'open')[0]?.end).toEqual({ key: 'list.incidents.waiting-hours', with: { count: 3 } });
    await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    const reminded = () => {
      const { page } = kiosk.screen('desk');
      return page.tab === 'now' ? page.remind.map(({ happened }) => happened.key) : [];
    };
    expect(reminded()).toContain('desk.remind.incidents');
    await fillIn(kiosk, 'incident-note', 'Spoke with Ruth');
    expect(reminded()).not.toContain('desk.remind.incidents');
    await kiosk.send({ intent: 'desk-tab', tab: 'incidents' });
    expect(list(kiosk, 'open')[0]?.end?.key).toBe('list.incidents.in-hand');
    expect(only(kiosk)?.actedAt).not.toBeNull();
  });

  test('each act says who and in which role, where one person holds several [E28]', async () => {
    const kiosk = await openTestKiosk({
      people: [officer('Dora Lane', 'deputy', 'dsl-lead'), staff('Ruth Fenn', { standing: [] })],
      preset: 'preschool-kitchen-drawer',
    });
    await reports(kiosk, 'Ruth', 'device-breach');
    await toTheDesk(kiosk, 'Dora');
    await fillIn(kiosk, 'incident-note', 'Looked at the rota');
    expect(only(kiosk)?.entries).toMatchObject([{ what: 'noted', role: 'dsl-lead' }]);
    expect(factsOf(kiosk, 1)).toContainEqual(['list.incidents.as.dsl-lead', 'Looked at the rota']);
  });

  test('advice sought keeps who asked whom, when, and the answer [E26]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'other-concern');
    await toTheDesk(kiosk, 'Dora');
    const dora = kiosk.person('Dora').id;
    await fillIn(kiosk, 'incident-advice', dora, 'County council', '2026-11-23', 'Talk to the parents first');
    expect(only(kiosk)?.entries).toMatchObject([
      {
        what: 'advice',
        on: '2026-11-23',
        words: { who: 'Dora Lane', from: 'County council', answer: 'Talk to the parents first' },
      },
    ]);
  });

  test('contact on a private account stays with each role until it has seen it, also once it is closed [E23]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'contact-on-a-private-account');
    await toTheDesk(kiosk, 'Dora');
    await fillIn(kiosk, 'incident-seen', true);
    await fillIn(kiosk, 'incident-outcome', 'settled-here', '2026-11-23');
    await fillIn(kiosk, 'incident-close', 'We talked', 'Say so at induction');
    expect(numbers(kiosk)).toEqual([]);
    expect(numbers(kiosk, 'closed')).toEqual([1]);
    for (const first of ['Dev', 'Maya']) {
      await toTheDesk(kiosk, first);
      expect(list(kiosk, 'open')[0]?.end?.key).toBe('list.incidents.to-see');
      await fillIn(kiosk, 'incident-seen', true);
      expect(numbers(kiosk)).toEqual([]);
    }
  });
});

describe('outcomes', () => {
  const offered = async (preset: Preset, kind: string) => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis', { standing: [] }), staff('Ruth Fenn', { standing: [] })],
      preset,
    });
    await reports(kiosk, 'Ruth', kind);
    await toTheDesk(kiosk, 'Maya');
    await kiosk.send({ intent: 'open-form', form: 'incident-outcome', subject: only(kiosk)?.id ?? '' });
    const choices = kiosk.screen('desk').asking?.question.choices ?? [];
    return { kiosk, ids: choices.map(({ id }) => id), notes: choices.map(({ note }) => note?.with?.['text']) };
  };

  test('are exactly the four of the ladder, several may apply, each dated [B9]', async () => {
    const { kiosk, ids } = await offered('preschool-setting-devices', 'device-breach');
    expect(ids).toEqual(['incident-logged', 'disciplinary-action', 'report-to-the-authorities', 'allegations-process']);
    await kiosk.send({ intent: 'desk-cancel' });
    await fillIn(kiosk, 'incident-outcome', 'incident-logged', '2026-11-23');
    await fillIn(kiosk, 'incident-outcome', 'report-to-the-authorities', '2026-11-22', 'Ref 41/26');
    expect(only(kiosk)?.entries.map(({ on, words }) => [words['outcome'], on, words['reference']])).toEqual([
      ['incident-logged', '2026-11-23', undefined],
      ['report-to-the-authorities', '2026-11-22', 'Ref 41/26'],
    ]);
  });

  test('name the body that a kind goes to; police and LADO take a reference [C12 E14 A12 E24]', async () => {
    const material = await offered('preschool-store-cupboard', 'offensive-material');
    expect(material.ids[0]).toBe('internet-watch-foundation');
    expect(material.notes[0]).toBe('Internet Watch Foundation');
    const approach = await offered('preschool-store-cupboard', 'approach-to-a-child-online');
    expect(approach.notes[0]).toContain('CEOP');
    const offence = await offered('preschool-kitchen-drawer', 'suspected-offence');
    expect(offence.ids).toEqual(expect.arrayContaining(['police', 'lado', 'code-of-conduct', 'civil-action']));
    await offence.kiosk.send({ intent: 'answer', value: 'lado' }, { intent: 'answer', value: '2026-11-23' });
    expect(offence.kiosk.screen('desk').asking?.question.id).toBe('reference');
    const board = await offered('playgroup-office', 'device-breach');
    expect(board.ids).toContain('report-to-the-safeguarding-board');
    expect(board.notes).toContain('the local safeguarding board');
  });

  test('grooming and indecent images follow the allegations or the suspected-abuse procedure [C18]', async () => {
    for (const kind of ['indecent-images', 'grooming-concern']) {
      const { ids } = await offered('preschool-store-cupboard', kind);
      expect(ids).toEqual(['allegations-process', 'suspected-abuse-procedure']);
    }
  });

  test('the talk with the parents is asked for and stays visible as missing until it is dated [C12 D16]', async () => {
    const kiosk = await opened('preschool-accountable-users');
    await reports(kiosk, 'Ruth', 'child-media-use');
    await toTheDesk(kiosk, 'Dora');
    expect(factsOf(kiosk, 1)).toContainEqual(['list.incidents.fact.parents', 'list.incidents.parents-not-yet']);
    await fillIn(kiosk, 'incident-details', null, '2026-11-23', null, null);
    expect(only(kiosk)?.parentsOn).toBe('2026-11-23');
  });
});

describe('closing', () => {
  test('waits for the outcome and for every action, all reasons at once; late ones are shown [D15]', async () => {
    const kiosk = await opened('preschool-accountable-users');
    await reports(kiosk, 'Ruth', 'unsafe-incident');
    await toTheDesk(kiosk, 'Dora');
    await fillIn(kiosk, 'incident-action', 'Fix the gate', 'nobody', '2026-11-24');
    await fillIn(kiosk, 'incident-action', 'Tell the team', kiosk.person('Ruth').id, '2026-11-24');
    const why = async () => {
      await kiosk.send({ intent: 'open-form', form: 'incident-close', subject: only(kiosk)?.id ?? '' });
      const question = kiosk.screen('desk').asking?.question;
      await kiosk.send({ intent: 'desk-cancel' });
      return question?.id === 'blocked' ? question.choices?.map(({ label }) => label.key.split('.').at(-1)) : [];
    };
    expect(await why()).toEqual(['outcome', 'owner', 'not-done']);
    await kiosk.later(3 * 24 * HOUR_MS);
    await toTheDesk(kiosk, 'Dora');
    expect(list(kiosk, 'open')[0]?.end).toEqual({ key: 'list.incidents.overdue', with: { count: 2 } });
    const [gate, tell] = (only(kiosk)?.actions ?? []).map(({ id }) => id);
    await fillIn(kiosk, 'incident-give-action', gate ?? '', kiosk.person('Dev').id, '2026-12-01');
    await fillIn(kiosk, 'incident-action-done', tell ?? '', null);
    await fillIn(kiosk, 'incident-outcome', 'practice-changed', '2026-11-23');
    expect(await why()).toEqual(['not-done']);
    await fillIn(kiosk, 'incident-action-done', gate ?? '', 'A new lock');
    await fillIn(kiosk, 'incident-close', true);
    expect(numbers(kiosk, 'closed')).toEqual([1]);
  });

  test('asks for the talk afterwards and the lessons, which the next review of the policy lists [E15]', async () => {
    const kiosk = await opened('preschool-kitchen-drawer');
    await reports(kiosk, 'Ruth', 'device-breach', 'Maya');
    await toTheDesk(kiosk, 'Dora');
    await fillIn(kiosk, 'incident-outcome', 'code-of-conduct', '2026-11-23');
    await kiosk.send({ intent: 'open-form', form: 'incident-close', subject: only(kiosk)?.id ?? '' });
    expect(kiosk.screen('desk').asking).toMatchObject({ of: 2, question: { id: 'debrief', optional: false } });
    await kiosk.send({ intent: 'skip-answer' });
    expect(kiosk.screen('desk').asking?.question.id).toBe('debrief');
    await kiosk.send({ intent: 'desk-cancel' });
    await fillIn(kiosk, 'incident-close', 'We sat together', 'Phones go away before the door');
    expect(only(kiosk)?.closedAt).not.toBeNull();
    await toTheDesk(kiosk, 'Cora', 'policy');
    expect(list(kiosk, 'lessons').map(({ under }) => under?.with?.['text'])).toEqual([
      'Phones go away before the door',
    ]);
    await toTheDesk(kiosk, 'Maya', 'policy');
    expect(list(kiosk, 'lessons')).toEqual([]);
  });
});

describe('what incidents teach', () => {
  test('meetings with the chair are recorded; trends by kind and month tell of nobody [D2]', async () => {
    const kiosk = await opened('preschool-accountable-users');
    await reports(kiosk, 'Ruth', 'cyber-bullying');
    await reports(kiosk, 'Ruth', 'cyber-bullying');
    await reports(kiosk, 'Ruth', 'offensive-mail', 'Dev');
    const incident = kiosk.record.incidents.all()[0]?.id ?? '';
    await toTheDesk(kiosk, 'Dora');
    await kiosk.send({ intent: 'open-form', form: 'review-meeting' });
    await answers(kiosk, '2026-11-23', 'Cora Finch and Dora Lane', [incident], 'A talk for the parents');
    await kiosk.send({ intent: 'give-pin', pin: GOOD_PIN });
    await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
    expect(list(kiosk, 'meetings')[0]?.facts[0]?.says.with).toEqual({ text: '1' });
    await toTheDesk(kiosk, 'Cora');
    expect(numbers(kiosk)).toEqual([]);
    const { page } = kiosk.screen('desk');
    const chart = 'lists' in page ? page.chart : undefined;
    expect(chart?.months.at(-1)).toBe('2026-11');
    expect(chart?.rows.map(({ first, counts }) => [first.with?.['text'], counts.at(-1)])).toEqual([
      ['Bullying online', 2],
      ['Offensive mail', 1],
    ]);
    expect(JSON.stringify(chart)).not.toMatch(/Ruth|Dev|Fenn/);
    await toTheDesk(kiosk, 'Dev');
    expect(numbers(kiosk)).toEqual([2, 1]);
  });

  test('every kind that the rules name can be reported [D16 E22 E23]', async () => {
    const kinds = async (preset: Preset) => {
      const kiosk = await opened(preset);
      await ownSession(kiosk, 'Ruth');
      await kiosk.send({ intent: 'report-concern' });
      return kiosk.screen('report').asking?.question.choices?.map(({ id }) => id) ?? [];
    };
    expect(await kinds('preschool-accountable-users')).toEqual(
      expect.arrayContaining([
        'personal-details-compromised',
        'cyber-bullying',
        'comment-about-the-setting',
        'offensive-mail',
        'child-media-use',
      ]),
    );
    expect(await kinds('preschool-kitchen-drawer')).toEqual(
      expect.arrayContaining(['abusive-message', 'offensive-content', 'contact-on-a-private-account']),
    );
  });

  test('a lost badge or a PIN that others know opens an incident of the policy’s kind [D6]', async () => {
    const kiosk = await opened('preschool-accountable-users');
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'open-form', form: 'report-credential' });
    await answers(kiosk, 'other', 'Maya Hollis', 'pin');
    await kiosk.send({ intent: 'go-on' });
    expect(only(kiosk)).toMatchObject({
      number: 1,
      kind: 'compromised-password',
      reporter: kiosk.person('Ruth').id,
      about: [kiosk.person('Maya').id],
    });
    expect(kiosk.record.people.pin(kiosk.person('Maya').id)).not.toBeNull();
  });
});

test('each role sees its parts of the desk, and reaching for another is on record [D1 D3]', async () => {
  const kiosk = await openTestKiosk({
    people: [...team(), officer('Ana Reed', 'dsl-assistant'), officer('Bea Moss', 'deputy')],
    preset: 'preschool-accountable-users',
  });
  const tabs = async (first: string) => {
    await toTheDesk(kiosk, first);
    return kiosk.screen('desk').tabs;
  };
  for (const first of ['Maya', 'Dora', 'Dev', 'Ana']) expect(await tabs(first)).toContain('incidents');
  expect(await tabs('Cora')).toEqual(['incidents', 'policy']);
  // The policy has no deputy manager work on incidents.
  expect(await tabs('Bea')).not.toContain('incidents');
  expect(kiosk.record.exceptions.open()).toMatchObject([
    { kind: 'access-refused', detail: 'incidents', person: kiosk.person('Bea').id },
  ]);
  expect(kiosk.screen('desk').page.tab).toBe('now');
});

test('the day takes the number of reports along and nothing of what they say [C18 E25]', async () => {
  const kiosk = await opened('preschool-kitchen-drawer');
  await reports(kiosk, 'Ruth', 'suspected-offence', 'Maya');
  const { incidents } = kiosk.record;
  const entries = JSON.stringify(kiosk.allEntries().filter(({ kind }) => kind.startsWith('incident')));
  expect(incidents.all()).toHaveLength(1);
  for (const told of ['suspected', kiosk.person('Ruth').id, kiosk.person('Maya').id])
    expect(entries).not.toContain(told);
});

import { describe, expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import type { DeskList } from '../../main/contract/screen-state.ts';
import type { Role } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { GOOD_PIN, manager, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];

const HOUR_MS = 3_600_000;
const officer = (name: string, ...roles: readonly Role[]) =>
  staff(name, { roles: [...roles, 'staff'], pin: GOOD_PIN, standing: [] });

async function opened(policy: (copy: Policy) => void = () => {}): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({
    people: [
      manager('Maya Hollis', { standing: [] }),
      officer('Nora Reed', 'deputy'),
      officer('Dora Lane', 'dsl-lead'),
      staff('Ruth Fenn'),
    ],
    policy: (copy) => {
      copy.incidents.evidenceHold = true;
      policy(copy);
    },
  });
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.pass(9000);
  return kiosk;
}

async function ownSession(kiosk: TestKiosk, first: string): Promise<void> {
  await kiosk.pass(9000);
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: kiosk.person(first).code });
}

async function toTheDesk(kiosk: TestKiosk, first: string): Promise<void> {
  await ownSession(kiosk, first);
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.shows() === 'desk', 'the desk to open');
  await kiosk.send({ intent: 'desk-tab', tab: 'incidents' });
}

function evidence(kiosk: TestKiosk): DeskList | undefined {
  const { page } = kiosk.screen('desk');
  return 'lists' in page ? page.lists.find(({ id }) => id === 'evidence') : undefined;
}

const buttons = (kiosk: TestKiosk) => evidence(kiosk)?.rows[0]?.actions.map(({ form }) => form);
const hold = (kiosk: TestKiosk) => kiosk.record.evidence.open()[0];

const answer = (value: Value | null): Intent =>
  value === null ? { intent: 'skip-answer' } : { intent: 'answer', value };

/** A whole form, with the PIN of who sits at the desk. */
async function fillIn(
  kiosk: TestKiosk,
  form: string,
  subject: string | undefined,
  ...values: readonly (Value | null)[]
): Promise<void> {
  await kiosk.send({ intent: 'open-form', form, ...(subject === undefined ? {} : { subject }) });
  await kiosk.send(...values.map(answer));
  await kiosk.send({ intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
}

async function keeps(kiosk: TestKiosk, first: string, incident?: string): Promise<void> {
  const [deposit] = kiosk.record.deposits.open();
  await toTheDesk(kiosk, first);
  await fillIn(kiosk, 'keep-as-evidence', incident, deposit?.id ?? '', 'Pictures were seen on it');
}

const confirms = async (kiosk: TestKiosk, first: string) => {
  await toTheDesk(kiosk, first);
  await fillIn(kiosk, 'confirm-evidence', hold(kiosk)?.id, true, null);
};

const letsGo = async (kiosk: TestKiosk, first: string) => {
  await toTheDesk(kiosk, first);
  await fillIn(kiosk, 'release-evidence', hold(kiosk)?.id, 'The police have no need of it');
};

/** What somebody reads who may not do it. */
async function refused(kiosk: TestKiosk, first: string, form: string): Promise<string | undefined> {
  await toTheDesk(kiosk, first);
  await kiosk.send({ intent: 'open-form', form, subject: hold(kiosk)?.id ?? '' });
  return kiosk.screen('desk').said?.happened.key;
}

describe('a device that is kept as evidence', () => {
  test('is held by two people and let go by two, one of them a safeguarding role, every step recorded [E14]', async () => {
    const kiosk = await opened();
    kiosk.forget();
    await keeps(kiosk, 'Maya');
    expect(await refused(kiosk, 'Maya', 'confirm-evidence')).toBe('desk.problem.another-person');
    expect(buttons(kiosk)).toEqual(['release-evidence']);
    await confirms(kiosk, 'Nora');
    expect(hold(kiosk)).toMatchObject({
      proposed: { by: kiosk.person('Maya').id, role: 'manager', words: 'Pictures were seen on it' },
      confirmed: { by: kiosk.person('Nora').id, role: 'deputy' },
    });
    await letsGo(kiosk, 'Maya');
    expect(await refused(kiosk, 'Maya', 'confirm-release')).toBe('desk.problem.another-person');
    expect(await refused(kiosk, 'Nora', 'confirm-release')).toBe('desk.problem.dsl-needed');
    expect(hold(kiosk)).toBeDefined();
    await toTheDesk(kiosk, 'Dora');
    await fillIn(kiosk, 'confirm-release', hold(kiosk)?.id, true, null);
    expect(hold(kiosk)).toBeUndefined();
    expect(kiosk.auditKinds().filter((kind) => kind.startsWith('evidence'))).toEqual([
      'evidence-hold-proposed',
      'evidence-held',
      'evidence-release-proposed',
      'evidence-hold-released',
    ]);
    expect(kiosk.record.log.lastOf('evidence-hold-released')?.facts).toMatchObject({
      by: kiosk.person('Maya').id,
      role: 'manager',
      second: kiosk.person('Dora').id,
      secondRole: 'dsl-lead',
    });
    // Its owner has it again.
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'leave-now' });
    expect(kiosk.screen('door').purpose).toBe('collect');
  });

  test('stays behind its door for its owner, who is told kindly and can leave [E14]', async () => {
    const kiosk = await opened();
    await keeps(kiosk, 'Maya');
    const pulses = kiosk.pulses().length;
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'open-form', form: 'take-break' });
    await kiosk.send({ intent: 'answer', value: 'lunch-break' }, { intent: 'answer', value: '30' });
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.device-kept');
    expect(kiosk.record.authorisations.open()).toEqual([]);
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'leave-now' });
    expect(kiosk.screen('device-kept').devices).toHaveLength(1);
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.shows()).toBe('goodbye');
    expect(kiosk.record.visits.openOfPerson(kiosk.person('Ruth').id)).toBeNull();
    expect(kiosk.record.deposits.open()).toMatchObject([{ state: 'held' }]);
    expect(kiosk.pulses()).toHaveLength(pulses);
  });

  test('does not keep its owner from stepping out, who goes without it and comes back [E14 E7]', async () => {
    const kiosk = await opened((copy) => {
      const drawer = presetPolicy('preschool-kitchen-drawer');
      if (drawer.stepOut !== undefined) copy.stepOut = { ...drawer.stepOut, for: ['staff'] };
    });
    await keeps(kiosk, 'Maya');
    const pulses = kiosk.pulses().length;
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'step-out' });
    expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.device-kept');
    expect(kiosk.record.authorisations.open()).toMatchObject([{ kind: 'step-out', deposit: null }]);
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'back-with-device' });
    expect(kiosk.record.authorisations.open()).toEqual([]);
    expect(kiosk.record.deposits.open()).toMatchObject([{ state: 'held' }]);
    expect(kiosk.pulses()).toHaveLength(pulses);
  });

  test('is opened for nobody else either, and cannot be marked as collected [E14]', async () => {
    const kiosk = await opened();
    await keeps(kiosk, 'Maya');
    const [deposit] = kiosk.record.deposits.open();
    const pulses = kiosk.pulses().length;
    await kiosk.send({ intent: 'desk-tab', tab: 'devices' });
    await kiosk.send({ intent: 'override-open', compartment: Number(deposit?.place), words: 'To look' });
    expect(kiosk.screen('desk').decision?.problem?.key).toBe('desk.problem.kept-as-evidence');
    await kiosk.send({ intent: 'back' });
    await kiosk.send({ intent: 'mark-collected', deposit: deposit?.id ?? '', words: 'Given' });
    expect(kiosk.screen('desk').decision?.problem?.key).toBe('desk.problem.kept-as-evidence');
    expect(kiosk.pulses()).toHaveLength(pulses);
  });

  test('lapses with an exception where nobody has confirmed it when the day is over [E14]', async () => {
    const kiosk = await opened();
    await keeps(kiosk, 'Maya');
    await kiosk.send({ intent: 'finish' });
    await kiosk.later(24 * HOUR_MS);
    expect(hold(kiosk)).toBeUndefined();
    expect(kiosk.record.exceptions.open().map(({ kind }) => kind)).toContain('evidence-hold-lapsed');
  });

  test('is named in the balance of the day and never counted as forgotten, also over a kill [E14]', async () => {
    let kiosk = await opened();
    await keeps(kiosk, 'Maya');
    await confirms(kiosk, 'Dora');
    await ownSession(kiosk, 'Ruth');
    await kiosk.send({ intent: 'leave-now' }, { intent: 'go-on' });
    kiosk = await kiosk.crash();
    expect(hold(kiosk)?.confirmed).toMatchObject({ by: kiosk.person('Dora').id, role: 'dsl-lead' });
    await toTheDesk(kiosk, 'Maya');
    await kiosk.send({ intent: 'desk-tab', tab: 'day' });
    const { page } = kiosk.screen('desk');
    if (page.tab !== 'day') throw new Error('Not the page of the day');
    expect(page.balance.find(({ what }) => what === 'devices')).toMatchObject({ count: 0, rows: [] });
    expect(page.kept).toEqual([expect.stringContaining('Ruth')]);
    await kiosk.send({ intent: 'finish' });
    await kiosk.later(24 * HOUR_MS);
    expect(hold(kiosk)).toBeDefined();
    expect(kiosk.record.exceptions.open().map(({ kind }) => kind)).not.toContain('device-not-collected');
  });

  test('belongs to the incident it is kept for, which the log does not tell [E14 C18]', async () => {
    const kiosk = await opened();
    await ownSession(kiosk, 'Dora');
    await kiosk.send({ intent: 'report-concern' }, answer('device-breach'), answer(true));
    await kiosk.send(answer([kiosk.person('Nora').id]), { intent: 'go-on' });
    const incident = kiosk.record.incidents.all().at(-1)?.id ?? '';
    await keeps(kiosk, 'Maya', incident);
    expect(hold(kiosk)?.incident).toBe(incident);
    expect(JSON.stringify(kiosk.record.log.lastOf('evidence-hold-proposed')?.facts)).not.toContain(incident);
    // Whom the report is about neither reads of it nor decides it.
    await toTheDesk(kiosk, 'Nora');
    expect(evidence(kiosk)?.rows).toEqual([]);
    expect(await refused(kiosk, 'Nora', 'confirm-evidence')).toBe('desk.problem.not-your-role');
  });

  test('its owner decides nothing about it, and where the switch is off nothing is offered [E14]', async () => {
    const kiosk = await openTestKiosk({
      people: [manager('Maya Hollis'), officer('Dora Lane', 'dsl-lead')],
      policy: (copy) => {
        copy.incidents.evidenceHold = true;
      },
    });
    await kiosk.staffArrives(kiosk.person('Maya'));
    await toTheDesk(kiosk, 'Maya');
    expect(evidence(kiosk)?.add).toBeUndefined();
    await keeps(kiosk, 'Dora');
    expect(await refused(kiosk, 'Maya', 'release-evidence')).toBe('desk.problem.not-your-role');
    const off = await opened((copy) => {
      copy.incidents.evidenceHold = false;
    });
    await toTheDesk(off, 'Maya');
    expect(evidence(off)).toBeUndefined();
    await off.send({ intent: 'open-form', form: 'keep-as-evidence' });
    expect(off.screen('desk').asking).toBeNull();
  });
});

import type { Intent } from '../../main/contract/intents.ts';
import type { DeskList } from '../../main/contract/screen-state.ts';
import type { AuditEvent, EventOf } from '../../main/domain/record/audit-event.ts';
import type { TestKiosk } from './kiosk-harness.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];
type Row = DeskList['rows'][number];

/** A device in the register before the kiosk opens, that everything speaks for unless told otherwise. */
export function registered(
  facts: Partial<EventOf<'setting-device-registered'>['facts']> = {},
  label = 'Blue tablet',
): AuditEvent {
  return {
    kind: 'setting-device-registered',
    facts: {
      device: 's-tablet',
      assetNumber: 'T-01',
      kind: 'tablet',
      origin: 'new',
      encrypted: true,
      passcode: true,
      restricted: true,
      offSiteAllowed: true,
      cleared: true,
      riskAssessed: null,
      users: ['p-ruth-1'],
      by: 'p-maya-0',
      ...facts,
    },
    personal: { label },
  };
}

/** What managers and staff do with the register, at the desk and in their own session. */
export function registerHands(kiosk: TestKiosk) {
  const answer = (value: Value | null): Intent =>
    value === null ? { intent: 'skip-answer' } : { intent: 'answer', value };
  const hands = {
    async toTheDesk(): Promise<void> {
      const maya = kiosk.person('Maya');
      await kiosk.send({ intent: 'finish' });
      if (kiosk.record.visits.openOfPerson(maya.id) === null) await kiosk.staffArrives(maya);
      await kiosk.openDesk(maya);
      await kiosk.send({ intent: 'desk-tab', tab: 'setting-devices' });
    },
    async open(form: string, subject?: string): Promise<void> {
      await kiosk.send({ intent: 'open-form', form, ...(subject === undefined ? {} : { subject }) });
    },
    /** Answers one question after another; null leaves one out. */
    async answers(...values: readonly (Value | null)[]): Promise<void> {
      await kiosk.send(...values.map(answer));
    },
    /** A whole form at the desk, with the PIN that records it. */
    async fillIn(form: string, subject: string | undefined, ...values: readonly (Value | null)[]): Promise<void> {
      await hands.open(form, subject);
      await hands.answers(...values);
      await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    },
    /** Badge at `Staff and reports`: the member of staff's own session. */
    async ownSession(first: string): Promise<void> {
      await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
      await kiosk.tap(kiosk.person(first));
    },
    /** The question on screen, wherever it is asked. */
    asked() {
      const { screen } = kiosk.state();
      if (screen.name === 'filling' || screen.name === 'desk') return screen.asking?.question ?? null;
      return null;
    },
    /** What stands in the way, as keys and rules, where the form says that a device cannot go. */
    reasons(): readonly string[] {
      const question = hands.asked();
      if (question?.id !== 'blocked') return [];
      return (question.choices ?? []).map(
        ({ label, refused }) =>
          `${label.key.replace('form.setting-device.why.', '')} ${label.with?.['rule']}${refused === undefined ? '?' : ''}`,
      );
    },
    list(id: string): readonly Row[] {
      const { page } = kiosk.screen('desk');
      if (!('lists' in page)) throw new Error('Not a page of lists');
      return page.lists.find((list) => list.id === id)?.rows ?? [];
    },
    names: (id: string) => hands.list(id).map(({ first }) => first.with?.['text']),
  };
  return hands;
}

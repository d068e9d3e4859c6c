import { describe, expect, test } from 'vitest';
import { checkDecision } from '../../main/domain/desk/check-decision.ts';
import type { AskedDecision, Outcome } from '../../main/domain/desk/decisions.ts';
import { advanceDesk, openDesk } from '../../main/domain/desk/desk-flow.ts';
import { shownAsOf } from '../../main/domain/desk/names.ts';
import { perform } from '../../main/domain/desk/perform-decision.ts';
import type { Facts } from '../../main/domain/kiosk/facts.ts';
import type { Flow } from '../../main/domain/kiosk/flow.ts';
import type { Happening } from '../../main/domain/kiosk/happening.ts';
import type { Exception } from '../../main/domain/record/state.ts';
import { GOOD_PIN } from '../support/builders.ts';
import { aDeposit, aMovement, aPermission, aPerson, aVisit, facts, kinds } from '../support/plain-facts.ts';

const MAYA = 'p-maya';
const words = 'A reason in words';
const exception = { id: 'x-0001', kind: 'door-left-open' } as unknown as Exception;

/** Ada visits with a phone behind door 3, Maya is on site with hers behind door 4. */
const maya = aPerson(MAYA, { roles: ['manager', 'staff'], first: 'Maya', shownAs: 'Maya Hollis' });
const there: Partial<Facts> = {
  people: () => [maya, aPerson('p-ruth')],
  openVisits: () => [aVisit(), aVisit('v-maya', { person: MAYA, personType: 'staff' })],
  openDeposits: () => [aDeposit(), aDeposit('d-maya', { visit: 'v-maya', place: '4' })],
  openExceptions: () => [exception],
};
const grant: AskedDecision = {
  happened: 'grant-use',
  visit: 'v-0001',
  reason: 'health',
  words,
  place: 'office',
  minutes: 60,
  childFree: true,
};
const add: AskedDecision = {
  happened: 'add-person',
  personType: 'staff',
  first: 'Ida',
  last: 'Quill',
  manager: false,
  standingPhones: 1,
  personalCode: true,
};

/** Allowed as it stands; refused when it is about oneself; refused when the world has moved on. */
const TABLE: readonly {
  readonly decision: AskedDecision;
  readonly facts?: Partial<Facts>;
  readonly records: readonly string[];
  readonly toOneself?: AskedDecision;
  readonly changed?: Partial<Facts>;
  readonly code?: string;
}[] = [
  {
    decision: grant,
    records: ['authorisation-granted'],
    toOneself: { ...grant, visit: 'v-maya' },
    changed: { openVisits: () => [] },
    code: 'gone',
  },
  {
    decision: { happened: 'end-authorisation', authorisation: 'a-0001' },
    facts: { openAuthorisations: () => [aPermission()] },
    records: ['authorisation-ended'],
    changed: { openAuthorisations: () => [] },
  },
  {
    decision: { happened: 'override-open', compartment: 3, words },
    records: ['opening-intended', '! override-opening'],
    toOneself: { happened: 'override-open', compartment: 4, words },
    changed: { compartments: () => [1, 2] },
  },
  {
    // Its contact never said shut, so the movement before never ended.
    decision: { happened: 'override-open', compartment: 3, words },
    facts: { unfinishedMovements: () => [aMovement(), aMovement({ id: 'm-0002', compartment: 4 })] },
    records: ['movement-unknown', 'deposit-unknown', 'opening-intended', '! override-opening'],
  },
  {
    decision: { happened: 'compartment-in-order', compartment: 3 },
    facts: { outOfOrder: () => [3] },
    records: ['compartment-in-order'],
    changed: { outOfOrder: () => [] },
  },
  {
    decision: { happened: 'mark-collected', deposit: 'd-0001', words },
    records: ['deposit-collected', '! override-opening', 'exception-resolved'],
    toOneself: { happened: 'mark-collected', deposit: 'd-maya', words },
    changed: { openDeposits: () => [] },
  },
  {
    decision: { happened: 'confirm-handed-over', deposit: 'd-0001' },
    facts: {
      openDeposits: () => [
        aDeposit('d-0001', { state: 'handed-over', kind: 'manual' }),
        aDeposit('d-maya', { visit: 'v-maya', state: 'handed-over' }),
      ],
    },
    records: ['deposit-held'],
    toOneself: { happened: 'confirm-handed-over', deposit: 'd-maya' },
    changed: { openDeposits: () => [aDeposit()] },
  },
  {
    decision: { happened: 'resolve-exception', exception: 'x-0001', words },
    records: ['exception-resolved'],
    changed: { openExceptions: () => [] },
  },
  {
    decision: { happened: 'end-visit', visit: 'v-0001', words },
    records: ['visit-ended', '! device-not-collected', '! sign-out-missing', 'exception-resolved'],
    toOneself: { happened: 'end-visit', visit: 'v-maya', words },
    changed: { openVisits: () => [] },
  },
  { decision: add, records: ['person-added', 'credential-issued'] },
  {
    decision: { happened: 'add-family', first: 'Leo', last: 'Ashby', initials: ['R A', 'S A'] },
    records: ['person-added', 'credential-issued', 'child-added', 'child-added'],
  },
  {
    decision: { happened: 'person-left', person: 'p-ruth' },
    records: ['person-left'],
    toOneself: { happened: 'person-left', person: MAYA },
    changed: { people: () => [maya, aPerson('p-ruth', { active: false })] },
  },
  {
    decision: { happened: 'child-left', child: 'k-0001' },
    facts: { childrenOf: (person) => (person === 'p-ruth' ? [{ id: 'k-0001', initials: 'A C' }] : []) },
    records: ['child-left'],
    changed: { childrenOf: () => [] },
  },
  {
    decision: { happened: 'await-badge-for', person: 'p-ruth' },
    records: [],
    changed: { people: () => [maya] },
  },
  { decision: { happened: 'import-roster' }, records: [] },
  {
    decision: { happened: 'accept-difference', what: 'people', words },
    records: ['difference-accepted', '! day-difference', 'exception-resolved'],
    changed: { openVisits: () => [] },
  },
  {
    decision: { happened: 'close-day' },
    facts: { openVisits: () => [], openDeposits: () => [], openExceptions: () => [] },
    records: [],
    changed: { openVisits: () => [aVisit()] },
  },
];

describe.each(TABLE.map((row) => ({ name: row.decision.happened, ...row })))('$name', (row) => {
  const now = facts({ ...there, ...row.facts });

  test('is allowed, and records what it says', () => {
    expect(checkDecision(row.decision, MAYA, now)).toBeNull();
    const { events } = perform(row.decision, MAYA, now);
    expect(kinds([{ effect: 'record', events }])).toEqual(row.records);
  });

  test('is refused about oneself', () => {
    if (row.toOneself === undefined) return;
    expect(checkDecision(row.toOneself, MAYA, now)?.code).toBe('to-yourself');
  });

  test('is refused when it has changed meanwhile, also after the PIN', () => {
    if (row.changed === undefined) return;
    const later = facts({ ...there, ...row.facts, ...row.changed });
    expect(checkDecision(row.decision, MAYA, later)?.code).toBe(row.code ?? 'changed');
    // Asked while it was allowed, decided when it no longer is.
    const asked = step(desk(), row.decision, now);
    const busy = step(asked.flow, { happened: 'give-pin', pin: GOOD_PIN }, now);
    expect(busy.effects).toEqual([
      { effect: 'check-pin', check: checkOf(busy.flow), person: MAYA, pin: GOOD_PIN, use: 'decision' },
    ]);
    const decided = step(busy.flow, { happened: 'pin-accepted', person: MAYA, check: checkOf(busy.flow) }, later);
    expect(kinds(decided.effects)).toEqual([]);
    expect(decided.effects).not.toContainEqual(expect.objectContaining({ effect: 'open-door' }));
    expect(decided.flow.flow === 'desk' && decided.flow.pending?.problem?.code).toBe(row.code ?? 'changed');
  });
});

const desk = () => openDesk(MAYA, 'now').flow;
const checkOf = (flow: Flow): string => (flow.flow === 'desk' ? (flow.pending?.busy ?? '') : '');
function step(flow: Flow, happening: Happening, now: Facts) {
  if (flow.flow !== 'desk') throw new Error('Not at the desk');
  return advanceDesk(flow, happening, now);
}

describe('the desk', () => {
  const now = facts(there);

  test('does nothing for a PIN where nothing is pending, nor twice for one that is being looked at', () => {
    expect(step(desk(), { happened: 'give-pin', pin: GOOD_PIN }, now).effects).toEqual([]);
    const busy = step(step(desk(), add, now).flow, { happened: 'give-pin', pin: GOOD_PIN }, now);
    expect(step(busy.flow, { happened: 'give-pin', pin: GOOD_PIN }, now).effects).toEqual([]);
    expect(step(busy.flow, grant, now).flow).toBe(busy.flow);
  });

  test('takes no answer to another look at a PIN, nor the end of another work', () => {
    const busy = step(step(desk(), add, now).flow, { happened: 'give-pin', pin: GOOD_PIN }, now);
    expect(step(busy.flow, { happened: 'pin-accepted', person: MAYA, check: 'q-before' }, now).effects).toEqual([]);
    const late: Happening = {
      happened: 'desk-done',
      id: 'w-before',
      work: 'import-roster',
      outcome: { ok: true, facts: {} },
    };
    expect(step(busy.flow, late, now).flow).toBe(busy.flow);
  });

  test('keeps to its decision while the PIN is looked at: no other page, no cancelling, no closing', () => {
    const busy = step(step(desk(), add, now).flow, { happened: 'give-pin', pin: GOOD_PIN }, now);
    for (const touch of [
      { happened: 'desk-tab', tab: 'day' },
      { happened: 'desk-cancel' },
      { happened: 'begin-close' },
    ] as const)
      expect(step(busy.flow, touch, now).flow, touch.happened).toBe(busy.flow);
  });

  test('shuts when its manager is locked out', () => {
    const busy = step(step(desk(), add, now).flow, { happened: 'give-pin', pin: GOOD_PIN }, now);
    const refused: Happening = {
      happened: 'pin-refused',
      check: checkOf(busy.flow),
      person: MAYA,
      waitUntil: null,
      triesLeft: 0,
      lockedOut: true,
      shut: false,
    };
    expect(step(busy.flow, refused, now).flow.flow).toBe('welcome');
  });

  test('an override opens its door after its intent, in one step', () => {
    const asked = step(desk(), { happened: 'override-open', compartment: 3, words }, now);
    const busy = step(asked.flow, { happened: 'give-pin', pin: GOOD_PIN }, now);
    const { effects } = step(busy.flow, { happened: 'pin-accepted', person: MAYA, check: checkOf(busy.flow) }, now);
    expect(effects.map(({ effect }) => effect)).toEqual(['record', 'open-door', 'sound']);
  });

  test('a locker that is not heard opens for nobody', () => {
    const away = facts({ ...there, locker: 'disconnected' });
    expect(checkDecision({ happened: 'override-open', compartment: 3, words }, MAYA, away)?.code).toBe(
      'locker-offline',
    );
  });

  /** What is recorded together with the PIN, once that is hashed. */
  const withPin = ({ events, work }: Outcome) => {
    expect(events).toEqual([]);
    return work?.work === 'set-pin' ? work.events : [];
  };

  test('the second manager added alone is an exception, a third is none', () => {
    const second: AskedDecision = { ...add, manager: true, pin: GOOD_PIN };
    const of = (activeManagers: number) =>
      kinds([
        {
          effect: 'record',
          events: withPin(perform(second, MAYA, facts({ ...there, activeManagers: () => activeManagers }))),
        },
      ]);
    expect(of(1)).toContain('! second-manager-alone');
    expect(of(2)).not.toContain('! second-manager-alone');
    expect(checkDecision({ ...second, pin: undefined }, MAYA, now)?.code).toBe('pin-too-easy');
  });

  test('a name of two full lengths fits where it is shown', () => {
    expect(shownAsOf({ first: 'A'.repeat(60), last: 'B'.repeat(60) })).toHaveLength(120);
    expect(shownAsOf({ first: 'Ida', last: 'Quill' })).toBe('Ida Quill');
  });
});

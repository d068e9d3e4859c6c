import { describe, expect, test } from 'vitest';
import type { Happening } from '../../main/domain/kiosk/happening.ts';
import {
  cancelledDeposit,
  collectedDeposit,
  supersededMovements,
  unsureDeposit,
} from '../../main/domain/phones/deposit-outcome.ts';
import { advanceDoor, type DoorStep, stuckDoorEvents } from '../../main/domain/phones/door-step.ts';
import { reconcile } from '../../main/domain/phones/reconcile-lockers.ts';
import { unattended } from '../../main/domain/phones/unattended.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import type { DepositState } from '../../main/domain/record/state.ts';
import { aDeposit, aMovement, facts, tick } from '../support/plain-facts.ts';

const kindsOf = (events: readonly AuditEvent[]) => events.map(({ kind }) => kind);
const withDeposit = (state: DepositState | null) =>
  facts({ openDeposits: () => (state === null ? [] : [aDeposit('d-0001', { state })]) });

describe('one door', () => {
  const m = 'm-0001';
  const opened: Happening = { happened: 'door-opened', movement: m };
  const closed: Happening = { happened: 'door-closed', movement: m };
  const stuck: Happening = { happened: 'door-did-not-open', movement: m, why: 'no-answer' };
  const door = (stage: DoorStep['stage'], age = 0): DoorStep => ({
    movement: m,
    compartment: 3,
    stage,
    since: 100_000 - age,
  });

  test.each<[DoorStep['stage'], number, Happening, string, DoorStep['stage'], readonly string[]]>([
    ['opening', 0, opened, 'opened', 'open', ['door-opened']],
    ['opening', 0, stuck, 'stuck', 'did-not-open', ['door-did-not-open']],
    ['opening', 0, closed, 'closed', 'closed', ['door-closed']],
    ['opening', 0, { happened: 'door-stays-shut' }, 'stuck', 'did-not-open', ['door-did-not-open']],
    ['open', 0, closed, 'closed', 'closed', ['door-closed']],
    ['open', 0, opened, 'nothing', 'open', []],
    ['open', 0, stuck, 'nothing', 'open', []],
    // The contact said open, the person says shut: neither is the last word.
    ['open', 0, { happened: 'door-stays-shut' }, 'stuck', 'did-not-open', ['movement-unknown']],
    ['reminder', 0, { happened: 'use-another-door' }, 'stuck', 'did-not-open', ['movement-unknown']],
    ['open', 29_999, tick, 'nothing', 'open', []],
    ['open', 30_000, tick, 'nothing', 'reminder', []],
    ['reminder', 119_999, tick, 'nothing', 'reminder', []],
    ['reminder', 120_000, tick, 'left-open', 'reminder', []],
    ['closed', 1499, tick, 'nothing', 'closed', []],
    ['closed', 1500, tick, 'over', 'closed', []],
    ['closed', 0, { happened: 'go-on' }, 'over', 'closed', []],
    ['closed', 0, { happened: 'door-stays-shut' }, 'nothing', 'closed', []],
    // Nothing has been sent yet, so there is nothing to be said about the door.
    ['waiting', 0, { happened: 'door-stays-shut' }, 'nothing', 'waiting', []],
    ['waiting', 0, { happened: 'use-another-door' }, 'nothing', 'waiting', []],
    ['waiting', 0, { happened: 'door-pulsed', movement: m }, 'nothing', 'opening', []],
    ['waiting', 0, opened, 'opened', 'open', ['door-opened']],
    ['waiting', 0, stuck, 'stuck', 'did-not-open', ['door-did-not-open']],
    // Boards answer late.
    ['did-not-open', 0, opened, 'opened', 'open', ['door-opened']],
    ['open', 0, { happened: 'door-closed', movement: 'm-other' }, 'nothing', 'open', []],
    ['open', 0, { happened: 'go-on' }, 'nothing', 'open', []],
  ])('%s for %i ms, then %j: %s', (stage, age, happening, came, then, events) => {
    const advanced = advanceDoor(door(stage, age), happening, facts());
    expect(advanced.outcome.came).toBe(came);
    expect(advanced.door.stage).toBe(then);
    expect('events' in advanced.outcome ? kindsOf(advanced.outcome.events) : []).toEqual(events);
  });

  test('where the contact says open and a person says shut, a person has to look', () => {
    const events = stuckDoorEvents(door('reminder'), 'person-says-shut', { visit: null, deposit: null }, facts());
    expect(kindsOf(events)).toEqual(['compartment-out-of-order', 'exception-raised']);
    expect(events.at(-1)?.facts).toMatchObject({ kind: 'movement-unknown', compartment: 3 });
  });

  test.each([
    ['no-answer', ['compartment-out-of-order', 'exception-raised']],
    ['door-did-not-open', ['compartment-out-of-order', 'exception-raised']],
    ['bank-disconnected', ['exception-raised']],
    ['command-expired', ['exception-raised']],
    ['door-cooling', ['exception-raised']],
  ])('after %s the door is to blame, or it is not', (why, events) => {
    expect(kindsOf(stuckDoorEvents(door('opening'), why, { visit: null, deposit: null }, facts()))).toEqual(events);
  });
});

describe('what may still be said of a deposit', () => {
  test.each<[DepositState | null, boolean, boolean, boolean]>([
    ['intended', true, true, true],
    ['handed-over', true, true, false],
    ['held', true, false, false],
    ['released', true, false, false],
    ['unknown', false, true, false],
    [null, false, false, false],
  ])('%s', (state, unsure, cancelled, firstUnknown) => {
    const now = withDeposit(state);
    expect(unsureDeposit('d-0001', now)).toHaveLength(unsure ? 1 : 0);
    expect(cancelledDeposit('d-0001', 'no-answer', now)).toHaveLength(cancelled ? 1 : 0);
    expect(kindsOf(collectedDeposit('d-0001', 'owner', null, now))).toEqual(
      firstUnknown ? ['deposit-unknown', 'deposit-collected'] : ['deposit-collected'],
    );
  });

  test('one door has one movement at a time', () => {
    const now = facts({ unfinishedMovements: () => [aMovement(), aMovement({ id: 'm-0002', compartment: 4 })] });
    expect(supersededMovements(3, now)).toEqual([
      { kind: 'movement-unknown', facts: { movement: 'm-0001', found: 'open' } },
    ]);
    expect(supersededMovements(5, now)).toEqual([]);
  });
});

describe('after a restart', () => {
  test.each([
    [
      'a deposit, found open',
      { state: 'opened' },
      'open',
      'intended',
      ['movement-unknown', 'deposit-unknown', 'exception-raised'],
      'deposit-opened-open',
    ],
    [
      'a deposit, found shut',
      { state: 'intended' },
      'closed',
      'intended',
      ['movement-unknown', 'deposit-unknown', 'exception-raised'],
      'deposit-intended-closed',
    ],
    [
      'a collection',
      { purpose: 'collect' },
      'closed',
      'held',
      ['movement-unknown', 'deposit-unknown', 'exception-raised'],
      'collect-opened-closed',
    ],
    [
      'an override of what was unknown already',
      { purpose: 'override' },
      'open',
      'unknown',
      ['movement-unknown', 'exception-raised'],
      'override-opened-open',
    ],
    [
      'a deposit that was settled meanwhile',
      {},
      'closed',
      null,
      ['movement-unknown', 'exception-raised'],
      'deposit-opened-closed',
    ],
    [
      'a locker that is not heard',
      {},
      'unknown',
      'intended',
      ['movement-unknown', 'deposit-unknown', 'exception-raised'],
      'deposit-opened-unknown',
    ],
  ] as const)('%s', (_, movement, found, state, kinds, detail) => {
    const events = reconcile(aMovement(movement), found, withDeposit(state));
    expect(kindsOf(events)).toEqual(kinds);
    expect(events.at(-1)?.facts).toMatchObject({ kind: 'movement-unknown', compartment: 3, detail });
  });

  test('nobody’s device at stake and the door shut: it is over', () => {
    const empty = { purpose: 'override', deposit: null, visit: null } as const;
    expect(kindsOf(reconcile(aMovement(empty), 'closed', facts()))).toEqual(['door-closed']);
    expect(kindsOf(reconcile(aMovement({ ...empty, state: 'intended' }), 'closed', facts()))).toEqual([
      'movement-unknown',
      'exception-raised',
    ]);
  });
});

describe('a door that moves when nobody stands there', () => {
  const shut = { happened: 'door-closed' } as const;
  test.each([
    ['a deposit that nobody saw', {}, shut, 'intended', ['door-closed', 'deposit-unknown', 'exception-raised']],
    [
      'a collection that nobody saw',
      { purpose: 'collect' },
      shut,
      'held',
      ['door-closed', 'deposit-unknown', 'exception-raised'],
    ],
    ['an override', { purpose: 'override' }, shut, 'held', ['door-closed']],
    ['a deposit that a manager had settled', {}, shut, null, ['door-closed', 'exception-raised']],
    ['one that is a question already', {}, shut, 'unknown', ['door-closed', 'exception-raised']],
    [
      'an opening that could not be written',
      { state: 'intended' },
      shut,
      'intended',
      ['door-opened', 'door-closed', 'deposit-unknown', 'exception-raised'],
    ],
    ['late, but open', { state: 'intended' }, { happened: 'door-opened' }, 'intended', ['door-opened']],
    ['after it was given up', { state: 'did-not-open' }, { happened: 'door-opened' }, null, ['door-opened']],
    ['after a restart', { state: 'unknown' }, { happened: 'door-opened' }, 'unknown', ['door-opened']],
    ['open as it was', { state: 'opened' }, { happened: 'door-opened' }, 'intended', []],
    ['shut, unknown until now', { state: 'unknown' }, shut, 'unknown', ['door-closed']],
    [
      'shut, unknown until now, with a device that counts as kept',
      { state: 'unknown', purpose: 'collect' },
      shut,
      'held',
      ['door-closed', 'deposit-unknown', 'exception-raised'],
    ],
    ['shut already', { state: 'closed' }, shut, 'held', []],
    ['given up twice', { state: 'did-not-open' }, { happened: 'door-did-not-open', why: 'withdrawn' }, null, []],
    [
      'stuck',
      { state: 'intended' },
      { happened: 'door-did-not-open', why: 'no-answer' },
      'intended',
      ['door-did-not-open', 'exception-raised', 'deposit-cancelled'],
    ],
    [
      'stuck, but confirmed meanwhile',
      { state: 'intended' },
      { happened: 'door-did-not-open', why: 'no-answer' },
      'held',
      ['door-did-not-open', 'exception-raised'],
    ],
    [
      'withdrawn',
      { state: 'intended', purpose: 'collect' },
      { happened: 'door-did-not-open', why: 'withdrawn' },
      'held',
      ['door-did-not-open'],
    ],
  ] as const)('%s', (_, movement, happening, state, kinds) => {
    expect(kindsOf(unattended(aMovement(movement), happening, withDeposit(state)))).toEqual(kinds);
  });
});

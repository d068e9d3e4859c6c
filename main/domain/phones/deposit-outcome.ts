import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { type About, raise } from '../record/raise.ts';
import type { Deposit } from '../record/state.ts';
import type { ToAdult } from './device-flow.ts';

/**
 * What may still be said about a deposit. Doors are slower than people: when one shuts at last, a manager may have settled
 * its deposit long ago, and the record refuses what does not follow from its state.
 */
function stateOf(deposit: Id | null, facts: Facts): Deposit['state'] | null {
  return facts.openDeposits().find((open) => open.id === deposit)?.state ?? null;
}

/** The deposit becomes a question for the manager; nothing where it is one already, or was settled meanwhile. */
export function unsureDeposit(deposit: Id | null, facts: Facts): readonly AuditEvent[] {
  const state = stateOf(deposit, facts);
  return deposit === null || state === null || state === 'unknown'
    ? []
    : [{ kind: 'deposit-unknown', facts: { deposit } }];
}

/**
 * A device that was to be handed to a person, and its owner has not said that it was. It may be in a pocket, or on its way to
 * the office, so it is a question for the manager and stays in the day's balance (DESIGN.md, `What must always be true` 7).
 */
export function questionedDeposit(
  deposit: Id,
  about: About,
  kind: 'deposit-unsure' | 'deposit-refused',
  facts: Facts,
): readonly AuditEvent[] {
  return [...unsureDeposit(deposit, facts), raise(facts.newId('x'), kind, 'attention', { ...about, deposit })];
}

/** Nothing went in; nothing to say where the device is known to be kept, or the deposit was settled meanwhile. */
export function cancelledDeposit(deposit: Id | null, why: string, facts: Facts): readonly AuditEvent[] {
  const state = stateOf(deposit, facts);
  return deposit !== null && (state === 'intended' || state === 'handed-over' || state === 'unknown')
    ? [{ kind: 'deposit-cancelled', facts: { deposit, why } }]
    : [];
}

/** Given back. What was never seen to go in (its door was left open) is unknown first: that is how it stood. */
export function collectedDeposit(
  deposit: Id,
  to: 'owner' | 'manager',
  confirmedBy: Id | null,
  facts: Facts,
): readonly AuditEvent[] {
  const collected: AuditEvent = { kind: 'deposit-collected', facts: { deposit, to, confirmedBy } };
  return stateOf(deposit, facts) === 'intended' ? [...unsureDeposit(deposit, facts), collected] : [collected];
}

/** What was put away for a child is with an adult (DESIGN.md, `What must always be true` 3). */
export function collectedForChild(deposit: Id, { adult }: ToAdult, facts: Facts): readonly AuditEvent[] {
  const collected: AuditEvent = {
    kind: 'deposit-collected',
    facts: { deposit, to: 'adult-for-child', confirmedBy: adult.givenBy, collectedBy: adult.person },
    personal: adult.name === '' ? {} : { adult: adult.name },
  };
  return stateOf(deposit, facts) === 'intended' ? [...unsureDeposit(deposit, facts), collected] : [collected];
}

/**
 * An opening of the same door that has not ended: its owner walked off with the door open and is back. One door has one
 * movement at a time, so the earlier one ends here, unseen.
 */
export function supersededMovements(compartment: number, facts: Facts): readonly AuditEvent[] {
  return facts
    .unfinishedMovements()
    .filter((movement) => movement.compartment === compartment)
    .map(({ id, state }) => ({
      kind: 'movement-unknown',
      facts: { movement: id, found: state === 'opened' ? 'open' : 'unknown' },
    }));
}

import type { Facts } from '../kiosk/facts.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Movement } from '../record/state.ts';
import { questionedDeposit, unsureDeposit } from './deposit-outcome.ts';

/**
 * After a restart: an opening that was on record and not finished. The byte may or may not have gone out, the door may have
 * opened and shut again, the device may be in or not. None of that can be told from a contact, so it becomes a question for
 * the manager, with what the door says now, and the compartment is not offered to anybody until it is answered
 * (DESIGN.md, `What must always be true` 2 and 7).
 *
 * The one thing that can be told: a movement for which nobody's device is at stake (an override's door now shut) is over.
 */
export function reconcile(
  movement: Movement,
  found: 'open' | 'closed' | 'unknown',
  facts: Facts,
): readonly AuditEvent[] {
  const about = { visit: movement.visit, deposit: movement.deposit, compartment: movement.compartment };
  if (movement.deposit === null && movement.state === 'opened' && found === 'closed') {
    return [{ kind: 'door-closed', facts: { movement: movement.id, attended: false } }];
  }
  return [
    { kind: 'movement-unknown', facts: { movement: movement.id, found } },
    ...unsureDeposit(movement.deposit, facts),
    raise(facts.newId('x'), 'movement-unknown', 'attention', about, `${movement.purpose}-${movement.state}-${found}`),
  ];
}

/**
 * After a restart: a deposit that was intended and that no door is moving for. Somebody was told to hand it in and said
 * nothing more, so it may lie in the office, or be in a pocket. Who looks will know; the record does not.
 */
export function unansweredDeposits(facts: Facts): readonly AuditEvent[] {
  const moving = new Set(facts.unfinishedMovements().map((movement) => movement.deposit));
  return facts
    .openDeposits()
    .filter((deposit) => deposit.state === 'intended' && !moving.has(deposit.id))
    .flatMap((deposit) => questionedDeposit(deposit.id, { visit: deposit.visit }, 'deposit-unsure', facts));
}

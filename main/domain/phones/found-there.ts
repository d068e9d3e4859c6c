import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { unsureDeposit } from './deposit-outcome.ts';
import { outUnder, returned } from './permitted-use.ts';

/** Somebody else (`by`) has seen the device at its place. What was out is back with that, and its permission over. */
export function foundThere(id: Id, by: Id, facts: Facts): readonly AuditEvent[] {
  const deposit = facts.openDeposits().find((open) => open.id === id);
  if (deposit === undefined) return [];
  const permission = outUnder(deposit, facts);
  if (permission !== null) return returned(permission, id, by, facts);
  const held: AuditEvent = { kind: 'deposit-held', facts: { deposit: id, confirmedBy: by } };
  // Its permission ended with its visit, so no return can name it.
  return deposit.state === 'released' ? [...unsureDeposit(id, facts), held] : [held];
}

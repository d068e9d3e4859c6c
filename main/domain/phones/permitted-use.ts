import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { AuditEvent, EventOf } from '../record/audit-event.ts';
import type { Authorisation, Deposit } from '../record/state.ts';

/** The device was let out under this permission and has not come back. */
export function isOut(permission: Authorisation): boolean {
  return permission.releasedAt !== null && permission.returnedAt === null;
}

/** The permission under which this deposit's device is out, as far as is known. */
export function outUnder(deposit: Deposit, facts: Facts): Authorisation | null {
  if (deposit.state !== 'released' && deposit.state !== 'unknown') return null;
  return facts.openAuthorisations().find((open) => open.visit === deposit.visit && isOut(open)) ?? null;
}

/**
 * The device is back and its permission over. What was never seen to go out (its door was left open) was out all the same
 * when its owner brings it back. `by`: who says so in its owner's stead.
 */
export function returned(permission: Authorisation, deposit: Id, by: Id | null): readonly AuditEvent[] {
  const about = { authorisation: permission.id, deposit };
  return [
    ...(isOut(permission) ? [] : [{ kind: 'device-released', facts: about } as const]),
    { kind: 'device-returned', facts: about },
    { kind: 'authorisation-ended', facts: { authorisation: permission.id, why: 'returned', by } },
  ];
}

/** Ends the permissions of a visit; with `only`, those that fit it. */
export function permissionsEnded(
  visit: Id,
  why: EventOf<'authorisation-ended'>['facts']['why'],
  by: Id | null,
  facts: Facts,
  only: (permission: Authorisation) => boolean = () => true,
): readonly AuditEvent[] {
  return facts
    .openAuthorisations()
    .filter((open) => open.visit === visit && only(open))
    .map((open) => ({ kind: 'authorisation-ended', facts: { authorisation: open.id, why, by } }));
}

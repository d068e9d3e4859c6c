import type { EpochMs } from '../clock.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { AuditEvent, EventOf } from '../record/audit-event.ts';
import type { Authorisation, Deposit } from '../record/state.ts';

const MINUTE_MS = 60_000;

/** The device was let out under this permission and has not come back. */
export function isOut(permission: Authorisation): boolean {
  return permission.releasedAt !== null && permission.returnedAt === null;
}

/** Its time is over. Computed from the clock, never stored. */
export function isOver({ until }: Authorisation, now: EpochMs): boolean {
  return until !== null && now > until;
}

/** When the device is due back; null until its owner comes back. A lone worker has it for each check-in only (SETTINGS C6). */
export function dueBack({ until, releasedAt, releaseMinutes }: Authorisation): EpochMs | null {
  return releaseMinutes === null || releasedAt === null ? until : releasedAt + releaseMinutes * MINUTE_MS;
}

export function isOverdue(permission: Authorisation, now: EpochMs): boolean {
  const due = dueBack(permission);
  return isOut(permission) && due !== null && now > due;
}

/** When a lone worker checks in next; null where nobody does, and where the time is over before. */
export function nextCheckIn({ checkInMinutes, checkedInAt, from, until }: Authorisation): EpochMs | null {
  if (checkInMinutes === null) return null;
  const due = (checkedInAt ?? from) + checkInMinutes * MINUTE_MS;
  return until !== null && due > until ? null : due;
}

/** What can be given out from here: also what its owner handed in and nobody has confirmed yet. */
export function canGoOut({ state }: Pick<Deposit, 'state'>): boolean {
  return state === 'held' || state === 'handed-over';
}

/**
 * The permission under which this deposit's device is out, as far as is known. Of several deposits of a visit it is the one
 * that was let out: what becomes known of another says nothing of it.
 */
export function outUnder(
  { id, visit, state }: Deposit,
  facts: Pick<Facts, 'openAuthorisations' | 'openDepositsOf'>,
): Authorisation | null {
  if (visit === null || (state !== 'released' && state !== 'unknown')) return null;
  const out = facts.openAuthorisations().find((open) => open.visit === visit && isOut(open)) ?? null;
  if (out === null || state === 'released') return out;
  const anotherIsOut = facts
    .openDepositsOf(visit)
    .some(
      (other) =>
        other.id !== id && (other.state === 'released' || (other.state === 'unknown' && other.id === out.deposit)),
    );
  return anotherIsOut ? null : out;
}

/**
 * The device is back and its permission over, unless it is let out again at the next check-in. What was never seen to go out
 * (its door was left open) was out all the same when its owner brings it back. `by`: who says so in its owner's stead.
 */
export function returned(
  permission: Authorisation,
  deposit: Id,
  by: Id | null,
  { now }: Pick<Facts, 'now'>,
): readonly AuditEvent[] {
  const about = { authorisation: permission.id, deposit };
  const goesOn = permission.checkInMinutes !== null && !isOver(permission, now);
  return [
    ...(isOut(permission) ? [] : [{ kind: 'device-released', facts: about } as const]),
    { kind: 'device-returned', facts: about },
    ...(goesOn
      ? []
      : [{ kind: 'authorisation-ended', facts: { authorisation: permission.id, why: 'returned', by } } as const]),
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

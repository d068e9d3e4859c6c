import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS } from '../kiosk/flow.ts';
import { accept, record, type Step } from '../kiosk/step.ts';
import { beginOwnDevice } from '../phones/own-device-flow.ts';
import { canGoOut, dueBack, isOut, isOver, nextCheckIn } from '../phones/permitted-use.ts';
import { STEP_OUT } from '../policy/uses.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Authorisation, Deposit, Visit } from '../record/state.ts';
import { holderOf } from '../visits/holder.ts';

/** What somebody may do now under their permission. */
export type Offer =
  | { readonly purpose: 'release' | 'return'; readonly deposit: Deposit }
  /** A lone worker whose device is in hand says that all is well (SETTINGS C6). */
  | { readonly purpose: 'check-in' }
  /** Back on the premises with nothing to put away (SETTINGS E7). */
  | { readonly purpose: 'step-back' };

/**
 * The permission that counts now: the one under which a device is out, else the latest whose time is not over. One that lets
 * its holder do nothing does not stand in the way of another: check-ins go on beside an emergency.
 */
export function permissionOf(visit: Visit, facts: Facts): Authorisation | null {
  const own = facts.openAuthorisations().filter((open) => open.visit === visit.id);
  const live = own.filter((open) => !isOver(open, facts.now));
  const useful = live.findLast((open) => offers(visit, open, facts).length > 0);
  return own.find(isOut) ?? useful ?? live.at(-1) ?? own[0] ?? null;
}

/**
 * What a permission lets its holder do now. Expired is computed from the clock, never stored: after `until` nothing is let out
 * any more, coming back always is. A device that nobody can tell the whereabouts of may still go either way.
 */
export function offers(visit: Visit, permission: Authorisation, facts: Facts): readonly Offer[] {
  const deposits = facts.openDepositsOf(visit.id);
  const found = (...states: readonly Deposit['state'][]) => deposits.find(({ state }) => states.includes(state));
  // What is kept here is not out.
  const back = deposits.find(
    ({ id, state }) => state === 'released' || (state === 'unknown' && facts.holdOf(id) === null),
  );
  // Whoever keeps the device needs none given out for a check-in.
  const inHand = permission.checkInMinutes !== null && permission.releaseMinutes === null;
  const use = inHand ? undefined : (deposits.find(canGoOut) ?? found('unknown'));
  const mayTake = !isOut(permission) && !isOver(permission, facts.now);
  return [
    ...(back === undefined ? [] : [{ purpose: 'return', deposit: back } as const]),
    ...(permission.kind === STEP_OUT && !isOut(permission) ? [{ purpose: 'step-back' } as const] : []),
    ...(use === undefined || !mayTake ? [] : [{ purpose: 'release', deposit: use } as const]),
    ...(use === undefined && mayTake && permission.checkInMinutes !== null ? [{ purpose: 'check-in' } as const] : []),
  ];
}

/** The holder takes up one of the offers; null where it is not among them. */
export function takeUp(visit: Visit, purpose: 'out' | 'back', facts: Facts): Step | null {
  const permission = permissionOf(visit, facts);
  if (permission === null) return null;
  const wanted: readonly Offer['purpose'][] = purpose === 'out' ? ['release', 'check-in'] : ['return', 'step-back'];
  const offer = offers(visit, permission, facts).find((one) => wanted.includes(one.purpose));
  switch (offer?.purpose) {
    case 'return':
      return beginOwnDevice(holderOf(visit, facts), 'return', permission, offer.deposit, facts);
    case 'release':
      return beginOwnDevice(
        holderOf(visit, facts),
        'release',
        permission,
        offer.deposit,
        facts,
        checkedIn(visit, facts),
      );
    case 'check-in': {
      const next = nextCheckIn({ ...permission, checkedInAt: facts.now });
      const says = next === null ? 'checked-in-last' : 'checked-in';
      return said(
        visit,
        says,
        { place: permission.place, ...(next === null ? {} : { until: next }) },
        checkedIn(visit, facts),
        facts,
      );
    }
    case 'step-back': {
      const ended: AuditEvent = {
        kind: 'authorisation-ended',
        facts: { authorisation: permission.id, why: 'returned', by: visit.person },
      };
      return said(visit, 'stepped-back', {}, [ended], facts);
    }
    default:
      return null;
  }
}

/** Asking for the device is the check-in: whoever stands here is well. */
function checkedIn(visit: Visit, facts: Facts): readonly AuditEvent[] {
  return facts
    .openAuthorisations()
    .filter((open) => open.visit === visit.id && open.checkInMinutes !== null && !isOver(open, facts.now))
    .map(({ id }) => ({ kind: 'checked-in', facts: { authorisation: id } }));
}

function said(
  visit: Visit,
  says: 'checked-in' | 'checked-in-last' | 'stepped-back',
  about: { readonly place?: string; readonly until?: number },
  events: readonly AuditEvent[],
  facts: Facts,
): Step {
  const { firstName } = holderOf(visit, facts);
  return {
    flow: { flow: 'farewell', firstName, says, facts: { ...about }, until: facts.monotonic + FAREWELL_MS },
    effects: [record(...events), accept],
  };
}

/** When the device of a permission is due, and how much too late that is now, in whole minutes; 0 in time. */
export function lateness(permission: Authorisation, now: number): number {
  const due = isOut(permission) ? dueBack(permission) : permission.until;
  return due === null || now <= due ? 0 : Math.max(1, Math.floor((now - due) / 60_000));
}

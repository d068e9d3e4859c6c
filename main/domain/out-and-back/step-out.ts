import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, kindWord } from '../kiosk/flow.ts';
import { accept, record, type Step } from '../kiosk/step.ts';
import { beginOwnDevice } from '../phones/own-device-flow.ts';
import { canGoOut, isOut, isOver, permissionsEnded } from '../phones/permitted-use.ts';
import { isChildFree, STEP_OUT, stepOutPlace } from '../policy/uses.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Authorisation, Visit } from '../record/state.ts';
import { holderOf } from '../visits/holder.ts';

/** Whether somebody who is signed in may leave the premises for a while, and has no other permission under way. */
export function mayStepOut(visit: Visit, facts: Facts): boolean {
  if (visit.endedAt !== null || stepOutPlace(visit.personType, facts.policy) === null) return false;
  return !facts
    .openAuthorisations()
    .some((open) => open.visit === visit.id && (isOut(open) || !isOver(open, facts.now)));
}

/** The stay outside that has not ended; null for somebody who is on the premises, as far as is known. */
export function steppedOut(visit: Visit['id'], facts: Pick<Facts, 'openAuthorisations'>): Authorisation | null {
  return facts.openAuthorisations().find((open) => open.visit === visit && open.kind === STEP_OUT) ?? null;
}

/**
 * Off the premises to use a device, without signing out (SETTINGS E7). What was put away is given out for it and is due back
 * when its owner comes back; nobody has to allow it.
 */
export function stepOut(visit: Visit, facts: Facts): Step | null {
  const place = stepOutPlace(visit.personType, facts.policy);
  if (place === null || !mayStepOut(visit, facts)) return null;
  const holder = holderOf(visit, facts);
  const deposit = facts.openDepositsOf(visit.id).find(canGoOut);
  // Its owner goes out without what is kept, and is told where to ask for it.
  const kept = deposit !== undefined && facts.holdOf(deposit.id) !== null;
  const authorisation = facts.newId('a');
  const events: readonly AuditEvent[] = [
    ...permissionsEnded(visit.id, 'withdrawn', visit.person, facts),
    {
      kind: 'authorisation-granted',
      facts: {
        authorisation,
        kind: STEP_OUT,
        visit: visit.id,
        deposit: kept ? null : (deposit?.id ?? null),
        reason: STEP_OUT,
        place,
        from: facts.now,
        until: null,
        grantedBy: null,
        role: null,
        childFree: isChildFree(place, facts.policy),
      },
    },
  ];
  if (kept) return { flow: kindWord('device-kept', facts.monotonic), effects: [record(...events), accept] };
  if (deposit !== undefined) {
    const use = { id: authorisation, kind: STEP_OUT, place, until: null, releaseMinutes: null, arrangement: null };
    return beginOwnDevice(holder, 'release', use, deposit, facts, events);
  }
  const { firstName } = holder;
  return {
    flow: { flow: 'farewell', firstName, says: 'stepped-out', until: facts.monotonic + FAREWELL_MS },
    effects: [record(...events), accept],
  };
}

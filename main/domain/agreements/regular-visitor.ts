import type { Facts } from '../kiosk/facts.ts';
import type { Id, PersonType } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import { isFor } from '../policy/who.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Who stands at the screen: somebody on record, or a walk-in by type and name. */
export interface Newcomer {
  readonly personType: PersonType;
  readonly person: Id | null;
  readonly first: string;
  readonly last: string;
}

/** Whether the policy counts the visits of these people at all. */
export function isCounted(personType: PersonType, policy: Policy): boolean {
  const counts = policy.regularVisitors;
  return counts !== undefined && !isFor(counts.except, personType, policy.groups);
}

/**
 * SETTINGS E9: whoever signs in for the nth time within the window, the visit that begins now included, or has stayed longer
 * than the policy's hours within it. A visit whose end nobody knows says nothing about its length.
 */
export function isRegularVisitor(who: Newcomer, facts: Pick<Facts, 'policy' | 'now' | 'earlierVisits'>): boolean {
  const { policy, now } = facts;
  const counts = policy.regularVisitors;
  if (counts === undefined || !isCounted(who.personType, policy)) return false;
  const recent = facts.earlierVisits(who).filter((visit) => now - visit.startedAt <= counts.withinDays * DAY_MS);
  if (recent.length + 1 >= counts.visits) return true;
  const hours = counts.longerThanHours;
  if (hours === undefined) return false;
  return recent.some(
    (visit) =>
      visit.endedAt !== null && visit.endedHow === 'signed-out' && visit.endedAt - visit.startedAt > hours * HOUR_MS,
  );
}

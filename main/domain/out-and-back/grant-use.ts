import { decidingRole } from '../desk/deciding-role.ts';
import type { Decision, DecisionProblem, Outcome } from '../desk/decisions.ts';
import { nameOfVisit } from '../desk/names.ts';
import { RECORDS_ONLY } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { isOut, permissionsEnded } from '../phones/permitted-use.ts';
import { type Grantable, grantableFor, mayGrantKind } from '../policy/grantable.ts';
import { EMERGENCY_USE, placeLabel } from '../policy/requirements.ts';
import { STEP_OUT } from '../policy/uses.ts';
import type { Visit } from '../record/state.ts';

export type Grant = Extract<Decision, { happened: 'grant-use' }>;

/** The kind that is to be granted; undefined where the policy has it not, or not for this person. */
export function grantedKind(grant: Grant, visit: Visit, facts: Facts): Grantable | undefined {
  const wanted = grant.authorisation ?? EMERGENCY_USE;
  return grantableFor(visit.personType, facts.policy).find(({ id }) => id === wanted);
}

/** Whom somebody works for: what the visit says, or what is entered now. */
function organisationOf(grant: Grant, visit: Visit): string | null {
  return grant.organisation?.trim() || visit.organisation || null;
}

/** Null when it may be granted now. SETTINGS A6: the place depends on who asks, any other is refused with the reason. */
export function checkGrant(grant: Grant, manager: Id, facts: Facts): DecisionProblem | null {
  const visit = facts.openVisits().find((open) => open.id === grant.visit);
  if (visit === undefined) return { code: 'gone', gaps: { who: '' } };
  // Nobody authorises themselves.
  if (visit.person === manager) return { code: 'to-yourself', gaps: {} };
  const { policy } = facts;
  const rolesOf = (id: Id | null) => (id === null ? [] : (facts.person(id)?.roles ?? []));
  const signedIn = facts.openVisits().map((open) => rolesOf(open.person));
  if (!mayGrantKind(grant.authorisation ?? EMERGENCY_USE, rolesOf(manager), signedIn, policy))
    return { code: 'not-your-role', gaps: {} };
  const who = nameOfVisit(visit, facts);
  const kind = grantedKind(grant, visit, facts);
  if (kind === undefined || !kind.reasons.some(({ id }) => id === grant.reason))
    return { code: 'reason-not-allowed', gaps: { who, reason: grant.reason } };
  if (!kind.places.includes(grant.place))
    return { code: 'place-not-allowed', gaps: { who, place: placeLabel(policy, grant.place, facts.language) } };
  if (grant.minutes > kind.longestMinutes) return { code: 'too-long', gaps: { minutes: kind.longestMinutes } };
  // SETTINGS C3: no children are there, and whoever grants it says so.
  if (kind.childFreeOnly && !grant.childFree) return { code: 'child-free-needed', gaps: {} };
  if (kind.confirmations.some(({ id }) => !grant.confirmed?.includes(id))) return { code: 'not-confirmed', gaps: {} };
  if (kind.organisation === 'required' && organisationOf(grant, visit) === null)
    return { code: 'no-organisation', gaps: {} };
  return null;
}

export function performGrant(grant: Grant, manager: Id, facts: Facts): Outcome {
  const visit = facts.visit(grant.visit);
  const kind = visit === null ? undefined : grantedKind(grant, visit, facts);
  if (visit === null || kind === undefined) return RECORDS_ONLY;
  // One that ran out unused would stand in the way of the new one; check-ins go on beside an emergency.
  const earlier = permissionsEnded(
    visit.id,
    'withdrawn',
    manager,
    facts,
    (open) => !isOut(open) && open.kind !== STEP_OUT && (open.checkInMinutes === null || kind.checkInMinutes !== null),
  );
  const until = facts.now + grant.minutes * 60_000;
  const organisation = kind.organisation === 'no' ? null : organisationOf(grant, visit);
  const checkIns =
    kind.checkInMinutes === null
      ? {}
      : {
          checkInMinutes: grant.checkInMinutes ?? kind.checkInMinutes,
          ...(kind.releaseMinutes === null ? {} : { releaseMinutes: kind.releaseMinutes }),
        };
  return {
    ...RECORDS_ONLY,
    events: [
      ...earlier,
      {
        kind: 'authorisation-granted',
        facts: {
          authorisation: facts.newId('a'),
          kind: kind.id,
          visit: visit.id,
          deposit: facts.openDepositsOf(visit.id)[0]?.id ?? null,
          reason: grant.reason,
          place: grant.place,
          from: facts.now,
          until,
          grantedBy: manager,
          role: decidingRole(manager, facts),
          childFree: grant.childFree,
          ...(kind.confirmations.length > 0 ? { confirmations: kind.confirmations.map(({ id }) => id) } : {}),
          ...checkIns,
        },
        personal: { words: grant.words, ...(organisation === null ? {} : { organisation }) },
      },
    ],
    said: { key: 'desk.said.granted', gaps: { who: nameOfVisit(visit, facts), until: facts.timeOf(until) } },
  };
}

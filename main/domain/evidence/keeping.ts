import type { EpochMs } from '../clock.ts';
import { incidentOf } from '../incidents/incident-words.ts';
import { mayRead } from '../incidents/reach.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id, Role } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { EvidenceHold, EvidenceStep } from '../record/evidence-state.ts';
import { raise } from '../record/raise.ts';
import type { Deposit } from '../record/state.ts';

/*
 * SETTINGS E14: locked against its owner by two people, released by two, one of them a DSL role. The two do not sit at one
 * screen: each decides in a session of their own, with their own badge and PIN, so nobody types a PIN while another looks on,
 * and the desk asks for it as for any decision. What is unsafe in between is a device that is gone, so the first person's word
 * keeps it at once and the second must follow on the same day; letting go counts only with the second.
 */

const DSL: readonly Role[] = ['dsl-lead', 'dsl-deputy', 'dsl-assistant'];

export function isDsl(role: Role): boolean {
  return DSL.includes(role);
}

/**
 * In which role somebody decides about a device that is kept; null for whoever has none that may. Letting go looks at the DSL
 * roles first, since one of the two has to hold one.
 */
export function keepingRole(
  by: Id,
  facts: Pick<Facts, 'person' | 'policy'>,
  what: 'keep' | 'release' = 'keep',
): Role | null {
  const person = facts.person(by);
  if (person === null || !person.active) return null;
  const order: readonly Role[] = ['manager', 'deputy', ...facts.policy.incidents.handledBy, ...DSL];
  return (what === 'release' ? [...DSL, ...order] : order).find((role) => person.roles.includes(role)) ?? null;
}

/** Whether the part of the desk about it is theirs; what is kept already can be let go after the switch was turned off. */
export function keepsEvidence(by: Id, facts: Pick<Facts, 'person' | 'policy' | 'holds'>): boolean {
  return (facts.policy.incidents.evidenceHold || facts.holds().length > 0) && keepingRole(by, facts) !== null;
}

export function isOwnDeposit(deposit: Id, by: Id, facts: Pick<Facts, 'openDeposits' | 'visit'>): boolean {
  const visit = facts.openDeposits().find(({ id }) => id === deposit)?.visit ?? null;
  return visit !== null && facts.visit(visit)?.person === by;
}

/** Never the owner, and where it belongs to an incident only those who may read that (SETTINGS C18, E25). */
export function mayHandle(
  { deposit, incident }: Pick<EvidenceHold, 'deposit' | 'incident'>,
  by: Id,
  facts: Facts,
): boolean {
  if (keepingRole(by, facts) === null || isOwnDeposit(deposit, by, facts)) return false;
  if (incident === null) return true;
  const found = incidentOf(incident, facts);
  return found !== null && mayRead(found, by, facts);
}

/**
 * What can be kept now: what is known to lie here or was handed over, is nobody's own who decides, and stands at no door that
 * is just being used, for what comes out of an open door cannot be kept.
 */
export function depositsToKeep(by: Id, facts: Facts): readonly Deposit[] {
  const moving = facts.unfinishedMovements().map(({ compartment }) => String(compartment));
  return facts
    .openDeposits()
    .filter(({ state }) => state === 'held' || state === 'handed-over')
    .filter(({ kind, place }) => kind === 'manual' || !moving.includes(place))
    .filter(({ id }) => facts.holdOf(id) === null && !isOwnDeposit(id, by, facts));
}

/** Whether it is offered: the policy has it on, the role is right, and something lies here. */
export function mayKeepNow(by: Id, facts: Facts): boolean {
  const { evidenceHold } = facts.policy.incidents;
  return evidenceHold && keepingRole(by, facts) !== null && depositsToKeep(by, facts).length > 0;
}

function dayBegan({ day, policy, momentOf }: Pick<Facts, 'day' | 'policy' | 'momentOf'>): EpochMs {
  return momentOf(day, policy.day.endsAt);
}

/** That it may go, as said today and not yet confirmed: what was said on an earlier day is to be said again. */
export function releaseToConfirm({ release }: EvidenceHold, facts: Facts): EvidenceStep | null {
  return release !== null && release.at >= dayBegan(facts) ? release : null;
}

/** Kept by one person only when the day was over: it lapses, and a manager hears of it. */
export function lapsedHolds(facts: Facts): readonly AuditEvent[] {
  const began = dayBegan(facts);
  return facts
    .holds()
    .filter(({ confirmed, proposed }) => confirmed === null && proposed.at < began)
    .flatMap(({ id, deposit }): AuditEvent[] => {
      const visit = facts.openDeposits().find((open) => open.id === deposit)?.visit ?? null;
      return [
        { kind: 'evidence-hold-lapsed', facts: { hold: id, deposit } },
        raise(facts.newId('x'), 'evidence-hold-lapsed', 'attention', { visit, deposit }),
      ];
    });
}

/** The deposit behind a door is kept, so that door opens for nobody. */
export function isKeptBehind(compartment: number, facts: Pick<Facts, 'openDeposits' | 'holdOf'>): boolean {
  return facts
    .openDeposits()
    .some(({ id, kind, place }) => kind === 'locker' && place === String(compartment) && facts.holdOf(id) !== null);
}

import { balanceOf } from '../day-end/balance.ts';
import { isKeptBehind } from '../evidence/keeping.ts';
import { formOf } from '../forms/all-forms.ts';
import { isInitials } from '../initials.ts';
import type { Facts } from '../kiosk/facts.ts';
import { checkGrant } from '../out-and-back/grant-use.ts';
import type { Id } from '../people.ts';
import { isOut } from '../phones/permitted-use.ts';
import { never } from '../result.ts';
import { stillOut } from '../setting-devices/register.ts';
import type { Decision, DecisionProblem } from './decisions.ts';
import { mayDecide } from './desk-access.ts';
import type { Gaps } from './desk-flow.ts';
import { childOf, nameOf } from './names.ts';
import { mayHavePin, pinAge, pinProblem } from './pin-rules.ts';

const problem = (code: DecisionProblem['code'], gaps: Gaps = {}): DecisionProblem => ({ code, gaps });

/** A manager's own, in whichever visit: signing out first makes it nobody else's. */
function isOwn(visit: Id | null, manager: Id, facts: Facts): boolean {
  return visit !== null && facts.visit(visit)?.person === manager;
}

/** Null when the decision may be made now by this manager. Looked at when it is asked for and again when it is made. */
export function checkDecision(decision: Decision, manager: Id, facts: Facts): DecisionProblem | null {
  const own = decision.happened === 'set-pin' && decision.person === manager;
  if (!own && !mayDecide(facts.person(manager)?.roles ?? [], decision)) return problem('not-your-role');
  // Everything but a new PIN of one's own waits for that (SETTINGS B8, D4).
  if (!own && pinAge(facts.pinSetAt(manager), facts)?.daysLeft === 0) return problem('pin-too-old');
  switch (decision.happened) {
    case 'grant-use':
      return checkGrant(decision, manager, facts);
    case 'end-authorisation': {
      const open = facts.openAuthorisations().find((found) => found.id === decision.authorisation);
      if (open === undefined) return problem('changed');
      return isOut(open) ? problem('device-still-out') : null;
    }
    case 'override-open': {
      if (facts.locker !== 'none' && !facts.compartments().includes(decision.compartment)) return problem('changed');
      if (facts.locker !== 'connected') return problem('locker-offline');
      if (isKeptBehind(decision.compartment, facts)) return problem('kept-as-evidence');
      const deposit = facts
        .openDeposits()
        .find((found) => found.kind === 'locker' && found.place === String(decision.compartment));
      return deposit !== undefined && isOwn(deposit.visit, manager, facts) ? problem('to-yourself') : null;
    }
    case 'mark-collected':
    case 'confirm-handed-over': {
      const deposit = facts.openDeposits().find((found) => found.id === decision.deposit);
      if (deposit === undefined) return problem('changed');
      if (decision.happened === 'mark-collected' && facts.holdOf(deposit.id) !== null)
        return problem('kept-as-evidence');
      if (decision.happened === 'confirm-handed-over' && deposit.state === 'held') return problem('changed');
      return isOwn(deposit.visit, manager, facts) ? problem('to-yourself') : null;
    }
    case 'resolve-exception':
      return facts.openExceptions().some((found) => found.id === decision.exception) ? null : problem('changed');
    case 'end-visit': {
      const visit = facts.openVisits().find((found) => found.id === decision.visit);
      if (visit === undefined) return problem('changed');
      return visit.person === manager ? problem('to-yourself') : null;
    }
    case 'add-person':
      if (!decision.manager) return null;
      return decision.pin === undefined || pinProblem(decision.pin, facts.policy) !== null
        ? problem('pin-too-easy')
        : null;
    case 'person-left':
      return checkPersonLeft(decision.person, manager, facts);
    case 'child-left':
      return childOf(decision.child, facts) === null ? problem('changed') : null;
    case 'set-pin': {
      const person = facts.person(decision.person);
      if (person === null || !mayHavePin(person)) return problem('changed');
      return pinProblem(decision.pin, facts.policy) === null ? null : problem('pin-too-easy');
    }
    case 'await-badge-for':
    case 'new-code':
      return facts.person(decision.person)?.active ? null : problem('changed');
    case 'accept-difference':
      return balanceOf(facts, manager).some((item) => item.what === decision.what && item.count > 0)
        ? null
        : problem('changed');
    case 'close-day':
      return balanceOf(facts, manager).some((item) => item.count > 0 && item.acceptedBy === null)
        ? problem('changed')
        : null;
    case 'compartment-in-order':
      return facts.outOfOrder().includes(decision.compartment) ? null : problem('changed');
    case 'add-family':
      return decision.initials.every(isInitials) ? null : problem('initials-only');
    case 'new-recovery-code':
    case 'import-roster':
      return null;
    case 'form-filled': {
      const form = formOf(decision.form);
      const context = { subject: decision.subject, by: manager, facts };
      return form === null ? problem('changed') : (form.may(context) ?? form.check(decision.answers, context));
    }
    default:
      return never(decision);
  }
}

/** With the badge gone nobody could collect or sign out any more, so the visit ends first: by its owner, or by a manager. */
function checkPersonLeft(id: Id, manager: Id, facts: Facts): DecisionProblem | null {
  if (id === manager) return problem('to-yourself');
  const person = facts.person(id);
  if (person === null || !person.active) return problem('changed');
  if (facts.openVisitOf(id) !== null) return problem('still-signed-in', { who: nameOf(person) });
  const issue = facts.issuedDevices().find((one) => one.person === id);
  return issue === undefined ? null : stillOut(issue, facts);
}

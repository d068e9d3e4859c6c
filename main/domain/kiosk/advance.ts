import { advanceSigning } from '../agreements/signing-flow.ts';
import { advanceChildWaiting } from '../children/child-waiting-flow.ts';
import { advanceDesk } from '../desk/desk-flow.ts';
import { advanceFilling } from '../forms/filling-flow.ts';
import { advanceReporting, reportOfVisit } from '../incidents/reporting-flow.ts';
import { advanceOwnDevice } from '../phones/own-device-flow.ts';
import { advancePutAway } from '../phones/put-away-flow.ts';
import { advanceReturnByHand } from '../phones/return-by-hand.ts';
import { advanceTakeOut } from '../phones/take-out-flow.ts';
import { never } from '../result.ts';
import { askAnew, declareInstead } from '../visits/declare-anew.ts';
import { advanceFamily, advanceFamilyEntry, beginFamily, beginFamilyEntry } from '../visits/family-flow.ts';
import { advanceLeaveAttended } from '../visits/leave-attended.ts';
import { advanceLeaving, beginLeaving } from '../visits/leaving-flow.ts';
import { advanceRecovery } from '../visits/recovery-flow.ts';
import { refusedBadge, unknownBadge } from '../visits/refused-tap.ts';
import { advanceSignIn, beginSignIn } from '../visits/sign-in-flow.ts';
import { advancePin, advanceStaffDay, advanceStaffEntry, beginStaffEntry, quickTap } from '../visits/staff-flow.ts';
import type { Facts } from './facts.ts';
import { FAREWELL_MS, type FarewellFlow, type Flow, kindWord, type PassFlow, WELCOME } from './flow.ts';
import type { Happening } from './happening.ts';
import { type Step, stay, trouble } from './step.ts';

/** One step of whatever the kiosk is in the middle of: the whole behaviour of the public screen, as a pure function. */
export function advance(flow: Flow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'not-recorded')
    return { flow: kindWord('not-recorded', facts.monotonic, { why: happening.code }), effects: [trouble] };
  if (isFree(flow) && (happening.happened === 'badge' || happening.happened === 'badge-unknown'))
    return tapped(happening, facts);
  if (!takesBadges(flow) && (happening.happened === 'badge' || happening.happened === 'badge-unknown'))
    return refuseTap(flow, happening, facts);
  switch (flow.flow) {
    case 'welcome':
      return atWelcome(flow, happening, facts);
    case 'farewell':
      // Whatever the next person does, they need not wait for the last word to go.
      if (happening.happened === 'start') return atWelcome(WELCOME, happening, facts);
      if (happening.happened === 'something-different') return differently(flow, facts);
      return over(happening, flow.until, facts) ? stay(WELCOME) : stay(flow);
    case 'kind-word':
      return over(happening, flow.until, facts) ? stay(WELCOME) : stay(flow);
    case 'pass':
      return afterPass(flow, happening, facts);
    case 'sign-in':
      return advanceSignIn(flow, happening, facts);
    case 'put-away':
      if (happening.happened === 'declare-devices' && flow.step.at === 'hand-in' && flow.step.changing)
        return declareInstead(flow, flow.step, happening, facts);
      return advancePutAway(flow, happening, facts);
    case 'take-out':
      return advanceTakeOut(flow, happening, facts);
    case 'own-device':
      return advanceOwnDevice(flow, happening, facts);
    case 'return-by-hand':
      return advanceReturnByHand(flow, happening, facts);
    case 'leave-attended':
      return advanceLeaveAttended(flow, happening, facts);
    case 'leaving':
      return advanceLeaving(flow, happening, facts);
    case 'staff-entry':
      return advanceStaffEntry(flow, happening, facts);
    case 'staff-day':
      return advanceStaffDay(flow, happening, facts);
    case 'signing':
      return advanceSigning(flow, happening, facts);
    case 'reporting':
      return reporting(advanceReporting(flow, happening, facts), happening, facts);
    case 'filling':
      return advanceFilling(flow, happening, facts);
    case 'pin':
      return advancePin(flow, happening, facts);
    case 'recovery':
      return advanceRecovery(flow, happening, facts);
    case 'family-entry':
      if (happening.happened === 'badge') return family(happening.person, happening.valid, facts);
      if (happening.happened === 'badge-unknown') return unknownBadge(happening.keyedHash, happening.reader, facts);
      return advanceFamilyEntry(flow, happening, facts);
    case 'family':
      return advanceFamily(flow, happening, facts);
    case 'child-waiting':
      return advanceChildWaiting(flow, happening, facts);
    case 'desk':
      return advanceDesk(flow, happening, facts);
    default:
      return never(flow);
  }
}

/** Nobody is in the middle of anything, so a badge counts at once. */
export function isFree(flow: Flow): boolean {
  return flow.flow === 'welcome' || flow.flow === 'farewell' || flow.flow === 'kind-word';
}

function tapped(tap: Extract<Happening, { happened: 'badge' | 'badge-unknown' }>, facts: Facts): Step {
  if (tap.happened === 'badge') return quickTap(tap.person, tap.valid, facts);
  return unknownBadge(tap.keyedHash, tap.reader, facts);
}

function family(person: Parameters<typeof beginFamily>[0], valid: boolean, facts: Facts): Step {
  if (!valid) return refusedBadge(person, facts);
  return person.personType === 'parent' ? beginFamily(person, facts) : quickTap(person, valid, facts);
}

/** A badge is what this screen waits for, so holding one to the reader is an answer like a touch. */
export function waitsForBadge(flow: Flow): boolean {
  return flow.flow === 'desk' ? flow.awaitingBadge !== null : isFree(flow) || takesBadges(flow);
}

/** Flows that ask for a badge, or hear one on purpose. */
function takesBadges(flow: Flow): boolean {
  if (flow.flow === 'sign-in') return flow.step === 'attending' || flow.step === 'let-in';
  return (
    flow.flow === 'staff-entry' ||
    flow.flow === 'family-entry' ||
    flow.flow === 'leave-attended' ||
    flow.flow === 'desk'
  );
}

/**
 * A badge in the middle of somebody else's session changes nothing there, for the session belongs to whoever began it. It
 * sounds, and what would be on record at another moment (an unknown badge, that of a leaver) is on record now.
 */
function refuseTap(flow: Flow, tap: Extract<Happening, { happened: 'badge' | 'badge-unknown' }>, facts: Facts): Step {
  if (tap.happened === 'badge' && tap.valid) return { flow, effects: [trouble] };
  return { flow, effects: tapped(tap, facts).effects };
}

function differently(flow: FarewellFlow, facts: Facts): Step {
  const visit = flow.mayChange === undefined ? null : facts.visit(flow.mayChange);
  return (visit === null ? null : askAnew(visit, facts)) ?? stay(flow);
}

function afterPass(flow: PassFlow, happening: Happening, facts: Facts): Step {
  const timedOut = happening.happened === 'timed-out';
  if (happening.happened === 'report-concern') return reportOfVisit(facts.visit(flow.visit), facts, flow) ?? stay(flow);
  if (!timedOut && happening.happened !== 'finish' && happening.happened !== 'go-on') return stay(flow);
  if (flow.next !== undefined) return timedOut ? advancePutAway(flow.next, happening, facts) : stay(flow.next);
  const { firstName } = flow;
  return stay({ flow: 'farewell', firstName, says: 'welcome-in', until: facts.monotonic + FAREWELL_MS });
}

/** Whoever walks off from a report walks off from the pass behind it, too: it does not stand there for the next. */
function reporting(step: Step, happening: Happening, facts: Facts): Step {
  if (happening.happened !== 'timed-out' || step.flow.flow !== 'pass') return step;
  const left = afterPass(step.flow, happening, facts);
  return { flow: left.flow, effects: [...step.effects, ...left.effects] };
}

function over(happening: Happening, until: number | null, facts: Facts): boolean {
  if (happening.happened === 'go-on' || happening.happened === 'finish' || happening.happened === 'timed-out')
    return true;
  return happening.happened === 'tick' && until !== null && facts.monotonic >= until;
}

function atWelcome(flow: Flow, happening: Happening, facts: Facts): Step {
  if (happening.happened !== 'start') return stay(flow);
  switch (happening.purpose) {
    case 'visiting':
      return beginSignIn();
    case 'family':
      return beginFamilyEntry();
    case 'leaving':
      return beginLeaving(facts);
    case 'staff':
      return beginStaffEntry();
  }
}

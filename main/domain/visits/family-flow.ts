import { conditionsOf, hasAccepted } from '../arrangements/conditions.ts';
import { eventsToday } from '../arrangements/special-events.ts';
import { waitingFor } from '../children/children-here.ts';
import { beginReporting } from '../incidents/reporting-flow.ts';
import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, kindWord, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay } from '../kiosk/step.ts';
import { permissionOf } from '../out-and-back/offers.ts';
import { mayStepOut } from '../out-and-back/step-out.ts';
import type { Id } from '../people.ts';
import { beginTakeOut } from '../phones/take-out-flow.ts';
import { reminderFor, requirementsFor } from '../policy/requirements.ts';
import type { Person } from '../record/state.ts';
import { conditionsAccepted } from './arrangement-steps.ts';
import { refuseCode } from './code-refusal.ts';
import { holderOf } from './holder.ts';
import { type Accepted, acknowledged, advanceRules, mustAccept, type RulesStep, showRules } from './rules-step.ts';
import { arrivalOf, declare, signInSettling } from './sign-in-flow.ts';

export interface FamilyEntryFlow {
  readonly flow: 'family-entry';
  readonly problem: 'code-unknown' | null;
}

/**
 * A parent or carer who is known by family card or code: initials of the children, and what they came for. The first time,
 * and when the rules change, the rules come before it (SETTINGS A2: induction acknowledgement, dated and versioned).
 */
export interface FamilyFlow {
  readonly flow: 'family';
  readonly person: Id;
  readonly firstName: string;
  readonly rules: RulesStep | null;
  /** Choosing what they usually carry: once with the induction, whose acceptance then goes on record with it, or later on. */
  readonly choosing?: { readonly accepted: Accepted | null };
}

export function beginFamilyEntry(): Step {
  return stay({ flow: 'family-entry', problem: null });
}

export function advanceFamilyEntry(flow: FamilyEntryFlow, happening: Happening, facts: Facts): Step {
  switch (happening.happened) {
    case 'finish':
    case 'back':
    case 'timed-out':
      return stay(WELCOME);
    case 'give-family-code': {
      if (facts.gate('family-code').shut) return stay(kindWord('codes-shut', facts.monotonic));
      const known = facts.knownBy('family-code', happening.code);
      return known?.valid ? beginFamily(known.person, facts) : refuseCode('family-code', flow, facts);
    }
    default:
      return stay(flow);
  }
}

export function beginFamily(person: Person, facts: Facts): Step {
  const visit = facts.openVisitOf(person.id);
  // A settling parent who comes to the screen again is leaving, with the devices from the office, unless a permission waits
  // or they may step out. The visit alone stands there: what staff can do is no parent's.
  if (visit !== null && (permissionOf(visit, facts) !== null || mayStepOut(visit, facts)))
    return stay({ flow: 'staff-day', person: null, visit: visit.id });
  if (visit !== null) return beginTakeOut(holderOf(visit, facts), facts);
  return stay({
    flow: 'family',
    person: person.id,
    firstName: person.first ?? '',
    rules: mustAccept(person.id, 'parent', facts) ? showRules(facts) : null,
  });
}

/** One touch: the parent takes part and keeps to the sharing rule (SETTINGS A4, C10). Touched again it changes nothing. */
function joinEvent(flow: FamilyFlow, arrangement: Id, facts: Facts): Step {
  const event = eventsToday(facts).find(({ id }) => id === arrangement);
  const kind = event?.terms?.kind;
  if (event === undefined || kind === undefined || hasAccepted(event, flow.person, facts)) return stay(flow);
  const conditions = conditionsOf(kind, facts);
  if (conditions.ids.length === 0) return stay(flow);
  return { flow, effects: [record(conditionsAccepted(event.id, conditions, null, flow.person)), accept] };
}

/** SETTINGS A1: everybody is asked what they carry. It stands until the parent changes it, so that the daily way stays short. */
function chooseUsual(
  { flow, person, firstName, rules }: FamilyFlow,
  accepted: Accepted | null,
  happening: Happening,
  facts: Facts,
): Step {
  const family: FamilyFlow = { flow, person, firstName, rules };
  switch (happening.happened) {
    case 'back':
      return stay(accepted === null ? family : { ...family, rules: showRules(facts) });
    case 'declare-devices': {
      const devices = [...happening.devices];
      return {
        flow: family,
        effects: [
          record(...(accepted === null ? [] : acknowledged(accepted, null, person, facts)), {
            kind: 'standing-declaration-changed',
            facts: { person, devices },
          }),
          accept,
        ],
      };
    }
    default:
      return stay({ ...family, choosing: { accepted } });
  }
}

/** What the policy asks of a parent with these devices besides reading and the bag; most policies ask nothing. */
function asksMore(person: Person, facts: Facts): boolean {
  const { standing, worksWithChildren } = person;
  return requirementsFor({ personType: 'parent', worksWithChildren }, standing, facts.policy).steps.some(
    ({ kind }) => kind !== 'acknowledge' && kind !== 'keep-in-bag' && kind !== 'sign-agreement',
  );
}

export function advanceFamily(flow: FamilyFlow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'finish' || happening.happened === 'timed-out') return stay(WELCOME);
  if (happening.happened === 'back' && flow.choosing === undefined) return stay(WELCOME);
  if (flow.rules !== null) {
    const { step, accepted } = advanceRules(flow.rules, happening, 'parent', facts);
    if (accepted === null) return stay({ ...flow, rules: step });
    return stay({ ...flow, rules: null, choosing: { accepted } });
  }
  if (flow.choosing !== undefined) return chooseUsual(flow, flow.choosing.accepted, happening, facts);
  if (happening.happened === 'change-usual') return stay({ ...flow, choosing: { accepted: null } });
  if (happening.happened === 'report-concern') {
    return beginReporting({ person: flow.person, visit: null }, 'parent', facts) ?? stay(flow);
  }
  if (happening.happened === 'join-event') return joinEvent(flow, happening.arrangement, facts);
  if (happening.happened !== 'family-visit') return stay(flow);
  const own = facts.childrenOf(flow.person).map((child) => child.id);
  const children = happening.children.filter((child) => own.includes(child));
  if (children.length === 0) return stay(flow);
  const person = facts.person(flow.person);
  if (happening.what === 'settling') {
    return person === null ? stay(kindWord('ask-manager', facts.monotonic)) : signInSettling(person, facts);
  }
  const dropping = happening.what === 'dropping-off';
  const brought = record({ kind: 'child-brought', facts: { parent: flow.person, children, what: happening.what } });
  const waiting = dropping
    ? []
    : waitingFor(flow.person, facts).filter(({ child }) => children.includes(child?.id ?? ''));
  if (waiting.length > 0) {
    const { person, firstName } = flow;
    const deposits = waiting.map(({ id }) => id);
    return { flow: { flow: 'child-waiting', person, firstName, deposits }, effects: [brought, accept] };
  }
  // A policy that asks more than the bag is obeyed like anybody else's: with a visit, until the parent leaves with their things.
  if (person !== null && asksMore(person, facts)) {
    const arrival = arrivalOf(person, 'family-code', 'parent');
    const put = declare(arrival, { devices: person.standing, otherWord: undefined }, facts);
    return { flow: put.flow, effects: [brought, ...put.effects] };
  }
  const reminder = reminderFor(facts.policy, 'parent', dropping ? 'sign-in' : 'sign-out', facts.language);
  return {
    flow: {
      flow: 'farewell',
      firstName: flow.firstName,
      says: dropping ? 'dropped-off' : 'collecting',
      until: facts.monotonic + FAREWELL_MS,
      ...(reminder === null ? {} : { reminder }),
    },
    effects: [brought, accept],
  };
}

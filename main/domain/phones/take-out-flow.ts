import { waitingFor } from '../children/children-here.ts';
import { words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, type Flow, kindWord, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, type Effect, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Deposit } from '../record/state.ts';
import { collectedDeposit, collectedForChild, supersededMovements } from './deposit-outcome.ts';
import type { Holder, TakeOutAtDoor, TakeOutFlow, TakeOutKept, ToAdult } from './device-flow.ts';
import { advanceDoor, doorStep, lockerNotHeard, openingIntended, stuckDoorEvents, wasPulsed } from './door-step.ts';
import { permissionsEnded } from './permitted-use.ts';

/** PROTOCOLS fault F12: one pulse and at most two further ones, then a person with a key. */
export const MOST_PULSES = 3;

/** Leaving: every device of the visit comes out first, then the visit ends. Nothing put away: it ends at once. */
export function beginTakeOut(holder: Holder, facts: Facts): Step {
  return next(holder, facts.openDepositsOf(holder.visit), [], facts);
}

/** Devices that were put away for children go to an adult, one after the other. No visit ends with it. */
export function handBack(deposits: readonly Deposit[], holder: ToAdult, facts: Facts): Step {
  return next(holder, deposits, [], facts);
}

type Taker = TakeOutFlow['holder'];

function collected(holder: Taker, deposit: string, facts: Facts): readonly AuditEvent[] {
  return holder.visit === null
    ? collectedForChild(deposit, holder, facts)
    : collectedDeposit(deposit, 'owner', null, facts);
}

function next(holder: Taker, deposits: readonly Deposit[], before: readonly AuditEvent[], facts: Facts): Step {
  const [deposit, ...others] = deposits;
  if (deposit === undefined) return leave(holder, before, facts);
  const rest = others.map((other) => other.id);
  // Out for permitted use: the owner has it in hand and takes it home.
  if (deposit.state === 'released')
    return next(holder, others, [...before, ...collected(holder, deposit.id, facts)], facts);
  const ofChild = deposit.child?.initials ?? null;
  if (facts.holdOf(deposit.id) !== null) {
    const step: TakeOutKept = { at: 'kept', deposit: deposit.id, devices: deposit.devices, ofChild };
    return { flow: { flow: 'take-out', holder, step, rest }, effects: before.length > 0 ? [record(...before)] : [] };
  }
  if (deposit.kind === 'manual') {
    const { id, store, place, devices, condition } = deposit;
    const flow: TakeOutFlow = {
      flow: 'take-out',
      holder,
      step: { at: 'by-hand', deposit: id, store, place, devices, condition, ofChild },
      rest,
    };
    return { flow, effects: before.length > 0 ? [record(...before)] : [] };
  }
  const step: TakeOutAtDoor = {
    at: 'door',
    deposit: deposit.id,
    door: doorStep(Number(deposit.place), facts),
    devices: deposit.devices,
    ofChild,
    condition: deposit.condition,
    pulses: 1,
    givenUp: false,
  };
  return { flow: { flow: 'take-out', holder, step, rest }, effects: pulse(holder, step, before, facts) };
}

function pulse(holder: Taker, step: TakeOutAtDoor, before: readonly AuditEvent[], facts: Facts): readonly Effect[] {
  const about = { visit: holder.visit, deposit: step.deposit, by: holder.person };
  const earlier = supersededMovements(step.door.compartment, facts);
  return [
    record(...before, ...earlier, openingIntended(step.door, 'collect', about)),
    { effect: 'open-door', movement: step.door.movement, compartment: step.door.compartment },
  ];
}

function leave(holder: Taker, before: readonly AuditEvent[], facts: Facts): Step {
  if (holder.visit === null) return handedBack(holder, before, facts);
  const permissions = permissionsEnded(holder.visit, 'left-site', holder.person, facts);
  const ended: AuditEvent = {
    kind: 'visit-ended',
    facts: { visit: holder.visit, how: 'signed-out', by: holder.person },
  };
  const { person, firstName } = holder;
  const waiting = waitingFor(person, facts).map(({ id }) => id);
  const then: Flow =
    person !== null && waiting.length > 0
      ? { flow: 'child-waiting', person, firstName, deposits: waiting }
      : { flow: 'farewell', firstName, says: 'goodbye', until: facts.monotonic + FAREWELL_MS };
  return { flow: then, effects: [record(...before, ...permissions, ended), accept] };
}

/** Staff are back in their own day, a parent is on the way to the child. */
function handedBack({ person, firstName, adult }: ToAdult, before: readonly AuditEvent[], facts: Facts): Step {
  const visit = facts.openVisitOf(person)?.id ?? null;
  const then: Flow =
    adult.givenBy === null
      ? { flow: 'farewell', firstName, says: 'collecting', until: facts.monotonic + FAREWELL_MS }
      : { flow: 'staff-day', person, visit, said: words('child-device.said-given') };
  return { flow: then, effects: before.length > 0 ? [record(...before), accept] : [accept] };
}

function depositsById(ids: readonly string[], holder: Taker, facts: Facts): readonly Deposit[] {
  const open = holder.visit === null ? facts.openDeposits() : facts.openDepositsOf(holder.visit);
  return open.filter((deposit) => ids.includes(deposit.id));
}

export function advanceTakeOut(flow: TakeOutFlow, happening: Happening, facts: Facts): Step {
  const { holder, step } = flow;
  if (happening.happened === 'timed-out') return stay(WELCOME);
  // Nobody is kept here with it (DESIGN.md, `What must always be true` 5): the visit may end without the device.
  if (step.at === 'kept') {
    if (happening.happened === 'finish') return stay(WELCOME);
    return happening.happened === 'go-on'
      ? next(holder, depositsById(flow.rest, holder, facts), [], facts)
      : stay(flow);
  }
  if (step.at === 'by-hand') {
    if (happening.happened === 'finish') return stay(WELCOME);
    if (happening.happened !== 'go-on') return stay(flow);
    return next(holder, depositsById(flow.rest, holder, facts), collected(holder, step.deposit, facts), facts);
  }
  // Leaving never waits for a locker (DESIGN.md, `What must always be true` 5): the device stays, and that is on record.
  if (happening.happened === 'leave-now' && step.door.stage === 'did-not-open') {
    const about = { visit: holder.visit, deposit: step.deposit, compartment: step.door.compartment };
    const left = raise(facts.newId('x'), 'device-not-collected', 'attention', about);
    return next(holder, depositsById(flow.rest, holder, facts), [left], facts);
  }
  if (happening.happened === 'have-my-things' && step.door.stage === 'reminder')
    return takenFromOpenDoor(flow, step, facts);
  if (happening.happened === 'go-on' && step.door.stage === 'did-not-open') {
    if (step.givenUp) return stay(flow);
    const again: TakeOutAtDoor = { ...step, door: doorStep(step.door.compartment, facts), pulses: step.pulses + 1 };
    return { flow: { ...flow, step: again }, effects: pulse(holder, again, [], facts) };
  }
  if (happening.happened === 'finish') {
    // The door is shut and the device out: going early is going, and the visit ends.
    if (step.door.stage === 'closed') return next(holder, depositsById(flow.rest, holder, facts), [], facts);
    return stay(WELCOME);
  }
  const { door, outcome } = advanceDoor(step.door, happening, facts);
  const moved: TakeOutFlow = { ...flow, step: { ...step, door } };
  switch (outcome.came) {
    case 'nothing':
      return stay(moved);
    case 'opened':
      return { flow: moved, effects: [record(...outcome.events), { effect: 'sound', sound: 'door' }] };
    case 'closed':
      return {
        flow: moved,
        effects: [record(...outcome.events, ...collected(holder, step.deposit, facts)), accept],
      };
    case 'over':
      return next(holder, depositsById(flow.rest, holder, facts), [], facts);
    case 'left-open': {
      const left = raise(facts.newId('x'), 'door-left-open', 'attention', {
        visit: holder.visit,
        deposit: step.deposit,
        compartment: step.door.compartment,
      });
      return {
        flow: kindWord('door-left-open', facts.monotonic, { door: step.door.compartment }),
        effects: [record(left), trouble],
      };
    }
    case 'stuck':
      return stuck(flow, { ...step, door }, outcome.why, outcome.events, facts);
  }
}

/**
 * The contact says open and will not say shut: the door stands ajar, or its contact is broken. That keeps nobody here who has
 * what is theirs (DESIGN.md, `What must always be true` 5); the door is for the manager to look at.
 */
function takenFromOpenDoor(flow: TakeOutFlow, step: TakeOutAtDoor, facts: Facts): Step {
  const { holder } = flow;
  const about = { visit: holder.visit, deposit: step.deposit, compartment: step.door.compartment };
  const taken: AuditEvent[] = [
    { kind: 'movement-unknown', facts: { movement: step.door.movement, found: 'open' } },
    ...collected(holder, step.deposit, facts),
    raise(facts.newId('x'), 'door-left-open', 'attention', about),
  ];
  return next(holder, depositsById(flow.rest, holder, facts), taken, facts);
}

/**
 * The screen stays, so that leaving without the device is always in reach. A locker that is not heard may be heard again in a
 * moment, and nothing was sent to it; a door that was pulsed three times waits for the key.
 */
function stuck(flow: TakeOutFlow, step: TakeOutAtDoor, why: string, events: readonly AuditEvent[], facts: Facts): Step {
  const about = { visit: flow.holder.visit, deposit: step.deposit };
  const offline = lockerNotHeard(why);
  const pulses = wasPulsed(why) ? step.pulses : step.pulses - 1;
  const givenUp = pulses >= MOST_PULSES;
  const raised = givenUp || offline ? stuckDoorEvents(step.door, why, about, facts) : [];
  return {
    flow: { ...flow, step: { ...step, givenUp, pulses } },
    effects: [record(...events, ...raised), trouble],
  };
}

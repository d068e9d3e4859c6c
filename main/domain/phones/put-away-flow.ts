import { arrangedOf, arrangementsFor } from '../arrangements/offered.ts';
import { besides, countOf, type DeclaredDevice } from '../devices.ts';
import { words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, type Flow, kindWord, type PassFlow, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, type Effect, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { type Requirements, requirementsFor, storeLabel } from '../policy/requirements.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import { questionedDeposit } from './deposit-outcome.ts';
import type { AtDoor, AtHandIn, ForChild, HandInReason, Holder, PutAwayFlow, PutAwayTask } from './device-flow.ts';
import { advanceDoor, doorStep, openingIntended, standsOpen, stuckDoorEvents } from './door-step.ts';
import { notesCondition } from './note-condition.ts';

/** What has to be put somewhere, one task per store in the order of the policy's steps. */
export function putAwayTasks(requirements: Requirements): readonly PutAwayTask[] {
  const byStore = new Map<string, DeclaredDevice[]>();
  for (const step of requirements.steps) {
    if (step.kind !== 'deposit' && step.kind !== 'hand-in') continue;
    byStore.set(step.store, [...(byStore.get(step.store) ?? []), ...step.devices]);
  }
  return [...byStore].map(([store, devices]) => ({ store, devices }));
}

export function inBagOf(requirements: Requirements): readonly DeclaredDevice[] {
  return requirements.steps.flatMap((step) => (step.kind === 'keep-in-bag' ? step.devices : []));
}

interface Start {
  readonly holder: Holder | ForChild;
  readonly tasks: readonly PutAwayTask[];
  readonly inBag: readonly DeclaredDevice[];
  readonly pass?: string;
  /** Goes into the same transaction as the first intent: the visit itself, the declaration, the acknowledgement. */
  readonly before: readonly AuditEvent[];
}

/** Begins with the first store, or ends at once where nothing has to be put away. */
export function beginPutAway(start: Start, facts: Facts): Step {
  const [task, ...rest] = start.tasks;
  const pass = start.pass === undefined ? {} : { pass: start.pass };
  if (task === undefined) {
    const done = afterPutAway({ holder: start.holder, inBag: start.inBag, ...pass }, facts);
    const effects: Effect[] = start.before.length > 0 ? [record(...start.before), accept] : [accept];
    return { flow: done, effects };
  }
  return nextTask({ holder: start.holder, inBag: start.inBag, ...pass, rest }, task, start.before, [], facts);
}

type Shell = Omit<PutAwayFlow, 'flow' | 'step'>;

function nextTask(
  shell: Shell,
  task: PutAwayTask,
  before: readonly AuditEvent[],
  stuck: readonly number[],
  facts: Facts,
): Step {
  const store = facts.policy.stores[task.store];
  if (store?.kind !== 'locker') return handIn(shell, task, task.store, 'rule', before, facts);
  const about = { visit: shell.holder.visit };
  if (facts.locker !== 'connected') {
    // A setting without a locker departs from nothing.
    const offline =
      facts.locker === 'none' || facts.outageTold
        ? []
        : [raise(facts.newId('x'), 'locker-offline', 'attention', about, facts.locker)];
    return handIn(shell, task, store.fallback, 'locker-offline', [...before, ...offline], facts);
  }
  const compartment = facts.freeCompartments().find((free) => !stuck.includes(free));
  if (compartment === undefined) {
    const full = raise(facts.newId('x'), 'locker-full', 'note', about);
    return handIn(
      shell,
      task,
      store.fallback,
      stuck.length > 0 ? 'door-stuck' : 'locker-full',
      [...before, full],
      facts,
    );
  }
  const deposit = facts.newId('d');
  const door = doorStep(compartment, facts);
  const step: AtDoor = { at: 'door', deposit, store: task.store, door, devices: task.devices, stuck, changing: false };
  return {
    flow: { flow: 'put-away', ...shell, step },
    effects: [
      record(
        ...before,
        depositIntended(deposit, shell.holder, task.store, String(compartment), task.devices, 'locker'),
        openingIntended(door, 'deposit', { visit: shell.holder.visit, deposit, by: shell.holder.person }),
      ),
      { effect: 'open-door', movement: door.movement, compartment },
    ],
  };
}

function handIn(
  shell: Shell,
  task: PutAwayTask,
  store: string,
  why: HandInReason,
  before: readonly AuditEvent[],
  facts: Facts,
): Step {
  const place = facts.freePlace(store);
  const step: AtHandIn = {
    at: 'hand-in',
    deposit: facts.newId('d'),
    store,
    place,
    devices: task.devices,
    why,
    changing: false,
  };
  return {
    flow: passFirst({ flow: 'put-away', ...shell, step }),
    effects: [record(...before, depositIntended(step.deposit, shell.holder, store, place, task.devices, 'manual'))],
  };
}

/** Whoever is sent to the office may not come back to this screen, so the way out is told before. */
function passFirst({ pass, ...rest }: PutAwayFlow): Flow {
  const { holder, inBag } = rest;
  return pass === undefined || holder.visit === null ? rest : { ...passOf(holder, inBag, pass), next: rest };
}

function depositIntended(
  deposit: string,
  holder: Holder | ForChild,
  store: string,
  place: string,
  devices: readonly DeclaredDevice[],
  kind: 'locker' | 'manual',
): AuditEvent {
  const where = { deposit, store, place, devices: [...devices], kind };
  if (holder.visit !== null) return { kind: 'deposit-intended', facts: { ...where, visit: holder.visit } };
  const { id, initials, how } = holder.child;
  return {
    kind: 'deposit-intended',
    facts: { ...where, visit: null, forChild: { child: id, how, by: holder.person } },
    personal: id === null ? { initials } : {},
  };
}

/** Whoever put nothing of their own here has nothing to declare differently, and a visitor goes by the rules accepted. */
export function mayDeclareHere(holder: PutAwayFlow['holder']): holder is Holder {
  return holder.visit !== null && holder.person !== null;
}

export function advancePutAway(flow: PutAwayFlow, happening: Happening, facts: Facts): Step {
  return notesCondition(flow, happening, facts) ?? movesOn(flow, happening, facts);
}

function movesOn(flow: PutAwayFlow, happening: Happening, facts: Facts): Step {
  return flow.step.at === 'door'
    ? atDoor(flow, flow.step, happening, facts)
    : atHandIn(flow, flow.step, happening, facts);
}

function atDoor(flow: PutAwayFlow, step: AtDoor, happening: Happening, facts: Facts): Step {
  const { holder } = flow;
  const withStep = (change: Partial<AtDoor>): PutAwayFlow => ({ ...flow, step: { ...step, ...change } });
  const shut = step.door.stage === 'closed';
  switch (happening.happened) {
    case 'nothing-today':
      if (!mayDeclareHere(holder) || shut) return stay(flow);
      return {
        flow: { ...withStep({ devices: [], changing: false }), rest: [] },
        effects: [record(nothingToday(holder, step, facts))],
      };
    case 'something-different':
      return !mayDeclareHere(holder) || shut ? stay(flow) : stay(withStep({ changing: true }));
    case 'back':
      return stay(withStep({ changing: false }));
    case 'declare-devices': {
      if (!step.changing || !mayDeclareHere(holder)) return stay(flow);
      const off = offPremises(holder, happening.devices, facts);
      const devices = happening.devices.filter((device) => !off.includes(device));
      const effects: Effect[] = [record(declared(holder, step, devices, facts, happening.otherWord))];
      const chosen = { devices, changing: false };
      return { flow: withStep(off.length === 0 ? chosen : { ...chosen, off }), effects };
    }
    case 'go-on':
      if (step.off === undefined) break;
      return stay({ ...flow, step: withoutOff(step) });
    // Walking off with the door open: the door is watched on without a session, the visitor still gets the pass. What goes
    // to another store is asked for all the same: Finish there is an answer of its own.
    case 'finish':
      if (flow.rest.length > 0) return goOn(flow, facts);
      return stay(flow.pass === undefined ? WELCOME : afterPutAway(flow, facts));
    case 'timed-out':
      return {
        flow: WELCOME,
        effects: flow.rest.length > 0 ? [record(...notAskedFor(holder.visit, flow.rest, facts))] : [],
      };
  }
  const { door, outcome } = advanceDoor(step.door, happening, facts);
  const about = { visit: flow.holder.visit, deposit: step.deposit };
  switch (outcome.came) {
    case 'nothing':
      return stay(withStep({ door }));
    case 'opened':
      return { flow: withStep({ door }), effects: [record(...outcome.events), { effect: 'sound', sound: 'door' }] };
    case 'closed':
      return {
        flow: { ...flow, step: { ...withoutOff(step), door, changing: false } },
        effects: [record(...outcome.events, settled(holder, step)), accept],
      };
    case 'over':
      // Whoever is still writing down its condition is not hurried on.
      return step.noting ? stay(flow) : goOn(flow, facts);
    case 'stuck': {
      const { deposit } = step;
      const mayBeInside = standsOpen(step.door) && countOf(step.devices) > 0;
      const failed: AuditEvent[] = [
        ...outcome.events,
        mayBeInside
          ? { kind: 'deposit-unknown', facts: { deposit } }
          : { kind: 'deposit-cancelled', facts: { deposit, why: outcome.why } },
        ...stuckDoorEvents(step.door, outcome.why, about, facts),
      ];
      // `Nothing today` was said at this door: there is nothing to find another one for.
      if (countOf(step.devices) === 0) {
        const over = goOn(flow, facts);
        return { flow: over.flow, effects: [trouble, record(...failed), ...over.effects] };
      }
      const task = { store: step.store, devices: step.devices };
      const next = nextTask(flow, task, failed, [...step.stuck, step.door.compartment], facts);
      return { flow: next.flow, effects: [trouble, ...next.effects] };
    }
    case 'left-open': {
      const left = raise(facts.newId('x'), 'door-left-open', 'attention', {
        ...about,
        compartment: step.door.compartment,
      });
      // A visitor still gets the pass; the door is watched on without a session.
      const then =
        flow.pass === undefined
          ? kindWord('door-left-open', facts.monotonic, { door: step.door.compartment })
          : afterPutAway(flow, facts);
      return { flow: then, effects: [record(left, ...notAskedFor(holder.visit, flow.rest, facts)), trouble] };
    }
  }
}

function withoutOff({ off: _, ...step }: AtDoor): AtDoor {
  return step;
}

/** Of these devices, those that this person has to leave off the premises (SETTINGS C9); what was arranged counts. */
function offPremises(
  { person: id, personType, firstName }: Holder,
  devices: readonly DeclaredDevice[],
  facts: Facts,
): readonly DeclaredDevice[] {
  const worksWithChildren = (id === null ? null : facts.person(id))?.worksWithChildren ?? true;
  const arranged = arrangementsFor({ personType, person: id, first: firstName, last: '' }, facts).flatMap(arrangedOf);
  const { steps } = requirementsFor({ personType, worksWithChildren }, devices, facts.policy, arranged);
  const off = steps.flatMap((step) => (step.kind === 'leave-off-premises' ? step.devices : []));
  return devices.filter((device) => off.some((one) => one.kind === device.kind && one.ownership === device.ownership));
}

/** Nobody stands there any more, and there was more to put away than could be asked for. */
export function notAskedFor(
  visit: Id | null,
  rest: readonly PutAwayTask[],
  facts: Pick<Facts, 'newId'>,
): readonly AuditEvent[] {
  return rest.map(({ store }) => raise(facts.newId('x'), 'deposit-unsure', 'attention', { visit }, store));
}

/** The door is shut: the devices are in, or there were none after all. */
function settled(holder: PutAwayFlow['holder'], step: AtDoor): AuditEvent {
  // Staff saw for the child that it went in.
  const confirmedBy = holder.visit === null ? holder.person : null;
  return countOf(step.devices) === 0
    ? { kind: 'deposit-cancelled', facts: { deposit: step.deposit, why: 'nothing-today' } }
    : { kind: 'deposit-held', facts: { deposit: step.deposit, confirmedBy, devices: [...step.devices] } };
}

/** Nothing beside what this visit has put away already: neither here nor where it would have gone on to. */
function nothingToday(holder: Holder, step: AtDoor | AtHandIn, facts: Facts): AuditEvent {
  const away = facts.openDepositsOf(holder.visit).filter((deposit) => deposit.id !== step.deposit);
  return {
    kind: 'devices-declared',
    facts: { visit: holder.visit, devices: away.flatMap((deposit) => deposit.devices) },
  };
}

/** What is at hand here differs; what this visit has in other stores or in a bag stays as it was declared. */
function declared(
  holder: Holder,
  step: AtDoor | AtHandIn,
  devices: readonly DeclaredDevice[],
  facts: Facts,
  otherWord?: string,
): AuditEvent {
  const elsewhere = besides(facts.devicesOf(holder.visit), step.devices);
  return {
    kind: 'devices-declared',
    facts: { visit: holder.visit, devices: [...elsewhere, ...devices] },
    ...(otherWord ? { personal: { otherWord } } : {}),
  };
}

function atHandIn(flow: PutAwayFlow, step: AtHandIn, happening: Happening, facts: Facts): Step {
  const { holder } = flow;
  switch (happening.happened) {
    case 'nothing-today': {
      if (!mayDeclareHere(holder)) return stay(flow);
      const next = goOn({ ...flow, step: { ...step, devices: [] }, rest: [] }, facts);
      const cancelled: AuditEvent = {
        kind: 'deposit-cancelled',
        facts: { deposit: step.deposit, why: 'nothing-today' },
      };
      return {
        flow: next.flow,
        effects: [record(nothingToday(holder, step, facts), cancelled), accept, ...next.effects],
      };
    }
    // What is declared then goes where the policy says, so it is the visit's to answer: declareInstead.
    case 'something-different':
      return mayDeclareHere(holder) ? stay({ ...flow, step: { ...step, changing: true } }) : stay(flow);
    case 'back':
      return stay({ ...flow, step: { ...step, changing: false } });
    case 'handed-over': {
      const next = goOn(flow, facts);
      return {
        flow: next.flow,
        effects: [record(handedOver(holder, step.deposit)), accept, ...next.effects],
      };
    }
    // Perhaps a refusal, perhaps walking to the office with it in hand: nobody here can tell where the device will be.
    case 'finish':
    case 'timed-out': {
      const finished = happening.happened === 'finish';
      const kind = finished && holder.visit !== null ? 'deposit-refused' : 'deposit-unsure';
      const then = finished ? goOn(flow, facts) : stay(WELCOME);
      const question = questionedDeposit(step.deposit, { visit: flow.holder.visit }, kind, facts);
      return { flow: then.flow, effects: [record(...question), ...then.effects] };
    }
    default:
      return stay(flow);
  }
}

/** Somebody else confirms what an adult says they handed over. What staff put away for a child they have seen themselves. */
function handedOver(holder: PutAwayFlow['holder'], deposit: string): AuditEvent {
  return holder.visit === null
    ? { kind: 'deposit-held', facts: { deposit, confirmedBy: holder.person } }
    : { kind: 'deposit-handed-over', facts: { deposit } };
}

function goOn(flow: PutAwayFlow, facts: Facts): Step {
  const [task, ...rest] = flow.rest;
  if (task === undefined) return stay(afterPutAway(flow, facts));
  return nextTask({ ...flow, rest }, task, [], [], facts);
}

function passOf(holder: Holder, inBag: PutAwayFlow['inBag'], code: string): PassFlow {
  return { flow: 'pass', visit: holder.visit, firstName: holder.firstName, code, inBag };
}

/** Visitors get their pass; people with a badge or code get a word and are on their way. */
function afterPutAway(
  shell: Pick<PutAwayFlow, 'holder' | 'inBag' | 'pass'> & { step?: AtDoor | AtHandIn },
  facts: Facts,
): Flow {
  const { holder } = shell;
  if (holder.visit === null) return putAwayForChild(holder, shell.step, facts);
  if (shell.pass !== undefined) return passOf(holder, shell.inBag, shell.pass);
  const nothing = shell.step === undefined || countOf(shell.step.devices) === 0;
  const where = shell.step?.at === 'door' ? { door: shell.step.door.compartment } : {};
  return {
    flow: 'farewell',
    firstName: holder.firstName,
    says: nothing ? 'welcome-nothing' : 'welcome-in',
    facts: where,
    until: facts.monotonic + FAREWELL_MS,
    ...(nothing && holder.person !== null ? { mayChange: holder.visit } : {}),
    ...(shell.inBag.length > 0 ? { inBag: shell.inBag } : {}),
  };
}

/** Back to the day of the member of staff, with where it lies now. */
function putAwayForChild({ person, child }: ForChild, step: AtDoor | AtHandIn | undefined, facts: Facts): Flow {
  const { initials } = child;
  const said =
    step === undefined
      ? null
      : step.at === 'door'
        ? words('child-device.said-in-door', { initials, door: step.door.compartment })
        : words('child-device.said-in-store', {
            initials,
            store: storeLabel(facts.policy, step.store, facts.language),
            place: step.place,
          });
  return { flow: 'staff-day', person, visit: facts.openVisitOf(person)?.id ?? null, said };
}

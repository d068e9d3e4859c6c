import { beginSigning } from '../agreements/signing-flow.ts';
import type { EpochMs } from '../clock.ts';
import { tabsFor, tabsOf } from '../desk/desk-access.ts';
import { openDesk } from '../desk/desk-flow.ts';
import { beginFilling } from '../forms/filling-flow.ts';
import type { Words } from '../forms/form.ts';
import { beginReporting, reportOfVisit } from '../incidents/reporting-flow.ts';
import type { Facts } from '../kiosk/facts.ts';
import { kindWord, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay, trouble } from '../kiosk/step.ts';
import { permissionOf, takeUp } from '../out-and-back/offers.ts';
import { mayStepOut, stepOut } from '../out-and-back/step-out.ts';
import type { Id } from '../people.ts';
import { foundThere } from '../phones/found-there.ts';
import type { Deposit, Person, Visit, VisitStart } from '../record/state.ts';
import { refuseCode } from './code-refusal.ts';
import { askAnew, mayDeclareAnew, nothingAnew } from './declare-anew.ts';
import { beginFamily } from './family-flow.ts';
import { beginLeavingSite } from './leave-attended.ts';
import { beginRecovery, mayRecover } from './recovery-flow.ts';
import { refusedBadge, unknownBadge } from './refused-tap.ts';
import { signInKnown } from './sign-in-flow.ts';

/** `Staff and reports` on the welcome screen: badge or personal code, then the quiet targets of `staff-day`. */
export interface StaffEntryFlow {
  readonly flow: 'staff-entry';
  readonly problem: 'code-unknown' | null;
}

/** One person and what they may do now. A walk-in with a permitted use stands here too, with `person` null. */
export interface StaffDayFlow {
  readonly flow: 'staff-day';
  readonly person: Id | null;
  readonly visit: Id | null;
  /** What was just recorded. */
  readonly said?: Words | null;
  /** The person is choosing what they usually bring. */
  readonly choosing?: 'usual';
  /** The person looks up whom to turn to. */
  readonly looking?: 'whom-to-turn-to';
}

export interface PinFlow {
  readonly flow: 'pin';
  readonly person: Id;
  readonly firstName: string;
  readonly problem: 'pin-wrong' | null;
  readonly waitUntil: EpochMs | null;
  /** The PIN that is being looked at; until its answer no other is taken. */
  readonly checking: Id | null;
}

/** A second tap sooner than this asks `did it work?`, it does not mean `I am leaving`. Milliseconds. */
export const SECOND_THOUGHT_MS = 8_000;

/** Whoever has a part of the desk may open it and sees that part (SETTINGS D3). */
export function mayOpenDesk(person: Person): boolean {
  return person.active && tabsOf(person.roles).length > 0;
}

export function beginStaffEntry(): Step {
  return stay({ flow: 'staff-entry', problem: null });
}

/** A badge while nobody is in the middle of anything: in, or out, in one touch. */
export function quickTap(person: Person, valid: boolean, facts: Facts): Step {
  if (!valid) return refusedBadge(person, facts);
  return known(person, 'badge', facts);
}

function known(person: Person, by: VisitStart, facts: Facts): Step {
  if (person.personType === 'parent' || person.personType === 'settling-parent') return beginFamily(person, facts);
  const visit = facts.openVisitOf(person.id);
  if (visit === null) return signInKnown(person, by, facts);
  const unsure = facts.sinceStarted(visit) < SECOND_THOUGHT_MS;
  if (unsure || mayOpenDesk(person) || permissionOf(visit, facts) !== null || mayStepOut(visit, facts)) {
    return stay({ flow: 'staff-day', person: person.id, visit: visit.id });
  }
  return beginLeavingSite(visit, facts);
}

export function advanceStaffEntry(flow: StaffEntryFlow, happening: Happening, facts: Facts): Step {
  switch (happening.happened) {
    case 'finish':
    case 'back':
    case 'timed-out':
      return stay(WELCOME);
    case 'badge':
      return happening.valid ? atStaffDay(happening.person, facts) : refusedBadge(happening.person, facts);
    case 'badge-unknown':
      return unknownBadge(happening.keyedHash, happening.reader, facts);
    case 'give-personal-code': {
      if (facts.gate('personal-code').shut) return stay(kindWord('codes-shut', facts.monotonic));
      const found = facts.knownBy('personal-code', happening.code);
      return found?.valid ? atStaffDay(found.person, facts) : refuseCode('personal-code', flow, facts);
    }
    default:
      return stay(flow);
  }
}

function atStaffDay(person: Person, facts: Facts): Step {
  if (person.personType === 'parent') return beginFamily(person, facts);
  return stay({ flow: 'staff-day', person: person.id, visit: facts.openVisitOf(person.id)?.id ?? null });
}

export function advanceStaffDay(flow: StaffDayFlow, happening: Happening, facts: Facts): Step {
  if (flow.choosing !== undefined) return chooseUsual(flow, happening);
  if (flow.looking !== undefined && happening.happened === 'back') {
    const { looking: _, ...day } = flow;
    return stay(day);
  }
  if (happening.happened === 'finish' || happening.happened === 'back' || happening.happened === 'timed-out')
    return stay(WELCOME);
  const visit = flow.visit === null ? null : facts.visit(flow.visit);
  const person = flow.person === null ? null : facts.person(flow.person);
  switch (happening.happened) {
    case 'go-on':
      if (visit === null) return person === null ? stay(WELCOME) : signInKnown(person, 'personal-code', facts);
      return takeUp(visit, 'out', facts) ?? stay(flow);
    case 'nothing-today':
    case 'something-different':
    case 'change-usual':
      return declares(flow, happening.happened, person, visit, facts);
    case 'whom-to-turn-to':
      return stay(person === null ? flow : { ...flow, looking: 'whom-to-turn-to' });
    case 'back-with-device':
      return (visit === null ? null : takeUp(visit, 'back', facts)) ?? stay(flow);
    case 'step-out':
      return (visit === null ? null : stepOut(visit, facts)) ?? stay(flow);
    case 'leave-now':
      return visit === null ? stay(flow) : beginLeavingSite(visit, facts);
    case 'confirm-hand-in':
      return person === null || visit === null ? stay(flow) : confirm(flow, person, happening.deposit, facts);
    case 'sign-agreement':
      return person === null
        ? stay(flow)
        : (beginSigning(person.id, flow.visit, happening.agreement, facts) ?? stay(flow));
    case 'report-concern':
      if (person === null) return reportOfVisit(visit, facts) ?? stay(flow);
      return beginReporting({ person: person.id, visit: null }, person.personType, facts) ?? stay(flow);
    case 'open-form':
      return person === null
        ? stay(flow)
        : (beginFilling(happening.form, happening.subject ?? null, { by: person.id, visit: flow.visit }, facts) ??
            stay(flow));
    case 'open-desk':
      return person === null || !mayOpenDesk(person) ? stay(flow) : askPin(person, facts);
    default:
      return stay(flow);
  }
}

type Declaring = 'nothing-today' | 'something-different' | 'change-usual';

/** What may be said of one's devices here (DESIGN.md, rulings `People`): of today beside the standing declaration, and of it. */
export function mayDeclare(person: Person | null, visit: Visit | null, facts: Facts): readonly Declaring[] {
  if (person === null) return [];
  if (visit === null) return ['nothing-today', 'something-different', 'change-usual'];
  if (!mayDeclareAnew(visit, facts)) return ['change-usual'];
  const carries = facts.devicesOf(visit.id).length > 0;
  return [...(carries ? (['nothing-today'] as const) : []), 'something-different', 'change-usual'];
}

function declares(flow: StaffDayFlow, what: Declaring, person: Person | null, visit: Visit | null, facts: Facts): Step {
  if (person === null || !mayDeclare(person, visit, facts).includes(what)) return stay(flow);
  switch (what) {
    case 'change-usual':
      return stay({ ...flow, choosing: 'usual' });
    case 'nothing-today':
      if (visit === null) return signInKnown(person, 'personal-code', facts, 'nothing');
      return nothingAnew(visit, facts) ?? stay(flow);
    case 'something-different':
      if (visit === null) return signInKnown(person, 'personal-code', facts, 'different');
      return askAnew(visit, facts) ?? stay(flow);
  }
}

/** From the next tap on; what was declared for today stays. */
function chooseUsual({ person, visit }: StaffDayFlow, happening: Happening): Step {
  const day: StaffDayFlow = { flow: 'staff-day', person, visit };
  switch (happening.happened) {
    case 'finish':
    case 'timed-out':
      return stay(WELCOME);
    case 'back':
      return stay(day);
    case 'declare-devices':
      if (person === null) return stay(day);
      return {
        flow: day,
        effects: [
          record({ kind: 'standing-declaration-changed', facts: { person, devices: [...happening.devices] } }),
          accept,
        ],
      };
    default:
      return stay({ ...day, choosing: 'usual' });
  }
}

/** What a person may have been given for others: handed over as its owner says, or nobody has said. */
export function toConfirm(flow: StaffDayFlow, facts: Facts): readonly Deposit[] {
  // Whoever came off duty is a visitor today (SETTINGS D11).
  const visit = flow.visit === null ? null : facts.visit(flow.visit);
  const person = flow.person === null ? null : facts.person(flow.person);
  if (visit !== null && person !== null && visit.personType !== person.personType) return [];
  return facts
    .openDeposits()
    .filter(
      ({ kind, state, visit }) =>
        kind === 'manual' && (state === 'handed-over' || state === 'unknown') && visit !== flow.visit,
    );
}

/** Any signed-in member of staff confirms what was handed over, but nobody their own (DESIGN.md, rulings `People`). */
function confirm(flow: StaffDayFlow, person: Person, deposit: Id, facts: Facts): Step {
  if (!toConfirm(flow, facts).some((open) => open.id === deposit)) return stay(flow);
  return { flow, effects: [record(...foundThere(deposit, person.id, facts)), accept] };
}

function askPin(person: Person, facts: Facts): Step {
  if (facts.gate('pin').shut) return stay(kindWord('desk-shut', facts.monotonic));
  if (!facts.hasPin(person.id) && mayRecover(person, facts)) return beginRecovery(person, facts);
  if (!facts.hasPin(person.id)) return stay(kindWord('no-pin', facts.monotonic));
  return stay({
    flow: 'pin',
    person: person.id,
    firstName: person.first ?? '',
    problem: null,
    waitUntil: null,
    checking: null,
  });
}

export function advancePin(flow: PinFlow, happening: Happening, facts: Facts): Step {
  switch (happening.happened) {
    case 'finish':
    case 'back':
    case 'timed-out':
      return stay(WELCOME);
    case 'use-recovery-code': {
      const person = facts.person(flow.person);
      return person === null || !mayRecover(person, facts) ? stay(flow) : beginRecovery(person, facts);
    }
    case 'give-pin': {
      if (flow.checking !== null) return stay(flow);
      const check = facts.newId('q');
      return {
        flow: { ...flow, checking: check },
        effects: [{ effect: 'check-pin', check, person: flow.person, pin: happening.pin, use: 'open-desk' }],
      };
    }
    case 'pin-accepted':
      return happening.check === flow.checking ? atDesk(flow, facts) : stay(flow);
    case 'pin-not-recorded':
      if (happening.check !== flow.checking) return stay(flow);
      return { flow: kindWord('not-recorded', facts.monotonic, { why: happening.code }), effects: [trouble] };
    case 'pin-refused':
      if (happening.check !== flow.checking) return stay(flow);
      if (happening.shut) return { flow: kindWord('desk-shut', facts.monotonic), effects: [trouble] };
      if (happening.lockedOut) return { flow: kindWord('pin-locked', facts.monotonic), effects: [trouble] };
      return {
        flow: { ...flow, problem: 'pin-wrong', waitUntil: happening.waitUntil, checking: null },
        effects: [trouble],
      };
    default:
      return stay(flow);
  }
}

function atDesk(flow: PinFlow, facts: Facts): Step {
  const [first] = tabsFor(flow.person, facts);
  return first === undefined ? stay(flow) : openDesk(flow.person, first);
}

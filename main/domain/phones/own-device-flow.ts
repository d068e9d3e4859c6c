import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, type FarewellKey, kindWord, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, type Effect, record, type Step, stay, trouble } from '../kiosk/step.ts';
import { placeOfUse } from '../out-and-back/outing.ts';
import type { Id } from '../people.ts';
import { BREAK, STEP_OUT } from '../policy/uses.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Authorisation, Deposit } from '../record/state.ts';
import { supersededMovements } from './deposit-outcome.ts';
import type { Holder, OwnDeviceFlow } from './device-flow.ts';
import { advanceDoor, doorStep, lockerNotHeard, openingIntended, stuckDoorEvents, wasPulsed } from './door-step.ts';
import { returned } from './permitted-use.ts';
import { beginReturnByHand } from './return-by-hand.ts';
import { MOST_PULSES } from './take-out-flow.ts';

type Use = Pick<Authorisation, 'id' | 'kind' | 'place' | 'until' | 'releaseMinutes' | 'arrangement'>;

/**
 * The owner takes a device out for permitted use, or brings it back. Its compartment stays kept for it meanwhile.
 * From a manual store a person hands it over, so there is no door to wait for. `before`: what is recorded together with it.
 */
export function beginOwnDevice(
  holder: Holder,
  purpose: OwnDeviceFlow['purpose'],
  permission: Use,
  deposit: Deposit,
  facts: Facts,
  before: readonly AuditEvent[] = [],
): Step {
  // The device stays; whoever works alone has checked in all the same (SETTINGS C6).
  if (purpose === 'release' && facts.holdOf(deposit.id) !== null) {
    const checkedIn = before.filter(({ kind }) => kind === 'checked-in');
    return {
      flow: kindWord('device-kept', facts.monotonic),
      effects: checkedIn.length === 0 ? [trouble] : [record(...checkedIn), trouble],
    };
  }
  const use = {
    kind: permission.kind,
    place: placeOfUse(permission, facts),
    outing: permission.arrangement !== null && permission.releaseMinutes === null,
    until: permission.releaseMinutes === null ? permission.until : facts.now + permission.releaseMinutes * 60_000,
  };
  if (deposit.kind === 'manual') {
    if (purpose === 'return') return beginReturnByHand(holder, permission.id, deposit, 'rule', [], facts);
    return {
      flow: farewell(holder, purpose, use, deposit, facts),
      effects: [record(...before, ...moved(purpose, permission.id, deposit.id, facts)), accept],
    };
  }
  const flow: OwnDeviceFlow = {
    flow: 'own-device',
    holder,
    purpose,
    authorisation: permission.id,
    deposit: deposit.id,
    devices: deposit.devices,
    door: doorStep(Number(deposit.place), facts),
    use,
    pulses: 1,
  };
  return { flow, effects: pulse(flow, before, facts) };
}

function pulse(flow: OwnDeviceFlow, before: readonly AuditEvent[], facts: Facts): readonly Effect[] {
  const about = { visit: flow.holder.visit, deposit: flow.deposit, by: flow.holder.person };
  const earlier = supersededMovements(flow.door.compartment, facts);
  return [
    record(...before, ...earlier, openingIntended(flow.door, flow.purpose, about)),
    { effect: 'open-door', movement: flow.door.movement, compartment: flow.door.compartment },
  ];
}

function moved(purpose: OwnDeviceFlow['purpose'], authorisation: Id, deposit: Id, facts: Facts): readonly AuditEvent[] {
  if (purpose === 'release') return [{ kind: 'device-released', facts: { authorisation, deposit } }];
  const permission = facts.openAuthorisations().find((open) => open.id === authorisation);
  return permission === undefined ? [] : returned(permission, deposit, null, facts);
}

function farewell(
  { firstName }: Holder,
  purpose: OwnDeviceFlow['purpose'],
  use: OwnDeviceFlow['use'],
  { kind, store, place }: Pick<Deposit, 'kind' | 'store' | 'place'>,
  facts: Facts,
): Step['flow'] {
  const { until } = use;
  return {
    flow: 'farewell',
    firstName,
    says: purpose === 'release' ? outWords(use, kind) : use.kind === STEP_OUT ? 'stepped-back' : 'device-back',
    facts: { place: use.place, store, number: place, ...(until === null ? {} : { until }) },
    until: facts.monotonic + FAREWELL_MS,
  };
}

/** From a manual store the person is told where to ask for it. */
function outWords({ kind: use, outing }: OwnDeviceFlow['use'], kind: Deposit['kind']): FarewellKey {
  const byHand = kind === 'manual';
  if (outing) return byHand ? 'outing-by-hand' : 'outing';
  switch (use) {
    case BREAK:
      return byHand ? 'break-out-by-hand' : 'break-out';
    case STEP_OUT:
      return byHand ? 'stepped-out-by-hand' : 'stepped-out';
    default:
      return byHand ? 'permission-out-by-hand' : 'permission-out';
  }
}

export function advanceOwnDevice(flow: OwnDeviceFlow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'timed-out' || happening.happened === 'finish') return stay(WELCOME);
  if (happening.happened === 'go-on' && flow.door.stage === 'did-not-open') {
    const again: OwnDeviceFlow = { ...flow, door: doorStep(flow.door.compartment, facts), pulses: flow.pulses + 1 };
    return { flow: again, effects: pulse(again, [], facts) };
  }
  const { door, outcome } = advanceDoor(flow.door, happening, facts);
  const next: OwnDeviceFlow = { ...flow, door };
  const about = { visit: flow.holder.visit, deposit: flow.deposit };
  switch (outcome.came) {
    case 'nothing':
      return stay(next);
    case 'opened':
      return { flow: next, effects: [record(...outcome.events), { effect: 'sound', sound: 'door' }] };
    case 'closed':
      return {
        flow: next,
        effects: [record(...outcome.events, ...moved(flow.purpose, flow.authorisation, flow.deposit, facts)), accept],
      };
    case 'over':
      return stay(
        farewell(
          flow.holder,
          flow.purpose,
          flow.use,
          { kind: 'locker', store: '', place: String(flow.door.compartment) },
          facts,
        ),
      );
    case 'left-open': {
      const left = raise(facts.newId('x'), 'door-left-open', 'attention', {
        ...about,
        compartment: flow.door.compartment,
      });
      return {
        flow: kindWord('door-left-open', facts.monotonic, { door: flow.door.compartment }),
        effects: [record(left), trouble],
      };
    }
    case 'stuck': {
      const offline = lockerNotHeard(outcome.why);
      const pulses = wasPulsed(outcome.why) ? flow.pulses : flow.pulses - 1;
      if (!offline && pulses < MOST_PULSES)
        return { flow: { ...next, pulses }, effects: [record(...outcome.events), trouble] };
      const failed = [record(...outcome.events, ...stuckDoorEvents(flow.door, outcome.why, about, facts)), trouble];
      const deposit = facts.openDeposits().find((open) => open.id === flow.deposit);
      if (flow.purpose === 'return' && deposit !== undefined) {
        const why = offline ? 'locker-offline' : 'door-stuck';
        return beginReturnByHand(flow.holder, flow.authorisation, deposit, why, failed, facts);
      }
      return {
        flow: kindWord(offline ? 'collect-offline' : 'collect-stuck', facts.monotonic, { door: flow.door.compartment }),
        effects: failed,
      };
    }
  }
}

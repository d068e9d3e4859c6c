import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import type { Id } from '../people.ts';
import type { AuditEvent, DoorPurpose } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';

/** Reminder on the screen and word to the staff about a door left ajar (PROTOCOLS fault F14). Milliseconds. */
export const DOOR_REMINDER_MS = 30_000;
export const DOOR_LEFT_OPEN_MS = 120_000;
/** How long `thank you` stands after the door has closed, unless the person goes on first. */
export const DOOR_CLOSED_MS = 1_500;

/** One door on its way from `open, please` to shut again. */
export interface DoorStep {
  readonly movement: Id;
  readonly compartment: number;
  /** `waiting`: the pulse has not gone out yet, since the coil cools down or the line is busy. */
  readonly stage: 'waiting' | 'opening' | 'open' | 'reminder' | 'closed' | 'did-not-open';
  /** When this stage began, by the monotonic clock: the wall clock may jump while a door stands open. */
  readonly since: number;
}

export type DoorOutcome =
  | { readonly came: 'nothing' }
  | { readonly came: 'opened'; readonly events: readonly AuditEvent[] }
  | { readonly came: 'closed'; readonly events: readonly AuditEvent[] }
  | { readonly came: 'stuck'; readonly why: string; readonly events: readonly AuditEvent[] }
  /** Open far too long. The movement stays unfinished; whoever watches doors without a session takes it over. */
  | { readonly came: 'left-open' }
  /** The door shut a moment ago and the thank-you has been read. */
  | { readonly came: 'over' };

export interface DoorAdvance {
  readonly door: DoorStep;
  readonly outcome: DoorOutcome;
}

/** The intent that must be on record before a byte goes out (DESIGN.md, `What must always be true` 2). */
export function openingIntended(
  door: DoorStep,
  purpose: DoorPurpose,
  about: { readonly visit: Id | null; readonly deposit: Id | null; readonly by: Id | null },
): AuditEvent {
  return {
    kind: 'opening-intended',
    facts: { movement: door.movement, compartment: door.compartment, purpose, ...about },
  };
}

export function doorStep(compartment: number, facts: Facts): DoorStep {
  return { movement: facts.newId('m'), compartment, stage: 'waiting', since: facts.monotonic };
}

export function advanceDoor(door: DoorStep, happening: Happening, facts: Facts): DoorAdvance {
  const next = (stage: DoorStep['stage']): DoorStep => ({ ...door, stage, since: facts.monotonic });
  const nothing: DoorAdvance = { door, outcome: { came: 'nothing' } };
  const { stage } = door;
  const shut = stage === 'waiting' || stage === 'opening';
  const underWay = stage === 'opening' || stage === 'open' || stage === 'reminder';
  switch (happening.happened) {
    case 'door-pulsed':
      return happening.movement === door.movement && stage === 'waiting'
        ? { door: next('opening'), outcome: { came: 'nothing' } }
        : nothing;
    case 'door-opened':
      // Also late, after it was given up on: boards answer late, and a catch may let go when somebody pulls.
      if (happening.movement !== door.movement || (!shut && stage !== 'did-not-open')) return nothing;
      return {
        door: next('open'),
        outcome: { came: 'opened', events: [{ kind: 'door-opened', facts: { movement: door.movement } }] },
      };
    case 'door-closed':
      if (happening.movement !== door.movement || (!underWay && !shut)) return nothing;
      return {
        door: next('closed'),
        outcome: {
          came: 'closed',
          events: [{ kind: 'door-closed', facts: { movement: door.movement, attended: true } }],
        },
      };
    case 'door-did-not-open':
      if (happening.movement !== door.movement || !shut) return nothing;
      return stuck(door, next('did-not-open'), happening.why);
    // The contact is not the last word: a person in front of the door may say that it is shut (PROTOCOLS fault F13).
    case 'door-stays-shut':
      return underWay ? stuck(door, next('did-not-open'), 'person-says-shut') : nothing;
    case 'use-another-door':
      return underWay ? stuck(door, next('did-not-open'), 'person-asked') : nothing;
    case 'go-on':
      return door.stage === 'closed' ? { door, outcome: { came: 'over' } } : nothing;
    case 'tick':
      if (door.stage === 'closed' && facts.monotonic - door.since >= DOOR_CLOSED_MS)
        return { door, outcome: { came: 'over' } };
      if (door.stage === 'open' && facts.monotonic - door.since >= DOOR_REMINDER_MS) {
        return { door: { ...door, stage: 'reminder' }, outcome: { came: 'nothing' } };
      }
      if (door.stage === 'reminder' && facts.monotonic - door.since >= DOOR_LEFT_OPEN_MS) {
        return { door, outcome: { came: 'left-open' } };
      }
      return nothing;
    default:
      return nothing;
  }
}

function stuck(door: DoorStep, then: DoorStep, why: string): DoorAdvance {
  return {
    door: then,
    outcome: { came: 'stuck', why, events: [givenUp(door, why)] },
  };
}

/** A door whose contact said open did open, as far as the record goes; what the person says of it leaves it unknown. */
function givenUp(door: DoorStep, why: string): AuditEvent {
  return door.stage === 'waiting' || door.stage === 'opening'
    ? { kind: 'door-did-not-open', facts: { movement: door.movement, why } }
    : { kind: 'movement-unknown', facts: { movement: door.movement, found: 'open' } };
}

/** The contact says, or said last, that it stands open, so what belongs inside may be inside. */
export function standsOpen({ stage }: DoorStep): boolean {
  return stage === 'open' || stage === 'reminder';
}

/** Nothing was sent to the door, for nobody heard the locker. */
const NOT_HEARD = new Set(['bank-disconnected', 'command-expired', 'station-stopping']);
/** Nothing was sent to the door, for its coil had to cool down: it will work in a moment. */
const COOLING = 'door-cooling';

export function lockerNotHeard(why: string): boolean {
  return NOT_HEARD.has(why);
}

/** False where nothing reached the door: no try is used up, and the door is not to blame. */
export function wasPulsed(why: string): boolean {
  return !NOT_HEARD.has(why) && why !== COOLING;
}

/**
 * A door that did not open is taken out of use and becomes an exception; a locker that is not heard is one of its own. Where the
 * contact says open and a person says shut, one of them is mistaken, and somebody has to look.
 */
export function stuckDoorEvents(
  door: DoorStep,
  why: string,
  about: { readonly visit: Id | null; readonly deposit: Id | null },
  facts: Facts,
): readonly AuditEvent[] {
  const where = { ...about, compartment: door.compartment };
  if (lockerNotHeard(why))
    return facts.outageTold ? [] : [raise(facts.newId('x'), 'locker-offline', 'attention', where, why)];
  if (!wasPulsed(why)) return [raise(facts.newId('x'), 'door-did-not-open', 'note', where, why)];
  const kind = standsOpen(door) ? 'movement-unknown' : 'door-did-not-open';
  return [
    { kind: 'compartment-out-of-order', facts: { compartment: door.compartment, why } },
    raise(facts.newId('x'), kind, 'attention', where, why),
  ];
}

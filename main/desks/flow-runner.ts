import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { advance, isFree } from '../domain/kiosk/advance.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import { type Flow, WELCOME } from '../domain/kiosk/flow.ts';
import type { Happening } from '../domain/kiosk/happening.ts';
import type { DeskWork, Effect } from '../domain/kiosk/step.ts';
import type { Id } from '../domain/people.ts';
import type { DoorStep } from '../domain/phones/door-step.ts';
import { unattended } from '../domain/phones/unattended.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';
import { raise } from '../domain/record/raise.ts';
import type { DeskWorkDone } from './desk-worker.ts';
import type { DoorHappening, DoorKeeper } from './door-keeper.ts';
import type { PinOutcome } from './pin-desk.ts';
import type { EffectObserver, Log } from './ports.ts';

export interface RunnerParts {
  readonly record: Record;
  readonly clock: Clock;
  readonly log: Log;
  doors(): DoorKeeper;
  facts(): Facts;
  checkPin(person: Id, pin: string, use: 'open-desk' | 'decision'): Promise<PinOutcome>;
  deskWork(work: DeskWork): Promise<DeskWorkDone>;
  /** Called after every change of what the screen shows, and for sounds. */
  changed(sound: 'accept' | 'door' | 'trouble' | null): void;
  readonly observe?: EffectObserver | undefined;
}

export interface FlowRunner {
  flow(): Flow;
  post(happening: Happening): void;
  doorHappened(happening: DoorHappening): void;
  doorOpenedUnasked(door: number): void;
  /** Writes entries that no flow asked for (a clock that jumped, a permission run out). False when they were not written. */
  append(events: readonly AuditEvent[]): boolean;
  /** Resolves when everything posted so far, and what it led to, has been done. */
  settled(): Promise<void>;
}

/**
 * Performs what the flows ask for, in order, one happening at a time. What takes longer than a step (a door, a PIN) comes back
 * as a happening of its own, so nothing here ever waits for a person or a coil.
 */
export function runFlows(parts: RunnerParts): FlowRunner {
  let flow: Flow = WELCOME;
  const queue: (() => void)[] = [];
  let draining = false;
  let underWay = 0;
  const idle: (() => void)[] = [];

  const post = (happening: Happening): void => inTurn(() => take(happening));

  /** A door may answer while the step that asked for it is still being performed: it waits until that step counts. */
  function inTurn(work: () => void): void {
    queue.push(work);
    if (!draining) drain();
  }

  function drain(): void {
    draining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) next();
    } finally {
      draining = false;
    }
    if (underWay === 0) for (const resolve of idle.splice(0)) resolve();
  }

  function take(happening: Happening): void {
    const before = flow;
    const step = advance(flow, happening, parts.facts());
    let sound: 'accept' | 'door' | 'trouble' | null = null;
    for (const effect of step.effects) {
      parts.observe?.('before', effect);
      const failed = perform(effect);
      if (failed !== null) {
        // Said means saved: what was not written is not shown as done, and nothing that comes after it happens.
        const refused = advance(before, { happened: 'not-recorded', code: failed }, parts.facts());
        flow = refused.flow;
        withdrawLeft(before);
        parts.changed('trouble');
        return;
      }
      if (effect.effect === 'sound') sound = effect.sound;
      parts.observe?.('after', effect);
    }
    flow = step.flow;
    withdrawLeft(before);
    if (flow !== before || step.effects.length > 0) parts.changed(sound);
  }

  /** What nobody waits for any more, or what is on record as not having opened, must not be pulsed afterwards. */
  function withdrawLeft(before: Flow): void {
    const waitedFor = movementWaitedFor(before);
    if (waitedFor !== null && waitedFor !== movementWaitedFor(flow)) parts.doors().withdraw(waitedFor);
  }

  function perform(effect: Effect): 'record-full' | 'record-read-only' | 'record-failed' | null {
    switch (effect.effect) {
      case 'record': {
        const written = parts.record.append(effect.events);
        if (written.ok) return null;
        parts.log('error', 'not-recorded', { code: written.code, events: effect.events.length });
        return written.code;
      }
      case 'open-door':
        parts.doors().open(effect.movement, effect.compartment);
        return null;
      case 'check-pin':
        later(parts.checkPin(effect.person, effect.pin, effect.use).then((answer) => answered(answer, effect.check)));
        return null;
      case 'desk-work':
        later(parts.deskWork(effect.work).then((done) => ({ ...done, id: effect.id })));
        return null;
      case 'sound':
        return null;
    }
  }

  /** A rejection here is a bug: it is left to end the station, which the shell starts again. */
  function later(work: Promise<Happening>): void {
    underWay += 1;
    void work.then((happening) => {
      underWay -= 1;
      post(happening);
    });
  }

  function append(events: readonly AuditEvent[]): boolean {
    if (events.length === 0) return true;
    const written = parts.record.append(events);
    if (!written.ok) parts.log('error', 'not-recorded', { code: written.code, events: events.length });
    return written.ok;
  }

  function doorMoved(happening: DoorHappening): void {
    if (isAttended(flow, happening)) {
      take(happening);
      return;
    }
    if (happening.happened === 'door-pulsed') return;
    const movement = parts.record.movements.byId(happening.movement);
    if (movement !== null) append(unattended(movement, happening, parts.facts()));
    // The manager at the desk is told what became of the door; everybody else's screen stays as it is.
    take(flow.flow === 'desk' ? happening : { happened: 'tick' });
    parts.changed(null);
  }

  return {
    flow: () => flow,
    post,
    doorHappened: (happening) => inTurn(() => doorMoved(happening)),
    doorOpenedUnasked(door) {
      const holds = parts.record.deposits
        .open()
        .find((deposit) => deposit.kind === 'locker' && deposit.place === String(door));
      const facts = parts.facts();
      append([
        raise(facts.newId('x'), 'door-opened-unasked', 'serious', {
          compartment: door,
          deposit: holds?.id ?? null,
          visit: holds?.visit ?? null,
        }),
      ]);
      parts.changed(isFree(flow) ? 'trouble' : null);
    },
    append,
    settled: () =>
      underWay === 0 && queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
  };
}

/** The door that the person at the screen is at, if any. */
function doorOf(flow: Flow): DoorStep | null {
  switch (flow.flow) {
    case 'put-away':
    case 'take-out':
      return flow.step.at === 'door' ? flow.step.door : null;
    case 'own-device':
      return flow.door;
    default:
      return null;
  }
}

/** A door that was given up on may still open late for whoever stands there; when it shuts, they have not been at it. */
function isAttended(flow: Flow, happening: DoorHappening): boolean {
  const door = doorOf(flow);
  if (door?.movement !== happening.movement) return false;
  return door.stage !== 'did-not-open' || happening.happened !== 'door-closed';
}

function movementWaitedFor(flow: Flow): Id | null {
  const door = doorOf(flow);
  return door === null || door.stage === 'did-not-open' ? null : door.movement;
}

/** An answer that could not be recorded goes to whoever asked, never to a later session. */
function answered(answer: PinOutcome, check: Id): Happening {
  return answer.happened === 'not-recorded'
    ? { happened: 'pin-not-recorded', check, code: answer.code }
    : { ...answer, check };
}

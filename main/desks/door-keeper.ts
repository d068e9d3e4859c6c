import type { DoorNumber, DoorState, LockerBank } from '../../hardware/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Id } from '../domain/people.ts';

export type DoorHappening =
  | { readonly happened: 'door-opened'; readonly movement: Id }
  | { readonly happened: 'door-did-not-open'; readonly movement: Id; readonly why: string }
  | { readonly happened: 'door-closed'; readonly movement: Id };

export interface DoorKeeper {
  readonly bank: LockerBank | null;
  locker(): 'connected' | 'disconnected' | 'none';
  /** One pulse for a movement that is on record. What comes of it is told to `onHappening`. */
  open(movement: Id, door: DoorNumber): void;
  /** Nobody waits for this movement any more: a pulse that has not gone out does not go out. */
  withdraw(movement: Id): void;
  /** Takes up a door that was opened before this run, so that its closing is told. */
  adopt(movement: Id, door: DoorNumber): void;
  /** Doors that could take a device now as far as the bank knows: heard, shut, not moving. Cooled-down ones first. */
  usable(): readonly DoorNumber[];
  state(door: DoorNumber): DoorState;
  stop(): void;
}

interface Moving {
  readonly movement: Id;
  state: 'opening' | 'opened';
}

/** A coil may be pulsed once in 15 s (PROTOCOLS F15), so a door that just moved is offered last. */
const COOLING_MS = 15_000;

/**
 * Knows which movement is under way at which door and turns what the bank reports into happenings of movements. A door that
 * opens without any movement is told apart: somebody has a key, or a lock has failed.
 */
export function keepDoors(
  bank: LockerBank | null,
  clock: Clock,
  onHappening: (happening: DoorHappening) => void,
  onUnasked: (door: DoorNumber) => void,
): DoorKeeper {
  const moving = new Map<DoorNumber, Moving>();
  const pulsedAt = new Map<DoorNumber, number>();
  const last = new Map<DoorNumber, DoorState>();
  /** Movements that wait for a warm coil. */
  const waiting = new Map<Id, { readonly door: DoorNumber; readonly timer: NodeJS.Timeout }>();
  let stopped = false;

  const unsubscribe = bank?.onDoor((door, state) => {
    const before = last.get(door);
    last.set(door, state);
    const found = moving.get(door);
    if (state === 'open' && found?.state === 'opening') {
      // Also where the pulse still waits: whoever asks for a door that springs open has what they asked for.
      found.state = 'opened';
      onHappening({ happened: 'door-opened', movement: found.movement });
    } else if (state === 'closed' && found?.state === 'opened') {
      moving.delete(door);
      onHappening({ happened: 'door-closed', movement: found.movement });
    } else if (state === 'open' && before === 'closed' && found === undefined) {
      onUnasked(door);
    }
  });

  /** Still wanted, and not yet told as open by the contact. */
  function isOpening(movement: Id, door: DoorNumber): boolean {
    const found = moving.get(door);
    return found?.movement === movement && found.state === 'opening';
  }

  async function pulse(movement: Id, door: DoorNumber, mayWait: boolean): Promise<void> {
    if (bank === null) {
      fail(movement, door, 'bank-disconnected');
      return;
    }
    pulsedAt.set(door, clock.monotonic());
    const report = await bank.open(door);
    if (stopped || !isOpening(movement, door)) return;
    if (report.ok && report.value.door === 'open') {
      moving.set(door, { movement, state: 'opened' });
      onHappening({ happened: 'door-opened', movement });
      // Shut again before the answer was read: the closing was reported while it still counted as opening.
      if (bank.door(door) === 'closed') {
        moving.delete(door);
        onHappening({ happened: 'door-closed', movement });
      }
      return;
    }
    // Nothing was sent: the coil is still warm from the last opening, so wait for it once.
    if (!report.ok && report.code === 'door-cooling' && mayWait) {
      const waitMs = Number(report.detail?.waitMs ?? COOLING_MS);
      const timer = setTimeout(() => {
        waiting.delete(movement);
        if (isOpening(movement, door)) void pulse(movement, door, false);
      }, waitMs);
      waiting.set(movement, { door, timer });
      return;
    }
    fail(movement, door, report.ok ? 'no-contact' : report.code);
  }

  function fail(movement: Id, door: DoorNumber, why: string): void {
    moving.delete(door);
    onHappening({ happened: 'door-did-not-open', movement, why });
  }

  return {
    bank,
    locker: () => (bank === null ? 'none' : bank.status().link),
    open(movement, door) {
      moving.set(door, { movement, state: 'opening' });
      void pulse(movement, door, true);
    },
    withdraw(movement) {
      const found = waiting.get(movement);
      if (found === undefined) return;
      clearTimeout(found.timer);
      waiting.delete(movement);
      if (isOpening(movement, found.door)) fail(movement, found.door, 'withdrawn');
    },
    adopt(movement, door) {
      moving.set(door, { movement, state: 'opened' });
    },
    usable() {
      if (bank === null) return [];
      const now = clock.monotonic();
      const cooling = (door: DoorNumber) => now - (pulsedAt.get(door) ?? -COOLING_MS) < COOLING_MS;
      const shut = bank.doors.filter((door) => !moving.has(door) && bank.door(door) === 'closed');
      return [...shut.filter((door) => !cooling(door)), ...shut.filter(cooling)];
    },
    state: (door) => bank?.door(door) ?? 'unknown',
    stop() {
      stopped = true;
      unsubscribe?.();
      for (const { timer } of waiting.values()) clearTimeout(timer);
    },
  };
}

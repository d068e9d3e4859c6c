import type { DoorNumber, DoorState, LockerBank } from '../../hardware/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Id } from '../domain/people.ts';

export type DoorHappening =
  | { readonly happened: 'door-pulsed'; readonly movement: Id }
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

/** `waiting`: the coil cools down or the line is busy, and nothing was sent. `pulsed`: the bytes went out. */
interface Moving {
  readonly movement: Id;
  state: 'waiting' | 'pulsed' | 'opened';
  timer: NodeJS.Timeout | null;
}

/** A coil may be pulsed once in 15 s (PROTOCOLS F15), so a door that just moved is offered last. */
const COOLING_MS = 15_000;
/** Boards answer late and catches let go late: for so long an opening is put down to the pulse that had seemed in vain. */
const LATE_MS = 60_000;
/** A second wait is needed where the first was for a command still on its way; more than three mean that something is wrong. */
const MOST_WAITS = 3;

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
  /** Doors that were pulsed and did not open. */
  const inVain = new Map<DoorNumber, { readonly movement: Id; readonly until: number }>();
  let stopped = false;

  const unsubscribe = bank?.onDoor((door, state) => {
    const before = last.get(door);
    last.set(door, state);
    const found = moving.get(door);
    if (state === 'open' && found !== undefined) {
      // Also where the pulse still waits: whoever asks for a door that springs open has what they asked for.
      if (found.state !== 'opened') opened(door, found);
    } else if (state === 'closed' && found?.state === 'opened') {
      moving.delete(door);
      onHappening({ happened: 'door-closed', movement: found.movement });
    } else if (state === 'open') {
      const late = inVain.get(door);
      if (late !== undefined && clock.monotonic() < late.until)
        opened(door, { movement: late.movement, state: 'pulsed', timer: null });
      else if (before === 'closed') onUnasked(door);
    }
  });

  function opened(door: DoorNumber, found: Moving): void {
    if (found.timer !== null) clearTimeout(found.timer);
    inVain.delete(door);
    moving.set(door, { movement: found.movement, state: 'opened', timer: null });
    onHappening({ happened: 'door-opened', movement: found.movement });
  }

  /** The movement that is still wanted at its door and not yet told as open by the contact. */
  function openingOf(movement: Id, door: DoorNumber): Moving | null {
    const found = moving.get(door);
    return found?.movement === movement && found.state !== 'opened' ? found : null;
  }

  async function pulse(movement: Id, door: DoorNumber, waits: number): Promise<void> {
    if (bank === null) {
      fail(movement, door, 'bank-disconnected');
      return;
    }
    const report = await bank.open(door, {
      wanted: () => openingOf(movement, door) !== null,
      sent() {
        const found = openingOf(movement, door);
        if (found !== null) found.state = 'pulsed';
        pulsedAt.set(door, clock.monotonic());
        onHappening({ happened: 'door-pulsed', movement });
      },
    });
    const found = openingOf(movement, door);
    if (stopped || found === null) return;
    if (report.ok && report.value.door === 'open') {
      opened(door, found);
      // Shut again before the answer was read: the closing was reported while it still counted as opening.
      if (bank.door(door) === 'closed') {
        moving.delete(door);
        onHappening({ happened: 'door-closed', movement });
      }
      return;
    }
    if (!report.ok && report.code === 'door-cooling' && waits < MOST_WAITS) {
      const waitMs = Number(report.detail?.waitMs ?? COOLING_MS);
      found.timer = setTimeout(() => {
        if (openingOf(movement, door) !== null) void pulse(movement, door, waits + 1);
      }, waitMs);
      return;
    }
    fail(movement, door, report.ok ? 'no-contact' : report.code);
  }

  function fail(movement: Id, door: DoorNumber, why: string): void {
    const sent = moving.get(door)?.state === 'pulsed';
    if (sent) inVain.set(door, { movement, until: clock.monotonic() + LATE_MS });
    moving.delete(door);
    onHappening({ happened: 'door-did-not-open', movement, why });
  }

  return {
    bank,
    locker: () => (bank === null ? 'none' : bank.status().link),
    open(movement, door) {
      inVain.delete(door);
      moving.set(door, { movement, state: 'waiting', timer: null });
      void pulse(movement, door, 0);
    },
    withdraw(movement) {
      for (const [door, found] of moving) {
        if (found.movement !== movement || found.state !== 'waiting') continue;
        if (found.timer !== null) clearTimeout(found.timer);
        fail(movement, door, 'withdrawn');
      }
    },
    adopt(movement, door) {
      moving.set(door, { movement, state: 'opened', timer: null });
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
      for (const { timer } of moving.values()) if (timer !== null) clearTimeout(timer);
    },
  };
}

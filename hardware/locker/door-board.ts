import type { TimerHandle } from '../hardware-runtime.ts';
import type { Contact } from './board-dialect.ts';
import type { DoorNumber, DoorState } from './locker-bank.ts';
import type { Feedback, LockerConfig } from './locker-config.ts';

/** What the bank knows about one door. */
export interface Door {
  readonly number: DoorNumber;
  readonly lock: number;
  readonly board: Board;
  state: DoorState;
  /** A state that one reading has shown, and that the next must confirm. */
  candidate: DoorState | null;
  /** Monotonic time of the last pulse that may have reached the lock. */
  pulsedAt: number | null;
  /** A command for this door is waiting or under way. */
  opening: boolean;
  /** Monotonic: read at the faster rate until then. */
  watchUntil: number;
}

/** What the bank knows about one board on the bus. */
export interface Board {
  readonly address: number;
  readonly doors: Door[];
  /** Whether it has answered on this connection and has not fallen silent since. */
  heard: boolean;
  /** Readings missed in a row. */
  missed: number;
  reading: Promise<'read' | 'missed' | 'gone'> | null;
  timer: TimerHandle | null;
}

/**
 * Lays out boards and doors as wired. Throws on a configuration that could pulse a wrong lock: a door or a lock named
 * twice, a board that is not configured, a lock beyond its board. Whoever reads settings checks first, with sentences.
 */
export function wireDoors(config: Pick<LockerConfig, 'boards' | 'doors'>): Board[] {
  const boards = config.boards.map(
    ({ address }): Board => ({ address, doors: [], heard: false, missed: 0, reading: null, timer: null }),
  );
  if (boards.length === 0) throw new RangeError('A locker needs at least one board');
  if (new Set(boards.map(({ address }) => address)).size !== boards.length) throw new RangeError('Board named twice');
  for (const { door, board: address, lock } of config.doors) {
    const board = boards.find((candidate) => candidate.address === address);
    const locks = config.boards.find((candidate) => candidate.address === address)?.locks ?? 0;
    if (board === undefined) throw new RangeError(`Door ${door}: no board ${address}`);
    if (!Number.isInteger(lock) || lock < 1 || lock > locks) throw new RangeError(`Door ${door}: no lock ${lock}`);
    if (!Number.isInteger(door) || door < 1) throw new RangeError(`Not a door number: ${door}`);
    if (boards.some((other) => other.doors.some((taken) => taken.number === door))) {
      throw new RangeError(`Door ${door} named twice`);
    }
    if (board.doors.some((taken) => taken.lock === lock)) throw new RangeError(`Lock ${address}/${lock} named twice`);
    board.doors.push({
      number: door,
      lock,
      board,
      state: 'unknown',
      candidate: null,
      pulsedAt: null,
      opening: false,
      watchUntil: 0,
    });
  }
  return boards;
}

/** The meaning of a contact is a property of the lock, hence a setting (PROTOCOL.md 1.5). Not reported: unknown. */
export function doorStateOf(contact: Contact | undefined, feedback: Feedback): DoorState {
  if (contact === undefined) return 'unknown';
  return (contact === 'made') === (feedback === 'closed-when-shut') ? 'closed' : 'open';
}

/**
 * Takes one reading of a door and returns whether its state changed. A change between open and closed needs two equal
 * readings: the check of one byte lets one damaged frame in 256 pass, interference is strongest just when a coil is
 * switched, and a contact bounces (PROTOCOL.md 3.6).
 */
export function takeReading(door: Door, seen: DoorState): boolean {
  if (seen === door.state) {
    door.candidate = null;
    return false;
  }
  if (door.state !== 'unknown' && seen !== 'unknown' && door.candidate !== seen) {
    door.candidate = seen;
    return false;
  }
  door.candidate = null;
  door.state = seen;
  return true;
}

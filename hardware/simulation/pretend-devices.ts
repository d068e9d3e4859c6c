import { SimulatedReader } from '../badge-reader/serial-ascii/simulator/simulated-reader.ts';
import { SimulatedBoard } from '../locker/a-family/simulator/simulated-board.ts';
import { goodManners, SimulatedBus } from '../locker/a-family/simulator/simulated-bus.ts';
import type { PretendBoardMode, PretendControl, PretendDoor } from './pretend-control.ts';
import type { PretendPort, World } from './world.ts';

/** Ways on a pretended board; the largest common size with three status bytes. */
export const LOCKS_PER_BOARD = 24;

/** Close to the driver's limits of 500 ms for a reading and 1500 ms for an opening. */
const LATE = { readDelayMs: 350, openDelayMs: 1000 };

/**
 * The whole pretended installation: boards on a bus behind one port, a badge reader behind another, and the hands that
 * move doors. Doors are numbered through: door 25 is lock 1 of board 2.
 */
export class PretendDevices implements PretendControl {
  readonly bus: SimulatedBus;
  readonly boards: readonly SimulatedBoard[];
  readonly reader: SimulatedReader;
  readonly #locker: PretendPort;
  readonly #count: number;

  constructor(doors: number, locker: PretendPort, reader: PretendPort, world: World) {
    this.#locker = locker;
    this.#count = doors;
    this.bus = new SimulatedBus(world, (bytes) => locker.send(bytes));
    this.boards = Array.from({ length: Math.ceil(doors / LOCKS_PER_BOARD) }, (_, index) => {
      const locks = Math.min(LOCKS_PER_BOARD, doors - index * LOCKS_PER_BOARD);
      const options = { address: index + 1, locks, contactClosedWhenShut: true, lastByteFirstLocks: true };
      const board: SimulatedBoard = new SimulatedBoard(options, world, (lock) => this.bus.announce(board, lock));
      return board;
    });
    this.bus.attach(this.boards);
    this.reader = new SimulatedReader(world, (bytes) => reader.send(bytes));
    locker.onReceive((bytes) => this.bus.receive(bytes));
  }

  async closeDoor(door: number): Promise<void> {
    const { board, lock } = this.#lockOf(door);
    board.closeDoor(lock);
  }

  async openDoorByKey(door: number): Promise<void> {
    const { board, lock } = this.#lockOf(door);
    board.openWithKey(lock);
  }

  async fault(door: number, fault: PretendDoor['fault']): Promise<void> {
    const { board, lock } = this.#lockOf(door);
    board.setFault(lock, fault);
  }

  async board(mode: PretendBoardMode): Promise<void> {
    Object.assign(this.bus.manners, goodManners());
    if (mode === 'late') Object.assign(this.bus.manners, LATE);
    if (mode === 'garbage') this.bus.manners.spoil = rubbish;
    if (mode === 'silent') this.bus.manners.powered = false;
    if (mode === 'unplugged') await this.#locker.unplug();
    else await this.#locker.plug();
  }

  async tap(identity: string): Promise<void> {
    this.reader.tap(identity);
  }

  async doors(): Promise<PretendDoor[]> {
    return Array.from({ length: this.#count }, (_, index) => {
      const { board, lock } = this.#lockOf(index + 1);
      return { door: index + 1, state: board.isOpen(lock) ? 'open' : 'closed', fault: board.faultOf(lock) };
    });
  }

  async bytesSeen() {
    return this.bus.seen();
  }

  async setAutoClose(ms: number | null): Promise<void> {
    for (const board of this.boards) board.autoCloseMs = ms;
  }

  #lockOf(door: number): { board: SimulatedBoard; lock: number } {
    const board = this.boards[Math.floor((door - 1) / LOCKS_PER_BOARD)];
    if (board === undefined || door > this.#count) throw new RangeError(`There is no pretended door ${door}`);
    return { board, lock: ((door - 1) % LOCKS_PER_BOARD) + 1 };
  }
}

/** The right bytes with one bit wrong, a torn frame, or plain noise, in turn. */
function rubbish(answer: string): string {
  const kind = Number.parseInt(answer.slice(-2), 16) % 3;
  if (kind === 0) return `${answer.slice(0, -1)}${answer.endsWith('0') ? '1' : '0'}`;
  return kind === 1 ? answer.slice(0, 6) : 'fb0013f25533aa80';
}

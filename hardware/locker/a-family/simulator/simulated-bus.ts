import type { SeenBytes } from '../../../simulation/pretend-control.ts';
import type { World } from '../../../simulation/world.ts';
import type { BoardReaction, SimulatedBoard } from './simulated-board.ts';

/** Silence after which the boards look at what has come: a few characters at 9600 Bd. */
const FRAME_GAP_MS = 3;
/** Length of each request a board knows, by its first byte. */
const LENGTHS: Readonly<Record<string, number>> = { '80': 5, '82': 5, '8a': 5, '90': 6, '9a': 5, '9b': 5 };

/** How the boards and the adapter behave; each can be changed at any time. */
export interface BusManners {
  /** No power: nothing is understood, nothing answered. */
  powered: boolean;
  /** Milliseconds from a request to its answer. */
  readDelayMs: number;
  openDelayMs: number;
  /** The adapter sends everything back that is written to it. */
  echo: boolean;
  /** What is done to an answer before it goes out; null loses it. Hex in, hex out. */
  spoil: (answer: string, kind: 'open' | 'read') => string | null;
  /** Header of unasked announcements of changes (`81` or `82`); null: the boards never speak by themselves. */
  announce: '81' | '82' | null;
}

export function goodManners(): BusManners {
  return { powered: true, readDelayMs: 8, openDelayMs: 90, echo: false, spoil: (answer) => answer, announce: null };
}

/** An RS-485 line with boards on it: every board hears every byte, and the one that is meant answers. */
export class SimulatedBus {
  readonly manners: BusManners = goodManners();
  readonly #world: World;
  readonly #send: (bytes: Uint8Array) => void;
  #boards: readonly SimulatedBoard[] = [];
  #received = '';
  #receivedAt = 0;
  #burst = 0;
  readonly #seen: SeenBytes[] = [];

  constructor(world: World, send: (bytes: Uint8Array) => void) {
    this.#world = world;
    this.#send = send;
  }

  attach(boards: readonly SimulatedBoard[]): void {
    this.#boards = boards;
  }

  /** Everything that came over the wire, understood or not, oldest first. */
  seen(): SeenBytes[] {
    return [...this.#seen];
  }

  receive(bytes: Uint8Array): void {
    if (this.manners.echo) this.#send(bytes);
    this.#received += Buffer.from(bytes).toString('hex');
    this.#receivedAt = this.#world.now();
    this.#burst += 1;
    const burst = this.#burst;
    this.#world.after(FRAME_GAP_MS, () => {
      if (burst === this.#burst) this.#look();
    });
  }

  /** A board speaks without being asked. */
  announce(board: SimulatedBoard, lock: number): void {
    if (this.manners.announce !== null && this.manners.powered)
      this.#emit(board.aboutLock(this.manners.announce, lock));
  }

  /** Puts arbitrary bytes (hex) on the line towards the computer. */
  inject(hex: string): void {
    this.#emit(hex);
  }

  #look(): void {
    while (this.#received.length > 0) {
      const length = 2 * (LENGTHS[this.#received.slice(0, 2)] ?? 0);
      const whole = length > 0 && this.#received.length >= length;
      const frame = whole ? this.#received.slice(0, length) : this.#received;
      this.#received = this.#received.slice(frame.length);
      this.#take(frame);
    }
  }

  #take(frame: string): void {
    const reactions = this.manners.powered ? this.#boards.map((board) => board.react(frame)) : [];
    const reaction = reactions.find((each) => each !== undefined);
    const hex = (frame.match(/../g) ?? []).join(' ').toUpperCase();
    this.#seen.push({ at: this.#receivedAt, hex, ...(reaction === undefined ? {} : { frame: reaction.meaning }) });
    if (reaction?.answer) this.#answer(reaction.answer);
  }

  #answer({ kind, hex }: NonNullable<BoardReaction['answer']>): void {
    const delay = kind === 'open' ? this.manners.openDelayMs : this.manners.readDelayMs;
    this.#world.after(delay, () => {
      const spoilt = this.manners.spoil(hex(), kind);
      if (spoilt !== null) this.#emit(spoilt);
    });
  }

  #emit(hex: string): void {
    this.#send(new Uint8Array(Buffer.from(hex, 'hex')));
  }
}

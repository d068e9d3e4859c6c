import type { PretendDoorFault } from '../../../simulation/pretend-control.ts';
import type { World } from '../../../simulation/world.ts';

/** How long after the pulse begins the door has sprung open, milliseconds. */
const SPRING_MS = 60;

export interface SimulatedBoardOptions {
  readonly address: number;
  readonly locks: number;
  /** True: the contact is closed while the door is shut. */
  readonly contactClosedWhenShut: boolean;
  /** True: the last status byte holds locks 1-8. */
  readonly lastByteFirstLocks: boolean;
}

/** What a board does with a frame: text for the log, and bytes to answer after a while (hex), if any. */
export interface BoardReaction {
  readonly meaning: string;
  readonly answer: { readonly hex: () => string; readonly kind: 'open' | 'read' } | null;
}

interface SimulatedDoor {
  isOpen: boolean;
  fault: PretendDoorFault;
}

/**
 * One board with its locks and doors, as it would behave on a bench. It works on hex text from end to end and shares
 * nothing with the driver's codec, so that one misunderstanding cannot hide in both. Frames it does not know, and
 * frames with a wrong check byte, it ignores in silence, as the real ones are believed to do.
 */
export class SimulatedBoard {
  readonly address: number;
  readonly #options: SimulatedBoardOptions;
  readonly #world: World;
  readonly #doors: SimulatedDoor[];
  readonly #changed: (lock: number) => void;
  autoCloseMs: number | null = null;
  /** Pulses each lock has had, from lock 1. */
  readonly pulses: number[];

  constructor(options: SimulatedBoardOptions, world: World, changed: (lock: number) => void = () => {}) {
    this.address = options.address;
    this.#options = options;
    this.#world = world;
    this.#changed = changed;
    this.#doors = Array.from({ length: options.locks }, () => ({ isOpen: false, fault: 'none' }));
    this.pulses = Array.from({ length: options.locks }, () => 0);
  }

  isOpen(lock: number): boolean {
    return this.#at(lock).isOpen;
  }

  faultOf(lock: number): PretendDoorFault {
    return this.#at(lock).fault;
  }

  setFault(lock: number, fault: PretendDoorFault): void {
    this.#at(lock).fault = fault;
  }

  /** A person pushes the door. One that is ajar springs back, and its contact never closes. */
  closeDoor(lock: number): void {
    const door = this.#at(lock);
    if (!door.isOpen || door.fault === 'ajar') return;
    door.isOpen = false;
    this.#changed(lock);
  }

  /** The mechanical emergency key moves even a jammed door. */
  openWithKey(lock: number): void {
    const door = this.#at(lock);
    if (door.isOpen) return;
    door.isOpen = true;
    this.#changed(lock);
  }

  /** `frame` is lower-case hex without spaces. Undefined: not for this board, or not understood. */
  react(frame: string): BoardReaction | undefined {
    const pairs = frame.match(/../g) ?? [];
    const check = pairs.slice(0, -1).reduce((sum, pair) => sum ^ Number.parseInt(pair, 16), 0);
    if (check !== Number.parseInt(pairs.at(-1) ?? 'x', 16)) return undefined;
    if (Number.parseInt(pairs[1] ?? 'x', 16) !== this.address) return undefined;
    const lock = Number.parseInt(pairs[2] ?? 'x', 16);
    const known = lock >= 1 && lock <= this.#doors.length;
    const name = `${this.address}/${lock}`;

    if (/^8a....11..$/.test(frame) && lock === 0) {
      for (let each = 1; each <= this.#doors.length; each += 1) this.#pulse(each);
      return { meaning: `open ALL ${this.address}`, answer: { kind: 'open', hex: () => frame } };
    }
    if (/^8a....11..$/.test(frame) && known) {
      this.#pulse(lock);
      return { meaning: `open ${name}`, answer: { kind: 'open', hex: () => this.aboutLock('8a', lock) } };
    }
    if (/^80....33..$/.test(frame) && lock === 0) {
      return { meaning: `read-all ${this.address}`, answer: { kind: 'read', hex: () => this.#aboutAll() } };
    }
    if (/^80....33..$/.test(frame) && known) {
      return { meaning: `read ${name}`, answer: { kind: 'read', hex: () => this.aboutLock('80', lock) } };
    }
    if (/^(9a|9b)....11..$/.test(frame)) return { meaning: `HOLD ${name}`, answer: null };
    return undefined;
  }

  /** Five bytes about one lock: header, board, lock, contact, check. */
  aboutLock(header: string, lock: number): string {
    return withCheck(header + byte(this.address) + byte(lock) + (this.#contactClosed(lock) ? '11' : '00'));
  }

  /** At least three status bytes even on a board of eight; ways without a lock read 0. */
  #aboutAll(): string {
    const groups = Math.max(3, Math.ceil(this.#doors.length / 8));
    const status = Array.from({ length: groups }, (_, group) => {
      let bits = '';
      for (let lock = group * 8 + 8; lock > group * 8; lock -= 1) {
        bits += lock <= this.#doors.length && this.#contactClosed(lock) ? '1' : '0';
      }
      return byte(Number.parseInt(bits, 2));
    });
    if (this.#options.lastByteFirstLocks) status.reverse();
    return withCheck(`80${byte(this.address)}${status.join('')}33`);
  }

  #pulse(lock: number): void {
    this.pulses[lock - 1] = (this.pulses[lock - 1] ?? 0) + 1;
    this.#world.after(SPRING_MS, () => {
      const door = this.#at(lock);
      if (door.fault === 'jam' || door.isOpen) return;
      door.isOpen = true;
      this.#changed(lock);
      if (this.autoCloseMs !== null) this.#world.after(this.autoCloseMs, () => this.closeDoor(lock));
    });
  }

  #contactClosed(lock: number): boolean {
    return this.#at(lock).isOpen ? !this.#options.contactClosedWhenShut : this.#options.contactClosedWhenShut;
  }

  #at(lock: number): SimulatedDoor {
    const door = this.#doors[lock - 1];
    if (door === undefined) throw new RangeError(`Simulated board ${this.address} has no lock ${lock}`);
    return door;
  }
}

function byte(value: number): string {
  return value.toString(16).padStart(2, '0');
}

function withCheck(hex: string): string {
  let check = 0;
  for (let at = 0; at < hex.length; at += 2) check ^= Number.parseInt(hex.slice(at, at + 2), 16);
  return hex + byte(check);
}

import type { DoorNumber } from '../locker/locker-bank.ts';

/** `jam`: the pulse does not move the door. `ajar`: the door opens, but pushing it shut does not close its contact. */
export type PretendDoorFault = 'jam' | 'ajar' | 'none';

/**
 * - `late`: answers within the driver's limits, but close to them (readings 350 ms, openings 1 s)
 * - `garbage`: does what it is told, and answers rubbish
 * - `silent`: no power on the board: does nothing, says nothing
 * - `unplugged`: the adapter is out of the computer; the port is gone
 */
export type PretendBoardMode = 'normal' | 'late' | 'garbage' | 'silent' | 'unplugged';

/** A door as it physically is, whatever the wire says. */
export interface PretendDoor {
  readonly door: DoorNumber;
  readonly state: 'open' | 'closed';
  readonly fault: PretendDoorFault;
}

/** One frame or run of rubbish that reached the boards. */
export interface SeenBytes {
  /** Epoch milliseconds with fractions, by the simulator's clock, of the last byte. */
  readonly at: number;
  /** Upper-case hex pairs with spaces, as in PROTOCOL.md. */
  readonly hex: string;
  /** What a board made of it, for example `open 1/7`, `read-all 1`; absent when every board rejected it. */
  readonly frame?: string;
}

/** A person's hands, and faults, on the pretended hardware. */
export interface PretendControl {
  /** Pushes the door shut. Does nothing on a shut door; an `ajar` door stays open. */
  closeDoor(door: DoorNumber): Promise<void>;
  openDoorByKey(door: DoorNumber): Promise<void>;
  fault(door: DoorNumber, fault: PretendDoorFault): Promise<void>;
  board(mode: PretendBoardMode): Promise<void>;
  /** Holds a badge to the reader for a moment; `identity` is ten hex digits. Throws on anything else. */
  tap(identity: string): Promise<void>;
  doors(): Promise<PretendDoor[]>;
  /** Everything the boards received since the start, oldest first. */
  bytesSeen(): Promise<SeenBytes[]>;
  /** Doors opened by a pulse close by themselves after so many milliseconds; null: somebody must close them. */
  setAutoClose(ms: number | null): Promise<void>;
}

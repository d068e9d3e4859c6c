import type { Disconnected, LinkHealth } from '../link-state.ts';
import type { Result } from '../result.ts';

/** As printed on the door, from 1. */
export type DoorNumber = number;

/** What the door's contact says. `unknown` before the first reading, and whenever the board is not heard. */
export type DoorState = 'open' | 'closed' | 'unknown';

/**
 * `connected` means that at least one board answers; `silentBoards` are the addresses of those that do not,
 * whose doors are `unknown` and cannot be opened.
 */
export type BankStatus = { readonly link: 'connected'; readonly silentBoards?: readonly number[] } | Disconnected;

/**
 * Three separate facts (PROTOCOL.md 1.4): an acknowledgement is not a pulse, and a pulse is not an open door.
 * - `accepted`: the board answered this very command
 * - `pulsed`: the lock was energised, as far as can be told (the board said so, or the door opened)
 * - `door`: what the contact says afterwards
 */
export interface OpenReport {
  readonly accepted: boolean;
  readonly pulsed: boolean;
  readonly door: DoorState;
}

/**
 * What can go wrong with a command.
 *
 * Nothing was sent, so the door has certainly not moved on our account:
 * - `no-such-door`: no lock is configured for this number
 * - `bank-disconnected`: the bank, or the board of this door, is not heard
 * - `door-cooling`: this lock was pulsed a moment ago; `detail.waitMs` says how long to wait
 * - `command-expired`: the command waited too long for the wire, or nobody wanted it any more, and was withdrawn
 *
 * The command was sent:
 * - `door-did-not-open`: the board answered, and the contact still said shut two seconds later
 * - `no-answer`: nothing came back and the contact does not say open; whether the lock was pulsed is not known
 */
export type LockerErrorCode =
  | 'bank-disconnected'
  | 'no-such-door'
  | 'door-cooling'
  | 'no-answer'
  | 'door-did-not-open'
  | 'command-expired';

/** What whoever asks for a pulse has to do with it on its way to the wire. */
export interface PulseOnItsWay {
  /** Asked just before the bytes go out; false withdraws them for good, and the command ends as `command-expired`. */
  wanted(): boolean;
  /** The bytes are handed to the port: from here on the door may spring open. */
  sent(): void;
}

/** A number of doors behind one serial line. It knows doors, not people. */
export interface LockerBank {
  /** All configured doors in ascending order. */
  readonly doors: readonly DoorNumber[];

  status(): BankStatus;

  /** The last state read, at most about a second old while connected; `unknown` for a number that does not exist. */
  door(door: DoorNumber): DoorState;

  /**
   * Sends one pulse to one lock, and waits up to 2 s for the contact. Never repeats by itself: after a failure ask
   * the person, and look at `door()` first. A door that reads open is pulsed all the same (its contact may be faulty).
   */
  open(door: DoorNumber, onItsWay?: PulseOnItsWay): Promise<Result<OpenReport, LockerErrorCode>>;

  /**
   * Opens many doors one after another for an emergency: each pulse starts as soon as the spacing of two coils allows,
   * without waiting for the door before it. `onReport` is called once per door as its outcome is known.
   */
  openInTurn(
    doors: readonly DoorNumber[],
    onReport: (door: DoorNumber, report: Result<OpenReport, LockerErrorCode>) => void,
  ): Promise<void>;

  /** Reads all boards afresh. Doors of boards that do not answer are `unknown`; `no-answer` if none does. */
  readAll(): Promise<Result<ReadonlyMap<DoorNumber, DoorState>, LockerErrorCode>>;

  /** Called on each change. Returns the function that ends the subscription. */
  onDoor(listener: (door: DoorNumber, state: DoorState) => void): () => void;

  onStatus(listener: (status: BankStatus) => void): () => void;

  /** Resolves with the first status that says something: connected, or why not. For start-up. */
  firstStatus(): Promise<BankStatus>;

  health(): LinkHealth;

  /** Ends polling and closes the port. A command under way ends with an error; door listeners hear nothing more. */
  close(): Promise<void>;
}

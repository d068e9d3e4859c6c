import type { PortChoice } from '../serial-port-choice.ts';
import type { DoorNumber } from './locker-bank.ts';

/** Where a door's lock is wired: board address on the bus, and lock (way) number on that board, both from 1. */
export interface DoorWiring {
  readonly door: DoorNumber;
  readonly board: number;
  readonly lock: number;
}

/** Milliseconds. Every one has a documented default; a setting changes it only for a board that needs it. */
export interface LockerTimings {
  /** Two coils never pull together: shortest time between the starts of two pulses. Default 300. */
  readonly betweenOpensMs: number;
  /** At most one pulse per lock in this time, or the coil overheats. Default 15000. */
  readonly coolingMs: number;
  /** How long the contact is watched after a pulse. Default 2000. */
  readonly contactWaitMs: number;
  /** A command that has not reached the wire by then is withdrawn. Default 3000. */
  readonly commandExpiryMs: number;
  /** Heartbeat: time between two readings of a board. Default 1000. */
  readonly pollMs: number;
  /** The same while a door that we opened is still open. Default 250. */
  readonly watchedPollMs: number;
  /** How long an open door is watched at the faster rate. Default 120000. */
  readonly watchForMs: number;
}

/** Which level of the feedback contact means a shut door: a property of the lock, learned at installation. */
export type Feedback = 'closed-when-shut' | 'closed-when-open';

/** A-family boards; PROTOCOL.md chapter 2. */
export interface AFamilyLockerConfig {
  readonly family: 'a-family';
  readonly port: PortChoice;
  /** Address 1..200, locks 1..50 on each board. */
  readonly boards: readonly { readonly address: number; readonly locks: number }[];
  readonly doors: readonly DoorWiring[];
  readonly feedback: Feedback;
  /** Which status byte of a board-wide answer holds locks 1-8; sources differ, so it is learned at installation. */
  readonly statusOrder: 'last-byte-first-locks' | 'first-byte-first-locks';
  /** Whether the adapter sends our own bytes back to us. `auto` finds out with a harmless request. */
  readonly echo: 'auto' | 'on' | 'off';
  readonly timings?: Partial<LockerTimings>;
}

/** One member per family of boards. */
export type LockerConfig = AFamilyLockerConfig;

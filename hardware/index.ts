/** The one door of this folder: everything the rest of the application may import from `hardware`. */
import type { BadgeReader } from './badge-reader/badge-reader.ts';
import type { ReaderConfig } from './badge-reader/reader-config.ts';
import { openSerialAsciiReader } from './badge-reader/serial-ascii/serial-ascii-reader.ts';
import type { HardwareRuntime } from './hardware-runtime.ts';
import { openAFamilyBank } from './locker/a-family/a-family-bank.ts';
import type { LockerBank } from './locker/locker-bank.ts';
import type { LockerConfig } from './locker/locker-config.ts';

export type { BadgeReader, BadgeTap, ReaderStatus } from './badge-reader/badge-reader.ts';
export { KeyboardWedge, type WedgeKey, type WedgeOutcome } from './badge-reader/keyboard-wedge.ts';
export type { ReaderConfig, SerialAsciiReaderConfig } from './badge-reader/reader-config.ts';
export { printedNumber } from './badge-reader/serial-ascii/serial-ascii-decoder.ts';
export { WedgeReader } from './badge-reader/wedge-reader.ts';
export { listPorts, type PortFound } from './find-port.ts';
export type { HardwareEvent, HardwareRuntime, PortFacts, SerialBinding, TimerHandle } from './hardware-runtime.ts';
export type { Disconnected, DisconnectReason, LinkHealth, LinkState } from './link-state.ts';
export type {
  BankStatus,
  DoorNumber,
  DoorState,
  LockerBank,
  LockerErrorCode,
  OpenReport,
  PulseOnItsWay,
} from './locker/locker-bank.ts';
export type { AFamilyLockerConfig, DoorWiring, Feedback, LockerConfig, LockerTimings } from './locker/locker-config.ts';
export { DEFAULT_TIMINGS } from './locker/locker-timings.ts';
export type { PortChoice } from './serial-port-choice.ts';
export type {
  PretendBoardMode,
  PretendControl,
  PretendDoor,
  PretendDoorFault,
  SeenBytes,
} from './simulation/pretend-control.ts';
export {
  type PretendFailure,
  type PretendHardware,
  type PretendHardwareOptions,
  startPretendHardware,
} from './simulation.ts';

/** One line per family of boards; everything else about a family is in its folder. */
const LOCKER_FAMILIES: {
  readonly [Family in LockerConfig['family']]: (
    config: Extract<LockerConfig, { family: Family }>,
    runtime: HardwareRuntime,
  ) => LockerBank;
} = {
  'a-family': openAFamilyBank,
};

const READER_KINDS: {
  readonly [Kind in ReaderConfig['kind']]: (
    config: Extract<ReaderConfig, { kind: Kind }>,
    runtime: HardwareRuntime,
  ) => BadgeReader;
} = {
  'serial-ascii': openSerialAsciiReader,
};

/**
 * Starts to serve a bank of doors and returns at once; `firstStatus()` tells when it is known whether it is there.
 * A bank that is unplugged, busy or silent is no error: it is looked for until it is closed. Throws on a wiring that
 * could pulse a wrong lock (a lock or door named twice, a lock that its board does not have).
 */
export function openLocker(config: LockerConfig, runtime: HardwareRuntime): LockerBank {
  return LOCKER_FAMILIES[config.family](config, runtime);
}

/** Starts to listen to a reader with a port of its own, and returns at once. */
export function openReader(config: ReaderConfig, runtime: HardwareRuntime): BadgeReader {
  return READER_KINDS[config.kind](config, runtime);
}

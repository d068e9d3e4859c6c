/** The one door of this folder: everything the rest of the application may import from `hardware`. */
export type { BadgeReader, BadgeTap, ReaderStatus } from './badge-reader/badge-reader.ts';
export type { ReaderConfig, SerialAsciiReaderConfig } from './badge-reader/reader-config.ts';
export type { HardwareEvent, HardwareRuntime, PortFacts, SerialBinding, TimerHandle } from './hardware-runtime.ts';
export type { Disconnected, DisconnectReason, LinkHealth, LinkState } from './link-state.ts';
export type {
  BankStatus,
  DoorNumber,
  DoorState,
  LockerBank,
  LockerErrorCode,
  OpenReport,
} from './locker/locker-bank.ts';
export type { AFamilyLockerConfig, DoorWiring, Feedback, LockerConfig, LockerTimings } from './locker/locker-config.ts';
export type { PortChoice } from './serial-port-choice.ts';
export type { PretendFailure, PretendHardware, PretendHardwareOptions } from './simulation.ts';
export type {
  PretendBoardMode,
  PretendControl,
  PretendDoor,
  PretendDoorFault,
  SeenBytes,
} from './simulation/pretend-control.ts';

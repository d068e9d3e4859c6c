import type { SerialBinding } from './hardware-runtime.ts';
import type { LockerConfig } from './locker/locker-config.ts';
import type { ReaderConfig } from './badge-reader/reader-config.ts';
import type { PretendControl } from './simulation/pretend-control.ts';

export interface PretendHardwareOptions {
  /**
   * `process`: simulators in a process of their own, reached through pseudo-terminals (Linux with socat).
   * `in-process`: the same simulators behind a stand-in for the lowest layer of `serialport`; works anywhere.
   */
  readonly mode: 'process' | 'in-process';
  /** Number of doors, 1..96; a board has up to 24. */
  readonly doors: number;
  /** How many doors stand side by side; handed back unchanged for whoever draws them. */
  readonly columns: number;
  /** Program that runs the simulator's TypeScript source (Node 24). Default: the running one. */
  readonly nodePath?: string;
  /** The simulator's entry, for a bundled application. Default: hardware/simulation/simulator-process.ts beside this file. */
  readonly simulatorEntry?: string;
}

export interface PretendHardware {
  readonly locker: LockerConfig;
  readonly reader: ReaderConfig;
  readonly columns: number;
  /** Goes into the `HardwareRuntime`; undefined where the real layer is used. */
  readonly binding: SerialBinding | undefined;
  readonly control: PretendControl;
  stop(): Promise<void>;
}

/** `no-pty`: socat is not installed; use `in-process`. `simulator-failed`: the process did not come up. */
export type PretendFailure = 'no-pty' | 'simulator-failed';

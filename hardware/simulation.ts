import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReaderConfig } from './badge-reader/reader-config.ts';
import type { SerialBinding } from './hardware-runtime.ts';
import type { LockerConfig } from './locker/locker-config.ts';
import { err, ok, type Result } from './result.ts';
import { InProcessBinding } from './simulation/in-process-binding.ts';
import type { PretendControl } from './simulation/pretend-control.ts';
import { LOCKS_PER_BOARD, PretendDevices } from './simulation/pretend-devices.ts';
import { CONTROL_METHODS, type SimulatorCall, type SimulatorMessage } from './simulation/simulator-messages.ts';
import { realWorld } from './simulation/world.ts';

export interface PretendHardwareOptions {
  /**
   * `process`: simulators in a process of their own, reached through pseudo-terminals (Linux with socat).
   * `in-process`: the same simulators behind a stand-in for the lowest layer of `serialport`; works anywhere.
   */
  readonly mode: 'process' | 'in-process';
  /** Number of doors, 1..96; a board has up to 24. Throws on anything else. */
  readonly doors: number;
  /** How many doors stand side by side; handed back unchanged for whoever draws them. */
  readonly columns: number;
  /**
   * Program that runs the simulator's TypeScript source (Node 24). Default: the running one, unless that is Electron:
   * its executable would start the whole application a second time.
   */
  readonly nodePath?: string;
  /** The simulator's entry, for a bundled application. Default: simulation/simulator-process.ts beside this file. */
  readonly simulatorEntry?: string;
}

export interface PretendHardware {
  readonly locker: LockerConfig;
  readonly reader: ReaderConfig;
  readonly columns: number;
  /** Goes into the `HardwareRuntime`; undefined where the real layer is used. */
  readonly binding: SerialBinding | undefined;
  readonly control: PretendControl;
  /** Close the bank and the reader first. */
  stop(): Promise<void>;
}

/** `no-pty`: socat is not installed; use `in-process`. `simulator-failed`: the process did not come up. */
export type PretendFailure = 'no-pty' | 'simulator-failed';

const MOST_DOORS = 96;
const STARTS_WITHIN_MS = 15_000;
const ENDS_WITHIN_MS = 3000;

/** Starts pretended boards, doors and a badge reader, all doors shut. */
export async function startPretendHardware(
  options: PretendHardwareOptions,
): Promise<Result<PretendHardware, PretendFailure>> {
  if (!Number.isInteger(options.doors) || options.doors < 1 || options.doors > MOST_DOORS) {
    throw new RangeError(`Pretended doors: 1..${MOST_DOORS}`);
  }
  return options.mode === 'process' ? startProcess(options) : ok(startInProcess(options));
}

function startInProcess(options: PretendHardwareOptions): PretendHardware {
  const binding = new InProcessBinding();
  const locker = binding.port('pretend-locker');
  const reader = binding.port('pretend-reader');
  const control = new PretendDevices(options.doors, locker, reader, realWorld());
  return {
    ...configs(options.doors, locker.path, reader.path),
    columns: options.columns,
    binding,
    control,
    stop: async () => {
      await locker.unplug();
      await reader.unplug();
    },
  };
}

async function startProcess(options: PretendHardwareOptions): Promise<Result<PretendHardware, PretendFailure>> {
  if (options.nodePath === undefined && process.versions.electron !== undefined) {
    return err('simulator-failed', { message: 'A path to Node is needed under Electron' });
  }
  const { NODE_OPTIONS: _unwanted, ...env } = process.env;
  const child = spawn(
    options.nodePath ?? process.execPath,
    [options.simulatorEntry ?? entryBesideThisFile(), String(options.doors)],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env },
  );
  const first = await firstMessage(child);
  if (first.kind !== 'ready') {
    child.kill();
    return first.kind === 'failed'
      ? err(first.code, { message: first.message })
      : err('simulator-failed', { message: first.kind });
  }
  return ok({
    ...configs(options.doors, first.lockerPath, first.readerPath),
    columns: options.columns,
    binding: undefined,
    control: remoteControl(child),
    stop: () => stopped(child),
  });
}

/** Not written as `new URL('...', import.meta.url)`: a bundler would take that for an asset and copy the source. */
function entryBesideThisFile(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL('simulation/simulator-process.ts', here));
}

function firstMessage(child: ChildProcess): Promise<SimulatorMessage> {
  return new Promise((resolve) => {
    const failed = (message: string) => resolve({ kind: 'failed', code: 'simulator-failed', message });
    const limit = setTimeout(() => failed('The simulator did not start in time'), STARTS_WITHIN_MS);
    child.once('message', (message) => {
      clearTimeout(limit);
      resolve(message as SimulatorMessage);
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      failed(error.message);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      failed(`The simulator ended with exit code ${code}`);
    });
  });
}

function remoteControl(child: ChildProcess): PretendControl {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (raw) => {
    const message = raw as SimulatorMessage;
    if (message.kind !== 'done' && message.kind !== 'threw') return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'done') call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The simulator has ended'));
    waiting.clear();
  });
  const call = (method: keyof PretendControl, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const request: SimulatorCall = { id: last, method, args };
      child.send(request, (error) => {
        if (error) reject(error);
      });
    });
  const entries = CONTROL_METHODS.map((method) => [method, (...args: unknown[]) => call(method, args)]);
  return Object.fromEntries(entries) as PretendControl;
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const limit = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  if (child.connected) child.disconnect();
  await gone;
  clearTimeout(limit);
}

function configs(doors: number, lockerPath: string, readerPath: string) {
  const wiring = Array.from({ length: doors }, (_, index) => ({
    door: index + 1,
    board: Math.floor(index / LOCKS_PER_BOARD) + 1,
    lock: (index % LOCKS_PER_BOARD) + 1,
  }));
  const addresses = [...new Set(wiring.map(({ board }) => board))];
  const locker: LockerConfig = {
    family: 'a-family',
    port: { path: lockerPath },
    boards: addresses.map((address) => ({ address, locks: wiring.filter(({ board }) => board === address).length })),
    doors: wiring,
    feedback: 'closed-when-shut',
    statusOrder: 'last-byte-first-locks',
    echo: 'auto',
  };
  const reader: ReaderConfig = { kind: 'serial-ascii', name: 'pretend reader', port: { path: readerPath } };
  return { locker, reader };
}

import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PretendDevices } from '../../hardware/simulation/pretend-devices.ts';
import { PtyPort } from '../../hardware/simulation/pty-port.ts';
import { realWorld } from '../../hardware/simulation/world.ts';
import type { Config } from '../../main/config.ts';
import type { Intent } from '../../main/contract/intents.ts';
import type { ScreenState } from '../../main/contract/screen-state.ts';
import { KEY_FILE, type KeyRing, type ToStation } from '../../main/contract/shell-frames.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { freshKeyRing } from '../../main/fresh-keys.ts';
import { installSetting } from '../../main/install-setting.ts';
import { runStation, type StationSeams } from '../../main/run-station.ts';

export const ring: KeyRing = freshKeyRing();
const WITHIN_MS = 30_000;

/** A locker on a pseudo-terminal that outlives the stations that are killed over it. */
export async function standingLocker(doors: number) {
  const folder = mkdtempSync(join(tmpdir(), 'cloakroom-locker-'));
  const port = new PtyPort(join(folder, 'locker'));
  const reader = new PtyPort(join(folder, 'reader'));
  const devices = new PretendDevices(doors, port, reader, realWorld());
  await port.plug();
  return {
    devices,
    path: port.path,
    openDoors: async () => (await devices.doors()).flatMap(({ door, state }) => (state === 'open' ? [door] : [])),
    /** Door numbers that the board was told to open since a number of frames. */
    pulses: (from = 0) =>
      devices.bus
        .seen()
        .slice(from)
        .flatMap(({ frame }) => (frame?.startsWith('open ') ? [Number(frame.split('/')[1])] : [])),
    frames: () => devices.bus.seen().length,
    async remove() {
      await port.unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A whole setting in a data folder of its own, installed as set-up does it, an hour ago. */
export async function makeSetting(lockerPath: string, doors: number, events: readonly AuditEvent[]) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cloakroom-station-'));
  const hourAgo = Date.now() - 3_600_000;
  const installed = await installSetting(
    { config: configFor(lockerPath, doors, dataFolder), policyText: readFileSync(PRESET, 'utf8'), events },
    {
      dataFolder,
      ring,
      clock: { now: () => hourAgo, monotonic: () => 0 },
      boot: 'b-install',
      nativeBinding: null,
      keepKeys: (folder) => {
        writeFileSync(join(folder, KEY_FILE), JSON.stringify({ protection: 'file', ring }));
        return Promise.resolve(true);
      },
    },
  );
  if (!installed.ok) throw new Error(`Not installed: ${installed.code}`);
  return { dataFolder, remove: () => rmSync(dataFolder, { recursive: true, force: true }) };
}

const PRESET = fileURLToPath(new URL('../../main/policies/playgroup-office.yaml', import.meta.url));
export const POLICIES = fileURLToPath(new URL('../../main/policies', import.meta.url));

function configFor(path: string, doors: number, dataFolder: string): Config {
  return {
    version: 1,
    kiosk: 'door-a',
    setting: {
      name: 'Test Playgroup',
      telephone: '01632 960000',
      timeZone: 'Europe/London',
      opens: '08:00',
      closes: '17:30',
    },
    demonstration: false,
    language: 'en',
    hardware: {
      locker: {
        kind: 'a-family',
        path,
        columns: 2,
        boards: [{ address: 1, locks: doors }],
        feedback: 'closed-when-shut',
        statusOrder: 'last-byte-first-locks',
        echo: 'auto',
      },
      reader: { kind: 'keyboard' },
    },
    export: { folder: join(dataFolder, 'outbox') },
  };
}

export function begin(dataFolder: string, more: Partial<Extract<ToStation, { message: 'begin' }>> = {}) {
  return {
    message: 'begin',
    dataFolder,
    policiesFolder: POLICIES,
    programVersion: '0.0.0-test',
    nativeBinding: null,
    nodePath: null,
    simulatorEntry: null,
    release: false,
    prints: false,
    keys: { keys: 'found', protection: 'file', ring },
    ...more,
  } as const satisfies ToStation;
}

export interface RunningStation {
  state(): ScreenState | null;
  send(intent: Intent): void;
  tap(badge: string): void;
  /** @throws when it does not come within half a minute, or the station ends first */
  until(holds: (state: ScreenState) => boolean, what: string): Promise<ScreenState>;
  stop(): Promise<void>;
}

/** What the child told of one moment. */
export interface Told {
  readonly moment: number;
  readonly when: 'before' | 'after';
  readonly effect: string;
  readonly what: readonly string[];
}

/** A station in a process of its own; `killAt` is the moment at which it kills itself. Begins when `begin` is called. */
export function forkStation(killAt: number | null) {
  const { NODE_OPTIONS: _unwanted, ...env } = process.env;
  const child: ChildProcess = fork(
    fileURLToPath(new URL('station-until-killed.ts', import.meta.url)),
    killAt === null ? [] : [String(killAt)],
    { execArgv: [], env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const told: Told[] = [];
  let state: ScreenState | null = null;
  let ended: NodeJS.Signals | number | null = null;
  let isUp: () => void = () => undefined;
  const up = new Promise<void>((resolve) => {
    isUp = resolve;
  });
  const end = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = signal ?? code;
      resolve(ended);
    });
  });
  child.on('error', () => undefined);
  child.on('message', (message: { up?: true; moment?: number; screen?: { frame: string; state: ScreenState } }) => {
    if (message.up) isUp();
    if (message.moment !== undefined) told.push(message as unknown as Told);
    if (message.screen?.frame === 'state') state = message.screen.state;
  });
  const say = (message: unknown) => {
    if (child.connected) child.send(message as object, () => undefined);
  };
  return {
    told,
    end,
    ended: () => ended,
    state: () => state,
    send: (intent: Intent) => say(intent),
    tap: (identity: string) => say({ message: 'wedge-tap', identity, at: Date.now() }),
    async begin(dataFolder: string): Promise<void> {
      await Promise.race([up, end]);
      say(begin(dataFolder));
      say({ message: 'screen' });
    },
    /** Resolves true when it holds, false when the station ended first. */
    async until(holds: (state: ScreenState) => boolean): Promise<boolean> {
      for (const last = Date.now() + WITHIN_MS; Date.now() < last; ) {
        if (state !== null && holds(state)) return true;
        if (ended !== null) return false;
        await pause(5);
      }
      throw new Error(`The station did not come so far; it shows ${JSON.stringify(state?.screen)}`);
    },
    async remove(): Promise<void> {
      if (ended === null) child.kill('SIGKILL');
      await end;
    },
  };
}

/** The same station in this process: what a next start says. */
export function startStation(message: Parameters<typeof begin>[1] & { dataFolder: string }, seams: StationSeams = {}) {
  const toStation: ((message: ToStation) => void)[] = [];
  const toLine: ((message: unknown) => void)[] = [];
  const states: ScreenState[] = [];
  let stopped = false;
  let refused = 0;
  let pongs = 0;
  runStation(
    {
      send: (sent) => {
        if (sent.message === 'stopped') stopped = true;
        if (sent.message === 'pong') pongs += 1;
        if (sent.message === 'keep-keys') {
          writeFileSync(join(sent.folder, KEY_FILE), JSON.stringify({ protection: 'file', ring: sent.ring }));
          queueMicrotask(() => tell({ message: 'keys-kept', kept: true, protection: 'file' }));
        }
      },
      onMessage: (listener) => toStation.push(listener),
      onScreen: (listener) =>
        queueMicrotask(() =>
          listener({
            send: (frame) => {
              const { frame: kind, state } = frame as { frame: string; state: ScreenState };
              if (kind === 'state') states.push(state);
              else refused += 1;
            },
            onMessage: (screen) => toLine.push(screen),
          }),
        ),
    },
    { pinCost: { memoryKiB: 8, passes: 1 }, ...seams },
  );
  function tell(sent: ToStation): void {
    for (const listener of toStation) listener(sent);
  }
  async function until(holds: (state: ScreenState) => boolean, what: string): Promise<ScreenState> {
    for (const last = Date.now() + WITHIN_MS; Date.now() < last; await pause(5)) {
      const state = states.at(-1);
      if (state !== undefined && holds(state)) return state;
    }
    throw new Error(`This did not come: ${what}; it shows ${JSON.stringify(states.at(-1)?.screen)}`);
  }
  queueMicrotask(() => tell(begin(message.dataFolder, message)));
  return {
    states,
    until,
    refused: () => refused,
    shows: (name: ScreenState['screen']['name']) => until(({ screen }) => screen.name === name, name),
    /** Anything at all, as a hostile page could send it. */
    say: (raw: unknown) => {
      for (const listener of toLine) listener(raw);
    },
    send: (intent: Intent) => {
      for (const listener of toLine) listener(intent);
    },
    tap: (identity: string) => tell({ message: 'wedge-tap', identity, at: Date.now() }),
    /** How many answers came so far, with the one to this question. */
    asked(): number {
      tell({ message: 'ping' });
      return pongs;
    },
    async stop(): Promise<void> {
      tell({ message: 'stop' });
      for (const last = Date.now() + WITHIN_MS; !stopped && Date.now() < last; ) await pause(5);
    },
  };
}

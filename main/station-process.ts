import { setTimeout as pause } from 'node:timers/promises';
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { FromStation, type PrintAnswer, type ToStation } from './contract/shell-frames.ts';
import type { RestartLimit } from './restart-limit.ts';
import type { WriteLog } from './shell-log.ts';
import { StationWatchdog } from './station-watchdog.ts';

type Begin = Extract<ToStation, { message: 'begin' }>;
type KeepKeys = Extract<FromStation, { message: 'keep-keys' }>;
type Print = Extract<FromStation, { message: 'print' }>;
type KeysKept = Extract<ToStation, { message: 'keys-kept' }>;

export interface StationProcessOptions {
  /** Bundle of main/station.ts, absolute. */
  readonly entry: string;
  readonly limit: RestartLimit;
  readonly log: WriteLog;
  /** Its error output: shown in development, thrown away in a release, where a message could quote what a person typed. */
  readonly showErrors: boolean;
  /** Asked anew at every start: set-up may have made keys since the last one. */
  readonly begin: () => Omit<Begin, 'message'>;
  readonly keepKeys: (request: KeepKeys) => Omit<KeysKept, 'message'>;
  readonly print: (page: Print['page']) => Promise<PrintAnswer>;
  readonly onWedge: (listening: boolean) => void;
  /** A process has begun and can take the screen's port. */
  readonly onStart: () => void;
  /** It ended too often; nothing will start it again. */
  readonly onGaveUp: () => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** Milliseconds before the first, second, ... restart; the last one repeats. The first is at once: it is the SIGKILL of a test, or bad luck. */
const PAUSES = [0, 1000, 2000, 4000];
/** Milliseconds its process has to end when told, before it is killed. */
const LAST_BREATH = 500;

/** The station, kept running. It holds rules and record; this class knows neither. */
export class StationProcess {
  readonly #options: StationProcessOptions;
  #child: UtilityProcess | undefined;
  #stopping = false;
  #pause: NodeJS.Timeout | undefined;
  readonly #watchdog: StationWatchdog;

  constructor(options: StationProcessOptions) {
    this.#options = options;
    this.#watchdog = new StationWatchdog(
      { ask: () => void this.#say({ message: 'ping' }), kill: () => this.#kill() },
      options.log,
    );
    setInterval(() => this.#watchdog.tick(), 1000);
  }

  start(): void {
    const { entry, log, showErrors } = this.#options;
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'station',
      stdio: showErrors ? 'inherit' : 'ignore',
    });
    this.#child = child;
    child.on('message', (message: unknown) => this.#heard(message));
    child.on('exit', (code) => this.#ended(child, code));
    child.once('spawn', () => {
      if (this.#child !== child) return;
      log('info', 'station-started');
      this.#say({ message: 'begin', ...this.#options.begin() });
      this.#watchdog.stationStarts();
      this.#options.onStart();
    });
  }

  /** Hands over the screen's end of a new line; the station drops the older one. False while there is no station. */
  connect(port: MessagePortMain): boolean {
    return this.#say({ message: 'screen' }, port);
  }

  /** One badge, assembled from the keyboard wedge. @param at epoch milliseconds */
  tap(identity: string, at: number): void {
    this.#say({ message: 'wedge-tap', identity, at });
  }

  /** Asks it to close the record and let go of the devices; it is ended when it says so, or after `limitMs` by force. */
  async stop(limitMs: number): Promise<void> {
    this.#stopping = true;
    this.#watchdog.rest();
    clearTimeout(this.#pause);
    const child = this.#child;
    if (child === undefined || !this.#say({ message: 'stop' })) return;
    const began = this.#options.now();
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const closed = new Promise<'closed'>((resolve) => {
      child.on('message', (message: unknown) => {
        const read = FromStation.safeParse(message);
        if (read.success && read.data.message === 'stopped') resolve('closed');
      });
    });
    const outcome = await Promise.race([closed, gone, pause(limitMs, 'late')]);
    if (outcome === 'late') this.#options.log('warn', 'station-did-not-stop');
    child.kill();
    await Promise.race([gone, pause(LAST_BREATH)]);
    // It would outlive us and hold the record.
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    this.#options.log('info', 'station-stopped', { ms: Math.round(this.#options.now() - began) });
  }

  /** A process that stands still does not hear the SIGTERM of `kill`. */
  #kill(): void {
    const pid = this.#child?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  #say(message: ToStation, port?: MessagePortMain): boolean {
    if (this.#child?.pid === undefined) return false;
    this.#child.postMessage(message, port === undefined ? [] : [port]);
    return true;
  }

  #heard(message: unknown): void {
    const { log, onWedge, keepKeys, print } = this.#options;
    const read = FromStation.safeParse(message);
    if (!read.success) {
      log('error', 'station-message-refused');
      return;
    }
    const heard = read.data;
    switch (heard.message) {
      case 'ready':
        log('info', 'station-ready');
        return;
      case 'wedge':
        onWedge(heard.listening);
        return;
      case 'keep-keys':
        this.#say({ message: 'keys-kept', ...keepKeys(heard) });
        return;
      case 'print':
        // A station that was started anew meanwhile asked for nothing, and takes no notice.
        void print(heard.page).then((answer) => this.#say({ message: 'printed', number: heard.number, answer }));
        return;
      case 'log':
        log(heard.level, heard.event, heard.facts);
        return;
      case 'pong':
        this.#watchdog.answered();
        return;
      case 'stopped':
        return;
    }
  }

  #ended(child: UtilityProcess, code: number): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#watchdog.rest();
    if (this.#stopping) return;
    const { log, limit, now, onGaveUp, onWedge } = this.#options;
    const before = limit.count(now());
    log('error', 'station-ended', { exitCode: code, count: before });
    // Keys held back for a station that is gone would be lost.
    onWedge(false);
    if (!limit.take(now())) {
      onGaveUp();
      return;
    }
    this.#pause = setTimeout(() => this.start(), PAUSES[Math.min(before, PAUSES.length - 1)]);
  }
}

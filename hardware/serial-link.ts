import { SerialPort } from 'serialport';
import { findPort } from './find-port.ts';
import { type CompleteRuntime, completeRuntime, type HardwareRuntime, type TimerHandle } from './hardware-runtime.ts';
import type { DisconnectReason, LinkState } from './link-state.ts';
import type { PortChoice } from './serial-port-choice.ts';

export interface SerialLinkOptions {
  readonly port: PortChoice;
  /** 8 data bits, no parity, 1 stop bit are common to all devices served so far. */
  readonly baudRate: number;
}

/** `uncertain`: the write failed or stuck; some or all bytes may have reached the wire. */
export type WriteOutcome = 'written' | 'uncertain';

const RETRY_MS = [250, 500, 1000, 2000] as const;
/** Rights do not change by themselves: asking every second would only fill the log (locker/PROTOCOL.md 3.4). */
const PERMISSION_RETRY_MS = 30_000;
/** A connection shorter than this was flapping, and the pauses keep growing. */
const STEADY_MS = 2000;
/** A handful of bytes at 9600 Bd take 10 ms; a write pending this long is stuck in the driver. */
const WRITE_LIMIT_MS = 1000;

/**
 * One serial port that is opened, watched, and opened again whenever it comes back.
 *
 * Each connection has a fresh `SerialPort` object, which is destroyed with it: `serialport` keeps a write made while
 * closed and delivers it when the same object opens again, which would open a door long after the person left
 * (locker/PROTOCOL.md 1.1). A `data` listener hangs on the object before it is opened, for without one an unplug goes
 * unnoticed (1.2).
 */
export class SerialLink {
  readonly #options: SerialLinkOptions;
  readonly #runtime: CompleteRuntime;
  readonly #byteListeners = new Set<(bytes: Uint8Array) => void>();
  readonly #stateListeners = new Set<(state: LinkState) => void>();
  #state: LinkState;
  #port: SerialPort | null = null;
  /** Grows with each attempt, so that what an older attempt still reports is recognised and ignored. */
  #attempt = 0;
  #failures = 0;
  #connections = 0;
  #connectedAt = 0;
  #retry: TimerHandle | null = null;
  #closing: Promise<void> | null = null;

  constructor(options: SerialLinkOptions, runtime: HardwareRuntime) {
    this.#options = options;
    this.#runtime = completeRuntime(runtime);
    this.#state = { link: 'disconnected', reason: 'closed', since: this.#runtime.now() };
    this.#plan(0);
  }

  state(): LinkState {
    return this.#state;
  }

  /** Connections made after the first one. */
  reconnects(): number {
    return Math.max(0, this.#connections - 1);
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    this.#byteListeners.add(listener);
    return () => this.#byteListeners.delete(listener);
  }

  onState(listener: (state: LinkState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /**
   * Hands the bytes to the open port in this very turn, or returns null and they are never sent: nothing is kept for
   * later (locker/PROTOCOL.md 1.1).
   */
  write(bytes: Uint8Array): Promise<WriteOutcome> | null {
    const port = this.#port;
    if (port === null || !port.isOpen) return null;
    return new Promise((resolve) => {
      const limit = this.#runtime.setTimer(() => {
        this.#lose(port, 'silent');
        resolve('uncertain');
      }, WRITE_LIMIT_MS);
      port.write(Buffer.from(bytes), (error) => {
        this.#runtime.clearTimer(limit);
        if (error) this.#lose(port, 'port-missing');
        resolve(error ? 'uncertain' : 'written');
      });
    });
  }

  /** Gives this connection up and makes a new one; for an adapter that is open and has gone deaf. */
  reopen(): void {
    if (this.#port !== null) this.#lose(this.#port, 'silent');
  }

  /** Resolves when the port is free for others. */
  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    this.#attempt += 1;
    if (this.#retry !== null) this.#runtime.clearTimer(this.#retry);
    this.#retry = null;
    const port = this.#port;
    this.#port = null;
    this.#disconnected('closed');
    if (port !== null) await dispose(port);
    this.#byteListeners.clear();
    this.#stateListeners.clear();
  }

  #plan(ms: number): void {
    if (this.#retry !== null) this.#runtime.clearTimer(this.#retry);
    this.#retry = this.#runtime.setTimer(() => {
      this.#retry = null;
      void this.#connect();
    }, ms);
  }

  async #connect(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const found = await findPort(this.#options.port, this.#runtime.binding);
    if (attempt !== this.#attempt) return;
    if (!found.ok) return this.#failed('port-missing', `port ${found.code}`);

    const port = openable(found.value, this.#options.baudRate, this.#runtime);
    port.on('data', (bytes: Buffer) => {
      if (port === this.#port) for (const listener of this.#byteListeners) listener(bytes);
    });
    port.on('close', () => this.#lose(port, 'port-missing'));
    port.on('error', () => this.#lose(port, 'port-missing'));
    port.open((error) => {
      if (attempt !== this.#attempt) {
        void dispose(port);
        return;
      }
      if (error) {
        void dispose(port);
        this.#failed(reasonOf(error), error.message);
        return;
      }
      this.#port = port;
      this.#connections += 1;
      this.#connectedAt = this.#runtime.monotonic();
      this.#runtime.log({ level: 'info', event: 'link-connected', detail: { path: found.value } });
      this.#state = { link: 'connected' };
      this.#tell();
    });
  }

  #failed(reason: DisconnectReason, message: string): void {
    if (this.#state.link === 'connected' || this.#state.reason !== reason) {
      this.#runtime.log({ level: 'warn', event: 'link-failed', detail: { reason, message } });
    }
    this.#disconnected(reason);
    const pause = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 2000;
    this.#failures += 1;
    this.#plan(reason === 'permission' ? PERMISSION_RETRY_MS : pause);
  }

  #lose(port: SerialPort, reason: DisconnectReason): void {
    if (port !== this.#port) return;
    this.#port = null;
    this.#attempt += 1;
    if (this.#runtime.monotonic() - this.#connectedAt >= STEADY_MS) this.#failures = 0;
    void dispose(port);
    this.#failed(reason, 'connection lost');
  }

  #disconnected(reason: DisconnectReason): void {
    const before = this.#state;
    if (before.link === 'disconnected' && before.reason === reason) return;
    const since = before.link === 'disconnected' && before.reason !== 'closed' ? before.since : this.#runtime.now();
    this.#state = { link: 'disconnected', reason, since };
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#stateListeners]) listener(this.#state);
  }
}

function openable(path: string, baudRate: number, runtime: CompleteRuntime): SerialPort {
  const options = { path, baudRate, autoOpen: false };
  if (runtime.binding === undefined) return new SerialPort(options);
  // serialport's types allow only its own bindings here; at run time any object of that shape will do.
  return new SerialPort({ ...options, binding: runtime.binding } as unknown as typeof options);
}

/** Throws away what is still in the system's buffers, both ways, and makes sure that this object never opens again. */
async function dispose(port: SerialPort): Promise<void> {
  port.removeAllListeners();
  port.on('error', () => {});
  if (port.isOpen) {
    await new Promise<void>((resolve) => port.flush(() => resolve()));
    await new Promise<void>((resolve) => port.close(() => resolve()));
  }
  port.destroy();
}

/** The wording comes from the native layers of serialport on Linux, macOS and Windows; unknown wording means missing. */
function reasonOf(error: Error): DisconnectReason {
  const message = error.message.toLowerCase();
  if (message.includes('cannot lock') || message.includes('busy') || message.includes('access denied')) {
    return 'port-busy';
  }
  return message.includes('permission denied') || message.includes('not permitted') ? 'permission' : 'port-missing';
}

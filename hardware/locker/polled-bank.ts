import { type CompleteRuntime, completeRuntime, type HardwareRuntime, type TimerHandle } from '../hardware-runtime.ts';
import type { LinkHealth } from '../link-state.ts';
import { type RequestFailure, RequestLine } from '../request-line.ts';
import { err, ok, type Result } from '../result.ts';
import { SerialLink } from '../serial-link.ts';
import type { BoardDialect, Contact } from './board-dialect.ts';
import { type Board, type Door, doorStateOf, takeReading, wireDoors } from './door-board.ts';
import type {
  BankStatus,
  DoorNumber,
  DoorState,
  LockerBank,
  LockerErrorCode,
  OpenReport,
  PulseOnItsWay,
} from './locker-bank.ts';
import type { LockerConfig, LockerTimings } from './locker-config.ts';
import {
  CONFIRM_MS,
  CONTACT_POLL_MS,
  DEFAULT_TIMINGS,
  MISSES_UNTIL_SILENT,
  REOPEN_AFTER_MS,
  SILENT_POLL_MS,
} from './locker-timings.ts';

type OpenResult = Result<OpenReport, LockerErrorCode>;

/** A pulse that was sent, or may have been. */
interface Pulse {
  readonly writtenAt: number;
  readonly accepted: boolean;
  readonly before: DoorState;
}

/**
 * A bank of doors on boards that must be asked (all families so far), over one serial line. Owns the rules common to
 * them, PROTOCOL.md chapter 1: one pulse a command and never a second by itself, spacing and cooling of coils, the
 * contact as the only witness of an open door, heartbeat, and what is known after a loss.
 */
export class PolledBank implements LockerBank {
  readonly doors: readonly DoorNumber[];
  readonly #config: Pick<LockerConfig, 'feedback'>;
  readonly #dialect: BoardDialect;
  readonly #runtime: CompleteRuntime;
  readonly #timings: LockerTimings;
  readonly #link: SerialLink;
  readonly #line: RequestLine;
  readonly #boards: readonly Board[];
  readonly #doors: ReadonlyMap<DoorNumber, Door>;
  readonly #doorListeners = new Set<(door: DoorNumber, state: DoorState) => void>();
  readonly #statusListeners = new Set<(status: BankStatus) => void>();
  /** Pauses of commands under way, cut short by `close`. */
  readonly #pauses = new Map<TimerHandle, () => void>();
  #status: BankStatus;
  #lastPulseAt = Number.NEGATIVE_INFINITY;
  #silentSince = 0;
  #closed = false;

  constructor(config: LockerConfig, dialect: BoardDialect, runtime: HardwareRuntime) {
    this.#config = config;
    this.#dialect = dialect;
    this.#runtime = completeRuntime(runtime);
    this.#timings = { ...DEFAULT_TIMINGS, ...config.timings };
    this.#boards = wireDoors(config);
    const doors = this.#boards.flatMap((board) => board.doors).sort((a, b) => a.number - b.number);
    this.#doors = new Map(doors.map((door) => [door.number, door]));
    this.doors = doors.map((door) => door.number);
    this.#link = new SerialLink({ port: config.port, baudRate: dialect.baudRate }, runtime);
    this.#line = new RequestLine(this.#link, dialect.line, runtime);
    const state = this.#link.state();
    this.#status = state;
    this.#link.onState((next) => (next.link === 'connected' ? this.#connected() : this.#disconnected(next)));
    this.#line.onIdleBytes((bytes) => {
      const announced = dialect.unasked(bytes);
      for (const board of this.#boards) if (announced.includes(board.address)) this.#planReading(board, 0);
    });
  }

  status(): BankStatus {
    return this.#status;
  }

  door(door: DoorNumber): DoorState {
    return this.#doors.get(door)?.state ?? 'unknown';
  }

  onDoor(listener: (door: DoorNumber, state: DoorState) => void): () => void {
    this.#doorListeners.add(listener);
    return () => this.#doorListeners.delete(listener);
  }

  onStatus(listener: (status: BankStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  firstStatus(): Promise<BankStatus> {
    const telling = (status: BankStatus) => status.link === 'connected' || status.reason !== 'closed' || this.#closed;
    if (telling(this.#status)) return Promise.resolve(this.#status);
    return new Promise((resolve) => {
      const stop = this.onStatus((status) => {
        if (!telling(status)) return;
        stop();
        resolve(status);
      });
    });
  }

  health(): LinkHealth {
    return this.#line.health();
  }

  async open(number: DoorNumber, onItsWay?: PulseOnItsWay): Promise<OpenResult> {
    const sent = await this.#pulse(number, onItsWay);
    return sent.ok ? this.#watchContact(sent.value.door, sent.value.pulse) : sent;
  }

  async openInTurn(
    numbers: readonly DoorNumber[],
    onReport: (door: DoorNumber, report: OpenResult) => void,
  ): Promise<void> {
    const watches: Promise<void>[] = [];
    for (const number of numbers) {
      const sent = await this.#pulse(number);
      if (!sent.ok) onReport(number, sent);
      else {
        const watch = this.#watchContact(sent.value.door, sent.value.pulse);
        watches.push(watch.then((report) => onReport(number, report)));
      }
    }
    await Promise.all(watches);
  }

  async readAll(): Promise<Result<ReadonlyMap<DoorNumber, DoorState>, LockerErrorCode>> {
    if (this.#link.state().link === 'disconnected') return err('bank-disconnected');
    const outcomes = await Promise.all(this.#boards.map((board) => this.#readConfirmed(board)));
    if (!outcomes.includes('read')) return err(outcomes.includes('missed') ? 'no-answer' : 'bank-disconnected');
    const states = new Map<DoorNumber, DoorState>();
    for (const door of this.#doors.values()) {
      const read = outcomes[this.#boards.indexOf(door.board)] === 'read';
      states.set(door.number, read ? door.state : 'unknown');
    }
    return ok(states);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#doorListeners.clear();
    const before = this.#status;
    const closing = this.#link.close();
    // Whoever still waits for a first status must not wait for ever.
    if (this.#status === before) for (const listener of [...this.#statusListeners]) listener(before);
    for (const [timer, wake] of this.#pauses) {
      this.#runtime.clearTimer(timer);
      wake();
    }
    this.#pauses.clear();
    await closing;
    this.#statusListeners.clear();
  }

  /** One pulse, or the reason why none was sent. */
  async #pulse(
    number: DoorNumber,
    onItsWay?: PulseOnItsWay,
  ): Promise<Result<{ door: Door; pulse: Pulse }, LockerErrorCode>> {
    const door = this.#doors.get(number);
    if (door === undefined) return err('no-such-door', { door: number });
    if (!door.board.heard) return err('bank-disconnected', { board: door.board.address });
    const now = this.#runtime.monotonic();
    const waitMs = door.pulsedAt === null ? 0 : door.pulsedAt + this.#timings.coolingMs - now;
    if (door.opening || waitMs > 0) {
      return err('door-cooling', { waitMs: door.opening ? this.#timings.coolingMs : Math.ceil(waitMs) });
    }
    door.opening = true;
    const before = door.state;
    let writtenAt: number | null = null;
    const outcome = await this.#line.exchange({
      ...this.#dialect.openOne(door.board.address, door.lock),
      urgent: true,
      expiresAt: now + this.#timings.commandExpiryMs,
      notBefore: () => this.#lastPulseAt + this.#timings.betweenOpensMs,
      wanted: () => onItsWay?.wanted() ?? true,
      onWrite: () => {
        onItsWay?.sent();
        writtenAt = this.#runtime.monotonic();
        this.#lastPulseAt = writtenAt;
        door.pulsedAt = writtenAt;
        door.watchUntil = writtenAt + this.#timings.watchForMs;
      },
    });
    door.opening = false;
    const result = outcome.ok ? 'answered' : outcome.code;
    this.#runtime.log({ level: outcome.ok ? 'info' : 'warn', event: 'open-command', detail: { door: number, result } });
    if (writtenAt === null) return err(unsent(outcome));
    return ok({ door, pulse: { writtenAt, accepted: outcome.ok, before } });
  }

  /**
   * Looks at the contact until it says open, or the time is over. A lost answer is judged the same way and never by a
   * second pulse: the door may have been opened, used and shut again meanwhile (PROTOCOL.md 1.7).
   */
  async #watchContact(door: Door, { writtenAt, accepted, before }: Pulse): Promise<OpenResult> {
    const until = writtenAt + this.#timings.contactWaitMs;
    let seen: DoorState = 'unknown';
    while (!this.#closed) {
      const outcome = await this.#readBoard(door.board);
      seen = outcome === 'read' ? door.state : 'unknown';
      if (seen === 'open') return ok({ accepted, pulsed: accepted || before === 'closed', door: 'open' });
      const notWired = outcome === 'read' && seen === 'unknown';
      const confirming = door.candidate !== null;
      if (notWired || (this.#runtime.monotonic() >= until && !confirming)) break;
      await this.#pause(confirming ? CONFIRM_MS : CONTACT_POLL_MS);
    }
    if (seen === 'closed') door.watchUntil = 0;
    if (!accepted) return err('no-answer', { door: door.number });
    if (seen === 'closed') return err('door-did-not-open', { door: door.number });
    return ok({ accepted: true, pulsed: true, door: 'unknown' });
  }

  #connected(): void {
    this.#dialect.connected();
    this.#silentSince = this.#runtime.monotonic();
    for (const board of this.#boards) {
      board.heard = false;
      board.missed = 0;
      this.#planReading(board, 0);
    }
  }

  #disconnected(status: BankStatus): void {
    for (const board of this.#boards) {
      if (board.timer !== null) this.#runtime.clearTimer(board.timer);
      board.timer = null;
      this.#forget(board);
    }
    this.#setStatus(status);
  }

  #forget(board: Board): void {
    board.heard = false;
    for (const door of board.doors) if (takeReading(door, 'unknown')) this.#tellDoor(door);
  }

  #planReading(board: Board, ms: number): void {
    if (board.timer !== null) this.#runtime.clearTimer(board.timer);
    board.timer = this.#runtime.setTimer(() => {
      board.timer = null;
      void this.#readBoard(board);
    }, ms);
  }

  /** A reading that waits for the wire serves everyone who asks meanwhile: none of them can have sent anything since. */
  #readBoard(board: Board): Promise<'read' | 'missed' | 'gone'> {
    board.reading ??= this.#readNow(board).finally(() => {
      board.reading = null;
      if (!this.#closed && this.#link.state().link === 'connected') this.#planReading(board, this.#interval(board));
    });
    return board.reading;
  }

  async #readConfirmed(board: Board): Promise<'read' | 'missed' | 'gone'> {
    let outcome = await this.#readBoard(board);
    for (let again = 0; again < 3 && outcome === 'read' && isConfirming(board); again += 1) {
      await this.#pause(CONFIRM_MS);
      outcome = await this.#readBoard(board);
    }
    return outcome;
  }

  async #readNow(board: Board): Promise<'read' | 'missed' | 'gone'> {
    const expiresAt = this.#runtime.monotonic() + 2 * this.#timings.pollMs * this.#boards.length;
    const outcome = await this.#line.exchange({ ...this.#dialect.readBoard(board.address), expiresAt });
    if (outcome.ok) {
      this.#take(board, outcome.value);
      return 'read';
    }
    if (outcome.code === 'not-connected' || outcome.code === 'link-lost') return 'gone';
    board.missed += 1;
    if (board.missed >= MISSES_UNTIL_SILENT) this.#silent(board);
    return 'missed';
  }

  #take(board: Board, contacts: ReadonlyMap<number, Contact>): void {
    board.missed = 0;
    board.heard = true;
    for (const door of board.doors) {
      const before = door.state;
      if (!takeReading(door, doorStateOf(contacts.get(door.lock), this.#config.feedback))) continue;
      if (before === 'open' && door.state === 'closed') door.watchUntil = 0;
      this.#tellDoor(door);
    }
    this.#updateStatus();
  }

  #silent(board: Board): void {
    this.#forget(board);
    this.#updateStatus();
    if (this.#boards.some((other) => other.heard)) return;
    if (this.#runtime.monotonic() - this.#silentSince < REOPEN_AFTER_MS) return;
    this.#runtime.log({ level: 'warn', event: 'link-reopened', detail: { silentMs: REOPEN_AFTER_MS } });
    this.#link.reopen();
  }

  #updateStatus(): void {
    const status = this.#status;
    const silent = this.#boards.filter((board) => !board.heard);
    const anyHeard = silent.length < this.#boards.length;
    if (anyHeard) this.#silentSince = this.#runtime.monotonic();
    // Until each board has answered or missed its tries, a new connection is not called connected: whoever reconciles
    // doors at start-up must find all of them that can be known.
    if (silent.some((board) => board.missed < MISSES_UNTIL_SILENT)) return;
    if (anyHeard) {
      const silentBoards = silent.map((board) => board.address);
      this.#setStatus(silentBoards.length === 0 ? { link: 'connected' } : { link: 'connected', silentBoards });
      return;
    }
    if (status.link === 'disconnected' && status.reason === 'silent') return;
    const since = status.link === 'disconnected' && status.reason !== 'closed' ? status.since : this.#runtime.now();
    this.#setStatus({ link: 'disconnected', reason: 'silent', since });
  }

  #interval(board: Board): number {
    const now = this.#runtime.monotonic();
    if (isConfirming(board)) return CONFIRM_MS;
    if (board.missed > 0 && board.missed < MISSES_UNTIL_SILENT) return 0;
    if (board.doors.some((door) => door.watchUntil > now)) return this.#timings.watchedPollMs;
    const others = this.#boards.some((other) => other !== board && other.heard);
    return !board.heard && board.missed >= MISSES_UNTIL_SILENT && others ? SILENT_POLL_MS : this.#timings.pollMs;
  }

  #setStatus(status: BankStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    const reason = status.link === 'connected' ? 'none' : status.reason;
    this.#runtime.log({ level: 'info', event: 'bank-status', detail: { link: status.link, reason } });
    for (const listener of [...this.#statusListeners]) listener(status);
  }

  #tellDoor(door: Door): void {
    for (const listener of [...this.#doorListeners]) listener(door.number, door.state);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#runtime.setTimer(() => {
        this.#pauses.delete(timer);
        resolve();
      }, ms);
      this.#pauses.set(timer, resolve);
    });
  }
}

function isConfirming(board: Board): boolean {
  return board.doors.some((door) => door.candidate !== null);
}

function unsent(outcome: Result<unknown, RequestFailure>): LockerErrorCode {
  return !outcome.ok && outcome.code === 'expired' ? 'command-expired' : 'bank-disconnected';
}

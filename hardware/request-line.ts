import type { Answer, AnswerReader } from './answer-reader.ts';
import { type CompleteRuntime, completeRuntime, type HardwareRuntime, type TimerHandle } from './hardware-runtime.ts';
import type { LinkHealth } from './link-state.ts';
import { err, ok, type Result } from './result.ts';
import type { SerialLink } from './serial-link.ts';

export interface LineRequest<T> {
  readonly bytes: Uint8Array;
  readonly answer: AnswerReader<T>;
  /** Milliseconds from the write to giving up on an answer. */
  readonly timeoutMs: number;
  /** Monotonic milliseconds: from then on these bytes can no longer reach the wire. */
  readonly expiresAt: number;
  /** Goes ahead of requests that are not. */
  readonly urgent?: boolean;
  /** Monotonic milliseconds before which it must not be sent; asked whenever the line is free. */
  readonly notBefore?: () => number;
  /** Asked before it is sent: a request that nobody wants any more ends as `expired`, and its bytes never reach the wire. */
  readonly wanted?: () => boolean;
  /** Called in the turn in which the bytes are handed to the port. */
  readonly onWrite?: () => void;
}

/**
 * `not-connected`, `expired`: nothing was sent. `no-answer`: sent, and nothing valid came back in time.
 * `link-lost`: sent, perhaps, and then the connection was gone.
 */
export type RequestFailure = 'not-connected' | 'expired' | 'no-answer' | 'link-lost';

export interface LineTimings {
  /** Silence that ends an answer whose length is not known, milliseconds. */
  readonly quietMs: number;
  /** Silence kept before each request. */
  readonly gapMs: number;
  /** After a request without a valid answer: how long a late one may still arrive, and is thrown away. */
  readonly lateMs: number;
}

interface Waiting {
  readonly request: LineRequest<unknown>;
  readonly finish: (result: Result<unknown, RequestFailure>) => void;
}

interface Active extends Waiting {
  received: number;
  quietTimer: TimerHandle | null;
  readonly limit: TimerHandle;
}

/**
 * One request on the line at a time, whatever the number of boards (locker/PROTOCOL.md 1.6), each with a deadline after which
 * it can no longer be sent (1.1). After a failure the line is discarded until a late answer can no longer come, so
 * that it never satisfies the next request (1.9). Repeats nothing (1.7).
 */
export class RequestLine {
  readonly #link: SerialLink;
  readonly #timings: LineTimings;
  readonly #runtime: CompleteRuntime;
  #queue: Waiting[] = [];
  #active: Active | null = null;
  #wake: TimerHandle | null = null;
  /** Monotonic: no request before. */
  #quietUntil = 0;
  /** Monotonic: bytes that nobody asked for are thrown away unseen until then. */
  #discardUntil = 0;
  #frames = 0;
  #badFrames = 0;
  #discardedBytes = 0;
  #timeouts = 0;
  #lastSeen: number | null = null;
  readonly #idleListeners = new Set<(bytes: Uint8Array) => void>();

  constructor(link: SerialLink, timings: LineTimings, runtime: HardwareRuntime) {
    this.#link = link;
    this.#timings = timings;
    this.#runtime = completeRuntime(runtime);
    link.onBytes((bytes) => this.#received(bytes));
    link.onState((state) => {
      if (state.link === 'disconnected') this.#disconnected();
    });
  }

  /** Bytes that came while no request was under way, and not in the time kept for late answers. */
  onIdleBytes(listener: (bytes: Uint8Array) => void): void {
    this.#idleListeners.add(listener);
  }

  health(): LinkHealth {
    return {
      frames: this.#frames,
      badFrames: this.#badFrames,
      discardedBytes: this.#discardedBytes,
      timeouts: this.#timeouts,
      reconnects: this.#link.reconnects(),
      lastSeen: this.#lastSeen,
    };
  }

  exchange<T>(request: LineRequest<T>): Promise<Result<T, RequestFailure>> {
    return new Promise((resolve) => {
      if (this.#link.state().link === 'disconnected') {
        resolve(err('not-connected'));
        return;
      }
      this.#queue.push({ request, finish: resolve as Waiting['finish'] });
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#wake !== null) this.#runtime.clearTimer(this.#wake);
    this.#wake = null;
    if (this.#active !== null) return;
    const now = this.#runtime.monotonic();
    const over = ({ request }: Waiting) => request.expiresAt <= now || request.wanted?.() === false;
    const expired = this.#queue.filter(over);
    this.#queue = this.#queue.filter((waiting) => !over(waiting));
    for (const waiting of expired) waiting.finish(err('expired'));

    const next = this.#next(now);
    if (next !== undefined && now >= this.#quietUntil) this.#start(next);
    else if (this.#queue.length > 0) this.#sleep(now);
  }

  #next(now: number): Waiting | undefined {
    const ready = this.#queue.filter((waiting) => (waiting.request.notBefore?.() ?? 0) <= now);
    return ready.find((waiting) => waiting.request.urgent) ?? ready[0];
  }

  #sleep(now: number): void {
    const starts = this.#queue.map((waiting) => Math.max(waiting.request.notBefore?.() ?? 0, this.#quietUntil));
    const ends = this.#queue.map((waiting) => waiting.request.expiresAt);
    const until = Math.min(...starts, ...ends);
    this.#wake = this.#runtime.setTimer(() => this.#pump(), Math.max(1, until - now));
  }

  #start(waiting: Waiting): void {
    this.#queue = this.#queue.filter((other) => other !== waiting);
    const { request } = waiting;
    const limit = this.#runtime.setTimer(() => this.#overdue(), request.timeoutMs);
    const active: Active = { ...waiting, received: 0, quietTimer: null, limit };
    this.#active = active;
    const written = this.#link.write(request.bytes);
    if (written === null) {
      this.#end(active, err('not-connected'));
      return;
    }
    request.onWrite?.();
    // A failed or stuck write also ends the connection, which ends the request: nothing is left to do here.
    void written;
  }

  #received(bytes: Uint8Array): void {
    const active = this.#active;
    const now = this.#runtime.monotonic();
    if (active === null) {
      this.#quietUntil = Math.max(this.#quietUntil, now + this.#timings.gapMs);
      this.#discardedBytes += bytes.length;
      if (now >= this.#discardUntil) for (const listener of this.#idleListeners) listener(bytes);
      return;
    }
    active.received += bytes.length;
    if (active.quietTimer !== null) this.#runtime.clearTimer(active.quietTimer);
    active.quietTimer = null;
    const answer = active.request.answer.push(bytes);
    if (answer !== undefined) {
      this.#answered(active, answer);
      return;
    }
    active.quietTimer = this.#runtime.setTimer(() => {
      active.quietTimer = null;
      const late = this.#active === active ? active.request.answer.quiet() : undefined;
      if (late !== undefined) this.#answered(active, late);
    }, this.#timings.quietMs);
  }

  #answered(active: Active, answer: Answer<unknown>): void {
    this.#frames += 1;
    this.#discardedBytes += Math.max(0, active.received - answer.bytes);
    this.#lastSeen = this.#runtime.now();
    this.#quietUntil = this.#runtime.monotonic() + this.#timings.gapMs;
    this.#end(active, ok(answer.value));
  }

  #overdue(): void {
    const active = this.#active;
    if (active === null) return;
    const answer = active.request.answer.overdue();
    if (answer !== undefined) {
      this.#answered(active, answer);
      return;
    }
    this.#timeouts += 1;
    if (active.received > 0) this.#badFrames += 1;
    this.#discardedBytes += active.received;
    const now = this.#runtime.monotonic();
    this.#quietUntil = now + Math.max(this.#timings.gapMs, this.#timings.lateMs);
    this.#discardUntil = now + this.#timings.lateMs;
    this.#end(active, err('no-answer'));
  }

  #end(active: Active, result: Result<unknown, RequestFailure>): void {
    if (this.#active !== active) return;
    this.#active = null;
    this.#runtime.clearTimer(active.limit);
    if (active.quietTimer !== null) this.#runtime.clearTimer(active.quietTimer);
    active.finish(result);
    this.#pump();
  }

  /** Commands die with the connection (locker/PROTOCOL.md 1.1). */
  #disconnected(): void {
    const waiting = this.#queue;
    this.#queue = [];
    this.#quietUntil = 0;
    this.#discardUntil = 0;
    if (this.#active !== null) this.#end(this.#active, err('link-lost'));
    for (const { finish } of waiting) finish(err('not-connected'));
    if (this.#wake !== null) this.#runtime.clearTimer(this.#wake);
    this.#wake = null;
  }
}

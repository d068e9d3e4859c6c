import type { RestartLimit } from './restart-limit.ts';
import type { WriteLog } from './shell-log.ts';

/** What the watchdog can do to the page it watches. */
export interface WatchedPage {
  /** Ends the page's process, the way Chromium offers. */
  crash(): void;
  /** Ends it by the operating system: a stopped process does not hear the first way. */
  kill(): void;
  reload(): void;
  /** Shows the static page; called once, the watchdog then rests. */
  giveUp(): void;
}

/** Beats that may be missing before the page counts as dead; one is due each second. */
const MISSED_BEATS = 5;
/** Further seconds a page has for its first beat, while it loads. */
const SECONDS_TO_LOAD = 12;
/** Seconds between asking Chromium to end a page and ending it by force. */
const SECONDS_TO_DIE = 1;

/**
 * The heartbeat between page and shell. Electron's own `unresponsive` did not come in 17 s of a page in an endless loop.
 * It counts its own ticks instead of reading a clock: a computer that slept, or a shell that stood still, is not the page's fault.
 */
export class ScreenWatchdog {
  readonly #page: WatchedPage;
  readonly #limit: RestartLimit;
  readonly #log: WriteLog;
  readonly #now: () => number;
  #missed = 0;
  #state: 'resting' | 'watching' | 'ending' = 'resting';

  /** @param now monotonic milliseconds */
  constructor(page: WatchedPage, limit: RestartLimit, log: WriteLog, now: () => number) {
    this.#page = page;
    this.#limit = limit;
    this.#log = log;
    this.#now = now;
  }

  /** The application's page begins to load. */
  pageLoads(): void {
    this.#state = 'watching';
    this.#missed = -SECONDS_TO_LOAD;
  }

  /** Nothing to watch: the static page has no heart, and a quitting program needs none. */
  rest(): void {
    this.#state = 'resting';
  }

  /** The page said that it is alive. */
  beat(): void {
    if (this.#state === 'watching') this.#missed = 0;
  }

  /** To be called once a second. */
  tick(): void {
    if (this.#state === 'resting') return;
    this.#missed += 1;
    if (this.#state === 'watching' && this.#missed >= MISSED_BEATS) {
      this.#log('error', 'screen-silent', { seconds: this.#missed });
      this.#state = 'ending';
      this.#missed = 0;
      this.#page.crash();
    } else if (this.#state === 'ending' && this.#missed > SECONDS_TO_DIE) {
      this.#missed = 0;
      this.#page.kill();
    }
  }

  /** The page's process is gone, by us or by itself: load it again, or give up after too often. */
  pageGone(reason: string): void {
    if (this.#state === 'resting') return;
    this.#log('error', 'screen-gone', { reason, count: this.#limit.count(this.#now()) });
    if (this.#limit.take(this.#now())) {
      this.pageLoads();
      this.#page.reload();
    } else {
      this.#state = 'resting';
      this.#page.giveUp();
    }
  }
}

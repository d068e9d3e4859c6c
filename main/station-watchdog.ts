import type { WriteLog } from './shell-log.ts';

/** What the watchdog can do to the station it watches. */
export interface WatchedStation {
  ask(): void;
  /** Ends it by the operating system; its end then starts it again, or gives up after too often. */
  kill(): void;
}

/** Answers that may be missing in a row, one second apart. A step takes milliseconds; a slow disk may hold one commit for seconds. */
const MISSED_ANSWERS = 10;
/** Further seconds for the first answer: opening checks a record that may be large, on a disk that may be slow. */
const SECONDS_TO_OPEN = 50;

/**
 * A station that stands still without dying takes touches and does nothing with them. Its event loop answers a question each second; like
 * the page's watchdog it counts its own ticks, so that a computer that slept is not the station's fault.
 */
export class StationWatchdog {
  readonly #station: WatchedStation;
  readonly #log: WriteLog;
  #missed = 0;
  #watching = false;

  constructor(station: WatchedStation, log: WriteLog) {
    this.#station = station;
    this.#log = log;
  }

  stationStarts(): void {
    this.#watching = true;
    this.#missed = -SECONDS_TO_OPEN;
  }

  /** It ended, or is being stopped, which has a limit of its own. */
  rest(): void {
    this.#watching = false;
  }

  answered(): void {
    this.#missed = 0;
  }

  /** To be called once a second. */
  tick(): void {
    if (!this.#watching) return;
    if (this.#missed >= MISSED_ANSWERS) {
      this.#log('error', 'station-silent', { seconds: this.#missed });
      this.#watching = false;
      this.#station.kill();
      return;
    }
    this.#missed += 1;
    this.#station.ask();
  }
}

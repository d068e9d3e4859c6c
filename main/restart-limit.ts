/** Allows so many restarts within a sliding span of time; a fault that returns at once then ends on a page instead of in a loop. */
export class RestartLimit {
  readonly #most: number;
  readonly #spanMs: number;
  #times: number[] = [];

  /** @param most restarts allowed within `spanMs` milliseconds, 1 or more */
  constructor(most: number, spanMs: number) {
    this.#most = most;
    this.#spanMs = spanMs;
  }

  /** How many restarts the span that ends at `now` has seen. `now` is monotonic milliseconds: the wall clock can jump. */
  count(now: number): number {
    this.#times = this.#times.filter((time) => now - time < this.#spanMs);
    return this.#times.length;
  }

  /** Counts one more restart. False when it is one too many; it is then not counted. */
  take(now: number): boolean {
    if (this.count(now) >= this.#most) return false;
    this.#times.push(now);
    return true;
  }
}

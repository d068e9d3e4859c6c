import type { EpochMs } from './clock.ts';

/** When something was recorded, by both clocks. `boot` names the run of the station whose monotonic clock it is. */
export interface Moment {
  readonly at: EpochMs;
  readonly monotonic: number;
  readonly boot: string;
}

/**
 * Milliseconds since then, never negative. Within one run of the station the monotonic clock counts, so a wall clock that
 * is moved changes nothing. After a restart there is only the wall clock: one that was set back counts
 * from now, so nobody waits longer than the whole wait.
 */
export function elapsedSince(then: Moment, now: Moment): number {
  return Math.max(0, then.boot === now.boot ? now.monotonic - then.monotonic : now.at - then.at);
}

import type { EpochMs } from '../clock.ts';
import { elapsedSince, type Moment } from '../elapsed.ts';
import type { PinAttempts } from '../record/state.ts';

interface Limits {
  readonly freeAttempts: number;
  readonly waitSeconds: readonly number[];
  readonly disableAfter: number;
}

export interface PinWait {
  readonly lockedOut: boolean;
  /** Until when no PIN is looked at; null when one may be tried now. */
  readonly waitUntil: EpochMs | null;
  readonly triesLeft: number;
}

/**
 * The first few are free, then waits that grow, then none until another manager or the recovery code helps.
 * The wait counts from the last attempt, by the monotonic clock within one run; after a restart by the wall clock, and never
 * longer than the whole wait from now, however far that clock was set back.
 */
export function pinWait(attempts: PinAttempts, now: Moment, limits: Limits): PinWait {
  const { count, last } = attempts;
  const triesLeft = Math.max(0, limits.disableAfter - count);
  if (triesLeft === 0) return { lockedOut: true, waitUntil: null, triesLeft };
  if (last === null || count < limits.freeAttempts) return { lockedOut: false, waitUntil: null, triesLeft };
  const step = Math.min(count - limits.freeAttempts, limits.waitSeconds.length - 1);
  const left = (limits.waitSeconds[step] ?? 0) * 1000 - elapsedSince(last, now);
  return { lockedOut: false, waitUntil: left > 0 ? now.at + left : null, triesLeft };
}

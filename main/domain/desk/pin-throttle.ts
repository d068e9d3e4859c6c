import type { Clock, EpochMs } from '../clock.ts';
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
 * SECURITY-NOTES 3: the first few are free, then waits that grow, then none until another manager helps. The wait counts from
 * the last attempt by the wall clock. A clock set back makes it longer; one set forward cannot shorten it by more than the
 * jump that stands in the record beside it.
 */
export function pinWait(attempts: PinAttempts, clock: Clock, limits: Limits): PinWait {
  const { count, last } = attempts;
  const triesLeft = Math.max(0, limits.disableAfter - count);
  if (triesLeft === 0) return { lockedOut: true, waitUntil: null, triesLeft };
  if (last === null || count < limits.freeAttempts) return { lockedOut: false, waitUntil: null, triesLeft };
  const step = Math.min(count - limits.freeAttempts, limits.waitSeconds.length - 1);
  const waitMs = (limits.waitSeconds[step] ?? 0) * 1000;
  const now = clock.now();
  const over = now >= last.at && now - last.at >= waitMs;
  return {
    lockedOut: false,
    waitUntil: over ? null : Math.max(now, last.at) + (now >= last.at ? waitMs - (now - last.at) : waitMs),
    triesLeft,
  };
}

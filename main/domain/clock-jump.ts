import type { EpochMs } from './clock.ts';

/** Less is drift and the network correcting it; more is a jump, and an entry of its own (DESIGN.md 9). Milliseconds. */
export const CLOCK_JUMP_MS = 90_000;

export interface ClockReading {
  readonly now: EpochMs;
  readonly monotonic: number;
}

/** What the wall clock should say, where it says something else by more than a jump; null while it keeps time. */
export function clockJump(
  before: ClockReading,
  after: ClockReading,
): { readonly expected: EpochMs; readonly found: EpochMs } | null {
  const expected = Math.round(before.now + (after.monotonic - before.monotonic));
  return Math.abs(after.now - expected) > CLOCK_JUMP_MS ? { expected, found: Math.round(after.now) } : null;
}

/** Milliseconds since 1970-01-01T00:00Z by the wall clock. May jump: order in the record is by sequence, never by this. */
export type EpochMs = number;

/**
 * The clock is always a parameter (DESIGN.md, `What must always be true` 9).
 * `monotonic` counts milliseconds since an arbitrary start of this run and never goes back.
 */
export interface Clock {
  now(): EpochMs;
  monotonic(): number;
}

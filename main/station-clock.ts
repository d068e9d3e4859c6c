import { performance } from 'node:perf_hooks';
import type { Clock } from './domain/clock.ts';

export interface StationClock extends Clock {
  /** Moves the wall clock, in a demonstration setting only; the monotonic clock goes on. */
  move(ms: number): void;
}

export function stationClock(): StationClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    monotonic: () => performance.now(),
    move(ms) {
      offset += ms;
    },
  };
}

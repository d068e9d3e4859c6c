import type { Clock } from '../domain/clock.ts';
import { type ClockReading, clockJump } from '../domain/clock-jump.ts';
import { raise } from '../domain/record/raise.ts';
import type { Append, Fresh } from './ports.ts';

export interface ClockWatch {
  /** Minutes of the last jump, later is more; null while the clock kept time. */
  jumpedMinutes(): number | null;
  /** Once, at the start: a wall clock earlier than the last entry has been moved while nobody looked. */
  begin(lastEntryAt: number | null): void;
  look(): void;
}

/** Holds the wall clock against the monotonic one: a jump is an entry and an exception, and is told (DESIGN.md 9). */
export function watchClock(clock: Clock, fresh: Fresh, append: Append, changed: () => void): ClockWatch {
  const read = (): ClockReading => ({ now: clock.now(), monotonic: clock.monotonic() });
  let reading = read();
  let minutes: number | null = null;

  function recordJump(jump: { readonly expected: number; readonly found: number }): void {
    minutes = Math.round((jump.found - jump.expected) / 60_000);
    append([
      { kind: 'clock-jumped', facts: jump },
      raise(fresh.id('x'), 'clock-jumped', 'attention', {}, String(minutes)),
    ]);
  }

  return {
    jumpedMinutes: () => minutes,
    begin(lastEntryAt) {
      if (lastEntryAt !== null && clock.now() < lastEntryAt) {
        recordJump({ expected: lastEntryAt, found: Math.round(clock.now()) });
      }
    },
    look() {
      const after = read();
      const jump = clockJump(reading, after);
      reading = after;
      if (jump === null) return;
      recordJump(jump);
      changed();
    },
  };
}

import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import { timesUp } from '../domain/record/retention.ts';
import type { PolicyInForce } from './policy-in-force.ts';
import type { Log } from './ports.ts';

export interface RetentionParts {
  readonly record: Record;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  policy(): PolicyInForce;
  facts(): Facts;
  /** Copies of the record from before that moment go too: they hold what was erased. */
  removeCopies(before: number): Promise<void>;
}

export interface RetentionDesk {
  /** Erases what is due, once for each day and policy; cheap otherwise. Not written: tried again at the next call. */
  look(): void;
}

const A_DAY_MS = 86_400_000;
/** Longer than the holidays. */
const AWAY_DAYS = 60;

/**
 * Applies the policy's periods (SETTINGS A23). What is erased never comes back, and the clock alone says that its time is up:
 * while a jump of the clock waits for an answer, and after a long time off until a manager was at the desk, nothing is erased.
 */
export function retentionDesk(parts: RetentionParts): RetentionDesk {
  const { record, clock, log, timeZone } = parts;
  const { seq } = record.log.head();
  const lastAt = record.log.range(seq, seq)[0]?.at ?? clock.now();
  const longAway = clock.now() - lastAt > AWAY_DAYS * A_DAY_MS;
  let done: string | null = null;

  const clockInDoubt = () =>
    record.exceptions.open().some(({ kind }) => kind === 'clock-jumped') ||
    (longAway && record.log.nextOf('pin-accepted', seq) === null);

  return {
    look() {
      const { policy, hash } = parts.policy();
      const { day } = parts.facts();
      const now = `${day} ${hash}`;
      if (done === now || clockInDoubt()) return;
      const erased = record.erase(timesUp(policy, day, timeZone));
      if (!erased.ok) return;
      done = now;
      if (erased.value.length > 0) log('info', 'personal-erased', { entries: erased.value.length });
      const { backups } = policy.retention;
      if (backups !== 'until-released') void parts.removeCopies(clock.now() - backups * A_DAY_MS);
    },
  };
}

import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../clock.ts';
import { boundsOfDay } from '../day-end/setting-day.ts';
import type { Policy } from '../policy/policy.ts';
import { RETENTION_KINDS, type RetentionKind } from './retention-kind.ts';

/** What is over goes: of one kind of record, everything that ended before a moment. */
export interface TimeUp {
  readonly of: RetentionKind;
  /** The last day whose records go, by the setting's own days. */
  readonly upTo: string;
  /** The first day whose records stay, and its first millisecond. */
  readonly firstKept: string;
  readonly before: EpochMs;
}

/**
 * Whose time is up on a setting's day, by the policy in force. A period of n days keeps today and the n days before it;
 * what is kept until it is released is not among them.
 */
export function timesUp(policy: Pick<Policy, 'retention' | 'day'>, today: string, timeZone: string): readonly TimeUp[] {
  return RETENTION_KINDS.flatMap((of) => {
    const days = policy.retention[of];
    if (days === 'until-released') return [];
    const firstKept = Temporal.PlainDate.from(today).subtract({ days });
    return [
      {
        of,
        upTo: firstKept.subtract({ days: 1 }).toString(),
        firstKept: firstKept.toString(),
        before: boundsOfDay(firstKept.toString(), timeZone, policy.day.endsAt).from,
      },
    ];
  });
}

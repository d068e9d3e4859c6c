import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { boundsOfDay } from '../domain/day-end/setting-day.ts';
import { lapsedHolds } from '../domain/evidence/keeping.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import { dueExceptions, dueKey } from '../domain/kiosk/watch.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';

export interface DueWatch {
  /** Entries that were just written: what a flow has raised itself is not raised a second time. */
  recorded(events: readonly AuditEvent[]): void;
  /** True when something was raised. */
  look(): boolean;
}

/** Raises what time alone has made an exception, each matter once, also across restarts. */
export function watchDue(
  record: Record,
  clock: Clock,
  timeZone: string,
  facts: () => Facts,
  append: (events: readonly AuditEvent[]) => boolean,
): DueWatch {
  const raisedAt = new Map(
    record.exceptions
      .raisedBetween(1, record.log.head().seq)
      .map((exception) => [dueKey(exception.kind, exception), exception.raisedAt]),
  );
  return {
    recorded(events) {
      for (const event of events)
        if (event.kind === 'exception-raised') raisedAt.set(dueKey(event.facts.kind, event.facts), clock.now());
    },
    look() {
      const now = facts();
      const { from } = boundsOfDay(now.day, timeZone, now.policy.day.endsAt);
      const due = dueExceptions(now, from).filter(({ key, since }) => {
        const at = raisedAt.get(key);
        return at === undefined || at < since;
      });
      const events = [...due.map(({ event }) => event), ...lapsedHolds(now)];
      return events.length > 0 && append(events);
    },
  };
}

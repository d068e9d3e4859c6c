import type { Record } from '../../db/index.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';

export interface LockerOutage {
  /** This outage is an exception already: whoever comes meanwhile makes no other. */
  readonly told: () => boolean;
  recorded(events: readonly AuditEvent[]): void;
  /** A locker that is heard again ends the outage. */
  look(locker: 'connected' | 'disconnected' | 'none'): void;
}

/** One outage is one exception, however many people are sent to the office while it lasts; it goes on over a restart. */
export function lockerOutage(record: Record): LockerOutage {
  let told = record.exceptions.open().some(({ kind }) => kind === 'locker-offline');
  return {
    told: () => told,
    recorded(events) {
      told ||= events.some((event) => event.kind === 'exception-raised' && event.facts.kind === 'locker-offline');
    },
    look(locker) {
      if (locker === 'connected') told = false;
    },
  };
}

import type { AuditEvent } from '../record/audit-event.ts';
import type { Policy } from './policy.ts';

/** Exceptions get the notice that the policy gives their kind; a kind it does not name keeps what its rule gave it. */
export function graded(events: readonly AuditEvent[], policy: Policy): readonly AuditEvent[] {
  return events.map((event) => {
    if (event.kind !== 'exception-raised') return event;
    const severity = policy.exceptions[event.facts.kind];
    return severity === undefined ? event : { ...event, facts: { ...event.facts, severity } };
  });
}

import type { Id } from '../people.ts';
import type { AuditEvent, ExceptionKind, Severity } from './audit-event.ts';

export interface About {
  readonly visit?: Id | null;
  readonly deposit?: Id | null;
  readonly compartment?: number | null;
  readonly authorisation?: Id | null;
  readonly person?: Id | null;
}

/** A departure from the rule. `detail` is a code or number, never a name: who it is about stands in the ids. */
export function raise(exception: Id, kind: ExceptionKind, severity: Severity, about: About, detail = ''): AuditEvent {
  return {
    kind: 'exception-raised',
    facts: {
      exception,
      kind,
      severity,
      visit: about.visit ?? null,
      deposit: about.deposit ?? null,
      compartment: about.compartment ?? null,
      authorisation: about.authorisation ?? null,
      person: about.person ?? null,
      detail,
    },
  };
}

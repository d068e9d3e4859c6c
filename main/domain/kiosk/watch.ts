import type { AuditEvent, ExceptionKind } from '../record/audit-event.ts';
import { type About, raise } from '../record/raise.ts';
import { overdueIssues } from '../setting-devices/register.ts';
import type { Facts } from './facts.ts';

/** How long a device that was handed over may stay unconfirmed before it is an exception. */
export const UNCONFIRMED_MS = 60 * 60_000;

/** One exception that time alone has made. `key` names the matter, so that it is raised once. */
export interface Due {
  readonly key: string;
  readonly event: AuditEvent;
}

/**
 * What the clock turns into an exception: a device out past its time, a sign-out that is missing when the next day has begun,
 * a device left overnight, a hand-over nobody confirmed. Overdue itself is never stored, it is computed; this is the prompt.
 */
export function dueExceptions(facts: Facts, dayBegan: number): readonly Due[] {
  const due: Due[] = [];
  const add = (kind: ExceptionKind, id: string, about: About) =>
    due.push({ key: `${kind} ${id}`, event: raise(facts.newId('x'), kind, 'attention', about) });
  for (const permission of facts.openAuthorisations()) {
    const out = permission.releasedAt !== null && permission.returnedAt === null;
    if (out && facts.now > permission.until) {
      add('device-overdue', permission.id, {
        visit: permission.visit,
        deposit: permission.deposit,
        authorisation: permission.id,
      });
    }
  }
  for (const issue of overdueIssues(facts)) {
    due.push({
      key: `setting-device-overdue ${issue.id}`,
      event: raise(facts.newId('x'), 'setting-device-overdue', 'attention', { person: issue.person }, issue.id),
    });
  }
  for (const visit of facts.openVisits()) {
    if (visit.startedAt < dayBegan) add('sign-out-missing', visit.id, { visit: visit.id, person: visit.person });
  }
  for (const deposit of facts.openDeposits()) {
    if (deposit.intendedAt < dayBegan && deposit.state !== 'cancelled') {
      add('device-not-collected', deposit.id, { visit: deposit.visit, deposit: deposit.id });
    }
    if (deposit.state === 'handed-over' && facts.now - deposit.since > UNCONFIRMED_MS) {
      add('handed-over-unconfirmed', deposit.id, { visit: deposit.visit, deposit: deposit.id });
    }
  }
  return due;
}

/** The key that an exception on record answers to. */
export function dueKey(
  kind: ExceptionKind,
  about: { authorisation: string | null; deposit: string | null; visit: string | null; detail?: string },
): string {
  // An exception has no field for an issue: its id is the detail.
  if (kind === 'setting-device-overdue') return `${kind} ${about.detail ?? ''}`;
  const id =
    kind === 'device-overdue' ? about.authorisation : kind === 'sign-out-missing' ? about.visit : about.deposit;
  return `${kind} ${id ?? ''}`;
}

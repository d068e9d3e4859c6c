import { arrangementMatters } from '../arrangements/matters.ts';
import { DOOR_LEFT_OPEN_MS } from '../phones/door-step.ts';
import { isOverdue, nextCheckIn } from '../phones/permitted-use.ts';
import type { AuditEvent, ExceptionKind } from '../record/audit-event.ts';
import { type About, raise } from '../record/raise.ts';
import { overdueIssues } from '../setting-devices/register.ts';
import type { Facts } from './facts.ts';

/** How long a device that was handed over may stay unconfirmed before it is an exception. */
export const UNCONFIRMED_MS = 60 * 60_000;

/** One exception that time alone has made. `key` names the matter, so that it is raised once. */
export interface Due {
  readonly key: string;
  /** What was raised under this key before then was another matter: a door can be left open many times. */
  readonly since: number;
  readonly event: AuditEvent;
}

/**
 * What the clock turns into an exception: a device out past its time, a sign-out that is missing when the next day has begun,
 * a device left overnight, a hand-over nobody confirmed, a door that stands open with nobody there. Overdue itself is never stored, it is computed; this is the prompt.
 */
export function dueExceptions(facts: Facts, dayBegan: number): readonly Due[] {
  const due: Due[] = [];
  const add = (kind: ExceptionKind, id: string, about: About) =>
    due.push({ key: `${kind} ${id}`, since: ONCE, event: raise(facts.newId('x'), kind, 'attention', about) });
  for (const permission of facts.openAuthorisations()) {
    const about = { visit: permission.visit, deposit: permission.deposit, authorisation: permission.id };
    // A lone worker's device goes out more than once, and can be late each time.
    if (isOverdue(permission, facts.now)) {
      const since = permission.releasedAt ?? ONCE;
      const event = raise(facts.newId('x'), 'device-overdue', 'attention', about);
      due.push({ key: `device-overdue ${permission.id}`, since, event });
    }
    const checkIn = nextCheckIn(permission);
    if (checkIn !== null && facts.now > checkIn) {
      const event = raise(facts.newId('x'), 'check-in-missed', 'attention', about);
      due.push({ key: `check-in-missed ${permission.id}`, since: checkIn, event });
    }
  }
  for (const issue of overdueIssues(facts)) {
    due.push({
      key: `setting-device-overdue ${issue.id}`,
      since: ONCE,
      event: raise(facts.newId('x'), 'setting-device-overdue', 'attention', { person: issue.person }, issue.id),
    });
  }
  for (const { about, kind, detail } of arrangementMatters(facts)) {
    due.push({
      key: arrangementKey(kind, about, detail),
      since: ONCE,
      event: raise(facts.newId('x'), kind, 'attention', { visit: about }, detail),
    });
  }
  for (const visit of facts.openVisits()) {
    if (visit.startedAt < dayBegan) add('sign-out-missing', visit.id, { visit: visit.id, person: visit.person });
  }
  for (const deposit of facts.openDeposits()) {
    // What is kept as evidence is not forgotten.
    const kept = facts.holdOf(deposit.id) !== null;
    if (deposit.intendedAt < dayBegan && deposit.state !== 'cancelled' && !kept) {
      add('device-not-collected', deposit.id, { visit: deposit.visit, deposit: deposit.id });
    }
    if (deposit.state === 'handed-over' && facts.now - deposit.since > UNCONFIRMED_MS) {
      add('handed-over-unconfirmed', deposit.id, { visit: deposit.visit, deposit: deposit.id });
    }
  }
  for (const { state, since, visit, deposit, compartment } of facts.unfinishedMovements()) {
    if (facts.now - since <= DOOR_LEFT_OPEN_MS) continue;
    // Told to open and nothing heard since: what became of it could not be written down.
    const kind = state === 'opened' ? 'door-left-open' : 'movement-unknown';
    const about = { visit, deposit, compartment };
    due.push({
      key: doorKey(kind, compartment),
      since,
      event: raise(facts.newId('x'), kind, 'attention', about),
    });
  }
  return due;
}

const ONCE = Number.NEGATIVE_INFINITY;
const doorKey = (kind: ExceptionKind, compartment: number | null) => `${kind} door ${compartment ?? ''}`;

/** The key that an exception on record answers to. */
export function dueKey(
  kind: ExceptionKind,
  about: {
    readonly authorisation: string | null;
    readonly deposit: string | null;
    readonly visit: string | null;
    readonly compartment: number | null;
    readonly detail?: string;
  },
): string {
  // An exception has no field for an issue: its id is the detail.
  if (kind === 'setting-device-overdue') return `${kind} ${about.detail ?? ''}`;
  if (kind === 'door-left-open' || kind === 'movement-unknown') return doorKey(kind, about.compartment);
  if (kind === 'attendance-short' || kind === 'arrangement-conditions-unmet')
    return arrangementKey(kind, about.visit ?? '', about.detail ?? '');
  const id =
    kind === 'device-overdue' || kind === 'check-in-missed'
      ? about.authorisation
      : kind === 'sign-out-missing'
        ? about.visit
        : about.deposit;
  return `${kind} ${id ?? ''}`;
}

function arrangementKey(kind: ExceptionKind, visit: string, detail: string): string {
  return `${kind} ${visit} ${detail}`;
}

import type { Facts } from '../kiosk/facts.ts';
import { kindWord } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { type Effect, record, type Step, trouble } from '../kiosk/step.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Person } from '../record/state.ts';

/** A leaver's or disabled badge that is tapped again within this time is the same matter, milliseconds. */
const SAME_MATTER_MS = 10 * 60_000;

/** The words are those for a badge nobody knows: what happened is for the manager, not for whoever holds it. */
export function refusedBadge(person: Person, facts: Facts): Step {
  return {
    flow: kindWord('badge-unknown', facts.monotonic),
    effects: [...recorded(ofRefused(person, facts)), trouble],
  };
}

export function unknownBadge(keyedHash: string, reader: string, facts: Facts): Step {
  return {
    flow: kindWord('badge-unknown', facts.monotonic),
    effects: [...recorded(ofUnknown(keyedHash, reader, facts)), trouble],
  };
}

/** What a badge that opens nothing leaves on record, whatever the screen shows meanwhile. */
export function refusedTap(
  tap: Extract<Happening, { happened: 'badge' | 'badge-unknown' }>,
  facts: Facts,
): readonly Effect[] {
  const events = tap.happened === 'badge' ? ofRefused(tap.person, facts) : ofUnknown(tap.keyedHash, tap.reader, facts);
  return [...recorded(events), trouble];
}

function recorded(events: readonly AuditEvent[]): readonly Effect[] {
  return events.length === 0 ? [] : [record(...events)];
}

function ofRefused(person: Person, facts: Facts): readonly AuditEvent[] {
  const kind = person.active ? 'badge-disabled' : 'badge-of-leaver';
  const known = facts
    .openExceptions()
    .some((open) => open.kind === kind && open.person === person.id && facts.now - open.raisedAt < SAME_MATTER_MS);
  return known ? [] : [raise(facts.newId('x'), kind, 'serious', { person: person.id })];
}

function ofUnknown(keyedHash: string, reader: string, facts: Facts): readonly AuditEvent[] {
  if (facts.tappedLately(keyedHash)) return [];
  return [
    { kind: 'credential-unknown', facts: { reader, keyedHash } },
    raise(facts.newId('x'), 'badge-unknown', 'note', {}, reader),
  ];
}

import type { Database } from 'better-sqlite3';
import type { Id, Role } from '../../main/domain/people.ts';
import type { INCIDENT_EVENTS } from '../../main/domain/record/incident-events.ts';
import type { IncidentEntryKind } from '../../main/domain/record/incident-state.ts';
import { changeOne, type Effects } from './applying.ts';

export type IncidentKind = keyof typeof INCIDENT_EVENTS;

interface Worked {
  readonly kind: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly at: number;
  readonly facts: {
    readonly incident: Id;
    readonly by: Id | null;
    readonly role: Role | null;
    readonly on?: string | undefined;
  };
}

export function incidentEffects(database: Database): Effects<IncidentKind> {
  // Without gaps (SETTINGS D2): the next number, or none.
  const report = database.prepare(`
    INSERT INTO incident (id, kiosk, seq, number, policy_id, policy_version, seen_on, seen_at, reported_at)
    SELECT :incident, :kiosk, :seq, :number, :policyId, :policyVersion, :seenOn, :seenAt, :at
    WHERE :number = (SELECT coalesce(max(number), 0) + 1 FROM incident WHERE kiosk = :kiosk)`);
  const add = database.prepare(`
    INSERT INTO incident_entry (kiosk, seq, incident, what, by, role, held_on, at)
    SELECT :kiosk, :seq, id, :what, :by, :role, :on, :at FROM incident
    WHERE id = :incident AND (closed_at IS NULL OR :what = 'seen')`);
  const act = database.prepare('UPDATE incident SET acted_at = coalesce(acted_at, :at) WHERE id = :incident');
  const close = database.prepare('UPDATE incident SET closed_at = :at WHERE id = :incident');
  const addAction = database.prepare(`
    INSERT INTO incident_action (id, incident, kiosk, seq, owner, due)
    VALUES (:action, :incident, :kiosk, :seq, :owner, :due)`);
  const give = database.prepare(`
    UPDATE incident_action SET owner = :owner, due = :due
    WHERE id = :action AND incident = :incident AND done_at IS NULL`);
  const done = database.prepare(`
    UPDATE incident_action SET done_at = :at, done_by = :by
    WHERE id = :action AND incident = :incident AND done_at IS NULL`);
  const meet = database.prepare(`
    INSERT INTO review_meeting (id, kiosk, seq, held_on, incidents, by, role)
    VALUES (:meeting, :kiosk, :seq, :on, :incidents, :by, :role)`);

  const entered = (entry: Worked, what: IncidentEntryKind): void => {
    const { kiosk, seq, at, facts } = entry;
    const { incident, by, role, on = null } = facts;
    changeOne(add, { kiosk, seq, at, incident, what, by, role, on }, entry, `open incident ${incident}`);
  };
  const worked = (entry: Worked, what: IncidentEntryKind): void => {
    entered(entry, what);
    act.run({ at: entry.at, incident: entry.facts.incident });
  };

  return {
    'incident-reported': (entry) => {
      const { kiosk, seq, at, facts } = entry;
      changeOne(report, { ...facts, kiosk, seq, at }, entry, `place for number ${facts.number}`);
    },
    'incident-added-to': (entry) => entered(entry, 'added'),
    'incident-noted': (entry) => worked(entry, 'noted'),
    'incident-advice-sought': (entry) => worked(entry, 'advice'),
    'incident-action-added': (entry) => {
      worked(entry, 'action-added');
      const { kiosk, seq } = entry;
      const { action, incident, owner, due } = entry.facts;
      addAction.run({ action, incident, owner, due, kiosk, seq });
    },
    'incident-action-given': (entry) => {
      worked(entry, 'action-given');
      const { action, incident, owner, due } = entry.facts;
      changeOne(give, { action, incident, owner, due }, entry, `open action ${action}`);
    },
    'incident-action-done': (entry) => {
      worked(entry, 'action-done');
      const { action, incident, by } = entry.facts;
      changeOne(done, { action, incident, by, at: entry.at }, entry, `open action ${action}`);
    },
    'incident-outcome-entered': (entry) => worked(entry, 'outcome'),
    'incident-seen': (entry) => entered(entry, 'seen'),
    'incident-closed': (entry) => {
      worked(entry, 'closed');
      close.run({ at: entry.at, incident: entry.facts.incident });
    },
    'review-meeting-held': ({ kiosk, seq, facts }) => {
      const { meeting, on, by, role } = facts;
      meet.run({ meeting, on, by, role, incidents: JSON.stringify(facts.incidents), kiosk, seq });
    },
  };
}

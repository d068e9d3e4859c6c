import { z } from 'zod';
import { Id, type Role } from '../../main/domain/people.ts';
import type {
  Incident,
  IncidentAction,
  IncidentEntry,
  IncidentEntryKind,
  ReviewMeeting,
} from '../../main/domain/record/incident-state.ts';
import type { IncidentsRepository } from '../record.ts';
import type { Reading } from './reading.ts';

interface IncidentRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly number: number;
  readonly policy_id: string;
  readonly seen_on: string | null;
  readonly seen_at: string | null;
  readonly reported_at: number;
  readonly acted_at: number | null;
  readonly closed_at: number | null;
}

interface EntryRow {
  readonly kiosk: string;
  readonly seq: number;
  readonly what: IncidentEntryKind;
  readonly by: string | null;
  readonly role: Role | null;
  readonly held_on: string | null;
  readonly at: number;
}

interface ActionRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly owner: string | null;
  readonly due: string;
  readonly done_at: number | null;
  readonly done_by: string | null;
}

interface MeetingRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly held_on: string;
  readonly incidents: string;
  readonly by: string;
  readonly role: Role;
}

const Ids = z.array(Id);

export function incidentsRepository({ database, kiosk, personal }: Reading): IncidentsRepository {
  const all = database.prepare<[], IncidentRow>('SELECT * FROM incident ORDER BY kiosk, number');
  const last = database.prepare<[string], { number: number | null }>(
    'SELECT max(number) AS number FROM incident WHERE kiosk = ?',
  );
  const entries = database.prepare<[string], EntryRow>(
    'SELECT kiosk, seq, what, by, role, held_on, at FROM incident_entry WHERE incident = ? ORDER BY kiosk, seq',
  );
  const actions = database.prepare<[string], ActionRow>(
    'SELECT id, kiosk, seq, owner, due, done_at, done_by FROM incident_action WHERE incident = ? ORDER BY kiosk, seq',
  );
  const meetings = database.prepare<[], MeetingRow>('SELECT * FROM review_meeting ORDER BY held_on, kiosk, seq');

  const incidentOf = (row: IncidentRow): Incident => {
    const said = personal(row);
    const history = entries.all(row.id).map(
      (entry): IncidentEntry => ({
        what: entry.what,
        at: entry.at,
        by: entry.by,
        role: entry.role,
        on: entry.held_on,
        words: personal(entry),
      }),
    );
    const added = history.filter(({ what }) => what === 'added').map(({ words }) => words);
    const latest = (field: string): string | null =>
      [said, ...added].findLast((words) => words[field] !== undefined)?.[field] ?? null;
    const about = [said, ...added].flatMap((words) =>
      words['about'] === undefined ? [] : Ids.parse(JSON.parse(words['about'])),
    );
    return {
      id: row.id,
      number: row.number,
      kind: said['kind'] ?? null,
      policyId: row.policy_id,
      seenOn: row.seen_on,
      seenAt: row.seen_at,
      reportedAt: row.reported_at,
      reporter: said['reporter'] ?? null,
      visit: said['visit'] ?? null,
      about: [...new Set(about)],
      words: said['words'] ?? null,
      childInitials: latest('childInitials'),
      device: latest('device'),
      evidence: latest('evidence'),
      parentsOn: latest('parentsOn'),
      actedAt: row.acted_at,
      closedAt: row.closed_at,
      entries: history,
      actions: actions.all(row.id).map(
        (action): IncidentAction => ({
          id: action.id,
          what: personal(action)['what'] ?? null,
          owner: action.owner,
          due: action.due,
          doneAt: action.done_at,
          doneBy: action.done_by,
        }),
      ),
    };
  };

  return {
    all: () => all.all().map(incidentOf),
    lastNumber: () => last.get(kiosk)?.number ?? 0,
    meetings: () =>
      meetings.all().map((row): ReviewMeeting => {
        const { who = null, decisions = null } = personal(row);
        return {
          id: row.id,
          on: row.held_on,
          incidents: Ids.parse(JSON.parse(row.incidents)),
          by: row.by,
          role: row.role,
          who,
          decisions,
        };
      }),
  };
}

import type { Role } from '../../main/domain/people.ts';
import type { ExceptionKind, Severity } from '../../main/domain/record/audit-event.ts';
import type { Authorisation, Exception } from '../../main/domain/record/state.ts';
import type { AuthorisationsRepository, ExceptionsRepository } from '../record.ts';
import { oneOrNull, type Reading } from './reading.ts';

interface AuthorisationRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly kind: string;
  readonly visit: string;
  readonly deposit: string | null;
  readonly reason: string;
  readonly place: string;
  readonly from_at: number;
  readonly until_at: number | null;
  readonly granted_at: number;
  readonly granted_by: string | null;
  readonly role: Role | null;
  readonly child_free: number;
  readonly arrangement: string | null;
  readonly check_in_minutes: number | null;
  readonly release_minutes: number | null;
  readonly checked_in_at: number | null;
  readonly released_at: number | null;
  readonly returned_at: number | null;
  readonly ended_at: number | null;
  readonly ended_why: 'returned' | 'withdrawn' | 'left-site' | null;
}

interface ExceptionRow {
  readonly id: string;
  readonly seq: number;
  readonly kind: ExceptionKind;
  readonly severity: Severity;
  readonly visit: string | null;
  readonly deposit: string | null;
  readonly compartment: number | null;
  readonly authorisation: string | null;
  readonly person: string | null;
  readonly detail: string;
  readonly raised_at: number;
  readonly resolved_at: number | null;
  readonly resolved_by: string | null;
  readonly resolved_kiosk: string | null;
  readonly resolved_seq: number | null;
}

export function authorisationsRepository({ database, personal }: Reading): AuthorisationsRepository {
  const byId = database.prepare<[string], AuthorisationRow>('SELECT * FROM authorisation WHERE id = ?');
  const open = database.prepare<[], AuthorisationRow>(
    'SELECT * FROM authorisation WHERE ended_at IS NULL ORDER BY kiosk, seq',
  );
  const ofVisit = database.prepare<[string], AuthorisationRow>(
    'SELECT * FROM authorisation WHERE visit = ? ORDER BY kiosk, seq',
  );
  const ofArrangement = database.prepare<[string], AuthorisationRow>(
    'SELECT * FROM authorisation WHERE arrangement = ? ORDER BY kiosk, seq',
  );
  const authorisationOf = (row: AuthorisationRow): Authorisation => ({
    id: row.id,
    kind: row.kind,
    visit: row.visit,
    deposit: row.deposit,
    reason: row.reason,
    words: personal(row).words ?? null,
    organisation: personal(row).organisation ?? null,
    place: row.place,
    from: row.from_at,
    until: row.until_at,
    grantedAt: row.granted_at,
    grantedBy: row.granted_by,
    role: row.role,
    childFree: row.child_free === 1,
    arrangement: row.arrangement,
    checkInMinutes: row.check_in_minutes,
    releaseMinutes: row.release_minutes,
    checkedInAt: row.checked_in_at,
    releasedAt: row.released_at,
    returnedAt: row.returned_at,
    endedAt: row.ended_at,
    endedWhy: row.ended_why,
  });
  return {
    byId: (id) => oneOrNull(byId.get(id), authorisationOf),
    open: () => open.all().map(authorisationOf),
    ofVisit: (visit) => ofVisit.all(visit).map(authorisationOf),
    underArrangement: (arrangement) => ofArrangement.all(arrangement).map(authorisationOf),
  };
}

export function exceptionsRepository({ database, kiosk, personal }: Reading): ExceptionsRepository {
  const byId = database.prepare<[string], ExceptionRow>('SELECT * FROM exception WHERE id = ?');
  const open = database.prepare<[], ExceptionRow>(
    'SELECT * FROM exception WHERE resolved_at IS NULL ORDER BY kiosk, seq',
  );
  const raisedBetween = database.prepare<[string, number, number], ExceptionRow>(
    'SELECT * FROM exception WHERE kiosk = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  );
  const exceptionOf = (row: ExceptionRow): Exception => ({
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    visit: row.visit,
    deposit: row.deposit,
    compartment: row.compartment,
    authorisation: row.authorisation,
    person: row.person,
    detail: row.detail,
    raisedAt: row.raised_at,
    raisedSeq: row.seq,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    resolvedWords:
      row.resolved_kiosk === null || row.resolved_seq === null
        ? null
        : (personal({ kiosk: row.resolved_kiosk, seq: row.resolved_seq }).words ?? null),
  });
  return {
    byId: (id) => oneOrNull(byId.get(id), exceptionOf),
    open: () => open.all().map(exceptionOf),
    raisedBetween: (fromSeq, toSeq) => raisedBetween.all(kiosk, fromSeq, toSeq).map(exceptionOf),
  };
}

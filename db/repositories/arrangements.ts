import type { Role } from '../../main/domain/people.ts';
import { ArrangementTerms } from '../../main/domain/record/arrangement-events.ts';
import type { Arrangement, ArrangementAcceptance, ArrangementUse, Attendance } from '../../main/domain/record/state.ts';
import type { ArrangementsRepository } from '../record.ts';
import { oneOrNull, type Reading } from './reading.ts';

interface ArrangementRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly terms: string | null;
  readonly first_day: string;
  readonly last_day: string | null;
  readonly review_on: string | null;
  readonly approved_by: string;
  readonly role: Role;
  readonly policy_id: string;
  readonly policy_version: string;
  readonly made_at: number;
  readonly reviewed_at: number | null;
  readonly reviewed_by: string | null;
  readonly ended_at: number | null;
  readonly ended_why: Arrangement['endedWhy'];
  readonly ended_by: string | null;
}

interface UseRow {
  readonly visit: string;
  readonly arrangement: string;
  readonly since: number;
}

export function arrangementsRepository({ database, personal }: Reading): ArrangementsRepository {
  const byId = database.prepare<[string], ArrangementRow>('SELECT * FROM arrangement WHERE id = ?');
  const all = database.prepare<[], ArrangementRow>('SELECT * FROM arrangement ORDER BY kiosk, seq');
  const acceptances = database.prepare<[string], ArrangementAcceptance>(`
    SELECT arrangement, visit, person, text_hash AS textHash, language, at FROM arrangement_acceptance
    WHERE arrangement = ? ORDER BY kiosk, seq`);
  const usesNow = database.prepare<[], UseRow>(`
    SELECT visit, arrangement, since FROM arrangement_use JOIN visit ON visit.id = visit
    WHERE ended_at IS NULL ORDER BY arrangement_use.kiosk, arrangement_use.seq`);
  const usesOf = database.prepare<[string], UseRow>(
    'SELECT visit, arrangement, since FROM arrangement_use WHERE visit = ? ORDER BY kiosk, seq',
  );
  const attending = database.prepare<[string, string], Attendance>(
    'SELECT person, how, seq FROM attendance WHERE visit = ? AND arrangement = ? ORDER BY kiosk, seq',
  );

  const arrangementOf = (row: ArrangementRow): Arrangement => {
    const { terms: sealed = null, ...words } = personal(row);
    const terms = row.terms ?? sealed;
    return {
      id: row.id,
      terms: terms === null ? null : ArrangementTerms.parse(JSON.parse(terms)),
      firstDay: row.first_day,
      lastDay: row.last_day,
      reviewOn: row.review_on,
      approvedBy: row.approved_by,
      role: row.role,
      policyId: row.policy_id,
      policyVersion: row.policy_version,
      madeAt: row.made_at,
      reviewedAt: row.reviewed_at,
      reviewedBy: row.reviewed_by,
      endedAt: row.ended_at,
      endedWhy: row.ended_why,
      endedBy: row.ended_by,
      words: {
        title: words.title ?? null,
        organisation: words.organisation ?? null,
        destination: words.destination ?? null,
        document: words.document ?? null,
        advice: words.advice ?? null,
        decision: words.decision ?? null,
        boundaries: words.boundaries ?? null,
        signature: words.signature ?? null,
        riskReference: words.riskReference ?? null,
        riskAuthor: words.riskAuthor ?? null,
        childInitials: words.childInitials ?? null,
      },
    };
  };
  const useOf = ({ visit, arrangement, since }: UseRow): ArrangementUse => ({
    visit,
    arrangement,
    since,
    attending: attending.all(visit, arrangement),
  });

  return {
    byId: (id) => oneOrNull(byId.get(id), arrangementOf),
    all: () => all.all().map(arrangementOf),
    acceptances: (arrangement) => acceptances.all(arrangement),
    usesNow: () => usesNow.all().map(useOf),
    usesOf: (visit) => usesOf.all(visit).map(useOf),
  };
}

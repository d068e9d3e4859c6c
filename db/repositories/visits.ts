import type { PersonType } from '../../main/domain/people.ts';
import type { Acknowledgement, Visit, VisitEnd, VisitStart } from '../../main/domain/record/state.ts';
import type { VisitsRepository } from '../record.ts';
import { deviceListReader, oneOrNull, type Reading } from './reading.ts';

interface VisitRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly person: string | null;
  readonly person_type: PersonType;
  readonly started_at: number;
  readonly started_by: VisitStart;
  readonly host: string | null;
  readonly policy_id: string;
  readonly policy_version: string;
  readonly policy_hash: string;
  readonly pass_hash: string | null;
  readonly language: string;
  readonly declared_kiosk: string | null;
  readonly declared_seq: number | null;
  readonly ended_at: number | null;
  readonly ended_how: VisitEnd | null;
}

interface AcknowledgementRow {
  readonly seq: number;
  readonly visit: string | null;
  readonly person: string | null;
  readonly wording: string;
  readonly version: string;
  readonly wording_hash: string;
  readonly language: string;
  readonly shown_ms: number;
  readonly signed: number;
  readonly at: number;
}

export function visitsRepository({ database, personal }: Reading): VisitsRepository {
  const byId = database.prepare<[string], VisitRow>('SELECT * FROM visit WHERE id = ?');
  const open = database.prepare<[], VisitRow>('SELECT * FROM visit WHERE ended_at IS NULL ORDER BY kiosk, seq');
  const openOfPerson = database.prepare<[string], VisitRow>(
    'SELECT * FROM visit WHERE person = ? AND ended_at IS NULL',
  );
  const openByPass = database.prepare<[string], VisitRow>(
    'SELECT * FROM visit WHERE pass_hash = ? AND ended_at IS NULL',
  );
  // In the order this file learned of them: the clock may lie, and sequences of two kiosks do not compare.
  const lastOfPerson = database.prepare<[string], VisitRow>(`
    SELECT visit.* FROM visit JOIN log USING (kiosk, seq) WHERE person = ? ORDER BY arrival DESC LIMIT 1`);
  const startedBetween = database.prepare<[number, number], VisitRow>(`
    SELECT * FROM visit WHERE started_at >= ? AND started_at < ? ORDER BY kiosk, seq`);
  const devices = deviceListReader(database, 'declared_device', 'visit');
  const acknowledged = database.prepare<[string, string], { version: string; at: number }>(`
    SELECT acknowledgement.version, acknowledgement.at FROM acknowledgement JOIN log USING (kiosk, seq)
    WHERE person = ? AND wording = ? ORDER BY arrival DESC LIMIT 1`);
  const acknowledgements = database.prepare<[string], AcknowledgementRow>(
    'SELECT * FROM acknowledgement WHERE visit = ? ORDER BY kiosk, seq',
  );

  const visitOf = (row: VisitRow): Visit => {
    const { first = null, last = null, organisation = null, hostWords = null } = personal(row);
    const declared =
      row.declared_kiosk === null || row.declared_seq === null
        ? null
        : personal({ kiosk: row.declared_kiosk, seq: row.declared_seq });
    return {
      id: row.id,
      person: row.person,
      personType: row.person_type,
      startedAt: row.started_at,
      startedSeq: row.seq,
      startedBy: row.started_by,
      endedAt: row.ended_at,
      endedHow: row.ended_how,
      host: row.host,
      policyId: row.policy_id,
      policyVersion: row.policy_version,
      policyHash: row.policy_hash,
      passHash: row.pass_hash,
      language: row.language,
      first,
      last,
      organisation,
      hostWords,
      declared: declared !== null,
      otherWord: declared?.otherWord ?? null,
    };
  };
  const acknowledgementOf = (row: AcknowledgementRow): Acknowledgement => ({
    visit: row.visit,
    person: row.person,
    wording: row.wording,
    version: row.version,
    wordingHash: row.wording_hash,
    language: row.language,
    shownMs: row.shown_ms,
    signed: row.signed === 1,
    at: row.at,
    seq: row.seq,
  });

  return {
    byId: (id) => oneOrNull(byId.get(id), visitOf),
    open: () => open.all().map(visitOf),
    openOfPerson: (person) => oneOrNull(openOfPerson.get(person), visitOf),
    openByPass: (passHash) => oneOrNull(openByPass.get(passHash), visitOf),
    lastOfPerson: (person) => oneOrNull(lastOfPerson.get(person), visitOf),
    devices,
    acknowledgedVersion: (person, wording) => acknowledged.get(person, wording) ?? null,
    acknowledgements: (visit) => acknowledgements.all(visit).map(acknowledgementOf),
    startedBetween: (fromMs, toMs) => startedBetween.all(fromMs, toMs).map(visitOf),
  };
}

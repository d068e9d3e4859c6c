import type { Role } from '../../main/domain/people.ts';
import type { EvidenceHold, EvidenceStep } from '../../main/domain/record/evidence-state.ts';
import type { EvidenceRepository } from '../record.ts';
import type { Reading } from './reading.ts';

interface HoldRow {
  readonly id: string;
  readonly kiosk: string;
  readonly seq: number;
  readonly deposit: string;
  readonly proposed_at: number;
  readonly proposed_by: string;
  readonly proposed_role: Role;
  readonly confirmed_seq: number | null;
  readonly confirmed_at: number | null;
  readonly confirmed_by: string | null;
  readonly confirmed_role: Role | null;
  readonly release_seq: number | null;
  readonly release_at: number | null;
  readonly release_by: string | null;
  readonly release_role: Role | null;
}

export function evidenceRepository({ database, personal }: Reading): EvidenceRepository {
  const open = database.prepare<[], HoldRow>('SELECT * FROM evidence_hold WHERE ended_at IS NULL ORDER BY kiosk, seq');

  const stepOf = (
    kiosk: string,
    seq: number | null,
    at: number | null,
    by: string | null,
    role: Role | null,
  ): EvidenceStep | null =>
    seq === null || at === null || by === null || role === null
      ? null
      : { at, by, role, words: personal({ kiosk, seq })['words'] ?? null };

  return {
    open: () =>
      open.all().map((row): EvidenceHold => {
        const { kiosk, seq } = row;
        const { words = null, incident = null } = personal({ kiosk, seq });
        return {
          id: row.id,
          deposit: row.deposit,
          incident,
          proposed: { at: row.proposed_at, by: row.proposed_by, role: row.proposed_role, words },
          confirmed: stepOf(kiosk, row.confirmed_seq, row.confirmed_at, row.confirmed_by, row.confirmed_role),
          release: stepOf(kiosk, row.release_seq, row.release_at, row.release_by, row.release_role),
        };
      }),
  };
}

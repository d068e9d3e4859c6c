import type { Database } from 'better-sqlite3';
import type { EVIDENCE_EVENTS } from '../../main/domain/record/evidence-events.ts';
import { changeOne, type Effects } from './applying.ts';

export type EvidenceKind = keyof typeof EVIDENCE_EVENTS;

/** SETTINGS E14: two people each way, one of the two who let go in a DSL role. The record takes nothing less. */
export function evidenceEffects(database: Database): Effects<EvidenceKind> {
  const propose = database.prepare(`
    INSERT INTO evidence_hold (id, kiosk, seq, deposit, proposed_at, proposed_by, proposed_role)
    SELECT :hold, :kiosk, :seq, id, :at, :by, :role FROM deposit
    WHERE id = :deposit AND state IN ('held', 'handed-over')`);
  const confirm = database.prepare(`
    UPDATE evidence_hold SET confirmed_seq = :seq, confirmed_at = :at, confirmed_by = :second, confirmed_role = :secondRole
    WHERE id = :hold AND deposit = :deposit AND proposed_by = :by AND :second <> :by
      AND confirmed_at IS NULL AND ended_at IS NULL`);
  const lapse = database.prepare(`
    UPDATE evidence_hold SET ended_at = :at, ended_how = 'lapsed'
    WHERE id = :hold AND deposit = :deposit AND confirmed_at IS NULL AND ended_at IS NULL`);
  const proposeRelease = database.prepare(`
    UPDATE evidence_hold SET release_seq = :seq, release_at = :at, release_by = :by, release_role = :role
    WHERE id = :hold AND deposit = :deposit AND ended_at IS NULL`);
  const release = database.prepare(`
    UPDATE evidence_hold SET ended_at = :at, ended_how = 'released', ended_by = :second, ended_role = :secondRole
    WHERE id = :hold AND deposit = :deposit AND release_by = :by AND :second <> :by AND ended_at IS NULL
      AND (release_role LIKE 'dsl-%' OR :secondRole LIKE 'dsl-%')`);

  return {
    'evidence-hold-proposed': (entry) => {
      const { kiosk, seq, at, facts } = entry;
      changeOne(propose, { ...facts, kiosk, seq, at }, entry, `deposit ${facts.deposit} that lies here`);
    },
    'evidence-held': (entry) => {
      const { hold, deposit, by, second, secondRole } = entry.facts;
      const { seq, at } = entry;
      changeOne(confirm, { hold, deposit, by, second, secondRole, seq, at }, entry, `hold ${hold} to confirm`);
    },
    'evidence-hold-lapsed': (entry) => {
      const { hold, deposit } = entry.facts;
      changeOne(lapse, { hold, deposit, at: entry.at }, entry, `hold ${hold} of one person`);
    },
    'evidence-release-proposed': (entry) => {
      const { seq, at, facts } = entry;
      changeOne(proposeRelease, { ...facts, seq, at }, entry, `open hold ${facts.hold}`);
    },
    'evidence-hold-released': (entry) => {
      const { hold, deposit, by, second, secondRole } = entry.facts;
      changeOne(release, { hold, deposit, by, second, secondRole, at: entry.at }, entry, `hold ${hold} to let go`);
    },
  };
}

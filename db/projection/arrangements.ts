import type { Database } from 'better-sqlite3';
import type { ARRANGEMENT_EVENTS } from '../../main/domain/record/arrangement-events.ts';
import { canonicalJson } from '../../main/domain/record/canonical-json.ts';
import { changeOne, type Effects } from './applying.ts';

export type ArrangementKind = keyof typeof ARRANGEMENT_EVENTS;

export function arrangementEffects(database: Database): Effects<ArrangementKind> {
  const make = database.prepare(`
    INSERT INTO arrangement (id, kiosk, seq, terms, first_day, last_day, review_on, approved_by, role, policy_id,
      policy_version, made_at)
    VALUES (:arrangement, :kiosk, :seq, :terms, :firstDay, :lastDay, :reviewOn, :approvedBy, :role, :policyId,
      :policyVersion, :at)`);
  const review = database.prepare(`
    UPDATE arrangement SET review_on = :nextReview, reviewed_at = :at, reviewed_by = :by
    WHERE id = :arrangement AND ended_at IS NULL`);
  const end = database.prepare(`
    UPDATE arrangement SET ended_at = :at, ended_why = :why, ended_by = :by
    WHERE id = :arrangement AND ended_at IS NULL`);
  const accept = database.prepare(`
    INSERT INTO arrangement_acceptance (kiosk, seq, arrangement, visit, person, text_hash, language, at)
    VALUES (:kiosk, :seq, :arrangement, :visit, :person, :textHash, :language, :at)`);
  // Only an arrangement that nobody ended can be gone by, and only by somebody who is there.
  const use = database.prepare(`
    INSERT INTO arrangement_use (visit, arrangement, kiosk, seq, since)
    SELECT visit.id, arrangement.id, :kiosk, :seq, :at FROM visit, arrangement
    WHERE visit.id = :visit AND visit.ended_at IS NULL AND arrangement.id = :arrangement AND arrangement.ended_at IS NULL`);
  const attend = database.prepare(`
    INSERT INTO attendance (visit, arrangement, person, how, kiosk, seq, at)
    VALUES (:visit, :arrangement, :person, :how, :kiosk, :seq, :at)
    ON CONFLICT (visit, arrangement, person) DO UPDATE SET how = :how, kiosk = :kiosk, seq = :seq, at = :at`);

  return {
    'arrangement-made': ({ kiosk, seq, at, facts }) => {
      const terms = facts.terms === null ? null : canonicalJson(facts.terms);
      make.run({ ...facts, terms, kiosk, seq, at });
    },
    'arrangement-reviewed': (entry) => {
      const { arrangement, nextReview, by } = entry.facts;
      changeOne(review, { at: entry.at, arrangement, nextReview, by }, entry, `arrangement ${arrangement} to review`);
    },
    'arrangement-ended': (entry) => {
      const { arrangement, why, by } = entry.facts;
      changeOne(end, { at: entry.at, arrangement, why, by }, entry, `arrangement ${arrangement} to end`);
    },
    'arrangement-conditions-accepted': ({ kiosk, seq, at, facts }) => {
      const { arrangement, visit, person, textHash, language } = facts;
      accept.run({ arrangement, visit, person, textHash, language, kiosk, seq, at });
    },
    'arrangement-used': (entry) => {
      const { kiosk, seq, at } = entry;
      const { arrangement, visit } = entry.facts;
      changeOne(
        use,
        { kiosk, seq, at, arrangement, visit },
        entry,
        `open visit ${visit} and arrangement ${arrangement}`,
      );
    },
    // Somebody who left and came back attends again: the last word counts.
    'attendance-confirmed': ({ kiosk, seq, at, facts }) => {
      attend.run({ ...facts, kiosk, seq, at });
    },
  };
}

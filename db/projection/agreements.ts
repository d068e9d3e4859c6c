import type { Database } from 'better-sqlite3';
import type { AGREEMENT_EVENTS } from '../../main/domain/record/agreement-events.ts';
import { changeOne, type Effects, flag } from './applying.ts';

export type AgreementKind = keyof typeof AGREEMENT_EVENTS;

export function agreementEffects(database: Database): Effects<AgreementKind> {
  // Two kiosks may keep the same words; the first stays.
  const keep = database.prepare(`
    INSERT OR IGNORE INTO wording (hash, kiosk, seq, wording, version, language, sentences, text, kept_at)
    VALUES (:hash, :kiosk, :seq, :wording, :version, :language, :sentences, :text, :at)`);
  const giveUp = database.prepare(`
    UPDATE agreement_asked_for SET given_up_at = :at
    WHERE person = :person AND agreement = :agreement AND given_up_at IS NULL`);
  const ask = database.prepare(`
    INSERT INTO agreement_asked_for (person, agreement, kiosk, seq, asked_by, risk_assessed_on, asked_at)
    VALUES (:person, :agreement, :kiosk, :seq, :by, :riskAssessedOn, :at)`);
  const review = database.prepare(`
    INSERT INTO policy_review (kiosk, seq, policy_id, version, held_on, next, early, by, role)
    VALUES (:kiosk, :seq, :policyId, :version, :on, :next, :early, :by, :role)`);

  return {
    'wording-kept': ({ kiosk, seq, at, facts }) => {
      keep.run({ ...facts, sentences: JSON.stringify(facts.sentences), kiosk, seq, at });
    },
    // Asked anew after another risk assessment: the newer one counts.
    'agreement-asked-for': ({ kiosk, seq, at, facts: { person, agreement, by, riskAssessedOn } }) => {
      giveUp.run({ at, person, agreement });
      ask.run({ kiosk, seq, at, person, agreement, by, riskAssessedOn });
    },
    'agreement-given-up': (entry) => {
      const { person, agreement } = entry.facts;
      changeOne(giveUp, { at: entry.at, person, agreement }, entry, `agreement ${agreement} asked of ${person}`);
    },
    'policy-reviewed': ({ kiosk, seq, facts }) => {
      review.run({ ...facts, early: flag(facts.early), kiosk, seq });
    },
  };
}

import type { Migration } from './migration.ts';

/** The exact words that were accepted, who was asked for an agreement of their own, and the reviews of the policy. */
export const wordingsAndReviews: Migration = {
  version: 90,
  slug: 'wordings-and-reviews',
  up(database) {
    database.exec(`
      CREATE TABLE wording (
        hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        wording TEXT NOT NULL,
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        sentences TEXT NOT NULL CHECK (json_valid(sentences)),
        text TEXT NOT NULL,
        kept_at INTEGER NOT NULL,
        UNIQUE (kiosk, seq)
      ) STRICT;

      CREATE TABLE agreement_asked_for (
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        agreement TEXT NOT NULL,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        asked_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        risk_assessed_on TEXT,
        asked_at INTEGER NOT NULL,
        given_up_at INTEGER,
        PRIMARY KEY (kiosk, seq)
      ) STRICT;
      CREATE UNIQUE INDEX agreement_asked_for_now ON agreement_asked_for (person, agreement) WHERE given_up_at IS NULL;

      CREATE TABLE policy_review (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        policy_id TEXT NOT NULL,
        version TEXT NOT NULL,
        held_on TEXT NOT NULL,
        next TEXT NOT NULL,
        early INTEGER NOT NULL CHECK (early IN (0, 1)),
        by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL,
        PRIMARY KEY (kiosk, seq),
        CHECK (next > held_on)
      ) STRICT;
    `);
  },
};

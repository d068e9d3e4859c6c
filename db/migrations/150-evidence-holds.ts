import type { Migration } from './migration.ts';

/** Devices that are kept against their owners (SETTINGS E14); one hold at a time for each deposit. */
export const evidenceHolds: Migration = {
  version: 150,
  slug: 'evidence-holds',
  up(database) {
    database.exec(`
      CREATE TABLE evidence_hold (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        deposit TEXT NOT NULL REFERENCES deposit (id) DEFERRABLE INITIALLY DEFERRED,
        proposed_at INTEGER NOT NULL,
        proposed_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        proposed_role TEXT NOT NULL,
        confirmed_seq INTEGER,
        confirmed_at INTEGER,
        confirmed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        confirmed_role TEXT,
        release_seq INTEGER,
        release_at INTEGER,
        release_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        release_role TEXT,
        ended_at INTEGER,
        ended_how TEXT CHECK (ended_how IN ('released', 'lapsed')),
        ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        ended_role TEXT,
        UNIQUE (kiosk, seq),
        CHECK (confirmed_by <> proposed_by),
        CHECK (ended_by <> release_by),
        CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
        CHECK ((release_at IS NULL) = (release_by IS NULL)),
        CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
        CHECK (ended_how IS NOT 'released' OR ended_by IS NOT NULL)
      ) STRICT;
      CREATE UNIQUE INDEX evidence_hold_open ON evidence_hold (deposit) WHERE ended_at IS NULL;
    `);
  },
};

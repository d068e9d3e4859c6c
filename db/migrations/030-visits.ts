import type { Migration } from './migration.ts';

/** Visits, what was declared on them, and who accepted which wording of the rules. */
export const visits: Migration = {
  version: 30,
  slug: 'visits',
  up(database) {
    database.exec(`
      CREATE TABLE visit (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        person_type TEXT NOT NULL CHECK (person_type IN ('staff', 'volunteer', 'student', 'committee-member', 'parent',
          'settling-parent', 'visitor', 'contractor', 'external-teacher', 'professional')),
        started_at INTEGER NOT NULL,
        started_by TEXT NOT NULL CHECK (started_by IN ('screen', 'badge', 'personal-code', 'family-code', 'manager')),
        host TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        policy_id TEXT NOT NULL,
        policy_version TEXT NOT NULL,
        policy_hash TEXT NOT NULL CHECK (length(policy_hash) = 64),
        pass_hash TEXT CHECK (length(pass_hash) = 64),
        language TEXT NOT NULL,
        -- The entry that last declared devices; its sealed fields hold the word for 'other'.
        declared_kiosk TEXT,
        declared_seq INTEGER,
        ended_at INTEGER,
        ended_how TEXT CHECK (ended_how IN ('signed-out', 'closed-by-manager', 'unknown')),
        ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
        CHECK ((declared_kiosk IS NULL) = (declared_seq IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX visit_open_once ON visit (person) WHERE ended_at IS NULL AND person IS NOT NULL;
      CREATE UNIQUE INDEX visit_pass_once ON visit (pass_hash) WHERE ended_at IS NULL AND pass_hash IS NOT NULL;
      CREATE INDEX visit_open ON visit (started_at) WHERE ended_at IS NULL;
      CREATE INDEX visit_by_person ON visit (person, started_at);
      CREATE INDEX visit_by_start ON visit (started_at);

      CREATE TABLE declared_device (
        visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL CHECK (position >= 0),
        kind TEXT NOT NULL CHECK (kind IN ('phone', 'smart-watch', 'fitness-tracker', 'tablet', 'e-reader',
          'games-console', 'camera', 'video-camera', 'laptop', 'usb-storage', 'other')),
        ownership TEXT NOT NULL CHECK (ownership IN ('personal', 'work-issued', 'setting-owned')),
        count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 9),
        PRIMARY KEY (visit, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE acknowledgement (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        wording TEXT NOT NULL,
        version TEXT NOT NULL,
        wording_hash TEXT NOT NULL CHECK (length(wording_hash) = 64),
        language TEXT NOT NULL,
        shown_ms INTEGER NOT NULL CHECK (shown_ms >= 0),
        signed INTEGER NOT NULL CHECK (signed IN (0, 1)),
        at INTEGER NOT NULL,
        PRIMARY KEY (kiosk, seq)
      ) STRICT;
      CREATE INDEX acknowledgement_by_person ON acknowledgement (person, wording);
      CREATE INDEX acknowledgement_by_visit ON acknowledgement (visit);
    `);
  },
};

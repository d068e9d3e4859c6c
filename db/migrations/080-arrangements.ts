import type { Migration } from './migration.ts';

/**
 * Standing permissions, who accepted their conditions, which visits go by them and who attends.
 * `terms` is the JSON of what was agreed; null where it is sealed with the entry, because not everybody may read it.
 */
export const arrangements: Migration = {
  version: 80,
  slug: 'arrangements',
  up(database) {
    database.exec(`
      CREATE TABLE arrangement (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        terms TEXT CHECK (terms IS NULL OR json_valid(terms)),
        first_day TEXT NOT NULL,
        last_day TEXT,
        review_on TEXT,
        approved_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL CHECK (role IN ('manager', 'deputy', 'dsl-lead', 'dsl-deputy', 'dsl-assistant', 'staff',
          'committee-chair', 'installer')),
        policy_id TEXT NOT NULL,
        policy_version TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        reviewed_at INTEGER,
        reviewed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        ended_at INTEGER,
        ended_why TEXT CHECK (ended_why IN ('withdrawn', 'replaced', 'no-longer-needed')),
        ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (kiosk, seq),
        CHECK (last_day IS NULL OR last_day >= first_day),
        CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL)),
        CHECK ((ended_at IS NULL) = (ended_why IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
      ) STRICT;

      CREATE TABLE arrangement_acceptance (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        arrangement TEXT NOT NULL REFERENCES arrangement (id) DEFERRABLE INITIALLY DEFERRED,
        visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
        language TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (kiosk, seq),
        CHECK (visit IS NOT NULL OR person IS NOT NULL)
      ) STRICT;
      CREATE INDEX acceptance_by_arrangement ON arrangement_acceptance (arrangement);

      CREATE TABLE arrangement_use (
        visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        arrangement TEXT NOT NULL REFERENCES arrangement (id) DEFERRABLE INITIALLY DEFERRED,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (visit, arrangement)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE attendance (
        visit TEXT NOT NULL,
        arrangement TEXT NOT NULL,
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        how TEXT NOT NULL CHECK (how IN ('badge', 'personal-code')),
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (visit, arrangement, person),
        FOREIGN KEY (visit, arrangement) REFERENCES arrangement_use (visit, arrangement) DEFERRABLE INITIALLY DEFERRED
      ) STRICT, WITHOUT ROWID;
    `);
  },
};

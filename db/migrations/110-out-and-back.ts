import type { Migration } from './migration.ts';

const COLUMNS = `id, kiosk, seq, kind, visit, deposit, reason, place, from_at, until_at, granted_at, granted_by, role,
  child_free, released_at, returned_at, ended_at, ended_why, ended_by`;

/**
 * Breaks, stepping out, outings and the check-ins of lone workers beside what a manager grants: nobody need have granted
 * it, it need not end at a time, and it may come from an arrangement. SQLite takes NOT NULL from a column by making the table
 * anew; exceptions name its rows, and the rows are there again before the transaction ends.
 */
export const outAndBack: Migration = {
  version: 110,
  slug: 'out-and-back',
  up(database) {
    database.exec(`
      CREATE TABLE authorisation_before AS SELECT * FROM authorisation;
      DROP TABLE authorisation;
      CREATE TABLE authorisation (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        deposit TEXT REFERENCES deposit (id) DEFERRABLE INITIALLY DEFERRED,
        arrangement TEXT REFERENCES arrangement (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        place TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER,
        granted_at INTEGER NOT NULL,
        granted_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT CHECK (role IN ('manager', 'deputy', 'dsl-lead', 'dsl-deputy', 'dsl-assistant', 'staff',
          'committee-chair', 'installer')),
        child_free INTEGER NOT NULL CHECK (child_free IN (0, 1)),
        check_in_minutes INTEGER CHECK (check_in_minutes > 0),
        release_minutes INTEGER CHECK (release_minutes > 0),
        checked_in_at INTEGER,
        released_at INTEGER,
        returned_at INTEGER,
        ended_at INTEGER,
        ended_why TEXT CHECK (ended_why IN ('returned', 'withdrawn', 'left-site')),
        ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK (returned_at IS NULL OR released_at IS NOT NULL),
        CHECK (checked_in_at IS NULL OR check_in_minutes IS NOT NULL),
        CHECK ((ended_at IS NULL) = (ended_why IS NULL))
      ) STRICT;
      INSERT INTO authorisation (${COLUMNS}) SELECT ${COLUMNS} FROM authorisation_before ORDER BY rowid;
      DROP TABLE authorisation_before;
      CREATE INDEX authorisation_open ON authorisation (until_at) WHERE ended_at IS NULL;
      CREATE INDEX authorisation_by_visit ON authorisation (visit);
    `);
  },
};

import type { Migration } from './migration.ts';

/**
 * Emergency use and its like, and every departure from the rule.
 * Kinds of authorisation come from the policy, kinds of exception grow with the program: neither is a closed set here.
 */
export const permissionsAndExceptions: Migration = {
  version: 50,
  slug: 'permissions-and-exceptions',
  up(database) {
    database.exec(`
      CREATE TABLE authorisation (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        deposit TEXT REFERENCES deposit (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        place TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL,
        granted_at INTEGER NOT NULL,
        granted_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL CHECK (role IN ('manager', 'deputy', 'dsl-lead', 'dsl-deputy', 'dsl-assistant', 'staff',
          'committee-chair', 'installer')),
        child_free INTEGER NOT NULL CHECK (child_free IN (0, 1)),
        released_at INTEGER,
        returned_at INTEGER,
        ended_at INTEGER,
        ended_why TEXT CHECK (ended_why IN ('returned', 'withdrawn', 'left-site')),
        ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK (returned_at IS NULL OR released_at IS NOT NULL),
        CHECK ((ended_at IS NULL) = (ended_why IS NULL))
      ) STRICT;
      CREATE INDEX authorisation_open ON authorisation (until_at) WHERE ended_at IS NULL;
      CREATE INDEX authorisation_by_visit ON authorisation (visit);

      CREATE TABLE exception (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        severity TEXT NOT NULL CHECK (severity IN ('note', 'attention', 'serious')),
        visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        deposit TEXT REFERENCES deposit (id) DEFERRABLE INITIALLY DEFERRED,
        compartment INTEGER CHECK (compartment BETWEEN 1 AND 999),
        authorisation TEXT REFERENCES authorisation (id) DEFERRABLE INITIALLY DEFERRED,
        person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        detail TEXT NOT NULL,
        raised_at INTEGER NOT NULL,
        resolved_at INTEGER,
        resolved_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        resolved_kiosk TEXT,
        resolved_seq INTEGER,
        CHECK ((resolved_at IS NULL) = (resolved_by IS NULL)),
        CHECK ((resolved_at IS NULL) = (resolved_kiosk IS NULL)),
        CHECK ((resolved_at IS NULL) = (resolved_seq IS NULL))
      ) STRICT;
      CREATE INDEX exception_open ON exception (kiosk, seq) WHERE resolved_at IS NULL;
      CREATE UNIQUE INDEX exception_by_entry ON exception (kiosk, seq);
    `);
  },
};

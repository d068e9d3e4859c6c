import type { Migration } from './migration.ts';

/**
 * Reported breaches and concerns. What they are, who reported them and whom they are about is sealed with the entries; here
 * stand number, times, who worked on them, and what is still to be done.
 */
export const incidents: Migration = {
  version: 140,
  slug: 'incidents',
  up(database) {
    database.exec(`
      CREATE TABLE incident (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 1),
        policy_id TEXT NOT NULL,
        policy_version TEXT NOT NULL,
        seen_on TEXT,
        seen_at TEXT,
        reported_at INTEGER NOT NULL,
        acted_at INTEGER,
        closed_at INTEGER,
        UNIQUE (kiosk, seq),
        UNIQUE (kiosk, number)
      ) STRICT;

      CREATE TABLE incident_entry (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        incident TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
        what TEXT NOT NULL CHECK (what IN ('added', 'noted', 'advice', 'action-added', 'action-given', 'action-done',
          'outcome', 'seen', 'closed')),
        by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT CHECK (role IN ('manager', 'deputy', 'dsl-lead', 'dsl-deputy', 'dsl-assistant', 'staff',
          'committee-chair', 'installer')),
        held_on TEXT,
        at INTEGER NOT NULL,
        PRIMARY KEY (kiosk, seq),
        CHECK ((by IS NULL) = (role IS NULL))
      ) STRICT;
      CREATE INDEX entry_by_incident ON incident_entry (incident);

      CREATE TABLE incident_action (
        id TEXT PRIMARY KEY,
        incident TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        due TEXT NOT NULL,
        done_at INTEGER,
        done_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (kiosk, seq),
        CHECK ((done_at IS NULL) = (done_by IS NULL))
      ) STRICT;
      CREATE INDEX action_by_incident ON incident_action (incident);

      CREATE TABLE review_meeting (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        held_on TEXT NOT NULL,
        incidents TEXT NOT NULL CHECK (json_valid(incidents)),
        by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL,
        UNIQUE (kiosk, seq)
      ) STRICT;
    `);
  },
};

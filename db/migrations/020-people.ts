import type { Migration } from './migration.ts';

/**
 * People and what they hold. `kiosk` and `seq` name the entry that brought the row, whose sealed fields hold the names;
 * no table from here on holds personal text. Ids are opaque and never reused by any kiosk, so they are keys by themselves:
 * a person added at one door must be the same person at the other.
 *
 * References are checked at the end of the transaction: one append may bring two things that name each other.
 */
export const people: Migration = {
  version: 20,
  slug: 'people',
  up(database) {
    database.exec(`
      CREATE TABLE person (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        person_type TEXT NOT NULL CHECK (person_type IN ('staff', 'volunteer', 'student', 'committee-member', 'parent',
          'settling-parent', 'visitor', 'contractor', 'external-teacher', 'professional')),
        works_with_children INTEGER NOT NULL CHECK (works_with_children IN (0, 1)),
        added_at INTEGER NOT NULL,
        added_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        left_at INTEGER,
        UNIQUE (kiosk, seq)
      ) STRICT;

      CREATE TABLE person_role (
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL CHECK (role IN ('manager', 'deputy', 'dsl-lead', 'dsl-deputy', 'dsl-assistant', 'staff',
          'committee-chair', 'installer')),
        PRIMARY KEY (person, role)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE standing_device (
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL CHECK (position >= 0),
        kind TEXT NOT NULL CHECK (kind IN ('phone', 'smart-watch', 'fitness-tracker', 'tablet', 'e-reader',
          'games-console', 'camera', 'video-camera', 'laptop', 'usb-storage', 'other')),
        ownership TEXT NOT NULL CHECK (ownership IN ('personal', 'work-issued', 'setting-owned')),
        count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 9),
        PRIMARY KEY (person, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE credential (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL CHECK (kind IN ('badge', 'personal-code', 'family-code')),
        keyed_hash TEXT NOT NULL CHECK (length(keyed_hash) = 64),
        issued_at INTEGER NOT NULL,
        revoked_at INTEGER,
        revoked_why TEXT,
        CHECK ((revoked_at IS NULL) = (revoked_why IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX credential_active_once ON credential (keyed_hash) WHERE revoked_at IS NULL;
      CREATE INDEX credential_by_hash ON credential (keyed_hash, kind);
      CREATE INDEX credential_by_person ON credential (person);

      CREATE TABLE pin (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        set_at INTEGER NOT NULL,
        replaced_at INTEGER,
        PRIMARY KEY (kiosk, seq)
      ) STRICT;
      CREATE UNIQUE INDEX pin_active_once ON pin (person) WHERE replaced_at IS NULL;

      CREATE TABLE pin_attempt (
        person TEXT PRIMARY KEY REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        count INTEGER NOT NULL CHECK (count >= 0),
        last_at INTEGER NOT NULL,
        last_monotonic INTEGER NOT NULL,
        last_boot TEXT NOT NULL
      ) STRICT;

      CREATE TABLE child (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        left_at INTEGER,
        brought_what TEXT CHECK (brought_what IN ('dropping-off', 'collecting')),
        brought_at INTEGER,
        brought_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((brought_what IS NULL) = (brought_at IS NULL) AND (brought_what IS NULL) = (brought_by IS NULL))
      ) STRICT;

      CREATE TABLE child_carer (
        child TEXT NOT NULL REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
        carer TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (child, carer)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX child_carer_by_carer ON child_carer (carer);
    `);
  },
};

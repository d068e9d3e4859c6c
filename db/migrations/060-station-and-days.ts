import type { Migration } from './migration.ts';

/** The kiosk itself: its setting, its policy, its runs, and the days it closed. */
export const stationAndDays: Migration = {
  version: 60,
  slug: 'station-and-days',
  up(database) {
    database.exec(`
      CREATE TABLE setting (
        kiosk TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        setting_name TEXT NOT NULL,
        telephone TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        hardware TEXT NOT NULL CHECK (hardware IN ('real', 'pretend', 'none'))
      ) STRICT;

      CREATE TABLE policy_in_force (
        kiosk TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        policy_id TEXT NOT NULL,
        version TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        since INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE station_run (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        boot TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        program_version TEXT NOT NULL,
        previous_stop TEXT NOT NULL CHECK (previous_stop IN ('first', 'orderly', 'unexpected')),
        protection TEXT NOT NULL CHECK (protection IN ('keychain', 'file')),
        stopped_at INTEGER,
        PRIMARY KEY (kiosk, seq)
      ) STRICT;

      CREATE TABLE sealed_day (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        closed_at INTEGER NOT NULL,
        closed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        first_seq INTEGER NOT NULL CHECK (first_seq >= 1),
        last_seq INTEGER NOT NULL,
        closing_hash TEXT NOT NULL CHECK (length(closing_hash) = 64),
        replaces TEXT CHECK (length(replaces) = 64),
        PRIMARY KEY (kiosk, seq),
        CHECK (last_seq >= first_seq)
      ) STRICT;
      CREATE INDEX sealed_day_by_day ON sealed_day (kiosk, day);

      CREATE TABLE day_export (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        day TEXT NOT NULL,
        at INTEGER NOT NULL,
        folder TEXT NOT NULL,
        files INTEGER NOT NULL CHECK (files >= 1),
        manifest_hash TEXT NOT NULL CHECK (length(manifest_hash) = 64),
        PRIMARY KEY (kiosk, seq)
      ) STRICT;
      CREATE INDEX day_export_by_day ON day_export (kiosk, day);

      CREATE TABLE accepted_difference (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        day TEXT NOT NULL,
        what TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count >= 0),
        by_person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        at INTEGER NOT NULL,
        PRIMARY KEY (kiosk, seq)
      ) STRICT;
      CREATE INDEX accepted_difference_by_day ON accepted_difference (kiosk, day);
    `);
  },
};

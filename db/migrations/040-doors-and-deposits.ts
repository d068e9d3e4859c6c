import type { Migration } from './migration.ts';

/** Where devices are, and doors that were told to open (DESIGN.md, `What must always be true` 2 and 3). */
export const doorsAndDeposits: Migration = {
  version: 40,
  slug: 'doors-and-deposits',
  up(database) {
    database.exec(`
      CREATE TABLE compartment (
        kiosk TEXT NOT NULL,
        compartment INTEGER NOT NULL CHECK (compartment BETWEEN 1 AND 999),
        out_of_order TEXT,
        since INTEGER NOT NULL,
        PRIMARY KEY (kiosk, compartment)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE deposit (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        store TEXT NOT NULL,
        place TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('locker', 'manual')),
        state TEXT NOT NULL CHECK (state IN ('intended', 'handed-over', 'held', 'released', 'collected', 'cancelled',
          'unknown')),
        intended_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        confirmed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        collected_to TEXT CHECK (collected_to IN ('owner', 'adult-for-child', 'manager')),
        CHECK ((state = 'collected') = (collected_to IS NOT NULL))
      ) STRICT;
      CREATE UNIQUE INDEX deposit_open_once ON deposit (kiosk, store, place)
        WHERE state NOT IN ('collected', 'cancelled');
      CREATE INDEX deposit_by_visit ON deposit (visit);

      CREATE TABLE deposit_device (
        deposit TEXT NOT NULL REFERENCES deposit (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL CHECK (position >= 0),
        kind TEXT NOT NULL CHECK (kind IN ('phone', 'smart-watch', 'fitness-tracker', 'tablet', 'e-reader',
          'games-console', 'camera', 'video-camera', 'laptop', 'usb-storage', 'other')),
        ownership TEXT NOT NULL CHECK (ownership IN ('personal', 'work-issued', 'setting-owned')),
        count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 9),
        PRIMARY KEY (deposit, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE movement (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        compartment INTEGER NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('deposit', 'collect', 'release', 'return', 'override', 'commissioning')),
        visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        deposit TEXT REFERENCES deposit (id) DEFERRABLE INITIALLY DEFERRED,
        by_person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL CHECK (state IN ('intended', 'opened', 'closed', 'did-not-open', 'unknown')),
        intended_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        why TEXT,
        attended INTEGER CHECK (attended IN (0, 1)),
        FOREIGN KEY (kiosk, compartment) REFERENCES compartment (kiosk, compartment) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((state = 'closed') = (attended IS NOT NULL))
      ) STRICT;
      CREATE UNIQUE INDEX movement_unfinished_once ON movement (kiosk, compartment)
        WHERE state IN ('intended', 'opened');
      CREATE INDEX movement_by_deposit ON movement (deposit);
    `);
  },
};

import type { Migration } from './migration.ts';

/**
 * A deposit on behalf of a child belongs to no visit (SETTINGS B6, C8, E20). SQLite cannot take a NOT NULL back, so the table is made
 * anew; what points at its rows is deferred, and satisfied again once they are back.
 */
export const childrensDevices: Migration = {
  version: 100,
  slug: 'childrens-devices',
  up(database) {
    database.exec(`
      CREATE TEMP TABLE deposit_before AS SELECT * FROM deposit;
      DROP TABLE deposit;

      CREATE TABLE deposit (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        visit TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        store TEXT NOT NULL,
        place TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('locker', 'manual')),
        state TEXT NOT NULL CHECK (state IN ('intended', 'handed-over', 'held', 'released', 'collected', 'cancelled',
          'unknown')),
        intended_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        confirmed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        collected_to TEXT CHECK (collected_to IN ('owner', 'adult-for-child', 'manager')),
        child TEXT REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
        child_how TEXT CHECK (child_how IN ('brought', 'found')),
        put_away_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        collected_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        given_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        collected_seq INTEGER,
        damaged INTEGER CHECK (damaged IN (0, 1)),
        condition_seq INTEGER,
        CHECK ((state = 'collected') = (collected_to IS NOT NULL)),
        CHECK ((state = 'collected') >= (collected_by IS NOT NULL OR given_by IS NOT NULL)),
        CHECK ((visit IS NULL) = (child_how IS NOT NULL)),
        CHECK ((visit IS NULL) = (put_away_by IS NOT NULL)),
        CHECK (child IS NULL OR visit IS NULL),
        CHECK ((damaged IS NULL) = (condition_seq IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX deposit_open_once ON deposit (kiosk, store, place)
        WHERE state NOT IN ('collected', 'cancelled');
      CREATE INDEX deposit_by_visit ON deposit (visit);

      INSERT INTO deposit (id, kiosk, seq, visit, store, place, kind, state, intended_at, since, confirmed_by, collected_to)
        SELECT id, kiosk, seq, visit, store, place, kind, state, intended_at, since, confirmed_by, collected_to
        FROM deposit_before;
      DROP TABLE deposit_before;
    `);
  },
};

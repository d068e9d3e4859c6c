import type { Migration } from './migration.ts';

/**
 * The truth: the log, and beside it the one table that holds personal text.
 *
 * Everything is keyed by (kiosk, seq), so that several kiosks can share one list later. `arrival` is only the order in
 * which this file received the entries and is no part of what they say.
 * `kind` has no CHECK: new kinds are free (audit-event.ts) and an append-only table cannot be rebuilt.
 */
export const logAndSealedFields: Migration = {
  version: 10,
  slug: 'log-and-sealed-fields',
  up(database) {
    database.exec(`
      CREATE TABLE log (
        arrival INTEGER PRIMARY KEY,
        kiosk TEXT NOT NULL CHECK (length(kiosk) BETWEEN 1 AND 60),
        seq INTEGER NOT NULL CHECK (seq >= 1),
        version INTEGER NOT NULL CHECK (version = 1),
        at INTEGER NOT NULL CHECK (at >= 0),
        monotonic INTEGER NOT NULL,
        boot TEXT NOT NULL,
        demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
        kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
        facts TEXT NOT NULL CHECK (json_valid(facts)),
        commitments TEXT NOT NULL CHECK (json_valid(commitments)),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        mac TEXT NOT NULL CHECK (length(mac) = 64),
        key_id TEXT NOT NULL,
        UNIQUE (kiosk, seq)
      ) STRICT;
      CREATE INDEX log_by_kind ON log (kiosk, kind, seq);

      CREATE TABLE personal_field (
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        field TEXT NOT NULL,
        key_id TEXT NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (kiosk, seq, field),
        FOREIGN KEY (kiosk, seq) REFERENCES log (kiosk, seq)
      ) STRICT;

      -- Where each chain stands, written with every entry: a log cut short shows without any checkpoint.
      CREATE TABLE chain_head (
        kiosk TEXT PRIMARY KEY,
        seq INTEGER NOT NULL CHECK (seq >= 1),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
      ) STRICT;

      -- The public half of the keys that signed checkpoints. Convenient, not proof: who checks a record against
      -- somebody who owns the file brings the key from elsewhere (verify --public-key).
      CREATE TABLE key_public (
        kiosk TEXT NOT NULL,
        key_id TEXT NOT NULL,
        public_key_pem TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (kiosk, key_id)
      ) STRICT;

      CREATE TRIGGER log_keeps_entries BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
      CREATE TRIGGER log_keeps_wording BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
      -- Also stops INSERT OR REPLACE, which deletes without firing delete triggers.
      CREATE TRIGGER log_grows_at_its_end BEFORE INSERT ON log
        WHEN NEW.seq <> coalesce((SELECT max(seq) FROM log WHERE kiosk = NEW.kiosk), 0) + 1
          OR NEW.previous <> coalesce(
            (SELECT hash FROM log WHERE kiosk = NEW.kiosk ORDER BY seq DESC LIMIT 1),
            '0000000000000000000000000000000000000000000000000000000000000000')
        BEGIN SELECT RAISE(ABORT, 'an entry follows the last one of its kiosk'); END;

      -- Deleting is how personal text is erased; nothing else may touch it.
      CREATE TRIGGER personal_field_keeps_wording BEFORE UPDATE ON personal_field
        BEGIN SELECT RAISE(ABORT, 'a sealed field is erased or left alone'); END;
      CREATE TRIGGER personal_field_comes_with_its_entry BEFORE INSERT ON personal_field
        WHEN NEW.seq <> (SELECT max(seq) FROM log WHERE kiosk = NEW.kiosk)
          OR EXISTS (SELECT 1 FROM personal_field WHERE kiosk = NEW.kiosk AND seq = NEW.seq AND field = NEW.field)
        BEGIN SELECT RAISE(ABORT, 'a sealed field comes with its entry'); END;
      CREATE TRIGGER key_public_keeps_keys BEFORE DELETE ON key_public
        BEGIN SELECT RAISE(ABORT, 'a public key stays'); END;
      CREATE TRIGGER key_public_keeps_wording BEFORE UPDATE ON key_public
        BEGIN SELECT RAISE(ABORT, 'a public key stays'); END;
    `);
  },
};

import type { Migration } from './migration.ts';

/** The setting's own devices: the register, who has which, and who may use one for personal ends. */
export const settingDevices: Migration = {
  version: 70,
  slug: 'setting-devices',
  up(database) {
    database.exec(`
      CREATE TABLE setting_device (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        words_kiosk TEXT NOT NULL,
        words_seq INTEGER NOT NULL,
        asset_number TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('phone', 'smart-watch', 'fitness-tracker', 'tablet', 'e-reader',
          'games-console', 'camera', 'video-camera', 'laptop', 'usb-storage', 'other')),
        origin TEXT NOT NULL CHECK (origin IN ('new', 'second-hand', 'donated')),
        encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
        passcode INTEGER NOT NULL CHECK (passcode IN (0, 1)),
        restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
        off_site_allowed INTEGER NOT NULL CHECK (off_site_allowed IN (0, 1)),
        cleared INTEGER NOT NULL CHECK (cleared IN (0, 1)),
        risk_assessed TEXT,
        registered_at INTEGER NOT NULL,
        checked_on TEXT,
        checked_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        retired_at INTEGER,
        CHECK ((checked_on IS NULL) = (checked_by IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX setting_device_asset_once ON setting_device (asset_number) WHERE retired_at IS NULL;

      CREATE TABLE setting_device_user (
        device TEXT NOT NULL REFERENCES setting_device (id) DEFERRABLE INITIALLY DEFERRED,
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (device, person)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE personal_use (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        device TEXT NOT NULL REFERENCES setting_device (id) DEFERRABLE INITIALLY DEFERRED,
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        place TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL,
        granted_at INTEGER NOT NULL,
        granted_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL CHECK (role IN ('manager', 'deputy', 'dsl-lead', 'dsl-deputy', 'dsl-assistant', 'staff',
          'committee-chair', 'installer')),
        ended_at INTEGER,
        ended_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        CHECK (until_at > from_at),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      ) STRICT;
      CREATE INDEX personal_use_open ON personal_use (device) WHERE ended_at IS NULL;

      CREATE TABLE setting_device_issue (
        id TEXT PRIMARY KEY,
        kiosk TEXT NOT NULL,
        seq INTEGER NOT NULL,
        device TEXT NOT NULL REFERENCES setting_device (id) DEFERRABLE INITIALLY DEFERRED,
        person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        use TEXT NOT NULL CHECK (use IN ('on-site', 'off-site', 'outing', 'personal-use')),
        with_children INTEGER NOT NULL CHECK (with_children IN (0, 1)),
        condition TEXT NOT NULL CHECK (condition IN ('good', 'worn', 'damaged')),
        data_moved_off INTEGER CHECK (data_moved_off IN (0, 1)),
        purpose TEXT,
        permission_held INTEGER CHECK (permission_held IN (0, 1)),
        notice_hash TEXT CHECK (length(notice_hash) = 64),
        notice_language TEXT,
        personal_use TEXT REFERENCES personal_use (id) DEFERRABLE INITIALLY DEFERRED,
        due_at INTEGER NOT NULL,
        issued_at INTEGER NOT NULL,
        issued_by TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        returned_at INTEGER,
        returned_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        returned_condition TEXT CHECK (returned_condition IN ('good', 'worn', 'damaged')),
        returned_kiosk TEXT,
        returned_seq INTEGER,
        CHECK ((use = 'personal-use') = (personal_use IS NOT NULL)),
        CHECK ((notice_hash IS NULL) = (notice_language IS NULL)),
        CHECK ((returned_at IS NULL) = (returned_by IS NULL)),
        CHECK ((returned_at IS NULL) = (returned_condition IS NULL)),
        CHECK ((returned_at IS NULL) = (returned_kiosk IS NULL)),
        CHECK ((returned_at IS NULL) = (returned_seq IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX setting_device_out_once ON setting_device_issue (device) WHERE returned_at IS NULL;
      CREATE INDEX setting_device_issue_by_time ON setting_device_issue (issued_at);
    `);
  },
};

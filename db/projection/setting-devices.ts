import type { Database } from 'better-sqlite3';
import { changeOne, type Effects, type EntryOf, flag } from './applying.ts';

export type SettingDeviceKind =
  | 'setting-device-registered'
  | 'setting-device-changed'
  | 'setting-device-checked'
  | 'setting-device-retired'
  | 'setting-device-issued'
  | 'setting-device-returned'
  | 'personal-use-granted'
  | 'personal-use-ended';

export function settingDeviceEffects(database: Database): Effects<SettingDeviceKind> {
  const register = database.prepare(`
    INSERT INTO setting_device (id, kiosk, seq, words_kiosk, words_seq, asset_number, kind, origin, encrypted, passcode,
      restricted, off_site_allowed, cleared, risk_assessed, registered_at)
    VALUES (:device, :kiosk, :seq, :kiosk, :seq, :assetNumber, :deviceKind, :origin, :encrypted, :passcode, :restricted,
      :offSiteAllowed, :cleared, :riskAssessed, :at)`);
  const change = database.prepare(`
    UPDATE setting_device SET words_kiosk = :kiosk, words_seq = :seq, asset_number = :assetNumber, kind = :deviceKind,
      origin = :origin, encrypted = :encrypted, passcode = :passcode, restricted = :restricted,
      off_site_allowed = :offSiteAllowed, cleared = :cleared, risk_assessed = :riskAssessed
    WHERE id = :device AND retired_at IS NULL`);
  const dropUsers = database.prepare('DELETE FROM setting_device_user WHERE device = ?');
  const addUser = database.prepare('INSERT OR IGNORE INTO setting_device_user (device, person) VALUES (?, ?)');
  const check = database.prepare(`
    UPDATE setting_device SET checked_on = :on, checked_by = :by WHERE id = :device AND retired_at IS NULL`);
  // A device that somebody has in hand is not retired: its return would have nowhere to go.
  const retire = database.prepare(`
    UPDATE setting_device SET retired_at = :at WHERE id = :device AND retired_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM setting_device_issue WHERE device = :device AND returned_at IS NULL)`);
  const issue = database.prepare(`
    INSERT INTO setting_device_issue (id, kiosk, seq, device, person, use, with_children, condition, data_moved_off,
      purpose, permission_held, notice_hash, notice_language, personal_use, due_at, issued_at, issued_by)
    SELECT :issue, :kiosk, :seq, id, :person, :use, :withChildren, :condition, :dataMovedOff, :purpose, :permissionHeld,
      :noticeHash, :noticeLanguage, :personalUse, :due, :at, :by
    FROM setting_device WHERE id = :device AND retired_at IS NULL`);
  const bringBack = database.prepare(`
    UPDATE setting_device_issue SET returned_at = :at, returned_by = :by, returned_condition = :condition,
      returned_kiosk = :kiosk, returned_seq = :seq
    WHERE id = :issue AND returned_at IS NULL`);
  const grant = database.prepare(`
    INSERT INTO personal_use (id, kiosk, seq, device, person, kind, reason, place, from_at, until_at, granted_at,
      granted_by, role)
    VALUES (:personalUse, :kiosk, :seq, :device, :person, :authorisationKind, :reason, :place, :from, :until, :at,
      :grantedBy, :role)`);
  const end = database.prepare(`
    UPDATE personal_use SET ended_at = :at, ended_by = :by WHERE id = :personalUse AND ended_at IS NULL`);

  const pageOf = ({ kiosk, seq, facts }: EntryOf<'setting-device-registered'> | EntryOf<'setting-device-changed'>) => ({
    kiosk,
    seq,
    device: facts.device,
    assetNumber: facts.assetNumber,
    deviceKind: facts.kind,
    origin: facts.origin,
    encrypted: flag(facts.encrypted),
    passcode: flag(facts.passcode),
    restricted: flag(facts.restricted),
    offSiteAllowed: flag(facts.offSiteAllowed),
    cleared: flag(facts.cleared),
    riskAssessed: facts.riskAssessed,
  });
  const flagOrNull = (value: boolean | null) => (value === null ? null : flag(value));
  return {
    'setting-device-registered': (entry) => {
      register.run({ ...pageOf(entry), at: entry.at });
      for (const person of entry.facts.users) addUser.run(entry.facts.device, person);
    },
    'setting-device-changed': (entry) => {
      const { device, users } = entry.facts;
      changeOne(change, pageOf(entry), entry, `device ${device} in the register`);
      dropUsers.run(device);
      for (const person of users) addUser.run(device, person);
    },
    'setting-device-checked': (entry) => {
      changeOne(check, entry.facts, entry, `device ${entry.facts.device} in the register`);
    },
    'setting-device-retired': (entry) => {
      const { device } = entry.facts;
      changeOne(retire, { at: entry.at, device }, entry, `device ${device} that is in`);
    },
    'setting-device-issued': (entry) => {
      const { kiosk, seq, at } = entry;
      const { notice, ...facts } = entry.facts;
      changeOne(
        issue,
        {
          ...facts,
          kiosk,
          seq,
          at,
          withChildren: flag(facts.withChildren),
          dataMovedOff: flagOrNull(facts.dataMovedOff),
          permissionHeld: flagOrNull(facts.permissionHeld),
          noticeHash: notice?.hash ?? null,
          noticeLanguage: notice?.language ?? null,
        },
        entry,
        `device ${facts.device} in the register`,
      );
    },
    'setting-device-returned': (entry) => {
      const { kiosk, seq, at } = entry;
      changeOne(bringBack, { ...entry.facts, kiosk, seq, at }, entry, `device out on ${entry.facts.issue}`);
    },
    'personal-use-granted': ({ kiosk, seq, at, facts }) => {
      const { kind, ...rest } = facts;
      grant.run({ ...rest, authorisationKind: kind, kiosk, seq, at });
    },
    'personal-use-ended': (entry) => {
      const { personalUse, by } = entry.facts;
      changeOne(end, { at: entry.at, by, personalUse }, entry, `open personal use ${personalUse}`);
    },
  };
}

import type { Database } from 'better-sqlite3';
import { type Effects, NotAllowedByState } from './applying.ts';

export type StationKind =
  | 'kiosk-set-up'
  | 'station-started'
  | 'station-stopped'
  | 'clock-jumped'
  | 'policy-adopted'
  | 'policy-refused'
  | 'checkpoint-signed'
  | 'personal-erased'
  | 'difference-accepted'
  | 'day-closed'
  | 'day-exported';

export function stationEffects(database: Database): Effects<StationKind> {
  const setUp = database.prepare(`
    INSERT INTO setting (kiosk, seq, setting_name, telephone, time_zone, hardware)
    VALUES (:kiosk, :seq, :settingName, :telephone, :timeZone, :hardware)
    ON CONFLICT (kiosk) DO UPDATE SET seq = :seq, setting_name = :settingName, telephone = :telephone,
      time_zone = :timeZone, hardware = :hardware`);
  const startRun = database.prepare(`
    INSERT INTO station_run (kiosk, seq, boot, started_at, program_version, previous_stop, protection)
    VALUES (:kiosk, :seq, :boot, :at, :programVersion, :previousStop, :protection)`);
  const stopRun = database.prepare(`
    UPDATE station_run SET stopped_at = :at WHERE kiosk = :kiosk AND boot = :boot AND stopped_at IS NULL`);
  const adopt = database.prepare(`
    INSERT INTO policy_in_force (kiosk, seq, policy_id, version, hash, since)
    VALUES (:kiosk, :seq, :policyId, :version, :hash, :at)
    ON CONFLICT (kiosk) DO UPDATE SET seq = :seq, policy_id = :policyId, version = :version, hash = :hash, since = :at`);
  const accept = database.prepare(`
    INSERT INTO accepted_difference (kiosk, seq, day, what, count, by_person, at)
    VALUES (:kiosk, :seq, :day, :what, :count, :by, :at)`);
  const sealed = database.prepare(
    'SELECT 1 FROM sealed_day WHERE kiosk = :kiosk AND day = :day AND closing_hash = :hash',
  );
  const close = database.prepare(`
    INSERT INTO sealed_day (kiosk, seq, day, closed_at, closed_by, first_seq, last_seq, closing_hash, replaces)
    VALUES (:kiosk, :seq, :day, :at, :by, :firstSeq, :lastSeq, :closingHash, :replaces)`);
  const exported = database.prepare(`
    INSERT INTO day_export (kiosk, seq, day, at, folder, files, manifest_hash)
    VALUES (:kiosk, :seq, :day, :at, :folder, :files, :manifestHash)`);

  return {
    'kiosk-set-up': ({ kiosk, seq, facts }) => {
      setUp.run({ ...facts, kiosk, seq });
    },
    'station-started': ({ kiosk, seq, boot, at, facts }) => {
      startRun.run({ ...facts, kiosk, seq, boot, at });
    },
    'station-stopped': ({ kiosk, boot, at }) => {
      stopRun.run({ kiosk, boot, at });
    },
    'clock-jumped': () => {},
    'policy-adopted': ({ kiosk, seq, at, facts }) => {
      adopt.run({ ...facts, kiosk, seq, at });
    },
    'policy-refused': () => {},
    'checkpoint-signed': () => {},
    // What is gone is gone from the sealed fields, which are no state.
    'personal-erased': () => {},
    'difference-accepted': ({ kiosk, seq, at, facts }) => {
      accept.run({ ...facts, kiosk, seq, at });
    },
    'day-closed': (entry) => {
      const { kiosk, seq, at, facts } = entry;
      const { day, replaces } = facts;
      if (replaces !== null && sealed.get({ kiosk, day, hash: replaces }) === undefined) {
        throw new NotAllowedByState(`${entry.kind}: ${day} has no closing hash ${replaces} to replace`);
      }
      close.run({ ...facts, kiosk, seq, at });
    },
    'day-exported': ({ kiosk, seq, at, facts }) => {
      exported.run({ ...facts, kiosk, seq, at });
    },
  };
}

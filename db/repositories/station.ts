import type { PolicyInForce, Setting, StationRun } from '../../main/domain/record/state.ts';
import type { Record } from '../record.ts';
import type { Reading } from './reading.ts';

/** What the kiosk knows about itself. */
export function stationRepository({ database, kiosk }: Reading): Pick<Record, 'policyInForce' | 'setting' | 'lastRun'> {
  const policy = database.prepare<[string], PolicyInForce>(
    'SELECT policy_id AS policyId, version, hash FROM policy_in_force WHERE kiosk = ?',
  );
  const setting = database.prepare<[string], Setting>(`
    SELECT setting_name AS settingName, telephone, time_zone AS timeZone, hardware FROM setting WHERE kiosk = ?`);
  const lastRun = database.prepare<[string], StationRun>(`
    SELECT boot, started_at AS startedAt, program_version AS programVersion, stopped_at AS stoppedAt
    FROM station_run WHERE kiosk = ? ORDER BY seq DESC LIMIT 1`);
  return {
    policyInForce: () => policy.get(kiosk) ?? null,
    setting: () => setting.get(kiosk) ?? null,
    lastRun: () => lastRun.get(kiosk) ?? null,
  };
}

import { logAndSealedFields } from './010-log-and-sealed-fields.ts';
import { people } from './020-people.ts';
import { visits } from './030-visits.ts';
import { doorsAndDeposits } from './040-doors-and-deposits.ts';
import { permissionsAndExceptions } from './050-permissions-and-exceptions.ts';
import { stationAndDays } from './060-station-and-days.ts';
import { settingDevices } from './070-setting-devices.ts';
import { arrangements } from './080-arrangements.ts';
import { wordingsAndReviews } from './090-wordings-and-reviews.ts';
import { childrensDevices } from './100-childrens-devices.ts';
import { outAndBack } from './110-out-and-back.ts';
import { incidents } from './140-incidents.ts';
import { evidenceHolds } from './150-evidence-holds.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  logAndSealedFields,
  people,
  visits,
  doorsAndDeposits,
  permissionsAndExceptions,
  stationAndDays,
  settingDevices,
  arrangements,
  wordingsAndReviews,
  childrensDevices,
  outAndBack,
  incidents,
  evidenceHolds,
];

/**
 * Tables that are not rebuilt from the log: the log itself, the sealed fields beside it, and the public keys.
 * Every other table is state, and `verify` compares it row for row.
 */
export const TABLES_BESIDE_STATE: readonly string[] = ['log', 'personal_field', 'key_public'];

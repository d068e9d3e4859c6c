import type { Database } from 'better-sqlite3';
import { err, ok } from '../main/domain/result.ts';
import { appender } from './append.ts';
import { backUp } from './backup.ts';
import { personalReader } from './personal-fields.ts';
import { projection } from './projection/project.ts';
import type { OpenOptions, Record } from './record.ts';
import { agreementsRepository } from './repositories/agreements.ts';
import { arrangementsRepository } from './repositories/arrangements.ts';
import { daysRepository } from './repositories/days.ts';
import { depositsRepository } from './repositories/deposits.ts';
import { compartmentsRepository, movementsRepository } from './repositories/doors.ts';
import { evidenceRepository } from './repositories/evidence.ts';
import { incidentsRepository } from './repositories/incidents.ts';
import { logRepository } from './repositories/log.ts';
import { peopleRepository } from './repositories/people.ts';
import { authorisationsRepository, exceptionsRepository } from './repositories/permissions.ts';
import type { Reading } from './repositories/reading.ts';
import { settingDevicesRepository } from './repositories/setting-devices.ts';
import { stationRepository } from './repositories/station.ts';
import { visitsRepository } from './repositories/visits.ts';
import { fileFault, TAIL, tailFault } from './tail-check.ts';

/** The record on a database that is migrated and configured; `openRecord` is the door, tests of failures come in here. */
export function recordOn(database: Database, options: Omit<OpenOptions, 'file'>): Record {
  const { kiosk, keys } = options;
  const reading: Reading = { database, kiosk, personal: personalReader(database, keys) };
  const { append, signCheckpoint, erase } = appender(database, projection(database), options);
  const log = logRepository(reading);
  return {
    boot: options.boot,
    append,
    signCheckpoint,
    erase,
    people: peopleRepository(reading),
    visits: visitsRepository(reading),
    deposits: depositsRepository(reading),
    movements: movementsRepository(reading),
    compartments: compartmentsRepository(reading),
    authorisations: authorisationsRepository(reading),
    arrangements: arrangementsRepository(reading),
    agreements: agreementsRepository(reading),
    incidents: incidentsRepository(reading),
    evidence: evidenceRepository(reading),
    exceptions: exceptionsRepository(reading),
    settingDevices: settingDevicesRepository(reading),
    log,
    days: daysRepository(reading),
    ...stationRepository(reading),
    quickCheck() {
      const fault = fileFault(database) ?? tailFault(database, kiosk, keys);
      if (fault !== null) return err('record-damaged', { found: fault });
      const entries = log.countSince(0);
      return ok({ entries, checked: Math.min(entries, TAIL) });
    },
    backup: (toFile) => backUp(database, toFile, options),
    close() {
      if (!database.open) return;
      database.close();
    },
  };
}

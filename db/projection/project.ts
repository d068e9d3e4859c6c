import type { Database } from 'better-sqlite3';
import { EVENTS, type EventKind } from '../../main/domain/record/audit-event.ts';
import type { Entry } from '../../main/domain/record/entry.ts';
import { agreementEffects } from './agreements.ts';
import type { Effects } from './applying.ts';
import { arrangementEffects } from './arrangements.ts';
import { depositEffects } from './deposits.ts';
import { doorEffects } from './doors.ts';
import { evidenceEffects } from './evidence.ts';
import { incidentEffects } from './incidents.ts';
import { peopleEffects } from './people.ts';
import { permissionEffects } from './permissions.ts';
import { settingDeviceEffects } from './setting-devices.ts';
import { stationEffects } from './station.ts';
import { visitEffects } from './visits.ts';

/** Brings the state tables up to an entry. @throws NotAllowedByState, or SQLite's constraint error. */
export type Projection = (entry: Entry) => void;

/**
 * The one place where state follows from events: used by `append` on the record itself and by `verify` on an empty
 * database. A kind without an effect does not compile.
 */
export function projection(database: Database): Projection {
  const effects: Effects<EventKind> = {
    ...stationEffects(database),
    ...peopleEffects(database),
    ...visitEffects(database),
    ...doorEffects(database),
    ...depositEffects(database),
    ...permissionEffects(database),
    ...settingDeviceEffects(database),
    ...arrangementEffects(database),
    ...agreementEffects(database),
    ...incidentEffects(database),
    ...evidenceEffects(database),
  };
  const moveHead = database.prepare(`
    INSERT INTO chain_head (kiosk, seq, hash) VALUES (:kiosk, :seq, :hash)
    ON CONFLICT (kiosk) DO UPDATE SET seq = :seq, hash = :hash`);
  return (entry) => {
    const facts = EVENTS[entry.kind].facts.parse(entry.facts);
    moveHead.run({ kiosk: entry.kiosk, seq: entry.seq, hash: entry.hash });
    // The table ties each kind to its own facts; TypeScript cannot follow that through one indexed call.
    (effects[entry.kind] as (entry: unknown) => void)({ ...entry, facts });
  };
}

import type { Database } from 'better-sqlite3';
import type { DeclaredDevice } from '../../main/domain/devices.ts';

/** The three lists of devices have one shape: an owner, a position, kind, ownership and count. */
const LISTS = {
  standing_device: 'person',
  declared_device: 'visit',
  deposit_device: 'deposit',
} as const;

/** Writes the whole list anew: what was declared before is in the log. */
export function deviceListWriter(
  database: Database,
  table: keyof typeof LISTS,
): (owner: string, devices: readonly DeclaredDevice[]) => void {
  const owns = LISTS[table];
  const clear = database.prepare(`DELETE FROM ${table} WHERE ${owns} = ?`);
  const add = database.prepare(
    `INSERT INTO ${table} (${owns}, position, kind, ownership, count) VALUES (?, ?, ?, ?, ?)`,
  );
  return (owner, devices) => {
    clear.run(owner);
    for (const [position, device] of devices.entries()) {
      add.run(owner, position, device.kind, device.ownership, device.count);
    }
  };
}

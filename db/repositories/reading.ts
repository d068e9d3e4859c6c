import type { Database } from 'better-sqlite3';
import type { DeclaredDevice } from '../../main/domain/devices.ts';
import type { PersonalReader } from '../personal-fields.ts';

/** What every repository reads with. */
export interface Reading {
  readonly database: Database;
  /** Whose compartments, days and log are meant; people and visits are those of all kiosks in the file. */
  readonly kiosk: string;
  readonly personal: PersonalReader;
}

/** The devices of one owner, in the order they were declared. */
export function deviceListReader(
  database: Database,
  table: 'standing_device' | 'declared_device' | 'deposit_device',
  owner: 'person' | 'visit' | 'deposit',
): (id: string) => readonly DeclaredDevice[] {
  const select = database.prepare<[string], DeclaredDevice>(
    `SELECT kind, ownership, count FROM ${table} WHERE ${owner} = ? ORDER BY position`,
  );
  return (id) => select.all(id);
}

/** The first mapped row, or null. */
export function oneOrNull<Row, Thing>(row: Row | undefined, map: (row: Row) => Thing): Thing | null {
  return row === undefined ? null : map(row);
}

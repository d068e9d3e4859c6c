import type { Database } from 'better-sqlite3';
import type { PersonalRef } from '../main/domain/record/entry.ts';
import { openField } from './personal-seal.ts';
import type { RecordKeys } from './record.ts';

export interface PersonalFields {
  readonly [field: string]: string;
}

/**
 * Reads what an entry said about a person. Fields that were erased are missing, and so are those that do not open:
 * showing no name is safe, and telling damage from erasure is the work of `verify`.
 * Never cached: an erased name is gone with the next read, and opening a field takes microseconds.
 */
export type PersonalReader = (ref: PersonalRef) => PersonalFields;

export function personalReader(database: Database, keys: RecordKeys): PersonalReader {
  const select = database.prepare<[string, number], { field: string; key_id: string; sealed: Buffer }>(
    'SELECT field, key_id, sealed FROM personal_field WHERE kiosk = ? AND seq = ?',
  );
  return ({ kiosk, seq }) => {
    const fields: { [field: string]: string } = {};
    for (const { field, key_id, sealed } of select.all(kiosk, seq)) {
      if (key_id !== keys.keyId) continue;
      const opened = openField(keys.personal, { kiosk, seq, field }, sealed);
      if (opened !== null) fields[field] = opened.value;
    }
    return fields;
  };
}

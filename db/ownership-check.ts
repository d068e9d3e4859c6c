import type { Database } from 'better-sqlite3';
import { err, type Result } from '../main/domain/result.ts';
import { type EntryRow, entryOf } from './entry-row.ts';
import { hashOf, macOf, publicKeyOf, sameMac } from './hashing.ts';
import type { OpenFailure, OpenOptions } from './record.ts';

/**
 * Whether this kiosk may go on writing this record: the last entry is whole, made with these keys, and of the same kind of
 * setting. Leaves the public key behind at the first opening. Null when all is well.
 */
export function ownershipFailure(database: Database, options: OpenOptions): Result<never, OpenFailure> | null {
  return lastEntryFailure(database, options) ?? publicKeyFailure(database, options);
}

function lastEntryFailure(database: Database, options: OpenOptions): Result<never, OpenFailure> | null {
  const { kiosk, keys, demonstration } = options;
  const row = database
    .prepare<[string], EntryRow>('SELECT * FROM log WHERE kiosk = ? ORDER BY seq DESC LIMIT 1')
    .get(kiosk);
  if (row === undefined) return null;
  if (!isWhole(row)) return err('record-damaged', { found: 'edited content', seq: row.seq });
  if (row.key_id !== keys.keyId || !sameMac(macOf(keys.audit, row.hash), row.mac)) {
    return err('record-wrong-keys', { found: row.key_id, given: keys.keyId });
  }
  return (row.demonstration === 1) === demonstration ? null : err('record-demonstration-differs');
}

function isWhole(row: EntryRow): boolean {
  try {
    return hashOf(entryOf(row)) === row.hash;
  } catch {
    return false;
  }
}

function publicKeyFailure(database: Database, options: OpenOptions): Result<never, OpenFailure> | null {
  const { kiosk, keys, clock } = options;
  const mine = publicKeyOf(keys.checkpointPrivateKeyPem);
  const stored = database
    .prepare<[string, string], { pem: string }>(
      'SELECT public_key_pem AS pem FROM key_public WHERE kiosk = ? AND key_id = ?',
    )
    .get(kiosk, keys.keyId);
  if (stored !== undefined) {
    return stored.pem === mine ? null : err('record-wrong-keys', { found: keys.keyId, given: keys.keyId });
  }
  database
    .prepare('INSERT INTO key_public (kiosk, key_id, public_key_pem, since) VALUES (?, ?, ?, ?)')
    .run(kiosk, keys.keyId, mine, Math.max(0, Math.floor(clock.now())));
  return null;
}

import { chmodSync, renameSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../main/domain/result.ts';
import { connect, flushFolderOf, flushToDisk, removeWithJournal } from './connection.ts';
import type { OpenOptions } from './record.ts';
import { fileFault, tailFault } from './tail-check.ts';

/**
 * Copies a record that stays in use into one file, which gets its name only after it was opened and checked: a backup that
 * nobody can read is worse than a message that there is none.
 */
export async function backUp(
  database: Database,
  toFile: string,
  options: Pick<OpenOptions, 'kiosk' | 'keys' | 'nativeBinding'>,
): Promise<Result<{ readonly bytes: number }, 'backup-failed'>> {
  const half = `${toFile}.half`;
  try {
    removeWithJournal(half);
    await database.backup(half);
    chmodSync(half, 0o600);
    const copy = connect(half, options);
    try {
      // One file without a journal, so that it can be carried away alone.
      copy.pragma('journal_mode = DELETE');
      const fault = fileFault(copy) ?? tailFault(copy, options.kiosk, options.keys);
      if (fault !== null) return failed(half, fault);
    } finally {
      copy.close();
    }
    flushToDisk(half);
    renameSync(half, toFile);
    flushFolderOf(toFile);
    return ok({ bytes: statSync(toFile).size });
  } catch (error) {
    return failed(half, error instanceof Error ? error.message : String(error));
  }
}

/** Any failure at all: the record itself is untouched, and the caller tries again later and says so. */
function failed(half: string, why: string): Result<never, 'backup-failed'> {
  try {
    removeWithJournal(half);
  } catch {
    // What could not be written may not be removable either; `why` already says what is wrong.
  }
  return err('backup-failed', { why });
}

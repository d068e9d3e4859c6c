import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import type { OpenOptions } from './record.ts';

const BUSY_MS = 5000;

export function connect(
  file: string,
  { nativeBinding }: Pick<OpenOptions, 'nativeBinding'>,
  mustExist = true,
): Database {
  return new Sqlite(file, {
    timeout: BUSY_MS,
    fileMustExist: mustExist && file !== ':memory:',
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
}

/** SECURITY-relevant settings of every connection that writes; the measured cost of `synchronous=FULL` is well under a millisecond. */
export function configure(database: Database): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('foreign_keys = ON');
  // An erased name must not stay behind in a free page.
  database.pragma('secure_delete = ON');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // On macOS a plain fsync leaves the data in the drive's cache; elsewhere these do nothing.
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
}

/** better-sqlite3's own build needs Node-API 10; an older runtime needs the path of one made for it. */
export function runtimeIsTooOld(nativeBinding: string | undefined): boolean {
  return nativeBinding === undefined && Number(process.versions.napi) < 10;
}

/** A new file belongs to the kiosk's account alone; the journal beside it takes over its rights. */
export function createPrivately(file: string): void {
  removeWithJournal(file);
  closeSync(openSync(file, 'wx', 0o600));
}

export function removeWithJournal(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
}

/** A journal without its database: somebody took the database away, and a new one must not be mixed up with it. */
export function hasStrayJournal(file: string): boolean {
  const journal = `${file}-wal`;
  return !existsSync(file) && existsSync(journal) && statSync(journal).size > 0;
}

/** Makes a file's content or a rename durable. Folders cannot be opened on Windows, where the rename itself is enough. */
export function flushToDisk(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function flushFolderOf(file: string): void {
  flushToDisk(dirname(file));
}

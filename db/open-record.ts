import { accessSync, constants, existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../main/domain/result.ts';
import {
  configure,
  connect,
  createPrivately,
  flushFolderOf,
  hasStrayJournal,
  removeWithJournal,
  runtimeIsTooOld,
} from './connection.ts';
import { isRecordFile, latestVersion, migrate, schemaVersion } from './migrate.ts';
import { ownershipFailure } from './ownership-check.ts';
import type { OpenFailure, OpenOptions, Record } from './record.ts';
import { recordOn } from './record-on.ts';
import { openFailure, sqliteCode } from './sqlite-failure.ts';

const MEMORY = ':memory:';

/**
 * Opens, migrates and checks the record of one kiosk. A missing file is created whole or not at all, so that an empty file
 * is always damage and never a fresh start: deleting or emptying the record must not look like a new kiosk.
 * Never repairs, moves or deletes an existing record; what to do about a failure is the caller's and the manager's.
 */
export function openRecord(options: OpenOptions): Result<Record, OpenFailure> {
  const { file, nativeBinding } = options;
  if (runtimeIsTooOld(nativeBinding)) return err('runtime-too-old', { napi: process.versions.napi ?? '0' });
  let database: Database | null = null;
  try {
    if (file !== MEMORY) {
      const failure = prepareFile(options);
      if (failure !== null) return failure;
    }
    database = connect(file, options);
    const failure = bringUp(database, options);
    if (failure !== null) {
      database.close();
      return failure;
    }
    return ok(recordOn(database, options));
  } catch (error) {
    database?.close();
    const code = sqliteCode(error) ?? fileSystemCode(error);
    if (code === null) throw error;
    return err(classify(code, file), { code });
  }
}

/** Null when there is a file to open. */
function prepareFile(options: OpenOptions): Result<never, OpenFailure> | null {
  const { file } = options;
  if (!existsSync(dirname(file))) return err('record-unreadable', { why: 'no such folder' });
  if (hasStrayJournal(file)) return err('record-damaged', { found: 'a journal without its record' });
  if (!existsSync(file)) {
    create(options);
    return null;
  }
  const status = statSync(file);
  if (!status.isFile()) return err('record-unreadable', { why: 'not a file' });
  if (status.size === 0) return err('record-damaged', { found: 'an empty file' });
  return null;
}

function create(options: OpenOptions): void {
  const half = `${options.file}.half`;
  createPrivately(half);
  try {
    const database = connect(half, options);
    try {
      configure(database);
      migrate(database);
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
    renameSync(half, options.file);
    flushFolderOf(options.file);
  } catch (error) {
    removeWithJournal(half);
    throw error;
  }
}

/** Null when the record is ready for use. */
function bringUp(database: Database, options: OpenOptions): Result<never, OpenFailure> | null {
  const found = schemaVersion(database);
  const known = latestVersion();
  if (options.file !== MEMORY && !isRecordFile(database)) return err('record-unreadable', { why: 'not a record' });
  if (found > known) return err('record-newer', { found, known });
  probeWriting(database, found);
  configure(database);
  if (found < known) {
    if (options.file !== MEMORY) copyBeforeMigrating(database, options, found);
    migrate(database);
  }
  return ownershipFailure(database, options);
}

/**
 * SQLite opens what it may not write as read-only without a word, and even grants BEGIN IMMEDIATE on it: only a change
 * makes it say so. Taken back, it writes nothing.
 */
function probeWriting(database: Database, version: number): void {
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; ROLLBACK`);
}

/** Stays beside the record until its retention is up; its personal fields age out with the backups. */
function copyBeforeMigrating(database: Database, { file, clock }: OpenOptions, version: number): void {
  const copy = `${file}.before-${version}-${clock.now()}`;
  createPrivately(copy);
  database.prepare('VACUUM INTO ?').run(copy);
}

function classify(code: string, file: string): OpenFailure {
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return isReadable(file) ? 'record-read-only' : 'record-unreadable';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'record-full';
  const failure = openFailure(code) ?? 'record-unreadable';
  // A journal that may not be created beside a readable record says CANTOPEN, not READONLY.
  return failure === 'record-unreadable' && isReadable(file) && !isWritable(file) ? 'record-read-only' : failure;
}

function isReadable(file: string): boolean {
  return allows(existsSync(file) ? file : dirname(file), constants.R_OK);
}

function isWritable(file: string): boolean {
  return allows(file, constants.W_OK) && allows(dirname(file), constants.W_OK);
}

function allows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function fileSystemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^E[A-Z]+$/.test(error.code) ? error.code : null;
}

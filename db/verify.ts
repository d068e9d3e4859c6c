import { existsSync, readFileSync, statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { err, ok, type Result } from '../main/domain/result.ts';
import { ChainWalk, type CheckingKeys, rowsByArrival } from './chain-check.ts';
import { CheckpointCheck, type KeptCheckpoint } from './checkpoint-check.ts';
import type { Fault } from './fault.ts';
import { isRecordFile, latestVersion, schemaVersion } from './migrate.ts';
import { type Erasure, PersonalCheck } from './personal-check.ts';
import { openFailure, sqliteCode } from './sqlite-failure.ts';
import { StateCheck } from './state-check.ts';

export interface VerifyOptions {
  /** Without them MACs and personal commitments are not checked, and the report says so. */
  readonly keys?: CheckingKeys;
  /** SPKI PEM, from outside the file. Without it the key stored in the file is used. */
  readonly publicKeyPem?: string;
  /** Checkpoints kept elsewhere: what shows that an end was cut off and the state with it. */
  readonly checkpoints?: readonly KeptCheckpoint[];
  /** Path of better_sqlite3.node for runtimes with Node-API below 10. */
  readonly nativeBinding?: string;
}

export interface KioskReport {
  readonly kiosk: string;
  readonly entries: number;
  readonly seq: number;
  readonly hash: string;
  /** How many entries say `demonstration`. */
  readonly demonstration: number;
}

export interface VerifyReport {
  readonly entries: number;
  readonly kiosks: readonly KioskReport[];
  readonly checked: {
    /** False without keys. */
    readonly seals: boolean;
    readonly publicKey: 'given' | 'from-the-file';
    readonly checkpoints: number;
    readonly keptCheckpoints: number;
    readonly personalFields: number;
  };
  /** Personal fields that the log committed to and that are gone. */
  readonly erased: number;
  /** The entries that say what was erased, in their order. */
  readonly erasures: readonly Erasure[];
  /** In the order of the log, then sealed fields, checkpoints, state. Empty when the record is whole. */
  readonly faults: readonly Fault[];
}

export type VerifyFailure = 'record-unreadable' | 'record-newer' | 'record-older' | 'record-damaged' | 'record-busy';

/** Everything `verify` does on an open database. Writes nothing to it. */
export function verifyDatabase(database: Database, options: VerifyOptions = {}): VerifyReport {
  const keys = options.keys ?? null;
  const personal = new PersonalCheck(database, keys);
  const checkpoints = new CheckpointCheck(database, options.publicKeyPem ?? null);
  const walks = new Map<string, ChainWalk>();
  const demonstration = new Map<string, number>();
  const faults: Fault[] = [...fileFaults(database)];
  const rebuilt = new Sqlite(':memory:', binding(options));
  try {
    const state = new StateCheck(rebuilt);
    for (const row of rowsByArrival(database)) {
      const walk = walks.get(row.kiosk) ?? new ChainWalk(database, row.kiosk, keys);
      walks.set(row.kiosk, walk);
      const { entry, faults: found } = walk.check(row);
      faults.push(...found);
      if (entry === null) continue;
      if (entry.demonstration) demonstration.set(row.kiosk, (demonstration.get(row.kiosk) ?? 0) + 1);
      faults.push(...personal.check(entry), ...checkpoints.check(entry));
      state.replay(entry);
    }
    faults.push(...personal.strays(), ...personal.unrecorded(), ...headFaults(database, walks));
    for (const kept of options.checkpoints ?? []) faults.push(...checkpoints.checkKept(kept));
    faults.push(...state.faults(database));
  } finally {
    rebuilt.close();
  }
  const kiosks = [...walks.values()].map(({ kiosk, entries, head }) => ({
    kiosk,
    entries,
    ...head,
    demonstration: demonstration.get(kiosk) ?? 0,
  }));
  return {
    entries: kiosks.reduce((sum, { entries }) => sum + entries, 0),
    kiosks,
    checked: {
      seals: keys !== null,
      publicKey: options.publicKeyPem === undefined ? 'from-the-file' : 'given',
      checkpoints: checkpoints.signed,
      keptCheckpoints: options.checkpoints?.length ?? 0,
      personalFields: personal.kept,
    },
    erased: personal.erased,
    erasures: personal.erasures,
    faults,
  };
}

/**
 * Opens a file read-only and verifies it. A record in use is read through its journal; one at rest is read into memory,
 * because SQLite would leave two files beside it even when only reading.
 */
export function verifyFile(file: string, options: VerifyOptions = {}): Result<VerifyReport, VerifyFailure> {
  if (!existsSync(file) || !statSync(file).isFile()) return err('record-unreadable', { why: 'no such file' });
  let database: Database | null = null;
  try {
    database = isAtRest(file)
      ? readIntoMemory(file, options)
      : new Sqlite(file, { readonly: true, ...binding(options) });
    if (!isRecordFile(database)) return err('record-unreadable', { why: 'not a record' });
    const found = schemaVersion(database);
    const known = latestVersion();
    if (found > known) return err('record-newer', { found, known });
    if (found < known) return err('record-older', { found, known });
    return ok(verifyDatabase(database, options));
  } catch (error) {
    const code = sqliteCode(error) ?? fileCode(error);
    const failure = code === null ? null : openFailure(code);
    if (code === null) throw error;
    if (failure === 'record-damaged' || failure === 'record-busy') return err(failure, { sqlite: code });
    return err('record-unreadable', { why: code });
  } finally {
    database?.close();
  }
}

function binding({ nativeBinding }: VerifyOptions): { nativeBinding?: string } {
  return nativeBinding === undefined ? {} : { nativeBinding };
}

/** No journal, or an empty one: all of the record is in the one file. */
function isAtRest(file: string): boolean {
  const journal = `${file}-wal`;
  return !existsSync(journal) || statSync(journal).size === 0;
}

function readIntoMemory(file: string, options: VerifyOptions): Database {
  const bytes = readFileSync(file);
  // Bytes 18 and 19 of the header say `WAL`; a database in memory cannot have one (SQLite file format, 1.3.3).
  if (bytes.length >= 100 && bytes[18] === 2 && bytes[19] === 2) bytes.fill(1, 18, 20);
  return new Sqlite(bytes, { readonly: true, ...binding(options) });
}

function fileCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** SQLite's own view: it misses most damage to content, which the chain finds, but not a torn tree. */
function fileFaults(database: Database): Fault[] {
  const rows = database.prepare<[], { integrity_check: string }>('PRAGMA integrity_check(5)').all();
  const faults: Fault[] = rows
    .filter(({ integrity_check }) => integrity_check !== 'ok')
    .map(({ integrity_check }) => ({ kind: 'damaged', detail: integrity_check }));
  return faults;
}

/** A log cut at its end, while the state still knows how far it went. */
function headFaults(database: Database, walks: ReadonlyMap<string, ChainWalk>): Fault[] {
  const heads = database.prepare<[], { kiosk: string; seq: number }>('SELECT kiosk, seq FROM chain_head').all();
  return heads
    .filter(({ kiosk, seq }) => seq > (walks.get(kiosk)?.head.seq ?? 0))
    .map(({ kiosk, seq }) => ({
      kind: 'truncated',
      what: 'head',
      kiosk,
      seq: (walks.get(kiosk)?.head.seq ?? 0) + 1,
      to: seq,
    }));
}

import type { AppendFailure, OpenFailure } from './record.ts';

/** SQLite's code (`SQLITE_FULL`, ...) when the error is one of the driver's, else null. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code.startsWith('SQLITE_') ? error.code : null;
}

/** The failures of disk and file system that a kiosk must survive; null for everything else, which is a bug. */
export function appendFailure(code: string): AppendFailure | null {
  if (code === 'SQLITE_FULL') return 'record-full';
  if (code.startsWith('SQLITE_READONLY')) return 'record-read-only';
  const physical = [
    'SQLITE_IOERR',
    'SQLITE_BUSY',
    'SQLITE_CORRUPT',
    'SQLITE_NOTADB',
    'SQLITE_CANTOPEN',
    'SQLITE_PROTOCOL',
  ];
  return physical.some((prefix) => code.startsWith(prefix)) ? 'record-failed' : null;
}

export function openFailure(code: string): OpenFailure | null {
  if (code === 'SQLITE_FULL') return 'record-full';
  if (code.startsWith('SQLITE_READONLY')) return 'record-read-only';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'record-busy';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'record-damaged';
  const unreadable = ['SQLITE_CANTOPEN', 'SQLITE_IOERR', 'SQLITE_PERM', 'SQLITE_AUTH', 'SQLITE_PROTOCOL'];
  return unreadable.some((prefix) => code.startsWith(prefix)) ? 'record-unreadable' : null;
}

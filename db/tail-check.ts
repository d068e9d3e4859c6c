import type { Database } from 'better-sqlite3';
import { EMPTY_HEAD, type Head } from '../main/domain/record/hash-chain.ts';
import { ChainWalk, type CheckingKeys } from './chain-check.ts';
import type { EntryRow } from './entry-row.ts';
import { sqliteCode } from './sqlite-failure.ts';

/** How many entries back a quick check looks: about a day of a small setting, and a few milliseconds. */
export const TAIL = 200;

/** What SQLite's quick check says; null when it says ok. It misses most damage to content, which the chain finds. */
export function fileFault(database: Database): string | null {
  try {
    const found = String(database.pragma('quick_check(1)', { simple: true }));
    return found === 'ok' ? null : found;
  } catch (error) {
    if (sqliteCode(error) === null) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is wrong with the end of one kiosk's chain; null when nothing is. */
export function tailFault(database: Database, kiosk: string, keys: CheckingKeys): string | null {
  const rows = database
    .prepare<[string, number], EntryRow>('SELECT * FROM log WHERE kiosk = ? ORDER BY seq DESC LIMIT ?')
    .all(kiosk, TAIL)
    .reverse();
  const [first] = rows;
  const start: Head = first === undefined ? EMPTY_HEAD : { seq: first.seq - 1, hash: first.previous };
  const walk = new ChainWalk(database, kiosk, keys, start.seq === 0 ? EMPTY_HEAD : start);
  for (const row of rows) {
    const [fault] = walk.check(row).faults;
    if (fault !== undefined) return `${fault.kind}${fault.what === undefined ? '' : ` ${fault.what}`} at ${fault.seq}`;
  }
  const known = database.prepare<[string], Head>('SELECT seq, hash FROM chain_head WHERE kiosk = ?').get(kiosk);
  const { seq, hash } = known ?? EMPTY_HEAD;
  return seq === walk.head.seq && hash === walk.head.hash ? null : `truncated head at ${walk.head.seq}`;
}

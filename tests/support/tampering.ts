import Sqlite, { type Database } from 'better-sqlite3';
import type { EntryRow } from '../../db/entry-row.ts';
import { entryOf } from '../../db/entry-row.ts';
import { hashOf } from '../../db/hashing.ts';
import { stateTables } from '../../db/state-check.ts';
import { random } from './random-history/world.ts';

type Value = string | number | Buffer | null;
interface Row {
  readonly [column: string]: Value;
}

/** Whoever owns the file: opens it with SQLite alone, takes the triggers away and puts them back afterwards, word for word. */
export function asOwner(image: Buffer, act: (database: Database) => void): Database {
  const database = new Sqlite(Buffer.from(image));
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  const triggers = database
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  act(database);
  for (const { sql } of triggers) database.exec(sql);
  return database;
}

export function logRows(database: Database): EntryRow[] {
  return database.prepare<[], EntryRow>('SELECT * FROM log ORDER BY arrival').all();
}

/** Writes the row anew under its own arrival. */
export function putRow(database: Database, row: EntryRow): void {
  const columns = Object.keys(row);
  database
    .prepare(
      `INSERT OR REPLACE INTO log (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`,
    )
    .run(row);
}

/** Makes the hashes from an entry on fit again, as somebody can who has no keys. MACs stay as they were. */
export function rechain(database: Database, fromSeq: number): void {
  const rows = logRows(database);
  let previous = rows.find(({ seq }) => seq === fromSeq - 1)?.hash ?? '0'.repeat(64);
  for (const row of rows.filter(({ seq }) => seq >= fromSeq)) {
    const hash = hashOf({ ...entryOf(row), previous });
    database.prepare('UPDATE log SET previous = ?, hash = ? WHERE arrival = ?').run(previous, hash, row.arrival);
    previous = hash;
  }
}

/** Any other value of the same type. */
function otherValue(value: Value, draw: () => number): Value {
  if (value === null) return draw() < 0.5 ? 'x' : 1;
  if (typeof value === 'number') return value + (draw() < 0.5 ? 1 : -1) * (1 + Math.floor(draw() * 5));
  if (Buffer.isBuffer(value)) {
    const changed = Buffer.from(value);
    const at = Math.floor(draw() * changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(draw() * 8));
    return changed;
  }
  if (value === '') return 'x';
  const at = Math.floor(draw() * value.length);
  return `${value.slice(0, at)}${value[at] === '7' ? '8' : '7'}${value.slice(at + 1)}`;
}

type Attack = (database: Database, draw: () => number) => string;

const upTo = (n: number, draw: () => number): number => Math.floor(draw() * n);

function one<T>(list: readonly T[], draw: () => number): T {
  const found = list[upTo(list.length, draw)];
  if (found === undefined) throw new Error('Nothing to attack');
  return found;
}

/** Changes one column of one row, of any table with a rowid or without: deletes the row and inserts it changed. */
function changeCell(database: Database, table: string, spared: readonly string[], draw: () => number): string {
  const row = one(database.prepare<[], Row>(`SELECT * FROM ${table}`).all(), draw);
  const columns = Object.keys(row);
  const column = one(
    columns.filter((name) => !spared.includes(name)),
    draw,
  );
  const changed = { ...row, [column]: otherValue(row[column] ?? null, draw) };
  removeRow(database, table, row);
  database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(changed));
  return `${column} of ${table}`;
}

function removeRow(database: Database, table: string, row: Row): void {
  const where = Object.keys(row).map((name) => `${name} IS ?`);
  database.prepare(`DELETE FROM ${table} WHERE ${where.join(' AND ')}`).run(...Object.values(row));
}

function filledStateTable(database: Database, draw: () => number): string {
  const filled = stateTables(database).filter((name) => database.prepare(`SELECT 1 FROM ${name}`).get() !== undefined);
  return one(filled, draw);
}

/** Each leaves the file as whole as its owner can make it without the keys. */
export const ATTACKS: { readonly [name: string]: Attack } = {
  'edits an entry': (database, draw) => changeCell(database, 'log', ['arrival'], draw),
  'edits an entry and makes its hash fit': (database, draw) => {
    const row = one(logRows(database), draw);
    database.prepare('UPDATE log SET at = ? WHERE arrival = ?').run(row.at + 60_000, row.arrival);
    const edited = logRows(database).find(({ arrival }) => arrival === row.arrival) ?? row;
    database.prepare('UPDATE log SET hash = ? WHERE arrival = ?').run(hashOf(entryOf(edited)), row.arrival);
    return `entry ${row.seq}`;
  },
  'edits an entry and makes every later hash fit': (database, draw) => {
    const row = one(logRows(database), draw);
    database.prepare('UPDATE log SET at = ? WHERE arrival = ?').run(row.at + 60_000, row.arrival);
    rechain(database, row.seq);
    return `entry ${row.seq}`;
  },
  'deletes entries': (database, draw) => {
    const rows = logRows(database);
    const from = upTo(rows.length, draw);
    const gone = rows.slice(from, from + 1 + upTo(3, draw));
    for (const { arrival } of gone) database.prepare('DELETE FROM log WHERE arrival = ?').run(arrival);
    return `entries ${gone.map(({ seq }) => seq).join(', ')}`;
  },
  'cuts the end off': (database, draw) => {
    const last = logRows(database).length - 1 - upTo(20, draw);
    database.prepare('DELETE FROM personal_field WHERE seq > ?').run(last);
    database.prepare('DELETE FROM log WHERE seq > ?').run(last);
    return `after ${last}`;
  },
  'swaps two entries': (database, draw) => {
    const rows = logRows(database);
    const a = one(rows, draw);
    const b = one(
      rows.filter((row) => row !== a),
      draw,
    );
    const renumbers = draw() < 0.5;
    database.prepare('DELETE FROM log WHERE arrival IN (?, ?)').run(a.arrival, b.arrival);
    putRow(database, { ...a, arrival: b.arrival, seq: renumbers ? b.seq : a.seq });
    putRow(database, { ...b, arrival: a.arrival, seq: renumbers ? a.seq : b.seq });
    return `${a.seq} and ${b.seq}${renumbers ? ', renumbered' : ''}`;
  },
  'edits a sealed field': (database, draw) => changeCell(database, 'personal_field', [], draw),
  'swaps the sealed fields of two entries': (database, draw) => {
    const rows = database
      .prepare<[], { rowid: number; sealed: Buffer }>('SELECT rowid, sealed FROM personal_field')
      .all();
    const a = one(rows, draw);
    const b = one(
      rows.filter((row) => row !== a),
      draw,
    );
    const put = database.prepare('UPDATE personal_field SET sealed = ? WHERE rowid = ?');
    put.run(a.sealed, b.rowid);
    put.run(b.sealed, a.rowid);
    return `rows ${a.rowid} and ${b.rowid}`;
  },
  'edits the state': (database, draw) => changeCell(database, filledStateTable(database, draw), [], draw),
  'deletes from the state': (database, draw) => {
    const table = filledStateTable(database, draw);
    removeRow(database, table, one(database.prepare<[], Row>(`SELECT * FROM ${table}`).all(), draw));
    return table;
  },
};

/** One random attack that really changed something; null when the draw hit a rule of SQLite's that even the owner keeps. */
export function attacked(image: Buffer, name: string, seed: number): { database: Database; what: string } | null {
  const attack = ATTACKS[name];
  if (attack === undefined) throw new Error(`No attack ${name}`);
  let what = '';
  try {
    const database = asOwner(image, (of) => {
      what = attack(of, random(seed));
    });
    return { database, what };
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return null;
    throw error;
  }
}

import type { Database } from 'better-sqlite3';
import type { Entry } from '../main/domain/record/entry.ts';
import type { Fault } from './fault.ts';
import { migrate } from './migrate.ts';
import { TABLES_BESIDE_STATE } from './migrations/index.ts';
import { type Projection, projection } from './projection/project.ts';

/** Enough to see what happened; a table that differs everywhere need not be printed whole. */
const MOST_FAULTS = 20;

/** Replays the log into an empty database with the projection that `append` uses, then compares every state table. */
export class StateCheck {
  readonly #rebuilt: Database;
  readonly #project: Projection;
  #stopped: Fault | null = null;

  /** @param rebuilt an empty in-memory database; the caller closes it. */
  constructor(rebuilt: Database) {
    this.#rebuilt = rebuilt;
    rebuilt.pragma('foreign_keys = ON');
    migrate(rebuilt);
    this.#project = projection(rebuilt);
    rebuilt.exec('BEGIN');
  }

  /** Once an entry does not apply, what follows it cannot be judged, and nothing more is replayed. */
  replay(entry: Entry): void {
    if (this.#stopped !== null) return;
    try {
      this.#project(entry);
    } catch (error) {
      this.#stopped = stateFault(error, entry);
    }
  }

  faults(checked: Database): Fault[] {
    const schema = schemaFaults(checked, this.#rebuilt);
    if (schema.length > 0) return schema;
    try {
      this.#rebuilt.exec('COMMIT');
    } catch (error) {
      this.#stopped ??= stateFault(error);
    }
    if (this.#stopped !== null) return [this.#stopped];
    const faults: Fault[] = [];
    for (const table of stateTables(this.#rebuilt)) faults.push(...tableFaults(table, checked, this.#rebuilt));
    return faults.slice(0, MOST_FAULTS);
  }
}

function stateFault(error: unknown, entry?: Entry): Fault {
  const detail = error instanceof Error ? error.message : String(error);
  const at = entry === undefined ? {} : { kiosk: entry.kiosk, seq: entry.seq };
  return { kind: 'state-differs', what: 'not-allowed', ...at, detail };
}

export function stateTables(database: Database): readonly string[] {
  return database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !TABLES_BESIDE_STATE.includes(name));
}

/** The safety net is part of the record: who drops a trigger to change the log and puts another back is found. */
function schemaFaults(checked: Database, rebuilt: Database): Fault[] {
  const found = schemaOf(checked);
  const wanted = schemaOf(rebuilt);
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter((name) => found.get(name) !== wanted.get(name))
    .map((name) => ({ kind: 'schema-differs', detail: name }));
}

function schemaOf(database: Database): Map<string, string> {
  const rows = database
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string }>(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  return new Map(rows.map(({ type, name, tbl_name, sql }) => [`${type} ${name}`, `${tbl_name}\n${sql}`]));
}

function tableFaults(table: string, checked: Database, rebuilt: Database): Fault[] {
  const columns = rebuilt.prepare<[], { name: string; pk: number }>(`PRAGMA table_info(${table})`).all();
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const names = key.map(({ name }) => name);
  const sql = `SELECT * FROM ${table} ORDER BY ${names.join(', ')}`;
  const keyOf = (row: Row): string => names.map((name) => String(row[name])).join(' ');
  const found = new Map(
    checked
      .prepare<[], Row>(sql)
      .all()
      .map((row) => [keyOf(row), row]),
  );
  const faults: Fault[] = [];
  for (const row of rebuilt.prepare<[], Row>(sql).iterate()) {
    const name = keyOf(row);
    const other = found.get(name);
    found.delete(name);
    if (other === undefined) faults.push({ kind: 'state-differs', what: 'missing', table, detail: name });
    else if (!columns.every((column) => row[column.name] === other[column.name])) {
      faults.push({ kind: 'state-differs', what: 'changed', table, detail: name });
    }
  }
  for (const name of found.keys()) faults.push({ kind: 'state-differs', what: 'added', table, detail: name });
  return faults;
}

interface Row {
  readonly [column: string]: string | number | null;
}

import type { Database, Statement } from 'better-sqlite3';
import type { EventKind, EventOf } from '../../main/domain/record/audit-event.ts';
import type { Entry } from '../../main/domain/record/entry.ts';

/** An entry whose facts were parsed by the schema of its kind. */
export type EntryOf<K extends EventKind> = Omit<Entry, 'kind' | 'facts'> & {
  readonly kind: K;
  readonly facts: EventOf<K>['facts'];
};

/** What some kinds of event do to the state. The whole of them is put together, exhaustively, in project.ts. */
export type Effects<K extends EventKind> = { readonly [Kind in K]: (entry: EntryOf<Kind>) => void };

/** Built once per database, so that statements are prepared once. */
export type EffectsFactory<K extends EventKind> = (database: Database) => Effects<K>;

/** The event is well formed, but nothing in the state allows it: a bug where it was appended, damage where it is replayed. */
export class NotAllowedByState extends Error {
  override readonly name = 'NotAllowedByState';
}

/**
 * Runs a statement that must change exactly one row.
 * @throws NotAllowedByState when it changes none, as for a door that closes without ever having opened.
 */
export function changeOne(statement: Statement, parameters: object, entry: { kind: string }, what: string): void {
  if (statement.run(parameters).changes !== 1) throw new NotAllowedByState(`${entry.kind}: no ${what}`);
}

/** Booleans are stored as 0 and 1: STRICT tables know no other. */
export function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}

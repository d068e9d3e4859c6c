import type { Database } from 'better-sqlite3';
import { EVENTS } from '../main/domain/record/audit-event.ts';
import type { Entry } from '../main/domain/record/entry.ts';
import { EMPTY_HEAD, type Head, linkOf } from '../main/domain/record/hash-chain.ts';
import { type EntryRow, entryOf, isCanonicalRow } from './entry-row.ts';
import type { Fault } from './fault.ts';
import { hashOf, macOf, sameMac } from './hashing.ts';
import type { RecordKeys } from './record.ts';

/** The secret half of checking: which keys made the seals. */
export type CheckingKeys = Pick<RecordKeys, 'keyId' | 'audit' | 'personal'>;

export interface CheckedRow {
  /** Null when the row does not even read as an entry. */
  readonly entry: Entry | null;
  readonly faults: readonly Fault[];
}

/**
 * Walks one kiosk's rows in the order of their arrival. After a fault it goes on from the row as it stands, so that one
 * break is reported once and a second one is still found.
 */
export class ChainWalk {
  readonly kiosk: string;
  head: Head;
  entries = 0;
  readonly #find: ReturnType<typeof neighbours>;
  readonly #keys: CheckingKeys | null;

  /** @param head where the walk begins: EMPTY_HEAD, or the entry before the first row of a tail. */
  constructor(database: Database, kiosk: string, keys: CheckingKeys | null, head: Head = EMPTY_HEAD) {
    this.kiosk = kiosk;
    this.head = head;
    this.#find = neighbours(database);
    this.#keys = keys;
  }

  check(row: EntryRow): CheckedRow {
    this.entries += 1;
    const entry = readEntry(row);
    const faults = [...this.#ownFaults(row, entry), ...this.#linkFaults(row, entry)];
    if (row.seq > this.head.seq) this.head = { seq: row.seq, hash: row.hash };
    return { entry, faults };
  }

  #ownFaults(row: EntryRow, entry: Entry | null): Fault[] {
    const at = { kiosk: row.kiosk, seq: row.seq };
    if (entry === null) return [{ kind: 'edited', what: 'content', ...at }];
    if (hashOf(entry) !== row.hash || !isCanonicalRow(row, entry)) {
      return [
        this.#belongsElsewhere(entry) ? { kind: 'reordered', ...at } : { kind: 'edited', what: 'content', ...at },
      ];
    }
    if (this.#keys !== null && !isSealedBy(this.#keys, row)) return [{ kind: 'edited', what: 'seal', ...at }];
    if (!isEvent(entry)) return [{ kind: 'edited', what: 'not-an-event', ...at }];
    return [];
  }

  #linkFaults(row: EntryRow, entry: Entry | null): Fault[] {
    const { kiosk, seq } = row;
    switch (linkOf(this.head, row)) {
      case 'follows':
        return [];
      case 'out-of-order':
        return [{ kind: 'reordered', kiosk, seq }];
      case 'gap': {
        const from = this.head.seq + 1;
        const elsewhere = this.#find.bySeq(kiosk, from);
        return [
          elsewhere ? { kind: 'reordered', kiosk, seq: from } : { kind: 'deleted', kiosk, seq: from, to: seq - 1 },
        ];
      }
      case 'other-previous':
        // The row is whole and was written after something else: it is the one before that was put in its place.
        return entry !== null && hashOf(entry) === row.hash
          ? [{ kind: 'edited', what: 'rewritten', kiosk, seq: Math.max(1, seq - 1) }]
          : [];
    }
  }

  /** True when the row is an untouched entry under another number: its neighbours by hash tell which. */
  #belongsElsewhere(entry: Entry): boolean {
    const places = [
      this.#find.seqAfter(entry.kiosk, entry.hash) - 1,
      this.#find.seqOf(entry.kiosk, entry.previous) + 1,
    ];
    return places.some((seq) => seq > 0 && seq !== entry.seq && hashOf({ ...entry, seq }) === entry.hash);
  }
}

function readEntry(row: EntryRow): Entry | null {
  try {
    const entry = entryOf(row);
    hashOf(entry);
    return entry;
  } catch {
    return null;
  }
}

function isSealedBy(keys: CheckingKeys, row: EntryRow): boolean {
  return row.key_id === keys.keyId && sameMac(macOf(keys.audit, row.hash), row.mac);
}

function isEvent(entry: Entry): boolean {
  return Object.hasOwn(EVENTS, entry.kind) && EVENTS[entry.kind].facts.safeParse(entry.facts).success;
}

function neighbours(database: Database) {
  const bySeq = database.prepare<[string, number]>('SELECT 1 FROM log WHERE kiosk = ? AND seq = ?');
  // Without an index: these run only for rows that are already known to be wrong.
  const after = database.prepare<[string, string], { seq: number }>(
    'SELECT seq FROM log WHERE kiosk = ? AND previous = ?',
  );
  const of = database.prepare<[string, string], { seq: number }>('SELECT seq FROM log WHERE kiosk = ? AND hash = ?');
  return {
    bySeq: (kiosk: string, seq: number): boolean => bySeq.get(kiosk, seq) !== undefined,
    seqAfter: (kiosk: string, hash: string): number => after.get(kiosk, hash)?.seq ?? 0,
    seqOf: (kiosk: string, hash: string): number => of.get(kiosk, hash)?.seq ?? -1,
  };
}

const PAGE = 500;

/** All rows in the order of arrival, a page at a time, so that other statements can run in between. */
export function* rowsByArrival(database: Database): Generator<EntryRow> {
  const select = database.prepare<[number, number], EntryRow>(
    'SELECT * FROM log WHERE arrival > ? ORDER BY arrival LIMIT ?',
  );
  let last = Number.MIN_SAFE_INTEGER;
  while (true) {
    const page = select.all(last, PAGE);
    yield* page;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.arrival;
  }
}

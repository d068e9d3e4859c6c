import type { EventKind } from '../main/domain/record/audit-event.ts';
import { canonicalJson } from '../main/domain/record/canonical-json.ts';
import type { Entry } from '../main/domain/record/entry.ts';

/** A row of `log` as SQLite hands it out. */
export interface EntryRow {
  readonly arrival: number;
  readonly kiosk: string;
  readonly seq: number;
  readonly version: number;
  readonly at: number;
  readonly monotonic: number;
  readonly boot: string;
  readonly demonstration: number;
  readonly kind: string;
  readonly facts: string;
  readonly commitments: string;
  readonly previous: string;
  readonly hash: string;
  readonly mac: string;
  readonly key_id: string;
}

/**
 * The row as an entry, unchecked: what a row claims is believed only after its hash was computed anew.
 * @throws SyntaxError when facts or commitments are no JSON.
 */
export function entryOf(row: EntryRow): Entry {
  return {
    version: row.version as 1,
    kiosk: row.kiosk,
    seq: row.seq,
    at: row.at,
    monotonic: row.monotonic,
    boot: row.boot,
    demonstration: row.demonstration === 1,
    kind: row.kind as EventKind,
    facts: JSON.parse(row.facts) as Entry['facts'],
    commitments: JSON.parse(row.commitments) as Entry['commitments'],
    previous: row.previous,
    hash: row.hash,
  };
}

/** True when the row holds the very texts and numbers that were hashed, and not others that read the same. */
export function isCanonicalRow(row: EntryRow, entry: Entry): boolean {
  return (
    (row.demonstration === 0 || row.demonstration === 1) &&
    row.facts === canonicalJson(entry.facts) &&
    row.commitments === canonicalJson(entry.commitments)
  );
}

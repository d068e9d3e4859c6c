/**
 * What `verify` can find. `kind` says what was done, `what` where it shows:
 * - edited `content`: the row is not what was hashed; `seal`: its MAC is not by the given key; `rewritten`: hash and row
 *   agree, but the next entry was written after another one; `sealed-field`: a personal field is not the one committed to;
 *   `added-field`: a personal field no entry knows; `not-an-event`: facts that no program of this version writes
 * - deleted: the entries `seq` to `to` are missing
 * - reordered: the entry is there, but not in its place
 * - truncated `head`: the state knows later entries; `checkpoint`: a signed checkpoint does
 * - rewritten-history: a checkpoint names another hash for this entry
 * - checkpoint-not-signed: not by that key, or the key is unknown
 * - state-differs: `table` is not what the log leads to; `detail` names the row
 * - schema-differs: tables or triggers were changed; `detail` names one
 * - damaged: SQLite cannot read the file as a whole; `detail` is its sentence
 */
export type FaultKind =
  | 'edited'
  | 'deleted'
  | 'reordered'
  | 'truncated'
  | 'rewritten-history'
  | 'checkpoint-not-signed'
  | 'state-differs'
  | 'schema-differs'
  | 'damaged';

export interface Fault {
  readonly kind: FaultKind;
  readonly what?: string;
  readonly kiosk?: string;
  readonly seq?: number;
  readonly to?: number;
  readonly table?: string;
  /** Never personal text: ids, names of tables and fields, SQLite's words. */
  readonly detail?: string;
}

import type { Database } from 'better-sqlite3';
import { EVENTS } from '../main/domain/record/audit-event.ts';
import type { Entry } from '../main/domain/record/entry.ts';
import type { CheckingKeys } from './chain-check.ts';
import type { Fault } from './fault.ts';
import { openField } from './personal-seal.ts';

/** What an entry `personal-erased` says. */
export interface Erasure {
  readonly kiosk: string;
  readonly of: string;
  readonly upTo: string;
  readonly entries: number;
  readonly fields: number;
}

interface FieldRow {
  readonly field: string;
  readonly key_id: string;
  readonly sealed: Buffer;
}

/**
 * Sealed fields against the commitments in the log. A missing field was erased, which entries have to account for; one
 * that is there must be the one its entry committed to. Without keys only the names of fields can be compared.
 */
export class PersonalCheck {
  kept = 0;
  erased = 0;
  readonly erasures: Erasure[] = [];
  readonly #erasedOf = new Map<string, number>();
  readonly #database: Database;
  readonly #keys: CheckingKeys | null;
  readonly #fields;

  constructor(database: Database, keys: CheckingKeys | null) {
    this.#database = database;
    this.#keys = keys;
    this.#fields = database.prepare<[string, number], FieldRow>(
      'SELECT field, key_id, sealed FROM personal_field WHERE kiosk = ? AND seq = ? ORDER BY field',
    );
  }

  check({ kiosk, seq, kind, facts, commitments }: Entry): Fault[] {
    const said = kind === 'personal-erased' ? EVENTS[kind].facts.safeParse(facts) : null;
    if (said?.success) this.erasures.push({ kiosk, ...said.data });
    const faults: Fault[] = [];
    const rows = this.#fields.all(kiosk, seq);
    for (const row of rows) {
      const commitment = Object.hasOwn(commitments, row.field) ? commitments[row.field] : undefined;
      const at = { kiosk, seq, detail: row.field };
      if (commitment === undefined) faults.push({ kind: 'edited', what: 'added-field', ...at });
      else if (!this.#keeps(row, { kiosk, seq }, commitment))
        faults.push({ kind: 'edited', what: 'sealed-field', ...at });
    }
    this.kept += rows.length;
    const erased = Object.keys(commitments).filter((field) => !rows.some((row) => row.field === field)).length;
    this.erased += erased;
    this.#erasedOf.set(kiosk, (this.#erasedOf.get(kiosk) ?? 0) + erased);
    return faults;
  }

  /** Fields whose entry is gone; call once at the end. */
  strays(): Fault[] {
    const total = this.#database.prepare<[], { fields: number }>('SELECT count(*) AS fields FROM personal_field').get();
    if (total === undefined || total.fields === this.kept) return [];
    return [{ kind: 'edited', what: 'added-field', detail: `${total.fields - this.kept}` }];
  }

  /** Fields that went without an entry that says so, or came back after one; call once at the end. */
  unrecorded(): Fault[] {
    return [...this.#erasedOf].flatMap(([kiosk, erased]) => {
      const recorded = this.erasures.reduce((sum, each) => sum + (each.kiosk === kiosk ? each.fields : 0), 0);
      return erased === recorded
        ? []
        : [{ kind: 'edited', what: 'erased-unrecorded', kiosk, detail: `${erased} gone, ${recorded} recorded` }];
    });
  }

  #keeps(row: FieldRow, place: { kiosk: string; seq: number }, commitment: string): boolean {
    if (this.#keys === null) return true;
    if (row.key_id !== this.#keys.keyId) return false;
    return openField(this.#keys.personal, { ...place, field: row.field }, row.sealed)?.commitment === commitment;
  }
}

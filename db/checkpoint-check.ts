import type { Database } from 'better-sqlite3';
import { EVENTS } from '../main/domain/record/audit-event.ts';
import type { Entry } from '../main/domain/record/entry.ts';
import type { Fault } from './fault.ts';
import { isSignedCheckpoint } from './hashing.ts';

/** A checkpoint that left the kiosk, as the office keeps it. */
export interface KeptCheckpoint {
  readonly kiosk: string;
  readonly seq: number;
  readonly head: string;
  /** Base64; when both are there the signature must be right. */
  readonly signature?: string;
  readonly keyId?: string;
}

/** Signed statements about the chain: those inside the log, and those brought from outside, which alone show a cut end. */
export class CheckpointCheck {
  signed = 0;
  readonly #hashOf;
  readonly #storedKey;
  readonly #publicKeyPem: string | null;

  /** @param publicKeyPem from outside the file; null to use the key stored in it, which proves less */
  constructor(database: Database, publicKeyPem: string | null) {
    this.#publicKeyPem = publicKeyPem;
    this.#hashOf = database.prepare<[string, number], { hash: string }>(
      'SELECT hash FROM log WHERE kiosk = ? AND seq = ?',
    );
    this.#storedKey = database.prepare<[string, string], { pem: string }>(
      'SELECT public_key_pem AS pem FROM key_public WHERE kiosk = ? AND key_id = ?',
    );
  }

  check(entry: Entry): Fault[] {
    if (entry.kind !== 'checkpoint-signed') return [];
    const parsed = EVENTS['checkpoint-signed'].facts.safeParse(entry.facts);
    if (!parsed.success) return []; // reported as an edited entry already
    const { upTo, head, signature, keyId } = parsed.data;
    const { kiosk, seq } = entry;
    this.signed += 1;
    const key = this.#keyOf(kiosk, keyId);
    const faults: Fault[] = [];
    if (upTo >= seq || this.#hashOf.get(kiosk, upTo)?.hash !== head) {
      faults.push({ kind: 'rewritten-history', what: 'checkpoint', kiosk, seq: upTo });
    }
    if (key === null || !isSignedCheckpoint(key, kiosk, { seq: upTo, hash: head }, signature)) {
      faults.push({ kind: 'checkpoint-not-signed', kiosk, seq });
    }
    return faults;
  }

  checkKept(kept: KeptCheckpoint): Fault[] {
    const { kiosk, seq, head, signature, keyId } = kept;
    if (signature !== undefined && keyId !== undefined) {
      const key = this.#keyOf(kiosk, keyId);
      if (key === null || !isSignedCheckpoint(key, kiosk, { seq, hash: head }, signature)) {
        return [{ kind: 'checkpoint-not-signed', what: 'kept', kiosk, seq }];
      }
    }
    const hash = this.#hashOf.get(kiosk, seq)?.hash;
    if (hash === undefined) return [{ kind: 'truncated', what: 'checkpoint', kiosk, seq }];
    return hash === head ? [] : [{ kind: 'rewritten-history', what: 'kept', kiosk, seq }];
  }

  #keyOf(kiosk: string, keyId: string): string | null {
    return this.#publicKeyPem ?? this.#storedKey.get(kiosk, keyId)?.pem ?? null;
  }
}

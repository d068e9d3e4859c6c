import { canonicalJson } from './canonical-json.ts';
import { type Entry, GENESIS } from './entry.ts';

export type UnhashedEntry = Omit<Entry, 'hash'>;

/** The text whose SHA-256 is the entry's hash. Every field is named, so that one added to `Entry` cannot slip in unhashed. */
export function hashedText(entry: UnhashedEntry): string {
  return canonicalJson({
    version: entry.version,
    kiosk: entry.kiosk,
    seq: entry.seq,
    at: entry.at,
    monotonic: entry.monotonic,
    boot: entry.boot,
    demonstration: entry.demonstration,
    kind: entry.kind,
    facts: entry.facts,
    commitments: entry.commitments,
    previous: entry.previous,
  } satisfies UnhashedEntry);
}

export interface Head {
  /** 0 before the first entry. */
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_HEAD: Head = { seq: 0, hash: GENESIS };

/** How an entry stands to the one before it in the same kiosk's chain. */
export type Link = 'follows' | 'gap' | 'out-of-order' | 'other-previous';

export function linkOf(head: Head, entry: { readonly seq: number; readonly previous: string }): Link {
  if (entry.seq <= head.seq) return 'out-of-order';
  if (entry.seq > head.seq + 1) return 'gap';
  return entry.previous === head.hash ? 'follows' : 'other-previous';
}

/** What a checkpoint signs, and what the office side signs its own copies against. Ends with a line feed. */
export function checkpointText(kiosk: string, head: Head): string {
  return `cloakroom-checkpoint/1\n${kiosk}\n${head.seq}\n${head.hash}\n`;
}

/** Associated data of a sealed personal field: a field moved to another place does not open there. */
export function sealedPlace(kiosk: string, seq: number, field: string): string {
  return `${kiosk}/${seq}/${field}`;
}

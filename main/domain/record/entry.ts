import type { EpochMs } from '../clock.ts';
import type { AuditEvent } from './audit-event.ts';

/**
 * An entry as it stands in the log. Keyed by (kiosk, seq) so that several kiosks can share one list later.
 * `seq` starts at 1 and has no gaps per kiosk. `hash` is SHA-256 (hex) over the canonical JSON of every other field
 * except `mac`, with the personal fields as commitments: SHA-256(salt || 0x00 || field || 0x00 || value), hex.
 */
export interface Entry {
  readonly version: 1;
  readonly kiosk: string;
  readonly seq: number;
  /** Wall clock when it was recorded; may lie. */
  readonly at: EpochMs;
  /** Monotonic milliseconds within one run of the station (`boot`). */
  readonly monotonic: number;
  readonly boot: string;
  /** True for every entry of a demonstration setting, so that such a record can never pass for a real one. */
  readonly demonstration: boolean;
  readonly kind: AuditEvent['kind'];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly commitments: Readonly<Record<string, string>>;
  readonly previous: string;
  readonly hash: string;
}

/** Where the personal fields of something lie: the entry that brought them. State tables hold these, never the text. */
export interface PersonalRef {
  readonly kiosk: string;
  readonly seq: number;
}

/** `previous` of the first entry of a kiosk. */
export const GENESIS = '0'.repeat(64);

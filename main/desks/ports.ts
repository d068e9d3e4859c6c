import type { PrintedPage } from '../contract/printed-page.ts';
import type { Effect } from '../domain/kiosk/step.ts';
import type { Id } from '../domain/people.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';
import type { Result } from '../domain/result.ts';

/** Fresh ids and codes; random in the station, given in tests. */
export interface Fresh {
  id(kind: string): Id;
  pass(): string;
  personalCode(): string;
  familyCode(): string;
  recoveryCode(): string;
}

/** The keyed hash of a badge, code or pass, and the plain hash of a text. */
export interface Hashes {
  keyed(purpose: 'badge' | 'personal-code' | 'family-code' | 'recovery-code' | 'pass', text: string): string;
  sha256(text: string): string;
}

/** argon2id with a pepper; one check at a time. */
export interface PinHashing {
  hash(pin: string): Promise<string>;
  /** False for a wrong PIN and for a hash nobody can read. */
  verify(pinHash: string, pin: string): Promise<boolean>;
}

/**
 * Told before and after each effect is performed, in order. The test that kills a station at every step enumerates its kill
 * points from these calls; the station itself uses them to measure the time from tap to door.
 */
export type EffectObserver = (moment: 'before' | 'after', effect: Effect) => void;

export type PrinterFailure = 'cannot-print-here' | 'print-busy' | 'print-too-much' | 'print-not-made';

/** Makes a PDF of a page; only Electron's main process can. */
export interface Printer {
  print(page: PrintedPage): Promise<Result<Uint8Array, PrinterFailure>>;
}

/** Technical log: never a name, a badge or a code in it. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void;

export type Append = (events: readonly AuditEvent[]) => boolean;

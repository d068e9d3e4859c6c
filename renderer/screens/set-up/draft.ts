import type { IntentOf } from '../../../main/contract/intents.ts';

type Hardware = IntentOf<'set-up-hardware'>;

/** A serial port that was chosen, or one of the words of the contract. */
export type LockerChoice = 'pretend' | 'none' | { readonly path: string };
export type ReaderChoice = Hardware['reader'];

/** Half-given answers of the set-up. PINs are never among them. */
export interface Draft {
  readonly settingName: string;
  readonly telephone: string;
  readonly policy: string | null;
  readonly agreedBy: string;
  /** Digits as typed, day first: `03092026`. */
  readonly agreedOn: string;
  readonly reviewOn: string;
  /** Minutes since midnight. */
  readonly opens: number;
  readonly closes: number;
  readonly locker: LockerChoice | null;
  readonly doors: number;
  readonly columns: number;
  readonly reader: ReaderChoice | null;
}

export const emptyDraft: Draft = {
  settingName: '',
  telephone: '',
  policy: null,
  agreedBy: '',
  agreedOn: '',
  reviewOn: '',
  opens: 8 * 60,
  closes: 16 * 60,
  locker: null,
  doors: 12,
  columns: 4,
  reader: null,
};

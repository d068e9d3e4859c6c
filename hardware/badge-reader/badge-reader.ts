import type { LinkHealth, LinkState } from '../link-state.ts';

/** One presentation of one badge, however often the reader repeated it. */
export interface BadgeTap {
  /** Name of the reader from its configuration. */
  readonly reader: string;
  /** Canonical: upper-case hex digits, or upper-case text. A credential: never logged, never stored as it is. */
  readonly identity: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A reader that only ever speaks by itself is `connected` while its port is open. */
export type ReaderStatus = LinkState;

/** A source of taps. It knows badges, not people. */
export interface BadgeReader {
  status(): ReaderStatus;
  /** Returns the function that ends the subscription. */
  onTap(listener: (tap: BadgeTap) => void): () => void;
  onStatus(listener: (status: ReaderStatus) => void): () => void;
  health(): LinkHealth;
  close(): Promise<void>;
}

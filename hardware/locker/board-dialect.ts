import type { AnswerReader } from '../answer-reader.ts';
import type { LineTimings } from '../request-line.ts';

/** Whether a lock's feedback contact is closed (`made`) or open (`broken`): raw, before the setting that says what it means. */
export type Contact = 'made' | 'broken';

/** Bytes to send, how to recognise the answer, and how long to wait for it. */
export interface BoardRequest<T> {
  readonly bytes: Uint8Array;
  readonly answer: AnswerReader<T>;
  readonly timeoutMs: number;
}

/**
 * What one family of boards has of its own: bytes and timing. Queue, spacing, cooling, polling, watching the contact
 * and reconnecting are the same for all and live in polled-bank.ts; a new family is a folder with one of these.
 */
export interface BoardDialect {
  readonly baudRate: number;
  readonly line: LineTimings;

  /** A new connection: what was learned about the adapter before no longer counts. */
  connected(): void;

  /** One pulse, timed by the board, on one lock. `lock` counts from 1 and was checked against the configuration. */
  openOne(board: number, lock: number): BoardRequest<unknown>;

  /** The contacts of all locks of a board. Locks that the answer leaves out are unknown. Must move nothing. */
  readBoard(board: number): BoardRequest<ReadonlyMap<number, Contact>>;

  /** Bytes nobody asked for. Returns the boards that announced a change and should be read soon. */
  unasked(bytes: Uint8Array): readonly number[];
}

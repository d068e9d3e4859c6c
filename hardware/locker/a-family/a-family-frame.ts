import type { Contact } from '../board-dialect.ts';

/**
 * The bytes of A-family boards, as pure functions; PROTOCOL.md chapter 2. Every frame ends with the XOR of all bytes
 * before it. Commands that hold a coil energised (9A, 9B, 8A with seconds) are left out on purpose: only the board
 * may time a pulse (1.8). The board's "open all" is in a-family-open-all.ts, out of the reach of the bank.
 */

const OPEN = 0x8a;
const READ = 0x80;
const OPEN_MARK = 0x11;
const READ_MARK = 0x33;
/** Sources differ on which of the two announces a change: accept both (2.3). */
const CHANGE_HEADERS: readonly number[] = [0x81, 0x82];

/** Highest board address any source names (2.1). */
export const MAX_BOARD = 200;
/** Largest board on sale has 50 ways (2.1). */
export const MAX_LOCK = 50;
/** A board-wide answer has at least this many status bytes, and so is always longer than the request (2.3, 2.5). */
export const MIN_STATUS_BYTES = 2;
/** Length of every request we send, and of every answer about one lock. */
export const SHORT_FRAME = 5;

export function xorOf(bytes: Uint8Array): number {
  return bytes.reduce((check, byte) => check ^ byte, 0);
}

/** Whether the last byte is the XOR of those before it. */
export function hasValidCheck(frame: Uint8Array): boolean {
  return frame.length >= 2 && xorOf(frame) === 0;
}

/** One board-timed pulse on one lock. Throws for lock 0, which would open every door of the board (1.3). */
export function encodeOpenOne(board: number, lock: number): Uint8Array {
  return sealed([OPEN, checkedBoard(board), checkedLock(lock), OPEN_MARK]);
}

/** The contact of one lock. Throws for lock 0, which would ask for the whole board. */
export function encodeReadOne(board: number, lock: number): Uint8Array {
  return sealed([READ, checkedBoard(board), checkedLock(lock), READ_MARK]);
}

/** The contacts of a whole board. Harmless: moves nothing. */
export function encodeReadBoard(board: number): Uint8Array {
  return sealed([READ, checkedBoard(board), 0, READ_MARK]);
}

/** What a five-byte frame from a board says about one lock. */
export interface LockFrame {
  readonly kind: 'open-answer' | 'read-answer' | 'change';
  readonly board: number;
  readonly lock: number;
  /** 11 on the wire is `made`, 00 is `broken` (2.4). */
  readonly contact: Contact;
}

/** Undefined unless the frame has exactly five bytes, a known header, a lock, a state of 11 or 00 and a good check. */
export function decodeLockFrame(frame: Uint8Array): LockFrame | undefined {
  const [header, board, lock, state] = frame;
  if (frame.length !== SHORT_FRAME || !hasValidCheck(frame)) return undefined;
  if (header === undefined || board === undefined || lock === undefined || lock === 0) return undefined;
  const kind = header === OPEN ? 'open-answer' : header === READ ? 'read-answer' : 'change';
  if (kind === 'change' && !CHANGE_HEADERS.includes(header)) return undefined;
  if (state !== 0x11 && state !== 0x00) return undefined;
  return { kind, board, lock, contact: state === 0x11 ? 'made' : 'broken' };
}

/** The status bytes of a board-wide answer that fills `frame` exactly; undefined if it is none. */
export function decodeBoardFrame(frame: Uint8Array, board: number): Uint8Array | undefined {
  if (frame.length < SHORT_FRAME - 1 + MIN_STATUS_BYTES || !hasValidCheck(frame)) return undefined;
  if (frame[0] !== READ || frame[1] !== board || frame[frame.length - 2] !== READ_MARK) return undefined;
  return frame.slice(2, -2);
}

/**
 * Contact per lock number, for as many status bytes as came (2.5). Which end holds locks 1-8 differs between sources
 * and is a setting (2.4).
 */
export function contactsOf(
  status: Uint8Array,
  order: 'last-byte-first-locks' | 'first-byte-first-locks',
): ReadonlyMap<number, Contact> {
  const groups = order === 'last-byte-first-locks' ? [...status].reverse() : [...status];
  const contacts = new Map<number, Contact>();
  groups.forEach((bits, group) => {
    for (let bit = 0; bit < 8; bit += 1) contacts.set(group * 8 + bit + 1, (bits >> bit) & 1 ? 'made' : 'broken');
  });
  return contacts;
}

/** The bytes with their check appended. */
export function sealed(body: readonly number[]): Uint8Array {
  return Uint8Array.from([...body, body.reduce((check, byte) => check ^ byte, 0)]);
}

/** Throws outside 1..200. */
export function checkedBoard(board: number): number {
  if (!Number.isInteger(board) || board < 1 || board > MAX_BOARD) throw new RangeError(`No board address: ${board}`);
  return board;
}

function checkedLock(lock: number): number {
  if (!Number.isInteger(lock) || lock < 1 || lock > MAX_LOCK) throw new RangeError(`Not one lock: ${lock}`);
  return lock;
}

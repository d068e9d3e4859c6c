import type { Answer, AnswerReader } from '../../answer-reader.ts';
import type { Contact } from '../board-dialect.ts';
import { decodeBoardFrame, decodeLockFrame, type LockFrame, SHORT_FRAME } from './a-family-frame.ts';

/** More than the longest echo, answer and noise of one request; what exceeds it is noise from the front. */
const MOST_BYTES = 256;
/** Trailing rubbish that is cut off in the last attempt only; one stray byte has been seen (PROTOCOL.md 3.5). */
const MOST_TRAILING = 2;

class ReceiveBuffer {
  bytes: Uint8Array = new Uint8Array(0);

  append(more: Uint8Array): void {
    const joined = new Uint8Array(this.bytes.length + more.length);
    joined.set(this.bytes);
    joined.set(more, this.bytes.length);
    this.bytes = joined.length > MOST_BYTES ? joined.slice(-MOST_BYTES) : joined;
  }
}

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return bytes.length >= beginning.length && beginning.every((byte, index) => bytes[index] === byte);
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = 0; at + wanted.length <= bytes.length; at += 1) {
    if (startsWith(bytes.subarray(at), wanted)) return at;
  }
  return -1;
}

/**
 * The answer about one lock: exactly five bytes that match command, board and lock (PROTOCOL.md 1.9, 2.5).
 *
 * With `echo` the request itself comes back first, and that copy, byte for byte, is not the answer, even where the
 * answer has the same bytes: a lock that did not open answers with the request's own bytes (2.4, 3.1).
 */
export class LockAnswerReader implements AnswerReader<Contact> {
  readonly #request: Uint8Array;
  readonly #wanted: Pick<LockFrame, 'kind' | 'board' | 'lock'>;
  readonly #buffer = new ReceiveBuffer();
  #echoDue: boolean;
  #echoBytes = 0;

  constructor(request: Uint8Array, wanted: Pick<LockFrame, 'kind' | 'board' | 'lock'>, echo: boolean) {
    this.#request = request;
    this.#wanted = wanted;
    this.#echoDue = echo;
  }

  push(bytes: Uint8Array): Answer<Contact> | undefined {
    this.#buffer.append(bytes);
    if (this.#echoDue) {
      const at = indexOf(this.#buffer.bytes, this.#request);
      if (at < 0) return undefined;
      this.#echoDue = false;
      this.#echoBytes = this.#request.length;
      this.#buffer.bytes = this.#buffer.bytes.slice(at + this.#request.length);
    }
    const { bytes: received } = this.#buffer;
    for (let at = 0; at + SHORT_FRAME <= received.length; at += 1) {
      const frame = decodeLockFrame(received.subarray(at, at + SHORT_FRAME));
      if (frame !== undefined && this.#matches(frame)) {
        return { value: frame.contact, bytes: SHORT_FRAME + this.#echoBytes };
      }
    }
    return undefined;
  }

  quiet(): undefined {
    return undefined;
  }

  overdue(): undefined {
    return undefined;
  }

  #matches(frame: LockFrame): boolean {
    const { kind, board, lock } = this.#wanted;
    return frame.kind === kind && frame.board === board && frame.lock === lock;
  }
}

export interface BoardAnswer {
  /** At least two bytes, in the order of the wire. */
  readonly status: Uint8Array;
  /** The request itself came back in front of the answer: the adapter echoes. */
  readonly echoed: boolean;
}

/**
 * The board-wide answer: everything before the silence (PROTOCOL.md 2.5), because its length differs between boards
 * and its first five bytes may be a perfect answer about one lock. A silence inside the answer (an adapter that
 * delivers in portions) does no harm: what is incomplete fails the checks, and collecting goes on.
 */
export class BoardAnswerReader implements AnswerReader<BoardAnswer> {
  readonly #request: Uint8Array;
  readonly #board: number;
  readonly #buffer = new ReceiveBuffer();

  constructor(request: Uint8Array, board: number) {
    this.#request = request;
    this.#board = board;
  }

  push(bytes: Uint8Array): undefined {
    this.#buffer.append(bytes);
    return undefined;
  }

  quiet(): Answer<BoardAnswer> | undefined {
    return this.#parse(this.#buffer.bytes);
  }

  /** Only now is trailing rubbish cut off: any earlier, the beginning of a longer answer could pass for a shorter one. */
  overdue(): Answer<BoardAnswer> | undefined {
    const { bytes } = this.#buffer;
    for (let trailing = 0; trailing <= MOST_TRAILING; trailing += 1) {
      const answer = this.#parse(bytes.subarray(0, Math.max(0, bytes.length - trailing)));
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** The echo is tried first: echo and answer joined would also pass as one long answer, since each XORs to zero. */
  #parse(bytes: Uint8Array): Answer<BoardAnswer> | undefined {
    const echo = indexOf(bytes, this.#request);
    const behindEcho = echo < 0 ? undefined : this.#search(bytes.subarray(echo + this.#request.length));
    if (behindEcho !== undefined) {
      const length = this.#request.length + behindEcho.bytes;
      return { value: { ...behindEcho.value, echoed: true }, bytes: length };
    }
    return this.#search(bytes);
  }

  #search(bytes: Uint8Array): Answer<BoardAnswer> | undefined {
    for (let at = 0; at < bytes.length; at += 1) {
      const candidate = bytes.subarray(at);
      const status = decodeBoardFrame(candidate, this.#board);
      if (status !== undefined) return { value: { status, echoed: false }, bytes: candidate.length };
    }
    return undefined;
  }
}

/**
 * Finds announcements of changes between requests: five-byte frames with header 81 or 82 and nothing else
 * (PROTOCOL.md 2.5). The caller should take one as a reason to read, not as a fact.
 */
export class ChangeParser {
  #pending: Uint8Array = new Uint8Array(0);

  push(bytes: Uint8Array): LockFrame[] {
    const received = new Uint8Array(this.#pending.length + bytes.length);
    received.set(this.#pending);
    received.set(bytes, this.#pending.length);
    const found: LockFrame[] = [];
    let at = 0;
    while (at + SHORT_FRAME <= received.length) {
      const frame = decodeLockFrame(received.subarray(at, at + SHORT_FRAME));
      const isChange = frame?.kind === 'change';
      if (frame !== undefined && isChange) found.push(frame);
      at += isChange ? SHORT_FRAME : 1;
    }
    this.#pending = received.slice(at);
    return found;
  }

  /** Forgets the beginning of a frame; before each request, and on each new connection. */
  reset(): void {
    this.#pending = new Uint8Array(0);
  }
}

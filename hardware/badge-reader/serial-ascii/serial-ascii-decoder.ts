const START = 0x02;
const END = 0x03;
/** Ten digits of identity and two of check. */
const DIGITS = 12;
/** A frame at 9600 Bd takes 15 ms; what pauses longer is no frame (PROTOCOL.md 1.3). */
const SILENCE_MS = 100;

/**
 * Finds the frames of RDM6300 and ID-12LA/ID-20LA readers in a stream of hostile bytes; PROTOCOL.md chapter 1. One
 * decoder serves both, as they differ only in a line end before the last byte.
 */
export class SerialAsciiDecoder {
  #digits: string | null = null;
  #lastByteAt = 0;
  #frames = 0;
  #badFrames = 0;
  #discardedBytes = 0;

  /** Frames with a good check, frames without one, and bytes that belong to no frame. */
  get counts(): { frames: number; badFrames: number; discardedBytes: number } {
    return { frames: this.#frames, badFrames: this.#badFrames, discardedBytes: this.#discardedBytes };
  }

  /** Returns the identities completed by these bytes: ten upper-case hex digits each. `at`: monotonic milliseconds. */
  push(bytes: Uint8Array, at: number): string[] {
    if (this.#digits !== null && at - this.#lastByteAt > SILENCE_MS) this.#drop();
    this.#lastByteAt = at;
    const identities: string[] = [];
    for (const byte of bytes) {
      const identity = this.#take(byte);
      if (identity !== undefined) identities.push(identity);
    }
    return identities;
  }

  #take(byte: number): string | undefined {
    if (byte === START) {
      if (this.#digits !== null) this.#drop();
      this.#digits = '';
      return undefined;
    }
    if (this.#digits === null) {
      this.#discardedBytes += 1;
      return undefined;
    }
    const character = String.fromCharCode(byte);
    if (/[0-9a-f]/i.test(character)) {
      if (this.#digits.length === DIGITS) this.#drop();
      else this.#digits += character.toUpperCase();
      return undefined;
    }
    if (byte === END) return this.#finish(this.#digits);
    const lineEnd = (byte === 0x0d || byte === 0x0a) && this.#digits.length === DIGITS;
    if (!lineEnd) this.#drop();
    return undefined;
  }

  #finish(digits: string): string | undefined {
    if (digits.length !== DIGITS || !checks(digits)) {
      this.#drop();
      return undefined;
    }
    this.#digits = null;
    this.#frames += 1;
    return digits.slice(0, 10);
  }

  #drop(): void {
    this.#discardedBytes += (this.#digits?.length ?? 0) + 1;
    this.#badFrames += 1;
    this.#digits = null;
  }
}

/** The last two digits are the XOR of the five bytes that the ten before them stand for. */
function checks(digits: string): boolean {
  let check = 0;
  for (let at = 0; at < DIGITS; at += 2) check ^= Number.parseInt(digits.slice(at, at + 2), 16);
  return check === 0;
}

/** The decimal printed on many cards: the last four bytes, ten digits with leading zeros (PROTOCOL.md 1.2). */
export function printedNumber(identity: string): string {
  return String(Number.parseInt(identity.slice(2), 16)).padStart(10, '0');
}

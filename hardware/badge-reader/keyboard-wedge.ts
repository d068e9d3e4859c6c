/**
 * Tells a badge reader that types from a person who types; PROTOCOL.md chapter 2. Runs in the window's process, so it
 * imports nothing, and it never says what was typed except as a finished tap.
 */

/** One key event. `code` is the event's `code`: the key's place on the board, which no keyboard layout changes. */
export interface WedgeKey {
  readonly code: string;
  readonly type: 'down' | 'up';
  /** Milliseconds that only grow. */
  readonly at: number;
  readonly shift: boolean;
}

/**
 * What to do with the event just given. Except after `pass`, it must be swallowed.
 * - `pass`: nothing to do with a scan
 * - `held`: perhaps a scan; a later outcome releases it or never
 * - `release`: it was a person; send `keys` on, in this order (they include the present event where it belongs)
 * - `tap`: a badge; none of its keys may reach a field
 */
export type WedgeOutcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'held' }
  | { readonly kind: 'release'; readonly keys: readonly WedgeKey[] }
  | { readonly kind: 'tap'; readonly identity: string };

/** Readers type a key every 10 ms or so; some need up to 100 ms, and no person keeps that up (2.3). */
export const WEDGE_GAP_MS = 100;
const FEWEST_CHARACTERS = 6;
/** Systems begin to repeat a key that is kept down after a quarter of a second to a second. */
const REPEAT_WITHIN_MS = 1000;
/** Longer than any badge number: what is longer is swallowed and forgotten. */
const MOST_CHARACTERS = 64;
const TERMINATORS: readonly string[] = ['Enter', 'NumpadEnter', 'Tab'];
const MODIFIERS = /^(Shift|Control|Alt|Meta)(Left|Right)$|^(CapsLock|NumLock)$/;
const PLAIN: Readonly<Record<string, string>> = {
  Minus: '-',
  NumpadSubtract: '-',
  Equal: '=',
  Semicolon: ';',
  Comma: ',',
  Period: '.',
  NumpadDecimal: '.',
  Slash: '/',
  NumpadDivide: '/',
  Space: ' ',
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

const PASS: WedgeOutcome = { kind: 'pass' };
const HELD: WedgeOutcome = { kind: 'held' };

export class KeyboardWedge {
  #keys: WedgeKey[] = [];
  #text = '';
  #lastDown = '';
  #lastDownAt = 0;
  /** Keys that are down and whose release belongs to what was held or swallowed. */
  readonly #down = new Set<string>();

  /** Whether keys are being held: then call `expire` once `WEDGE_GAP_MS` has passed without another event. */
  get holding(): boolean {
    return this.#keys.length > 0;
  }

  key(event: WedgeKey): WedgeOutcome {
    if (MODIFIERS.test(event.code)) return PASS;
    return event.type === 'up' ? this.#up(event) : this.#pressed(event);
  }

  /** The keys to send on because nothing followed in time: a person typed them. `at`: milliseconds as in the events. */
  expire(at: number): readonly WedgeKey[] {
    return at - this.#lastDownAt > WEDGE_GAP_MS ? this.#letGo() : [];
  }

  #up(event: WedgeKey): WedgeOutcome {
    if (!this.#down.delete(event.code)) return PASS;
    if (this.holding) this.#keys.push(event);
    return HELD;
  }

  #pressed(event: WedgeKey): WedgeOutcome {
    const late = this.expire(event.at);
    const repeated = this.#isRepeat(event);
    this.#lastDown = event.code;
    this.#lastDownAt = event.at;
    const character = repeated ? undefined : characterOf(event);
    if (character === undefined) return this.#notOfAScan(event, late, repeated);
    this.#keys.push(event);
    this.#down.add(event.code);
    this.#text += character;
    return late.length > 0 ? { kind: 'release', keys: late } : HELD;
  }

  /** Only a finger keeps a key down until it repeats; a reader releases each key (2.2). A lost release heals by time. */
  #isRepeat({ code, at }: WedgeKey): boolean {
    return code === this.#lastDown && this.#down.has(code) && at - this.#lastDownAt <= REPEAT_WITHIN_MS;
  }

  #notOfAScan(event: WedgeKey, late: readonly WedgeKey[], repeated: boolean): WedgeOutcome {
    const length = this.#text.length;
    if (TERMINATORS.includes(event.code) && length >= FEWEST_CHARACTERS && !repeated) {
      const identity = this.#text;
      this.#letGo();
      this.#down.add(event.code);
      return length > MOST_CHARACTERS ? HELD : { kind: 'tap', identity };
    }
    const keys = [...late, ...this.#letGo()];
    return keys.length > 0 ? { kind: 'release', keys: [...keys, event] } : PASS;
  }

  /** Forgets what was held and returns it; releases still to come then pass by themselves. */
  #letGo(): readonly WedgeKey[] {
    const keys = this.#text.length > MOST_CHARACTERS ? [] : this.#keys;
    this.#keys = [];
    this.#text = '';
    if (keys.length > 0) this.#down.clear();
    return keys;
  }
}

function characterOf({ code, shift }: WedgeKey): string | undefined {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return shift && code.startsWith('Digit') ? SHIFTED_DIGITS[Number(digit)] : digit;
  return /^Key([A-Z])$/.exec(code)?.[1] ?? PLAIN[code];
}

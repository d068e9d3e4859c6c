import { performance } from 'node:perf_hooks';
import type { Input, KeyboardInputEvent, WebContents } from 'electron';
// Not through hardware/index.ts: that door also brings the serial drivers, which have no business in the shell.
import { KeyboardWedge, WEDGE_GAP_MS, type WedgeKey } from '../hardware/badge-reader/keyboard-wedge.ts';

/** Names Electron gives to keys that the browser calls otherwise. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Enter: 'Return',
};

/**
 * Reads a badge reader that types. Its keys must reach no field and press no button, so whatever could be a scan is held
 * for a tenth of a second and sent on when it was a person after all.
 *
 * Two habits of Chromium, measured on Electron 33: a key that was kept from the page never reports its release; and a key
 * sent from inside the handling of a real one lets that one's character through as well.
 */
export class KeyboardWedgeCapture {
  readonly #onTap: (identity: string, at: number) => void;
  readonly #wedge = new KeyboardWedge();
  readonly #inputs = new WeakMap<WedgeKey, Input>();
  readonly #swallowed = new Set<string>();
  readonly #toSend: Input[] = [];
  #contents: WebContents | undefined;
  #listening = false;
  /** What is sent on comes through the same event, within the call that sends it. */
  #sending = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param onTap a whole badge; `at` in epoch milliseconds. The identity is a credential: it goes to the station and nowhere
   * else, neither to the page nor to the log.
   */
  constructor(onTap: (identity: string, at: number) => void) {
    this.#onTap = onTap;
  }

  /** Takes the keys of this page from now on; the page before it is gone. */
  attach(contents: WebContents): void {
    this.#contents = contents;
    contents.on('before-input-event', (event, input) => {
      if (!this.#sending && this.#listening && !event.defaultPrevented) this.#key(event, input);
    });
  }

  /** While true, keys that could be a scan are held back from the page; false at the start. */
  listen(wanted: boolean): void {
    if (this.#listening && !wanted) this.#sendOn(this.#wedge.expire(Number.POSITIVE_INFINITY));
    this.#listening = wanted;
  }

  #key(event: Electron.Event, input: Input): void {
    const type = input.type === 'keyUp' ? 'up' : 'down';
    if (type === 'down' && !input.isAutoRepeat && this.#swallowed.delete(input.code)) {
      this.#wedge.key(this.#keyOf(input, 'up'));
    }
    const key = this.#keyOf(input, type);
    const outcome = this.#wedge.key(key);
    clearTimeout(this.#timer);
    if (this.#wedge.holding) this.#timer = setTimeout(() => this.#expire(), WEDGE_GAP_MS + 2);
    // Nothing overtakes what is still to be sent on.
    const mayPass = type === 'up' || this.#toSend.length === 0;
    if (outcome.kind === 'pass' && mayPass) return;
    event.preventDefault();
    this.#swallowed.add(input.code);
    if (outcome.kind === 'pass') this.#sendOn([key]);
    if (outcome.kind === 'release') this.#sendOn(outcome.keys);
    if (outcome.kind === 'tap') this.#onTap(outcome.identity.slice(0, 64), Date.now());
  }

  #keyOf(input: Input, type: WedgeKey['type']): WedgeKey {
    const key: WedgeKey = { code: input.code, type, at: performance.now(), shift: input.shift };
    this.#inputs.set(key, input);
    return key;
  }

  #expire(): void {
    this.#sendOn(this.#wedge.expire(performance.now()));
  }

  #sendOn(keys: readonly WedgeKey[]): void {
    const strokes = keys.flatMap((key) => (key.type === 'down' ? (this.#inputs.get(key) ?? []) : []));
    if (strokes.length === 0) return;
    if (this.#toSend.length === 0) setImmediate(() => this.#flush());
    this.#toSend.push(...strokes);
  }

  #flush(): void {
    const contents = this.#contents;
    const strokes = this.#toSend.splice(0);
    if (contents === undefined || contents.isDestroyed()) return;
    this.#sending = true;
    for (const input of strokes) sendStroke(contents, input);
    this.#sending = false;
  }
}

/** A whole stroke: the release is sent at once, since the real one will not come. */
function sendStroke(contents: WebContents, input: Input): void {
  const keyCode = KEY_NAMES[input.key] ?? input.key;
  const modifiers: NonNullable<KeyboardInputEvent['modifiers']> = [];
  if (input.shift) modifiers.push('shift');
  if (input.control) modifiers.push('control');
  if (input.alt) modifiers.push('alt');
  if (input.isAutoRepeat) modifiers.push('isautorepeat');
  contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  // The browser makes text and presses buttons from the character, not from the key.
  if (input.key.length === 1 || input.key === 'Enter') contents.sendInputEvent({ type: 'char', keyCode, modifiers });
  contents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
}

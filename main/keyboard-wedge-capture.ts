import { performance } from 'node:perf_hooks';
import type { Input, KeyboardInputEvent, WebContents } from 'electron';
// Not through hardware/index.ts: that door also brings the serial drivers, which have no business in the shell.
import { KeyboardWedge, WEDGE_GAP_MS, type WedgeKey } from '../hardware/badge-reader/keyboard-wedge.ts';

export interface WedgeCapture {
  /** While true, keys that could be a scan are held back from the page; false at the start. */
  listen(listening: boolean): void;
}

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
 * @param onTap a whole badge; `at` in epoch milliseconds. The identity is a credential: it goes to the station and nowhere else.
 */
export function captureKeyboardWedge(
  contents: WebContents,
  onTap: (identity: string, at: number) => void,
): WedgeCapture {
  const wedge = new KeyboardWedge();
  const inputs = new WeakMap<WedgeKey, Input>();
  const swallowed = new Set<string>();
  const queue: Input[] = [];
  let listening = false;
  // What is sent on comes through the same event, within the call that sends it.
  let sending = false;
  let timer: NodeJS.Timeout | undefined;

  const keyOf = (input: Input, type: WedgeKey['type']): WedgeKey => {
    const key: WedgeKey = { code: input.code, type, at: performance.now(), shift: input.shift };
    inputs.set(key, input);
    return key;
  };

  const flush = (): void => {
    sending = true;
    for (const input of queue.splice(0)) if (!contents.isDestroyed()) sendKey(contents, input);
    sending = false;
  };

  const sendOn = (inputsToSend: readonly Input[]): void => {
    if (inputsToSend.length === 0) return;
    if (queue.length === 0) setImmediate(flush);
    queue.push(...inputsToSend);
  };

  const pressed = (keys: readonly WedgeKey[]): Input[] =>
    keys.flatMap((key) => (key.type === 'down' ? (inputs.get(key) ?? []) : []));

  const expireLater = (): void => {
    clearTimeout(timer);
    if (wedge.holding) timer = setTimeout(() => sendOn(pressed(wedge.expire(performance.now()))), WEDGE_GAP_MS + 2);
  };

  const swallow = (event: Electron.Event, code: string): void => {
    event.preventDefault();
    swallowed.add(code);
  };

  contents.on('before-input-event', (event, input) => {
    if (sending || !listening || event.defaultPrevented) return;
    const type = input.type === 'keyUp' ? 'up' : 'down';
    if (type === 'down' && !input.isAutoRepeat && swallowed.delete(input.code)) wedge.key(keyOf(input, 'up'));
    const outcome = wedge.key(keyOf(input, type));
    expireLater();
    if (outcome.kind === 'pass') {
      // Nothing overtakes what is still to be sent on.
      if (type === 'up' || queue.length === 0) return;
      swallow(event, input.code);
      sendOn([input]);
      return;
    }
    swallow(event, input.code);
    if (outcome.kind === 'release') sendOn(pressed(outcome.keys));
    if (outcome.kind === 'tap') onTap(outcome.identity.slice(0, 64), Date.now());
  });

  return {
    listen: (wanted) => {
      if (listening && !wanted) sendOn(pressed(wedge.expire(Number.POSITIVE_INFINITY)));
      listening = wanted;
    },
  };
}

/** A whole stroke: the release is sent at once, since the real one will not come. */
function sendKey(contents: WebContents, input: Input): void {
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

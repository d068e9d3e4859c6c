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
  ' ': 'Space',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Enter: 'Return',
};

/**
 * Reads a badge reader that types. Its keys must reach no field and press no button, so whatever could be a scan is held
 * for a tenth of a second and sent on when it was a person after all.
 * @param onTap a whole badge; `at` in epoch milliseconds. The identity is a credential: it goes to the station and nowhere else.
 */
export function captureKeyboardWedge(
  contents: WebContents,
  onTap: (identity: string, at: number) => void,
): WedgeCapture {
  const wedge = new KeyboardWedge();
  const inputs = new WeakMap<WedgeKey, Input>();
  let listening = false;
  // What is sent on comes through the same event, within the call that sends it.
  let sending = false;
  let timer: NodeJS.Timeout | undefined;

  const sendOn = (keys: readonly WedgeKey[]): void => {
    sending = true;
    try {
      for (const key of keys) {
        const input = inputs.get(key);
        if (input !== undefined) sendKey(contents, input);
      }
    } finally {
      sending = false;
    }
  };

  const armTimer = (): void => {
    clearTimeout(timer);
    if (wedge.holding) timer = setTimeout(() => sendOn(wedge.expire(performance.now())), WEDGE_GAP_MS + 2);
  };

  contents.on('before-input-event', (event, input) => {
    if (sending || !listening || event.defaultPrevented) return;
    const key: WedgeKey = {
      code: input.code,
      type: input.type === 'keyUp' ? 'up' : 'down',
      at: performance.now(),
      shift: input.shift,
    };
    inputs.set(key, input);
    const outcome = wedge.key(key);
    armTimer();
    if (outcome.kind === 'pass') return;
    event.preventDefault();
    if (outcome.kind === 'release') sendOn(outcome.keys);
    if (outcome.kind === 'tap') onTap(outcome.identity.slice(0, 64), Date.now());
  });

  return {
    listen: (wanted) => {
      if (listening && !wanted) sendOn(wedge.expire(Number.POSITIVE_INFINITY));
      listening = wanted;
    },
  };
}

function sendKey(contents: WebContents, input: Input): void {
  const keyCode = KEY_NAMES[input.key] ?? input.key;
  const modifiers: NonNullable<KeyboardInputEvent['modifiers']> = [];
  if (input.shift) modifiers.push('shift');
  if (input.control) modifiers.push('control');
  if (input.alt) modifiers.push('alt');
  if (input.isAutoRepeat) modifiers.push('isautorepeat');
  if (input.type === 'keyUp') {
    contents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    return;
  }
  contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
  // The browser makes text and presses buttons from the character, not from the key.
  if (input.key.length === 1 || input.key === 'Enter') {
    contents.sendInputEvent({ type: 'char', keyCode: input.key === 'Enter' ? 'Return' : input.key, modifiers });
  }
}

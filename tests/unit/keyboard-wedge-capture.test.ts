import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Input, WebContents } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { KeyboardWedgeCapture } from '../../main/keyboard-wedge-capture.ts';

/**
 * A page as Chromium feeds it, with the two habits measured on the real one: after a key that was kept from the page, its
 * character and release are dropped until the next key; and a key sent meanwhile ends that.
 */
class PretendPage extends EventEmitter {
  typed = '';
  #dropping = false;

  isDestroyed(): boolean {
    return false;
  }

  sendInputEvent(event: { type: 'keyDown' | 'keyUp' | 'char'; keyCode: string }): void {
    if (event.type === 'char') this.#character(event.keyCode);
    else this.#key(event.type, event.keyCode);
  }

  /** A stroke on the real keyboard. */
  stroke(key: string, options: { repeat?: boolean; release?: boolean } = {}): void {
    this.#key('keyDown', key, options.repeat ?? false);
    this.#character(key);
    if (options.release !== false) this.#key('keyUp', key);
  }

  #key(type: 'keyDown' | 'keyUp', key: string, isAutoRepeat = false): void {
    if (type === 'keyUp' && this.#dropping) return;
    let prevented = false;
    const event = {
      get defaultPrevented() {
        return prevented;
      },
      preventDefault: () => {
        prevented = true;
      },
    };
    if (type === 'keyDown') this.#dropping = true;
    const digit = /^\d$/.test(key);
    const code = digit ? `Digit${key}` : key.length === 1 ? `Key${key.toUpperCase()}` : key.replace('Return', 'Enter');
    const input = { type, key, code, isAutoRepeat, shift: false, control: false, alt: false, meta: false };
    this.emit('before-input-event', event, input as unknown as Input);
    if (prevented) return;
    if (type === 'keyDown') this.#dropping = false;
    if (type === 'keyDown' && key === 'Backspace') this.typed += '<';
  }

  #character(key: string): void {
    if (this.#dropping) return;
    if (key.length === 1) this.typed += key;
    if (key === 'Enter' || key === 'Return') this.typed += '\n';
  }
}

let page: PretendPage;
let capture: KeyboardWedgeCapture;
let taps: string[];

beforeEach(() => {
  page = new PretendPage();
  taps = [];
  capture = new KeyboardWedgeCapture((identity) => taps.push(identity));
  capture.attach(page as unknown as WebContents);
  capture.listen(true);
});

async function type(keys: readonly string[], gapMs: number): Promise<void> {
  for (const key of keys) {
    page.stroke(key);
    await wait(gapMs);
  }
}

const settled = () => wait(160);

describe('a badge', () => {
  test('is tapped, and none of its keys reach the page', async () => {
    await type([...'0012345678', 'Enter'], 3);
    await settled();
    expect(taps).toEqual(['0012345678']);
    expect(page.typed).toBe('');
  });

  test('of nothing but one digit is no key that was kept down', async () => {
    await type([...'1111111111', 'Enter'], 3);
    expect(taps).toEqual(['1111111111']);
  });

  test('right after another is a second tap', async () => {
    await type([...'00AABBCC11', 'Enter', ...'00AABBCC22', 'Enter'], 3);
    await settled();
    expect(taps).toEqual(['00AABBCC11', '00AABBCC22']);
    expect(page.typed).toBe('');
  });
});

describe('a person', () => {
  test('who types slowly loses nothing', async () => {
    await type([...'anna7'], 130);
    await settled();
    expect(page.typed).toBe('anna7');
    expect(taps).toEqual([]);
  });

  test('who types in bursts, corrects and confirms sees each key once and in order', async () => {
    await type(['a', 'b', 'Backspace', 'c', 'Enter', 'd', 'd'], 15);
    await settled();
    expect(page.typed).toBe('ab<c\ndd');
    expect(taps).toEqual([]);
  });

  test('who leaves a finger on a digit and then confirms has not tapped a badge', async () => {
    page.stroke('5', { release: false });
    for (let time = 0; time < 10; time += 1) {
      await wait(20);
      page.stroke('5', { repeat: true, release: false });
    }
    page.stroke('Enter');
    await settled();
    expect(taps).toEqual([]);
    expect(page.typed.endsWith('\n')).toBe(true);
  });
});

describe('while nobody listens', () => {
  test('keys pass at once', async () => {
    capture.listen(false);
    page.stroke('a');
    expect(page.typed).toBe('a');
  });

  test('what was held when listening ended is sent on', async () => {
    page.stroke('4');
    page.stroke('2');
    capture.listen(false);
    await wait(20);
    expect(page.typed).toBe('42');
  });
});

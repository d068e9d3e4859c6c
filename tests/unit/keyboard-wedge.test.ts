import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyboardWedge, type WedgeKey, type WedgeOutcome } from '../../hardware/badge-reader/keyboard-wedge.ts';

interface Typed {
  readonly outcomes: WedgeOutcome[];
  readonly sentOn: string[];
  readonly passed: string[];
  readonly taps: string[];
}

/** Types key after key, each pressed and released, `gap` milliseconds apart. */
function type(wedge: KeyboardWedge, codes: readonly string[], gap = 10, start = 1000, shift = false): Typed {
  const typed: Typed = { outcomes: [], sentOn: [], passed: [], taps: [] };
  codes.forEach((code, index) => {
    const at = start + index * gap;
    for (const event of [
      { code, type: 'down', at, shift },
      { code, type: 'up', at: at + 1, shift },
    ] as const) {
      take(typed, event, wedge.key(event));
    }
  });
  return typed;
}

function take(typed: Typed, event: WedgeKey, outcome: WedgeOutcome): void {
  typed.outcomes.push(outcome);
  if (outcome.kind === 'pass' && event.type === 'down') typed.passed.push(event.code);
  if (outcome.kind === 'release') typed.sentOn.push(...downs(outcome.keys));
  if (outcome.kind === 'tap') typed.taps.push(outcome.identity);
}

function downs(keys: readonly WedgeKey[]): string[] {
  return keys.filter((key) => key.type === 'down').map((key) => key.code);
}

const digits = (text: string) => [...text].map((character) => `Digit${character}`);

describe('a reader', () => {
  test.each(['Enter', 'NumpadEnter', 'Tab'])('ended by %s is a tap, and not one key of it goes on', (end) => {
    const typed = type(new KeyboardWedge(), [...digits('0006547886'), end]);
    expect(typed.taps).toEqual(['0006547886']);
    expect(typed.passed).toEqual([]);
    expect(typed.sentOn).toEqual([]);
  });

  test('on the keypad, and with letters, whatever the layout: the place of the key counts', () => {
    const codes = ['Numpad0', 'Numpad1', 'KeyA', 'KeyE', 'Digit9', 'KeyF', 'Enter'];
    expect(type(new KeyboardWedge(), codes).taps).toEqual(['01AE9F']);
  });

  test('that presses shift for its letters gives the same identity', () => {
    expect(
      type(new KeyboardWedge(), ['KeyA', 'KeyB', 'KeyC', 'KeyD', 'KeyE', 'KeyF', 'Enter'], 10, 0, true).taps,
    ).toEqual(['ABCDEF']);
  });

  test('with 100 ms between keys is still a reader, with 101 ms it is a person', () => {
    expect(type(new KeyboardWedge(), [...digits('123456'), 'Enter'], 100).taps).toEqual(['123456']);
    const slow = type(new KeyboardWedge(), [...digits('123456'), 'Enter'], 101);
    expect(slow.taps).toEqual([]);
    expect([...slow.sentOn, ...slow.passed]).toEqual([...digits('123456'), 'Enter']);
  });

  test('repeats a digit by releasing the key between', () => {
    expect(type(new KeyboardWedge(), [...digits('111111'), 'Enter']).taps).toEqual(['111111']);
  });

  test('may tap again at once', () => {
    const wedge = new KeyboardWedge();
    type(wedge, [...digits('1234567'), 'Enter'], 10, 0);
    expect(type(wedge, [...digits('7654321'), 'Enter'], 10, 90).taps).toEqual(['7654321']);
  });

  test('whose number is absurdly long is swallowed and forgotten', () => {
    const typed = type(new KeyboardWedge(), [...digits('1'.repeat(40)), ...digits('2'.repeat(40)), 'Enter']);
    expect(typed).toMatchObject({ taps: [], sentOn: [], passed: [] });
  });

  test('still works after the window lost the release of a key', () => {
    const wedge = new KeyboardWedge();
    wedge.key({ code: 'Digit1', type: 'down', at: 0, shift: false });
    wedge.key({ code: 'Enter', type: 'down', at: 10, shift: false });
    expect(type(wedge, [...digits('123456'), 'Enter'], 10, 5000).taps).toEqual(['123456']);
  });
});

describe('a person', () => {
  test('one key is held, and sent on when nothing follows in time', () => {
    const wedge = new KeyboardWedge();
    expect(wedge.key({ code: 'KeyQ', type: 'down', at: 0, shift: false })).toEqual({ kind: 'held' });
    expect(wedge.holding).toBe(true);
    expect(wedge.expire(100)).toEqual([]);
    expect(downs(wedge.expire(101))).toEqual(['KeyQ']);
    expect(wedge.holding).toBe(false);
    expect(wedge.key({ code: 'KeyQ', type: 'up', at: 150, shift: false })).toEqual({ kind: 'pass' });
  });

  test('fewer than six characters before Enter are typing: everything goes on, Enter last', () => {
    const typed = type(new KeyboardWedge(), [...digits('12345'), 'Enter']);
    expect(typed.taps).toEqual([]);
    expect(typed.sentOn).toEqual([...digits('12345'), 'Enter']);
  });

  test('Enter alone, arrows and Escape pass untouched', () => {
    expect(type(new KeyboardWedge(), ['Enter', 'ArrowLeft', 'Escape', 'Tab']).passed).toEqual([
      'Enter',
      'ArrowLeft',
      'Escape',
      'Tab',
    ]);
  });

  test('a key that is no character ends the waiting: what was held goes on before it', () => {
    expect(type(new KeyboardWedge(), ['KeyA', 'KeyB', 'Backspace']).sentOn).toEqual(['KeyA', 'KeyB', 'Backspace']);
  });

  test('a finger that keeps a key down is no reader', () => {
    const wedge = new KeyboardWedge();
    const typed: Typed = { outcomes: [], sentOn: [], passed: [], taps: [] };
    for (let repeat = 0; repeat < 20; repeat += 1) {
      const event = { code: 'Digit1', type: 'down', at: repeat === 0 ? 0 : 400 + repeat * 30, shift: false } as const;
      take(typed, event, wedge.key(event));
    }
    const enter = { code: 'Enter', type: 'down', at: 1010, shift: false } as const;
    take(typed, enter, wedge.key(enter));
    expect(typed.taps).toEqual([]);
    expect(typed.passed.length + typed.sentOn.length).toBe(21);
  });

  test('shift and its like pass, and do not end a scan', () => {
    const wedge = new KeyboardWedge();
    type(wedge, digits('123'), 10, 0);
    expect(wedge.key({ code: 'ShiftLeft', type: 'down', at: 32, shift: true })).toEqual({ kind: 'pass' });
    expect(type(wedge, [...digits('456'), 'Enter'], 10, 40).taps).toEqual(['123456']);
  });
});

test('no key is lost or doubled, and none is both part of a tap and sent on', () => {
  const code = fc.constantFrom('Digit1', 'KeyA', 'Numpad7', 'Enter', 'Tab', 'Escape', 'Space');
  const key = fc.record({ code, gap: fc.constantFrom(5, 20, 100, 101, 400) });
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      const wedge = new KeyboardWedge();
      const typed: Typed = { outcomes: [], sentOn: [], passed: [], taps: [] };
      const order: string[] = [];
      let at = 0;
      for (const { code, gap } of keys) {
        at += gap;
        for (const kind of ['down', 'up'] as const) {
          const event = { code, type: kind, at: at + (kind === 'up' ? 1 : 0), shift: false };
          const outcome = wedge.key(event);
          take(typed, event, outcome);
          if (outcome.kind === 'pass' && kind === 'down') order.push(code);
          if (outcome.kind === 'release') order.push(...downs(outcome.keys));
          if (outcome.kind === 'tap') order.push(`tap ${outcome.identity.length + 1}`);
        }
      }
      order.push(...downs(wedge.expire(at + 1000)));
      const counted = order.reduce((sum, each) => sum + (each.startsWith('tap ') ? Number(each.slice(4)) : 1), 0);
      expect(counted).toBe(keys.length);
      let position = 0;
      for (const each of order) {
        if (!each.startsWith('tap ')) expect(keys[position]?.code).toBe(each);
        position += each.startsWith('tap ') ? Number(each.slice(4)) : 1;
      }
    }),
    { numRuns: 2000 },
  );
});

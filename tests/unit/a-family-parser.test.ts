import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeOpenOne, encodeReadBoard, encodeReadOne } from '../../hardware/locker/a-family/a-family-frame.ts';
import { BoardAnswerReader, ChangeParser, LockAnswerReader } from '../../hardware/locker/a-family/a-family-parser.ts';

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' ').filter(Boolean), (pair) => Number.parseInt(pair, 16));
}

function openReader(lock = 1, echo = false) {
  return new LockAnswerReader(encodeOpenOne(1, lock), { kind: 'open-answer', board: 1, lock }, echo);
}

function boardReader() {
  return new BoardAnswerReader(encodeReadBoard(1), 1);
}

/** All bytes but the last without an answer; then the answer. */
function pushOneByOne(reader: { push(bytes: Uint8Array): unknown }, all: Uint8Array): unknown[] {
  return Array.from(all, (_, at) => reader.push(all.subarray(at, at + 1)));
}

const noise = (max: number) => fc.uint8Array({ minLength: 0, maxLength: max });
/** Never a header of this family, so that noise alone cannot be a frame. */
const quietNoise = fc.uint8Array({ maxLength: 20 }).map((all) => all.map((byte) => byte & 0x7f));

describe('the answer to an opening', () => {
  test.each([1, 2, 3, 4])('split behind byte %d', (at) => {
    const reader = openReader();
    const all = bytes('8A 01 01 00 8A');
    expect(reader.push(all.subarray(0, at))).toBeUndefined();
    expect(reader.quiet()).toBeUndefined();
    expect(reader.push(all.subarray(at))).toEqual({ value: 'broken', bytes: 5 });
  });

  test('byte by byte', () => {
    expect(pushOneByOne(openReader(), bytes('8A 01 01 11 9B')).at(-1)).toEqual({ value: 'made', bytes: 5 });
  });

  test('behind noise that contains a header', () => {
    expect(openReader().push(bytes('00 8A 8A 01 FF 8A 01 01 00 8A'))).toEqual({ value: 'broken', bytes: 5 });
  });

  test.each([
    ['another lock', '8A 01 02 00 89'],
    ['another board', '8A 02 01 00 89'],
    ['another command', '80 01 01 00 80'],
    ['an announcement', '81 01 01 00 81'],
    ['a wrong check (A16)', '8A 01 01 00 B3'],
    ['the board-wide trap (A18)', '80 01 01 00 80 33 33'],
    ['all locks (A05)', '8A 01 00 11 9A'],
  ])('%s never satisfies it', (_name, frame) => {
    const reader = openReader();
    expect(reader.push(bytes(frame))).toBeUndefined();
    expect(reader.quiet()).toBeUndefined();
    expect(reader.overdue()).toBeUndefined();
  });

  test('with an echo, the copy of the request is not taken for "did not open"', () => {
    const reader = openReader(1, true);
    expect(reader.push(bytes('8A 01 01 11 9B'))).toBeUndefined();
    expect(reader.push(bytes('8A 01 01 00 8A'))).toEqual({ value: 'broken', bytes: 10 });
  });

  test('with an echo, the same bytes a second time are the answer "did not open"', () => {
    expect(openReader(1, true).push(bytes('8A 01 01 11 9B 8A 01 01 11 9B'))).toEqual({ value: 'made', bytes: 10 });
  });

  test.each(Array.from({ length: 9 }, (_, index) => index + 1))('echo and answer split behind byte %d', (at) => {
    const reader = openReader(1, true);
    const all = bytes('8A 01 01 11 9B 8A 01 01 00 8A');
    expect(reader.push(all.subarray(0, at))).toBeUndefined();
    expect(reader.push(all.subarray(at))).toEqual({ value: 'broken', bytes: 10 });
  });

  test('with an echo, an echo that was damaged on the way spoils the answer: collision or cable', () => {
    expect(openReader(1, true).push(bytes('8A 01 41 11 9B 8A 01 01 00 8A'))).toBeUndefined();
  });
});

describe('the answer to a reading of one', () => {
  test('is cut after exactly five bytes, even from the trap A18', () => {
    const reader = new LockAnswerReader(encodeReadOne(1, 1), { kind: 'read-answer', board: 1, lock: 1 }, false);
    expect(reader.push(bytes('80 01 01 00 80 33 33'))).toEqual({ value: 'broken', bytes: 5 });
  });
});

describe('the board-wide answer', () => {
  const answers = [
    ['A10', '80 01 00 00 00 33 B2', '00 00 00'],
    ['A11', '80 01 FF FF FF FF 33 B2', 'FF FF FF FF'],
    ['A12', '80 01 00 00 02 33 B0', '00 00 02'],
    ['A18', '80 01 01 00 80 33 33', '01 00 80'],
  ] as const;

  test.each(answers)('%s at every split point, with a silence between the portions', (_id, frame, status) => {
    const all = bytes(frame);
    for (let at = 1; at < all.length; at += 1) {
      const reader = boardReader();
      reader.push(all.subarray(0, at));
      expect(reader.quiet(), `silence behind byte ${at}`).toBeUndefined();
      reader.push(all.subarray(at));
      expect(reader.quiet()).toEqual({ value: { status: bytes(status), echoed: false }, bytes: all.length });
    }
  });

  test.each(answers)('%s behind an echo, split anywhere', (_id, frame, status) => {
    const all = bytes(`80 01 00 33 B2 ${frame}`);
    for (let at = 1; at < all.length; at += 1) {
      const reader = boardReader();
      reader.push(all.subarray(0, at));
      expect(reader.quiet(), `silence behind byte ${at}`).toBeUndefined();
      reader.push(all.subarray(at));
      expect(reader.quiet()).toEqual({ value: { status: bytes(status), echoed: true }, bytes: all.length });
    }
  });

  test('the echo alone is no answer', () => {
    const reader = boardReader();
    reader.push(bytes('80 01 00 33 B2'));
    expect(reader.quiet()).toBeUndefined();
    expect(reader.overdue()).toBeUndefined();
  });

  test('is not given before the line is silent: more may come', () => {
    expect(boardReader().push(bytes('80 01 00 00 00 33 B2'))).toBeUndefined();
  });

  test('a late answer to an opening in front of it is skipped', () => {
    const reader = boardReader();
    reader.push(bytes('8A 01 01 00 8A 80 01 00 00 02 33 B0'));
    expect(reader.quiet()).toEqual({ value: { status: bytes('00 00 02'), echoed: false }, bytes: 7 });
  });

  test('the answer of another board never satisfies it', () => {
    const reader = boardReader();
    reader.push(bytes('80 02 00 00 02 33 B3'));
    expect(reader.quiet()).toBeUndefined();
    expect(reader.overdue()).toBeUndefined();
  });

  test('a stray byte behind it is cut off, but only when time is up', () => {
    const reader = boardReader();
    reader.push(bytes('80 01 00 00 02 33 B0 3B'));
    expect(reader.quiet()).toBeUndefined();
    expect(reader.overdue()).toEqual({ value: { status: bytes('00 00 02'), echoed: false }, bytes: 7 });
  });

  test('is found behind any noise without a header', () => {
    fc.assert(
      fc.property(quietNoise, (junk) => {
        const reader = boardReader();
        reader.push(junk);
        reader.push(bytes('80 01 00 00 02 33 B0'));
        expect(reader.quiet()).toEqual({ value: { status: bytes('00 00 02'), echoed: false }, bytes: 7 });
      }),
      { numRuns: 500 },
    );
  });
});

describe('announcements between requests', () => {
  test('found at every split point, with either header', () => {
    for (const frame of [bytes('81 01 01 11 90'), bytes('82 01 01 11 93')]) {
      for (let at = 1; at < frame.length; at += 1) {
        const parser = new ChangeParser();
        expect(parser.push(frame.subarray(0, at))).toEqual([]);
        expect(parser.push(frame.subarray(at))).toMatchObject([{ kind: 'change', board: 1, lock: 1 }]);
      }
    }
  });

  test('late answers are not announcements', () => {
    const parser = new ChangeParser();
    expect(parser.push(bytes('8A 01 01 00 8A 80 01 01 11 91 80 01 00 00 02 33 B0'))).toEqual([]);
  });

  test('forgets half a frame when told to', () => {
    const parser = new ChangeParser();
    parser.push(bytes('81 01 01'));
    parser.reset();
    expect(parser.push(bytes('11 90'))).toEqual([]);
  });
});

describe('hostile bytes', () => {
  test('parsers never throw, never loop, and give only answers that stand in what they were given', () => {
    fc.assert(
      fc.property(fc.array(noise(40), { maxLength: 8 }), fc.boolean(), (portions, echo) => {
        const open = openReader(7, echo);
        const board = boardReader();
        const changes = new ChangeParser();
        const all = portions.flatMap((portion) => [...portion]);
        const text = Buffer.from(all).toString('hex');
        for (const portion of portions) {
          const answer = open.push(portion);
          if (answer !== undefined) expect(text).toContain(answer.value === 'made' ? '8a0107119d' : '8a0107008c');
          board.push(portion);
          const whole = board.quiet() ?? board.overdue();
          if (whole !== undefined) expect(text).toContain(Buffer.from(whole.value.status).toString('hex'));
          for (const change of changes.push(portion)) expect(change.kind).toBe('change');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('one flipped bit in an answer is never accepted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const damaged = bytes('8A 01 01 00 8A').map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        expect(openReader().push(damaged)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('a flood without frames does not grow the buffer without bound', () => {
    const reader = boardReader();
    for (let round = 0; round < 200; round += 1) reader.push(new Uint8Array(500).fill(0x80));
    reader.push(bytes('80 01 00 00 02 33 B0'));
    expect(reader.quiet()?.value.status).toEqual(bytes('00 00 02'));
  });
});

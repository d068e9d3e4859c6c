import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printedNumber, SerialAsciiDecoder } from '../../hardware/badge-reader/serial-ascii/serial-ascii-decoder.ts';

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' '), (pair) => Number.parseInt(pair, 16));
}

const R01 = '02 30 31 30 30 36 33 45 39 41 45 32 35 03';
const R02 = '02 31 30 30 30 38 36 46 34 34 34 32 36 03';
const R03 = '02 31 30 30 30 32 36 46 34 34 34 32 36 03';
const R04 = '02 30 31 30 30 36 33 45 39 41 45 32 35 0D 0A 03';
const R05 = '02 31 33 30 30 35 44 31 44 41 35 46 36 0D 0A 03';

const good = [
  ['R01', R01, '010063E9AE'],
  ['R02', R02, '100086F444'],
  ['R04', R04, '010063E9AE'],
  ['R05', R05, '13005D1DA5'],
] as const;

describe('recorded frames', () => {
  test.each(good)('%s', (_id, frame, identity) => {
    expect(new SerialAsciiDecoder().push(bytes(frame), 0)).toEqual([identity]);
  });

  test('R03, printed with a typing error, is rejected and counted', () => {
    const decoder = new SerialAsciiDecoder();
    expect(decoder.push(bytes(R03), 0)).toEqual([]);
    expect(decoder.counts).toMatchObject({ frames: 0, badFrames: 1 });
  });

  test.each([
    ['010063E9AE', '0006547886'],
    ['100086F444', '0008844356'],
  ])('%s is printed on the card as %s', (identity, printed) => {
    expect(printedNumber(identity)).toBe(printed);
  });
});

describe('portions and noise', () => {
  test.each(good)('%s at every split point', (_id, frame, identity) => {
    const all = bytes(frame);
    for (let at = 1; at < all.length; at += 1) {
      const decoder = new SerialAsciiDecoder();
      expect(decoder.push(all.subarray(0, at), 0)).toEqual([]);
      expect(decoder.push(all.subarray(at), 99)).toEqual([identity]);
    }
  });

  test('lower-case digits are the same identity', () => {
    const lower = Uint8Array.from(bytes(R01), (byte) => (byte >= 0x41 ? byte + 0x20 : byte));
    expect(new SerialAsciiDecoder().push(lower, 0)).toEqual(['010063E9AE']);
  });

  test('two frames in one portion', () => {
    expect(new SerialAsciiDecoder().push(bytes(`${R01} ${R05}`), 0)).toEqual(['010063E9AE', '13005D1DA5']);
  });

  test('a torn frame is dropped by the start of the next', () => {
    const decoder = new SerialAsciiDecoder();
    expect(decoder.push(bytes(`02 30 31 30 30 ${R01}`), 0)).toEqual(['010063E9AE']);
    expect(decoder.counts.badFrames).toBe(1);
  });

  test('100 ms of silence end a torn frame', () => {
    const all = bytes(R01);
    const decoder = new SerialAsciiDecoder();
    decoder.push(all.subarray(0, 7), 0);
    expect(decoder.push(all.subarray(7), 101)).toEqual([]);
  });

  test.each([
    ['thirteen digits', '02 30 31 30 30 36 33 45 39 41 45 32 35 30 03'],
    ['eleven digits', '02 30 31 30 30 36 33 45 39 41 45 32 03'],
    ['a letter that is no digit', '02 30 31 30 30 47 33 45 39 41 45 32 35 03'],
    ['a line end in the middle', '02 30 31 30 30 0D 0A 36 33 45 39 41 45 32 35 03'],
    ['no start', '30 31 30 30 36 33 45 39 41 45 32 35 03'],
  ])('%s is no frame', (_name, frame) => {
    expect(new SerialAsciiDecoder().push(bytes(frame), 0)).toEqual([]);
  });

  test('noise never throws, and whatever comes out has ten digits', () => {
    const mostlyFrameBytes = fc.constantFrom(2, 3, 13, 10, 0x30, 0x31, 0x41, 0x66, 0, 255);
    fc.assert(
      fc.property(fc.array(mostlyFrameBytes, { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), (noise, size) => {
        const decoder = new SerialAsciiDecoder();
        for (let at = 0; at < noise.length; at += size) {
          for (const identity of decoder.push(Uint8Array.from(noise.slice(at, at + size)), at)) {
            expect(identity).toMatch(/^[0-9A-F]{10}$/);
          }
        }
        expect(decoder.push(bytes(R01), noise.length + 1000)).toEqual(['010063E9AE']);
      }),
      { numRuns: 2000 },
    );
  });
});

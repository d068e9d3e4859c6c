import { describe, expect, test } from 'vitest';
import {
  contactsOf,
  decodeBoardFrame,
  decodeLockFrame,
  encodeOpenOne,
  encodeReadBoard,
  encodeReadOne,
  hasValidCheck,
} from '../../hardware/locker/a-family/a-family-frame.ts';
import { encodeOpenAll } from '../../hardware/locker/a-family/a-family-open-all.ts';

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' '), (pair) => Number.parseInt(pair, 16));
}

function hex(frame: Uint8Array): string {
  return [...frame].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
}

describe('what we send', () => {
  test.each([
    ['A01', () => encodeOpenOne(1, 1), '8A 01 01 11 9B'],
    ['A03', () => encodeOpenOne(1, 12), '8A 01 0C 11 96'],
    ['A04', () => encodeOpenOne(2, 1), '8A 02 01 11 98'],
    ['A05', () => encodeOpenAll(1), '8A 01 00 11 9A'],
    ['A06', () => encodeReadOne(1, 1), '80 01 01 33 B3'],
    ['A09', () => encodeReadBoard(1), '80 01 00 33 B2'],
  ])('%s', (_id, encode, expected) => {
    expect(hex(encode())).toBe(expected);
  });

  test.each([0, -1, 51, 256, 1.5, Number.NaN])('refuses %d as "one lock", which on the wire could be all', (lock) => {
    expect(() => encodeOpenOne(1, lock)).toThrow(RangeError);
    expect(() => encodeReadOne(1, lock)).toThrow(RangeError);
  });

  test.each([0, 201, 256, 0.5])('refuses the board address %d', (board) => {
    expect(() => encodeOpenOne(board, 1)).toThrow(RangeError);
    expect(() => encodeReadBoard(board)).toThrow(RangeError);
    expect(() => encodeOpenAll(board)).toThrow(RangeError);
  });

  test('no lock of any board yields the frame that opens all, a holding command, or a wrong check', () => {
    for (let board = 1; board <= 200; board += 1) {
      for (let lock = 1; lock <= 50; lock += 1) {
        const frame = encodeOpenOne(board, lock);
        expect(frame[0] === 0x8a && frame[2] === lock && frame.length === 5 && hasValidCheck(frame)).toBe(true);
      }
    }
  });
});

describe('check bytes of recorded frames', () => {
  test.each([
    ['A01', '8A 01 01 11 9B', true],
    ['A02', '8A 01 01 00 8A', true],
    ['A03', '8A 01 0C 11 96', true],
    ['A04', '8A 02 01 11 98', true],
    ['A05', '8A 01 00 11 9A', true],
    ['A06', '80 01 01 33 B3', true],
    ['A07', '80 01 01 11 91', true],
    ['A08', '80 01 01 00 80', true],
    ['A09', '80 01 00 33 B2', true],
    ['A10', '80 01 00 00 00 33 B2', true],
    ['A11', '80 01 FF FF FF FF 33 B2', true],
    ['A12', '80 01 00 00 02 33 B0', true],
    ['A13', '90 01 02 02 02 93', true],
    ['A14', '9A 01 01 11 8B', true],
    ['A15', '82 01 00 22 A1', true],
    ['A16', '80 01 01 00 B3', false],
    ['A17', '81 01 01 11 90', true],
    ['A18', '80 01 01 00 80 33 33', true],
  ])('%s %s', (_id, frame, valid) => {
    expect(hasValidCheck(bytes(frame))).toBe(valid);
  });
});

describe('five-byte frames from a board', () => {
  test.each([
    ['A02', '8A 01 01 00 8A', { kind: 'open-answer', board: 1, lock: 1, contact: 'broken' }],
    ['A01 as an answer: did not open', '8A 01 01 11 9B', { kind: 'open-answer', board: 1, lock: 1, contact: 'made' }],
    ['A07', '80 01 01 11 91', { kind: 'read-answer', board: 1, lock: 1, contact: 'made' }],
    ['A08', '80 01 01 00 80', { kind: 'read-answer', board: 1, lock: 1, contact: 'broken' }],
    ['A17', '81 01 01 11 90', { kind: 'change', board: 1, lock: 1, contact: 'made' }],
    ['header 82', '82 01 01 11 93', { kind: 'change', board: 1, lock: 1, contact: 'made' }],
  ])('%s', (_id, frame, expected) => {
    expect(decodeLockFrame(bytes(frame))).toEqual(expected);
  });

  test.each([
    ['A16, wrong check', '80 01 01 00 B3'],
    ['A05, all locks', '8A 01 00 11 9A'],
    ['A06, a request', '80 01 01 33 B3'],
    ['A14, a holding command', '9A 01 01 11 8B'],
    ['A15, firmware', '82 01 00 22 A1'],
    ['state neither 11 nor 00', '8A 01 01 12 98'],
    ['too short', '8A 01 01 8A'],
    ['too long', '8A 01 01 00 8A 00'],
  ])('rejects %s', (_id, frame) => {
    expect(decodeLockFrame(bytes(frame))).toBeUndefined();
  });
});

describe('board-wide answers', () => {
  test.each([
    ['A10', '80 01 00 00 00 33 B2', '00 00 00'],
    ['A11', '80 01 FF FF FF FF 33 B2', 'FF FF FF FF'],
    ['A12', '80 01 00 00 02 33 B0', '00 00 02'],
    ['A18', '80 01 01 00 80 33 33', '01 00 80'],
  ])('%s', (_id, frame, status) => {
    expect(hex(decodeBoardFrame(bytes(frame), 1) ?? new Uint8Array())).toBe(status);
  });

  test.each([
    ['A09: the request itself', '80 01 00 33 B2', 1],
    ['another board', '80 02 00 00 02 33 B3', 1],
    ['A12 with a damaged status byte', '80 01 00 00 03 33 B0', 1],
    ['no marker', '80 01 00 00 02 34 B7', 1],
  ])('rejects %s', (_id, frame, board) => {
    expect(decodeBoardFrame(bytes(frame), board)).toBeUndefined();
  });

  test('A12: lock 2 is set when the last status byte holds locks 1-8', () => {
    const contacts = contactsOf(bytes('00 00 02'), 'last-byte-first-locks');
    expect([...contacts].filter(([, contact]) => contact === 'made')).toEqual([[2, 'made']]);
    expect(contacts.size).toBe(24);
  });

  test('the same bytes mean lock 18 in the other order', () => {
    const contacts = contactsOf(bytes('00 00 02'), 'first-byte-first-locks');
    expect([...contacts].filter(([, contact]) => contact === 'made')).toEqual([[18, 'made']]);
  });

  test('locks beyond the bytes that came are not in the answer', () => {
    expect(contactsOf(bytes('FF FF'), 'last-byte-first-locks').get(17)).toBeUndefined();
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openField, sealField } from '../../db/personal-seal.ts';
import { keys, otherKeys } from '../support/record-fixtures.ts';

const place = { kiosk: 'door-a', seq: 7, field: 'first' };

describe('sealed personal fields', () => {
  test('open to the value and to the commitment made with them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const { sealed, commitment } = sealField(keys.personal, place, value);
        expect(openField(keys.personal, place, sealed)).toEqual({ value, commitment });
      }),
    );
  });

  test('the commitment is SHA-256 over salt, field and value, parted by zero bytes', () => {
    const salt = Buffer.alloc(32, 5);
    const random = (n: number) => (n === 32 ? salt : Buffer.alloc(n, 9));
    const zero = Buffer.alloc(1);
    const text = Buffer.concat([salt, zero, Buffer.from('first'), zero, Buffer.from('Ada')]);
    expect(sealField(keys.personal, place, 'Ada', random).commitment).toBe(
      createHash('sha256').update(text).digest('hex'),
    );
  });

  test('the same name twice shows neither in commitments nor in sealed bytes', () => {
    const once = sealField(keys.personal, place, 'Ada');
    const again = sealField(keys.personal, place, 'Ada');
    expect(once.commitment).not.toBe(again.commitment);
    expect(once.sealed.equals(again.sealed)).toBe(false);
    expect(once.sealed.includes('Ada')).toBe(false);
  });

  test('do not open in another place, with another key, cut short or with any bit changed', () => {
    const { sealed } = sealField(keys.personal, place, 'Ada');
    expect(openField(otherKeys.personal, place, sealed)).toBeNull();
    expect(openField(keys.personal, { ...place, seq: 8 }, sealed)).toBeNull();
    expect(openField(keys.personal, { ...place, field: 'last' }, sealed)).toBeNull();
    expect(openField(keys.personal, { ...place, kiosk: 'door-b' }, sealed)).toBeNull();
    for (let length = 0; length < sealed.length; length++) {
      expect(openField(keys.personal, place, sealed.subarray(0, length))).toBeNull();
    }
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openField(keys.personal, place, changed)).toBeNull();
    }
  });
});

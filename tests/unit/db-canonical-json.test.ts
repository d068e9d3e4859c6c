import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../main/domain/record/canonical-json.ts';

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value')),
  ),
})).value;

function shuffled(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(shuffled);
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(
    Object.entries(of)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
}

describe('canonical JSON', () => {
  test('reads back as the same value', () => {
    fc.assert(
      fc.property(value, (of) => {
        expect(JSON.parse(canonicalJson(of))).toEqual(JSON.parse(JSON.stringify(of)));
      }),
    );
  });

  test('does not depend on the order in which members were written', () => {
    fc.assert(
      fc.property(value, (of) => {
        expect(canonicalJson(shuffled(of))).toBe(canonicalJson(of));
      }),
    );
  });

  test('is a fixed point: reading and writing again gives the same text', () => {
    fc.assert(
      fc.property(value, (of) => {
        expect(canonicalJson(JSON.parse(canonicalJson(of)))).toBe(canonicalJson(of));
      }),
    );
  });

  test('two values with one text are equal', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        if (canonicalJson(a) === canonicalJson(b)) expect(shuffled(a)).toEqual(shuffled(b));
      }),
    );
  });

  // RFC 8785, 3.2.3: sorted by UTF-16 code units, which puts the pair of the emoji before the later single unit.
  test('sorts as RFC 8785 does', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(members)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}');
  });

  test('has no spaces, escapes as JSON does, writes minus zero as zero and leaves undefined members out', () => {
    expect(canonicalJson({ b: [1, -0, 'a"\\\u0001\n/'], a: undefined, c: { d: null } })).toBe(
      '{"b":[1,0,"a\\"\\\\\\u0001\\n/"],"c":{"d":null}}',
    );
  });

  test.each([
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    1n,
    undefined,
    () => 1,
    Symbol('s'),
    new Date(0),
    new Map(),
  ])('refuses %s', (of) => {
    expect(() => canonicalJson(of)).toThrow(/No canonical JSON/);
    expect(() => canonicalJson({ inside: [of] })).toThrow(/No canonical JSON/);
  });
});

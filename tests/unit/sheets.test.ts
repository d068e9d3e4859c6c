import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetsOf } from '../../renderer/printed/sheets.ts';

test('what is too high for the rest of a sheet begins the next one', () => {
  const measures = { room: 100, heading: 10, rows: [40, 40, 20, 90, 1] };
  expect(sheetsOf(['a', 'b', 'c', 'd', 'e'], measures)).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
});

test('nothing at all is one empty sheet, and a row higher than a sheet is too much', () => {
  expect(sheetsOf([], { room: 100, heading: 10, rows: [] })).toEqual([[]]);
  expect(sheetsOf(['a', 'b'], { room: 100, heading: 10, rows: [5, 91] })).toBeNull();
});

test('every row stands on one sheet, in order, and no sheet holds more than it has room for', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }), (rows) => {
      const things = rows.map((height, index) => ({ height, index }));
      const sheets = sheetsOf(things, { room: 100, heading: 10, rows }) ?? [];
      expect(sheets.flat()).toEqual(things);
      for (const sheet of sheets) expect(sheet.reduce((sum, { height }) => sum + height, 0)).toBeLessThanOrEqual(90);
    }),
  );
});

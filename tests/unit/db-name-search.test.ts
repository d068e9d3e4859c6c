import { describe, expect, test } from 'vitest';
import { nameStartsWith } from '../../db/repositories/name-search.ts';
import { plainLetters } from '../../main/domain/plain-letters.ts';

describe('finding a person by a few letters', () => {
  test.each([
    ['zof', 'Žofie'],
    ['ŁUC', 'Łucja'],
    ['luc', 'Łucja'],
    ['obr', 'O’Brannagh'],
    ["o'b", 'OBrannagh'],
    ['mar', 'Anna-Maria'],
    ['dijk', 'van Dijk'],
    ['van d', 'van Dijk'],
    ['strass', 'Straßer'],
    ['i', 'Ilse'],
    ['李', '李明'],
  ])('%s finds %s', (letters, name) => {
    expect(nameStartsWith(letters, [null, name])).toBe(true);
  });

  test.each([
    ['of', 'Žofie'],
    ['', 'Žofie'],
    ['  ', 'Žofie'],
    ["'", 'Žofie'],
    ['x', ''],
  ])('%s does not find %s', (letters, name) => {
    expect(nameStartsWith(letters, [name, null])).toBe(false);
  });

  test('plain letters of plain letters are the same', () => {
    for (const text of ['Žofie Łęcka', 'ÅÄÖ', 'Ægir', 'Iİıi'])
      expect(plainLetters(plainLetters(text))).toBe(plainLetters(text));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../main/domain/forms/check-answer.ts';
import type { Answer, Question } from '../../main/domain/forms/form.ts';

const asks = { key: 'form.as-is' };
const key = (question: Partial<Question>, answer: Answer | undefined) =>
  checkAnswer({ id: 'q', asks, ...question } as Question, answer)?.key.replace('form.problem.', '') ?? null;

const choices = [
  { id: 'a', label: asks },
  { id: 'b', label: asks },
  { id: 'not', label: asks, refused: asks },
];

describe('an answer', () => {
  test.each<[string, Partial<Question>, Answer | undefined, string | null]>([
    ['none at all', { kind: 'line', most: 5 }, undefined, 'empty'],
    ['none, where it may be left out', { kind: 'line', most: 5, optional: true }, undefined, null],
    ['nothing typed', { kind: 'words' }, '', 'empty'],
    ['nothing chosen, where it may be', { kind: 'several', least: 0, optional: true, choices }, [], null],
    ['as long as it may be', { kind: 'line', most: 5 }, 'abcde', null],
    ['longer', { kind: 'line', most: 5 }, 'abcdef', 'too-long'],
    ['a number for a text', { kind: 'line', most: 5 }, 7, 'empty'],
    ['initials', { kind: 'line', most: 8, only: 'initials' }, 'A C', null],
    ['a name for initials', { kind: 'line', most: 8, only: 'initials' }, 'Amelia', 'initials'],
    ['a day', { kind: 'day' }, '2028-02-29', null],
    ['a day that is not', { kind: 'day' }, '2027-02-29', 'day'],
    ['a day as people write it', { kind: 'day' }, '29/02/2028', 'day'],
    ['the first day', { kind: 'day', earliest: '2026-11-23' }, '2026-11-23', null],
    ['the day before', { kind: 'day', earliest: '2026-11-23' }, '2026-11-22', 'too-early'],
    ['the day after the last', { kind: 'day', latest: '2026-11-23' }, '2026-11-24', 'too-late'],
    ['a time', { kind: 'time' }, '23:59', null],
    ['a time that is not', { kind: 'time' }, '24:00', 'time'],
    ['the most', { kind: 'number', least: 5, most: 480 }, 480, null],
    ['more', { kind: 'number', least: 5, most: 480 }, 481, 'number'],
    ['half a number', { kind: 'number', least: 5, most: 480 }, 5.5, 'number'],
    ['one of them', { kind: 'one', choices }, 'a', null],
    ['another', { kind: 'one', choices }, 'z', 'choose'],
    ['one that is not to be had', { kind: 'one', choices }, 'not', 'choose'],
    ['two of them', { kind: 'several', least: 1, choices }, ['a', 'b'], null],
    ['one twice', { kind: 'several', least: 1, choices }, ['a', 'a'], 'choose'],
    ['one that is not to be had among them', { kind: 'several', least: 1, choices }, ['a', 'not'], 'choose'],
    ['too few', { kind: 'several', least: 2, choices }, ['a'], 'choose-more'],
    ['no, where it has to be true', { kind: 'confirm' }, false, 'confirm'],
    ['yes', { kind: 'confirm' }, true, null],
    ['no', { kind: 'yes-no' }, false, null],
    ['a word for yes', { kind: 'yes-no' }, 'yes', 'choose'],
    ['a signature', { kind: 'signature' }, [[[1, 2]]], null],
    ['no strokes', { kind: 'signature' }, [], 'empty'],
  ])('%s', (_what, question, answer, problem) => {
    expect(key(question, answer)).toBe(problem);
  });

  test('whatever is taken as a day is a day of the calendar', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d$/)), (text) => {
        const taken = key({ kind: 'day' }, text) === null;
        expect(taken && new Date(`${text}T00:00Z`).toISOString().slice(0, 10) !== text).toBe(false);
      }),
    );
  });
});

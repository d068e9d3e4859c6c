import { expect, test } from 'vitest';
import { checkAnswer } from '../../main/domain/forms/check-answer.ts';
import type { Question } from '../../main/domain/forms/form.ts';
import { isInitials, sameInitials } from '../../main/domain/initials.ts';

test.each(['A', 'AC', 'A C', 'A.C.', 'A. C.', 'A-M K', 'Ł Ż', 'A B C D'])('%s is taken as initials', (text) => {
  expect(isInitials(text)).toBe(true);
});

test.each(['', ' ', 'Tom', 'TOM', 'Anna C', 'ANNA', 'A Corran', 'a c', 'A1', 'A C; B', 'A B C D E', '🙂'])(
  '%j is more than initials, or none, and is refused [A13]',
  (text) => {
    expect(isInitials(text)).toBe(false);
  },
);

test('initials are the same however they are set', () => {
  expect(sameInitials('A C', 'A.C.')).toBe(true);
  expect(sameInitials('A C', 'C A')).toBe(false);
  expect(sameInitials('', '')).toBe(false);
});

test('a question for a child takes initials only, and says so kindly [A13]', () => {
  const question: Question = { id: 'child', kind: 'line', most: 12, only: 'initials', asks: { key: 'form.as-is' } };
  expect(checkAnswer(question, 'A C')).toBeNull();
  expect(checkAnswer(question, 'ALICE')?.key).toBe('form.problem.initials');
});

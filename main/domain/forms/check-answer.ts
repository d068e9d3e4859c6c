import { Temporal } from 'temporal-polyfill';
import { isInitials } from '../initials.ts';
import { type Answer, type Question, type Words, words } from './form.ts';

/** The cap of a text in somebody's own words, as in the contract. */
const WORDS_MOST = 500;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const LONGEST_SIGNATURE = 200_000;

const problem = (key: string, gaps?: { [gap: string]: string | number }): Words => words(`form.problem.${key}`, gaps);

/** What keeps an answer from being taken, in words for the person who gave it; null when it will do. */
export function checkAnswer(question: Question, answer: Answer | undefined): Words | null {
  if (isEmpty(answer)) return question.optional ? null : problem('empty');
  switch (question.kind) {
    case 'line':
    case 'words': {
      const most = question.kind === 'line' ? question.most : WORDS_MOST;
      if (typeof answer !== 'string') return problem('empty');
      if (answer.length > most) return problem('too-long', { most });
      const initials = question.kind === 'line' && question.only === 'initials';
      return initials && !isInitials(answer) ? problem('initials') : null;
    }
    case 'day':
      return checkDay(question, answer);
    case 'time':
      return typeof answer === 'string' && TIME.test(answer) ? null : problem('time');
    case 'number': {
      const { least, most } = question;
      const fits = typeof answer === 'number' && Number.isInteger(answer) && answer >= least && answer <= most;
      return fits ? null : problem('number', { least, most });
    }
    case 'one':
      return typeof answer === 'string' && mayChoose(question, answer) ? null : problem('choose');
    case 'several': {
      if (!Array.isArray(answer)) return problem('choose');
      const chosen = answer as readonly unknown[];
      const fits = chosen.every((each) => typeof each === 'string' && mayChoose(question, each));
      if (!fits || new Set(chosen).size !== chosen.length) return problem('choose');
      return chosen.length >= question.least ? null : problem('choose-more', { count: question.least });
    }
    case 'confirm':
      return answer === true ? null : problem('confirm');
    case 'yes-no':
      return typeof answer === 'boolean' ? null : problem('choose');
    case 'signature':
      return Array.isArray(answer) && JSON.stringify(answer).length <= LONGEST_SIGNATURE ? null : problem('signature');
  }
}

/** No at a sentence that has to be true is an answer, though not one that goes on. */
function isEmpty(answer: Answer | undefined): answer is undefined {
  return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
}

function mayChoose(question: Extract<Question, { kind: 'one' | 'several' }>, id: string): boolean {
  return question.choices.some((choice) => choice.id === id && choice.refused === undefined);
}

function checkDay({ earliest, latest }: Extract<Question, { kind: 'day' }>, answer: Answer): Words | null {
  if (typeof answer !== 'string' || !isDay(answer)) return problem('day');
  if (earliest !== undefined && answer < earliest) return problem('too-early', { day: earliest });
  if (latest !== undefined && answer > latest) return problem('too-late', { day: latest });
  return null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

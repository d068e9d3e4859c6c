import { checkAnswer } from './check-answer.ts';
import type { Answer, Answers, Form, FormContext, Question, Words } from './form.ts';

/** A form that is being filled in: what was answered so far, and which question is asked. */
export interface FormSession {
  readonly form: string;
  readonly subject: string | null;
  readonly answers: Answers;
  /** Questions that were left out. */
  readonly passed: readonly string[];
  /** The question on screen, by id; null once all are answered and the whole is shown. */
  readonly at: string | null;
  readonly problem: Words | null;
}

export function beginForm(form: Form, subject: string | null, context: FormContext): FormSession {
  return onFrom('', { form: form.id, subject, answers: {}, passed: [], at: null, problem: null }, form, context);
}

export function questionOf(session: FormSession, form: Form, context: FormContext): Question | null {
  return form.questions(session.answers, context).find((question) => question.id === session.at) ?? null;
}

/** Takes the answer to the question on screen, or says what is wrong with it and keeps everything as it was. */
export function takeAnswer(session: FormSession, answer: Answer, form: Form, context: FormContext): FormSession {
  const question = questionOf(session, form, context);
  if (question === null) return session;
  const given = typeof answer === 'string' ? asMeant(question, answer.trim()) : answer;
  const unfit = checkAnswer(question, given);
  if (unfit !== null) return { ...session, problem: unfit };
  const answers = { ...session.answers, [question.id]: given };
  const problem = form.checkOne?.(question.id, answers, context) ?? null;
  if (problem !== null) {
    return { ...session, problem: { key: `desk.problem.${problem.code}`, with: { ...problem.gaps } } };
  }
  const passed = session.passed.filter((id) => id !== question.id);
  return onFrom(question.id, { ...session, answers, passed, problem: null }, form, context);
}

/** Whoever types initials in small letters means capitals. */
function asMeant(question: Question, text: string): string {
  return question.kind === 'line' && question.only === 'initials' ? text.toLocaleUpperCase('en') : text;
}

/** Leaves out a question that may be left out. */
export function skipAnswer(session: FormSession, form: Form, context: FormContext): FormSession {
  const question = questionOf(session, form, context);
  if (question === null || !question.optional) return session;
  const { [question.id]: _left, ...answers } = session.answers;
  return onFrom(
    question.id,
    { ...session, answers, passed: [...session.passed, question.id], problem: null },
    form,
    context,
  );
}

/** The question before, with the answer it was given; null before the first. */
export function backInForm(session: FormSession, form: Form, context: FormContext): FormSession | null {
  const asked = form.questions(session.answers, context);
  const at = session.at === null ? asked.length : asked.findIndex((question) => question.id === session.at);
  const before = asked[at - 1];
  return before === undefined ? null : { ...session, at: before.id, problem: null };
}

/** Answers to questions that are no longer asked are not recorded. */
export function answersOf(session: FormSession, form: Form, context: FormContext): Answers {
  const asked = new Set(form.questions(session.answers, context).map((question) => question.id));
  return Object.fromEntries(Object.entries(session.answers).filter(([id]) => asked.has(id)));
}

/**
 * The next question without an answer that will do, first after this one and then from the beginning. Answers given before
 * stay, so that somebody who went back is asked only what has to be asked again.
 */
function onFrom(id: string, session: FormSession, form: Form, context: FormContext): FormSession {
  const asked = form.questions(session.answers, context);
  const later = asked.slice(asked.findIndex((question) => question.id === id) + 1);
  const open = [...later, ...asked].find((question) => !settled(question, session));
  return { ...session, at: open?.id ?? null };
}

function settled(question: Question, { answers, passed }: FormSession): boolean {
  if (question.optional && passed.includes(question.id)) return true;
  return Object.hasOwn(answers, question.id) && checkAnswer(question, answers[question.id]) === null;
}

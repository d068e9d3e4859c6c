import type { Asking } from '../../contract/screen-state.ts';
import { formOf } from '../../domain/forms/all-forms.ts';
import type { Answer, FormContext, Question } from '../../domain/forms/form.ts';
import { type FormSession, questionOf } from '../../domain/forms/form-session.ts';

/** The question of a form that is asked now; null when all are answered. */
export function asking(session: FormSession, context: FormContext): Asking | null {
  const form = formOf(session.form);
  const question = form === null ? null : questionOf(session, form, context);
  if (form === null || question === null) return null;
  const asked = form.questions(session.answers, context);
  const answer = session.answers[question.id] ?? startOf(question, session);
  return {
    form: session.form,
    at: asked.findIndex(({ id }) => id === question.id) + 1,
    of: asked.length,
    question: shown(question),
    answer: answer === undefined ? null : copied(answer),
    ...(session.problem === null ? {} : { problem: session.problem }),
  };
}

/** What was left out stays left out for somebody who comes back to it. */
function startOf({ id, starts }: Question, { passed }: FormSession): Answer | undefined {
  return passed.includes(id) ? undefined : starts;
}

function shown(question: Question): Asking['question'] {
  const { id, asks, help, optional, kind } = question;
  return {
    id,
    asks,
    kind,
    optional: optional === true,
    ...(help === undefined ? {} : { help }),
    ...('most' in question ? { most: question.most } : {}),
    ...('least' in question ? { least: question.least } : {}),
    ...('choices' in question ? { choices: question.choices.map((choice) => ({ ...choice })) } : {}),
    ...('offers' in question && question.offers !== undefined
      ? { offers: question.offers.map((offer) => ({ ...offer })) }
      : {}),
  };
}

function copied(answer: Answer): NonNullable<Asking['answer']> {
  return structuredClone(answer) as NonNullable<Asking['answer']>;
}

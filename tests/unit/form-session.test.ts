import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asking } from '../../main/desks/screens/asking.ts';
import { changePersonForm } from '../../main/domain/desk/change-person-form.ts';
import { checkAnswer } from '../../main/domain/forms/check-answer.ts';
import type { Answer, Answers, Form, FormContext, Question } from '../../main/domain/forms/form.ts';
import {
  answersOf,
  backInForm,
  beginForm,
  type FormSession,
  questionOf,
  skipAnswer,
  takeAnswer,
} from '../../main/domain/forms/form-session.ts';
import { aPerson, facts } from '../support/plain-facts.ts';

const context: FormContext = { subject: null, by: 'p-maya', facts: facts() };
const CHOICES = ['a', 'b', 'c'];

function formWith(questions: Form['questions'], more: Partial<Form> = {}): Form {
  return {
    id: 'a-form',
    at: 'desk',
    may: () => null,
    questions,
    check: () => null,
    says: () => ({ key: 'form.as-is' }),
    perform: () => ({ events: [], doors: [], work: null, said: null, fresh: [], awaitBadge: null }),
    ...more,
  };
}

/** A question that is asked only where an earlier one has this answer. */
interface Planned {
  readonly kind: 'line' | 'one' | 'several' | 'yes-no';
  readonly optional: boolean;
  readonly after: number | null;
  readonly wants: number;
}

/** The choices of each question follow from the answer it depends on, so that an answer may cease to fit, too. */
function planned(plan: readonly Planned[]): Form {
  return formWith((answers) =>
    plan.flatMap((each, index): Question[] => {
      const before = each.after === null ? undefined : answers[`q${each.after % Math.max(1, index)}`];
      if (
        each.after !== null &&
        index > 0 &&
        (before === undefined || JSON.stringify(before).length % 3 === each.wants)
      )
        return [];
      const choices = CHOICES.filter((id) => before === undefined || !JSON.stringify(before).includes(id));
      const question = {
        id: `q${index}`,
        asks: { key: 'form.as-is' },
        ...(each.optional ? { optional: true as const } : {}),
      };
      if (each.kind === 'line') return [{ ...question, kind: 'line', most: 3 }];
      if (each.kind === 'yes-no') return [{ ...question, kind: 'yes-no' }];
      const labelled = choices.map((id) => ({ id, label: { key: 'form.as-is' } }));
      if (each.kind === 'one') return [{ ...question, kind: 'one', choices: labelled }];
      return [{ ...question, kind: 'several', least: 1, choices: labelled }];
    }),
  );
}

const plans = fc.array(
  fc.record({
    kind: fc.constantFrom('line', 'one', 'several', 'yes-no'),
    optional: fc.boolean(),
    after: fc.option(fc.nat({ max: 5 })),
    wants: fc.nat({ max: 2 }),
  }),
  { minLength: 1, maxLength: 6 },
) as fc.Arbitrary<Planned[]>;

type Touch = { readonly does: 'answer'; readonly answer: Answer } | { readonly does: 'skip' | 'back' };
const touches = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .oneof<fc.Arbitrary<Answer>[]>(
          fc.constantFrom('', 'a', 'b', 'c', 'word', '  a '),
          fc.boolean(),
          fc.subarray(CHOICES),
        )
        .map((answer): Touch => ({ does: 'answer', answer })),
    },
    fc.constantFrom<Touch>({ does: 'skip' }, { does: 'back' }),
  ),
  { maxLength: 25 },
);

function touched(session: FormSession, touch: Touch, form: Form): FormSession {
  if (touch.does === 'answer') return takeAnswer(session, touch.answer, form, context);
  if (touch.does === 'skip') return skipAnswer(session, form, context);
  return backInForm(session, form, context) ?? session;
}

function played(
  plan: readonly Planned[],
  ways: readonly Touch[],
): { readonly form: Form; readonly session: FormSession } {
  const form = planned(plan);
  return {
    form,
    session: ways.reduce((session, touch) => touched(session, touch, form), beginForm(form, null, context)),
  };
}

describe('whatever is touched in any form', () => {
  test('going back and forth never loses an answer', () => {
    fc.assert(
      fc.property(plans, touches, (plan, ways) => {
        const { form, session } = played(plan, ways);
        let back: FormSession | null = session;
        for (let steps = 0; back !== null && steps < 10; steps += 1) {
          expect(back.answers).toEqual(session.answers);
          const question = questionOf(back, form, context);
          const given: Answer | undefined = question === null ? undefined : back.answers[question.id];
          if (question !== null && given !== undefined && checkAnswer(question, given) === null) {
            expect(takeAnswer(back, given, form, context).answers).toEqual(session.answers);
          }
          back = backInForm(back, form, context);
        }
      }),
    );
  });

  test('only answers to what is asked are recorded, and once nothing is asked each of them fits', () => {
    fc.assert(
      fc.property(plans, touches, (plan, ways) => {
        const { form, session } = played(plan, ways);
        const answers = answersOf(session, form, context);
        const asked = form.questions(session.answers, context);
        expect(Object.keys(answers).filter((id) => !asked.some((question) => question.id === id))).toEqual([]);
        if (session.at !== null) return;
        for (const question of asked) {
          const answer = answers[question.id];
          expect(answer === undefined ? (question.optional ?? false) : checkAnswer(question, answer) === null).toBe(
            true,
          );
        }
      }),
    );
  });

  test('what may be left out is asked once, and goes on being left out until somebody answers it', () => {
    fc.assert(
      fc.property(plans, touches, (plan, ways) => {
        const form = planned(plan);
        let session = beginForm(form, null, context);
        const left = new Set<string>();
        for (const touch of ways.filter(({ does }) => does !== 'back')) {
          expect(session.at !== null && left.has(session.at)).toBe(false);
          const at = questionOf(session, form, context);
          session = touched(session, touch, form);
          if (touch.does === 'skip' && at?.optional) left.add(at.id);
        }
      }),
    );
  });

  test('what is on screen is asked now, or all is answered', () => {
    fc.assert(
      fc.property(plans, touches, (plan, ways) => {
        const { form, session } = played(plan, ways);
        if (session.at === null) return;
        expect(questionOf(session, form, context)?.id).toBe(session.at);
      }),
    );
  });
});

describe('a form that is being filled in', () => {
  const line = (id: string, more: Partial<Question> = {}) =>
    ({ id, kind: 'line', most: 5, asks: { key: 'form.as-is' }, ...more }) as Question;
  const one = (id: string, choices: readonly string[]): Question => ({
    id,
    kind: 'one',
    asks: { key: 'form.as-is' },
    choices: choices.map((choice) => ({ id: choice, label: { key: 'form.as-is' } })),
  });

  test('an answer that no longer fits is asked again, and the ones beside it are not', () => {
    const form = formWith((answers) => [
      one('store', ['office', 'kitchen']),
      one('drawer', answers['store'] === 'kitchen' ? ['left', 'right'] : ['top', 'bottom']),
      line('words'),
    ]);
    let session = beginForm(form, null, context);
    for (const answer of ['office', 'top', 'well']) session = takeAnswer(session, answer, form, context);
    expect(session.at).toBeNull();
    for (let times = 0; times < 3; times += 1) session = backInForm(session, form, context) ?? session;
    expect(session.at).toBe('store');
    session = takeAnswer(session, 'kitchen', form, context);
    expect(session).toMatchObject({ at: 'drawer', answers: { words: 'well' } });
    session = takeAnswer(session, 'left', form, context);
    expect(session.at).toBeNull();
    expect(answersOf(session, form, context)).toEqual({ store: 'kitchen', drawer: 'left', words: 'well' });
  });

  test('an answer to a question that is asked no more is kept for coming back, and is not recorded', () => {
    const form = formWith((answers) => [
      { id: 'more', kind: 'yes-no', asks: { key: 'form.as-is' } },
      ...(answers['more'] === true ? [line('what')] : []),
    ]);
    let session = takeAnswer(beginForm(form, null, context), true, form, context);
    session = takeAnswer(session, 'this', form, context);
    for (let times = 0; times < 2; times += 1) session = backInForm(session, form, context) ?? session;
    session = takeAnswer(session, false, form, context);
    expect(answersOf(session, form, context)).toEqual({ more: false });
    session = takeAnswer({ ...session, at: 'more' }, true, form, context);
    expect(answersOf(session, form, context)).toEqual({ more: true, what: 'this' });
  });

  test('what stands now is shown, and is no answer until it is given', () => {
    const form = formWith(() => [line('label', { starts: 'now' }), line('other', { optional: true, starts: 'too' })]);
    const begun = beginForm(form, null, context);
    expect(begun.at).toBe('label');
    expect(answersOf(begun, form, context)).toEqual({});
    const second = skipAnswer(takeAnswer(begun, 'new', form, context), form, context);
    expect(answersOf(second, form, context)).toEqual({ label: 'new' });
  });

  test('somebody who comes back to what was left out does not find it filled in again', () => {
    const ruth = aPerson('p-ruth', { roles: ['staff', 'deputy'], worksWithChildren: true });
    const there: FormContext = { subject: 'p-ruth', by: 'p-maya', facts: facts({ person: () => ruth }) };
    const begun = beginForm(changePersonForm, 'p-ruth', there);
    expect(asking(begun, there)).toMatchObject({ question: { id: 'roles' }, answer: ['deputy'] });
    const left = skipAnswer(begun, changePersonForm, there);
    expect(asking(left, there)).toMatchObject({ question: { id: 'children' }, answer: true });
    const back = backInForm(left, changePersonForm, there);
    expect(back === null ? null : asking(back, there)).toMatchObject({ question: { id: 'roles' }, answer: null });
  });

  test('one answer can be refused at its own question, with everything as it was', () => {
    const form = formWith(() => [line('number'), line('words')], {
      checkOne: (question: string, answers: Answers) =>
        question === 'number' && answers['number'] === 'T-01'
          ? { code: 'number-taken', gaps: { number: 'T-01' } }
          : null,
    });
    const begun = beginForm(form, null, context);
    const refused = takeAnswer(begun, 'T-01', form, context);
    expect(refused).toEqual({
      ...begun,
      problem: { key: 'desk.problem.number-taken', with: { number: 'T-01' } },
    });
    expect(takeAnswer(refused, 'T-02', form, context)).toMatchObject({
      at: 'words',
      problem: null,
      answers: { number: 'T-02' },
    });
  });
});

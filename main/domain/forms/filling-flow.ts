import type { Facts } from '../kiosk/facts.ts';
import { WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { formOf, formsOfStaff } from './all-forms.ts';
import type { Form, FormContext, Words } from './form.ts';
import { answersOf, backInForm, beginForm, type FormSession, skipAnswer, takeAnswer } from './form-session.ts';

/** A member of staff fills in a form in their own session; after the last question it is shown as it will be recorded. */
export interface FillingFlow {
  readonly flow: 'filling';
  readonly by: Id;
  readonly visit: Id | null;
  readonly session: FormSession;
  /** Why the whole cannot be recorded. */
  readonly problem: Words | null;
}

/** Null when there is no such form for this person now. */
export function beginFilling(
  id: string,
  subject: string | null,
  of: { readonly by: Id; readonly visit: Id | null },
  facts: Facts,
): Step | null {
  const form = formOf(id);
  const context = { subject, by: of.by, facts };
  if (form === null || form.at !== 'staff' || form.may(context) !== null) return null;
  return stay({ flow: 'filling', ...of, session: beginForm(form, subject, context), problem: null });
}

export function advanceFilling(flow: FillingFlow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'finish' || happening.happened === 'timed-out') return stay(WELCOME);
  const { session } = flow;
  const form = formOf(session.form);
  if (form === null) return stay(WELCOME);
  const context = { subject: session.subject, by: flow.by, facts };
  switch (happening.happened) {
    case 'answer':
      return stay({ ...flow, problem: null, session: takeAnswer(session, happening.value, form, context) });
    case 'skip-answer':
      return stay({ ...flow, problem: null, session: skipAnswer(session, form, context) });
    case 'back': {
      const before = backInForm(session, form, context);
      return stay(before === null ? ownDay(flow) : { ...flow, problem: null, session: before });
    }
    case 'go-on':
      return session.at === null ? enter(flow, form, context) : stay(flow);
    default:
      return stay(flow);
  }
}

function enter(flow: FillingFlow, form: Form, context: FormContext): Step {
  const answers = answersOf(flow.session, form, context);
  const problem = form.may(context) ?? form.check(answers, context);
  if (problem !== null) {
    const says = { key: `desk.problem.${problem.code}`, with: { ...problem.gaps } };
    return { flow: { ...flow, problem: says }, effects: [trouble] };
  }
  if (form.step !== undefined) return form.step(answers, context);
  const { events, said } = form.perform(answers, context);
  const done = said === null ? null : { key: said.key, with: { ...said.gaps } };
  return { flow: { ...ownDay(flow), said: done }, effects: [record(...events), accept] };
}

function ownDay({ by, visit }: FillingFlow): { flow: 'staff-day'; person: Id; visit: Id | null; said: Words | null } {
  return { flow: 'staff-day', person: by, visit, said: null };
}

/** What somebody may enter in their own session now, each with the words of its button. */
export function offeredForms(by: Id, facts: Facts): readonly { readonly form: string; readonly label: Words }[] {
  return formsOfStaff()
    .filter((form) => form.may({ subject: null, by, facts }) === null)
    .map((form) => ({ form: form.id, label: { key: `form.${form.id}.offer` } }));
}

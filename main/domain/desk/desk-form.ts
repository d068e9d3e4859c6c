import { formOf } from '../forms/all-forms.ts';
import type { Answer, FormContext } from '../forms/form.ts';
import { answersOf, backInForm, beginForm, type FormSession, skipAnswer, takeAnswer } from '../forms/form-session.ts';
import type { Facts } from '../kiosk/facts.ts';
import { type Effect, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { raise } from '../record/raise.ts';
import { checkDecision } from './check-decision.ts';
import type { FormFilled } from './decisions.ts';
import type { DeskFlow } from './desk-flow.ts';

/** A form at the desk: opened, filled in one question at a time, and handed to the decision panel when it is whole. */
export function openFormAtDesk(flow: DeskFlow, id: string, subject: string | null, facts: Facts): Step {
  const form = formOf(id);
  if (form === null || form.at !== 'desk') return stay(flow);
  const context = { subject, by: flow.manager, facts };
  const problem = form.may(context);
  if (problem !== null) {
    const said = { key: `desk.problem.${problem.code}`, gaps: problem.gaps, tone: 'attention' as const };
    const refused = refusedAccess(problem, id, flow.manager, facts);
    return { flow: { ...flow, form: null, pending: null, said }, effects: [...refused, trouble] };
  }
  return stay(shown({ ...flow, said: null, fresh: [] }, beginForm(form, subject, context), facts));
}

export function answerAtDesk(flow: DeskFlow, answer: Answer | null, facts: Facts): Step {
  const open = opened(flow, facts);
  if (open === null || flow.pending !== null) return stay(flow);
  const { session, form, context } = open;
  const next = answer === null ? skipAnswer(session, form, context) : takeAnswer(session, answer, form, context);
  return stay(shown(flow, next, facts));
}

/** From the decision to the last question, from a question to the one before, and from the first back to the page. */
export function backAtDesk(flow: DeskFlow, facts: Facts): Step {
  const open = opened(flow, facts);
  if (open === null || (flow.pending !== null && flow.pending.busy !== null)) return stay(flow);
  const { session, form, context } = open;
  return stay({ ...flow, pending: null, form: backInForm(session, form, context) });
}

/** What a role does not allow is refused, and that somebody tried is on record (SETTINGS D3). */
export function refusedAccess(
  problem: { readonly code: string } | null,
  what: string,
  by: Id,
  facts: Facts,
): readonly Effect[] {
  if (problem?.code !== 'not-your-role') return [];
  return [record(raise(facts.newId('x'), 'access-refused', 'attention', { person: by }, what))];
}

/** With every question answered, the decision is shown as it will be recorded. */
function shown(flow: DeskFlow, session: FormSession, facts: Facts): DeskFlow {
  if (session.at !== null) return { ...flow, form: session, pending: null };
  const form = formOf(session.form);
  if (form === null) return { ...flow, form: null };
  const { subject } = session;
  const answers = answersOf(session, form, { subject, by: flow.manager, facts });
  const decision: FormFilled = { happened: 'form-filled', form: session.form, subject, answers };
  const problem = checkDecision(decision, flow.manager, facts);
  return { ...flow, form: session, pending: { decision, problem, busy: null, after: null } };
}

function opened(
  { form: session, manager }: DeskFlow,
  facts: Facts,
): {
  readonly session: FormSession;
  readonly form: NonNullable<ReturnType<typeof formOf>>;
  readonly context: FormContext;
} | null {
  const form = session === null ? null : formOf(session.form);
  if (session === null || form === null) return null;
  return { session, form, context: { subject: session.subject, by: manager, facts } };
}

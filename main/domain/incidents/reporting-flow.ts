import { type FormContext, textOf } from '../forms/form.ts';
import { answersOf, backInForm, beginForm, type FormSession, skipAnswer, takeAnswer } from '../forms/form-session.ts';
import type { Facts } from '../kiosk/facts.ts';
import { type PassFlow, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay } from '../kiosk/step.ts';
import type { Id, PersonType } from '../people.ts';
import type { Incident } from '../record/incident-state.ts';
import type { Visit } from '../record/state.ts';
import { incidentOf } from './incident-words.ts';
import { mayReport } from './reach.ts';
import {
  aboutIn,
  addToReportForm,
  isOwnReport,
  type Reporter,
  reportConcernForm,
  reported,
  toldIn,
} from './report-form.ts';

/** Whoever is known reports a concern (SETTINGS A12, E11). No name stands on the screen, and nothing of what was said after it. */
export interface ReportingFlow {
  readonly flow: 'reporting';
  readonly reporter: Reporter;
  /** Null once it is on record. */
  readonly session: FormSession | null;
  readonly done: ReportDone | null;
  /** The pass of somebody who has just signed in: they come back to it. */
  readonly after?: PassFlow;
}

interface ReportDone {
  readonly number: number;
  readonly added: boolean;
  readonly kind: string | null;
  readonly about: readonly Id[];
  /** By the monotonic clock. */
  readonly until: number;
}

/** Long enough to read who looks at it and what comes next, milliseconds. */
export const REPORTED_MS = 30_000;

/** Null for somebody whom the policy does not ask (SETTINGS A17, D13: every adult person type). */
export function beginReporting(
  reporter: Reporter,
  personType: PersonType,
  facts: Facts,
  after?: PassFlow,
): Step | null {
  if (!mayReport(personType, facts.policy)) return null;
  const context = contextOf(reporter, null, facts);
  const session = beginForm(reportConcernForm, null, context);
  return stay({ flow: 'reporting', reporter, session, done: null, ...(after === undefined ? {} : { after }) });
}

/** The same for whoever a visit stands for. */
export function reportOfVisit(visit: Visit | null, facts: Facts, after?: PassFlow): Step | null {
  if (visit === null) return null;
  const reporter = { person: visit.person, visit: visit.person === null ? visit.id : null };
  return beginReporting(reporter, visit.personType, facts, after);
}

export function contextOf({ person, visit }: Reporter, subject: string | null, facts: Facts): FormContext {
  return { subject, by: person ?? visit ?? '', facts };
}

/** Their own open reports, to which more can be added. */
export function ownReports(reporter: Reporter, facts: Facts): readonly Incident[] {
  const { by } = contextOf(reporter, null, facts);
  return facts.incidents().filter((incident) => incident.closedAt === null && isOwnReport(incident, by));
}

export function advanceReporting(flow: ReportingFlow, happening: Happening, facts: Facts): Step {
  const { session, done } = flow;
  if (session === null) return afterwards(flow, done, happening, facts);
  const form = session.form === addToReportForm.id ? addToReportForm : reportConcernForm;
  const context = contextOf(flow.reporter, session.subject, facts);
  switch (happening.happened) {
    case 'finish':
    case 'timed-out': {
      // Two touches are a report, also of somebody who then walks away.
      const leaves = isReport(session) ? enter(flow, session, facts) : over(flow);
      return happening.happened === 'timed-out' ? { ...leaves, flow: over(flow).flow } : leaves;
    }
    case 'go-on':
      return mayEnd(session) ? enter(flow, session, facts) : stay(flow);
    case 'open-form':
      return happening.form === addToReportForm.id ? addTo(flow, happening.subject ?? null, facts) : stay(flow);
    case 'answer': {
      const next = takeAnswer(session, happening.value, form, context);
      return next.at === null ? enter(flow, next, facts) : stay({ ...flow, session: next });
    }
    case 'skip-answer': {
      const next = skipAnswer(session, form, context);
      return next.at === null ? enter(flow, next, facts) : stay({ ...flow, session: next });
    }
    case 'back': {
      const before = backInForm(session, form, context);
      if (before !== null) return stay({ ...flow, session: before });
      if (session.form === reportConcernForm.id) return over(flow);
      const anew = contextOf(flow.reporter, null, facts);
      return stay({ ...flow, session: beginForm(reportConcernForm, null, anew) });
    }
    default:
      return stay(flow);
  }
}

function isReport(session: FormSession): boolean {
  return session.form === reportConcernForm.id && textOf(session.answers, 'kind') !== '';
}

/** From here on everything that is asked may be left out: who reads it is settled. */
export function mayEnd(session: FormSession): boolean {
  const { about } = session.answers;
  return isReport(session) && (about === false || (about === true && aboutSettled(session)));
}

function aboutSettled({ answers, at }: FormSession): boolean {
  return answers['whom'] !== undefined && at !== 'whom' && at !== 'kind' && at !== 'about';
}

function addTo(flow: ReportingFlow, incident: string | null, facts: Facts): Step {
  const context = contextOf(flow.reporter, incident, facts);
  if (addToReportForm.may(context) !== null) return stay(flow);
  return stay({ ...flow, session: beginForm(addToReportForm, incident, context) });
}

function enter(flow: ReportingFlow, session: FormSession, facts: Facts): Step {
  const until = facts.monotonic + REPORTED_MS;
  const context = contextOf(flow.reporter, session.subject, facts);
  if (session.form === addToReportForm.id) {
    const incident = incidentOf(session.subject, facts);
    if (incident === null || addToReportForm.may(context) !== null) return over(flow);
    const told = toldIn(answersOf(session, addToReportForm, context));
    const { number, kind, about } = incident;
    return {
      flow: { ...flow, session: null, done: { number, added: true, kind, about, until } },
      effects: [
        record({
          kind: 'incident-added-to',
          facts: { incident: incident.id, by: null, role: null },
          personal: told,
        }),
        accept,
      ],
    };
  }
  const answers = answersOf(session, reportConcernForm, context);
  const event = reported(answers, flow.reporter, facts);
  const { number } = event.facts;
  return {
    flow: {
      ...flow,
      session: null,
      done: { number, added: false, kind: event.personal.kind, about: aboutIn(answers), until },
    },
    effects: [record(event), accept],
  };
}

function afterwards(flow: ReportingFlow, done: ReportDone | null, happening: Happening, facts: Facts): Step {
  switch (happening.happened) {
    case 'tick':
      return done === null || facts.monotonic >= done.until ? over(flow) : stay(flow);
    case 'go-on':
    case 'finish':
    case 'back':
    case 'timed-out':
      return over(flow);
    default:
      return stay(flow);
  }
}

function over({ after }: ReportingFlow): Step {
  return stay(after ?? WELCOME);
}

import type { DecisionProblem } from '../desk/decisions.ts';
import { type Answers, type Form, type FormContext, type Question, RECORDS_ONLY, type Words } from '../forms/form.ts';
import type { Id, Role } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Incident } from '../record/incident-state.ts';
import { incidentOf } from './incident-words.ts';
import { mayRead, workingRole } from './reach.ts';

export interface Worked {
  readonly incident: Id;
  readonly by: Id;
  readonly role: Role;
}

interface WorkForm {
  readonly id: string;
  /** Also once it is closed. */
  readonly whenClosed?: true;
  may?(incident: Incident, context: FormContext): DecisionProblem | null;
  questions(incident: Incident, answers: Answers, context: FormContext): readonly Question[];
  check?(incident: Incident, answers: Answers, context: FormContext): DecisionProblem | null;
  says(incident: Incident, answers: Answers, context: FormContext): Words;
  events(worked: Worked, answers: Answers, incident: Incident, context: FormContext): readonly AuditEvent[];
}

const CHANGED: DecisionProblem = { code: 'changed', gaps: {} };

/**
 * A form about one incident, which is its subject. Only who may read the incident may fill it in: whoever it is about is
 * refused like anybody without the role, and that they tried is on record (SETTINGS C18, D3, E25).
 */
export function workForm(parts: WorkForm): Form {
  return {
    id: parts.id,
    at: 'desk',
    may(context) {
      const incident = incidentOf(context.subject, context.facts);
      if (incident === null) return CHANGED;
      if (!mayRead(incident, context.by, context.facts)) return { code: 'not-your-role', gaps: {} };
      if (incident.closedAt !== null && parts.whenClosed !== true) return CHANGED;
      return parts.may?.(incident, context) ?? null;
    },
    questions(answers, context) {
      const incident = incidentOf(context.subject, context.facts);
      return incident === null ? [] : parts.questions(incident, answers, context);
    },
    check(answers, context) {
      const incident = incidentOf(context.subject, context.facts);
      return incident === null ? CHANGED : (parts.check?.(incident, answers, context) ?? null);
    },
    says(answers, context) {
      const incident = incidentOf(context.subject, context.facts);
      return incident === null ? { key: 'desk.problem.changed' } : parts.says(incident, answers, context);
    },
    perform(answers, context) {
      const incident = incidentOf(context.subject, context.facts);
      if (incident === null) return RECORDS_ONLY;
      const { by, facts } = context;
      const worked = { incident: incident.id, by, role: workingRole(by, incident.kind, facts) };
      return {
        ...RECORDS_ONLY,
        events: parts.events(worked, answers, incident, context),
        said: { key: 'incident.said', gaps: { number: incident.number } },
      };
    },
  };
}

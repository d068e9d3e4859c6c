import type { Screen } from '../../contract/screen-state.ts';
import { nameOf } from '../../domain/desk/names.ts';
import { textOf, words } from '../../domain/forms/form.ts';
import { kindOf } from '../../domain/incidents/incident-words.ts';
import { readersOf, turnTo } from '../../domain/incidents/reach.ts';
import { contextOf, mayEnd, ownReports, type ReportingFlow } from '../../domain/incidents/reporting-flow.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import type { Role } from '../../domain/people.ts';
import { inLanguage } from '../../domain/policy/requirements.ts';
import { asking } from './asking.ts';

/**
 * A report, question by question, without a name (SETTINGS E11): the steps on top while the kind is chosen (D13), the kind's own
 * instruction above everything that comes after it (D9).
 */
export function reportingScreen(flow: ReportingFlow, facts: Facts): Screen {
  const { session, reporter } = flow;
  const { policy, language } = facts;
  if (session === null) return reportedScreen(flow, facts);
  const context = contextOf(reporter, session.subject, facts);
  const choosing = session.at === 'kind';
  const instruction = kindOf(textOf(session.answers, 'kind'), policy)?.instruction;
  return {
    name: 'report',
    asking: asking(session, context),
    steps: choosing ? policy.incidents.steps.map(({ text }) => inLanguage(text, language)) : [],
    ...(choosing || instruction === undefined ? {} : { instruction: inLanguage(instruction, language) }),
    mayEnd: mayEnd(session),
    own: choosing
      ? ownReports(reporter, facts).map(({ id, number, reportedAt }) => ({
          incident: id,
          number,
          day: facts.dateOf(reportedAt),
        }))
      : [],
  };
}

/** Thanks, the number, who looks at it and what comes next (SETTINGS E25); never what was reported. */
function reportedScreen({ reporter, done }: ReportingFlow, facts: Facts): Screen {
  const about = done?.about ?? [];
  const readers = readersOf({ kind: done?.kind ?? null, about }, facts);
  const person = reporter.person === null ? null : facts.person(reporter.person);
  const team = person !== null && person.roles.length > 0;
  return {
    name: 'reported',
    number: done?.number ?? 0,
    added: done?.added === true,
    readers: rolesOf(
      readers.map(({ roles }) => roles),
      facts,
    ).map((role) => words(`form.role.${role}`)),
    outside:
      readers.length > 0
        ? []
        : Object.values(facts.policy.contacts).map(({ label, telephone }) =>
            [inLanguage(label, facts.language), telephone].filter(Boolean).join(' '),
          ),
    order: team
      ? turnTo(about, facts).map(({ role, people }) => ({
          role: words(`form.role.${role}`),
          who: people.map(nameOf).join(', '),
        }))
      : [],
    nextInMs: Math.max(0, Math.ceil((done?.until ?? facts.monotonic) - facts.monotonic)),
  };
}

/** The roles in which the readers read it, in the order in which people turn to them. */
function rolesOf(held: readonly (readonly Role[])[], { policy }: Facts): readonly Role[] {
  const order = [...policy.contactOrder, ...policy.incidents.handledBy, 'committee-chair', 'deputy'] as const;
  return [...new Set(order)].filter((role) => held.some((roles) => roles.includes(role)));
}

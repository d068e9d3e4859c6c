import { nameOf } from '../desk/names.ts';
import { asIs, type Form, type FormContext, textOf, words } from '../forms/form.ts';
import type { Incident } from '../record/incident-state.ts';
import { kindOf } from './incident-words.ts';
import { notSeenBy, readersOf } from './reach.ts';
import { aboutIn, askedFor, toldIn, worksHere } from './report-form.ts';
import { workForm } from './work-form.ts';

/** What was done or found out. The first one ends the time in which nobody had acted (SETTINGS B14). */
export const noteForm: Form = workForm({
  id: 'incident-note',
  questions: () => [
    { id: 'words', kind: 'words', asks: words('incident.note.words'), help: words('incident.initials') },
  ],
  says: ({ number }, answers) => words('incident.note.says', { number, words: textOf(answers, 'words') }),
  events: (worked, answers) => [
    { kind: 'incident-noted', facts: { ...worked }, personal: { words: textOf(answers, 'words') } },
  ],
});

/** SETTINGS E26: who asked whom, when, and what the answer was. */
export const adviceForm: Form = workForm({
  id: 'incident-advice',
  questions: (incident, _answers, { facts }) => [
    {
      id: 'who',
      kind: 'one',
      asks: words('incident.advice.who'),
      choices: readersOf(incident, facts).map((person) => ({ id: person.id, label: asIs(nameOf(person)) })),
    },
    {
      id: 'from',
      kind: 'line',
      most: 120,
      asks: words('incident.advice.from'),
      help: words('incident.advice.from-help'),
    },
    {
      id: 'on',
      kind: 'day',
      latest: facts.day,
      asks: words('incident.advice.on'),
      offers: [{ day: facts.day, label: words('incident.today') }],
    },
    {
      id: 'answer',
      kind: 'words',
      optional: true,
      asks: words('incident.advice.answer'),
      help: words('incident.initials'),
    },
  ],
  says: ({ number }, answers, context) =>
    words('incident.advice.says', {
      number,
      who: nameIn(textOf(answers, 'who'), context),
      from: textOf(answers, 'from'),
      day: textOf(answers, 'on'),
      answer: textOf(answers, 'answer'),
    }),
  events(worked, answers, _incident, context) {
    const answer = textOf(answers, 'answer');
    return [
      {
        kind: 'incident-advice-sought',
        facts: { ...worked, on: textOf(answers, 'on') },
        personal: {
          who: nameIn(textOf(answers, 'who'), context),
          from: textOf(answers, 'from'),
          ...(answer === '' ? {} : { answer }),
        },
      },
    ];
  },
});

/** What was not known when it was reported: where evidence lies, when the parents were spoken to, whom it is about. */
export const detailsForm: Form = workForm({
  id: 'incident-details',
  questions: ({ kind, about }, _answers, { by, facts }) => [
    ...askedFor(kindOf(kind, facts.policy)?.asks ?? [], facts),
    {
      id: 'whom',
      kind: 'several',
      least: 1,
      optional: true,
      asks: words('incident.details.whom'),
      help: words('incident.details.whom-help'),
      choices: worksHere(facts)
        .filter(({ id }) => id !== by && !about.includes(id))
        .map((person) => ({ id: person.id, label: asIs(nameOf(person)) })),
    },
    {
      id: 'words',
      kind: 'words',
      optional: true,
      asks: words('incident.report.words'),
      help: words('incident.initials'),
    },
  ],
  check: (_incident, answers) => (Object.keys(toldIn(answers)).length === 0 ? { code: 'changed', gaps: {} } : null),
  says: ({ number }, answers, context) =>
    words('incident.details.says', {
      number,
      what: [
        ...aboutIn(answers).map((id) => nameIn(id, context)),
        ...['initials', 'evidence', 'parents-on', 'words'].map((id) => textOf(answers, id)),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    }),
  events: ({ incident, by, role }, answers) => [
    { kind: 'incident-added-to', facts: { incident, by, role }, personal: toldIn(answers) },
  ],
});

/** Leaves the work list of a role once somebody of that role has seen it (SETTINGS E23). */
export const seenForm: Form = workForm({
  id: 'incident-seen',
  whenClosed: true,
  may: (incident, context) => (rolesToSee(incident, context).length > 0 ? null : { code: 'changed', gaps: {} }),
  questions: ({ number }) => [
    {
      id: 'seen',
      kind: 'confirm',
      asks: words('incident.seen.ask', { number }),
      help: words('incident.seen.help'),
    },
  ],
  says: ({ number }) => words('incident.seen.says', { number }),
  events: (worked, _answers, incident, context) =>
    rolesToSee(incident, context).map((role) => ({ kind: 'incident-seen', facts: { ...worked, role } })),
});

/** The roles of this person that have not seen it yet. */
export function rolesToSee(incident: Incident, { by, facts }: Pick<FormContext, 'by' | 'facts'>) {
  const roles = facts.person(by)?.roles ?? [];
  return notSeenBy(incident, facts).filter((role) => roles.includes(role));
}

function nameIn(id: string, { facts }: FormContext): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}

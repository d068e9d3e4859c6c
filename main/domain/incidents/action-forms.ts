import { Temporal } from 'temporal-polyfill';
import { nameOf } from '../desk/names.ts';
import { asIs, type Form, type FormContext, type Question, textOf, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Incident, IncidentAction } from '../record/incident-state.ts';
import { worksHere } from './report-form.ts';
import { workForm } from './work-form.ts';

/** Nobody yet: a choice, for an incident is not closed before somebody has it (SETTINGS D15). */
const NOBODY = 'nobody';

export function openActions({ actions }: Incident): readonly IncidentAction[] {
  return actions.filter(({ doneAt }) => doneAt === null);
}

/** SETTINGS D15: not done though its day is over. */
export function overdueActions(incident: Incident, { day }: Pick<Facts, 'day'>): readonly IncidentAction[] {
  return incident.closedAt === null ? openActions(incident).filter(({ due }) => due < day) : [];
}

/** What is done so that it does not come back: what, who, by when (SETTINGS D15). */
export const actionForm: Form = workForm({
  id: 'incident-action',
  questions: (incident, _answers, { facts }) => [
    { id: 'what', kind: 'words', asks: words('incident.action.what'), help: words('incident.initials') },
    ownerQuestion(incident, true, facts),
    dueQuestion(facts),
  ],
  says: ({ number }, answers, context) => {
    const owner = textOf(answers, 'owner');
    const gaps = { number, what: textOf(answers, 'what'), day: textOf(answers, 'due') };
    return owner === NOBODY
      ? words('incident.action.says-nobody', gaps)
      : words('incident.action.says', { ...gaps, who: nameIn(owner, context) });
  },
  events(worked, answers, _incident, { facts }) {
    const owner = textOf(answers, 'owner');
    return [
      {
        kind: 'incident-action-added',
        facts: {
          ...worked,
          action: facts.newId('k'),
          owner: owner === NOBODY ? null : owner,
          due: textOf(answers, 'due'),
        },
        personal: { what: textOf(answers, 'what') },
      },
    ];
  },
});

/** Somebody takes an action on, or another day is set for it. */
export const giveActionForm: Form = workForm({
  id: 'incident-give-action',
  may: (incident) => (openActions(incident).length > 0 ? null : { code: 'changed', gaps: {} }),
  questions: (incident, _answers, { facts }) => [
    which(incident),
    ownerQuestion(incident, false, facts),
    dueQuestion(facts),
  ],
  says: (incident, answers, context) =>
    words('incident.action.says', {
      number: incident.number,
      what: whatOf(incident, textOf(answers, 'action')),
      who: nameIn(textOf(answers, 'owner'), context),
      day: textOf(answers, 'due'),
    }),
  events: (worked, answers) => [
    {
      kind: 'incident-action-given',
      facts: {
        ...worked,
        action: textOf(answers, 'action'),
        owner: textOf(answers, 'owner'),
        due: textOf(answers, 'due'),
      },
    },
  ],
});

export const actionDoneForm: Form = workForm({
  id: 'incident-action-done',
  may: (incident) => (openActions(incident).length > 0 ? null : { code: 'changed', gaps: {} }),
  questions: (incident) => [
    which(incident),
    {
      id: 'words',
      kind: 'words',
      optional: true,
      asks: words('incident.done.words'),
      help: words('incident.initials'),
    },
  ],
  says: (incident, answers) =>
    words('incident.done.says', {
      number: incident.number,
      what: whatOf(incident, textOf(answers, 'action')),
      words: textOf(answers, 'words'),
    }),
  events(worked, answers) {
    const said = textOf(answers, 'words');
    return [
      {
        kind: 'incident-action-done',
        facts: { ...worked, action: textOf(answers, 'action') },
        personal: said === '' ? {} : { words: said },
      },
    ];
  },
});

function which(incident: Incident): Question {
  return {
    id: 'action',
    kind: 'one',
    asks: words('incident.action.which'),
    choices: openActions(incident).map(({ id, what }) => ({ id, label: asIs(what ?? '') })),
  };
}

function ownerQuestion({ about }: Incident, nobody: boolean, facts: Facts): Question {
  return {
    id: 'owner',
    kind: 'one',
    asks: words('incident.action.owner'),
    choices: [
      ...worksHere(facts)
        .filter(({ id }) => !about.includes(id))
        .map((person) => ({ id: person.id, label: asIs(nameOf(person)) })),
      ...(nobody ? [{ id: NOBODY, label: words('incident.action.nobody'), always: true } as const] : []),
    ],
  };
}

function dueQuestion({ day }: Facts): Question {
  const after = (days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
  return {
    id: 'due',
    kind: 'day',
    earliest: day,
    asks: words('incident.action.due'),
    offers: [
      { day, label: words('incident.today') },
      { day: after(7), label: words('incident.in-a-week') },
      { day: after(28), label: words('incident.in-four-weeks') },
    ],
  };
}

function whatOf({ actions }: Incident, id: Id): string {
  return actions.find((action) => action.id === id)?.what ?? '';
}

function nameIn(id: Id, { facts }: FormContext): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}

import { nameOf } from '../desk/names.ts';
import {
  type Answers,
  asIs,
  chosenIn,
  type FormChoice,
  type FormContext,
  type Question,
  textOf,
  words,
} from '../forms/form.ts';
import { WALK_IN_TYPES, type WalkInType } from '../people.ts';
import type { Arrangement as Kind } from '../policy/permissions.ts';
import { isNeverPlace } from '../policy/permitted.ts';
import { inLanguage, placeLabel } from '../policy/requirements.ts';
import { isFor } from '../policy/who.ts';
import type { Person } from '../record/state.ts';
import { isEvent } from './offered.ts';
import { kindOf } from './readers.ts';
import { laterDay } from './standing.ts';

/** The choice of somebody who is not on record yet. */
export const SOMEBODY_NEW = 'new';

const ask = (id: string) => words(`form.make-arrangement.${id}`);

/** The kind that was chosen, as the policy has it. */
export function chosenKind(answers: Answers, { facts }: Pick<FormContext, 'facts'>): Kind | undefined {
  return kindOf(textOf(answers, 'kind'), facts.policy);
}

/** The roles in which this person may approve a kind; empty for none. */
export function approvingRoles(kind: Pick<Kind, 'approvedBy'>, { by, facts }: Pick<FormContext, 'by' | 'facts'>) {
  const roles = facts.person(by)?.roles ?? [];
  return kind.approvedBy.filter((role) => roles.includes(role));
}

/** The places of a kind at which a device may be used at all: never one on the never list (SETTINGS E12). */
export function placesOf(kind: Pick<Kind, 'places'>, { facts }: Pick<FormContext, 'facts'>): readonly string[] {
  return kind.places.filter((id) => {
    const place = Object.hasOwn(facts.policy.places, id) ? facts.policy.places[id] : undefined;
    return place !== undefined && !isNeverPlace(id, place);
  });
}

export function walkInTypesOf(kind: Pick<Kind, 'for'>, { facts }: Pick<FormContext, 'facts'>): readonly WalkInType[] {
  return WALK_IN_TYPES.filter((type) => isFor(kind.for, type, facts.policy.groups));
}

/** What is asked for an arrangement of the chosen kind: exactly what the policy asks of it, one thing at a time. */
export function arrangementQuestions(answers: Answers, context: FormContext): readonly Question[] {
  const kind = chosenKind(answers, context);
  const first = kindQuestion(context);
  if (kind === undefined) return [first];
  return [
    first,
    ...whoQuestions(kind, answers, context),
    ...aboutQuestions(kind, answers, context),
    ...riskQuestions(kind, answers, context),
    ...whenQuestions(kind, answers, context),
    ...kind.confirmations.map(
      ({ id, text }): Question => ({
        id: `confirm-${id}`,
        kind: 'confirm',
        asks: ask('confirm'),
        help: asIs(inLanguage(text, context.facts.language)),
      }),
    ),
  ];
}

function kindQuestion(context: FormContext): Question {
  const { policy, language } = context.facts;
  // What nobody may use a personal device for is no kind, whatever the file says (SETTINGS E21).
  const kinds = Object.entries(policy.arrangements).filter(([id]) => !Object.hasOwn(policy.neverReasons, id));
  const choices = kinds.map(([id, kind]): FormChoice => {
    const label = asIs(inLanguage(kind.label, language));
    return approvingRoles(kind, context).length > 0 ? { id, label } : { id, label, refused: ask('not-yours') };
  });
  return { id: 'kind', kind: 'one', asks: ask('kind'), choices };
}

function whoQuestions(kind: Kind, answers: Answers, context: FormContext): readonly Question[] {
  const { facts } = context;
  // An event is for whoever the kind is for: nobody is named, and it is told to everybody.
  if (isEvent(kind)) return [{ id: 'title', kind: 'line', most: 60, asks: ask('title'), help: ask('title-help') }];
  const people = facts.people().filter((person) => person.active && isForPerson(kind, person, context));
  const choices = people.map(
    (person): FormChoice => ({
      id: person.id,
      label: asIs(nameOf(person)),
      ...(person.id === context.by ? { refused: words('desk.problem.to-yourself') } : {}),
    }),
  );
  if (kind.together) return [{ id: 'people', kind: 'several', least: 1, asks: ask('people'), choices }];
  const types = walkInTypesOf(kind, context);
  const fresh: FormChoice = { id: SOMEBODY_NEW, label: ask('new'), always: true };
  const who: Question = {
    id: 'person',
    kind: 'one',
    asks: ask('person'),
    choices: types.length > 0 ? [fresh, ...choices] : choices,
  };
  if (textOf(answers, 'person') !== SOMEBODY_NEW) return [who];
  const typed: Question = {
    id: 'personType',
    kind: 'one',
    asks: ask('personType'),
    choices: types.map((type) => ({ id: type, label: words(`person.${type}`) })),
  };
  return [
    who,
    ...(types.length > 1 ? [typed] : []),
    { id: 'first', kind: 'line', most: 60, asks: ask('first'), help: ask('name-help') },
    { id: 'last', kind: 'line', most: 60, asks: ask('last') },
  ];
}

function isForPerson(kind: Kind, { personType }: Person, { facts }: Pick<FormContext, 'facts'>): boolean {
  const { groups } = facts.policy;
  // On record a settling parent is a parent.
  return isFor(kind.for, personType, groups) || (personType === 'parent' && isFor(kind.for, 'settling-parent', groups));
}

type Need = Kind['organisation'];

/** A question that the policy asks, may ask, or does not. */
function asked(need: Need, question: Question): readonly Question[] {
  if (need === 'no') return [];
  return [need === 'optional' ? { ...question, optional: true } : question];
}

function aboutQuestions(kind: Kind, answers: Answers, context: FormContext): readonly Question[] {
  const { facts } = context;
  const children = facts.childrenOf(textOf(answers, 'person'));
  const child: Question =
    kind.child === 'owner' && children.length > 0
      ? {
          id: 'child',
          kind: 'one',
          asks: ask('child'),
          choices: children.map(({ initials }) => ({ id: initials ?? '', label: asIs(initials ?? '') })),
        }
      : { id: 'child', kind: 'line', most: 8, asks: ask('child'), help: ask('child-help') };
  const devices: Question = {
    id: 'devices',
    kind: 'several',
    least: 1,
    asks: ask('devices'),
    choices: kind.devices.map((device) => ({ id: device, label: words(`device.${device}`) })),
  };
  const possible = placesOf(kind, context);
  const places: Question = {
    id: 'places',
    kind: 'several',
    least: 1,
    asks: ask('places'),
    choices: possible.map((place) => ({ id: place, label: asIs(placeLabel(facts.policy, place, facts.language)) })),
  };
  return [
    ...(kind.child === 'no' ? [] : [child]),
    ...asked(kind.childStart, { id: 'childStart', kind: 'day', asks: ask('childStart'), help: ask('childStart-help') }),
    ...(kind.devices.length > 1 ? [devices] : []),
    ...(possible.length > 1 ? [places] : []),
    ...asked(kind.organisation, { id: 'organisation', kind: 'line', most: 80, asks: ask('organisation') }),
    ...asked(kind.destination, { id: 'destination', kind: 'line', most: 120, asks: ask('destination') }),
    ...asked(kind.document, { id: 'document', kind: 'words', asks: ask('document') }),
    ...asked(kind.advice, { id: 'advice', kind: 'words', asks: ask('advice') }),
    ...asked(kind.advice, { id: 'decision', kind: 'words', asks: ask('decision') }),
    ...asked(kind.signedBoundaries, { id: 'boundaries', kind: 'words', asks: ask('boundaries') }),
    ...(textOf(answers, 'boundaries') === ''
      ? []
      : [{ id: 'signature', kind: 'signature', asks: ask('signature') } as const]),
  ];
}

function riskQuestions(kind: Kind, answers: Answers, { facts }: FormContext): readonly Question[] {
  const reference = asked(kind.riskAssessment, {
    id: 'riskReference',
    kind: 'line',
    most: 60,
    asks: ask('riskReference'),
    help: ask(kind.riskAssessment === 'required' ? 'riskReference-needed' : 'riskReference-help'),
  });
  if (kind.riskAssessment === 'no') return [];
  if (kind.riskAssessment === 'optional' && textOf(answers, 'riskReference') === '') return reference;
  return [
    ...reference,
    {
      id: 'riskDay',
      kind: 'day',
      latest: facts.day,
      asks: ask('riskDay'),
      offers: [{ day: facts.day, label: ask('today') }],
    },
    { id: 'riskAuthor', kind: 'line', most: 60, asks: ask('riskAuthor') },
  ];
}

function whenQuestions(kind: Kind, answers: Answers, { facts }: FormContext): readonly Question[] {
  const { day } = facts;
  const firstDay = textOf(answers, 'firstDay') || day;
  const firstTime: Question = { id: 'from', kind: 'time', asks: ask('from') };
  const hours = kind.hours === 'no' ? [] : asked(kind.hours, firstTime);
  const until: readonly Question[] =
    kind.hours !== 'no' && textOf(answers, 'from') !== '' ? [{ id: 'until', kind: 'time', asks: ask('until') }] : [];
  return [
    {
      id: 'firstDay',
      kind: 'day',
      earliest: day,
      asks: ask('firstDay'),
      offers: [
        { day, label: ask('today') },
        { day: laterDay(day, 1), label: ask('tomorrow') },
      ],
    },
    ...asked(kind.endDate, {
      id: 'lastDay',
      kind: 'day',
      earliest: firstDay,
      asks: ask('lastDay'),
      help: ask(kind.endDate === 'required' ? 'lastDay-needed' : 'lastDay-help'),
      offers: [
        { day: firstDay, label: ask('same-day') },
        { day: laterDay(firstDay, 6), label: ask('week') },
        { day: laterDay(firstDay, 89), label: ask('ninety-days') },
      ],
    }),
    ...hours,
    ...until,
    ...(kind.checkInMinutes === undefined
      ? []
      : [{ id: 'checkInMinutes', kind: 'number', least: 5, most: 480, asks: ask('checkInMinutes') } as const]),
  ];
}

export function devicesChosen(answers: Answers, kind: Kind): readonly string[] {
  return kind.devices.length > 1 ? chosenIn(answers, 'devices') : kind.devices;
}

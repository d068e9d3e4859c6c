import { nameOf } from '../desk/names.ts';
import { DEVICE_KINDS } from '../devices.ts';
import {
  type Answers,
  asIs,
  chosenIn,
  type Form,
  type FormContext,
  isYes,
  type Question,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { AuditEvent, EventOf } from '../record/audit-event.ts';
import type { Incident } from '../record/incident-state.ts';
import type { Person } from '../record/state.ts';
import { incidentOf, kindOf } from './incident-words.ts';

/** Who reports: somebody on record, or a walk-in by the visit that their pass stands for. */
export interface Reporter {
  readonly person: Id | null;
  readonly visit: Id | null;
}

/** The choice for somebody whose name the reporter does not know. */
const NOT_KNOWN = 'unknown';

/**
 * What is told in a report. The kind alone makes one (SETTINGS A12); whom it is about is asked before anything else, since it
 * decides who reads it (E25). `by` in the context is the reporter's person, or the visit of a walk-in.
 */
export const reportConcernForm: Form = {
  id: 'report-concern',
  at: 'report',
  may: () => null,
  questions(answers, context) {
    const { facts } = context;
    const kind = kindOf(textOf(answers, 'kind'), facts.policy);
    const kinds: Question = {
      id: 'kind',
      kind: 'one',
      asks: words('incident.report.kind'),
      choices: Object.entries(facts.policy.incidents.kinds).map(([id, { label }]) => ({
        id,
        label: asIs(inLanguage(label, facts.language)),
      })),
    };
    if (kind === null) return [kinds];
    return [
      kinds,
      { id: 'about', kind: 'yes-no', asks: words('incident.report.about'), help: words('incident.report.about-help') },
      ...(isYes(answers, 'about') ? [whom(context)] : []),
      ...askedFor(kind.asks, facts),
      {
        id: 'words',
        kind: 'words',
        optional: true,
        asks: words('incident.report.words'),
        help: words('incident.initials'),
      },
      ...seenQuestions(answers, facts),
    ];
  },
  check: () => null,
  says: () => words('incident.report.says'),
  perform: () => RECORDS_ONLY,
};

/** What came to mind later, added by whoever reported it. `subject` is the incident. */
export const addToReportForm: Form = {
  id: 'add-to-report',
  at: 'report',
  may({ subject, by, facts }) {
    const incident = incidentOf(subject, facts);
    const own = incident !== null && isOwnReport(incident, by);
    return own && incident.closedAt === null ? null : { code: 'changed', gaps: {} };
  },
  questions: () => [
    { id: 'words', kind: 'words', asks: words('incident.add.words'), help: words('incident.initials') },
  ],
  check: () => null,
  says: () => words('incident.report.says'),
  perform: () => RECORDS_ONLY,
};

export function isOwnReport(incident: Incident, by: Id): boolean {
  return incident.reporter === by || (incident.reporter === null && incident.visit === by);
}

function whom({ by, facts }: FormContext): Question {
  return {
    id: 'whom',
    kind: 'several',
    least: 1,
    asks: words('incident.report.whom'),
    help: words('incident.report.whom-help'),
    choices: [
      ...worksHere(facts)
        .filter(({ id }) => id !== by)
        .map((person) => ({ id: person.id, label: asIs(nameOf(person)) })),
      { id: NOT_KNOWN, label: words('incident.report.not-known'), always: true },
    ],
  };
}

const HERE: readonly string[] = ['staff', 'volunteer', 'student', 'committee-member'];

/** Everybody whom a report can be about by name, managers and officers among them. */
export function worksHere(facts: Pick<Facts, 'people'>): readonly Person[] {
  return facts
    .people()
    .filter(({ active, personType, roles }) => active && (HERE.includes(personType) || roles.length > 0));
}

/** SETTINGS B14: when it was seen. Nobody has to know. */
function seenQuestions(answers: Answers, facts: Facts): readonly Question[] {
  const seen = textOf(answers, 'seen');
  return [
    {
      id: 'seen',
      kind: 'one',
      optional: true,
      asks: words('incident.report.seen'),
      choices: [
        { id: 'just-now', label: words('incident.report.seen.just-now') },
        { id: 'today', label: words('incident.report.seen.today') },
        { id: 'earlier', label: words('incident.report.seen.earlier') },
      ],
    },
    ...(seen === 'today'
      ? [{ id: 'seen-at', kind: 'time', optional: true, asks: words('incident.report.seen-at') } as const]
      : []),
    ...(seen === 'earlier'
      ? [
          {
            id: 'seen-on',
            kind: 'day',
            optional: true,
            latest: facts.day,
            asks: words('incident.report.seen-on'),
          } as const,
        ]
      : []),
  ];
}

type Asked = 'evidence-preserved-where' | 'discussed-with-parents-on' | 'child-initials' | 'device-kind';

/** What the policy asks for this kind (SETTINGS D9, C12, D16); whoever does not know leaves it out. */
export function askedFor(asks: readonly Asked[], facts: Pick<Facts, 'day'>): readonly Question[] {
  const all: Readonly<Record<Asked, Question>> = {
    'evidence-preserved-where': {
      id: 'evidence',
      kind: 'words',
      optional: true,
      asks: words('incident.report.evidence'),
      help: words('incident.report.evidence-help'),
    },
    'child-initials': {
      id: 'initials',
      kind: 'line',
      only: 'initials',
      most: 12,
      optional: true,
      asks: words('incident.report.initials'),
      help: words('incident.initials'),
    },
    'device-kind': {
      id: 'device',
      kind: 'one',
      optional: true,
      asks: words('incident.report.device'),
      choices: DEVICE_KINDS.map((kind) => ({ id: kind, label: words(`device.${kind}`) })),
    },
    'discussed-with-parents-on': {
      id: 'parents-on',
      kind: 'day',
      optional: true,
      latest: facts.day,
      asks: words('incident.report.parents-on'),
    },
  };
  return asks.map((asked) => all[asked]);
}

type Told = EventOf<'incident-added-to'>['personal'];

/** The answers as sealed fields; what was left out is no field. */
export function toldIn(answers: Answers): NonNullable<Told> {
  const field = (name: string, id: string) => {
    const text = textOf(answers, id);
    return text === '' ? {} : { [name]: text };
  };
  const about = aboutIn(answers);
  return {
    ...(about.length === 0 ? {} : { about: JSON.stringify(about) }),
    ...field('words', 'words'),
    ...field('childInitials', 'initials'),
    ...field('device', 'device'),
    ...field('evidence', 'evidence'),
    ...field('parentsOn', 'parents-on'),
  };
}

export function aboutIn(answers: Answers): readonly Id[] {
  return chosenIn(answers, 'whom').filter((id) => id !== NOT_KNOWN);
}

function seenIn(answers: Answers, facts: Facts): { seenOn: string | null; seenAt: string | null } {
  switch (textOf(answers, 'seen')) {
    case 'just-now':
      return { seenOn: facts.dateOf(facts.now), seenAt: facts.timeOf(facts.now) };
    case 'today':
      return { seenOn: facts.dateOf(facts.now), seenAt: textOf(answers, 'seen-at') || null };
    case 'earlier':
      return { seenOn: textOf(answers, 'seen-on') || null, seenAt: null };
    default:
      return { seenOn: null, seenAt: null };
  }
}

export function reported(answers: Answers, reporter: Reporter, facts: Facts): EventOf<'incident-reported'> {
  return incidentReported(textOf(answers, 'kind'), reporter, { ...toldIn(answers) }, seenIn(answers, facts), facts);
}

/** A report with the next number (SETTINGS D2). */
export function incidentReported(
  kind: string,
  { person, visit }: Reporter,
  told: NonNullable<Told>,
  seen: { readonly seenOn: string | null; readonly seenAt: string | null },
  facts: Facts,
): EventOf<'incident-reported'> {
  return {
    kind: 'incident-reported',
    facts: {
      incident: facts.newId('n'),
      number: facts.lastIncidentNumber() + 1,
      policyId: facts.policy.id,
      policyVersion: String(facts.policy.version),
      ...seen,
    },
    personal: {
      ...told,
      kind,
      ...(person === null ? {} : { reporter: person }),
      ...(visit === null ? {} : { visit }),
    },
  };
}

/** A lost badge, a PIN that others know: an incident where the policy says of which kind (SETTINGS D6). */
export function credentialIncident(by: Id, about: Id | null, facts: Facts): readonly AuditEvent[] {
  const kind = facts.policy.incidents.lostCredential;
  if (kind === undefined) return [];
  const told = about === null ? {} : { about: JSON.stringify([about]) };
  return [incidentReported(kind, { person: by, visit: null }, told, { seenOn: null, seenAt: null }, facts)];
}

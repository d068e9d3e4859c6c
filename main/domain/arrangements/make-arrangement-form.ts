import type { DecisionProblem } from '../desk/decisions.ts';
import { nameOf, shownAsOf } from '../desk/names.ts';
import { DeviceKind } from '../devices.ts';
import {
  type Answers,
  chosenIn,
  type Form,
  type FormContext,
  isYes,
  numberOf,
  RECORDS_ONLY,
  signatureOf,
  textOf,
  words,
} from '../forms/form.ts';
import type { Id, PersonType, Role } from '../people.ts';
import type { Arrangement as Kind } from '../policy/permissions.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { ArrangementTerms } from '../record/arrangement-events.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import {
  approvingRoles,
  arrangementQuestions,
  chosenKind,
  devicesChosen,
  placesOf,
  SOMEBODY_NEW,
  walkInTypesOf,
} from './arrangement-questions.ts';
import { isEvent } from './offered.ts';
import { isConfidential } from './readers.ts';
import { shortcomingsOf } from './shortcomings.ts';
import { laterDay } from './standing.ts';

const problem = (code: DecisionProblem['code'], gaps: DecisionProblem['gaps'] = {}): DecisionProblem => ({
  code,
  gaps,
});

/**
 * A standing permission is made at the desk. What is asked follows from the policy; who may approve a kind, that nobody
 * approves their own, and that nothing is missing which the policy asks for, is looked at again when it is decided.
 */
export const makeArrangementForm: Form = {
  id: 'make-arrangement',
  at: 'desk',
  may(context) {
    const kinds = Object.values(context.facts.policy.arrangements);
    return kinds.some((kind) => approvingRoles(kind, context).length > 0) ? null : problem('not-your-role');
  },
  questions: arrangementQuestions,
  check: checkArrangement,
  says(answers, context) {
    const gaps = {
      label: labelOf(answers, context),
      who: whoOf(answers, context),
      from: textOf(answers, 'firstDay'),
      until: textOf(answers, 'lastDay'),
    };
    return words(`form.make-arrangement.says${gaps.until === '' ? '-open' : ''}`, gaps);
  },
  perform(answers, context) {
    const kind = chosenKind(answers, context);
    const [role] = kind === undefined ? [] : approvingRoles(kind, context);
    if (kind === undefined || role === undefined) return RECORDS_ONLY;
    const { facts } = context;
    const fresh = newPerson(answers, kind, context);
    const arrangement = facts.newId('r');
    const childStart = dayOf(answers, 'childStart');
    return {
      ...RECORDS_ONLY,
      events: [
        ...(fresh === null ? [] : [fresh.event]),
        made({ arrangement, answers, kind, role, people: peopleOf(answers, fresh?.person ?? null) }, context),
        // Who it is about stays with those who may read the arrangement (SETTINGS C17).
        ...(childStart !== null && facts.day > childStart
          ? [raise(facts.newId('x'), 'arrangement-after-child-start', 'attention', {}, arrangement)]
          : []),
      ],
      said: {
        key: 'form.make-arrangement.said',
        gaps: { label: labelOf(answers, context), who: whoOf(answers, context) },
      },
    };
  },
};

function checkArrangement(answers: Answers, context: FormContext): DecisionProblem | null {
  const { facts, by } = context;
  const kind = chosenKind(answers, context);
  if (kind === undefined) return problem('changed');
  const [role] = approvingRoles(kind, context);
  if (role === undefined) return problem('not-your-role');
  const people = peopleOf(answers, null);
  if (people.includes(by)) return problem('to-yourself');
  if (people.some((person) => !facts.person(person)?.active)) return problem('changed');
  const who = whoOf(answers, context);
  const id = textOf(answers, 'kind');
  // Refused when the file is read, too: nobody may be let use a personal device for these (SETTINGS E21).
  if (Object.hasOwn(facts.policy.neverReasons, id)) {
    return problem('reason-not-allowed', { who, reason: labelOf(answers, context) });
  }
  const possible = placesOf(kind, context);
  const wrong = chosenIn(answers, 'places').find((place) => !possible.includes(place));
  if (wrong !== undefined || (kind.places.length > 0 && possible.length === 0)) {
    return problem('place-not-allowed', { who, place: wrong ?? kind.places.join(', ') });
  }
  const [from, until] = [textOf(answers, 'from'), textOf(answers, 'until')];
  if (from !== '' && until !== '' && from >= until) return problem('hours-backwards');
  const draft = made({ arrangement: 'draft', answers, kind, role, people }, context);
  const [missing] = shortcomingsOf(asOnRecord(draft, answers, kind, context), facts.policy);
  return missing === undefined ? null : problem(missing === 'kind-unknown' ? 'changed' : missing);
}

type Made = Extract<AuditEvent, { kind: 'arrangement-made' }>;

interface Making {
  readonly arrangement: Id;
  readonly answers: Answers;
  readonly kind: Kind;
  readonly role: Role;
  readonly people: readonly Id[];
}

function made({ arrangement, answers, kind, role, people }: Making, context: FormContext): Made {
  const { facts, by } = context;
  const id = textOf(answers, 'kind');
  const terms = termsOf(answers, kind, people, context);
  const sealed = isConfidential(id, facts.policy);
  const firstDay = dayOf(answers, 'firstDay') ?? facts.day;
  const given = (field: string) => {
    const text = textOf(answers, field);
    return text === '' ? {} : { [field]: text };
  };
  const signature = signatureOf(answers, 'signature');
  const child = textOf(answers, 'child');
  return {
    kind: 'arrangement-made',
    facts: {
      arrangement,
      terms: sealed ? null : terms,
      firstDay,
      lastDay: dayOf(answers, 'lastDay'),
      reviewOn: kind.reviewAfterDays === undefined ? null : laterDay(firstDay, kind.reviewAfterDays),
      approvedBy: by,
      role,
      policyId: facts.policy.id,
      policyVersion: String(facts.policy.version),
    },
    personal: {
      ...Object.assign({}, ...PERSONAL.map(given)),
      ...(signature === null ? {} : { signature }),
      ...(child === '' ? {} : { childInitials: child }),
      ...(sealed ? { terms: JSON.stringify(terms) } : {}),
    },
  };
}

const PERSONAL = [
  'title',
  'organisation',
  'destination',
  'document',
  'advice',
  'decision',
  'boundaries',
  'riskReference',
  'riskAuthor',
] as const;

function termsOf(answers: Answers, kind: Kind, people: readonly Id[], context: FormContext): ArrangementTerms {
  const possible = placesOf(kind, context);
  const [from, until] = [textOf(answers, 'from'), textOf(answers, 'until')];
  return {
    kind: textOf(answers, 'kind'),
    people: [...people],
    devices: devicesChosen(answers, kind).map((device) => DeviceKind.parse(device)),
    places: possible.length > 1 ? [...chosenIn(answers, 'places')] : [...possible],
    hours: from === '' || until === '' ? null : { from, until },
    confirmations: kind.confirmations.map(({ id }) => id).filter((id) => isYes(answers, `confirm-${id}`)),
    childStart: dayOf(answers, 'childStart'),
    riskAssessedOn: textOf(answers, 'riskReference') === '' ? null : dayOf(answers, 'riskDay'),
    checkInMinutes: kind.checkInMinutes === undefined ? null : numberOf(answers, 'checkInMinutes'),
  };
}

/** The draft as it would be read back, so that the same look at what is missing serves here and at sign-in. */
function asOnRecord({ facts, personal }: Made, answers: Answers, kind: Kind, context: FormContext) {
  const word = (field: keyof NonNullable<typeof personal>) => personal?.[field] ?? null;
  return {
    ...facts,
    id: facts.arrangement,
    terms: termsOf(answers, kind, peopleOf(answers, null), context),
    madeAt: context.facts.now,
    reviewedAt: null,
    reviewedBy: null,
    endedAt: null,
    endedWhy: null,
    endedBy: null,
    words: {
      title: word('title'),
      organisation: word('organisation'),
      destination: word('destination'),
      document: word('document'),
      advice: word('advice'),
      decision: word('decision'),
      boundaries: word('boundaries'),
      signature: word('signature'),
      riskReference: word('riskReference'),
      riskAuthor: word('riskAuthor'),
      childInitials: word('childInitials'),
    },
  };
}

function dayOf(answers: Answers, id: string): string | null {
  const day = textOf(answers, id);
  return day === '' ? null : day;
}

/** Whom it is for, by id; `fresh` is somebody who comes on record with it. */
function peopleOf(answers: Answers, fresh: Id | null): readonly Id[] {
  if (fresh !== null) return [fresh];
  const person = textOf(answers, 'person');
  const one = person === '' || person === SOMEBODY_NEW ? [] : [person];
  return [...one, ...chosenIn(answers, 'people')];
}

function newPerson(
  answers: Answers,
  kind: Kind,
  context: FormContext,
): { readonly person: Id; readonly event: AuditEvent } | null {
  if (textOf(answers, 'person') !== SOMEBODY_NEW) return null;
  const [only] = walkInTypesOf(kind, context);
  const chosen = walkInTypesOf(kind, context).find((type) => type === textOf(answers, 'personType'));
  const personType: PersonType | undefined = chosen ?? only;
  if (personType === undefined) return null;
  const person = context.facts.newId('p');
  const [first, last] = [textOf(answers, 'first'), textOf(answers, 'last')];
  const event: AuditEvent = {
    kind: 'person-added',
    facts: {
      person,
      personType,
      roles: [],
      worksWithChildren: personType === 'external-teacher',
      standing: [],
      addedBy: context.by,
    },
    personal: { first, last, shownAs: shownAsOf({ first, last }) },
  };
  return { person, event };
}

function labelOf(answers: Answers, context: FormContext): string {
  const kind = chosenKind(answers, context);
  return kind === undefined ? '' : inLanguage(kind.label, context.facts.language);
}

/** For whom, in words; for an event what it is called. */
function whoOf(answers: Answers, context: FormContext): string {
  const kind = chosenKind(answers, context);
  if (kind !== undefined && isEvent(kind)) return textOf(answers, 'title');
  if (textOf(answers, 'person') === SOMEBODY_NEW) {
    return shownAsOf({ first: textOf(answers, 'first'), last: textOf(answers, 'last') });
  }
  return peopleOf(answers, null)
    .map((id) => context.facts.person(id))
    .flatMap((person) => (person === null ? [] : [nameOf(person)]))
    .join(', ');
}

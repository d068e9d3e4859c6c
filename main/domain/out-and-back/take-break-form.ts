import type { DecisionProblem } from '../desk/decisions.ts';
import {
  type Answers,
  asIs,
  type Form,
  type FormContext,
  type Question,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import { WELCOME } from '../kiosk/flow.ts';
import { stay } from '../kiosk/step.ts';
import { beginOwnDevice } from '../phones/own-device-flow.ts';
import { canGoOut, isOut, isOver, permissionsEnded } from '../phones/permitted-use.ts';
import { inLanguage, placeLabel } from '../policy/requirements.ts';
import { BREAK, type BreakTerms, breakFor, isChildFree } from '../policy/uses.ts';
import type { Deposit, Person, Visit } from '../record/state.ts';
import { holderOf } from '../visits/holder.ts';

/** Lengths worth a touch, minutes. */
const LENGTHS = [10, 15, 20, 30, 45, 60, 90, 120, 180, 240] as const;

const CHANGED: DecisionProblem = { code: 'changed', gaps: {} };

interface Breaking {
  readonly person: Person;
  readonly visit: Visit;
  readonly deposit: Deposit;
  readonly terms: BreakTerms;
}

/** Somebody whom the policy gives breaks, with a device put away and no other permission that still counts. */
function breaking({ by, facts }: Pick<FormContext, 'by' | 'facts'>): Breaking | null {
  const person = facts.person(by);
  const visit = facts.openVisitOf(by);
  if (person === null || visit === null) return null;
  const terms = breakFor(visit.personType, facts.policy);
  const deposit = facts.openDepositsOf(visit.id).find(canGoOut);
  const taken = facts
    .openAuthorisations()
    .some((open) => open.visit === visit.id && (isOut(open) || !isOver(open, facts.now)));
  if (terms === null || terms.needsManager || deposit === undefined || taken) return null;
  return { person, visit, deposit, terms };
}

/**
 * A member of staff takes their device out for a break: off session is what they say with it, no timetable is held
 * (SETTINGS E3, E4, E19, A20). Nobody has to allow it; reason, place and the longest time are the policy's.
 */
export const takeBreakForm: Form = {
  id: 'take-break',
  at: 'staff',
  may: (context) => (breaking(context) === null ? CHANGED : null),
  questions(_answers, { by, facts }) {
    const found = breaking({ by, facts });
    return found === null ? [] : questionsOf(found.terms, facts);
  },
  check(answers, context) {
    const found = breaking(context);
    return found === null || chosen(answers, found.terms) === null ? CHANGED : null;
  },
  says(answers, { by, facts }) {
    const terms = breaking({ by, facts })?.terms ?? null;
    const choice = terms === null ? null : chosen(answers, terms);
    if (choice === null) return words('desk.problem.changed');
    return words('form.take-break.says', {
      reason: inLanguage(choice.reason.label, facts.language),
      place: placeLabel(facts.policy, choice.place, facts.language),
      until: facts.timeOf(facts.now + choice.minutes * 60_000),
    });
  },
  perform: () => RECORDS_ONLY,
  step(answers, { by, facts }) {
    const found = breaking({ by, facts });
    const choice = found === null ? null : chosen(answers, found.terms);
    if (found === null || choice === null) return stay(WELCOME);
    const { visit, deposit } = found;
    const { reason, place, minutes } = choice;
    const until = facts.now + minutes * 60_000;
    const authorisation = facts.newId('a');
    const use = { id: authorisation, kind: BREAK, place, until, releaseMinutes: null, arrangement: null };
    return beginOwnDevice(holderOf(visit, facts), 'release', use, deposit, facts, [
      ...permissionsEnded(visit.id, 'withdrawn', by, facts),
      {
        kind: 'authorisation-granted',
        facts: {
          authorisation,
          kind: BREAK,
          visit: visit.id,
          deposit: deposit.id,
          reason: reason.id,
          place,
          from: facts.now,
          until,
          grantedBy: by,
          role: 'staff',
          childFree: isChildFree(place, facts.policy),
        },
      },
    ]);
  },
};

/** What leaves no choice is not asked. */
function questionsOf(terms: BreakTerms, facts: FormContext['facts']): readonly Question[] {
  const lengths = lengthsOf(terms);
  const questions: Question[] = [
    {
      id: 'reason',
      kind: 'one',
      asks: words('form.take-break.reason'),
      choices: terms.reasons.map(({ id, label }) => ({ id, label: asIs(inLanguage(label, facts.language)) })),
    },
    {
      id: 'place',
      kind: 'one',
      asks: words('form.take-break.place'),
      choices: terms.places.map((id) => ({ id, label: asIs(placeLabel(facts.policy, id, facts.language)) })),
    },
    {
      id: 'minutes',
      kind: 'one',
      asks: words('form.take-break.minutes'),
      choices: lengths.map((minutes) => ({
        id: String(minutes),
        label: words('form.minutes', { count: minutes }),
        note: words('form.take-break.until', { time: facts.timeOf(facts.now + minutes * 60_000) }),
      })),
    },
  ];
  return questions.filter((question) => question.kind === 'one' && question.choices.length > 1);
}

function lengthsOf({ longestMinutes }: BreakTerms): readonly number[] {
  const shorter = LENGTHS.filter((minutes) => minutes < longestMinutes);
  return [...shorter, longestMinutes];
}

function chosen(answers: Answers, terms: BreakTerms) {
  const pick = <T>(all: readonly T[], id: string, idOf: (one: T) => string): T | undefined =>
    all.length === 1 ? all[0] : all.find((one) => idOf(one) === id);
  const reason = pick(terms.reasons, textOf(answers, 'reason'), ({ id }) => id);
  const place = pick(terms.places, textOf(answers, 'place'), (id) => id);
  const minutes = pick(lengthsOf(terms), textOf(answers, 'minutes'), String);
  return reason === undefined || place === undefined || minutes === undefined ? null : { reason, place, minutes };
}

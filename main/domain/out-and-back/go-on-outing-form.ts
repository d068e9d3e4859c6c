import { conditionsOf } from '../arrangements/conditions.ts';
import type { DecisionProblem } from '../desk/decisions.ts';
import {
  type Answers,
  asIs,
  type Form,
  type FormContext,
  isYes,
  type Question,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import { WELCOME } from '../kiosk/flow.ts';
import { stay } from '../kiosk/step.ts';
import { beginOwnDevice } from '../phones/own-device-flow.ts';
import { canGoOut, isOut, isOver, permissionsEnded } from '../phones/permitted-use.ts';
import { isChildFree } from '../policy/uses.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Arrangement, Deposit, Visit } from '../record/state.ts';
import { conditionsAccepted } from '../visits/arrangement-steps.ts';
import { holderOf } from '../visits/holder.ts';
import { dueAfterOuting, OUTING_PLACE, outingsOf } from './outing.ts';

const CHANGED: DecisionProblem = { code: 'changed', gaps: {} };

interface Going {
  readonly visit: Visit;
  readonly deposit: Deposit;
  readonly outings: readonly Arrangement[];
}

/** Somebody who is on an outing of today, with a device put away and no permission that still counts. */
function going({ by, facts }: Pick<FormContext, 'by' | 'facts'>): Going | null {
  const visit = facts.openVisitOf(by);
  if (visit === null) return null;
  const outings = outingsOf(visit, facts);
  const deposit = facts.openDepositsOf(visit.id).find(canGoOut);
  const taken = facts
    .openAuthorisations()
    .some((open) => open.visit === visit.id && (isOut(open) || !isOver(open, facts.now)));
  return outings.length === 0 || deposit === undefined || taken ? null : { visit, deposit, outings };
}

function chosen(answers: Answers, { outings }: Going): Arrangement | undefined {
  return outings.length === 1 ? outings[0] : outings.find(({ id }) => id === textOf(answers, 'outing'));
}

/**
 * Everybody who goes along takes their own device out in their own session, and accepts what is forbidden with it before the
 * door opens (SETTINGS C5). It is due back when the outing ends.
 */
export const goOnOutingForm: Form = {
  id: 'go-on-outing',
  at: 'staff',
  may: (context) => (going(context) === null ? CHANGED : null),
  questions(answers, { by, facts }) {
    const found = going({ by, facts });
    if (found === null) return [];
    const which: Question = {
      id: 'outing',
      kind: 'one',
      asks: words('form.go-on-outing.which'),
      choices: found.outings.map(({ id, words: said }) => ({ id, label: asIs(said.destination ?? '') })),
    };
    const outing = chosen(answers, found);
    return [...(found.outings.length > 1 ? [which] : []), ...(outing === undefined ? [] : promises(outing, facts))];
  },
  check(answers, context) {
    const found = going(context);
    const outing = found === null ? undefined : chosen(answers, found);
    if (outing === undefined) return CHANGED;
    return promises(outing, context.facts).every(({ id }) => isYes(answers, id))
      ? null
      : { code: 'not-confirmed', gaps: {} };
  },
  says(answers, { by, facts }) {
    const found = going({ by, facts });
    const outing = found === null ? undefined : chosen(answers, found);
    if (outing === undefined) return words('desk.problem.changed');
    const due = dueAfterOuting(outing, facts);
    const gaps = { place: outing.words.destination ?? '' };
    return due === null
      ? words('form.go-on-outing.says-open', gaps)
      : words('form.go-on-outing.says', { ...gaps, until: facts.timeOf(due) });
  },
  perform: () => RECORDS_ONLY,
  step(answers, { by, facts }) {
    const found = going({ by, facts });
    const outing = found === null ? undefined : chosen(answers, found);
    if (found === null || outing?.terms == null) return stay(WELCOME);
    const { visit, deposit } = found;
    const { kind } = outing.terms;
    const conditions = conditionsOf(kind, facts);
    const place = outing.terms.places[0] ?? OUTING_PLACE;
    const until = dueAfterOuting(outing, facts);
    const authorisation = facts.newId('a');
    const events: readonly AuditEvent[] = [
      ...permissionsEnded(visit.id, 'withdrawn', by, facts),
      ...(conditions.ids.length > 0 ? [conditionsAccepted(outing.id, conditions, visit.id, by)] : []),
      {
        kind: 'authorisation-granted',
        facts: {
          authorisation,
          kind,
          visit: visit.id,
          deposit: deposit.id,
          arrangement: outing.id,
          reason: kind,
          place,
          from: facts.now,
          until,
          grantedBy: outing.approvedBy,
          role: outing.role,
          childFree: isChildFree(place, facts.policy),
        },
      },
    ];
    const use = { id: authorisation, kind, place, until, releaseMinutes: null, arrangement: outing.id };
    return beginOwnDevice(holderOf(visit, facts), 'release', use, deposit, facts, events);
  },
};

/** One question for each thing that is forbidden. */
function promises({ terms }: Arrangement, facts: FormContext['facts']): readonly Question[] {
  if (terms === null) return [];
  const { ids, texts } = conditionsOf(terms.kind, facts);
  return ids.map((id, index) => ({
    id: `accepts-${id}`,
    kind: 'confirm',
    asks: words('form.go-on-outing.accepts'),
    help: asIs(texts[index] ?? ''),
  }));
}

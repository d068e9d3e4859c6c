import type { DecisionProblem } from '../desk/decisions.ts';
import { nameOf } from '../desk/names.ts';
import { type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import type { Role } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import { ARRANGEMENT_ENDS } from '../record/arrangement-events.ts';
import type { Arrangement } from '../record/state.ts';
import { kindOf, readersOf } from './readers.ts';
import { isRunning, laterDay } from './standing.ts';

const problem = (code: DecisionProblem['code']): DecisionProblem => ({ code, gaps: {} });

function subjectOf({ subject, facts }: FormContext): Arrangement | null {
  return facts.arrangements().find(({ id }) => id === subject) ?? null;
}

/** The role in which this person decides about an arrangement that is on record; undefined for none. */
function roleOf(arrangement: Arrangement, { by, facts }: FormContext): Role | undefined {
  const { terms } = arrangement;
  const kind = terms === null ? undefined : kindOf(terms.kind, facts.policy);
  const deciding = kind === undefined ? readersOf(terms?.kind ?? '', facts.policy) : kind.approvedBy;
  const roles = facts.person(by)?.roles ?? [];
  return deciding.find((role) => roles.includes(role));
}

function mayDecide(context: FormContext): DecisionProblem | null {
  const arrangement = subjectOf(context);
  if (arrangement === null || !isRunning(arrangement, context.facts.day)) return problem('changed');
  if (roleOf(arrangement, context) === undefined) return problem('not-your-role');
  return arrangement.terms?.people.includes(context.by) ? problem('to-yourself') : null;
}

function gapsOf(context: FormContext): { label: string; who: string } {
  const arrangement = subjectOf(context);
  const terms = arrangement?.terms ?? null;
  const kind = terms === null ? undefined : kindOf(terms.kind, context.facts.policy);
  const people = (terms?.people ?? []).flatMap((id) => {
    const person = context.facts.person(id);
    return person === null ? [] : [nameOf(person)];
  });
  return {
    label: kind === undefined ? (terms?.kind ?? '') : inLanguage(kind.label, context.facts.language),
    who: people.length > 0 ? people.join(', ') : (arrangement?.words.title ?? ''),
  };
}

export const endArrangementForm: Form = {
  id: 'end-arrangement',
  at: 'desk',
  may: mayDecide,
  questions: () => [
    {
      id: 'why',
      kind: 'one',
      asks: words('form.end-arrangement.why'),
      choices: ARRANGEMENT_ENDS.map((why) => ({ id: why, label: words(`form.end-arrangement.${why}`) })),
    },
    { id: 'words', kind: 'words', optional: true, asks: words('form.end-arrangement.words') },
  ],
  check: () => null,
  says: (_answers, context) => words('form.end-arrangement.says', gapsOf(context)),
  perform(answers, context) {
    const arrangement = subjectOf(context);
    const role = arrangement === null ? undefined : roleOf(arrangement, context);
    const why = ARRANGEMENT_ENDS.find((known) => known === textOf(answers, 'why'));
    if (arrangement === null || role === undefined || why === undefined) return RECORDS_ONLY;
    const said = textOf(answers, 'words');
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'arrangement-ended',
          facts: { arrangement: arrangement.id, why, by: context.by, role },
          personal: said === '' ? {} : { words: said },
        },
      ],
      said: { key: 'form.end-arrangement.said', gaps: gapsOf(context) },
    };
  },
};

/** Somebody looked at it again: it goes on until the next time (SETTINGS B7, D7). */
export const reviewArrangementForm: Form = {
  id: 'review-arrangement',
  at: 'desk',
  may: mayDecide,
  questions(_answers, context) {
    const { day, policy } = context.facts;
    const terms = subjectOf(context)?.terms ?? null;
    const after = terms === null ? undefined : kindOf(terms.kind, policy)?.reviewAfterDays;
    const tomorrow = laterDay(day, 1);
    return [
      { id: 'words', kind: 'words', asks: words('form.review-arrangement.words') },
      {
        id: 'next',
        kind: 'day',
        earliest: tomorrow,
        asks: words('form.review-arrangement.next'),
        ...(after === undefined
          ? { optional: true as const }
          : {
              latest: laterDay(day, after),
              offers: [{ day: laterDay(day, after), label: words('form.review-arrangement.as-policy') }],
            }),
      },
    ];
  },
  check: () => null,
  says: (answers, context) =>
    words(`form.review-arrangement.says${textOf(answers, 'next') === '' ? '-open' : ''}`, {
      ...gapsOf(context),
      day: textOf(answers, 'next'),
    }),
  perform(answers, context) {
    const arrangement = subjectOf(context);
    const role = arrangement === null ? undefined : roleOf(arrangement, context);
    if (arrangement === null || role === undefined) return RECORDS_ONLY;
    const next = textOf(answers, 'next');
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'arrangement-reviewed',
          facts: { arrangement: arrangement.id, nextReview: next === '' ? null : next, by: context.by, role },
          personal: { words: textOf(answers, 'words') },
        },
      ],
      said: { key: 'form.review-arrangement.said', gaps: gapsOf(context) },
    };
  },
};

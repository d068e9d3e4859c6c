import { Temporal } from 'temporal-polyfill';
import { tabsOf } from '../desk/desk-access.ts';
import { type Form, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';

/** The change log of a range of days as a PDF, for a review meeting (SETTINGS D14). */
export const saveChangeLogForm: Form = {
  id: 'save-change-log',
  at: 'desk',
  may: ({ by, facts }) =>
    tabsOf(facts.person(by)?.roles ?? []).includes('policy') ? null : { code: 'not-your-role', gaps: {} },
  questions: (answers, { facts }) => [
    {
      id: 'from',
      kind: 'day',
      asks: words('form.save-change-log.from'),
      latest: facts.day,
      offers: offered(facts).map((day) => ({ day, label: words('form.day', { day }) })),
    },
    {
      id: 'to',
      kind: 'day',
      asks: words('form.save-change-log.to'),
      ...(textOf(answers, 'from') === '' ? {} : { earliest: textOf(answers, 'from') }),
      latest: facts.day,
      offers: [{ day: facts.day, label: words('form.save-change-log.today') }],
    },
  ],
  check: () => null,
  says: (answers) => words('form.save-change-log.says', { from: textOf(answers, 'from'), to: textOf(answers, 'to') }),
  perform: (answers, { by }) => ({
    ...RECORDS_ONLY,
    work: { work: 'save-change-log', from: textOf(answers, 'from'), to: textOf(answers, 'to'), by },
  }),
};

/** The last review, as a meeting looks at what came since, and a term back. */
function offered(facts: Facts): readonly string[] {
  const reviewed = [
    ...facts.policy.adoption.reviews.map(({ date }) => date),
    ...facts.policyReviews().map(({ on }) => on),
  ].filter((day) => day <= facts.day);
  const last = reviewed.sort().at(-1);
  const term = Temporal.PlainDate.from(facts.day).subtract({ months: 3 }).toString();
  return last === undefined || last === term ? [term] : [last, term];
}

import { Temporal } from 'temporal-polyfill';
import { type Form, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { MOST_MONTHS, mayMakeChairReport } from './chair-report.ts';

/** The report for the chairperson as a PDF (SETTINGS D2). */
export const saveChairReportForm: Form = {
  id: 'save-chair-report',
  at: 'desk',
  may: ({ by, facts }) => (mayMakeChairReport(by, facts) ? null : { code: 'not-your-role', gaps: {} }),
  questions(answers, { facts }) {
    const from = textOf(answers, 'from');
    const last = from === '' ? facts.day : lastDayAfter(from);
    const latest = last < facts.day ? last : facts.day;
    return [
      {
        id: 'from',
        kind: 'day',
        asks: words('incident.chair.from'),
        help: words('incident.chair.help'),
        latest: facts.day,
        offers: [3, MOST_MONTHS].map((months) => {
          const day = firstDayOf(facts.day, months);
          return { day, label: words('form.day', { day }) };
        }),
      },
      {
        id: 'to',
        kind: 'day',
        asks: words('incident.chair.to'),
        help: words('incident.chair.help'),
        ...(from === '' ? {} : { earliest: from }),
        latest,
        offers: [
          { day: latest, label: latest === facts.day ? words('incident.today') : words('form.day', { day: latest }) },
        ],
      },
    ];
  },
  check: () => null,
  says: (answers) => words('incident.chair.says', { from: textOf(answers, 'from'), to: textOf(answers, 'to') }),
  perform: (answers, { by }) => ({
    ...RECORDS_ONLY,
    work: { work: 'save-chair-report', from: textOf(answers, 'from'), to: textOf(answers, 'to'), by },
  }),
};

/** The first day of so many months, the one that runs included. */
function firstDayOf(day: string, months: number): string {
  return Temporal.PlainDate.from(day)
    .subtract({ months: months - 1 })
    .with({ day: 1 })
    .toString();
}

function lastDayAfter(from: string): string {
  const month = Temporal.PlainDate.from(from)
    .toPlainYearMonth()
    .add({ months: MOST_MONTHS - 1 });
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

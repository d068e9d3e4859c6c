import type { ReactNode } from 'react';
import type { PrintedPage } from '../../main/contract/printed-page.ts';
import { localeOf, wordsOf } from '../language.ts';
import styles from './chair-report.module.css';
import { Sheet } from './sheet.tsx';

export type ChairReport = Extract<PrintedPage, { kind: 'chair-report' }>;
type Kind = ChairReport['report']['kinds'][number];
type Took = NonNullable<Kind['half']>;

/** Rows of one table that fit on a sheet however long their labels are; a longer table is cut into several. */
const ROWS = 14;

/** What stands together on one sheet: a table with its heading. */
export interface Part {
  readonly id: string;
  readonly drawn: ReactNode;
}

/** All that the report says, in parts that come onto sheets one after another. */
export function partsOf(page: ChairReport): readonly Part[] {
  const { kinds, outcomes, meetings } = page.report;
  const t = wordsOf(page.language);
  const none = (id: string, title: string, says: string): Part => ({
    id,
    drawn: <Titled title={title}>{says}</Titled>,
  });
  return [
    { id: 'about', drawn: <About page={page} /> },
    ...(kinds.length === 0
      ? []
      : [
          ...tables('months', kinds, (some, isLast) => <Months page={page} kinds={some} sums={isLast} />),
          ...tables('acted', kinds, (some) => <Acted page={page} kinds={some} />),
          { id: 'stand', drawn: <Stand page={page} /> },
          ...(outcomes.length === 0
            ? [none('outcomes', t('printed.chair.outcomes'), t('printed.chair.outcomes-none'))]
            : tables('outcomes', outcomes, (some) => <Outcomes page={page} outcomes={some} />)),
        ]),
    ...(meetings.length === 0
      ? [none('meetings', t('printed.chair.meetings'), t('printed.chair.meetings-none'))]
      : tables('meetings', meetings, (some) => <Meetings page={page} meetings={some} />)),
  ];
}

/** One table, or several where it is too long for a sheet. */
function tables<T>(
  id: string,
  rows: readonly T[],
  draw: (some: readonly T[], isLast: boolean) => ReactNode,
): readonly Part[] {
  const count = Math.ceil(rows.length / ROWS);
  return Array.from({ length: count }, (_, index) => ({
    id: `${id}-${index}`,
    drawn: draw(rows.slice(index * ROWS, (index + 1) * ROWS), index === count - 1),
  }));
}

/** @param sheets the parts of each sheet, at least one sheet */
export function ChairReportPages({
  page,
  sheets,
}: {
  readonly page: ChairReport;
  readonly sheets: readonly (readonly Part[])[];
}) {
  const t = wordsOf(page.language);
  return (
    <main>
      {sheets.map((parts, index) => (
        <Sheet
          key={parts[0]?.id ?? ''}
          page={page}
          title={t('printed.chair.title')}
          foot={t('printed.chair.foot', { day: page.printedOn, role: t(`form.role.${page.printedAs}`) })}
          number={index + 1}
          of={sheets.length}
        >
          {parts.map(({ id, drawn }) => (
            <div key={id} className={styles['part']} data-sheet-row>
              {drawn}
            </div>
          ))}
        </Sheet>
      ))}
    </main>
  );
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      {children}
    </>
  );
}

function About({ page }: { readonly page: ChairReport }) {
  const t = wordsOf(page.language);
  return (
    <>
      <p>{t('printed.chair.about', { day: page.printedOn })}</p>
      <p>{t('printed.chair.left-out')}</p>
      {page.report.kinds.length === 0 ? <p className={styles['none']}>{t('printed.chair.none')}</p> : null}
    </>
  );
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

function Months({
  page,
  kinds,
  sums,
}: {
  readonly page: ChairReport;
  readonly kinds: readonly Kind[];
  readonly sums: boolean;
}) {
  const t = wordsOf(page.language);
  const { months, kinds: all } = page.report;
  const totals = months.map((_, index) => sum(all.map(({ counts }) => counts[index] ?? 0)));
  const cells = (counts: readonly number[]) => months.map((month, index) => [month, counts[index] ?? 0] as const);
  return (
    <Titled title={t('printed.chair.months')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th className={styles['label']}>{t('printed.chair.kind')}</th>
            {months.map((month) => (
              <th key={month} className={styles['count']}>
                {monthOf(month, page.language, { month: 'short' })}
                <br />
                {monthOf(month, page.language, { year: 'numeric' })}
              </th>
            ))}
            <th className={styles['count']}>{t('printed.chair.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ label, counts }) => (
            <tr key={label}>
              <th className={styles['label']}>{label === '' ? t('printed.chair.no-kind') : label}</th>
              {cells(counts).map(([month, count]) => (
                <td key={month} className={styles['count']}>
                  {count === 0 ? '–' : count}
                </td>
              ))}
              <td className={styles['count']}>{sum(counts)}</td>
            </tr>
          ))}
          {sums ? (
            <tr className={styles['sum']}>
              <th className={styles['label']}>{t('printed.chair.sum')}</th>
              {cells(totals).map(([month, count]) => (
                <td key={month} className={styles['count']}>
                  {count}
                </td>
              ))}
              <td className={styles['count']}>{sum(totals)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </Titled>
  );
}

function Acted({ page, kinds }: { readonly page: ChairReport; readonly kinds: readonly Kind[] }) {
  const t = wordsOf(page.language);
  const took = (time: Took | null) =>
    time === null ? '–' : t(`printed.chair.took-${time.unit}`, { count: time.count });
  return (
    <Titled title={t('printed.chair.acted')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th className={styles['wide']}>{t('printed.chair.kind')}</th>
            <th>{t('printed.chair.half')}</th>
            <th>{t('printed.chair.longest')}</th>
            <th>{t('printed.chair.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ label, half, longest, waiting }) => (
            <tr key={label}>
              <th>{label === '' ? t('printed.chair.no-kind') : label}</th>
              <td>{took(half)}</td>
              <td>{took(longest)}</td>
              <td>{waiting === 0 ? '–' : waiting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Titled>
  );
}

function Stand({ page }: { readonly page: ChairReport }) {
  const t = wordsOf(page.language);
  const { open, closed, actions } = page.report;
  return (
    <Titled title={t('printed.chair.stand')}>
      <Numbers
        rows={[
          [t('printed.chair.open'), open],
          [t('printed.chair.closed'), closed],
          [t('printed.chair.actions-open'), actions.open],
          [t('printed.chair.actions-overdue'), actions.overdue],
          [t('printed.chair.actions-done'), actions.done],
        ]}
      />
    </Titled>
  );
}

function Outcomes({
  page,
  outcomes,
}: {
  readonly page: ChairReport;
  readonly outcomes: readonly ChairReport['report']['outcomes'][number][];
}) {
  const t = wordsOf(page.language);
  const label = (given: string) => (given === '' ? t('printed.chair.no-outcome') : given);
  return (
    <Titled title={t('printed.chair.outcomes')}>
      <Numbers
        heads={[t('printed.chair.outcome'), t('printed.chair.reports')]}
        rows={outcomes.map((outcome) => [label(outcome.label), outcome.count])}
      />
    </Titled>
  );
}

function Meetings({
  page,
  meetings,
}: {
  readonly page: ChairReport;
  readonly meetings: readonly ChairReport['report']['meetings'][number][];
}) {
  const t = wordsOf(page.language);
  return (
    <Titled title={t('printed.chair.meetings')}>
      <Numbers
        heads={[t('printed.chair.held'), t('printed.chair.looked')]}
        rows={meetings.map(({ on, looked }) => [t('form.day', { day: on }), looked])}
      />
    </Titled>
  );
}

function Numbers({
  heads,
  rows,
}: {
  readonly heads?: readonly [string, string];
  readonly rows: readonly (readonly [string, number])[];
}) {
  return (
    <table className={styles['numbers']}>
      {heads === undefined ? null : (
        <thead>
          <tr>
            <th>{heads[0]}</th>
            <th className={styles['count']}>{heads[1]}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(([label, count], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, and two meetings may be on one day
          <tr key={index}>
            <th>{label}</th>
            <td className={styles['count']}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function monthOf(month: string, language: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC' }).format(Date.parse(`${month}-01`));
}

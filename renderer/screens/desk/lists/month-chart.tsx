import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis } from 'recharts';
import type { Chart } from '../../../../main/contract/screen-state.ts';
import { useKiosk } from '../../../kiosk-context.tsx';
import { localeOf } from '../../../language.ts';
import { useSay } from '../say-dates.ts';
import css from './month-chart.module.css';

/** How often in each month: bars to look at, and by kind as a table for everybody, read aloud too. */
export function MonthChart({ chart }: { readonly chart: Chart }) {
  const { state, t } = useKiosk();
  const says = useSay();
  const month = (iso: string, style: 'short' | 'long') =>
    new Intl.DateTimeFormat(localeOf(state.language), {
      timeZone: 'UTC',
      month: style,
      ...(style === 'long' ? { year: 'numeric' } : {}),
    }).format(Date.parse(`${iso}-15T12:00:00Z`));
  const totals = chart.months.map((iso, index) => ({
    month: month(iso, 'short'),
    count: chart.rows.reduce((sum, row) => sum + (row.counts[index] ?? 0), 0),
  }));
  const shown = chart.months.map((_, index) => index).filter((index) => (totals[index]?.count ?? 0) > 0);
  return (
    <section className={css['trends']} data-testid="month-chart">
      <h2>{says(chart.title)}</h2>
      <div className={css['chart']} aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 160 }}>
          <BarChart data={totals} accessibilityLayer={false} margin={{ top: 26, right: 0, bottom: 0, left: 0 }}>
            <XAxis
              dataKey="month"
              tickLine={false}
              interval="equidistantPreserveStart"
              minTickGap={8}
              stroke="var(--edge-line)"
              tick={{ fill: 'var(--ink)', className: css['tick'] ?? '' }}
            />
            <Bar dataKey="count" fill="var(--main)" isAnimationActive={false} radius={[6, 6, 0, 0]} maxBarSize={64}>
              <LabelList
                dataKey="count"
                position="top"
                fill="var(--ink)"
                className={css['tick'] ?? ''}
                formatter={(count) => (count === 0 ? '' : String(count))}
              />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, so the keyboard must reach it */}
      <section className={css['wide']} tabIndex={0} aria-label={says(chart.title)}>
        <table className={css['table']}>
          <caption className="heard">{says(chart.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('list.incidents.kind')}</th>
              {shown.map((index) => (
                <th key={chart.months[index]} scope="col">
                  {month(chart.months[index] ?? '', 'long')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.rows.map((row) => (
              <tr key={says(row.first)}>
                <th scope="row">{says(row.first)}</th>
                {shown.map((index) => (
                  <td key={chart.months[index]}>{row.counts[index] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

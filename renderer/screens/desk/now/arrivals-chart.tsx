import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis } from 'recharts';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { useKiosk } from '../../../kiosk-context.tsx';
import css from './arrivals-chart.module.css';

type Arrivals = Extract<DeskPage, { tab: 'now' }>['arrivals'];

const hourName = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`;

/** Arrivals by hour: bars to look at, and the same as a table for those who listen. */
export function ArrivalsChart({ arrivals }: { readonly arrivals: Arrivals }) {
  const { t } = useKiosk();
  const hours = everyHour(arrivals);
  const busiest = hours.reduce<Arrivals[number] | null>(
    (most, each) => (!most || each.count > most.count ? each : most),
    null,
  );
  if (!busiest || busiest.count === 0) return <p className={css['none']}>{t('desk.now.arrivalsNone')}</p>;
  return (
    <>
      <div className={css['chart']} aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 160 }}>
          <BarChart data={hours} accessibilityLayer={false} margin={{ top: 26, right: 0, bottom: 0, left: 0 }}>
            <XAxis
              dataKey="hour"
              tickFormatter={(hour: number) => String(hour)}
              tickLine={false}
              interval={0}
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
      <p className={css['peak']}>
        {t('desk.now.arrivalsPeak', {
          from: hourName(busiest.hour),
          to: hourName(busiest.hour + 1),
          count: busiest.count,
        })}
      </p>
      <table className="heard">
        <caption>{t('desk.now.arrivalsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.now.arrivalsHour')}</th>
            <th scope="col">{t('desk.now.arrivalsCount')}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, count }) => (
            <tr key={hour}>
              <th scope="row">{t('desk.now.arrivalsHourLabel', { from: hourName(hour), to: hourName(hour + 1) })}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** From the first arrival to the last, hours without any as zero, and never fewer than four bars. */
function everyHour(arrivals: Arrivals): Arrivals {
  const counts = new Map(arrivals.map(({ hour, count }) => [hour, count]));
  if (counts.size === 0) return [];
  const first = Math.min(...counts.keys());
  const last = Math.min(23, Math.max(...counts.keys(), first + 3));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    count: counts.get(first + index) ?? 0,
  }));
}

import type { ReactNode } from 'react';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { useKiosk } from '../../../kiosk-context.tsx';
import { DeskBank } from '../desk-bank.tsx';
import { HealthList } from '../health-list.tsx';
import { sayDates } from '../say-dates.ts';
import { useTimes } from '../times.ts';
import { ArrivalsChart } from './arrivals-chart.tsx';
import css from './at-a-glance.module.css';

type NowPage = Extract<DeskPage, { tab: 'now' }>;

/** Beside the people: what is overdue, the locker, whether everything works, and when people came. */
export function AtAGlance({ page }: { readonly page: NowPage }) {
  const { t } = useKiosk();
  const times = useTimes();
  return (
    <div className={css['stacks']}>
      <div className={css['stack']}>
        {page.overdue.length > 0 ? <Overdue rows={page.overdue} /> : null}
        <Part title={t('desk.now.bankTitle')}>
          {page.bank ? <DeskBank bank={page.bank} /> : <p>{t('desk.now.noBank')}</p>}
        </Part>
        <Part title={t('desk.now.arrivalsTitle')}>
          <ArrivalsChart arrivals={page.arrivals} />
        </Part>
      </div>
      <div className={css['stack']}>
        {page.remind.length > 0 ? (
          <Part title={t('desk.now.remindTitle')} tone="warm">
            <ul className={css['reminders']}>
              {page.remind.map((notice) => (
                <li key={notice.happened.key}>
                  <strong>{sayDates(t, notice.happened, times)}</strong>{' '}
                  {notice.means ? sayDates(t, notice.means, times) : null}{' '}
                  {notice.doNext ? sayDates(t, notice.doNext, times) : null}
                </li>
              ))}
            </ul>
          </Part>
        ) : null}
        <Part title={t('desk.now.healthTitle')}>
          <HealthList health={page.health} brief />
        </Part>
      </div>
    </div>
  );
}

function Overdue({ rows }: { readonly rows: NowPage['overdue'] }) {
  const { t } = useKiosk();
  const times = useTimes();
  return (
    <Part title={t('desk.now.overdueTitle')} tone="stop">
      <ul className={css['overdue']}>
        {rows.map((row) => (
          <li key={row.authorisation} data-testid={`overdue-${row.authorisation}`}>
            <p>
              <strong>{row.who}</strong>
              <span>
                {t('desk.now.overdueLine', {
                  reason: row.reason,
                  place: row.place,
                  until: row.until === null ? '' : times.moment(row.until),
                })}
              </span>
            </p>
            <strong className={css['minutes']}>{t('desk.now.overdueBy', { count: row.overdueMinutes })}</strong>
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface PartProps {
  readonly title: string;
  readonly tone?: 'plain' | 'warm' | 'stop';
  readonly children: ReactNode;
}

function Part({ title, tone = 'plain', children }: PartProps) {
  return (
    <section className={css['part']} data-tone={tone}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

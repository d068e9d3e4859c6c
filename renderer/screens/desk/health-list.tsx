import { CircleAlert, CircleCheck, OctagonX } from 'lucide-react';
import type { DeskPage } from '../../../main/contract/screen-state.ts';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './health-list.module.css';
import { sayDates } from './say-dates.ts';
import { useTimes } from './times.ts';

export type HealthRow = Extract<DeskPage, { tab: 'hardware' }>['health'][number];

const SIGNS = { calm: CircleCheck, attention: CircleAlert, stop: OctagonX } as const;

interface HealthListProps {
  readonly health: readonly HealthRow[];
  /** What works is only named: for the page that answers at a glance. */
  readonly brief?: boolean;
}

/** How each part is doing, what needs a look first. */
export function HealthList({ health, brief }: HealthListProps) {
  const { t } = useKiosk();
  const times = useTimes();
  const order = { stop: 0, attention: 1, calm: 2 } as const;
  const rows = health.filter((row) => !brief || row.tone !== 'calm').sort((a, b) => order[a.tone] - order[b.tone]);
  const working = brief ? health.filter((row) => row.tone === 'calm') : [];
  return (
    <ul className={css['health']}>
      {rows.map((row) => {
        const Sign = SIGNS[row.tone];
        return (
          <li key={row.device} data-tone={row.tone}>
            <Sign aria-hidden="true" />
            <p>
              <strong>{t(`desk.part.${row.device}`)}</strong>
              <span className="heard">, {t(`desk.tone.${row.tone}`)}</span>
              <span className={css['says']}>{sayDates(t, row.says, times)}</span>
            </p>
          </li>
        );
      })}
      {working.length > 0 ? (
        <li data-tone="calm">
          <CircleCheck aria-hidden="true" />
          <p>{t('desk.now.working', { parts: working.map(({ device }) => t(`desk.part.${device}`)).join(', ') })}</p>
        </li>
      ) : null}
    </ul>
  );
}

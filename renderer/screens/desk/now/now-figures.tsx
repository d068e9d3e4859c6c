import { CalendarClock, Hand, Smartphone, TimerOff, TriangleAlert, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ManagerTab } from '../../../../main/contract/intents.ts';
import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { useKiosk } from '../../../kiosk-context.tsx';
import { useTimes } from '../times.ts';
import css from './now-figures.module.css';

type NowPage = Extract<DeskPage, { tab: 'now' }>;

const DAY = 86_400_000;
/** From here on it is said in the warm colour that no day has reached the office. */
const EXPORT_LATE_DAYS = 2;

/** The answers at a glance. Each leads to the part of the desk where it is worked on. */
export function NowFigures({ page }: { readonly page: NowPage }) {
  const { state, send, t } = useKiosk();
  const times = useTimes();
  const go = (tab: ManagerTab) => () => send({ intent: 'desk-tab', tab });
  const late = page.lastExport === null ? null : Math.floor((state.now - page.lastExport) / DAY);
  return (
    <div className={css['figures']}>
      <Figure
        id="on-site"
        icon={<UsersRound />}
        value={page.onSite.length}
        words={t('desk.now.onSite', { count: page.onSite.length })}
      />
      <Figure
        id="devices-in"
        icon={<Smartphone />}
        value={page.devicesIn}
        words={t('desk.now.devicesIn', { count: page.devicesIn })}
        onPress={go('devices')}
      />
      <Figure
        id="devices-out"
        icon={<Hand />}
        value={page.devicesOut}
        words={t('desk.now.devicesOut', { count: page.devicesOut })}
        onPress={go('permissions')}
      />
      <Figure
        id="overdue"
        icon={<TimerOff />}
        value={page.overdue.length}
        words={t('desk.now.overdue', { count: page.overdue.length })}
        tone={page.overdue.length > 0 ? 'stop' : 'plain'}
        onPress={go('permissions')}
      />
      <Figure
        id="exceptions"
        icon={<TriangleAlert />}
        value={page.openExceptions}
        words={t('desk.now.exceptions', { count: page.openExceptions })}
        tone={page.openExceptions > 0 ? 'warm' : 'plain'}
        onPress={go('exceptions')}
      />
      <Figure
        id="last-export"
        icon={<CalendarClock />}
        value={page.lastExport === null ? '–' : late === 0 ? times.clock(page.lastExport) : (late ?? 0)}
        words={
          page.lastExport === null
            ? t('desk.now.exportNever')
            : late === 0
              ? t('desk.now.exportToday')
              : t('desk.now.exportDays', { count: late ?? 0 })
        }
        tone={late !== null && late >= EXPORT_LATE_DAYS ? 'warm' : 'plain'}
        onPress={go('day')}
      />
    </div>
  );
}

interface FigureProps {
  readonly id: string;
  readonly icon: ReactNode;
  readonly value: number | string;
  readonly words: string;
  readonly tone?: 'plain' | 'warm' | 'stop';
  readonly onPress?: () => void;
}

function Figure({ id, icon, value, words, tone = 'plain', onPress }: FigureProps) {
  const inside = (
    <>
      <span className={css['top']}>
        <span className={css['value']}>{value}</span>
        <span className={css['icon']} aria-hidden="true">
          {icon}
        </span>
      </span>
      <span className={css['words']}>{words}</span>
    </>
  );
  if (!onPress) {
    return (
      <p className={css['figure']} data-tone={tone} data-testid={`figure-${id}`}>
        {inside}
      </p>
    );
  }
  return (
    <Button className={css['figure'] ?? ''} data-tone={tone} data-testid={`figure-${id}`} onPress={onPress}>
      {inside}
    </Button>
  );
}

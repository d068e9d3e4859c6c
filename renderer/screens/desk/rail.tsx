import { CalendarCheck, ContactRound, DoorClosed, Gauge, Hand, Smartphone, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { MANAGER_TABS, type ManagerTab } from '../../../main/contract/intents.ts';
import type { Send } from '../../kiosk-context.tsx';
import type { Translate } from '../../language.ts';
import css from './rail.module.css';

const ICONS: Record<ManagerTab, typeof Gauge> = {
  now: Gauge,
  devices: Smartphone,
  permissions: Hand,
  exceptions: TriangleAlert,
  people: ContactRound,
  hardware: DoorClosed,
  day: CalendarCheck,
};

interface RailProps {
  readonly chosen: ManagerTab;
  readonly send: Send;
  readonly t: Translate;
}

/** The seven parts of the desk, always at the same place. */
export function Rail({ chosen, send, t }: RailProps) {
  return (
    <nav className={css['rail']} aria-label={t('desk.rail.label')}>
      {MANAGER_TABS.map((tab) => {
        const Icon = ICONS[tab];
        return (
          <Button
            key={tab}
            className={css['tab'] ?? ''}
            data-testid={`desk-tab-${tab}`}
            data-chosen={tab === chosen || undefined}
            {...(tab === chosen ? { 'aria-current': 'page' as const } : {})}
            onPress={() => send({ intent: 'desk-tab', tab })}
          >
            <Icon aria-hidden="true" />
            <span>{t(`desk.rail.${tab}`)}</span>
          </Button>
        );
      })}
    </nav>
  );
}

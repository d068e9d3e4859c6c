import {
  CalendarCheck,
  CalendarClock,
  ContactRound,
  DoorClosed,
  Gauge,
  Hand,
  PenLine,
  ScrollText,
  ShieldAlert,
  Smartphone,
  TabletSmartphone,
  TriangleAlert,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { ManagerTab } from '../../../main/contract/intents.ts';
import type { Send } from '../../kiosk-context.tsx';
import type { Translate } from '../../language.ts';
import css from './rail.module.css';

const ICONS: Record<ManagerTab, typeof Gauge> = {
  now: Gauge,
  devices: Smartphone,
  permissions: Hand,
  exceptions: TriangleAlert,
  incidents: ShieldAlert,
  arrangements: CalendarClock,
  'setting-devices': TabletSmartphone,
  agreements: PenLine,
  people: ContactRound,
  hardware: DoorClosed,
  policy: ScrollText,
  day: CalendarCheck,
};

interface RailProps {
  readonly tabs: readonly ManagerTab[];
  readonly chosen: ManagerTab;
  readonly send: Send;
  readonly t: Translate;
}

/** From so many parts on they stand in two columns: one would be higher than a common screen. */
const MANY_TABS = 10;

/** The parts of the desk that this person sees, always in the same order. */
export function Rail({ tabs, chosen, send, t }: RailProps) {
  const rail = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a small screen may have to scroll to another part
  useEffect(() => {
    rail.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <nav
      ref={rail}
      className={css['rail']}
      aria-label={t('desk.rail.label')}
      data-many={tabs.length >= MANY_TABS || undefined}
    >
      {tabs.map((tab) => {
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

import { useState } from 'react';
import type { DeskPage, ScreenOf } from '../../../main/contract/screen-state.ts';
import { KioskProvider, type ScreenProps, type Send, useKiosk } from '../../kiosk-context.tsx';
import { FormQuestion } from '../form-question.tsx';
import { DayPage } from './day/day-page.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { HardwarePage } from './equipment/hardware-page.tsx';
import { ExceptionsPage } from './exceptions/exceptions-page.tsx';
import { ListsPage } from './lists/lists-page.tsx';
import { NowPage } from './now/now-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { PermissionsPage } from './permissions/permissions-page.tsx';

type DeskScreen = ScreenOf<'desk'>;

/** What a page of the desk gets: its own slice, and the screen around it. */
export interface DeskPageProps<T extends DeskPage['tab']> {
  readonly page: Extract<DeskPage, { tab: T }>;
  readonly screen: DeskScreen;
}

/**
 * The manager's desk. While a decision waits for its PIN the page stays behind it with everything half-typed, so that going
 * back loses nothing; once it is made, the page begins anew.
 */
export function Desk(props: ScreenProps<DeskScreen>) {
  const { screen } = props;
  const kiosk = useKiosk();
  const { made, send } = useDecisionsMade(screen, props.send);
  return (
    <KioskProvider {...kiosk} send={send}>
      <div hidden={screen.decision !== null || screen.asking !== null}>
        <Page key={`${screen.page.tab}-${made}`} screen={screen} />
      </div>
      {screen.asking && screen.decision === null ? <FormQuestion asking={screen.asking} /> : null}
      {screen.decision ? <DecisionPanel {...props} send={send} decision={screen.decision} /> : null}
    </KioskProvider>
  );
}

function Page({ screen }: { readonly screen: DeskScreen }) {
  const { page } = screen;
  switch (page.tab) {
    case 'now':
      return <NowPage page={page} screen={screen} />;
    case 'devices':
      return <DevicesPage page={page} screen={screen} />;
    case 'permissions':
      return <PermissionsPage page={page} screen={screen} />;
    case 'exceptions':
      return <ExceptionsPage page={page} screen={screen} />;
    case 'people':
      return <PeoplePage page={page} screen={screen} />;
    case 'hardware':
      return <HardwarePage page={page} screen={screen} />;
    case 'day':
      return <DayPage page={page} screen={screen} />;
    case 'incidents':
    case 'arrangements':
    case 'setting-devices':
    case 'agreements':
    case 'policy':
      return <ListsPage page={page} screen={screen} />;
  }
}

/**
 * Counts what was decided. A decision that goes away without `desk-cancel` was made (or has become pointless), and so was
 * one that the station answers at once with a calm sentence.
 */
function useDecisionsMade(screen: DeskScreen, send: Send): { readonly made: number; readonly send: Send } {
  const said = screen.said && screen.said.tone === 'calm' ? JSON.stringify(screen.said) : null;
  const [seen, setSeen] = useState({ deciding: screen.decision !== null, said, made: 0, cancelled: false });
  const deciding = screen.decision !== null;
  if (seen.deciding !== deciding || seen.said !== said) {
    const over = seen.deciding && !deciding && !seen.cancelled;
    const answered = said !== null && said !== seen.said && !deciding;
    setSeen({ deciding, said, made: seen.made + (over || answered ? 1 : 0), cancelled: false });
  }
  const watched: Send = (intent) => {
    if (intent.intent === 'desk-cancel') setSeen((before) => ({ ...before, cancelled: before.deciding }));
    send(intent);
  };
  return { made: seen.made, send: watched };
}

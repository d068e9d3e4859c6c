import { Camera, Check } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { IntentOf } from '../../main/contract/intents.ts';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { NoticePanel } from '../components/notice-panel.tsx';
import { Tile, Tiles } from '../components/tile.tsx';
import { Collecting, DroppingOff, Settling } from '../drawings/family.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { deviceList } from '../language.ts';
import styles from './family.module.css';
import { ReportButton } from './report-button.tsx';

type What = IntentOf<'family-visit'>['what'];

const PICTURES = { 'dropping-off': DroppingOff, collecting: Collecting, settling: Settling } as const;
const WHATS = Object.keys(PICTURES) as What[];

type FamilyProps = ScreenProps<ScreenOf<'family'>>;

/** Children by their initials only; one touch says what today is about. */
export function Family({ state, screen, send, t }: FamilyProps) {
  const [chosen, setChosen] = useState<readonly string[]>(() => screen.children.map(({ child }) => child));
  const choose = (child: string, on: boolean) =>
    setChosen(on ? [...chosen, child] : chosen.filter((each) => each !== child));
  return (
    <Frame
      title={t('family.hello', { name: screen.firstName })}
      lead={screen.reminder}
      aside={
        <>
          <Button look="plain" onPress={() => send({ intent: 'change-usual' })}>
            {screen.usual.length === 0
              ? t('family.usual.nothing')
              : t('family.usual', { things: deviceList(screen.usual, t, state.language) })}
          </Button>
          {screen.mayReport ? <ReportButton send={send} t={t} /> : null}
        </>
      }
    >
      <div className={styles['children']}>
        <p>{t(screen.children.length > 1 ? 'family.children' : 'family.child')}</p>
        {screen.children.length > 1 ? (
          screen.children.map(({ child, initials }) => (
            <ToggleButton
              key={child}
              className={styles['child'] ?? ''}
              isSelected={chosen.includes(child)}
              onChange={(on) => choose(child, on)}
            >
              {initials}
            </ToggleButton>
          ))
        ) : (
          <strong className={styles['only']}>{screen.children[0]?.initials}</strong>
        )}
      </div>
      <Events screen={screen} send={send} t={t} />
      <Tiles columns={3} inPortrait={1}>
        {WHATS.map((what) => {
          const Drawn = PICTURES[what];
          return (
            <Tile
              key={what}
              label={t(`family.${what}`)}
              note={what === 'settling' && screen.settlingNote ? screen.settlingNote : t(`family.${what}.note`)}
              picture={<Drawn />}
              isDisabled={chosen.length === 0}
              onPress={() => send({ intent: 'family-visit', what, children: [...chosen] })}
            />
          );
        })}
      </Tiles>
    </Frame>
  );
}

/** What is announced, and for today's event the sharing rule with its one touch. */
function Events({ screen, send, t }: Pick<FamilyProps, 'screen' | 'send' | 't'>) {
  const events = screen.events ?? [];
  const notices = screen.notices ?? [];
  return (
    <>
      {notices.map((notice) => (
        <NoticePanel key={JSON.stringify(notice.happened)} notice={notice} />
      ))}
      {events.map(({ arrangement, what, conditions, accepted }) => (
        <section key={arrangement} className={styles['event']} aria-label={what}>
          <p>
            <strong>{t('family.event', { what })}</strong> {conditions.join(' ')}
          </p>
          {accepted ? (
            <p className={styles['joined']}>
              <Check aria-hidden="true" />
              <span>{t('family.event.joined')}</span>
            </p>
          ) : (
            <Button
              look="plain"
              icon={<Camera aria-hidden="true" />}
              onPress={() => send({ intent: 'join-event', arrangement })}
            >
              {t('family.event.join')}
            </Button>
          )}
        </section>
      ))}
    </>
  );
}

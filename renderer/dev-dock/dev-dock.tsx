import { FlaskConical, PanelRightClose } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ScreenState } from '../../main/contract/screen-state.ts';
import { useClock } from '../kiosk-context.tsx';
import { clockTime, type Translate } from '../language.ts';
import type { Send } from '../outgoing.ts';
import css from './dev-dock.module.css';
import { DockDoors } from './dock-doors.tsx';
import { type Dock, DockPart } from './dock-part.tsx';

export interface DevDockProps {
  readonly state: ScreenState;
  readonly send: Send;
  readonly t: Translate;
}

/**
 * The pretend hardware: badges to tap, doors to push shut, faults, and the clock. Only in a demonstration setting, marked as
 * what it is, a small tab until it is asked for. It ends above the bar with the next step, so that it never covers it.
 */
export function DevDock({ state, send, t }: DevDockProps) {
  const [open, setOpen] = useState(false);
  const shut = useRef<HTMLButtonElement>(null);
  const tab = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    (open ? shut : tab).current?.focus();
  }, [open]);
  const turn = (to: boolean) => {
    moved.current = true;
    setOpen(to);
  };
  if (!state.dock) return null;
  if (!open) {
    return (
      <Button
        ref={tab}
        className={css['tab'] ?? ''}
        aria-label={t('dock.open')}
        data-testid="dock-open"
        onPress={() => turn(true)}
      >
        <FlaskConical aria-hidden="true" />
        <span>{t('dock.tab')}</span>
      </Button>
    );
  }
  return (
    <aside
      className={css['drawer']}
      aria-label={t('dock.title')}
      data-testid="dock"
      onKeyDown={(event) => {
        if (event.key === 'Escape') turn(false);
      }}
    >
      <header className={css['head']}>
        <FlaskConical aria-hidden="true" />
        <div>
          <h2>{t('dock.title')}</h2>
          <p>{t('dock.about')}</p>
        </div>
        <Button
          ref={shut}
          className={css['key'] ?? ''}
          aria-label={t('dock.close')}
          data-testid="dock-close"
          onPress={() => turn(false)}
        >
          <PanelRightClose aria-hidden="true" />
        </Button>
      </header>
      <div className={css['parts']}>
        <Badges dock={state.dock} send={send} t={t} />
        <DockDoors dock={state.dock} send={send} t={t} />
        <ClockKeys state={state} send={send} t={t} />
        <Codes dock={state.dock} t={t} />
      </div>
    </aside>
  );
}

interface PartProps {
  readonly dock: Dock;
  readonly send: Send;
  readonly t: Translate;
}

function Badges({ dock, send, t }: PartProps) {
  return (
    <DockPart title={t('dock.badges')}>
      {dock.badges.length === 0 ? <p>{t('dock.noBadges')}</p> : null}
      <div className={css['keys']}>
        {dock.badges.map(({ badge, who }) => (
          <Button
            key={badge}
            className={css['key'] ?? ''}
            data-testid={`dock-tap-${badge}`}
            onPress={() => send({ intent: 'dock-tap', badge })}
          >
            {who}
          </Button>
        ))}
      </div>
    </DockPart>
  );
}

/** Minutes by which the clock can be moved. */
const MOVES = [5, 30, 60, 1440, -60] as const;

function ClockKeys({ state, send, t }: DevDockProps) {
  const now = useClock();
  return (
    <DockPart title={t('dock.clock')}>
      <p>{t('dock.clockNow', { time: clockTime(now, state.language, state.timeZone) })}</p>
      <div className={css['keys']}>
        {MOVES.map((forwardMinutes) => (
          <Button
            key={forwardMinutes}
            className={css['key'] ?? ''}
            data-testid={`dock-clock-${forwardMinutes}`}
            onPress={() => send({ intent: 'dock-clock', forwardMinutes })}
          >
            {t(`dock.plus.${forwardMinutes}`)}
          </Button>
        ))}
      </div>
    </DockPart>
  );
}

function Codes({ dock, t }: { readonly dock: Dock; readonly t: Translate }) {
  return (
    <DockPart title={t('dock.codes')}>
      {dock.codes.length === 0 ? <p>{t('dock.noCodes')}</p> : null}
      <ul className={css['codes']}>
        {dock.codes.map(({ who, code, pin }) => (
          <li key={`${who}-${code}`} data-testid="dock-code">
            <span>{who}</span>
            <span>
              <code>{code}</code>
              {pin === undefined ? null : (
                <>
                  {' '}
                  {t('dock.pinOf')} <code>{pin}</code>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </DockPart>
  );
}

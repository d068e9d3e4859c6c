import { FlaskConical } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useKiosk, useSinceReceived } from '../kiosk-context.tsx';
import styles from './chrome.module.css';
import { IdleWarning } from './idle-warning.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';
import { TopBar } from './top-bar.tsx';

/** What stands around every screen: the demonstration mark, the bar along the top, and the warning before time runs out. */
export function Chrome({ children }: { readonly children: ReactNode }) {
  const { state, send, t } = useKiosk();
  // Open on one screen only: what the next person sees begins without it.
  const [privacyOn, setPrivacyOn] = useState<string | null>(null);
  const closePrivacy = useCallback(() => setPrivacyOn(null), []);
  const reading = state.privacy !== undefined && privacyOn === state.screen.name;
  const openPrivacy = () => {
    setPrivacyOn(state.screen.name);
    send({ intent: 'still-here' });
  };
  const secondsLeft = useWarning();
  const warned = secondsLeft !== null;
  return (
    <div className={styles['chrome']}>
      {state.setting?.demonstration ? (
        <aside className={styles['demonstration']} aria-label={t('chrome.demonstration')}>
          <FlaskConical aria-hidden="true" />
          <span>{t('chrome.demonstration')}</span>
        </aside>
      ) : null}
      <div className={styles['inside']} inert={warned || reading}>
        <TopBar onPrivacy={openPrivacy} />
        <div className={styles['content']}>{children}</div>
      </div>
      {reading && !warned ? <PrivacyNotice text={state.privacy ?? ''} onClose={closePrivacy} /> : null}
      {warned ? <IdleWarning secondsLeft={secondsLeft} /> : null}
    </div>
  );
}

/** Seconds left once the warning stands, else null. Gives the focus back to where it was when the warning goes. */
function useWarning(): number | null {
  const { state } = useKiosk();
  const since = useSinceReceived(250);
  const left = state.idle ? state.idle.leftMs - since : null;
  const warned = state.idle !== null && left !== null && left <= state.idle.warnMs;
  const before = useRef<Element | null>(null);
  const [was, setWas] = useState(warned);
  if (was !== warned) {
    if (warned) before.current = document.activeElement;
    setWas(warned);
  }
  useEffect(() => {
    if (!warned && before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
  }, [warned]);
  return warned && left !== null ? Math.max(0, Math.ceil(left / 1000)) : null;
}

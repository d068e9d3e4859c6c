import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

import type { Screen, ScreenState } from '../main/contract/screen-state.ts';
import type { Translate } from './language.ts';
import type { Send } from './outgoing.ts';

export type { Send } from './outgoing.ts';

/** What every screen gets: the whole state, its own slice, the way to answer, and the words. */
export interface ScreenProps<S extends Screen = Screen> {
  readonly state: ScreenState;
  readonly screen: S;
  readonly send: Send;
  readonly t: Translate;
}

/** The path somebody is on, remembered by the page only to show where they are. */
export type Journey = 'visitor' | 'staff' | 'family' | 'leaving' | null;

export interface Kiosk {
  readonly state: ScreenState;
  readonly send: Send;
  readonly t: Translate;
  /** performance.now() of the moment this state arrived, in ms. */
  readonly receivedAt: number;
  readonly journey: Journey;
}

const KioskContext = createContext<Kiosk | null>(null);

export function KioskProvider(props: Kiosk & { readonly children: ReactNode }) {
  const { state, send, t, receivedAt, journey, children } = props;
  const kiosk = useMemo(() => ({ state, send, t, receivedAt, journey }), [state, send, t, receivedAt, journey]);
  return <KioskContext value={kiosk}>{children}</KioskContext>;
}

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('useKiosk outside of KioskProvider');
  return kiosk;
}

/** Milliseconds since the state arrived, re-read every `everyMs`. */
export function useSinceReceived(everyMs: number): number {
  const { receivedAt } = useKiosk();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return Math.max(0, now - receivedAt);
}

/** The station's clock as it stands now: what it said, and what has passed since. Epoch ms. */
export function useClock(everyMs = 1000): number {
  const { state } = useKiosk();
  return state.now + useSinceReceived(everyMs);
}

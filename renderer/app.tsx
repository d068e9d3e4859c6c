import {
  lazy,
  type ReactElement,
  Suspense,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Intent } from '../main/contract/intents.ts';
import type { Screen, ScreenState } from '../main/contract/screen-state.ts';
import { Chrome } from './components/chrome.tsx';
import type { KioskClient, Received } from './kiosk-client.ts';
import { type Journey, KioskProvider, type Send } from './kiosk-context.tsx';
import { localeOf, type Translate, wordsOf } from './language.ts';
import { PublicScreen } from './screens/public-screen.tsx';
import { playSound } from './sound.ts';

const Desk = lazy(() => import('./screens/desk/desk.tsx').then((module) => ({ default: module.Desk })));
const SetUp = lazy(() => import('./screens/set-up/set-up.tsx').then((module) => ({ default: module.SetUp })));
const DevDock = lazy(() => import('./dev-dock/dev-dock.tsx').then((module) => ({ default: module.DevDock })));

/** Touches and keys keep a session alive, but not every one of them needs to be told. */
const STILL_HERE_EVERY_MS = 4000;

/** Draws whatever the station says. */
export function App({ client }: { readonly client: KioskClient }) {
  const received = useSyncExternalStore(client.subscribe, client.latest);
  if (!received) return null;
  return <Drawn received={received} client={client} />;
}

function Drawn({ received, client }: { readonly received: Received; readonly client: KioskClient }) {
  const { state } = received;
  const { screen } = state;
  const t = useMemo(() => wordsOf(state.language), [state.language]);
  const lastSent = useRef(0);
  const send = useMemo<Send>(() => {
    return (intent: Intent) => {
      lastSent.current = performance.now();
      client.send(intent);
    };
  }, [client]);
  useRootLook(state, t);
  useActivity(state, send, lastSent);
  useSound(state);
  const visit = useScreenCount(screen.name);
  const journey = useJourney(screen);

  return (
    <I18nProvider locale={localeOf(state.language)}>
      <KioskProvider state={state} send={send} t={t} receivedAt={received.at} journey={journey}>
        <Chrome>
          <Suspense fallback={null}>
            <Chosen key={visit} state={state} send={send} t={t} />
          </Suspense>
        </Chrome>
        {state.dock && state.setting?.demonstration ? (
          <Suspense fallback={null}>
            <DevDock state={state} send={send} t={t} />
          </Suspense>
        ) : null}
      </KioskProvider>
    </I18nProvider>
  );
}

interface ChosenProps {
  readonly state: ScreenState;
  readonly send: Send;
  readonly t: Translate;
}

function Chosen({ state, send, t }: ChosenProps): ReactElement {
  const { screen } = state;
  switch (screen.name) {
    case 'desk':
      return <Desk state={state} screen={screen} send={send} t={t} />;
    case 'set-up':
      return <SetUp state={state} screen={screen} send={send} t={t} />;
    default:
      return <PublicScreen state={state} screen={screen} send={send} t={t} />;
  }
}

/** Language, direction, theme and text size stand on the root element, where the style sheets look for them. */
function useRootLook(state: ScreenState, t: Translate): void {
  const { theme, largeText } = state.look;
  const direction = state.languages.find((language) => language.id === state.language)?.direction ?? 'ltr';
  const title = state.setting?.name ?? t('app.name');
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = localeOf(state.language);
    root.dir = direction;
    root.dataset['theme'] = theme;
    root.dataset['text'] = largeText ? 'large' : 'normal';
    document.title = title;
  }, [state.language, direction, theme, largeText, title]);
}

/** Half-typed text never reaches the station, so touches and keys must, or the screen would run out under a slow typist. */
function useActivity(state: ScreenState, send: Send, lastSent: { current: number }): void {
  const counting = state.idle !== null;
  useEffect(() => {
    if (!counting) return;
    const noticed = () => {
      if (performance.now() - lastSent.current < STILL_HERE_EVERY_MS) return;
      send({ intent: 'still-here' });
    };
    window.addEventListener('pointerup', noticed);
    window.addEventListener('keydown', noticed);
    return () => {
      window.removeEventListener('pointerup', noticed);
      window.removeEventListener('keydown', noticed);
    };
  }, [counting, send, lastSent]);
}

function useSound(state: ScreenState): void {
  const { revision, sound } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same sound twice is two revisions
  useEffect(() => {
    if (sound) playSound(sound);
  }, [revision, sound]);
}

/** Counts screens as they come, so that what was typed on one is never seen on the next. */
function useScreenCount(name: string): number {
  const seen = useRef({ name, count: 0 });
  if (seen.current.name !== name) seen.current = { name, count: seen.current.count + 1 };
  return seen.current.count;
}

const JOURNEY_STARTS: Partial<Record<Screen['name'], Journey>> = {
  welcome: null,
  'who-are-you': 'visitor',
  'staff-entry': 'staff',
  'staff-day': 'staff',
  'family-entry': 'family',
  family: 'family',
  leaving: 'leaving',
  'leaving-name': 'leaving',
};

function useJourney(screen: Screen): Journey {
  const journey = useRef<Journey>(null);
  const started = JOURNEY_STARTS[screen.name];
  if (started !== undefined) journey.current = started;
  return journey.current;
}

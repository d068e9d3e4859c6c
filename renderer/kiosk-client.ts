import { type KioskBridge, ToScreen } from '../main/contract/frames.ts';
import type { Intent } from '../main/contract/intents.ts';
import type { ScreenState } from '../main/contract/screen-state.ts';

declare global {
  interface Window {
    readonly cloakroom?: KioskBridge;
  }
}

/** One state and the moment it arrived (performance.now, ms): times in it that run are counted from there. */
export interface Received {
  readonly state: ScreenState;
  readonly at: number;
}

/** What the page keeps between frames: the last state that could be read. */
export interface KioskClient {
  send(intent: Intent): void;
  latest(): Received | null;
  subscribe(changed: () => void): () => void;
}

const HEARTBEAT_MS = 1000;

/** Connects the page to the bridge. A frame that does not fit the contract is left out: the screen stays as it is. */
export function connectKiosk(bridge: KioskBridge): KioskClient {
  let received: Received | null = null;
  const listeners = new Set<() => void>();

  bridge.onFrame((frame) => {
    const parsed = ToScreen.safeParse(frame);
    if (!parsed.success) {
      console.warn('A frame from the station was not understood and left out.');
      return;
    }
    if (parsed.data.frame !== 'state') return;
    received = { state: parsed.data.state, at: performance.now() };
    for (const listener of listeners) listener();
  });

  return {
    send: (intent) => bridge.send(intent),
    latest: () => received,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** A compositor that gives no frame for so long is asleep with the display, not stuck: the page itself still runs. */
const NO_FRAME_MS = 2000;

/**
 * Tells the shell once a second that the page still runs. Goes through an animation frame where there is one, so that a busy page
 * answers late and is seen to; while the display sleeps there are no frames, and a page that is well must not be reloaded.
 */
export function startHeartbeat(bridge: KioskBridge): () => void {
  const beat = () => {
    const asleep = setTimeout(() => bridge.alive(), NO_FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(asleep);
      bridge.alive();
    });
  };
  beat();
  const timer = setInterval(beat, HEARTBEAT_MS);
  return () => clearInterval(timer);
}

import { z } from 'zod';
import { ScreenState } from './screen-state.ts';

/** Station to screen over the MessagePort. Screen to station is an `Intent` (intents.ts) and nothing else. */
export const ToScreen = z.discriminatedUnion('frame', [
  z.strictObject({ frame: z.literal('state'), state: ScreenState }),
  /** An intent was not understood or not allowed now; the screen stays as it is. Never says more. */
  z.strictObject({ frame: z.literal('refused') }),
]);
export type ToScreen = z.infer<typeof ToScreen>;

/** What the preload exposes to the page as `window.cloakroom`, and all of it. */
export interface KioskBridge {
  /** Sends one intent; the answer is the next state. */
  send(intent: unknown): void;
  /** Calls back with every frame, at once with the last one if there is one. Returns the way to stop. */
  onFrame(callback: (frame: unknown) => void): () => void;
  /** The heartbeat's answer to the shell: the page calls it once a second while it is alive. */
  alive(): void;
}

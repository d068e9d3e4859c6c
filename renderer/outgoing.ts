import type { Intent } from '../main/contract/intents.ts';

/** The only way from the screen to the station. */
export type Send = (intent: Intent) => void;

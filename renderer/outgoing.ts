import type { IntentName, IntentOf } from '../main/contract/intents.ts';

/**
 * An intent as the screen writes it. The contract's own type makes `Record<string, never>` of an intent without content,
 * which not even `{ intent: 'finish' }` fits; here such an intent is its name and nothing else.
 */
type Content<I> = string extends keyof I ? unknown : Omit<I, 'intent'>;

export type Outgoing = { [N in IntentName]: { readonly intent: N } & Content<IntentOf<N>> }[IntentName];
export type Send = (intent: Outgoing) => void;

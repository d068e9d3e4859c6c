import type { Condition } from '../main/contract/screen-state.ts';
import type { Translate } from './language.ts';

/** What its owner said of a device when it was put in, in one sentence. */
export function conditionSays({ damaged, words }: Condition, t: Translate): string {
  return [t(damaged ? 'condition.damaged' : 'condition.sound'), words].filter((part) => part !== '').join(' ');
}

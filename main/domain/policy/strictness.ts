import { closestRules, type RuleQuestion } from './device-answer.ts';
import type { DeviceRule } from './device-rules.ts';
import type { Policy } from './policy.ts';

/**
 * How much a device rule asks of whoever carries the device. From least to most: it stays in the bag; it goes into a store;
 * another person takes it; it stays outside unless somebody lets it in; it stays outside. Which store it is makes no difference.
 */
export function strictnessOf(rule: DeviceRule): number {
  switch (rule.must) {
    case 'keep-in-bag':
      return 0;
    case 'deposit':
      return 1;
    case 'hand-in':
      return 2;
    case 'leave-off-premises':
      return rule.letInBy === undefined ? 4 : 3;
  }
}

/** How strict a policy is with one device of a person; of rules that contradict each other, the strictest. -1: it has no answer. */
export function strictnessFor(question: RuleQuestion, policy: Pick<Policy, 'deviceRules' | 'groups'>): number {
  return Math.max(-1, ...closestRules(question, policy).map(strictnessOf));
}

import type { DeviceKind, Ownership } from '../devices.ts';
import type { PersonType } from '../people.ts';
import type { DeviceRule } from './device-rules.ts';
import type { Policy } from './policy.ts';
import { closeness } from './who.ts';

export interface RuleQuestion {
  readonly personType: PersonType;
  readonly worksWithChildren: boolean;
  readonly kind: DeviceKind;
  readonly ownership: Exclude<Ownership, 'setting-owned'>;
}

/**
 * The rules that speak most closely of this person and device: person type before group before everyone, then a rule
 * that names kinds, then one that names whether the person works with children, then one that names the ownership.
 * A consistent policy gives exactly one; none or several are faults that consistency.ts reports.
 */
export function closestRules(
  question: RuleQuestion,
  policy: Pick<Policy, 'deviceRules' | 'groups'>,
): readonly DeviceRule[] {
  let top = 0;
  let found: DeviceRule[] = [];
  for (const rule of policy.deviceRules) {
    const rank = rankOf(rule, question, policy.groups);
    if (rank === 0 || rank < top) continue;
    if (rank > top) found = [];
    top = rank;
    found.push(rule);
  }
  return found;
}

function rankOf(rule: DeviceRule, question: RuleQuestion, groups: Policy['groups']): number {
  const who = closeness(rule.for, question.personType, groups);
  if (who === 0) return 0;
  if (rule.kinds !== undefined && !rule.kinds.includes(question.kind)) return 0;
  if (rule.worksWithChildren !== undefined && rule.worksWithChildren !== question.worksWithChildren) return 0;
  if (rule.ownership !== undefined && rule.ownership !== question.ownership) return 0;
  return (
    who * 8 +
    (rule.kinds === undefined ? 0 : 4) +
    (rule.worksWithChildren === undefined ? 0 : 2) +
    (rule.ownership === undefined ? 0 : 1)
  );
}

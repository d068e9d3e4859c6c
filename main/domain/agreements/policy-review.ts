import { Temporal } from 'temporal-polyfill';
import type { Facts } from '../kiosk/facts.ts';

/** What decides when the policy is looked at again. */
type ReviewFacts = Pick<Facts, 'policy' | 'policyReviews'>;

/**
 * The day by which the policy is reviewed next: what the last review on record said, or what the policy file says, whichever is
 * later, for either may have been brought up to date first. Null where neither says (SETTINGS A15: a preset ships without).
 */
export function reviewDue({ policy, policyReviews }: ReviewFacts): string | null {
  const recorded = policyReviews().filter((review) => review.policyId === policy.id);
  const next = recorded.at(-1)?.next ?? null;
  const filed = policy.adoption.reviewDue ?? null;
  if (next === null || filed === null) return next ?? filed;
  return next > filed ? next : filed;
}

/** The day that is offered for the next review: the policy's interval on, else a year (SETTINGS A15, B11, E15). */
export function nextReview(today: string, { policy }: Pick<Facts, 'policy'>): string {
  return Temporal.PlainDate.from(today)
    .add({ months: policy.adoption.reviewEveryMonths ?? 12 })
    .toString();
}

/** Whether a review today comes before it is asked for, and so needs a reason. */
export function isEarly(today: string, facts: ReviewFacts): boolean {
  const due = reviewDue(facts);
  if (due === null) return false;
  return Temporal.PlainDate.from(today).until(due).days > facts.policy.adoption.warnDaysBefore;
}

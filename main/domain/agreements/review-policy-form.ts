import { Temporal } from 'temporal-polyfill';
import { type Form, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import type { Role } from '../people.ts';
import { isEarly, nextReview } from './policy-review.ts';

/** Who sees to the review (SETTINGS A15), and the safeguarding leads whose concerns may bring one about (E15). */
const REVIEWERS: readonly Role[] = ['manager', 'deputy', 'committee-chair', 'dsl-lead', 'dsl-deputy', 'dsl-assistant'];

/** A review of the policy that was held: what came of it, and when it is looked at next. An early one says why (A15, E15). */
export const reviewPolicyForm: Form = {
  id: 'review-policy',
  at: 'desk',
  may: ({ by, facts }) => (roleOf(facts.person(by)?.roles ?? []) === null ? { code: 'not-your-role', gaps: {} } : null),
  questions(_answers, { facts }) {
    const early = isEarly(facts.day, facts);
    return [
      {
        id: 'words',
        kind: 'words',
        asks: words(early ? 'form.review-policy.words-early' : 'form.review-policy.words'),
        help: words(early ? 'form.review-policy.help-early' : 'form.review-policy.help'),
      },
      {
        id: 'next',
        kind: 'day',
        asks: words('form.review-policy.next'),
        earliest: Temporal.PlainDate.from(facts.day).add({ days: 1 }).toString(),
        offers: [
          { day: nextReview(facts.day, facts), label: words('form.day', { day: nextReview(facts.day, facts) }) },
        ],
      },
    ];
  },
  check: () => null,
  says: (answers, { facts }) =>
    words('form.review-policy.says', {
      policy: facts.policy.id,
      version: facts.policy.version,
      next: textOf(answers, 'next'),
      words: textOf(answers, 'words'),
    }),
  perform(answers, { by, facts }) {
    const role = roleOf(facts.person(by)?.roles ?? []);
    if (role === null) return RECORDS_ONLY;
    const { id, version } = facts.policy;
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'policy-reviewed',
          facts: {
            policyId: id,
            version: String(version),
            on: facts.day,
            next: textOf(answers, 'next'),
            early: isEarly(facts.day, facts),
            by,
            role,
          },
          personal: { words: textOf(answers, 'words') },
        },
      ],
      said: { key: 'form.review-policy.said', gaps: { next: textOf(answers, 'next') } },
    };
  },
};

function roleOf(roles: readonly Role[]): Role | null {
  return REVIEWERS.find((role) => roles.includes(role)) ?? null;
}

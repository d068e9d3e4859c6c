import type { DeskList } from '../../../contract/screen-state.ts';
import { reviewDue } from '../../../domain/agreements/policy-review.ts';
import type { Change } from '../../../domain/change-log/change.ts';
import { nameOf } from '../../../domain/desk/names.ts';
import { asIs, type Words, words } from '../../../domain/forms/form.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import { inLanguage } from '../../../domain/policy/requirements.ts';
import type { DeskView } from '../desk-screen.ts';

/** The policy in force, its adoption and reviews (SETTINGS A15, B11), what monitoring shows for the next one (E15), and what was changed (D14). */
export function policyPage({ facts, exceptionsSince, latestChanges }: DeskView, reader: Id): readonly DeskList[] {
  return [
    {
      id: 'in-force',
      title: words('list.policy.in-force'),
      empty: words('list.policy.none'),
      add: [
        { form: 'review-policy', label: words('form.review-policy.open') },
        { form: 'save-sign', label: words('form.save-sign.open') },
      ],
      rows: [inForce(facts)],
    },
    {
      id: 'reviews',
      title: words('list.policy.reviews'),
      empty: words('list.policy.reviews-none'),
      rows: reviews(facts),
    },
    {
      id: 'lessons',
      title: words('list.policy.lessons'),
      empty: words('list.policy.lessons-none'),
      rows: lessons(reader, facts),
    },
    {
      id: 'exceptions',
      title: words('list.policy.exceptions'),
      empty: words('list.policy.exceptions-none'),
      rows: exceptionsSince(lastReviewAt(facts)).map(({ kind, count }) => ({
        id: `exceptions-${kind}`,
        first: words(`desk.exceptions.kind.${kind}`),
        end: words('list.policy.times', { count }),
        facts: [],
        actions: [],
      })),
    },
    {
      id: 'changes',
      title: words('list.changes.title'),
      empty: words('list.changes.none'),
      add: [{ form: 'save-change-log', label: words('form.save-change-log.open') }],
      rows: latestChanges(MOST_CHANGES_SHOWN).map((change) => changeRow(change, facts)),
    },
  ];
}

/** The rest is printed (SETTINGS D14). */
const MOST_CHANGES_SHOWN = 60;

function changeRow({ seq, at, area, what, whom, details, by }: Change, facts: Facts): DeskList['rows'][number] {
  const when = words('list.changes.when', { day: facts.dateOf(at), time: facts.timeOf(at) });
  return {
    id: `change-${seq}`,
    first: what,
    ...(whom === null ? {} : { under: whom }),
    middle: by,
    end: when,
    facts: [
      { name: words('list.changes.area'), says: words(`change.area-${area}`) },
      { name: words('list.changes.on'), says: when },
      { name: words('list.changes.by'), says: by },
      ...details.map((says) => ({ name: words('list.changes.now'), says })),
    ],
    actions: [],
  };
}

function inForce(facts: Facts): DeskList['rows'][number] {
  const { policy } = facts;
  const { adoption } = policy;
  const due = reviewDue(facts);
  const day = (on: string | undefined): Words | null => (on === undefined ? null : words('form.day', { day: on }));
  const line = (name: string, says: Words | null) =>
    says === null ? [] : [{ name: words(`list.policy.${name}`), says }];
  const signed = adoption.signedBy;
  return {
    id: 'policy',
    first: asIs(inLanguage(policy.title, facts.language)),
    under: words('list.policy.version', { version: policy.version }),
    end: due === null ? words('list.policy.no-review') : words('list.policy.due', { day: due }),
    tone: due === null || due < facts.day ? 'warm' : 'plain',
    facts: [
      ...line('agreed-by', adoption.agreedBy === undefined ? null : asIs(adoption.agreedBy.join(', '))),
      ...line('agreed-on', day(adoption.agreedOn)),
      ...line('adopted-at', adoption.adoptedAt === undefined ? null : asIs(adoption.adoptedAt)),
      ...line('held-on', day(adoption.heldOn)),
      ...line('signed-by', signed === undefined ? null : asIs(`${signed.name}, ${signed.role}`)),
      ...line('review-due', due === null ? words('list.policy.no-review') : words('form.day', { day: due })),
      { name: words('list.policy.hash'), says: asIs(facts.policyHash) },
    ],
    actions: [],
  };
}

/** Those of the policy file, from before the kiosk, and those on record; newest first. */
function reviews(facts: Facts): DeskList['rows'] {
  const filed = facts.policy.adoption.reviews.map((review, index) => ({
    id: `filed-${index}`,
    first: words('form.day', { day: review.date }),
    under: asIs(review.by),
    ...(review.early ? { end: words('list.policy.early') } : {}),
    facts: review.reason === undefined ? [] : [{ name: words('list.policy.why'), says: asIs(review.reason) }],
    actions: [],
  }));
  const recorded = facts.policyReviews().map((review, index) => {
    const by = facts.person(review.by);
    return {
      id: `recorded-${index}`,
      first: words('form.day', { day: review.on }),
      under: asIs(by === null ? '' : nameOf(by)),
      middle: words('list.policy.version', { version: review.version }),
      ...(review.early ? { end: words('list.policy.early') } : {}),
      facts: [
        { name: words(review.early ? 'list.policy.why' : 'list.policy.came'), says: asIs(review.words ?? '') },
        { name: words('list.policy.review-due'), says: words('form.day', { day: review.next }) },
      ],
      actions: [],
    };
  });
  return [...filed, ...recorded].reverse();
}

/** What was learnt from incidents since the last review (SETTINGS E15), by nobody's name and to nobody it is about. */
function lessons(reader: Id, facts: Facts): DeskList['rows'] {
  const since = lastReviewAt(facts);
  return facts
    .incidents()
    .filter(({ about, closedAt }) => closedAt !== null && closedAt >= since && !about.includes(reader))
    .flatMap(({ id, entries }) =>
      entries.flatMap(({ what, at, words: { lessons: learnt } }) =>
        what !== 'closed' || learnt === undefined
          ? []
          : [
              {
                id: `lessons-${id}`,
                first: words('form.day', { day: facts.dateOf(at) }),
                under: asIs(learnt),
                facts: [{ name: words('list.policy.learnt'), says: asIs(learnt) }],
                actions: [],
              },
            ],
      ),
    );
}

/** Noon of the day of the last review; 0 before the first. */
function lastReviewAt(facts: Facts): number {
  const days = [
    ...facts.policy.adoption.reviews.map((review) => review.date),
    ...facts.policyReviews().map((review) => review.on),
  ].sort();
  const last = days.at(-1);
  return last === undefined ? 0 : facts.momentOf(last, '12:00');
}

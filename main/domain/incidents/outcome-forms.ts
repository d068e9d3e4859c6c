import { asIs, type Form, type Question, textOf, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { Incident } from '../record/incident-state.ts';
import { openActions } from './action-forms.ts';
import { outcomeLabel, outcomeOf, outcomesFor } from './incident-words.ts';
import { workForm } from './work-form.ts';

/** Exactly the outcomes of the policy, several may apply, each with its day and reference (SETTINGS A12, B9, C12, E24). */
export const outcomeForm: Form = workForm({
  id: 'incident-outcome',
  questions(incident, answers, { facts }) {
    const { policy, language } = facts;
    const asks = outcomeOf(textOf(answers, 'outcome'), policy)?.asks ?? [];
    const choice: Question = {
      id: 'outcome',
      kind: 'one',
      asks: words('incident.outcome.which'),
      help: words('incident.outcome.which-help'),
      choices: outcomesFor(incident.kind, policy).flatMap((id) => {
        const outcome = outcomeOf(id, policy);
        if (outcome === null) return [];
        const note = outcome.body === undefined ? {} : { note: asIs(outcome.body) };
        return [{ id, label: asIs(inLanguage(outcome.label, language)), ...note }];
      }),
    };
    return [
      choice,
      {
        id: 'on',
        kind: 'day',
        latest: facts.day,
        asks: words('incident.outcome.on'),
        offers: [{ day: facts.day, label: words('incident.today') }],
      },
      ...(asks.includes('reference')
        ? [
            {
              id: 'reference',
              kind: 'line',
              most: 120,
              asks: words('incident.outcome.reference'),
              help: words('incident.outcome.reference-help'),
            } as const,
          ]
        : []),
    ];
  },
  says: ({ number }, answers, { facts }) =>
    words('incident.outcome.says', {
      number,
      outcome: outcomeLabel(textOf(answers, 'outcome'), facts),
      body: outcomeOf(textOf(answers, 'outcome'), facts.policy)?.body ?? '',
      day: textOf(answers, 'on'),
      reference: textOf(answers, 'reference'),
    }),
  events(worked, answers) {
    const reference = textOf(answers, 'reference');
    return [
      {
        kind: 'incident-outcome-entered',
        facts: { ...worked, on: textOf(answers, 'on') },
        personal: { outcome: textOf(answers, 'outcome'), ...(reference === '' ? {} : { reference }) },
      },
    ];
  },
});

export type Missing = 'outcome' | 'owner' | 'not-done';

/** What keeps an incident from being closed, as far as the policy asks for it (SETTINGS D15); all of it at once. */
export function missingToClose(
  incident: Incident,
  { policy }: Pick<Facts, 'policy'>,
): readonly { readonly why: Missing; readonly action: string | null }[] {
  const { closesWith } = policy.incidents;
  const entered = incident.entries.some(({ what }) => what === 'outcome');
  const open = closesWith.includes('actions-done') ? openActions(incident) : [];
  return [
    ...(closesWith.includes('outcome') && !entered ? [{ why: 'outcome', action: null } as const] : []),
    ...open.map(({ owner, what }) => ({ why: owner === null ? 'owner' : 'not-done', action: what ?? '' }) as const),
  ];
}

/** Closed with the talk afterwards and the lessons where the policy asks for them (SETTINGS E15). */
export const closeForm: Form = workForm({
  id: 'incident-close',
  questions(incident, _answers, { facts }) {
    const missing = missingToClose(incident, facts);
    if (missing.length > 0) return [blocked(incident, missing)];
    const { closesWith } = facts.policy.incidents;
    const { number } = incident;
    const asked: Question[] = [];
    if (closesWith.includes('debrief'))
      asked.push({
        id: 'debrief',
        kind: 'words',
        asks: words('incident.close.debrief'),
        help: words('incident.close.debrief-help'),
      });
    if (closesWith.includes('lessons'))
      asked.push({
        id: 'lessons',
        kind: 'words',
        asks: words('incident.close.lessons'),
        help: words('incident.close.lessons-help'),
      });
    if (asked.length > 0) return asked;
    return [
      {
        id: 'sure',
        kind: 'confirm',
        asks: words('incident.close.ask', { number }),
        help: words('incident.close.help'),
      },
    ];
  },
  check: (incident, _answers, { facts }) =>
    missingToClose(incident, facts).length > 0 ? { code: 'changed', gaps: {} } : null,
  says: ({ number }, answers) =>
    words('incident.close.says', {
      number,
      words: [textOf(answers, 'debrief'), textOf(answers, 'lessons')].filter((part) => part !== '').join(' · '),
    }),
  events(worked, answers) {
    const [debrief, lessons] = [textOf(answers, 'debrief'), textOf(answers, 'lessons')];
    return [
      {
        kind: 'incident-closed',
        facts: { ...worked },
        personal: { ...(debrief === '' ? {} : { debrief }), ...(lessons === '' ? {} : { lessons }) },
      },
    ];
  },
});

/** A question that nothing answers: every reason stands there. */
function blocked({ number }: Incident, missing: ReturnType<typeof missingToClose>): Question {
  return {
    id: 'blocked',
    kind: 'one',
    asks: words('incident.close.blocked', { number }),
    help: words('incident.close.blocked-help'),
    choices: missing.map(({ why, action }, index) => {
      const todo = words(`incident.close.do.${why}`);
      return {
        id: `${why}-${index}`,
        label: words(`incident.close.why.${why}`, { action: action ?? '' }),
        note: todo,
        refused: todo,
      };
    }),
  };
}

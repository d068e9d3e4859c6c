import type { DeskList, Phrase } from '../../main/contract/screen-state.ts';

const asIs = (text: string): Phrase => ({ key: 'form.as-is', with: { text } });
const fact = (name: string, says: Phrase) => ({ name: { key: `list.policy.${name}` }, says });

interface Changed {
  readonly what: Phrase;
  readonly whom?: string;
  readonly by: Phrase;
  readonly area: string;
  readonly now: readonly Phrase[];
}

const CHANGES: readonly Changed[] = [
  {
    what: { key: 'change.policy-adopted' },
    by: { key: 'change.by-file' },
    area: 'policy',
    now: [
      { key: 'change.policy', with: { policy: 'playgroup-office', version: '2' } },
      { key: 'change.fingerprint', with: { hash: 'ab12cd34ef56' } },
    ],
  },
  {
    what: { key: 'change.person-changed' },
    whom: 'Yusra Delacroix-Winterbourne',
    by: asIs('Mara Quill'),
    area: 'people',
    now: [{ key: 'form.role.deputy' }, { key: 'form.role.dsl-deputy' }, { key: 'change.with-children' }],
  },
  {
    what: { key: 'change.reported-badge' },
    whom: 'Joss Penhallow',
    by: asIs('Mara Quill'),
    area: 'credentials',
    now: [],
  },
  {
    what: { key: 'change.door-out', with: { door: 9 } },
    by: { key: 'change.by-kiosk' },
    area: 'hardware',
    now: [{ key: 'desk.why.jammed' }],
  },
  {
    what: { key: 'change.program', with: { version: '1.4.0' } },
    by: { key: 'change.by-kiosk' },
    area: 'program',
    now: [],
  },
];

/** The part of the desk about the policy, some weeks after a review. */
export const POLICY_LISTS: readonly DeskList[] = [
  {
    id: 'in-force',
    title: { key: 'list.policy.in-force' },
    empty: { key: 'list.policy.none' },
    add: [
      { form: 'review-policy', label: { key: 'form.review-policy.open' } },
      { form: 'save-sign', label: { key: 'form.save-sign.open' } },
    ],
    rows: [
      {
        id: 'policy',
        first: asIs('Playgroup, devices kept away'),
        under: { key: 'list.policy.version', with: { version: 2 } },
        end: { key: 'list.policy.due', with: { day: '2027-09-03' } },
        tone: 'plain',
        facts: [fact('agreed-by', asIs('Mara Quill')), fact('hash', asIs('ab12cd34ef56'.repeat(5)))],
        actions: [],
      },
    ],
  },
  {
    id: 'changes',
    title: { key: 'list.changes.title' },
    empty: { key: 'list.changes.none' },
    add: [{ form: 'save-change-log', label: { key: 'form.save-change-log.open' } }],
    rows: CHANGES.map(({ what, whom, by, area, now }, index) => {
      const when = { key: 'list.changes.when', with: { day: `2027-03-0${5 - index}`, time: '08:12' } };
      return {
        id: `change-${90 - index}`,
        first: what,
        ...(whom === undefined ? {} : { under: asIs(whom) }),
        middle: by,
        end: when,
        facts: [
          { name: { key: 'list.changes.area' }, says: { key: `change.area-${area}` } },
          { name: { key: 'list.changes.on' }, says: when },
          { name: { key: 'list.changes.by' }, says: by },
          ...now.map((says) => ({ name: { key: 'list.changes.now' }, says })),
        ],
        actions: [],
      };
    }),
  },
];

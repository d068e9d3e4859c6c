import type { DeskList } from '../../main/contract/screen-state.ts';

const asIs = (text: string) => ({ key: 'form.as-is', with: { text } });
const fact = (name: string, text: string) => ({ name: { key: `desk.arrangements.fact.${name}` }, says: asIs(text) });
const actions = (subject: string) => [
  { form: 'review-arrangement', subject, label: { key: 'form.review-arrangement.open' } },
  { form: 'end-arrangement', subject, label: { key: 'form.end-arrangement.open' } },
];
const list = (id: string, rows: DeskList['rows']): DeskList => ({
  id,
  title: { key: `desk.arrangements.${id}` },
  empty: { key: `desk.arrangements.${id}-empty` },
  rows,
});

/** The part of the desk about arrangements on an ordinary day. */
export const ARRANGEMENT_LISTS: readonly DeskList[] = [
  {
    ...list('due', [
      {
        id: 'r-coach1',
        first: asIs('Emergency phone'),
        under: asIs('Oskar Vantongeren'),
        middle: { key: 'desk.arrangements.from', with: { day: '2026-03-20' } },
        end: { key: 'desk.arrangements.review-soon', with: { day: '2027-03-20' } },
        tone: 'warm',
        facts: [
          fact('in-use', 'Oskar Vantongeren'),
          fact('attending', 'Hesper, Bram'),
          fact('places', 'the building next door'),
          fact('approved', 'Mara Quill'),
        ],
        actions: actions('r-coach1'),
      },
    ]),
    add: [
      { form: 'make-arrangement', label: { key: 'desk.arrangements.make' } },
      { form: 'import-arrangements', label: { key: 'desk.arrangements.import' } },
    ],
  },
  list('valid', [
    {
      id: 'r-music1',
      first: asIs('Recorded music'),
      under: asIs('Lucia Pell'),
      middle: { key: 'desk.arrangements.days', with: { from: '2027-01-04', until: '2027-07-16' } },
      end: { key: 'desk.arrangements.is-valid' },
      tone: 'plain',
      facts: [fact('approved', 'Mara Quill')],
      actions: actions('r-music1'),
    },
  ]),
  list('coming', [
    {
      id: 'r-show01',
      first: asIs('Special event'),
      under: asIs('Spring show'),
      middle: { key: 'desk.arrangements.day', with: { day: '2027-03-12' } },
      end: { key: 'desk.arrangements.is-coming' },
      tone: 'plain',
      facts: [fact('approved', 'Mara Quill')],
      actions: actions('r-show01'),
    },
  ]),
  list('over', []),
];

/** After a look at a file in which something has to be put right. */
export const ARRANGEMENT_FILE_LISTS: readonly DeskList[] = [
  {
    id: 'file',
    title: { key: 'desk.arrangement-file.title', with: { count: 3 } },
    empty: { key: 'desk.arrangement-file.title', with: { count: 0 } },
    rows: [
      {
        id: 'fault-0',
        first: { key: 'desk.arrangement-file.cell', with: { line: 3, column: 'kind' } },
        under: {
          key: 'desk.arrangement-file.unknown',
          with: { found: 'loud-music', known: 'special-event, recorded-music, emergency-phone, existing-contact' },
        },
        tone: 'warm',
        facts: [],
        actions: [],
      },
      {
        id: 'fault-1',
        first: { key: 'desk.arrangement-file.cell', with: { line: 4, column: 'first-day' } },
        under: { key: 'form.problem.too-early', with: { day: '2026-11-23' } },
        tone: 'warm',
        facts: [],
        actions: [],
      },
      {
        id: 'fault-2',
        first: { key: 'desk.arrangement-file.line', with: { line: 12 } },
        under: { key: 'desk.arrangement-file.needs-word' },
        tone: 'warm',
        facts: [],
        actions: [],
      },
    ],
  },
  ...ARRANGEMENT_LISTS,
];

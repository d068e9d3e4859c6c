import type { DeskPage, Screen } from '../../main/contract/screen-state.ts';

type Report = Extract<Screen, { name: 'report' }>;
type Asking = NonNullable<Report['asking']>;

const asIs = (text: string) => ({ key: 'form.as-is', with: { text } });

const STEPS = [
  'If a child is upset or in danger, help them first.',
  'Leave everything as it is. Close nothing and switch nothing off.',
  'Tell a safeguarding officer at once, or report it here.',
];

const KINDS = [
  'Something unsafe happened',
  'A device was used',
  'A badge or password is known to others',
  'A device was connected without leave',
  'A child saw something unsuitable',
  'Private details became known',
  'Bullying online',
  'An unkind comment about us',
  'Offensive mail',
  'Unsuitable games or programmes',
];

function report(
  question: Partial<Asking['question']> & Pick<Asking['question'], 'id' | 'asks' | 'kind'>,
  at: number,
  more: Partial<Report> = {},
): Report {
  return {
    name: 'report',
    asking: {
      form: 'report-concern',
      at,
      of: 5,
      question: { optional: false, ...question },
      answer: null,
    },
    steps: [],
    mayEnd: false,
    own: [],
    ...more,
  };
}

/** A report from the second touch on to the thanks. */
export const INCIDENT_SCREENS: readonly (readonly [string, Screen, { readonly canGoBack: boolean }?])[] = [
  [
    'report-kinds',
    report(
      {
        id: 'kind',
        kind: 'one',
        asks: { key: 'incident.report.kind' },
        choices: KINDS.map((label, index) => ({ id: `kind-${index}`, label: asIs(label) })),
      },
      1,
      { steps: STEPS },
    ),
  ],
  [
    'report-kinds-own',
    report(
      {
        id: 'kind',
        kind: 'one',
        asks: { key: 'incident.report.kind' },
        choices: KINDS.slice(0, 3).map((label, index) => ({ id: `kind-${index}`, label: asIs(label) })),
      },
      1,
      { own: [{ incident: 'n-0012', number: 12, day: '2027-03-02' }] },
    ),
  ],
  [
    'report-about',
    report(
      {
        id: 'about',
        kind: 'yes-no',
        asks: { key: 'incident.report.about' },
        help: { key: 'incident.report.about-help' },
      },
      2,
      {
        instruction: 'Hide the window. Do not close it and do not switch anything off, so that it can be looked into.',
      },
    ),
  ],
  [
    'report-whom',
    report(
      {
        id: 'whom',
        kind: 'several',
        least: 1,
        asks: { key: 'incident.report.whom' },
        help: { key: 'incident.report.whom-help' },
        choices: [
          ...['Mara Quill', 'Omar Haddad', 'Aurelia Featherstonehaugh', 'Hanna Berg'].map((name, index) => ({
            id: `p-${index}`,
            label: asIs(name),
          })),
          { id: 'unknown', label: { key: 'incident.report.not-known' }, always: true },
        ],
      },
      3,
    ),
  ],
  [
    'report-seen',
    report(
      {
        id: 'seen',
        kind: 'one',
        optional: true,
        asks: { key: 'incident.report.seen' },
        choices: ['just-now', 'today', 'earlier'].map((id) => ({ id, label: { key: `incident.report.seen.${id}` } })),
      },
      3,
      { mayEnd: true },
    ),
  ],
  [
    'report-words',
    report(
      {
        id: 'words',
        kind: 'words',
        optional: true,
        asks: { key: 'incident.report.words' },
        help: { key: 'incident.initials' },
      },
      4,
      { mayEnd: true },
    ),
  ],
  [
    'reported',
    {
      name: 'reported',
      number: 12,
      added: false,
      readers: ['dsl-lead', 'dsl-deputy', 'manager'].map((role) => ({ key: `form.role.${role}` })),
      outside: [],
      order: [
        { role: { key: 'form.role.dsl-lead' }, who: 'Aurelia Featherstonehaugh' },
        { role: { key: 'form.role.dsl-deputy' }, who: 'Omar Haddad' },
        { role: { key: 'form.role.manager' }, who: 'Mara Quill' },
      ],
      nextInMs: 24_000,
    },
    { canGoBack: false },
  ],
  [
    'reported-outside',
    {
      name: 'reported',
      number: 3,
      added: false,
      readers: [],
      outside: ['County council', 'LADO', 'Police'],
      order: [],
      nextInMs: 24_000,
    },
    { canGoBack: false },
  ],
  ['leaving-report', { name: 'leaving', report: true }],
];

const fact = (name: string, says: { key: string; with?: Record<string, string | number> }) => ({
  name: { key: `list.incidents.fact.${name}` },
  says,
});
const button = (form: string, key: string) => ({ form: `incident-${form}`, subject: 'n-0012', label: { key } });

/** The work list on a full day: one nobody has begun with, one that is late, one in hand. */
export const INCIDENTS_PAGE: DeskPage = {
  tab: 'incidents',
  lists: [
    {
      id: 'open',
      title: { key: 'list.incidents.open' },
      empty: { key: 'list.incidents.open-none' },
      add: [{ form: 'review-meeting', label: { key: 'incident.meeting.open' } }],
      rows: [
        {
          id: 'n-0012',
          first: { key: 'list.incidents.row', with: { number: 12, kind: 'Contact on a private account' } },
          under: { key: 'list.incidents.reported', with: { day: '2027-03-02', time: '09:14' } },
          end: { key: 'list.incidents.waiting-hours', with: { count: 3 } },
          tone: 'warm',
          facts: [
            fact('reporter', asIs('Hanna Berg')),
            fact('seen', { key: 'list.incidents.day-time', with: { day: '2027-03-01', time: '17:30' } }),
            fact('words', asIs('A parent wrote to me at home about K W.')),
            {
              name: {
                key: 'list.incidents.as.dsl-lead',
                with: { who: 'Aurelia Featherstonehaugh', day: '2027-03-02', time: '10:02' },
              },
              says: asIs('Spoke with Hanna. The messages are kept on her phone.'),
            },
            {
              name: {
                key: 'list.incidents.as.dsl-lead',
                with: { who: 'Aurelia Featherstonehaugh', day: '2027-03-02', time: '10:40' },
              },
              says: {
                key: 'list.incidents.says.outcome',
                with: { outcome: 'Code of conduct', body: '', day: '2027-03-02', reference: '' },
              },
            },
            fact('action', {
              key: 'list.incidents.action-open',
              with: { what: 'Remind the parents of the office address.', who: 'Omar Haddad', day: '2027-03-09' },
            }),
            fact('not-seen', { key: 'form.role.manager' }),
            fact('missing', {
              key: 'incident.close.why.not-done',
              with: { action: 'Remind the parents of the office address.' },
            }),
            { name: asIs('County council'), says: { key: 'list.incidents.no-number' } },
          ],
          actions: [
            button('seen', 'incident.seen.open'),
            button('note', 'incident.note.open'),
            button('advice', 'incident.advice.open'),
            button('action', 'incident.action.open'),
            button('action-done', 'incident.done.open'),
            button('give-action', 'incident.give.open'),
            button('outcome', 'incident.outcome.open'),
            button('details', 'incident.details.open'),
            button('close', 'incident.close.open'),
          ],
        },
        {
          id: 'n-0010',
          first: { key: 'list.incidents.row', with: { number: 10, kind: 'A device was used' } },
          under: { key: 'list.incidents.reported', with: { day: '2027-02-22', time: '15:20' } },
          end: { key: 'list.incidents.overdue', with: { count: 2 } },
          tone: 'stop',
          facts: [],
          actions: [],
        },
        {
          id: 'n-0009',
          first: { key: 'list.incidents.row', with: { number: 9, kind: 'Another worry' } },
          under: { key: 'list.incidents.reported', with: { day: '2027-02-19', time: '08:05' } },
          end: { key: 'list.incidents.in-hand' },
          tone: 'plain',
          facts: [],
          actions: [],
        },
      ],
    },
    {
      id: 'closed',
      title: { key: 'list.incidents.closed' },
      empty: { key: 'list.incidents.closed-none' },
      rows: [
        {
          id: 'n-0011',
          first: { key: 'list.incidents.row', with: { number: 11, kind: 'An abusive message' } },
          under: { key: 'list.incidents.reported', with: { day: '2027-02-25', time: '11:48' } },
          end: { key: 'list.incidents.closed-on', with: { day: '2027-03-01' } },
          tone: 'quiet',
          facts: [],
          actions: [],
        },
      ],
    },
    {
      id: 'meetings',
      title: { key: 'list.incidents.meetings' },
      empty: { key: 'list.incidents.meetings-none' },
      add: [{ form: 'save-chair-report', label: { key: 'incident.chair.open' } }],
      rows: [],
    },
    {
      id: 'turn-to',
      title: { key: 'list.incidents.turn-to' },
      empty: { key: 'list.incidents.turn-to-none' },
      rows: [
        {
          id: 'order-1',
          first: { key: 'form.role.dsl-lead' },
          under: asIs('Aurelia Featherstonehaugh'),
          facts: [],
          actions: [],
        },
        { id: 'order-2', first: { key: 'form.role.manager' }, under: asIs('Mara Quill'), facts: [], actions: [] },
        { id: 'contact-1', first: asIs('LADO'), under: { key: 'list.incidents.no-number' }, facts: [], actions: [] },
      ],
    },
  ],
  chart: {
    title: { key: 'list.incidents.trends' },
    months: [4, 5, 6, 7, 8, 9, 10, 11, 12]
      .map((month) => `2026-${String(month).padStart(2, '0')}`)
      .concat('2027-01', '2027-02', '2027-03'),
    rows: [
      { first: asIs('A device was used'), counts: [0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 1, 0] },
      { first: asIs('An abusive message'), counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0] },
      { first: asIs('Contact on a private account'), counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] },
    ],
  },
};

import type { Asking, DeskPage, Phrase, Screen } from '../../main/contract/screen-state.ts';

type Asked = Asking['question'];

const text = (words: string): Phrase => ({ key: 'form.as-is', with: { text: words } });

function asks(
  question: Pick<Asked, 'id' | 'asks' | 'kind'> & Partial<Asked>,
  more: Partial<Omit<Asking, 'question'>> = {},
): Asking {
  return { form: 'a-form', at: 2, of: 6, answer: null, ...more, question: { optional: false, ...question } };
}

const PEOPLE = [
  'Tobin Ashgrove',
  'Imelda Fenwicke',
  'Sunniva Okparaebo',
  'Bram Hollowell',
  'Wren Castleby',
  'Odile Marchbank',
  'Perrin Lightfoot',
  'Yusra Delacroix-Winterbourne',
  'Casimir Brightwater',
  'Lorcan Applegarth',
  'Elowen Sandiford',
  'Gwil Tamarisk',
];
/** Everybody of a large setting: each first name with five family names. */
const SIXTY = PEOPLE.flatMap((name, index) =>
  [0, 1, 2, 3, 4].map((step) => `${name.split(' ')[0]} ${PEOPLE[(index + step) % PEOPLE.length]?.split(' ')[1]}`),
);
const names = (of: readonly string[]) => of.map((name, index) => ({ id: `p-${index}`, label: text(name) }));
const TABLET = 'Blue tablet for the garden room (T-01)';
const PROTECTION = ['encrypted', 'passcode', 'restricted', 'off-site-allowed', 'cleared'];

const RISK_REFERENCE = { id: 'risk-reference', kind: 'line', asks: { key: 'form.risk.reference' }, most: 120 } as const;
const REVIEW_WORDS = {
  id: 'words',
  kind: 'words',
  asks: { key: 'form.review-policy.words-early' },
  help: { key: 'form.review-policy.help-early' },
  most: 500,
} as const;
const OFFERS = [
  { day: '2026-11-23', label: { key: 'form.setting-device.today' } },
  { day: '2026-11-24', label: { key: 'form.setting-device.tomorrow' } },
  { day: '2026-11-30', label: { key: 'form.setting-device.in-a-week' } },
];
const DUE_DAY = { id: 'due-day', kind: 'day', asks: { key: 'form.setting-device.due-day' } } as const;
const PROTECTED = {
  id: 'protection',
  kind: 'several',
  asks: { key: 'form.setting-device.protection' },
  help: { key: 'form.setting-device.protection-help' },
  least: 0,
  optional: true,
  choices: PROTECTION.map((id) => ({ id, label: { key: `form.setting-device.protection.${id}` } })),
} as const;

/** Every kind of question that a form can ask, empty and answered, with what refuses to go on. */
export const QUESTIONS: Readonly<Record<string, Asking>> = {
  line: asks({ ...RISK_REFERENCE, help: { key: 'form.risk.help' } }),
  'line-problem': asks(RISK_REFERENCE, {
    answer: 'RA-2026-014',
    problem: { key: 'form.problem.too-long', with: { most: 60 } },
  }),
  words: asks(REVIEW_WORDS),
  'words-problem': asks(REVIEW_WORDS, {
    answer: 'The committee looked at it after the concern in October. Watches that take calls are now named.',
    problem: { key: 'form.problem.too-long', with: { most: 60 } },
  }),
  'words-optional': asks({
    id: 'words',
    kind: 'words',
    asks: { key: 'form.setting-device.condition-words' },
    optional: true,
    most: 200,
  }),
  'day-offers': asks({ ...DUE_DAY, offers: OFFERS }),
  'day-offers-problem': asks(
    { ...DUE_DAY, offers: OFFERS },
    { answer: '2026-11-30', problem: { key: 'form.problem.too-late', with: { day: '2026-11-27' } } },
  ),
  day: asks({ id: 'risk-day', kind: 'day', asks: { key: 'form.risk.day' }, optional: true }),
  'day-problem': asks(
    { id: 'risk-day', kind: 'day', asks: { key: 'form.risk.day' } },
    { answer: '2026-12-24', problem: { key: 'form.problem.too-late', with: { day: '2026-11-23' } } },
  ),
  time: asks({ id: 'due-time', kind: 'time', asks: { key: 'form.setting-device.due-time' } }),
  'time-answered': asks(
    { id: 'due-time', kind: 'time', asks: { key: 'form.setting-device.due-time' } },
    { answer: '15:30' },
  ),
  number: asks({ id: 'count', kind: 'number', asks: { key: 'form.setting-device.kind' }, least: 1, most: 9 }),
  'one-few': asks({
    id: 'use',
    kind: 'one',
    asks: { key: 'form.setting-device.use', with: { device: TABLET } },
    choices: ['on-site', 'off-site', 'outing'].map((id) => ({
      id,
      label: { key: `form.setting-device.use.${id}` },
      ...(id === 'off-site' ? { refused: { key: 'form.setting-device.why-do.off-site-allowed' } } : {}),
    })),
  }),
  'one-many': asks(
    {
      id: 'person',
      kind: 'one',
      asks: { key: 'form.setting-device.to-whom', with: { device: TABLET } },
      choices: names(PEOPLE),
    },
    { answer: 'p-4' },
  ),
  'one-of-sixty': asks({
    id: 'person',
    kind: 'one',
    asks: { key: 'form.make-arrangement.person' },
    choices: [{ id: 'new', label: { key: 'form.make-arrangement.new' }, always: true }, ...names(SIXTY)],
  }),
  'one-none': asks({ id: 'person', kind: 'one', asks: { key: 'form.ask-for-agreement.who' }, choices: [] }),
  several: asks(PROTECTED),
  'several-many': asks(
    {
      id: 'users',
      kind: 'several',
      asks: { key: 'form.setting-device.users' },
      help: { key: 'form.setting-device.users-help' },
      least: 1,
      choices: names(PEOPLE),
    },
    { answer: ['p-1', 'p-5'] },
  ),
  confirm: asks({
    id: 'data-moved-off',
    kind: 'confirm',
    asks: { key: 'form.setting-device.data-moved-off', with: { device: TABLET } },
    help: { key: 'form.setting-device.data-moved-off-help' },
  }),
  'confirm-problem': asks(
    {
      id: 'permission-held',
      kind: 'confirm',
      asks: { key: 'form.setting-device.permission-held' },
      help: { key: 'form.setting-device.permission-held-help' },
    },
    { answer: false, problem: { key: 'form.problem.confirm' } },
  ),
  'yes-no': asks({
    id: 'risk',
    kind: 'yes-no',
    asks: { key: 'form.setting-device.risk' },
    help: { key: 'form.setting-device.risk-help' },
  }),

  signature: asks({ id: 'signature', kind: 'signature', asks: { key: 'form.personal-use.end-sure' } }),
};

function filling(asking: Asking | null, entry: Phrase | null = null, problem: Phrase | null = null): Screen {
  return { name: 'filling', firstName: 'Grace', asking, entry, problem };
}

const CONDUCT: Extract<Screen, { name: 'agreement' }> = {
  name: 'agreement',
  firstName: 'Grace',
  label: 'Social media and private contact',
  text: [
    'Have no private contact with a child who comes here, or with one who came here before. This holds for calls, messages, games and visits.',
    'Make no new friends online among the families of our children. Say no politely if somebody asks you, and tell the manager.',
    'A link with a family that is older than the child’s time with us may stay. Tell the manager and the safeguarding lead about it. We keep a note of it.',
    'Do not name us on your own pages, and show nothing by which people can tell where you work.',
    'Use private sites at work only if we agreed it with you before.',
    'Children never use a device of yours.',
  ].join('\n'),
  consequences: [
    'If you break this, we write it down. Disciplinary action, a report to the authorities or the allegations process may follow.',
    'For staff it may be misconduct. It may lead to a disciplinary or a criminal investigation.',
  ],
  otherLanguage: false,
  signature: true,
  readMs: 0,
};

/** What somebody enters or signs in their own session: every kind of question, the last sentence, an agreement. */
export const FORM_SCREENS: readonly (readonly [name: string, screen: Screen])[] = [
  ['agreement', CONDUCT],
  ['agreement-reading', { ...CONDUCT, readMs: 20_000 }],
  ['agreement-problem', { ...CONDUCT, otherLanguage: true, problem: { key: 'problem.sign-first' } }],
  ['agreement-unsigned', { ...CONDUCT, signature: false, consequences: [] }],
  ...Object.entries(QUESTIONS).map(([name, asking]) => [`filling-${name}`, filling(asking)] as const),
  [
    'filling-entry',
    filling(null, {
      key: 'form.report-credential.says-badge-other',
      with: { who: 'Yusra Delacroix-Winterbourne' },
    }),
  ],
  [
    'filling-entry-problem',
    filling(
      null,
      { key: 'form.report-credential.says-badge-other', with: { who: 'Yusra Delacroix-Winterbourne' } },
      { key: 'desk.problem.due-passed', with: { time: '07:30' } },
    ),
  ],
];

type ListTab = Extract<DeskPage, { lists: unknown }>;
type List = ListTab['lists'][number];
type Row = List['rows'][number];

const fact = (name: string, says: Phrase) => ({ name: { key: name }, says });
const list = (tab: string, id: string, rows: Row[], add: List['add'] = []): List => ({
  id,
  title: { key: `list.${tab}.${id}` },
  empty: { key: `list.${tab}.${id}-none` },
  add,
  rows,
});
const papers = (count: number): Phrase => ({ key: 'list.agreements.open', with: { count } });
const on = (day: string): Phrase => ({ key: 'form.day', with: { day } });

/** Who still has what to sign, who is complete, and every wording so far. */
export const AGREEMENT_LISTS: readonly List[] = [
  list(
    'agreements',
    'missing',
    ['Bram Hollowell', 'Yusra Delacroix-Winterbourne', 'Wren Castleby'].map((name, index) => ({
      id: `missing-${index}`,
      first: text(name),
      under: { key: `desk.type.${index === 1 ? 'external-teacher' : 'staff'}` },
      end: papers(index + 1),
      tone: 'warm',
      facts: [
        { name: { key: 'list.agreements.rules' }, says: { key: 'list.agreements.due.new-version' } },
        { name: text('Social media and private contact'), says: { key: 'list.agreements.due.never-signed' } },
        { name: text('Acceptable use of our systems'), says: { key: 'list.agreements.due.renewal-due' } },
      ],
      actions: [],
    })),
    [{ form: 'ask-for-agreement', label: { key: 'form.ask-for-agreement.open' } }],
  ),
  list(
    'agreements',
    'whole',
    PEOPLE.slice(0, 6).map((name, index) => ({
      id: `whole-${index}`,
      first: text(name),
      under: { key: 'desk.type.staff' },
      end: { key: 'list.agreements.signed' },
      tone: 'plain',
      facts: [
        {
          name: { key: 'list.agreements.rules' },
          says: { key: 'list.agreements.signed-on', with: { day: '2026-09-07' } },
        },
      ],
      actions: [],
    })),
  ),
  list('agreements', 'asked-for', [
    {
      id: 'asked-0',
      first: text('Imelda Fenwicke'),
      under: text('Our social-media accounts'),
      end: { key: 'list.agreements.due.never-signed' },
      tone: 'warm',
      facts: [
        fact('list.agreements.risk', text('RA-2026-014')),
        fact('list.agreements.risk-on', on('2026-10-12')),
        fact('list.agreements.risk-by', text('Tobin Ashgrove')),
      ],
      actions: [{ form: 'give-up-agreement', label: { key: 'form.give-up-agreement.open' } }],
    },
  ]),
  list('agreements', 'wordings', [
    {
      id: '5f0c',
      first: text('social-media-conduct'),
      under: { key: 'list.agreements.version', with: { version: '1', language: 'en' } },
      middle: on('2026-09-07'),
      facts: [
        ...CONDUCT.consequences.map((words, index) => ({
          name: { key: 'list.agreements.sentence', with: { number: index + 1 } },
          says: text(words),
        })),
        fact('list.agreements.text', text(CONDUCT.text)),
        fact('list.agreements.hash', text('9d1f37c2a8e04b5566c0d9b1f4e87a2290ab6c5de1134f7788a9bc01d2e3f405')),
      ],
      actions: [],
    },
  ]),
];

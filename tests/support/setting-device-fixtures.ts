import type { DeskList, Phrase, Screen } from '../../main/contract/screen-state.ts';

type Filling = Extract<Screen, { name: 'filling' }>;
type Asking = NonNullable<Filling['asking']>;

const TABLET = 'Blue tablet for the garden room (T-01)';

function asks(
  question: Partial<Asking['question']> & Pick<Asking['question'], 'id' | 'asks' | 'kind'>,
  at: number,
): Filling {
  return {
    name: 'filling',
    firstName: 'Grace',
    asking: {
      form: 'take-setting-device',
      at,
      of: 6,
      question: { optional: false, ...question },
      answer: null,
    },
    entry: null,
    problem: null,
  };
}

const reason = (why: string, rule: string) => {
  const todo = { key: `form.setting-device.why-do.${why}` };
  return {
    id: `${why}-${rule.toLowerCase()}`,
    label: {
      key: `form.setting-device.why.${why}`,
      with: { rule, agreement: 'Our tablets and the record system' },
    },
    note: todo,
    refused: todo,
  };
};

/** A member of staff takes one of the setting's own devices out: the questions that look different from any other form's. */
export const SETTING_DEVICE_SCREENS: readonly (readonly [string, Screen])[] = [
  [
    'taking-which-device',
    asks(
      {
        id: 'device',
        kind: 'one',
        asks: { key: 'form.setting-device.which' },
        choices: [
          { id: 's-1', label: { key: 'form.as-is', with: { text: 'Camera (C-02)' } } },
          {
            id: 's-2',
            label: { key: 'form.as-is', with: { text: TABLET } },
            refused: {
              key: 'form.setting-device.is-out',
              with: { who: 'Aurelia Featherstonehaugh', day: '2027-03-02', time: '15:30' },
            },
          },
        ],
      },
      1,
    ),
  ],
  [
    'taking-cannot-go',
    asks(
      {
        id: 'blocked',
        kind: 'one',
        asks: { key: 'form.setting-device.blocked', with: { device: TABLET } },
        help: { key: 'form.setting-device.blocked-help' },
        choices: [reason('encrypted', 'A10'), reason('signed-agreement', 'A10')],
      },
      3,
    ),
  ],
  [
    'taking-notice',
    asks(
      {
        id: 'notice',
        kind: 'confirm',
        asks: { key: 'form.setting-device.notice' },
        help: {
          key: 'form.as-is',
          with: {
            text: 'This device is for work. You know that we may look at how it is used. Keep its passcode to yourself.',
          },
        },
      },
      6,
    ),
  ],
  [
    'taking-as-recorded',
    {
      name: 'filling',
      firstName: 'Grace',
      asking: null,
      entry: {
        key: 'form.setting-device.says-purpose.outing',
        with: {
          who: 'Grace Adeyemi',
          device: TABLET,
          day: '2027-03-02',
          time: '15:30',
          purpose: 'The learning record',
        },
      },
      problem: { key: 'desk.problem.due-passed', with: { time: '07:30' } },
    },
  ],
];

const text = (words: string) => ({ key: 'form.as-is', with: { text: words } });
const fact = (name: string, says: Phrase) => ({ name: { key: `desk.setting-devices.${name}` }, says });
const action = (form: string) => ({ form, subject: 's-1', label: { key: `desk.setting-devices.do.${form}` } });
const list = (id: string, rows: DeskList['rows'], more: Partial<DeskList> = {}): DeskList => ({
  id,
  title: { key: `desk.setting-devices.list.${id}` },
  empty: { key: `desk.setting-devices.empty.${id}` },
  rows,
  ...more,
});

/** The register at the manager's desk on a full day. */
export const SETTING_DEVICE_LISTS: readonly DeskList[] = [
  list(
    'out',
    [
      {
        id: 'out:i-1',
        first: text(TABLET),
        under: text('Aurelia Featherstonehaugh'),
        middle: { key: 'form.setting-device.use.outing' },
        end: { key: 'desk.setting-devices.overdue', with: { day: '2026-11-23', time: '10:30' } },
        tone: 'stop',
        facts: [
          fact('since', { key: 'desk.setting-devices.moment', with: { day: '2026-11-23', time: '08:40' } }),
          fact('handed-out-by', text('Mara Quill')),
          fact('condition', { key: 'form.setting-device.condition.worn' }),
          fact('words', text('A scratch at the upper corner')),
          fact('data-moved-off', { key: 'form.yes' }),
          fact('notice', { key: 'form.yes' }),
        ],
        actions: [action('return-setting-device'), action('change-setting-device')],
      },
      {
        id: 'out:i-2',
        first: text('Camera (C-02)'),
        under: text('Wren Castleby'),
        middle: { key: 'form.setting-device.use.on-site' },
        end: { key: 'desk.setting-devices.due', with: { day: '2026-11-23', time: '15:30' } },
        tone: 'plain',
        facts: [fact('purpose', text('Displays')), fact('permission-held', { key: 'form.yes' })],
        actions: [action('return-setting-device')],
      },
    ],
    { add: [{ form: 'register-setting-device', label: { key: 'desk.setting-devices.do.register-setting-device' } }] },
  ),
  list('attention', [
    {
      id: 'attention:s-3',
      first: text('Old laptop (L-7)'),
      under: { key: 'desk.setting-devices.attention.protection-check-due', with: { day: '2026-11-20' } },
      tone: 'warm',
      facts: [fact('to-do', { key: 'desk.setting-devices.attention.not-cleared', with: { day: '' } })],
      actions: [action('check-setting-device'), action('change-setting-device')],
    },
  ]),
  list('in', [
    {
      id: 'in:s-3',
      first: text('Old laptop (L-7)'),
      under: { key: 'device.laptop' },
      tone: 'plain',
      facts: [
        fact('users', text('Wren Castleby, Bram Hollowell')),
        fact('encrypted', { key: 'form.no' }),
        fact('origin', { key: 'form.setting-device.origin.donated' }),
        fact('checked', { key: 'desk.setting-devices.never' }),
      ],
      actions: [
        action('issue-setting-device'),
        action('change-setting-device'),
        action('check-setting-device'),
        action('allow-personal-use'),
        action('retire-setting-device'),
      ],
    },
  ]),
  list('personal-use', []),
  list(
    'unsigned-off-site',
    [{ id: 'unsigned:1', first: text('Bram Hollowell'), tone: 'plain', facts: [], actions: [] }],
    {
      title: { key: 'desk.setting-devices.list.unsigned', with: { agreement: 'Our tablets and the record system' } },
      empty: { key: 'desk.setting-devices.empty.unsigned' },
    },
  ),
];

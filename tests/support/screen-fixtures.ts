import { type BankPicture, type Notice, type Screen, ScreenState } from '../../main/contract/screen-state.ts';
import { ARRANGEMENT_FIXTURES } from './arrangement-screen-fixtures.ts';
import { FORM_SCREENS } from './form-fixtures.ts';
import { INCIDENT_SCREENS } from './incident-fixtures.ts';
import { SETTING_DEVICE_SCREENS } from './setting-device-fixtures.ts';

/** One picture to be drawn: a whole state as the station would push it, under a name that can be a file's. */
export interface ScreenFixture {
  readonly name: string;
  readonly state: ScreenState;
}

type StateChange = Partial<Omit<ScreenState, 'screen'>>;

/** A Tuesday in March, twelve minutes past eight, in a setting that does not exist. */
export const FIXTURE_NOW = Date.UTC(2027, 2, 2, 8, 12);

const LANGUAGES: ScreenState['languages'] = [
  { id: 'en', name: 'English', direction: 'ltr' },
  { id: 'pl', name: 'Polski', direction: 'ltr' },
];

/** A valid state around one screen; throws where the screen does not fit the contract. */
export function screenState(screen: Screen, change: StateChange = {}): ScreenState {
  return ScreenState.parse({
    revision: 7,
    setting: { name: 'Little Acorns Playgroup', telephone: '01632 960 144', demonstration: false },
    language: 'en',
    languages: LANGUAGES,
    privacy: 'We keep your name, who you see, and which devices you put away.\n\nWe keep it for a year.',
    look: { theme: 'light', largeText: false },
    now: FIXTURE_NOW,
    timeZone: 'Europe/London',
    idle: { leftMs: 52_000, ofMs: 60_000, warnMs: 10_000 },
    canGoBack: true,
    canFinish: true,
    sound: null,
    dock: null,
    screen,
    ...change,
  });
}

const ATTENDED: StateChange = { canGoBack: false };
const ALONE: StateChange = { idle: null, canGoBack: false, canFinish: false };

const PHONE = [{ kind: 'phone', ownership: 'personal', count: 1 }] as const;
const SEVERAL = [
  { kind: 'phone', ownership: 'personal', count: 1 },
  { kind: 'phone', ownership: 'work-issued', count: 1 },
  { kind: 'smart-watch', ownership: 'personal', count: 1 },
  { kind: 'laptop', ownership: 'personal', count: 1 },
] as const;

type Look = BankPicture['doors'][number]['look'];

/** Twelve doors in three columns, all shut but those named. */
export function bankOf(looks: Readonly<Record<number, Look>>, doors = 12, columns = 3): BankPicture {
  return {
    columns,
    doors: Array.from({ length: doors }, (_, index) => ({ number: index + 1, look: looks[index + 1] ?? 'shut' })),
  };
}

const RULES: Extract<Screen, { name: 'rules' }> = {
  name: 'rules',
  firstName: 'Maja',
  personType: 'visitor',
  sentences: [
    { picture: 'no-phones', text: 'No phones, watches or cameras where the children are, the garden too.' },
    { picture: 'phone-into-locker', text: 'Your phone goes into the locker until you leave.' },
    { picture: 'no-photos', text: 'Please take no photos and make no recordings.' },
    { picture: 'ask-manager', text: 'If you need your phone, ask the manager first. You then use it in the office.' },
    { picture: 'report-concern', text: 'Tell the manager about anything that worries you.' },
  ],
  fullText:
    'We keep personal phones, smart watches, cameras and other recording devices away from the children, everywhere on the premises, the garden and the entrance included.\n\nVisitors, visiting teachers included, may not record children or take or make calls.\n\nEssential use needs the permission of the manager first, and takes place in the office only.\n\nWe write down who came, when, whom they saw, which kinds of devices they had with them and where these were kept. We keep it as long as our policy says and show it to nobody else.',
  showFull: false,
  otherLanguage: false,
  signature: false,
  readMs: 0,
};

const DOOR: Extract<Screen, { name: 'door' }> = {
  name: 'door',
  purpose: 'deposit',
  firstName: 'Maja',
  door: 7,
  stage: 'open',
  stuck: [],
  bank: bankOf({ 7: 'open' }),
  devices: [...PHONE],
  mayChange: false,
};

const HAND_IN: Extract<Screen, { name: 'hand-in' }> = {
  name: 'hand-in',
  firstName: 'Maja',
  storeLabel: 'Office',
  place: '4',
  devices: [...PHONE],
  why: 'locker-full',
  handedOver: false,
  mayChange: true,
};

const LIABILITY = 'We are not responsible if your device is lost, stolen or damaged here. Lock it with a PIN.';

const STAFF_DAY: Extract<Screen, { name: 'staff-day' }> = {
  name: 'staff-day',
  firstName: 'Hanna',
  since: FIXTURE_NOW - 3_900_000,
  devices: [...PHONE],
  place: { key: 'where.door', with: { door: 3 } },
  mayOpenDesk: false,
  mayTurnTo: true,
  mayReport: true,
  said: null,
  toSign: [],
  forms: [],
  mayDeclare: ['change-usual'],
  usual: [...PHONE],
  toConfirm: [],
  permission: null,
  stepOutTo: null,
};

function notice(tone: Notice['tone'], key: string, gaps?: Record<string, string | number>): Notice {
  const phrase = (part: string) => ({ key: `${key}${part}`, ...(gaps ? { with: gaps } : {}) });
  return { tone, happened: phrase(''), means: phrase('-means'), doNext: phrase('-do') };
}

function kindWord(word: string, tone: Notice['tone'], gaps?: Record<string, string | number>): Screen {
  return { name: 'kind-word', notice: notice(tone, `kind-word.${word}`, gaps), nextInMs: 9_000 };
}

function goodbye(says: string, gaps: Record<string, string | number> = {}, reminder?: string): Screen {
  return {
    name: 'goodbye',
    firstName: 'Hanna',
    says: { key: `goodbye.${says}`, with: gaps },
    ...(reminder ? { reminder } : {}),
    nextInMs: 5_000,
  };
}

/** The longest sign of the presets. */
const SIGN = {
  title: 'No phones around children',
  lines: [
    'Keep phones, tablets, watches and games consoles in your bag or pocket.',
    'Leave the premises to use them.',
    'Speak to the manager first if your work needs a device.',
  ],
};

const DRAWN: readonly (readonly [name: string, screen: Screen, change?: StateChange])[] = [
  ['welcome', { name: 'welcome', sign: SIGN, notices: [], staffReader: true }, ALONE],
  [
    'welcome-notices',
    {
      name: 'welcome',
      sign: SIGN,
      notices: [
        {
          tone: 'attention',
          happened: { key: 'notice.locker-offline' },
          means: { key: 'notice.locker-offline-means' },
        },
        { tone: 'attention', happened: { key: 'notice.door-open', with: { count: 1, door: 7 } } },
      ],
      staffReader: false,
    },
    { ...ALONE, setting: { name: 'Little Acorns Playgroup', telephone: '01632 960 144', demonstration: true } },
  ],
  ['who-are-you', { name: 'who-are-you', types: ['visitor', 'contractor', 'external-teacher', 'professional'] }],
  ['your-name', { name: 'your-name' }],
  ['organisation', { name: 'organisation', personType: 'contractor', optional: false }],
  ['organisation-optional', { name: 'organisation', personType: 'visitor', optional: true }],
  ['whom', { name: 'whom', letters: '', found: [], tooShort: true }],
  [
    'whom-found',
    {
      name: 'whom',
      letters: 'ha',
      found: [
        { person: 'p-hanna1', shownAs: 'Hanna K.' },
        { person: 'p-harriet1', shownAs: 'Harriet (office)' },
      ],
      tooShort: false,
    },
  ],
  ['whom-nobody', { name: 'whom', letters: 'xy', found: [], tooShort: false }],
  ['devices', { name: 'devices', firstName: 'Maja', start: [] }],
  ['devices-counted', { name: 'devices', firstName: 'Maja', start: [...SEVERAL] }],
  ...ARRANGEMENT_FIXTURES,
  ['rules', RULES],
  ['rules-waiting', { ...RULES, readMs: 9_000, sentences: RULES.sentences.slice(0, 4) }],
  ['rules-signature', { ...RULES, signature: true, otherLanguage: true, problem: { key: 'problem.sign-first' } }],
  ['rules-full', { ...RULES, showFull: true }],
  [
    'leave-behind',
    {
      name: 'leave-behind',
      firstName: 'Maja',
      devices: [{ kind: 'camera', ownership: 'personal', count: 1 }],
      sentence: '',
    },
  ],
  ['on-duty', { name: 'on-duty', firstName: 'Tomas', otherwise: 'visitor' }],
  [
    'whom-to-turn-to',
    {
      name: 'whom-to-turn-to',
      people: [
        { name: 'Maya Hollis', roles: ['dsl-lead', 'manager'] },
        { name: 'Ruth Fenn', roles: ['dsl-deputy'] },
      ],
      contacts: [
        { label: 'Local authority designated officer', telephone: '01632 960 155' },
        { label: 'Chairperson', telephone: null },
      ],
    },
  ],
  ['door-waiting', { ...DOOR, stage: 'waiting', bank: bankOf({ 7: 'lit' }) }, ATTENDED],
  ['door-opening', { ...DOOR, stage: 'opening', bank: bankOf({ 7: 'lit' }) }, ATTENDED],
  ['door-open', DOOR, ATTENDED],
  ['door-open-between', { ...DOOR, door: 15, bank: bankOf({ 15: 'open' }, 24, 6) }, ATTENDED],
  ['door-open-several', { ...DOOR, devices: [...SEVERAL], firstName: 'Hanna', mayChange: true }, ATTENDED],
  ['door-reminder', { ...DOOR, stage: 'reminder' }, ATTENDED],
  ['door-closed', { ...DOOR, stage: 'closed', bank: bankOf({ 7: 'lit' }) }, ATTENDED],
  [
    'door-did-not-open',
    { ...DOOR, stage: 'did-not-open', stuck: [7], bank: bankOf({ 7: 'stuck' }) },
    { ...ATTENDED, sound: 'trouble' },
  ],
  ['door-other-after-stuck', { ...DOOR, door: 9, stuck: [7], bank: bankOf({ 7: 'stuck', 9: 'open' }) }, ATTENDED],
  ['door-collect', { ...DOOR, purpose: 'collect', door: 1, bank: bankOf({ 1: 'open' }, 24, 6) }, ATTENDED],
  [
    'door-collect-reminder',
    { ...DOOR, purpose: 'collect', stage: 'reminder', door: 1, bank: bankOf({ 1: 'open' }, 24, 6) },
    ATTENDED,
  ],
  [
    'door-collect-did-not-open',
    { ...DOOR, purpose: 'collect', stage: 'did-not-open', bank: bankOf({ 7: 'lit' }) },
    ATTENDED,
  ],
  [
    'door-release',
    {
      ...DOOR,
      purpose: 'release',
      useUntil: FIXTURE_NOW + 1_800_000,
      usePlace: 'Office',
      door: 5,
      bank: bankOf({ 5: 'open' }, 5, 1),
    },
    ATTENDED,
  ],
  [
    'door-return',
    { ...DOOR, purpose: 'return', stage: 'opening', door: 12, bank: bankOf({ 12: 'lit' }, 12, 4) },
    ATTENDED,
  ],
  ['hand-in', HAND_IN, ATTENDED],
  ['hand-in-rule', { ...HAND_IN, why: 'rule', devices: [...SEVERAL] }, ATTENDED],
  ['hand-in-done', { ...HAND_IN, handedOver: true }, ATTENDED],
  ['hand-in-liability', { ...HAND_IN, why: 'rule', liability: LIABILITY, mayNote: true }, ATTENDED],
  ['hand-in-child', { ...HAND_IN, why: 'rule', mayChange: false, ofChild: { initials: 'A C', staff: true } }, ATTENDED],
  ['door-liability', { ...DOOR, liability: LIABILITY, mayNote: true, mayChange: true }, ATTENDED],
  ['door-child', { ...DOOR, stage: 'closed', ofChild: { initials: 'A C', staff: true } }, ATTENDED],
  [
    'door-condition',
    { ...DOOR, purpose: 'collect', condition: { damaged: true, words: 'A crack in the upper corner' } },
    ATTENDED,
  ],
  [
    'let-in',
    {
      name: 'let-in',
      firstName: 'Maja',
      reader: true,
    },
    {},
  ],
  ['condition', { name: 'condition', firstName: 'Maja', devices: [...PHONE] }, {}],
  [
    'child-waiting',
    {
      name: 'child-waiting',
      firstName: 'Nia',
      waiting: [
        {
          initials: 'A C',
          devices: [{ kind: 'games-console', ownership: 'personal', count: 1 }],
          place: { key: 'child-device.in-door', with: { door: 7 } },
        },
        {
          initials: 'B C',
          devices: [{ kind: 'smart-watch', ownership: 'personal', count: 1 }],
          place: { key: 'child-device.in-store', with: { store: 'Office', place: 2 } },
        },
      ],
    },
    ATTENDED,
  ],
  [
    'collect-by-hand-child',
    {
      name: 'collect-by-hand',
      firstName: 'Hanna',
      ofChild: { initials: 'A C', staff: true },
      condition: { damaged: false, words: 'New case' },
      storeLabel: 'Office',
      place: '4',
      devices: [...PHONE],
    },
    ATTENDED,
  ],
  [
    'collect-by-hand',
    { name: 'collect-by-hand', firstName: 'Maja', storeLabel: 'Office', place: '4', devices: [...PHONE] },
    ATTENDED,
  ],
  ['device-kept', { name: 'device-kept', firstName: 'Maja', devices: [...PHONE] }, ATTENDED],
  [
    'pass',
    {
      name: 'pass',
      mayReport: true,
      firstName: 'Maja',
      pass: 'K7FQ3M',
      host: 'Hanna K.',
      place: { key: 'where.door', with: { door: 7 } },
      inBag: [],
    },
    ATTENDED,
  ],
  [
    'pass-bag',
    {
      name: 'pass',
      firstName: 'Maja',
      pass: 'WXM4TG',
      place: { key: 'where.bag' },
      inBag: [...SEVERAL],
    },
    ATTENDED,
  ],
  ['leaving', { name: 'leaving', mayReport: true }],
  ['leaving-unknown', { name: 'leaving', problem: { key: 'problem.pass-unknown' } }],
  ['leaving-name', { name: 'leaving-name' }],
  ['recovery-code', { name: 'recovery', firstName: 'Maya', step: 'code', busy: false }],
  ['recovery-pin', { name: 'recovery', firstName: 'Maya', step: 'new-pin', busy: false }],
  ['leaving-name-unknown', { name: 'leaving-name', problem: { key: 'problem.name-unknown' } }],
  ['goodbye', goodbye('goodbye'), ATTENDED],
  ['goodbye-in', goodbye('welcome-in-door', { door: 3 }), { ...ATTENDED, sound: 'accept' }],
  ['goodbye-family', goodbye('dropped-off', {}, 'Please keep your phone in your bag, in the garden too.'), ATTENDED],
  ['goodbye-permission', goodbye('permission-out', { until: '10:30', place: 'Office' }), ATTENDED],
  ['staff-entry', { name: 'staff-entry', reader: true }],
  ['staff-entry-code', { name: 'staff-entry', reader: false, problem: { key: 'problem.code-unknown' } }],
  ['staff-day', STAFF_DAY],
  [
    'staff-day-not-in',
    {
      ...STAFF_DAY,
      since: null,
      devices: [],
      place: { key: 'where.not-signed-in' },
      mayOpenDesk: true,
      mayDeclare: ['nothing-today', 'something-different', 'change-usual'],
    },
  ],
  [
    'staff-day-manager',
    {
      ...STAFF_DAY,
      mayOpenDesk: true,
      toConfirm: [
        { deposit: 'd-aaaaaa', place: '4', storeLabel: 'Office', devices: [...PHONE] },
        { deposit: 'd-bbbbbb', place: '5', storeLabel: 'Office', devices: [...SEVERAL] },
      ],
    },
  ],
  [
    'staff-day-permission',
    {
      ...STAFF_DAY,
      permission: {
        what: 'use',
        until: FIXTURE_NOW + 1_800_000,
        place: 'Office',
        overdueMinutes: 0,
        nextCheckIn: null,
        offers: ['release'],
      },
    },
  ],
  [
    'staff-day-overdue',
    {
      ...STAFF_DAY,
      permission: {
        what: 'use',
        until: FIXTURE_NOW - 720_000,
        place: 'Office',
        overdueMinutes: 12,
        nextCheckIn: null,
        offers: ['return'],
      },
    },
  ],
  [
    'staff-day-break',
    {
      ...STAFF_DAY,
      place: { key: 'where.out' },
      permission: {
        what: 'break',
        until: FIXTURE_NOW + 1_500_000,
        place: 'off the premises',
        overdueMinutes: 0,
        nextCheckIn: null,
        offers: ['return'],
      },
    },
  ],
  ['staff-day-may-break', { ...STAFF_DAY, forms: [{ form: 'take-break', label: { key: 'form.take-break.offer' } }] }],
  ['staff-day-may-step-out', { ...STAFF_DAY, mayDeclare: [], stepOutTo: 'off the premises' }],
  [
    'staff-day-stepped-out',
    {
      ...STAFF_DAY,
      place: { key: 'where.bag' },
      mayDeclare: [],
      permission: {
        what: 'step-out',
        until: null,
        place: 'off the premises',
        overdueMinutes: 0,
        nextCheckIn: null,
        offers: ['step-back'],
      },
    },
  ],
  [
    'staff-day-check-in',
    {
      ...STAFF_DAY,
      mayDeclare: [],
      permission: {
        what: 'check-ins',
        until: FIXTURE_NOW + 14_400_000,
        place: 'the quiet space',
        overdueMinutes: 0,
        nextCheckIn: FIXTURE_NOW + 1_200_000,
        offers: ['release'],
      },
    },
  ],
  ['family-entry', { name: 'family-entry', reader: true }],
  ['family-entry-code', { name: 'family-entry', reader: false, problem: { key: 'problem.code-unknown' } }],
  [
    'family',
    {
      name: 'family',
      mayReport: true,
      firstName: 'Amara',
      children: [
        { child: 'c-one111', initials: 'AB' },
        { child: 'c-two222', initials: 'JB' },
      ],
      usual: [...PHONE],
      reminder: 'Please keep your phone in your bag, in the garden too.',
    },
  ],
  ['family-one', { name: 'family', firstName: 'Amara', children: [{ child: 'c-one111', initials: 'AB' }], usual: [] }],
  ['pin', { name: 'pin', firstName: 'Grace', lockedUntil: null, minutes: 0 }],
  [
    'pin-wait',
    {
      name: 'pin',
      firstName: 'Grace',
      lockedUntil: FIXTURE_NOW + 45_000,
      minutes: 1,
      problem: { key: 'problem.pin-wrong' },
    },
  ],
  ['kind-word-badge', kindWord('badge-unknown', 'attention'), { ...ATTENDED, sound: 'trouble' }],
  ['kind-word-door-open', kindWord('door-left-open', 'attention', { door: 7 }), ATTENDED],
  ['kind-word-stuck', kindWord('collect-stuck', 'stop', { door: 7 }), ATTENDED],
  [
    'trouble',
    {
      name: 'trouble',
      incident: 'T-0412-8K',
      notice: {
        tone: 'stop',
        happened: { key: 'trouble.config-malformed' },
        means: { key: 'trouble.config-malformed-means' },
        doNext: { key: 'trouble.config-malformed-do', with: { line: 14, field: 'hardware.locker' } },
      },
    },
    { ...ALONE, setting: null },
  ],
  [
    'parts-missing',
    { name: 'parts-missing', present: ['config', 'keys'], missing: ['record'] },
    { ...ALONE, setting: null },
  ],
  ...FORM_SCREENS,
  ...SETTING_DEVICE_SCREENS,
  ...INCIDENT_SCREENS,
  [
    'idle-warning',
    { name: 'devices', firstName: 'Maja', start: [...PHONE] },
    { idle: { leftMs: 8_000, ofMs: 60_000, warnMs: 10_000 } },
  ],
];

/** Every public screen, and each variant of it that looks different. */
export const SCREEN_FIXTURES: readonly ScreenFixture[] = DRAWN.map(([name, screen, change]) => ({
  name,
  state: screenState(screen, change),
}));

import {
  type DeskPage,
  type Notice,
  type ScreenOf,
  ScreenState,
  type ScreenState as State,
} from '../../main/contract/screen-state.ts';
import { DESK_TABS } from '../../main/domain/desk/desk-access.ts';
import { ARRANGEMENT_FILE_LISTS, ARRANGEMENT_LISTS } from './arrangement-lists.ts';
import { AGREEMENT_LISTS, QUESTIONS } from './form-fixtures.ts';
import { INCIDENTS_PAGE } from './incident-fixtures.ts';
import { POLICY_LISTS } from './policy-lists.ts';
import { SETTING_DEVICE_LISTS } from './setting-device-fixtures.ts';

/**
 * What the station might say at the manager's desk and during set-up, for looking at the screens without a station.
 * Every state is parsed by the contract's own schema, so a fixture that the station could never send does not load.
 */
export type Fixtures = Readonly<Record<string, State>>;

/** Monday 23 November 2026, 10:42 in London. */
const NOW = Date.UTC(2026, 10, 23, 10, 42);
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 23, hours, minutes);

type Look = State['look'];
type Dock = NonNullable<State['dock']>;
type SiteRow = Extract<DeskPage, { tab: 'now' }>['onSite'][number];
type Deposit = Extract<DeskPage, { tab: 'devices' }>['deposits'][number];
type Permission = Extract<DeskPage, { tab: 'permissions' }>['open'][number];
type Candidate = Extract<DeskPage, { tab: 'permissions' }>['people'][number];
type OpenException = Extract<DeskPage, { tab: 'exceptions' }>['open'][number];
type Known = Extract<DeskPage, { tab: 'people' }>['people'][number];
type Health = Extract<DeskPage, { tab: 'hardware' }>['health'][number];
type Balance = Extract<DeskPage, { tab: 'day' }>['balance'][number];
type Bank = NonNullable<Extract<DeskPage, { tab: 'hardware' }>['bank']>;

const base: Omit<State, 'screen'> = {
  revision: 41,
  setting: { name: 'Willow Gate Playgroup', telephone: '01632 960142', demonstration: true },
  language: 'en',
  languages: [
    { id: 'en', name: 'English', direction: 'ltr' },
    { id: 'pl', name: 'Polski', direction: 'ltr' },
  ],
  look: { theme: 'light', largeText: false },
  now: NOW,
  timeZone: 'Europe/London',
  idle: { leftMs: 270_000, ofMs: 300_000, warnMs: 30_000 },
  canGoBack: false,
  canFinish: true,
  sound: null,
  dock: null,
};

function state(screen: State['screen'], more: Partial<typeof base> = {}): State {
  return ScreenState.parse({ ...base, ...more, screen });
}

function desk(page: DeskPage, more: Partial<Pick<ScreenOf<'desk'>, 'asking' | 'decision' | 'said'>> = {}): State {
  return state({
    name: 'desk',
    manager: 'Mara Quill',
    tabs: [...DESK_TABS],
    page,
    asking: null,
    decision: null,
    said: null,
    ...more,
  });
}

// The locker ---------------------------------------------------------------------------------------------------------

function bank(looks: Readonly<Record<number, Bank['doors'][number]['look']>> = {}): Bank {
  const doors = Array.from({ length: 12 }, (_, index) => ({ number: index + 1, look: looks[index + 1] ?? 'shut' }));
  return { columns: 4, doors: doors as Bank['doors'] };
}

const busyBank = bank({
  1: 'in-use',
  2: 'in-use',
  3: 'in-use',
  4: 'in-use',
  5: 'open',
  6: 'in-use',
  7: 'stuck',
  8: 'in-use',
  9: 'unknown',
});

const soundHealth: Health[] = [
  {
    device: 'locker',
    tone: 'calm',
    says: { key: 'desk.health.locker-answers' },
    frames: 18_442,
    badFrames: 0,
    timeouts: 2,
    reconnects: 0,
    lastSeen: NOW - 1000,
  },
  {
    device: 'reader',
    tone: 'calm',
    says: { key: 'desk.health.reader-listening' },
    frames: 61,
    badFrames: 0,
    timeouts: 0,
    reconnects: 0,
    lastSeen: at(9, 58),
  },
  { device: 'record', tone: 'calm', says: { key: 'desk.health.record-sound' } },
  { device: 'clock', tone: 'calm', says: { key: 'desk.health.clock-steady' } },
  { device: 'keys', tone: 'calm', says: { key: 'desk.health.keys-keychain' } },
  {
    device: 'policy',
    tone: 'calm',
    says: { key: 'desk.health.policy-current', with: { title: 'Playgroup, office', date: '2027-09-03' } },
  },
];

const troubledHealth: Health[] = [
  {
    device: 'locker',
    tone: 'stop',
    says: { key: 'desk.health.locker-unplugged' },
    frames: 18_442,
    badFrames: 37,
    timeouts: 214,
    reconnects: 3,
    lastSeen: at(10, 12),
  },
  {
    device: 'reader',
    tone: 'attention',
    says: { key: 'desk.health.reader-garbage' },
    frames: 61,
    badFrames: 9,
    timeouts: 0,
    reconnects: 1,
    lastSeen: at(10, 31),
  },
  { device: 'record', tone: 'calm', says: { key: 'desk.health.record-sound' } },
  { device: 'clock', tone: 'attention', says: { key: 'desk.health.clock-jumped', with: { minutes: 61 } } },
  { device: 'keys', tone: 'attention', says: { key: 'desk.health.keys-file' } },
  { device: 'policy', tone: 'attention', says: { key: 'desk.health.policy-review-soon', with: { count: 12 } } },
];

// People on site -----------------------------------------------------------------------------------------------------

const phone = [{ kind: 'phone', ownership: 'personal', count: 1 }] as SiteRow['devices'];
const inDoor = (door: number) => ({ key: 'desk.where.door', with: { door } });

const onSite: SiteRow[] = [
  {
    visit: 'visit-0001',
    name: 'Mara Quill',
    personType: 'staff',
    since: at(7, 41),
    devices: phone,
    where: [inDoor(1)],
    self: true,
  },
  {
    visit: 'visit-0002',
    name: 'Tobin Ashgrove',
    personType: 'staff',
    since: at(7, 48),
    devices: phone,
    where: [inDoor(2)],
    self: false,
  },
  {
    visit: 'visit-0003',
    name: 'Imelda Fenwicke',
    personType: 'staff',
    since: at(7, 52),
    devices: [...phone, { kind: 'smart-watch', ownership: 'personal', count: 1 }],
    where: [inDoor(3)],
    self: false,
  },
  {
    visit: 'visit-0004',
    name: 'Sunniva Okparaebo',
    personType: 'staff',
    since: at(7, 55),
    devices: phone,
    where: [{ key: 'desk.where.out', with: { place: 'office', until: '10:25' } }],
    self: false,
  },
  {
    visit: 'visit-0005',
    name: 'Bram Hollowell',
    personType: 'staff',
    since: at(8, 3),
    devices: [],
    where: [],
    self: false,
  },
  {
    visit: 'visit-0006',
    name: 'Wren Castleby',
    personType: 'volunteer',
    since: at(8, 30),
    devices: phone,
    where: [inDoor(4)],
    self: false,
  },
  {
    visit: 'visit-0007',
    name: 'Odile Marchbank',
    personType: 'volunteer',
    since: at(8, 34),
    devices: phone,
    where: [inDoor(6)],
    self: false,
  },
  {
    visit: 'visit-0008',
    name: 'Perrin Lightfoot',
    personType: 'student',
    since: at(8, 40),
    devices: phone,
    where: [inDoor(8)],
    self: false,
  },
  {
    visit: 'visit-0009',
    name: 'Nadira Thistlewood',
    personType: 'settling-parent',
    since: at(8, 58),
    devices: [...phone, { kind: 'tablet', ownership: 'personal', count: 1 }],
    where: [{ key: 'desk.where.store-unconfirmed', with: { store: 'Office', place: '4' } }],
    self: false,
  },
  {
    visit: 'visit-0010',
    name: 'Joss Penhallow',
    personType: 'settling-parent',
    since: at(9, 2),
    devices: phone,
    where: [{ key: 'desk.where.store', with: { store: 'Office', place: '5' } }],
    self: false,
  },
  {
    visit: 'visit-0011',
    name: 'Casimir Brightwater',
    personType: 'contractor',
    since: at(9, 10),
    host: 'Tobin A.',
    devices: [...phone, { kind: 'laptop', ownership: 'work-issued', count: 1 }],
    where: [{ key: 'desk.where.bag' }],
    self: false,
  },
  {
    visit: 'visit-0012',
    name: 'Elowen Sandiford',
    personType: 'professional',
    since: at(9, 31),
    host: 'Mara Q.',
    devices: [{ kind: 'tablet', ownership: 'work-issued', count: 1 }],
    where: [{ key: 'desk.where.bag' }],
    self: false,
  },
  {
    visit: 'visit-0013',
    name: 'Yusra Delacroix-Winterbourne',
    personType: 'external-teacher',
    since: at(9, 45),
    host: 'Imelda F.',
    devices: phone,
    where: [{ key: 'desk.where.unknown' }],
    self: false,
  },
  {
    visit: 'visit-0014',
    name: 'Gwil Tamarisk',
    personType: 'visitor',
    since: at(10, 20),
    host: 'Mara Q.',
    devices: phone,
    where: [inDoor(5)],
    self: false,
  },
];

const overdue: Permission = {
  authorisation: 'auth-0001',
  who: 'Sunniva Okparaebo',
  reason: 'Call from a relative in hospital',
  place: 'Office',
  from: at(9, 55),
  until: at(10, 25),
  grantedBy: 'Mara Quill',
  overdueMinutes: 17,
  deviceOut: true,
};

const running: Permission = {
  authorisation: 'auth-0002',
  who: 'Joss Penhallow',
  reason: 'Call from school about another child',
  place: 'Outside, at the front',
  from: at(10, 30),
  until: at(11, 0),
  grantedBy: 'Mara Quill',
  overdueMinutes: 0,
  deviceOut: false,
};

const reminders: Notice[] = [
  {
    tone: 'attention',
    happened: { key: 'desk.remind.one-manager' },
    means: { key: 'desk.remind.one-manager-means' },
    doNext: { key: 'desk.remind.one-manager-do' },
  },
  {
    tone: 'attention',
    happened: { key: 'desk.remind.review-soon', with: { count: 12 } },
    doNext: { key: 'desk.remind.review-soon-do' },
  },
];

const nowBusy: DeskPage = {
  tab: 'now',
  counts: [
    { personType: 'staff', count: 5 },
    { personType: 'volunteer', count: 2 },
    { personType: 'student', count: 1 },
    { personType: 'settling-parent', count: 2 },
    { personType: 'contractor', count: 1 },
    { personType: 'professional', count: 1 },
    { personType: 'external-teacher', count: 1 },
    { personType: 'visitor', count: 1 },
  ],
  onSite,
  devicesIn: 12,
  devicesOut: 1,
  overdue: [overdue],
  openExceptions: 3,
  bank: busyBank,
  health: troubledHealth.map((row) => (row.device === 'locker' ? (soundHealth[0] ?? row) : row)),
  lastExport: NOW - 3 * 24 * 3_600_000,
  remind: reminders,
  arrivals: [
    { hour: 7, count: 4 },
    { hour: 8, count: 5 },
    { hour: 9, count: 4 },
    { hour: 10, count: 1 },
  ],
};

const nowEmpty: DeskPage = {
  tab: 'now',
  counts: [],
  onSite: [],
  devicesIn: 0,
  devicesOut: 0,
  overdue: [],
  openExceptions: 0,
  bank: bank(),
  health: soundHealth,
  lastExport: null,
  remind: [],
  arrivals: [],
};

const nowNoLocker: DeskPage = {
  ...nowEmpty,
  counts: [{ personType: 'staff', count: 1 }],
  onSite: onSite.slice(0, 1),
  bank: null,
  health: soundHealth.map((row) =>
    row.device === 'locker' ? { device: 'locker', tone: 'calm', says: { key: 'desk.health.locker-none' } } : row,
  ),
  lastExport: at(8, 15),
  arrivals: [{ hour: 7, count: 1 }],
};

// Devices ------------------------------------------------------------------------------------------------------------

const place = (number: number) => ({
  store: 'locker',
  storeLabel: 'Locker',
  place: String(number),
  kind: 'locker' as const,
});
const office = (number: number) => ({
  store: 'office',
  storeLabel: 'Office',
  place: String(number),
  kind: 'manual' as const,
});

const deposits: Deposit[] = [
  {
    deposit: 'dep-0001',
    owner: 'Mara Quill',
    personType: 'staff',
    ...place(1),
    state: 'held',
    devices: phone,
    since: at(7, 41),
  },
  {
    deposit: 'dep-0002',
    owner: 'Tobin Ashgrove',
    personType: 'staff',
    ...place(2),
    state: 'held',
    devices: phone,
    since: at(7, 48),
  },
  {
    deposit: 'dep-0003',
    owner: 'Imelda Fenwicke',
    personType: 'staff',
    ...place(3),
    state: 'held',
    devices: [...phone, { kind: 'smart-watch', ownership: 'personal', count: 1 }],
    since: at(7, 52),
  },
  {
    deposit: 'dep-0004',
    owner: 'Sunniva Okparaebo',
    personType: 'staff',
    ...place(10),
    state: 'released',
    devices: phone,
    since: at(7, 55),
  },
  {
    deposit: 'dep-0005',
    owner: 'Wren Castleby',
    personType: 'volunteer',
    ...place(4),
    state: 'held',
    devices: phone,
    since: at(8, 30),
  },
  {
    deposit: 'dep-0006',
    owner: 'Odile Marchbank',
    personType: 'volunteer',
    ...place(6),
    state: 'held',
    devices: phone,
    since: at(8, 34),
  },
  {
    deposit: 'dep-0007',
    owner: 'Perrin Lightfoot',
    personType: 'student',
    ...place(8),
    state: 'held',
    devices: phone,
    since: at(8, 40),
  },
  {
    deposit: 'dep-0008',
    owner: 'Nadira Thistlewood',
    personType: 'settling-parent',
    ...office(4),
    state: 'handed-over',
    devices: [...phone, { kind: 'tablet', ownership: 'personal', count: 1 }],
    since: at(8, 58),
  },
  {
    deposit: 'dep-0009',
    owner: 'Joss Penhallow',
    personType: 'settling-parent',
    ...office(5),
    state: 'held',
    devices: phone,
    since: at(9, 2),
  },
  {
    deposit: 'dep-0010',
    owner: 'Yusra Delacroix-Winterbourne',
    personType: 'external-teacher',
    ...place(9),
    state: 'unknown',
    devices: phone,
    since: at(9, 45),
  },
  {
    deposit: 'dep-0011',
    owner: 'Gwil Tamarisk',
    personType: 'visitor',
    ...place(5),
    state: 'intended',
    devices: phone,
    since: at(10, 41),
  },
];

// Permissions --------------------------------------------------------------------------------------------------------

const reasons = [
  { id: 'family-emergency', label: 'Family emergency' },
  { id: 'hospital', label: 'Call from a relative in hospital' },
  { id: 'school', label: 'Call from school about another child' },
  { id: 'medical', label: 'Own medical need' },
  { id: 'other', label: 'Something else that cannot wait' },
];
const neverPlaces = [
  { id: 'changing-room', label: 'Changing room' },
  { id: 'toilet', label: 'Toilet' },
];
const LONE_WORKING: Candidate['kinds'][number] = {
  id: 'lone-working',
  label: { key: 'form.as-is', with: { text: 'Lone working' } },
  reasons: [{ id: 'lone-working-policy', label: 'Their organisation asks for it' }],
  places: [{ id: 'quiet-space', label: 'the quiet space' }],
  longestMinutes: 480,
  organisation: 'required',
  checkInMinutes: 60,
  confirmations: [
    { id: 'policy-needs-contact', label: 'Their organisation has a lone-working policy that needs regular contact.' },
  ],
};

const candidates: Candidate[] = onSite.map((row) => ({
  visit: row.visit,
  name: row.name,
  personType: row.personType,
  self: row.self,
  deviceIn: row.where.some((phrase) => phrase.key === 'desk.where.door' || phrase.key === 'desk.where.store'),
  kinds: [
    {
      id: 'emergency-use',
      label: { key: 'form.as-is', with: { text: 'Essential use' } },
      reasons,
      places:
        row.personType === 'settling-parent'
          ? [
              { id: 'office', label: 'Office' },
              { id: 'outside-front', label: 'Outside, at the front' },
            ]
          : [{ id: 'office', label: 'Office' }],
      longestMinutes: 60,
      organisation: 'no',
      checkInMinutes: null,
      confirmations: [],
    },
    ...(row.personType === 'contractor' ? [LONE_WORKING] : []),
  ],
  neverPlaces,
}));

// Exceptions ---------------------------------------------------------------------------------------------------------

const exceptions: OpenException[] = [
  {
    exception: 'exc-0001',
    kind: 'device-overdue',
    severity: 'serious',
    at: at(10, 25),
    who: 'Sunniva Okparaebo',
    detail: 'due 10:25',
  },
  {
    exception: 'exc-0002',
    kind: 'door-did-not-open',
    severity: 'attention',
    at: at(8, 33),
    who: 'Odile Marchbank',
    door: 7,
    detail: '3 tries',
  },
  {
    exception: 'exc-0003',
    kind: 'movement-unknown',
    severity: 'attention',
    at: at(9, 46),
    who: 'Yusra Delacroix-Winterbourne',
    door: 9,
    detail: 'found open',
  },
  { exception: 'exc-0004', kind: 'badge-unknown', severity: 'note', at: at(8, 2), detail: '' },
  {
    exception: 'exc-0005',
    kind: 'handed-over-unconfirmed',
    severity: 'note',
    at: at(9, 30),
    who: 'Nadira Thistlewood',
    detail: '',
  },
];

// People -------------------------------------------------------------------------------------------------------------

function known(
  number: number,
  name: string,
  personType: Known['personType'],
  has: string,
  more: Partial<Known> = {},
): Known {
  return {
    person: `person-${String(number).padStart(4, '0')}`,
    name,
    personType,
    manager: false,
    hasBadge: has.includes('b'),
    hasCode: has.includes('c'),
    hasPin: has.includes('p'),
    mayHavePin: has.includes('p'),
    children: [],
    self: false,
    ...more,
  };
}

function called(...initials: string[]): Known['children'] {
  return initials.map((each) => ({ child: `child-${each.toLowerCase()}`, initials: each }));
}

const people: Known[] = [
  known(1, 'Mara Quill', 'staff', 'bp', { manager: true, self: true }),
  known(2, 'Tobin Ashgrove', 'staff', 'bp', { manager: true }),
  known(3, 'Imelda Fenwicke', 'staff', 'b'),
  known(4, 'Sunniva Okparaebo', 'staff', 'b'),
  known(5, 'Bram Hollowell', 'staff', 'c'),
  known(6, 'Wren Castleby', 'volunteer', ''),
  known(7, 'Odile Marchbank', 'volunteer', 'b'),
  known(8, 'Perrin Lightfoot', 'student', 'b'),
  known(9, 'Nadira Thistlewood', 'settling-parent', 'c', { children: called('LT') }),
  known(10, 'Joss Penhallow', 'parent', 'c', { children: called('AP', 'MP') }),
  known(11, 'Hesper Vantongeren', 'parent', 'bc', { children: called('RV') }),
  known(12, 'Lorcan Applegarth', 'committee-member', ''),
  known(13, 'Quilla Rosewarne', 'parent', 'c', { children: called('SR', 'TR', 'WR') }),
  known(14, 'Fenella Brackenridge', 'parent', 'c', { children: called('OB') }),
];
const peoplePage = (more: Partial<Extract<DeskPage, { tab: 'people' }>> = {}): DeskPage => ({
  tab: 'people',
  people,
  freshCodes: [],
  awaitingBadge: null,
  roster: null,
  ...more,
});

// The day ------------------------------------------------------------------------------------------------------------

const zero: Balance[] = [
  { what: 'people', count: 0, accepted: null, rows: [] },
  { what: 'devices', count: 0, accepted: null, rows: [] },
  { what: 'permissions', count: 0, accepted: null, rows: [] },
  { what: 'exceptions', count: 0, accepted: null, rows: [] },
];
const uneven: Balance[] = [
  { what: 'people', count: 0, accepted: null, rows: [] },
  {
    what: 'devices',
    count: 2,
    accepted: null,
    rows: ['Gwil Tamarisk · Locker 5', 'Casimir Brightwater · Office 6'],
  },
  { what: 'permissions', count: 1, accepted: null, rows: ['Sunniva Okparaebo · Call from a relative in hospital'] },
  {
    what: 'exceptions',
    count: 3,
    accepted: null,
    rows: [
      'Odile Marchbank · door-did-not-open · 7',
      'Yusra Delacroix-Winterbourne · movement-unknown · 9',
      'Sunniva Okparaebo · device-overdue',
    ],
  },
];
const partly: Balance[] = uneven.map((part) => (part.what === 'devices' ? { ...part, accepted: 'Mara Quill' } : part));
const dayPage = (more: Partial<Extract<DeskPage, { tab: 'day' }>>): DeskPage => ({
  tab: 'day',
  day: '2026-11-23',
  stage: 'open',
  balance: uneven,
  closingHash: null,
  folder: null,
  problem: null,
  ...more,
});
const CLOSING_HASH = '7f3a91c04be2d865519e0c7ab3f4d8216ec05b97aa41f0d3382b6c9e5d17f048';

// Decisions ----------------------------------------------------------------------------------------------------------

const grantDecision = {
  says: {
    key: 'desk.decision.grant-use',
    with: { who: 'Joss Penhallow', reason: 'Call from school about another child', place: 'Office', until: '11:15' },
  },
  under: 'Mara Quill',
};
const openDecision = {
  says: {
    key: 'desk.decision.override-open-of',
    with: {
      door: 9,
      who: 'Yusra Delacroix-Winterbourne',
      words: 'She says the phone is inside and the door did not open for her. Opened together with her.',
    },
  },
  under: 'Mara Quill',
  problem: { key: 'desk.problem.pin-wrong', with: { count: 3 } },
};
const permissionsBusy: DeskPage = { tab: 'permissions', open: [overdue, running], people: candidates };

export const deskFixtures: Fixtures = {
  'now-busy': desk(nowBusy),
  'now-empty': desk(nowEmpty),
  'now-no-locker': desk(nowNoLocker),
  'now-said': desk(nowBusy, {
    said: {
      tone: 'calm',
      happened: { key: 'desk.said.visit-ended', with: { who: 'Gwil Tamarisk' } },
    },
  }),
  'devices-busy': desk({ tab: 'devices', deposits, bank: busyBank }),
  'devices-empty': desk({ tab: 'devices', deposits: [], bank: bank() }),
  'devices-no-locker': desk({ tab: 'devices', deposits: deposits.slice(7, 9), bank: null }),
  'permissions-busy': desk(permissionsBusy),
  'permissions-empty': desk({ tab: 'permissions', open: [], people: candidates.slice(0, 1) }),
  'permissions-decision': desk(permissionsBusy, { decision: grantDecision }),
  'permissions-said': desk(permissionsBusy, {
    said: {
      tone: 'calm',
      happened: { key: 'desk.said.granted', with: { who: 'Joss Penhallow', until: '11:15' } },
      doNext: { key: 'desk.said.granted-door', with: { who: 'Joss Penhallow' } },
    },
  }),
  'arrangements-file': desk(
    { tab: 'arrangements', lists: [...ARRANGEMENT_FILE_LISTS] },
    { said: { tone: 'attention', happened: { key: 'desk.said.arrangements-not-imported', with: { count: 3 } } } },
  ),
  'arrangements-busy': desk({ tab: 'arrangements', lists: [...ARRANGEMENT_LISTS] }),
  'policy-busy': desk({ tab: 'policy', lists: [...POLICY_LISTS] }),
  'policy-saved': desk(
    { tab: 'policy', lists: [...POLICY_LISTS] },
    {
      said: {
        tone: 'calm',
        happened: { key: 'desk.said.saved-sign', with: { file: '2027-03-05-sign-en-A4.pdf' } },
        means: { key: 'desk.said.saved-where', with: { folder: 'C:\\ProgramData\\Cloakroom\\data\\prints' } },
      },
    },
  ),
  'incidents-busy': desk(INCIDENTS_PAGE),
  'setting-devices-busy': desk({ tab: 'setting-devices', lists: [...SETTING_DEVICE_LISTS] }),
  'setting-devices-empty': desk({
    tab: 'setting-devices',
    lists: SETTING_DEVICE_LISTS.map((list) => ({ ...list, rows: [] })),
  }),
  'agreements-busy': desk({ tab: 'agreements', lists: [...AGREEMENT_LISTS] }),
  'agreements-empty': desk({ tab: 'agreements', lists: AGREEMENT_LISTS.map((list) => ({ ...list, rows: [] })) }),
  'exceptions-busy': desk({ tab: 'exceptions', open: exceptions }),
  'exceptions-empty': desk({ tab: 'exceptions', open: [] }),
  'people-busy': desk(peoplePage()),
  'people-empty': desk(peoplePage({ people: people.slice(0, 1) })),
  'people-fresh-code': desk(
    peoplePage({ freshCodes: [{ name: 'Bram Hollowell', kind: 'personal-code', code: 'K7MQ4X' }] }),
  ),
  'people-family-code': desk(
    peoplePage({ freshCodes: [{ name: 'Hesper Vantongeren', kind: 'family-code', code: '482913' }] }),
  ),
  'people-awaiting-badge': desk(peoplePage({ awaitingBadge: 'Wren Castleby' })),
  'people-roster-faults': desk(
    peoplePage({
      roster: {
        file: 'roster.csv',
        added: 11,
        faults: [
          { line: 4, says: { key: 'desk.roster.no-last' } },
          { line: 9, says: { key: 'desk.roster.unknown-type', with: { found: 'teecher' } } },
          { line: 12, says: { key: 'desk.roster.known', with: { name: 'Wren Castleby' } } },
        ],
      },
    }),
  ),
  'people-roster-clean': desk(peoplePage({ roster: { file: 'roster.csv', added: 14, faults: [] } })),
  'hardware-sound': desk({ tab: 'hardware', bank: bank({ 1: 'in-use' }), outOfOrder: [], health: soundHealth }),
  'hardware-troubled': desk({
    tab: 'hardware',
    bank: busyBank,
    outOfOrder: [
      { door: 7, why: 'did-not-open' },
      { door: 11, why: 'left-open' },
    ],
    health: troubledHealth,
  }),
  'hardware-no-locker': desk({ tab: 'hardware', bank: null, outOfOrder: [], health: soundHealth.slice(1) }),
  'day-open': desk(dayPage({})),
  'day-balancing': desk(dayPage({ stage: 'balancing' })),
  'day-partly': desk(dayPage({ stage: 'balancing', balance: partly })),
  'day-ready': desk(dayPage({ stage: 'ready', balance: zero })),
  'day-closed': desk(
    dayPage({
      stage: 'closed',
      balance: zero,
      closingHash: CLOSING_HASH,
      folder: 'C:\\Cloakroom\\outbox\\2026-11-23-front-door',
    }),
  ),
  'day-problem': desk(
    dayPage({
      stage: 'closed',
      balance: zero,
      closingHash: CLOSING_HASH,
      problem: {
        tone: 'attention',
        happened: { key: 'desk.problem.export-not-written', with: { folder: 'C:\\Cloakroom\\outbox' } },
        means: { key: 'desk.problem.export-not-written-means' },
        doNext: { key: 'desk.problem.export-not-written-do' },
      },
    }),
  ),
  'decision-problem': desk({ tab: 'devices', deposits, bank: busyBank }, { decision: openDecision }),
  ...Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, asking]) => [
      `asking-${name}`,
      desk({ tab: 'policy', lists: [...POLICY_LISTS] }, { asking }),
    ]),
  ),
};

// Set-up -------------------------------------------------------------------------------------------------------------

type SetUpStep = ScreenOf<'set-up'>;

function setUp(step: SetUpStep['step'], position: number, more: Partial<SetUpStep> = {}): State {
  return state(
    {
      name: 'set-up',
      step,
      position,
      of: 8,
      policies: [
        {
          id: 'playgroup-office',
          title: 'Playgroup, devices kept away',
          about:
            'Do not use phones, watches or cameras here, in the garden or at the entrance. Ask the manager if you need yours.',
        },
        {
          id: 'preschool-accountable-users',
          title: 'Preschool, accountable users',
          about:
            'Phones, watches, tablets and games consoles stay in the locker or in your bag. Ask the manager if you need yours. Tell a safeguarding officer if something worries you.',
        },
        {
          id: 'preschool-kitchen-drawer',
          title: 'Preschool, kitchen drawer',
          about:
            'Keep phones, tablets, watches and games consoles in your bag or pocket. Leave the premises to use them. Speak to the manager first if your work needs a device.',
        },
        {
          id: 'preschool-setting-devices',
          title: 'Preschool, our own devices only',
          about: 'Do not use phones, watches, tablets or cameras of your own here. Ask the manager if you need yours.',
        },
        {
          id: 'preschool-store-cupboard',
          title: 'Preschool, phones in the store cupboard',
          about:
            'Keep your phone in your bag or pocket. Our team locks theirs in the store cupboard. Tell us if you work alone and have to check in. We show you a quiet space.',
        },
      ],
      ports: [
        { path: '/dev/ttyUSB0', label: 'USB serial adapter' },
        { path: '/dev/ttyUSB1', label: 'USB serial adapter' },
      ],
      rosterFile: '/var/lib/cloakroom/import/roster.csv',
      staff: [],
      freshCodes: [],
      ...more,
    },
    { setting: null, idle: null, canFinish: false, canGoBack: step !== 'welcome' },
  );
}

const STAFF = [
  'Tobin Ashgrove',
  'Imelda Fenwicke',
  'Sunniva Okparaebo',
  'Bram Hollowell',
  'Wren Castleby',
  'Odile Marchbank',
];

export const setUpFixtures: Fixtures = {
  welcome: setUp('welcome', 0),
  setting: setUp('setting', 1),
  'setting-problem': setUp('setting', 1, { problem: { key: 'set-up.problem.telephone' } }),
  policy: setUp('policy', 2),
  'policy-faults': setUp('policy', 2, {
    problem: { key: 'set-up.problem.policy-faults', with: { line: 41, field: 'retention.visits' } },
  }),
  hours: setUp('hours', 3),
  hardware: setUp('hardware', 4),
  'hardware-none-found': setUp('hardware', 4, {
    ports: [],
    portsProblem: { key: 'set-up.problem.ports-not-listed' },
  }),
  manager: setUp('manager', 5),
  'manager-problem': setUp('manager', 5, { problem: { key: 'set-up.problem.pin-too-easy' } }),
  badge: setUp('badge', 5),
  'badge-taken': setUp('badge', 5, { problem: { key: 'set-up.problem.badge-taken' } }),
  'second-manager': setUp('second-manager', 6),
  staff: setUp('staff', 7),
  'staff-listed': setUp('staff', 7, { staff: STAFF }),
  'staff-problem': setUp('staff', 7, {
    staff: STAFF,
    problem: { key: 'set-up.problem.roster-faults', with: { count: 2, line: 9 } },
  }),
  done: setUp('done', 8, {
    staff: STAFF,
    freshCodes: [
      { name: 'Mara Quill', code: 'H4TPX9' },
      { name: 'Bram Hollowell', code: 'K7MQ4X' },
      { name: 'Wren Castleby', code: 'W2RF6N' },
    ],
  }),
  'done-no-codes': setUp('done', 8, { staff: STAFF }),
};

// The development dock -----------------------------------------------------------------------------------------------

export const dock: Dock = {
  badges: [
    { badge: '0A00000001', who: 'Mara Quill (manager)' },
    { badge: '0A00000002', who: 'Tobin Ashgrove (manager)' },
    { badge: '0A00000003', who: 'Imelda Fenwicke' },
    { badge: '0A00000004', who: 'Sunniva Okparaebo' },
    { badge: '0A00000007', who: 'Odile Marchbank' },
    { badge: '0A000000FF', who: '?' },
  ],
  doors: Array.from({ length: 12 }, (_, index) => ({
    number: index + 1,
    open: index === 4,
    fault: index === 6 ? ('jam' as const) : index === 8 ? ('ajar' as const) : ('none' as const),
  })),
  board: 'normal',
  autoClose: true,
  codes: [
    { who: 'Mara Quill', code: 'H4TPX9', pin: '704218' },
    { who: 'Bram Hollowell', code: 'K7MQ4X' },
    { who: 'Hesper Vantongeren', code: '482913' },
  ],
};

export const dockFixtures: Fixtures = {
  'dock-at-the-desk': state(
    {
      name: 'desk',
      manager: 'Mara Quill',
      tabs: [...DESK_TABS],
      page: nowBusy,
      asking: null,
      decision: null,
      said: null,
    },
    { dock },
  ),
  'dock-silent-board': state(
    {
      name: 'desk',
      manager: 'Mara Quill',
      tabs: [...DESK_TABS],
      page: { tab: 'exceptions', open: exceptions },
      asking: null,
      decision: null,
      said: null,
    },
    { dock: { ...dock, board: 'silent', autoClose: false } },
  ),
  'dock-empty': state(
    {
      name: 'desk',
      manager: 'Mara Quill',
      tabs: [...DESK_TABS],
      page: nowEmpty,
      asking: null,
      decision: null,
      said: null,
    },
    { dock: { ...dock, badges: [], codes: [], doors: [] } },
  ),
};

/** The same moment in another language or look. */
export function seen(
  fixture: State,
  how: { readonly language?: string; readonly theme?: Look['theme']; readonly largeText?: boolean },
): State {
  return ScreenState.parse({
    ...fixture,
    language: how.language ?? fixture.language,
    look: { theme: how.theme ?? fixture.look.theme, largeText: how.largeText ?? fixture.look.largeText },
  });
}

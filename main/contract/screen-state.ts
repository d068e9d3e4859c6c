import { z } from 'zod';
import { BALANCED } from '../domain/day-end/balance.ts';
import { LIST_TABS } from '../domain/desk/desk-access.ts';
import { DeclaredDevices } from '../domain/devices.ts';
import { Id, PERSON_TYPES, PersonType, Role, WalkInType } from '../domain/people.ts';
import { Answer, ManagerTab } from './intents.ts';

/**
 * Everything the screen can show: the station pushes one whole state, the screen draws it and keeps nothing but half-typed
 * text. Sentences live in the screen's catalogues: the state carries keys, ids and facts. Texts that a setting writes itself
 * (its name, rule sentences, labels of stores and places) come from the policy file in the person's language.
 */
const EpochMs = z.int();

/** A key of the catalogue and what stands in its gaps. */
export const Phrase = z.strictObject({
  key: z.string().max(80),
  with: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Phrase = z.infer<typeof Phrase>;

/** Trouble in three parts: what happened, what it means for you, what to do (SCREENS.md, Words). */
export const Notice = z.strictObject({
  tone: z.enum(['calm', 'attention', 'stop']),
  happened: Phrase,
  means: Phrase.optional(),
  doNext: Phrase.optional(),
});
export type Notice = z.infer<typeof Notice>;

export const DOOR_LOOKS = ['shut', 'lit', 'open', 'stuck', 'in-use', 'unknown'] as const;
/** The locker as it stands. On public screens every door but one's own is `shut` or `stuck`: nobody sees which are in use. */
export const BankPicture = z.strictObject({
  columns: z.int(),
  doors: z.array(z.strictObject({ number: z.int(), look: z.enum(DOOR_LOOKS) })),
});
export type BankPicture = z.infer<typeof BankPicture>;

const RuleSentence = z.strictObject({ picture: z.string(), text: z.string() });
const Choice = z.strictObject({ id: z.string(), label: z.string() });
const screen = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ name: z.literal(name), ...shape });

/** `what` is what the code or PIN is asked for; `problem` is said above the field after a refusal. */
const codeEntry = { problem: Phrase.optional() };

/** What its owner said of a device when it was put in. */
const Condition = z.strictObject({ damaged: z.boolean(), words: z.string() });
export type Condition = z.infer<typeof Condition>;

/** A device of a child: by initials; `staff` where a member of staff stands at the screen. */
const OfChild = z.strictObject({ initials: z.string(), staff: z.boolean() });
export type OfChild = z.infer<typeof OfChild>;

const SiteRow = z.strictObject({
  visit: Id,
  name: z.string(),
  personType: PersonType,
  since: EpochMs,
  host: z.string().optional(),
  devices: DeclaredDevices,
  where: z.array(Phrase),
  self: z.boolean(),
});
const DepositRow = z.strictObject({
  deposit: Id,
  /** A child by initials. */
  owner: z.string(),
  personType: z.enum([...PERSON_TYPES, 'child']),
  condition: Condition.optional(),
  store: z.string(),
  storeLabel: z.string(),
  place: z.string(),
  kind: z.enum(['locker', 'manual']),
  state: z.enum(['intended', 'handed-over', 'held', 'released', 'unknown']),
  devices: DeclaredDevices,
  since: EpochMs,
  /** As evidence: it goes to nobody. */
  kept: z.literal(true).optional(),
});
const AuthorisationRow = z.strictObject({
  authorisation: Id,
  who: z.string(),
  reason: z.string(),
  place: z.string(),
  from: EpochMs,
  /** Null: until the person is back. */
  until: EpochMs.nullable(),
  /** Empty where nobody's word was needed. */
  grantedBy: z.string(),
  overdueMinutes: z.int().min(0),
  deviceOut: z.boolean(),
});
const ExceptionRow = z.strictObject({
  exception: Id,
  kind: z.string(),
  severity: z.enum(['note', 'attention', 'serious']),
  at: EpochMs,
  who: z.string().optional(),
  door: z.int().optional(),
  detail: z.string(),
});
const HealthRow = z.strictObject({
  device: z.enum(['locker', 'reader', 'record', 'clock', 'keys', 'policy']),
  tone: z.enum(['calm', 'attention', 'stop']),
  says: Phrase,
  frames: z.int().optional(),
  badFrames: z.int().optional(),
  timeouts: z.int().optional(),
  reconnects: z.int().optional(),
  lastSeen: EpochMs.nullable().optional(),
});

const FormChoice = z.strictObject({
  id: z.string(),
  label: Phrase,
  note: Phrase.optional(),
  always: z.literal(true).optional(),
  refused: Phrase.optional(),
});
export type FormChoice = z.infer<typeof FormChoice>;
/** One question of a form, and what was answered to it before. */
const Asking = z.strictObject({
  form: z.string(),
  at: z.int(),
  of: z.int(),
  question: z.strictObject({
    id: z.string(),
    asks: Phrase,
    help: Phrase.optional(),
    optional: z.boolean(),
    kind: z.enum(['line', 'words', 'day', 'time', 'number', 'one', 'several', 'confirm', 'yes-no', 'signature']),
    most: z.int().optional(),
    least: z.int().optional(),
    choices: z.array(FormChoice).optional(),
    offers: z.array(z.strictObject({ day: z.iso.date(), label: Phrase })).optional(),
  }),
  answer: Answer.nullable(),
  problem: Phrase.optional(),
});
export type Asking = z.infer<typeof Asking>;

const FormButton = z.strictObject({
  form: z.string(),
  subject: z.string().optional(),
  label: Phrase,
});
/** A list of the desk: every part that came after the first seven is made of these. */
const DeskList = z.strictObject({
  id: z.string(),
  title: Phrase,
  empty: Phrase,
  add: z.array(FormButton).optional(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      first: Phrase,
      under: Phrase.optional(),
      middle: Phrase.optional(),
      end: Phrase.optional(),
      tone: z.enum(['plain', 'warm', 'stop', 'quiet']).optional(),
      facts: z.array(z.strictObject({ name: Phrase, says: Phrase })),
      actions: z.array(FormButton),
    }),
  ),
});
export type DeskList = z.infer<typeof DeskList>;

/** How often something was in each month (`2026-11`), the oldest first. */
const Chart = z.strictObject({
  title: Phrase,
  months: z.array(z.string().regex(/^\d{4}-\d{2}$/)),
  rows: z.array(z.strictObject({ first: Phrase, counts: z.array(z.int().min(0)) })),
});
export type Chart = z.infer<typeof Chart>;

/** What will be recorded and under whose name, shown before the PIN is asked (SCREENS.md, the manager's desk). */
const Decision = z.strictObject({
  says: Phrase,
  under: z.string(),
  problem: Phrase.optional(),
});

const DeskPage = z.discriminatedUnion('tab', [
  z.strictObject({
    tab: z.literal('now'),
    counts: z.array(z.strictObject({ personType: PersonType, count: z.int() })),
    onSite: z.array(SiteRow),
    devicesIn: z.int(),
    devicesOut: z.int(),
    overdue: z.array(AuthorisationRow),
    openExceptions: z.int(),
    bank: BankPicture.nullable(),
    health: z.array(HealthRow),
    lastExport: EpochMs.nullable(),
    remind: z.array(Notice),
    arrivals: z.array(z.strictObject({ hour: z.int().min(0).max(23), count: z.int() })),
  }),
  z.strictObject({
    tab: z.literal('devices'),
    deposits: z.array(DepositRow),
    bank: BankPicture.nullable(),
  }),
  z.strictObject({
    tab: z.literal('permissions'),
    open: z.array(AuthorisationRow),
    people: z.array(
      z.strictObject({
        visit: Id,
        name: z.string(),
        personType: PersonType,
        self: z.boolean(),
        deviceIn: z.boolean(),
        /** What can be granted to them, by the kinds of the policy. */
        kinds: z.array(
          z.strictObject({
            id: z.string(),
            label: Phrase,
            reasons: z.array(Choice),
            places: z.array(Choice),
            longestMinutes: z.int(),
            /** Whether the organisation is asked for; `no` where it is known. */
            organisation: z.enum(['no', 'optional', 'required']),
            /** Minutes between the check-ins of a lone worker; null where there are none. */
            checkInMinutes: z.int().nullable(),
            /** Sentences that have to be true. */
            confirmations: z.array(Choice),
          }),
        ),
        neverPlaces: z.array(Choice),
      }),
    ),
  }),
  z.strictObject({ tab: z.literal('exceptions'), open: z.array(ExceptionRow) }),
  z.strictObject({
    tab: z.literal('people'),
    people: z.array(
      z.strictObject({
        person: Id,
        name: z.string(),
        personType: PersonType,
        manager: z.boolean(),
        hasBadge: z.boolean(),
        hasCode: z.boolean(),
        hasPin: z.boolean(),
        children: z.array(z.strictObject({ child: Id, initials: z.string() })),
        /** Only who may open the desk has one. */
        mayHavePin: z.boolean(),
        self: z.boolean(),
      }),
    ),
    /** Shown once, to be written down; gone with the next page. */
    freshCodes: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['personal-code', 'family-code', 'recovery-code']),
        code: z.string(),
      }),
    ),
    awaitingBadge: z.string().nullable(),
    roster: z
      .strictObject({
        file: z.string(),
        added: z.int(),
        faults: z.array(z.strictObject({ line: z.int(), says: Phrase })),
      })
      .nullable(),
  }),
  z.strictObject({
    tab: z.literal('hardware'),
    bank: BankPicture.nullable(),
    outOfOrder: z.array(z.strictObject({ door: z.int(), why: z.string() })),
    health: z.array(HealthRow),
  }),
  z.strictObject({
    tab: z.literal('day'),
    day: z.iso.date(),
    stage: z.enum(['open', 'balancing', 'ready', 'closed']),
    balance: z.array(
      z.strictObject({
        what: z.enum(BALANCED),
        count: z.int(),
        accepted: z.string().nullable(),
        rows: z.array(z.string()).max(60),
      }),
    ),
    /** What is kept as evidence: it is in no count, and stays over night. */
    kept: z.array(z.string()).max(60).optional(),
    closingHash: z.string().nullable(),
    folder: z.string().nullable(),
    problem: Notice.nullable(),
  }),
  z.strictObject({ tab: z.enum(LIST_TABS), lists: z.array(DeskList), chart: Chart.optional() }),
]);
export type DeskPage = z.infer<typeof DeskPage>;

export const Screen = z.discriminatedUnion('name', [
  // Before there is a setting
  screen('set-up', {
    step: z.enum([
      'welcome',
      'setting',
      'policy',
      'hours',
      'hardware',
      'manager',
      'badge',
      'second-manager',
      'staff',
      'done',
    ]),
    position: z.int(),
    of: z.int(),
    policies: z.array(z.strictObject({ id: z.string(), title: z.string(), about: z.string() })),
    ports: z.array(z.strictObject({ path: z.string(), label: z.string() })),
    portsProblem: Phrase.optional(),
    rosterFile: z.string(),
    staff: z.array(z.string()),
    /** Shown once so that it can be written down. */
    freshCodes: z.array(z.strictObject({ name: z.string(), code: z.string() })),
    /** For the safe; shown at the end only. */
    recoveryCode: z.string().optional(),
    problem: Phrase.optional(),
  }),
  screen('parts-missing', {
    present: z.array(z.string()),
    missing: z.array(z.string()),
  }),

  // Public
  /** `sign`: what the setting asks of everybody, in its own words (SETTINGS E8). */
  screen('welcome', {
    sign: z.strictObject({ title: z.string(), lines: z.array(z.string()) }),
    notices: z.array(Notice),
    staffReader: z.boolean(),
  }),
  screen('who-are-you', { types: z.array(WalkInType) }),
  screen('your-name', { problem: Phrase.optional() }),
  screen('organisation', { personType: WalkInType, optional: z.boolean() }),
  screen('whom', {
    letters: z.string(),
    found: z.array(z.strictObject({ person: Id, shownAs: z.string() })),
    tooShort: z.boolean(),
  }),
  /** `usual`: asked for every day, not for today. */
  screen('devices', { firstName: z.string(), start: DeclaredDevices, usual: z.boolean().optional() }),
  screen('rules', {
    firstName: z.string(),
    personType: PersonType,
    sentences: z.array(RuleSentence),
    fullText: z.string(),
    /** What the setting does with what it writes down (SETTINGS A23), and where the whole policy can be read (A2). */
    privacy: z.string().optional(),
    fullPolicyAt: z.string().optional(),
    /** How to complain, or where that can be read (SETTINGS D17). */
    complaints: z.string().optional(),
    showFull: z.boolean(),
    otherLanguage: z.boolean(),
    signature: z.boolean(),
    /** `I agree` wakes up after so many milliseconds, counted from this push. */
    readMs: z.int().min(0),
    problem: Phrase.optional(),
  }),
  /** What was arranged for this person: accepted before it counts, or left out. */
  screen('arrangement', {
    firstName: z.string(),
    label: z.string(),
    where: z.array(Phrase),
    devices: DeclaredDevices,
    conditions: z.array(z.string()),
  }),
  /** Staff who attend say so with badge or code: for somebody who arrives, or in the place of one who leaves. */
  screen('attending', {
    ...codeEntry,
    asks: z.enum(['arriving', 'leaving']),
    firstName: z.string(),
    /** Whose session it is, by first name. */
    about: z.string(),
    label: z.string(),
    where: z.array(Phrase),
    needed: z.int().min(0),
    confirmed: z.array(z.string()),
    reader: z.boolean(),
  }),
  screen('leave-behind', {
    firstName: z.string(),
    devices: DeclaredDevices,
    sentence: z.string(),
    /** Somebody may decide that it comes in all the same. */
    mayLetIn: z.boolean().optional(),
  }),
  /** Whoever may let it in says who they are; the PIN is asked for next. */
  screen('let-in', { ...codeEntry, firstName: z.string(), reader: z.boolean() }),
  screen('door', {
    purpose: z.enum(['deposit', 'collect', 'release', 'return']),
    firstName: z.string(),
    ofChild: OfChild.optional(),
    condition: Condition.optional(),
    /** The setting's line about what is put in (SETTINGS E13), and whether its condition may be noted. */
    liability: z.string().optional(),
    mayNote: z.boolean().optional(),
    door: z.int(),
    /** `waiting`: nothing has been sent to the door yet. */
    stage: z.enum(['waiting', 'opening', 'open', 'reminder', 'closed', 'did-not-open']),
    stuck: z.array(z.int()),
    /** The last stuck door may hold something all the same: its contact said open. */
    stuckUnsure: z.boolean().optional(),
    bank: BankPicture,
    devices: DeclaredDevices,
    /** Staff only: the quiet targets beside the door. */
    mayChange: z.boolean(),
    /** False when only a person with a key can help. */
    mayTryAgain: z.boolean().optional(),
    useUntil: EpochMs.optional(),
    usePlace: z.string().optional(),
  }),
  screen('hand-in', {
    firstName: z.string(),
    ofChild: OfChild.optional(),
    /** The setting's line about what is put in (SETTINGS E13), and whether its condition may be noted. */
    liability: z.string().optional(),
    mayNote: z.boolean().optional(),
    storeLabel: z.string(),
    place: z.string(),
    devices: DeclaredDevices,
    why: z.enum(['rule', 'locker-full', 'locker-offline', 'door-stuck', 'door-unsure', 'too-big']),
    handedOver: z.boolean(),
    /** Staff only: the quiet targets beside it. */
    mayChange: z.boolean(),
  }),
  /** A few words about the condition of what is put in. */
  screen('condition', { firstName: z.string(), devices: DeclaredDevices }),
  screen('collect-by-hand', {
    firstName: z.string(),
    ofChild: OfChild.optional(),
    condition: Condition.optional(),
    storeLabel: z.string(),
    place: z.string(),
    devices: DeclaredDevices,
  }),
  /** It stays here for now, and its owner may leave all the same. */
  screen('device-kept', { firstName: z.string(), ofChild: OfChild.optional(), devices: DeclaredDevices }),
  screen('pass', {
    firstName: z.string(),
    mayReport: z.boolean().optional(),
    pass: z.string(),
    host: z.string().optional(),
    place: Phrase,
    inBag: DeclaredDevices,
    arranged: z.array(z.strictObject({ label: z.string(), where: z.array(Phrase) })).optional(),
  }),
  /** `report`: the pass says who reports a concern; `mayReport`: that can be chosen here. */
  screen('leaving', { ...codeEntry, report: z.boolean().optional(), mayReport: z.boolean().optional() }),
  screen('leaving-name', { ...codeEntry, report: z.boolean().optional() }),
  /** A report, without a name. `mayEnd`: what is still asked may all be left out. */
  screen('report', {
    asking: Asking.nullable(),
    steps: z.array(z.string()),
    instruction: z.string().optional(),
    mayEnd: z.boolean(),
    own: z.array(z.strictObject({ incident: Id, number: z.int(), day: z.iso.date() })),
  }),
  screen('reported', {
    number: z.int(),
    added: z.boolean(),
    /** The roles that read it; none where nobody here may, and then whom outside to tell. */
    readers: z.array(Phrase),
    outside: z.array(z.string()),
    order: z.array(z.strictObject({ role: Phrase, who: z.string() })),
    nextInMs: z.int(),
  }),
  screen('goodbye', {
    firstName: z.string().optional(),
    says: Phrase,
    reminder: z.string().optional(),
    /** What stays in bag or pocket, out of use. */
    inBag: DeclaredDevices.optional(),
    /** Nothing was put away, and the person may still say that there is something. */
    mayChange: z.boolean().optional(),
    nextInMs: z.int(),
  }),
  /** Asked of whoever may be here off duty; `otherwise` is as whom they sign in then. */
  screen('on-duty', { firstName: z.string(), otherwise: PersonType }),
  /** The order in which staff turn to people, and the contacts that the policy shows to the reader. */
  screen('whom-to-turn-to', {
    people: z.array(z.strictObject({ name: z.string(), roles: z.array(Role) })),
    contacts: z.array(z.strictObject({ label: z.string(), telephone: z.string().nullable() })),
  }),
  screen('staff-entry', { ...codeEntry, reader: z.boolean() }),
  screen('staff-day', {
    firstName: z.string(),
    /** Null for somebody who has not signed in. */
    since: EpochMs.nullable(),
    devices: DeclaredDevices,
    place: Phrase,
    mayOpenDesk: z.boolean(),
    mayReport: z.boolean().optional(),
    /** Somebody known, who may look up whom to turn to. */
    mayTurnTo: z.boolean(),
    /** What was just recorded, and what else can be entered. */
    said: Phrase.nullable(),
    forms: z.array(FormButton),
    mayDeclare: z.array(z.enum(['nothing-today', 'something-different', 'change-usual'])),
    /** The standing declaration, which a tap confirms. */
    usual: DeclaredDevices,
    /** Agreements that wait for this person's signature. */
    toSign: z.array(z.strictObject({ agreement: z.string(), label: z.string(), due: z.string() })),
    toConfirm: z.array(
      z.strictObject({
        deposit: Id,
        place: z.string(),
        storeLabel: z.string(),
        devices: DeclaredDevices,
      }),
    ),
    permission: z
      .strictObject({
        what: z.enum(['use', 'break', 'step-out', 'outing', 'check-ins']),
        /** When it ends, or while a device is out when that is due back; null: when the person is back. */
        until: EpochMs.nullable(),
        place: z.string(),
        overdueMinutes: z.int().min(0),
        /** When a lone worker says next that all is well. */
        nextCheckIn: EpochMs.nullable(),
        /** What the permission lets them do now. */
        offers: z.array(z.enum(['release', 'return', 'check-in', 'step-back'])),
      })
      .nullable(),
    /** Where the person may go for a while without signing out; null where that is not for them, or not now. */
    stepOutTo: z.string().nullable(),
  }),
  /** An agreement to be read and signed. */
  screen('agreement', {
    firstName: z.string(),
    label: z.string(),
    text: z.string(),
    consequences: z.array(z.string()),
    otherLanguage: z.boolean(),
    signature: z.boolean(),
    readMs: z.int().min(0),
    problem: Phrase.optional(),
  }),
  /** A form in somebody's own session: the question, or after the last one the sentence that will be recorded. */
  screen('filling', {
    firstName: z.string(),
    asking: Asking.nullable(),
    entry: Phrase.nullable(),
    problem: Phrase.nullable(),
  }),
  screen('family-entry', { ...codeEntry, reader: z.boolean() }),
  screen('family', {
    firstName: z.string(),
    mayReport: z.boolean().optional(),
    children: z.array(z.strictObject({ child: Id, initials: z.string() })),
    /** What the parent said they usually carry. */
    usual: DeclaredDevices,
    reminder: z.string().optional(),
    settlingNote: z.string().optional(),
    notices: z.array(Notice).optional(),
    events: z
      .array(
        z.strictObject({
          arrangement: Id,
          what: z.string(),
          conditions: z.array(z.string()),
          accepted: z.boolean(),
        }),
      )
      .optional(),
  }),
  /** A family collects, and these devices of their children wait. */
  screen('child-waiting', {
    firstName: z.string(),
    waiting: z.array(z.strictObject({ initials: z.string(), devices: DeclaredDevices, place: Phrase })),
  }),
  screen('recovery', { ...codeEntry, firstName: z.string(), step: z.enum(['code', 'new-pin']), busy: z.boolean() }),
  screen('pin', {
    ...codeEntry,
    /** There is a recovery code, and this person may use it. */
    mayRecover: z.boolean().optional(),
    firstName: z.string(),
    lockedUntil: EpochMs.nullable(),
    minutes: z.int().min(0),
  }),
  screen('kind-word', { notice: Notice, nextInMs: z.int().nullable() }),
  screen('trouble', { incident: z.string(), notice: Notice }),

  // The manager's desk
  screen('desk', {
    manager: z.string(),
    /** The parts that this person sees. */
    tabs: z.array(ManagerTab),
    page: DeskPage,
    asking: Asking.nullable(),
    decision: Decision.nullable(),
    said: Notice.nullable(),
  }),
]);
export type Screen = z.infer<typeof Screen>;
export type ScreenName = Screen['name'];
export type ScreenOf<N extends ScreenName> = Extract<Screen, { name: N }>;

export const ScreenState = z.strictObject({
  revision: z.int(),
  setting: z
    .strictObject({
      name: z.string(),
      telephone: z.string(),
      demonstration: z.boolean(),
    })
    .nullable(),
  language: z.string(),
  languages: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      direction: z.enum(['ltr', 'rtl']),
    }),
  ),
  /** The privacy notice, one touch away on every screen (A23); absent while there is no policy. */
  privacy: z.string().optional(),
  look: z.strictObject({
    theme: z.enum(['light', 'dark', 'contrast']),
    largeText: z.boolean(),
  }),
  now: EpochMs,
  timeZone: z.string(),
  /** Counted from this push; null where nothing runs out. `warnMs`: from here on the countdown is large and offers `I am still here`. */
  idle: z.strictObject({ leftMs: z.int(), ofMs: z.int(), warnMs: z.int() }).nullable(),
  canGoBack: z.boolean(),
  canFinish: z.boolean(),
  sound: z.enum(['accept', 'door', 'trouble']).nullable(),
  /** Present in a demonstration setting only. */
  dock: z
    .strictObject({
      badges: z.array(z.strictObject({ badge: z.string(), who: z.string() })),
      doors: z.array(
        z.strictObject({
          number: z.int(),
          open: z.boolean(),
          fault: z.enum(['jam', 'ajar', 'none']),
        }),
      ),
      board: z.string(),
      autoClose: z.boolean(),
      codes: z.array(
        z.strictObject({
          who: z.string(),
          code: z.string(),
          pin: z.string().optional(),
        }),
      ),
    })
    .nullable(),
  screen: Screen,
});
export type ScreenState = z.infer<typeof ScreenState>;

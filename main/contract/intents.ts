import { z } from 'zod';
import { DESK_TABS } from '../domain/desk/desk-access.ts';
import { DeclaredDevices } from '../domain/devices.ts';
import { Id, PERSON_TYPES, WalkInType } from '../domain/people.ts';

/**
 * What a person at the screen can mean. The screen sends intents ("rules accepted"), never commands ("open door 12");
 * the station decides. Every text has a cap, so a stuck key or a hostile page cannot fill the record.
 */
const name = z.string().trim().min(1).max(60);
const words = z.string().trim().min(1).max(500);
const code = z.string().trim().min(1).max(24);
const Pin = z.string().regex(/^[0-9]{4,12}$/);

/** One pen stroke: x and y in 0..1000 of the pad's width and height, so the size of the screen does not matter. */
export const Stroke = z
  .array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(1000)]))
  .min(1)
  .max(600);
export const Signature = z.array(Stroke).min(1).max(60);
export type Signature = z.infer<typeof Signature>;

export const ManagerTab = z.enum(DESK_TABS);
export type ManagerTab = z.infer<typeof ManagerTab>;

/** A day (`2026-12-01`), a time (`09:30`) and whatever is typed come as text; choices by their ids. */
export const Answer = z.union([
  z.string().max(500),
  z.int().min(0).max(1_000_000),
  z.boolean(),
  z.array(z.string().max(60)).max(40),
  Signature,
]);

/**
 * Who may send an intent. `anyone`: whoever stands at the screen. `identified`: the person whose session it is.
 * `manager`: a manager's own live session. `set-up`: only while there is no setting yet. `demonstration`: only where the
 * record says `demonstration setting`.
 */
export type Audience = 'anyone' | 'identified' | 'manager' | 'set-up' | 'demonstration';

function intent<A extends Audience, S extends z.ZodRawShape>(audience: A, shape: S) {
  return { audience, schema: z.strictObject(shape) };
}

export const INTENTS = {
  // Everywhere
  'still-here': intent('anyone', {}),
  finish: intent('anyone', {}),
  back: intent('anyone', {}),
  'choose-language': intent('anyone', {
    language: z.string().regex(/^[a-z]{2,3}$/),
  }),
  'choose-look': intent('anyone', {
    theme: z.enum(['light', 'dark', 'contrast']).optional(),
    largeText: z.boolean().optional(),
  }),
  'go-on': intent('anyone', {}),
  /** A scan assembled by the shell from the keyboard wedge comes by the shell's own channel, never through here. */

  // Welcome
  start: intent('anyone', {
    purpose: z.enum(['visiting', 'family', 'leaving', 'staff']),
  }),

  // Visitor
  'choose-person-type': intent('anyone', { personType: WalkInType }),
  'give-name': intent('anyone', { first: name, last: name }),
  'give-organisation': intent('anyone', {
    organisation: z.string().trim().max(80),
  }),
  'find-host': intent('anyone', { letters: z.string().trim().max(30) }),
  'choose-host': intent('anyone', { person: Id }),
  'someone-else': intent('anyone', { words: name }),
  'declare-devices': intent('identified', {
    devices: DeclaredDevices,
    otherWord: z.string().trim().max(40).optional(),
  }),
  'let-it-in': intent('identified', {}),
  'agree-rules': intent('identified', { signature: Signature.optional() }),
  'accept-arrangement': intent('identified', {}),
  'without-arrangement': intent('identified', {}),
  'show-full-rules': intent('identified', { show: z.boolean() }),

  // Leaving
  'give-pass': intent('anyone', { pass: code }),
  'leave-without-pass': intent('anyone', {}),
  'give-leaving-name': intent('anyone', {
    lastNameLetters: z.string().trim().min(2).max(30),
    host: z.string().trim().min(1).max(60),
  }),

  // Door and hand-in
  'door-stays-shut': intent('identified', {}),
  'use-another-door': intent('identified', {}),
  'handed-over': intent('identified', {}),
  'confirm-hand-in': intent('identified', { deposit: Id }),
  'note-condition': intent('identified', {}),
  'give-condition': intent('identified', { damaged: z.boolean(), words: z.string().trim().max(120) }),

  // Staff at the screen
  'give-personal-code': intent('anyone', { code }),
  'give-pin': intent('anyone', { pin: Pin }),
  'use-recovery-code': intent('identified', {}),
  'give-recovery-code': intent('identified', { code }),
  'choose-pin': intent('identified', { pin: Pin }),
  'nothing-today': intent('identified', {}),
  'something-different': intent('identified', {}),
  'change-usual': intent('identified', {}),
  'say-on-duty': intent('identified', { onDuty: z.boolean() }),
  'whom-to-turn-to': intent('identified', {}),
  'back-with-device': intent('identified', {}),
  'step-out': intent('identified', {}),
  'leave-now': intent('identified', {}),
  'have-my-things': intent('identified', {}),

  // Forms: one question at a time, the answers stay with the station
  'open-form': intent('identified', {
    form: z.string().regex(/^[a-z0-9-]{1,60}$/),
    subject: z
      .string()
      .regex(/^[a-z0-9:-]{1,80}$/)
      .optional(),
  }),
  answer: intent('identified', { value: Answer }),
  'skip-answer': intent('identified', {}),
  /** Somebody who is known, or whose pass is about to say who they are, has something to report. */
  'report-concern': intent('anyone', {}),
  'sign-agreement': intent('identified', { agreement: z.string().regex(/^[a-z0-9-]{1,60}$/) }),

  // Family
  'give-family-code': intent('anyone', { code }),
  /** The parent takes part in today's event and keeps to its sharing rule. */
  'join-event': intent('identified', { arrangement: Id }),
  'family-visit': intent('identified', {
    what: z.enum(['dropping-off', 'collecting', 'settling']),
    children: z.array(Id).min(1).max(12),
  }),

  // Manager's desk. A decision is first shown as it will be recorded; `give-pin` then makes it.
  'open-desk': intent('identified', {}),
  'desk-tab': intent('manager', { tab: ManagerTab }),
  'desk-cancel': intent('manager', {}),
  'grant-use': intent('manager', {
    visit: Id,
    reason: z.string().max(60),
    words,
    place: z.string().max(60),
    minutes: z.int().min(1).max(720),
    childFree: z.boolean(),
    authorisation: z.string().max(60).optional(),
    organisation: z.string().trim().max(80).optional(),
    confirmed: z.array(z.string().max(60)).max(20).optional(),
    checkInMinutes: z.int().min(1).max(480).optional(),
  }),
  'end-authorisation': intent('manager', { authorisation: Id }),
  'override-open': intent('manager', {
    compartment: z.int().min(1).max(999),
    words,
  }),
  'compartment-in-order': intent('manager', {
    compartment: z.int().min(1).max(999),
  }),
  'mark-collected': intent('manager', { deposit: Id, words }),
  'confirm-handed-over': intent('manager', { deposit: Id }),
  'resolve-exception': intent('manager', { exception: Id, words }),
  'end-visit': intent('manager', { visit: Id, words }),
  'add-person': intent('manager', {
    personType: z.enum(PERSON_TYPES),
    first: name,
    last: name,
    manager: z.boolean(),
    standingPhones: z.int().min(0).max(9),
    personalCode: z.boolean(),
    pin: Pin.optional(),
  }),
  'add-family': intent('manager', {
    first: name,
    last: name,
    initials: z.array(z.string().trim().min(1).max(6)).min(1).max(8),
  }),
  'person-left': intent('manager', { person: Id }),
  'child-left': intent('manager', { child: Id }),
  'await-badge-for': intent('manager', { person: Id }),
  'new-code': intent('manager', { person: Id }),
  'new-recovery-code': intent('manager', {}),
  'set-pin': intent('manager', { person: Id, pin: Pin }),
  'import-roster': intent('manager', {}),
  'begin-close': intent('manager', {}),
  'accept-difference': intent('manager', { what: z.string().max(60), words }),
  'close-day': intent('manager', {}),

  // First run
  'try-pretend': intent('set-up', {}),
  'begin-set-up': intent('set-up', {}),
  'set-up-setting': intent('set-up', {
    name: z.string().trim().min(2).max(80),
    telephone: z.string().trim().min(5).max(30),
  }),
  'set-up-policy': intent('set-up', {
    policy: z.string().regex(/^[a-z0-9-]{1,60}$/),
    agreedBy: z.string().trim().max(80).optional(),
    agreedOn: z.iso.date().optional(),
    reviewOn: z.iso.date().optional(),
  }),
  'set-up-hours': intent('set-up', {
    opens: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    closes: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  }),
  'set-up-hardware': intent('set-up', {
    locker: z.union([
      z.literal('pretend'),
      z.literal('none'),
      z.strictObject({
        path: z.string().max(200),
        doors: z.int().min(1).max(24),
        columns: z.int().min(1).max(12),
      }),
    ]),
    reader: z.union([
      z.literal('pretend'),
      z.literal('keyboard'),
      z.literal('none'),
      z.strictObject({ path: z.string().max(200) }),
    ]),
  }),
  'set-up-look-again': intent('set-up', {}),
  'set-up-manager': intent('set-up', {
    first: name,
    last: name,
    credential: z.enum(['badge', 'personal-code']),
    pin: Pin,
    pinAgain: Pin,
  }),
  'set-up-skip': intent('set-up', {}),
  'set-up-staff': intent('set-up', {
    personType: z.enum(['staff', 'volunteer']),
    first: name,
    last: name,
    standingPhones: z.int().min(0).max(9),
  }),
  'set-up-import': intent('set-up', {}),
  'set-up-finish': intent('set-up', {}),

  // The development dock: marked on every screen, in every entry and export (DESIGN.md, rulings)
  'dock-tap': intent('demonstration', {
    badge: z.string().regex(/^[0-9A-Fa-f]{10}$/),
  }),
  'dock-close-door': intent('demonstration', { door: z.int().min(1).max(999) }),
  'dock-fault': intent('demonstration', {
    door: z.int().min(1).max(999),
    fault: z.enum(['jam', 'ajar', 'none']),
  }),
  'dock-board': intent('demonstration', {
    board: z.enum(['normal', 'late', 'garbage', 'silent', 'unplugged']),
  }),
  'dock-clock': intent('demonstration', {
    forwardMinutes: z.int().min(-2880).max(2880),
  }),
  'dock-auto-close': intent('demonstration', { on: z.boolean() }),
} as const satisfies Record<string, { audience: Audience; schema: z.ZodObject }>;

export type IntentName = keyof typeof INTENTS;
/** What an intent carries besides its name; nothing for most. (Zod's own type of an empty object fits no object at all.) */
type Carried<N extends IntentName> = string extends keyof z.infer<(typeof INTENTS)[N]['schema']>
  ? unknown
  : z.infer<(typeof INTENTS)[N]['schema']>;
export type Intent = { [N in IntentName]: { readonly intent: N } & Carried<N> }[IntentName];
export type IntentOf<N extends IntentName> = Extract<Intent, { intent: N }>;

/**
 * Parses one message from the screen. Unknown names, unknown keys and wrong types are refused; the answer carries no
 * zod detail, since that would tell a hostile page what the schema looks like.
 */
export function parseIntent(message: unknown): Intent | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return null;
  const { intent: found, ...rest } = message as Record<string, unknown>;
  if (typeof found !== 'string' || !Object.hasOwn(INTENTS, found)) return null;
  const parsed = INTENTS[found as IntentName].schema.safeParse(rest);
  return parsed.success ? ({ intent: found, ...parsed.data } as Intent) : null;
}

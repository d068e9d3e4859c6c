import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Audience, INTENTS, type Intent, type IntentName, parseIntent } from '../../main/contract/intents.ts';
import { manager } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

const id = 'p-000001';
const words = 'A reason in words';

/** One well-formed intent of every name. A new intent does not compile without its line here. */
const GOOD: { readonly [N in IntentName]: Omit<Extract<Intent, { intent: N }>, 'intent'> } = {
  'still-here': {},
  finish: {},
  back: {},
  'choose-language': { language: 'pl' },
  'choose-look': { theme: 'dark', largeText: true },
  'go-on': {},
  start: { purpose: 'visiting' },
  'choose-person-type': { personType: 'contractor' },
  'give-name': { first: 'Ada', last: 'Lind' },
  'give-organisation': { organisation: '' },
  'find-host': { letters: 'ru' },
  'choose-host': { person: id },
  'someone-else': { words: 'The office' },
  'declare-devices': { devices: [{ kind: 'phone', ownership: 'personal', count: 1 }], otherWord: 'radio' },
  'accept-arrangement': {},
  'without-arrangement': {},
  'join-event': { arrangement: 'r-0001' },
  'agree-rules': { signature: [[[0, 1000]]] },
  'show-full-rules': { show: true },
  'give-pass': { pass: 'ACDEFG' },
  'leave-without-pass': {},
  'give-leaving-name': { lastNameLetters: 'li', host: 'Ruth' },
  'door-stays-shut': {},
  'use-another-door': {},
  'handed-over': {},
  'confirm-hand-in': { deposit: id },
  'note-condition': {},
  'let-it-in': {},
  'give-condition': { damaged: true, words: 'A crack' },
  'give-personal-code': { code: 'ACDEFG' },
  'give-pin': { pin: '483971' },
  'nothing-today': {},
  'something-different': {},
  'change-usual': {},
  'say-on-duty': { onDuty: true },
  'whom-to-turn-to': {},
  'back-with-device': {},
  'step-out': {},
  'leave-now': {},
  'have-my-things': {},
  'open-form': { form: 'change-person', subject: id },
  answer: { value: ['manager'] },
  'skip-answer': {},
  'report-concern': {},
  'sign-agreement': { agreement: 'acceptable-use' },
  'give-family-code': { code: '123456' },
  'family-visit': { what: 'settling', children: [id] },
  'open-desk': {},
  'desk-tab': { tab: 'now' },
  'desk-cancel': {},
  'grant-use': { visit: id, reason: 'health', words, place: 'office', minutes: 30, childFree: true },
  'end-authorisation': { authorisation: id },
  'override-open': { compartment: 3, words },
  'compartment-in-order': { compartment: 3 },
  'mark-collected': { deposit: id, words },
  'confirm-handed-over': { deposit: id },
  'resolve-exception': { exception: id, words },
  'end-visit': { visit: id, words },
  'add-person': {
    personType: 'staff',
    first: 'Ida',
    last: 'Quill',
    manager: true,
    standingPhones: 1,
    personalCode: true,
    pin: '483971',
  },
  'add-family': { first: 'Leo', last: 'Ashby', initials: ['R A'] },
  'person-left': { person: id },
  'child-left': { child: id },
  'await-badge-for': { person: id },
  'new-code': { person: id },
  'new-recovery-code': {},
  'use-recovery-code': {},
  'give-recovery-code': { code: 'ACDEFGACDEFGACDEFG' },
  'choose-pin': { pin: '483971' },
  'set-pin': { person: id, pin: '483971' },
  'import-roster': {},
  'begin-close': {},
  'accept-difference': { what: 'people', words },
  'close-day': {},
  'try-pretend': {},
  'begin-set-up': {},
  'set-up-setting': { name: 'Test Playgroup', telephone: '01632 960000' },
  'set-up-policy': { policy: 'playgroup-office', agreedOn: '2026-02-28' },
  'set-up-hours': { opens: '08:00', closes: '17:30' },
  'set-up-hardware': { locker: { path: '/dev/ttyUSB0', doors: 12, columns: 4 }, reader: 'keyboard' },
  'set-up-look-again': {},
  'set-up-manager': { first: 'Maya', last: 'Hollis', credential: 'badge', pin: '483971', pinAgain: '483971' },
  'set-up-skip': {},
  'set-up-staff': { personType: 'staff', first: 'Ruth', last: 'Fenn', standingPhones: 1 },
  'set-up-import': {},
  'set-up-finish': {},
  'dock-tap': { badge: '01004A7C20' },
  'dock-close-door': { door: 1 },
  'dock-fault': { door: 1, fault: 'jam' },
  'dock-board': { board: 'silent' },
  'dock-clock': { forwardMinutes: 30 },
  'dock-auto-close': { on: true },
};
const NAMES = Object.keys(INTENTS) as IntentName[];
/** Those whose every key may be left out, so that `{}` is well formed. */
const OPTIONAL = new Set(NAMES.filter((name) => INTENTS[name].schema.safeParse({}).success));

const JUNK: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  -1_000_000,
  Number.POSITIVE_INFINITY,
  12345678901234567890n,
  '',
  'x'.repeat(100_000),
  {},
  [],
  [[]],
  Array.from({ length: 5000 }, () => ['a']),
  { toString: () => 'now' },
  Symbol('x'),
  () => undefined,
  new Date(0),
];

describe.each(NAMES)('%s', (name) => {
  const good = { intent: name, ...GOOD[name] } as Record<string, unknown>;

  test('comes through as it was meant', () => {
    expect(parseIntent(structuredClone(good))).toEqual(good);
    expect(parseIntent(JSON.parse(JSON.stringify(good)))).toEqual(good);
    // What came through comes through again: nothing is changed by looking.
    expect(parseIntent(parseIntent(good))).toEqual(good);
  });

  test('is refused with a key too many, of a prototype too', () => {
    expect(parseIntent({ ...good, extra: 1 })).toBeNull();
    expect(parseIntent({ ...good, constructor: { prototype: {} } })).toBeNull();
    expect(parseIntent(JSON.parse(`{"__proto__":{"admin":true},${JSON.stringify(good).slice(1)}`))).toBeNull();
  });

  test('is refused with junk in any of its fields', () => {
    for (const field of Object.keys(GOOD[name])) {
      for (const junk of JUNK) {
        const parsed = parseIntent({ ...good, [field]: junk });
        if (parsed === null) continue;
        // A field that may be left out may be undefined, and some may be empty; nothing else gets through.
        const got = (parsed as unknown as Record<string, unknown>)[field];
        expect([undefined, '', []], `${field} took ${String(typeof junk)}`).toContainEqual(got);
      }
    }
  });

  test('is refused without its fields', () => {
    if (!OPTIONAL.has(name)) expect(parseIntent({ intent: name })).toBeNull();
  });
});

test.each([
  null,
  undefined,
  1,
  'finish',
  [],
  ['finish'],
  {},
  { intent: 1 },
  { intent: 'open-door', door: 1 },
  { intent: 'toString' },
  { intent: '__proto__' },
  { intent: 'constructor' },
  { intent: ['finish'] },
])('refuses %j as a whole', (message) => {
  expect(parseIntent(message)).toBeNull();
});

test('anything at all is either an intent or refused, and never thrown over', () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
      (anything) => {
        parseIntent(anything);
      },
    ),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.dictionary(fc.string(), fc.anything()), (name, rest) => {
      const parsed = parseIntent({ ...rest, intent: name });
      if (parsed !== null)
        expect(Object.keys(rest).filter((key) => key !== 'intent' && !Object.hasOwn(GOOD[name], key))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('texts are trimmed and capped', () => {
  expect(parseIntent({ intent: 'give-name', first: '  Ada ', last: 'Lind' })).toMatchObject({ first: 'Ada' });
  expect(parseIntent({ intent: 'give-name', first: 'A'.repeat(61), last: 'Lind' })).toBeNull();
  expect(parseIntent({ intent: 'give-name', first: '   ', last: 'Lind' })).toBeNull();
  expect(parseIntent({ intent: 'give-pin', pin: '１２３４５６' })).toBeNull();
  expect(parseIntent({ intent: 'set-up-policy', policy: 'playgroup-office', agreedOn: '2026-02-30' })).toBeNull();
});

describe('at a running kiosk', () => {
  const of = (audience: Audience) => NAMES.filter((name) => INTENTS[name].audience === audience);
  const say = (name: IntentName) => ({ intent: name, ...GOOD[name] }) as Intent;

  test.each(['set-up', 'demonstration', 'manager'] as const)(
    'what is for %s only is refused to anybody at the welcome screen',
    async (audience) => {
      const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')] });
      expect(of(audience).length).toBeGreaterThan(4);
      for (const name of of(audience)) expect(await kiosk.send(say(name)), name).toBe(false);
      expect(kiosk.shows()).toBe('welcome');
      expect(kiosk.auditKinds()).toEqual([]);
    },
  );

  test('what is for an identified person changes nothing at the welcome screen', async () => {
    const kiosk = await openTestKiosk();
    for (const name of of('identified')) await kiosk.send(say(name));
    expect(kiosk.shows()).toBe('welcome');
    expect(kiosk.auditKinds()).toEqual([]);
    expect(kiosk.pulses()).toEqual([]);
  });

  test('a manager’s desk takes no set-up, and every decision waits for the PIN', async () => {
    const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')] });
    await kiosk.staffArrives(kiosk.person('Maya'));
    await kiosk.openDesk(kiosk.person('Maya'));
    kiosk.forget();
    for (const name of [...of('manager'), ...of('set-up'), ...of('demonstration')]) await kiosk.send(say(name));
    expect(kiosk.shows()).toBe('desk');
    expect(kiosk.auditKinds()).toEqual([]);
    expect(kiosk.pulses()).toEqual([1]);
  });
});

import type { Record } from '../../db/record.ts';
import type { DoorHappening, DoorKeeper } from '../../main/desks/door-keeper.ts';
import { factsOf } from '../../main/desks/facts-of.ts';
import { type FlowRunner, runFlows } from '../../main/desks/flow-runner.ts';
import type { PinOutcome } from '../../main/desks/pin-desk.ts';
import type { Flow } from '../../main/domain/kiosk/flow.ts';
import type { Happening } from '../../main/domain/kiosk/happening.ts';
import type { Effect } from '../../main/domain/kiosk/step.ts';
import { dueExceptions } from '../../main/domain/kiosk/watch.ts';
import { reconcile, unansweredDeposits } from '../../main/domain/phones/reconcile-lockers.ts';
import { EVERYTHING_AT_ONCE } from './any-session-policy.ts';
import { made, onRecord } from './arrangement-entries.ts';
import { GOOD_PIN, manager, parent, phone, SIGNATURE, staff } from './builders.ts';
import { countedFresh, firstEntries, known, testHashes } from './kiosk-people.ts';
import { appended, unmanagedRecord } from './record-fixtures.ts';

const POLICY = EVERYTHING_AT_ONCE;
const WATCH = { kind: 'smart-watch', ownership: 'personal', count: 1 } as const;
const DOORS = [1, 2, 3];
const drafts = [
  manager('Maya Hollis'),
  manager('Tom Barrow'),
  staff('Ruth Fenn', { standing: [phone(), WATCH] }),
  staff('Dev Marlow', { standing: [], newHere: true }),
  parent('Nia Corran', ['A C', 'B C']),
];
const fresh = countedFresh();
const people = drafts.map((draft, index) => known(draft, index, fresh));
const first = [
  ...(await firstEntries(people, POLICY, fresh)),
  onRecord('p-teacher', `${'A'.repeat(60)} ${'B'.repeat(60)}`, 'external-teacher'),
  made(
    POLICY,
    'outing',
    { people: [people[2]?.id ?? ''], devices: ['phone'], hours: { from: '07:00', until: '09:30' } },
    { arrangement: 'r-0002', approvedBy: people[0]?.id ?? '', words: { destination: 'Hill Farm' } },
  ),
  made(POLICY, 'recorded-music', { people: ['p-teacher'] }, { approvedBy: people[0]?.id ?? '' }),
];

interface Pulse {
  readonly movement: string;
  readonly door: number;
  /** As the keeper of the real doors has it; `in-vain` may still open late. */
  state: 'waiting' | 'sent' | 'opened' | 'in-vain';
}

/** Its coil is always warm when it is asked for; the others are pulsed at once. */
const WARM_DOOR = 3;

/**
 * The flows on a real record with doors that only a test moves. `choice` says what happens next, `which` to whom or which of
 * several: two numbers each, so that whatever a generator makes is a session and shrinks to a short one.
 */
export function anySession() {
  const { database, record } = unmanagedRecord();
  appended(record, ...first);
  let now = Date.UTC(2026, 10, 23, 8);
  let monotonic = 1000;
  let pulses: Pulse[] = [];
  let locker: 'connected' | 'disconnected' = 'connected';
  let writes: 'well' | 'full' = 'well';
  let pinOutcome: 'accepted' | 'refused' = 'accepted';
  const effects: Effect[] = [];
  const clock = { now: () => now, monotonic: () => monotonic };
  const doors: DoorKeeper = {
    bank: null,
    locker: () => locker,
    open: (movement, door) => {
      const state = door === WARM_DOOR ? 'waiting' : 'sent';
      pulses = [...pulses.filter((pulse) => pulse.door !== door), { movement, door, state }];
      if (state === 'sent') runner.doorHappened({ happened: 'door-pulsed', movement });
    },
    withdraw(movement) {
      const waiting = pulses.find((pulse) => pulse.movement === movement && pulse.state === 'waiting');
      if (waiting === undefined) return;
      pulses = pulses.filter((pulse) => pulse !== waiting);
      runner.doorHappened({ happened: 'door-did-not-open', movement, why: 'withdrawn' });
    },
    adopt: () => undefined,
    usable: () => DOORS.filter((door) => !pulses.some((pulse) => pulse.door === door && pulse.state !== 'in-vain')),
    state: (door) => (pulses.some((pulse) => pulse.door === door && pulse.state === 'opened') ? 'open' : 'closed'),
    stop: () => undefined,
  };
  const guarded: Record = {
    ...record,
    append: (events) => (writes === 'full' ? { ok: false, code: 'record-full' } : record.append(events)),
  };
  const facts = () =>
    factsOf({
      record: guarded,
      doors,
      clock,
      fresh,
      hashes: testHashes,
      timeZone: 'Europe/London',
      policy: () => ({ policy: POLICY, hash: 'ab'.repeat(32) }),
      language: () => 'en',
      outageTold: () => false,
    });
  const runner: FlowRunner = runFlows({
    record: guarded,
    clock,
    log: () => undefined,
    doors: () => doors,
    facts,
    checkPin: (person): Promise<PinOutcome> =>
      Promise.resolve(
        pinOutcome === 'accepted'
          ? { happened: 'pin-accepted', person }
          : { happened: 'pin-refused', person, waitUntil: null, triesLeft: 3, lockedOut: false, shut: false },
      ),
    deskWork: (work) =>
      Promise.resolve({
        happened: 'desk-done',
        work: work.work,
        outcome: { ok: true, facts: { added: 0, hash: 'h', folder: 'f' } },
      }),
    changed: () => undefined,
    observe: (moment, effect) => {
      if (moment === 'before') effects.push(effect);
      if (moment === 'before' && effect.effect === 'open-door') {
        const intent = record.movements.byId(effect.movement);
        if (intent?.state !== 'intended' || intent.compartment !== effect.compartment)
          throw new Error(`Door ${effect.compartment} would open without its intent on record`);
      }
    },
  });

  function doorHappens(which: number): void {
    const pulse = pulses[which % Math.max(1, pulses.length)];
    if (pulse === undefined) return;
    const { movement } = pulse;
    const fails = which % 4 === 0 && (pulse.state === 'waiting' || pulse.state === 'sent');
    let happening: DoorHappening;
    if (pulse.state === 'opened') {
      pulses = pulses.filter((other) => other !== pulse);
      happening = { happened: 'door-closed', movement };
    } else if (fails) {
      const sent = pulse.state === 'sent';
      pulse.state = 'in-vain';
      if (!sent) pulses = pulses.filter((other) => other !== pulse);
      const why = sent ? 'no-answer' : which % 8 === 0 ? 'door-cooling' : 'bank-disconnected';
      happening = { happened: 'door-did-not-open', movement, why };
    } else if (pulse.state === 'waiting') {
      pulse.state = 'sent';
      happening = { happened: 'door-pulsed', movement };
    } else {
      pulse.state = 'opened';
      happening = { happened: 'door-opened', movement };
    }
    runner.doorHappened(happening);
  }

  /** The station was killed and is started again. */
  function restarts(): FlowRunner['flow'] | null {
    runner.post({ happened: 'timed-out' });
    for (const movement of record.movements.unfinished())
      if (writes === 'well') record.append(reconcile(movement, doors.state(movement.compartment), facts()));
    if (writes === 'well') runner.append(unansweredDeposits(facts()));
    pulses = pulses.filter((pulse) => pulse.state === 'opened');
    return null;
  }

  async function happens(choice: number, which: number): Promise<void> {
    const pick = <T>(list: readonly T[]): T | undefined => list[which % Math.max(1, list.length)];
    switch (choice % 12) {
      case 0:
      case 1:
        doorHappens(which);
        break;
      case 2:
        now += (which % 9) * 61_000;
        monotonic += (which % 9) * 61_000;
        runner.post({ happened: 'tick' });
        break;
      case 3: {
        const person = pick(people);
        const found = person === undefined ? null : record.people.byId(person.id);
        if (found !== null)
          runner.post({
            happened: 'badge',
            person: found,
            valid: found.active,
            keyedHash: '7'.repeat(64),
            reader: 'reader',
          });
        break;
      }
      case 4:
        runner.post(pick(ANYTIME) ?? { happened: 'tick' });
        break;
      case 5:
        if (which % 7 === 0) restarts();
        if (which % 7 === 1) locker = locker === 'connected' ? 'disconnected' : 'connected';
        if (which % 7 === 2) writes = writes === 'well' ? 'full' : 'well';
        if (which % 7 === 3) pinOutcome = pinOutcome === 'accepted' ? 'refused' : 'accepted';
        if (which % 7 === 4) runner.append(dueExceptions(facts(), now).map(({ event }) => event));
        if (which % 7 === 5) runner.doorOpenedUnasked((which % 3) + 1);
        break;
      default:
        monotonic += 6000;
        now += 6000;
        runner.post(pick(meant(runner.flow(), record, which)) ?? { happened: 'tick' });
    }
    await runner.settled();
  }

  return { happens, record, database, effects, flow: () => runner.flow() };
}

const ANYTIME: readonly Happening[] = [
  { happened: 'finish' },
  { happened: 'back' },
  { happened: 'go-on' },
  { happened: 'timed-out' },
  { happened: 'door-stays-shut' },
  { happened: 'use-another-door' },
  { happened: 'nothing-today' },
  { happened: 'leave-now' },
  { happened: 'have-my-things' },
  { happened: 'handed-over' },
  { happened: 'badge-unknown', keyedHash: 'cd'.repeat(32), reader: 'reader' },
  { happened: 'still-here' },
];

/** What somebody at this screen might touch. */
function meant(flow: Flow, record: Record, which: number): readonly Happening[] {
  const words = 'A reason in words';
  const one = <T>(list: readonly T[]): readonly T[] => list.slice(which % Math.max(1, list.length)).slice(0, 1);
  switch (flow.flow) {
    case 'welcome':
      return [
        { happened: 'start', purpose: 'visiting' },
        { happened: 'start', purpose: 'leaving' },
        { happened: 'start', purpose: 'family' },
        { happened: 'start', purpose: 'staff' },
      ];
    case 'sign-in':
      return [
        { happened: 'choose-person-type', personType: 'contractor' },
        { happened: 'choose-person-type', personType: 'external-teacher' },
        { happened: 'accept-arrangement' },
        { happened: 'let-it-in' },
        { happened: 'give-pin', pin: GOOD_PIN },
        { happened: 'without-arrangement' },
        ...people.slice(0, 4).map((person): Happening => ({ happened: 'give-personal-code', code: person.code })),
        { happened: 'give-name', first: 'A'.repeat(60), last: 'B'.repeat(60) },
        { happened: 'give-organisation', organisation: '' },
        { happened: 'someone-else', words: 'Maya' },
        { happened: 'declare-devices', devices: [phone(2)] },
        { happened: 'declare-devices', devices: [] },
        {
          happened: 'declare-devices',
          devices: [phone(), phone(), { kind: 'other', ownership: 'setting-owned', count: 9 }],
        },
        { happened: 'agree-rules', signature: SIGNATURE },
      ];
    case 'filling':
      return [
        { happened: 'go-on' },
        ...[
          true,
          'lunch-break',
          '10',
          'other',
          'A C',
          'found',
          'phone',
          'somebody-else',
          people[4]?.children[0] ?? '',
          record.deposits.open()[0]?.id ?? '',
        ].map((value): Happening => ({ happened: 'answer', value })),
      ];
    case 'leave-attended':
      return [
        { happened: 'leave-now' },
        ...people.slice(0, 4).map((person): Happening => ({ happened: 'give-personal-code', code: person.code })),
      ];
    case 'leaving':
      return [
        { happened: 'leave-without-pass' },
        { happened: 'give-leaving-name', lastNameLetters: 'BB', host: 'Maya' },
        { happened: 'give-pass', pass: 'NOPASS' },
      ];
    case 'family-entry':
      return [{ happened: 'give-family-code', code: people[4]?.code ?? '' }];
    case 'family':
      return [
        { happened: 'agree-rules', signature: SIGNATURE },
        { happened: 'family-visit', what: 'dropping-off', children: people[4]?.children ?? [] },
        { happened: 'family-visit', what: 'settling', children: people[4]?.children ?? [] },
        { happened: 'family-visit', what: 'collecting', children: people[4]?.children ?? [] },
      ];
    case 'child-waiting':
      return [{ happened: 'go-on' }, { happened: 'leave-now' }];
    case 'staff-entry':
      return people.slice(0, 4).map((person) => ({ happened: 'give-personal-code', code: person.code }));
    case 'staff-day':
      return [
        { happened: 'open-desk' },
        { happened: 'open-form', form: 'put-away-child-device' },
        { happened: 'open-form', form: 'give-child-device' },
        { happened: 'leave-now' },
        { happened: 'go-on' },
        { happened: 'back-with-device' },
        { happened: 'step-out' },
        { happened: 'open-form', form: 'take-break' },
        { happened: 'open-form', form: 'go-on-outing' },
        ...one(record.deposits.open()).map(
          (deposit): Happening => ({ happened: 'confirm-hand-in', deposit: deposit.id }),
        ),
      ];
    case 'pin':
      return [{ happened: 'give-pin', pin: GOOD_PIN }];
    case 'put-away':
    case 'take-out':
    case 'own-device':
      return [
        { happened: 'door-stays-shut' },
        { happened: 'use-another-door' },
        { happened: 'nothing-today' },
        { happened: 'something-different' },
        { happened: 'declare-devices', devices: [phone(3)] },
        { happened: 'declare-devices', devices: [] },
        { happened: 'go-on' },
        { happened: 'finish' },
        { happened: 'leave-now' },
        { happened: 'have-my-things' },
        { happened: 'handed-over' },
        { happened: 'note-condition' },
        { happened: 'give-condition', damaged: true, words: 'A crack' },
      ];
    case 'desk':
      if (flow.pending !== null && which % 3 !== 0) return [{ happened: 'give-pin', pin: GOOD_PIN }];
      return [
        ...one(record.visits.open()).flatMap((visit): Happening[] => [
          {
            happened: 'grant-use',
            visit: visit.id,
            reason: 'health',
            words,
            place: 'office',
            minutes: 5,
            childFree: true,
          },
          {
            happened: 'grant-use',
            authorisation: 'lone-working',
            visit: visit.id,
            reason: 'lone-working-policy',
            words,
            place: 'office',
            minutes: 60,
            childFree: true,
            confirmed: [],
            checkInMinutes: 5,
          },
          { happened: 'end-visit', visit: visit.id, words },
        ]),
        ...one(record.deposits.open()).flatMap((deposit): Happening[] => [
          { happened: 'mark-collected', deposit: deposit.id, words },
          { happened: 'confirm-handed-over', deposit: deposit.id },
        ]),
        ...one(record.authorisations.open()).map(
          (open): Happening => ({ happened: 'end-authorisation', authorisation: open.id }),
        ),
        ...one(record.exceptions.open()).map(
          (open): Happening => ({ happened: 'resolve-exception', exception: open.id, words }),
        ),
        { happened: 'override-open', compartment: (which % 4) + 1, words },
        { happened: 'compartment-in-order', compartment: (which % 4) + 1 },
        {
          happened: 'add-person',
          personType: 'staff',
          first: 'C'.repeat(60),
          last: 'D'.repeat(60),
          manager: true,
          standingPhones: 1,
          personalCode: true,
          pin: GOOD_PIN,
        },
        { happened: 'add-family', first: 'Leo', last: 'Ashby', initials: ['R A'] },
        { happened: 'await-badge-for', person: people[2]?.id ?? '' },
        { happened: 'badge-unknown', keyedHash: (which % 10).toString().repeat(64), reader: 'reader' },
        { happened: 'person-left', person: people[3]?.id ?? '' },
        { happened: 'accept-difference', what: 'people', words },
        { happened: 'begin-close' },
        { happened: 'close-day' },
      ];
    default:
      return [{ happened: 'go-on' }];
  }
}

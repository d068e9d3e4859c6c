import { describe, expect, test } from 'vitest';
import { advance } from '../../main/domain/kiosk/advance.ts';
import type { Facts } from '../../main/domain/kiosk/facts.ts';
import { type Flow, WELCOME } from '../../main/domain/kiosk/flow.ts';
import type { Happening } from '../../main/domain/kiosk/happening.ts';
import type { Effect } from '../../main/domain/kiosk/step.ts';
import type { DoorStep } from '../../main/domain/phones/door-step.ts';
import { phone, SIGNATURE, visitorTouches } from '../support/builders.ts';
import { aDeposit, aMovement, aPermission, aPerson, aVisit, facts, kinds, NOW, tick } from '../support/plain-facts.ts';

/** Where a sequence of happenings leads from the welcome screen, and what it asks for on the way. */
function after(happenings: readonly Happening[], now: Partial<Facts> = {}, from: Flow = WELCOME) {
  let flow = from;
  const effects: Effect[] = [];
  for (const [index, happening] of happenings.entries()) {
    const step = advance(flow, happening, facts({ ...now, monotonic: 100_000 + index * 10_000 }));
    flow = step.flow;
    effects.push(...step.effects);
  }
  return { flow, effects, kinds: kinds(effects) };
}

const visitor = (more: Parameters<typeof visitorTouches>[1] = {}): readonly Happening[] => [
  ...visitorTouches('Ada Lind', more).map(({ intent, ...said }) => ({ ...said, happened: intent }) as Happening),
  { happened: 'agree-rules', signature: SIGNATURE },
];
const ruth = aPerson();
const badge = (person = ruth, valid = true): Happening => ({
  happened: 'badge',
  person,
  valid,
  keyedHash: '7'.repeat(64),
  reader: 'reader',
});
const inAlready: Partial<Facts> = {
  people: () => [ruth],
  openVisits: () => [aVisit('v-0001', { person: ruth.id, personType: 'staff' })],
};
const where = ({ flow }: { flow: Flow }) =>
  flow.flow === 'sign-in'
    ? `sign-in ${flow.step}`
    : flow.flow === 'put-away' || flow.flow === 'take-out'
      ? `${flow.flow} ${flow.step.at}`
      : flow.flow;

describe('signing in', () => {
  test.each<[string, readonly Happening[], string]>([
    ['the first question', visitor().slice(0, 1), 'sign-in type'],
    ['the name', visitor().slice(0, 2), 'sign-in name'],
    ['the organisation', visitor().slice(0, 3), 'sign-in organisation'],
    ['the host', visitor().slice(0, 4), 'sign-in host'],
    ['the devices', visitor().slice(0, 5), 'sign-in devices'],
    ['the rules', visitor().slice(0, 6), 'sign-in rules'],
    ['a door', visitor(), 'put-away door'],
    ['the pass, with nothing carried', visitor({ devices: [] }), 'pass'],
    ['back from the rules', [...visitor().slice(0, 6), { happened: 'back' }], 'sign-in devices'],
    ['back from the first question', [...visitor().slice(0, 1), { happened: 'back' }], 'welcome'],
    ['Finish', [...visitor().slice(0, 5), { happened: 'finish' }], 'welcome'],
    ['time', [...visitor().slice(0, 5), { happened: 'timed-out' }], 'welcome'],
    [
      'an answer to another question',
      [...visitor().slice(0, 2), { happened: 'declare-devices', devices: [] }],
      'sign-in name',
    ],
    [
      'a contractor without a firm',
      [...visitor({ personType: 'contractor', organisation: '' }).slice(0, 4)],
      'sign-in organisation',
    ],
  ])('%s', (_, happenings, place) => {
    const came = after(happenings);
    expect(where(came)).toBe(place);
    if (place.startsWith('sign-in') || place === 'welcome') expect(came.effects).toEqual([]);
  });

  test('everything said goes on record at once, before the door', () => {
    const { effects } = after(visitor());
    expect(effects.map(({ effect }) => effect)).toEqual(['record', 'open-door']);
    expect(kinds(effects)).toEqual([
      'visit-started',
      'devices-declared',
      'rules-acknowledged',
      'deposit-intended',
      'opening-intended',
    ]);
  });

  test('what may not come in stops at the door, and goes on without it [C9]', () => {
    const policy = structuredClone(facts().policy);
    policy.deviceRules.push({ must: 'leave-off-premises', for: ['visitor'], kinds: ['camera'], rule: 'C9' });
    const camera = { kind: 'camera', ownership: 'personal', count: 1 } as const;
    const stopped = after(visitor({ devices: [phone(), camera] }).slice(0, 6), { policy });
    expect(where(stopped)).toBe('sign-in leave-behind');
    expect(where(after([{ happened: 'go-on' }], { policy }, stopped.flow))).toBe('sign-in rules');
  });
});

describe('putting away', () => {
  test.each<[string, Partial<Facts>, string, readonly string[]]>([
    ['no locker at all', { locker: 'none' }, 'locker-offline', ['rules-acknowledged', 'deposit-intended']],
    ['a silent locker', { locker: 'disconnected' }, 'locker-offline', ['! locker-offline', 'deposit-intended']],
    ['a full one', { freeCompartments: () => [] }, 'locker-full', ['! locker-full', 'deposit-intended']],
  ])('%s never keeps anybody out', (_, now, why, recorded) => {
    const came = after(visitor(), now);
    expect(came.flow).toMatchObject({ flow: 'pass', next: { step: { at: 'hand-in', why, store: 'office' } } });
    expect(came.kinds.slice(-2)).toEqual(recorded);
    expect(came.effects).not.toContainEqual(expect.objectContaining({ effect: 'open-door' }));
  });

  test('door after door, then the office', () => {
    let came = after(visitor(), { freeCompartments: () => [1, 2] });
    const doors: number[] = [];
    while (came.flow.flow === 'put-away' && came.flow.step.at === 'door') {
      const { door } = came.flow.step;
      doors.push(door.compartment);
      came = after(
        [{ happened: 'door-did-not-open', movement: door.movement, why: 'no-answer' }],
        { freeCompartments: () => [1, 2] },
        came.flow,
      );
    }
    expect(doors).toEqual([1, 2]);
    expect(came.flow).toMatchObject({ flow: 'pass', next: { step: { at: 'hand-in', why: 'door-stuck' } } });
  });

  test.each([
    ['with nothing sent yet', 'waiting', 'door-did-not-open', 'deposit-cancelled'],
    ['shut', 'opening', 'door-stays-shut', 'deposit-cancelled'],
    ['open, as its contact says', 'open', 'door-stays-shut', 'deposit-unknown'],
    ['open for long', 'reminder', 'use-another-door', 'deposit-unknown'],
  ] as const)('giving up on a door that is %s', (_, stage, happened, fate) => {
    const at = after(visitor()).flow;
    if (at.flow !== 'put-away' || at.step.at !== 'door') throw new Error('Not at a door');
    const { door } = at.step;
    const flow: Flow = { ...at, step: { ...at.step, door: { ...door, stage } } };
    const happening =
      happened === 'door-did-not-open'
        ? { happened, movement: door.movement, why: 'bank-disconnected' }
        : ({ happened } as const);
    const came = after([happening], {}, flow);
    expect(came.kinds.filter((kind) => kind.startsWith('deposit-'))).toEqual([fate, 'deposit-intended']);
    expect(came.flow).toMatchObject({ step: { at: 'door', stuck: [door.compartment] } });
    if (fate === 'deposit-unknown') expect(came.kinds).toContain('! movement-unknown');
  });

  test.each<[string, DoorStep['stage'], Happening, string, readonly string[]]>([
    ['Finish at the thank-you', 'closed', { happened: 'finish' }, 'pass', ['deposit-intended']],
    ['Finish at an open door', 'open', { happened: 'finish' }, 'pass', ['deposit-intended']],
    ['time', 'open', { happened: 'timed-out' }, 'welcome', ['! deposit-unsure']],
    ['a door left open', 'reminder', tick, 'pass', ['! door-left-open', '! deposit-unsure']],
  ])('%s forgets nothing that goes to another store', (_, stage, happening, place, recorded) => {
    const at = after(visitor()).flow;
    if (at.flow !== 'put-away' || at.step.at !== 'door') throw new Error('Not at a door');
    const flow: Flow = {
      ...at,
      step: { ...at.step, door: { ...at.step.door, stage, since: -100_000 } },
      rest: [{ store: 'office', devices: [phone()] }],
    };
    const came = after([happening], {}, flow);
    expect(where(came)).toBe(place);
    expect(came.kinds).toEqual(recorded);
    // The way out is told first; then the other store.
    const asked = happening.happened === 'finish' && came.flow.flow === 'pass' ? came.flow.next : undefined;
    expect(asked?.step).toEqual(
      happening.happened === 'finish' ? expect.objectContaining({ at: 'hand-in', store: 'office' }) : undefined,
    );
  });

  test('somebody else’s door changes nothing', () => {
    const came = after(visitor());
    expect(after([{ happened: 'door-opened', movement: 'm-other' }, tick], {}, came.flow).flow).toEqual(came.flow);
  });
});

describe('a badge', () => {
  test.each<[string, Happening, Partial<Facts>, string, readonly string[]]>([
    [
      'of staff in the morning',
      badge(),
      { people: () => [ruth] },
      'put-away door',
      ['visit-started', 'devices-declared', 'deposit-intended', 'opening-intended'],
    ],
    [
      'of staff who bring nothing',
      badge(aPerson('p-ruth', { standing: [] })),
      {},
      'farewell',
      ['visit-started', 'devices-declared'],
    ],
    ['of staff who have not accepted', badge(), { acceptedAt: () => null }, 'sign-in rules', []],
    ['of staff whose renewal is due', badge(), { acceptedAt: () => NOW - 361 * 86_400_000 }, 'sign-in rules', []],
    ['of staff who leave', badge(), inAlready, 'farewell', ['visit-ended']],
    [
      'of staff with a permission',
      badge(),
      { ...inAlready, openAuthorisations: () => [aPermission()] },
      'staff-day',
      [],
    ],
    [
      'seconds after the first',
      badge(),
      { ...inAlready, openVisits: () => [aVisit('v-0001', { person: 'p-ruth', startedAt: NOW - 7999 })] },
      'staff-day',
      [],
    ],
    ['of a manager who is in', badge(aPerson('p-ruth', { roles: ['manager'] })), inAlready, 'staff-day', []],
    ['of a parent', badge(aPerson('p-nia', { personType: 'parent', roles: [] })), {}, 'family', []],
    ['of a leaver', badge(aPerson('p-ruth', { active: false }), false), {}, 'kind-word', ['! badge-of-leaver']],
    [
      'that is unknown',
      { happened: 'badge-unknown', keyedHash: 'ab', reader: 'reader' },
      {},
      'kind-word',
      ['credential-unknown', '! badge-unknown'],
    ],
  ])('%s', (_, happening, now, place, recorded) => {
    const came = after([happening], now);
    expect(where(came)).toBe(place);
    expect(came.kinds).toEqual(recorded);
  });

  test.each<[string, readonly Happening[]]>([
    ['signing in', visitor().slice(0, 4)],
    ['at a door', visitor()],
    ['reading the pass', visitor({ devices: [] })],
    ['leaving', [{ happened: 'start', purpose: 'leaving' }]],
  ])('while somebody else is %s changes nothing and sounds', (_, happenings) => {
    const { flow } = after(happenings);
    const tapped = after([badge()], {}, flow);
    expect(tapped.flow).toBe(flow);
    expect(tapped.effects).toEqual([{ effect: 'sound', sound: 'trouble' }]);
    expect(after([badge(aPerson('p-ruth', { active: false }), false)], {}, flow)).toMatchObject({
      flow,
      kinds: ['! badge-of-leaver'],
    });
  });
});

describe('taking out', () => {
  const leaving: readonly Happening[] = [
    { happened: 'start', purpose: 'leaving' },
    { happened: 'give-pass', pass: 'ACDEFG' },
  ];
  const ada: Partial<Facts> = { openVisits: () => [aVisit()], openVisitByPass: () => aVisit() };

  test.each<[string, Partial<Facts>, string, readonly string[]]>([
    ['nothing', {}, 'farewell', ['visit-ended']],
    ['from a door', { openDeposits: () => [aDeposit()] }, 'take-out door', ['opening-intended']],
    [
      'from the office',
      { openDeposits: () => [aDeposit('d-0001', { kind: 'manual', store: 'office' })] },
      'take-out by-hand',
      [],
    ],
    [
      'what is out already',
      { openDeposits: () => [aDeposit('d-0001', { state: 'released' })] },
      'farewell',
      ['deposit-collected', 'visit-ended'],
    ],
    [
      'from a door that still stands open',
      { openDeposits: () => [aDeposit('d-0001', { state: 'intended' })], unfinishedMovements: () => [aMovement()] },
      'take-out door',
      ['movement-unknown', 'opening-intended'],
    ],
    ['with a permission under way', { openAuthorisations: () => [aPermission()] }, 'staff-day', []],
  ])('%s', (_, now, place, recorded) => {
    const came = after(leaving, { ...ada, ...now });
    expect(where(came)).toBe(place);
    expect(came.kinds).toEqual(recorded);
  });

  const twice: Partial<Facts> = {
    ...ada,
    openDeposits: () => [aDeposit(), aDeposit('d-0002', { kind: 'manual', store: 'office', place: '1' })],
  };
  function atDoor(stage: DoorStep['stage'], now: Partial<Facts>): Flow {
    const { flow } = after(leaving, now);
    if (flow.flow !== 'take-out' || flow.step.at !== 'door') throw new Error('Not at a door');
    return { ...flow, step: { ...flow.step, door: { ...flow.step.door, stage } } };
  }

  test('leaving without what is behind a stuck door still gives back everything else', () => {
    const came = after([{ happened: 'leave-now' }], twice, atDoor('did-not-open', twice));
    expect(where(came)).toBe('take-out by-hand');
    expect(came.kinds).toEqual(['! device-not-collected']);
    expect(after([{ happened: 'go-on' }], twice, came.flow).kinds).toEqual(['deposit-collected', 'visit-ended']);
  });

  test('a door that never says shut keeps nobody who has their things', () => {
    const one = { ...ada, openDeposits: () => [aDeposit()] };
    const mine: Happening = { happened: 'have-my-things' };
    for (const stage of ['waiting', 'opening', 'open', 'closed', 'did-not-open'] as const)
      expect(where(after([mine], one, atDoor(stage, one)))).toBe('take-out door');
    const came = after([mine], one, atDoor('reminder', one));
    expect(where(came)).toBe('farewell');
    expect(came.kinds).toEqual(['movement-unknown', 'deposit-collected', '! door-left-open', 'visit-ended']);
    expect(where(after([mine], twice, atDoor('reminder', twice)))).toBe('take-out by-hand');
  });

  test('a coil that is still warm uses up no try and blames no door', () => {
    const one = { ...ada, openDeposits: () => [aDeposit()] };
    const at = atDoor('waiting', one);
    if (at.flow !== 'take-out' || at.step.at !== 'door') throw new Error('Not at a door');
    const warm = { happened: 'door-did-not-open', movement: at.step.door.movement, why: 'door-cooling' } as const;
    const came = after([warm], one, { ...at, step: { ...at.step, pulses: 3 } });
    expect(came.kinds).toEqual(['door-did-not-open']);
    expect(came.flow).toMatchObject({ step: { pulses: 2, givenUp: false, door: { stage: 'did-not-open' } } });
  });

  test.each([
    ['Ada', 'Lind', 'The office', 'farewell'],
    ['accents and case', 'LÍN', 'the  OFFICE', 'farewell'],
    ['another host', 'Lind', 'Ruth', 'leaving'],
    ['another name', 'Oak', 'The office', 'leaving'],
  ])('by name: %s', (_, lastNameLetters, host, place) => {
    const asked: Happening = { happened: 'give-leaving-name', lastNameLetters, host };
    expect(
      after([{ happened: 'start', purpose: 'leaving' }, { happened: 'leave-without-pass' }, asked], ada).flow.flow,
    ).toBe(place);
  });
});

describe('a device out for permitted use', () => {
  const day: Flow = { flow: 'staff-day', person: ruth.id, visit: 'v-0001' };
  const permitted = { ...inAlready, openDeposits: () => [aDeposit()], openAuthorisations: () => [aPermission()] };

  test.each<[string, Happening, Partial<Facts>, string, readonly string[]]>([
    ['out', { happened: 'go-on' }, permitted, 'own-device', ['opening-intended']],
    [
      'not out after its time',
      { happened: 'go-on' },
      { ...permitted, openAuthorisations: () => [aPermission({ until: NOW - 1 })] },
      'staff-day',
      [],
    ],
    [
      'not out without a permission',
      { happened: 'go-on' },
      { ...permitted, openAuthorisations: () => [] },
      'staff-day',
      [],
    ],
    [
      'back after its time',
      { happened: 'back-with-device' },
      {
        ...permitted,
        openDeposits: () => [aDeposit('d-0001', { state: 'released' })],
        openAuthorisations: () => [aPermission({ until: NOW - 1 })],
      },
      'own-device',
      ['opening-intended'],
    ],
    ['not back when it is in', { happened: 'back-with-device' }, permitted, 'staff-day', []],
    [
      'from the office, without a door',
      { happened: 'go-on' },
      { ...permitted, openDeposits: () => [aDeposit('d-0001', { kind: 'manual' })] },
      'farewell',
      ['device-released'],
    ],
    ['no desk without the role', { happened: 'open-desk' }, permitted, 'staff-day', []],
  ])('%s', (_, happening, now, place, recorded) => {
    const came = after([happening], now, day);
    expect(where(came)).toBe(place);
    expect(came.kinds).toEqual(recorded);
  });
});

describe('a last word goes away by itself', () => {
  test.each<[string, Happening, number, string]>([
    ['too early', tick, 99_999, 'farewell'],
    ['in time', tick, 100_000, 'welcome'],
    ['when somebody touches on', { happened: 'go-on' }, 1, 'welcome'],
    ['when the next one begins', { happened: 'start', purpose: 'leaving' }, 1, 'leaving'],
  ])('%s', (_, happening, monotonic, place) => {
    const farewell: Flow = { flow: 'farewell', says: 'goodbye', until: 100_000 };
    expect(advance(farewell, happening, facts({ monotonic })).flow.flow).toBe(place);
  });

  test('what could not be written is said, whatever was going on', () => {
    for (const happenings of [[], visitor(), visitor().slice(0, 4), [badge()]]) {
      const came = after([{ happened: 'not-recorded', code: 'record-full' }], {}, after(happenings).flow);
      expect(came.flow).toMatchObject({ flow: 'kind-word', word: 'not-recorded' });
      expect(came.kinds).toEqual([]);
    }
  });
});

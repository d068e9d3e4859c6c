import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice, type DeviceKind } from '../../main/domain/devices.ts';
import { PERSON_TYPES, type PersonType } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import { RULED_OWNERSHIPS } from '../../main/domain/policy/device-rules.ts';
import {
  authorisationsFor,
  placesFor,
  type RequirementStep,
  type RuledPerson,
  requirementsFor,
  signsInAs,
  storeOf,
} from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const accountable = presetPolicy('preschool-accountable-users');
const drawer = presetPolicy('preschool-kitchen-drawer');
const PRESETS = [
  ['preschool-accountable-users', accountable],
  ['preschool-kitchen-drawer', drawer],
] as const;

type Cell = { readonly kind: RequirementStep['kind']; readonly store?: string; readonly rule: string };
const locker = (rule: string): Cell => ({ kind: 'deposit', store: 'locker', rule });
const kitchen = (rule: string): Cell => ({ kind: 'deposit', store: 'kitchen-drawer', rule });
const bag = (rule: string): Cell => ({ kind: 'keep-in-bag', rule });

/** Columns D and E of the last table of the five settings; `rule` is the id that the answer is traced to. */
const COLUMNS: Readonly<Record<'D' | 'E', Readonly<Record<PersonType, Cell>>>> = {
  D: {
    staff: locker('D12'),
    volunteer: locker('D11'),
    student: locker('D11'),
    'committee-member': locker('D11'),
    parent: bag('D12'),
    'settling-parent': locker('D12'),
    visitor: locker('D12'),
    contractor: locker('D12'),
    'external-teacher': locker('D12'),
    professional: locker('D12'),
  },
  E: {
    staff: kitchen('E3'),
    volunteer: kitchen('E6'),
    student: kitchen('E2'),
    'committee-member': kitchen('E2'),
    parent: bag('E5'),
    'settling-parent': bag('E5'),
    visitor: bag('E5'),
    contractor: bag('E5'),
    'external-teacher': kitchen('E2'),
    professional: bag('E5'),
  },
};

const deviceSteps = (policy: typeof drawer, person: RuledPerson, ...devices: DeclaredDevice[]) =>
  requirementsFor(person, devices, policy).steps.filter((step) => 'devices' in step);
const one = (kind: DeviceKind, ownership: DeclaredDevice['ownership'] = 'personal'): DeclaredDevice => ({
  kind,
  ownership,
  count: 1,
});

describe.each([
  ['D', accountable],
  ['E', drawer],
] as const)('column %s', (column, policy) => {
  const cells = DEVICE_KINDS.flatMap((kind) => RULED_OWNERSHIPS.map((ownership) => ({ kind, ownership })));

  describe.each(PERSON_TYPES.map((personType) => ({ personType, ids: COLUMNS[column][personType].rule })))(
    '$personType [$ids]',
    ({ personType }) => {
      test.each(cells)('with a $ownership $kind', ({ kind, ownership }) => {
        const device = one(kind, ownership);
        expect(deviceSteps(policy, { personType }, device)).toEqual([
          { ...COLUMNS[column][personType], devices: [device] },
        ]);
      });
    },
  );

  test.each(PERSON_TYPES)('%s: setting-owned devices follow the register and have no step', (personType) => {
    expect(deviceSteps(policy, { personType }, ...DEVICE_KINDS.map((kind) => one(kind, 'setting-owned')))).toEqual([]);
  });

  test('a student or committee member who is not on duty signs in as a visitor, or as a parent with the family card [D11]', () => {
    for (const personType of ['student', 'committee-member'] as const) {
      const person: RuledPerson = { personType, onDuty: false };
      expect(signsInAs(person, policy)).toBe('visitor');
      expect(deviceSteps(policy, person, one('phone'))).toEqual([
        { ...COLUMNS[column].visitor, devices: [one('phone')] },
      ]);
    }
  });
});

test('column D, child: stored in the locker for the day, and an adult collects', () => {
  expect(accountable.childDevices).toMatchObject({
    allowed: 'stored-for-the-day',
    store: 'locker',
    collectedBy: 'adult',
  });
});

test('column E, child: not allowed; a found device goes into the drawer, and the adult collects [E20]', () => {
  expect(drawer.childDevices).toEqual({
    allowed: 'never',
    store: 'kitchen-drawer',
    collectedBy: 'adult',
    unless: [],
    rule: 'E20',
  });
});

test('what does not fit a compartment goes to a manual store; the drawer is one [E3]', () => {
  expect(storeOf(accountable, 'locker')).toMatchObject({ kind: 'locker', fallback: 'office' });
  expect(storeOf(drawer, 'kitchen-drawer')).toMatchObject({ kind: 'manual' });
});

describe('person types and groups [E2]', () => {
  test('the source counts volunteers and contractors as staff, but the chapter on visitors decides', () => {
    expect(drawer.groups['workforce']?.members).toEqual(
      expect.arrayContaining(['staff', 'volunteer', 'contractor', 'visitor']),
    );
    expect(drawer.deviceRules).toContainEqual({
      for: ['workforce'],
      must: 'deposit',
      store: 'kitchen-drawer',
      rule: 'E2',
    });
    expect(deviceSteps(drawer, { personType: 'contractor' }, one('phone'))).toMatchObject([{ kind: 'keep-in-bag' }]);
  });

  test('without the rule for contractors, the rule for the group holds', () => {
    const grouped = changed(drawer, (copy) => {
      for (const rule of copy.deviceRules) {
        if (rule.for.includes('contractor')) rule.for = rule.for.filter((name) => name !== 'contractor');
      }
    });
    expect(deviceSteps(grouped, { personType: 'contractor' }, one('phone'))).toMatchObject([
      { kind: 'deposit', store: 'kitchen-drawer', rule: 'E2' },
    ]);
  });

  test.each(DEVICE_KINDS)('a volunteer who does not work with children keeps a %s in the bag, as E5 [E6]', (kind) => {
    for (const ownership of RULED_OWNERSHIPS) {
      const device = one(kind, ownership);
      expect(deviceSteps(drawer, { personType: 'volunteer', worksWithChildren: false }, device)).toEqual([
        { ...bag('E6'), devices: [device] },
      ]);
      expect(deviceSteps(drawer, { personType: 'volunteer', worksWithChildren: true }, device)).toEqual([
        { ...kitchen('E6'), devices: [device] },
      ]);
    }
  });
});

describe('places', () => {
  const LEAVE: readonly PersonType[] = [
    'parent',
    'settling-parent',
    'visitor',
    'contractor',
    'volunteer',
    'external-teacher',
    'professional',
  ];

  test.each(LEAVE)('%s leaves the premises to use a phone, and has no other place [E7]', (personType) => {
    expect(authorisationsFor(personType, drawer)).toEqual(['emergency-use']);
    expect(placesFor(personType, drawer)).toEqual(['off-premises']);
    expect(drawer.breaks?.for).not.toContain(personType);
  });

  test.each(['staff', 'student', 'committee-member'] as const)(
    '%s needs the manager while with the children, and may go to the office too [E4]',
    (personType) => {
      expect(drawer.authorisations['emergency-use']?.grantedBy).toEqual(['manager']);
      expect(placesFor(personType, drawer)).toEqual(['off-premises', 'office']);
    },
  );

  test('stepping out is for the same people, to off the premises [E7]', () => {
    expect(drawer.stepOut).toEqual({ for: ['families', 'visitors', 'volunteer'], place: 'off-premises', rule: 'E7' });
    const named = drawer.stepOut?.for.flatMap((name) => drawer.groups[name]?.members ?? [name]) ?? [];
    expect([...named].sort()).toEqual([...LEAVE].sort());
  });

  test.each(PERSON_TYPES)('D: %s may be allowed the office only', (personType) => {
    expect(placesFor(personType, accountable)).toEqual(['office']);
  });

  test.each(PRESETS)('%s: changing rooms and toilets are never allowed [E12]', (_, policy) => {
    for (const id of ['changing-room', 'toilet']) {
      expect(policy.places[id]).toMatchObject({ never: true });
      expect(policy.places[id]).not.toHaveProperty('allowedFor');
      const offered = changed(policy, (copy) => {
        const kind = copy.authorisations['emergency-use'];
        if (kind) kind.places = [id];
      });
      expect(inconsistencies(offered).map(({ found }) => found)).toContain(`${id}, where it never may`);
    }
  });
});

describe('breaks [E3 E19]', () => {
  test('a device is out for a break without a manager, for a place and minutes; lunch is one of the reasons', () => {
    expect(drawer.breaks).toMatchObject({
      needsManager: false,
      places: ['off-premises', 'office'],
      longestMinutes: 60,
    });
    expect(drawer.breaks?.reasons.map(({ id }) => id)).toContain('lunch-break');
    for (const id of drawer.breaks?.places ?? []) expect(drawer.places[id]?.childFree).toBe(true);
  });
});

describe('what a personal device is never let out for [E21]', () => {
  const RULED_OUT = ['photographs-of-children', 'work-with-children', 'contact-with-parents'] as const;

  test('the three are named', () => {
    expect(Object.keys(drawer.neverReasons)).toEqual(RULED_OUT);
  });

  test.each(RULED_OUT)('%s is refused as a reason of an authorisation or break, and as an arrangement', (id) => {
    const label = { en: 'Anything' };
    const offered = changed(drawer, (copy) => {
      copy.authorisations['emergency-use']?.reasons.push({ id, label });
      copy.breaks?.reasons.push({ id, label });
      const arrangement = copy.arrangements['agreed-visitor-use'];
      if (arrangement) copy.arrangements[id] = arrangement;
    });
    const expected = 'nothing that neverReasons rules out for personal devices';
    expect(inconsistencies(offered)).toEqual([
      { path: ['authorisations', 'emergency-use', 'reasons', 4, 'id'], expected, found: id },
      { path: ['breaks', 'reasons', 2, 'id'], expected, found: id },
      { path: ['arrangements', id], expected, found: id },
    ]);
  });
});

describe('arrangements', () => {
  test('connecting a device is agreed by a safeguarding officer only, with the risks accepted and a last day [D7]', () => {
    const officers = ['dsl-lead', 'dsl-deputy', 'dsl-assistant'];
    const kind = accountable.arrangements['connect-to-setting-systems'];
    expect(kind).toMatchObject({ approvedBy: officers, readBy: officers, endDate: 'required', rule: 'D7' });
    expect(kind?.conditions.map(({ id }) => id)).toContain('risks-known');
  });

  test('agreed use by a visitor has a document and a place, and may have a risk assessment [E10]', () => {
    const kind = drawer.arrangements['agreed-visitor-use'];
    expect(kind).toMatchObject({
      keeps: true,
      document: 'required',
      riskAssessment: 'optional',
      approvedBy: ['manager'],
    });
    expect(kind?.places).toEqual(['office', 'off-premises']);
    expect(kind?.devices).not.toContain('camera');
  });

  test('remote training needs a risk assessment and that no setting device is available [E17]', () => {
    const kind = drawer.arrangements['remote-training'];
    expect(kind).toMatchObject({ riskAssessment: 'required', approvedBy: ['manager'] });
    expect(kind?.confirmations.map(({ id }) => id)).toEqual(['no-setting-device-available']);
  });

  test('an existing contact is advised on, decided and read by the manager and safeguarding roles [E23]', () => {
    expect(drawer.arrangements['existing-contact']).toMatchObject({
      advice: 'required',
      child: 'named',
      readBy: ['manager', 'dsl-lead', 'dsl-deputy', 'dsl-assistant'],
    });
  });
});

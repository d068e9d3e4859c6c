import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice, type DeviceKind, type Ownership } from '../../main/domain/devices.ts';
import { PERSON_TYPES, type PersonType } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import { type DeviceRule, RULED_OWNERSHIPS } from '../../main/domain/policy/device-rules.ts';
import {
  longestMinutesFor,
  placesFor,
  type RequirementStep,
  reasonsFor,
  requirementsFor,
  signsInAs,
  storeLabel,
  storeOf,
} from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const policy = presetPolicy('playgroup-office');

const one = (kind: DeviceKind, ownership: Ownership = 'personal', count = 1): DeclaredDevice => ({
  kind,
  ownership,
  count,
});
const about = (step: RequirementStep) => 'devices' in step;
const deviceSteps = (personType: PersonType, ...devices: DeclaredDevice[]) =>
  requirementsFor({ personType }, devices, policy).steps.filter(about);

/** Column A of the table of the five settings; `rule` is the id that the answer is traced to. */
const COLUMN_A: Readonly<Record<PersonType, { kind: RequirementStep['kind']; store?: string; rule: string }>> = {
  staff: { kind: 'deposit', store: 'locker', rule: 'A1' },
  volunteer: { kind: 'deposit', store: 'locker', rule: 'A1' },
  student: { kind: 'deposit', store: 'locker', rule: 'A1' },
  'committee-member': { kind: 'deposit', store: 'locker', rule: 'A1' },
  parent: { kind: 'keep-in-bag', rule: 'A2' },
  'settling-parent': { kind: 'hand-in', store: 'office', rule: 'A3' },
  visitor: { kind: 'deposit', store: 'locker', rule: 'A5' },
  contractor: { kind: 'deposit', store: 'locker', rule: 'A5' },
  'external-teacher': { kind: 'deposit', store: 'locker', rule: 'A5' },
  professional: { kind: 'deposit', store: 'locker', rule: 'A5' },
};

describe('playgroup-office, column A', () => {
  const cells = DEVICE_KINDS.flatMap((kind) => RULED_OWNERSHIPS.map((ownership) => ({ kind, ownership })));

  describe.each(PERSON_TYPES.map((personType) => ({ personType, ids: COLUMN_A[personType].rule })))(
    '$personType [$ids]',
    ({ personType }) => {
      test.each(cells)('with a $ownership $kind', ({ kind, ownership }) => {
        const device = one(kind, ownership);
        expect(deviceSteps(personType, device)).toEqual([{ ...COLUMN_A[personType], devices: [device] }]);
      });
    },
  );

  test.each(PERSON_TYPES)('%s: setting-owned devices follow the register and have no step', (personType) => {
    expect(deviceSteps(personType, ...DEVICE_KINDS.map((kind) => one(kind, 'setting-owned')))).toEqual([]);
  });

  test('a child’s device is not allowed; a found one goes to the office and back to the adult', () => {
    expect(policy.childDevices).toMatchObject({ allowed: 'never', store: 'office', collectedBy: 'adult' });
  });

  test('what does not fit the locker goes to the office', () => {
    expect(storeOf(policy, 'locker')).toMatchObject({ kind: 'locker', fallback: 'office' });
    expect(storeOf(policy, 'office')).toMatchObject({ kind: 'manual' });
  });
});

describe('requirementsFor', () => {
  test('gives the stable form, in the order in which things are done', () => {
    const devices = [one('smart-watch'), one('phone', 'personal', 2), one('laptop', 'setting-owned')];
    expect(requirementsFor({ personType: 'volunteer' }, devices, policy)).toEqual({
      personType: 'volunteer',
      policy: { id: 'playgroup-office', version: 1 },
      steps: [
        { kind: 'acknowledge', wording: 'volunteer-rules', signature: true, rule: 'A1' },
        { kind: 'deposit', store: 'locker', devices: [one('smart-watch'), one('phone', 'personal', 2)], rule: 'A1' },
      ],
    });
  });

  test.each(PERSON_TYPES)('%s without devices reads the rules and has nothing to put away', (personType) => {
    const { steps } = requirementsFor({ personType }, [], policy);
    expect(steps.map(({ kind }) => kind)).toEqual(['acknowledge']);
  });

  test('does not change what it is given', () => {
    const devices = Object.freeze([Object.freeze(one('phone'))]);
    const before = structuredClone(policy);
    requirementsFor({ personType: 'staff' }, devices, policy);
    expect(policy).toEqual(before);
  });

  test('somebody off duty is under the rules of the type they sign in as [D11]', () => {
    for (const personType of ['student', 'committee-member'] as const) {
      const off = requirementsFor({ personType, onDuty: false }, [one('phone')], policy);
      expect(off).toEqual(requirementsFor({ personType: 'visitor' }, [one('phone')], policy));
      expect(requirementsFor({ personType, onDuty: true }, [], policy).personType).toBe(personType);
    }
    expect(signsInAs({ personType: 'staff', onDuty: false }, policy)).toBe('staff');
  });

  test('an agreement that is asked for at sign-in is a step of its own', () => {
    const asking = changed(policy, (copy) => {
      copy.agreements['off-site-device-use'] = {
        ...(copy.agreements['off-site-device-use'] as NonNullable<(typeof copy.agreements)[string]>),
        asked: 'at-sign-in',
      };
    });
    const kinds = requirementsFor({ personType: 'staff' }, [one('phone')], asking).steps.map(({ kind }) => kind);
    expect(kinds).toEqual(['acknowledge', 'sign-agreement', 'deposit']);
    expect(requirementsFor({ personType: 'parent' }, [], asking).steps).toHaveLength(1);
  });

  test('a policy without an answer is a bug, as loading refuses it', () => {
    const silent = changed(policy, (copy) => {
      copy.deviceRules = copy.deviceRules.filter((rule) => !rule.for.includes('staff'));
    });
    expect(() => requirementsFor({ personType: 'staff' }, [one('phone')], silent)).toThrow('no answer');
  });
});

describe('which rule wins', () => {
  const under = (rules: DeviceRule[]) => {
    const other = changed(policy, (copy) => {
      copy.deviceRules = rules;
    });
    expect(inconsistencies(other)).toEqual([]);
    return (person: Parameters<typeof requirementsFor>[0], ...devices: DeclaredDevice[]) =>
      requirementsFor(person, devices, other).steps.filter(about);
  };

  test('a rule that names a kind goes before one that names none: cameras stay away [C9]', () => {
    const steps = under([
      { for: ['everyone'], must: 'keep-in-bag', rule: 'C6' },
      { for: ['team'], must: 'deposit', store: 'office', rule: 'C2' },
      { for: ['team'], kinds: ['camera', 'video-camera'], must: 'leave-off-premises', rule: 'C9' },
    ]);
    expect(steps({ personType: 'staff' }, one('phone'), one('camera'), one('video-camera'))).toEqual([
      { kind: 'leave-off-premises', devices: [one('camera'), one('video-camera')], rule: 'C9' },
      { kind: 'deposit', store: 'office', devices: [one('phone')], rule: 'C2' },
    ]);
    expect(steps({ personType: 'visitor' }, one('camera'))).toEqual([
      { kind: 'keep-in-bag', devices: [one('camera')], rule: 'C6' },
    ]);
  });

  test('a rule for a person type goes before one for its group, even where that one names the kind [E2]', () => {
    const steps = under([
      { for: ['everyone'], must: 'keep-in-bag', rule: 'E5' },
      { for: ['team'], kinds: ['phone'], must: 'deposit', store: 'office', rule: 'E3' },
      { for: ['volunteer'], must: 'keep-in-bag', rule: 'E6' },
    ]);
    expect(steps({ personType: 'volunteer' }, one('phone'))).toMatchObject([{ kind: 'keep-in-bag', rule: 'E6' }]);
    expect(steps({ personType: 'staff' }, one('phone'))).toMatchObject([{ kind: 'deposit', rule: 'E3' }]);
  });

  test('a volunteer counts as working with children unless recorded otherwise [E6]', () => {
    const steps = under([
      { for: ['everyone'], must: 'keep-in-bag', rule: 'E5' },
      { for: ['volunteer'], worksWithChildren: true, must: 'deposit', store: 'office', rule: 'E6' },
      { for: ['volunteer'], worksWithChildren: false, must: 'keep-in-bag', rule: 'E5' },
    ]);
    expect(steps({ personType: 'volunteer' }, one('phone'))).toMatchObject([{ kind: 'deposit', rule: 'E6' }]);
    expect(steps({ personType: 'volunteer', worksWithChildren: true }, one('phone'))).toMatchObject([
      { kind: 'deposit' },
    ]);
    expect(steps({ personType: 'volunteer', worksWithChildren: false }, one('phone'))).toMatchObject([
      { kind: 'keep-in-bag', rule: 'E5' },
    ]);
  });

  test('work-issued devices may have a rule of their own [C7]', () => {
    const steps = under([
      { for: ['everyone'], must: 'keep-in-bag', rule: 'C6' },
      { for: ['everyone'], ownership: 'work-issued', must: 'deposit', store: 'office', rule: 'C7' },
    ]);
    expect(steps({ personType: 'visitor' }, one('phone'), one('phone', 'work-issued'))).toEqual([
      { kind: 'keep-in-bag', devices: [one('phone')], rule: 'C6' },
      { kind: 'deposit', store: 'office', devices: [one('phone', 'work-issued')], rule: 'C7' },
    ]);
  });
});

describe('where a device may be used', () => {
  test.each(PERSON_TYPES)('%s [A6]', (personType) => {
    const families = ['parent', 'settling-parent'];
    const expected = families.includes(personType) ? ['office', 'outside-front'] : ['office'];
    expect(placesFor(personType, policy)).toEqual(expected);
  });

  test.each(['changing-room', 'toilet'])('%s never, whatever the file says [E12]', (place) => {
    const lax = changed(policy, (copy) => {
      const entry = copy.places[place];
      if (entry === undefined) throw new Error(`no ${place}`);
      entry.never = false;
      entry.allowedFor = ['everyone'];
    });
    for (const personType of PERSON_TYPES) expect(placesFor(personType, lax)).not.toContain(place);
    expect(inconsistencies(lax).map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['places', place, 'never'],
        ['places', place, 'allowedFor'],
      ]),
    );
  });

  test('a kind of authorisation can be limited to some places, and to child-free ones', () => {
    const limited = changed(policy, (copy) => {
      const kind = copy.authorisations['emergency-use'];
      if (kind === undefined) throw new Error('no kind');
      kind.childFreeOnly = true;
    });
    expect(placesFor('parent', limited)).toEqual(['office']);
  });

  test('an unknown kind of authorisation allows nothing', () => {
    for (const kind of ['break', 'constructor', 'toString', '__proto__', '']) {
      expect(placesFor('staff', policy, kind)).toEqual([]);
      expect(reasonsFor('staff', policy, kind)).toEqual([]);
      expect(longestMinutesFor('staff', policy, kind)).toBe(0);
    }
  });

  test('breaks are spent off the premises only [A20]', () => {
    expect(policy.breaks?.places).toEqual(['off-premises']);
  });

  test('reasons are those for the person type', () => {
    const ids = (personType: PersonType) => reasonsFor(personType, policy).map(({ id }) => id);
    expect(ids('staff')).toEqual(['family-emergency', 'health', 'urgent-call']);
    expect(ids('professional')).toEqual(['family-emergency', 'health', 'urgent-call', 'work-emergency']);
    expect(longestMinutesFor('staff', policy)).toBe(60);
  });
});

test('a store is named in the language asked for, and an unknown one by its id', () => {
  expect(storeLabel(policy, 'locker', 'pl')).toBe('szafka');
  expect(storeLabel(policy, 'locker', 'fr')).toBe('the locker');
  expect(storeLabel(policy, 'attic', 'en')).toBe('attic');
  expect(storeLabel(policy, 'constructor', 'en')).toBe('constructor');
});

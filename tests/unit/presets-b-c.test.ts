import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice, type DeviceKind } from '../../main/domain/devices.ts';
import { PERSON_TYPES, type PersonType } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import { RULED_OWNERSHIPS } from '../../main/domain/policy/device-rules.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import {
  authorisationsFor,
  placesFor,
  type RequirementStep,
  type RuledPerson,
  reminderFor,
  requirementsFor,
  storeOf,
  wordingFor,
} from '../../main/domain/policy/requirements.ts';
import { changed, presetPath, presetPolicy } from '../support/preset-policy.ts';

const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
const PRESETS = { 'preschool-setting-devices': B, 'preschool-store-cupboard': C };

interface Cell {
  readonly kind: RequirementStep['kind'];
  readonly store?: string;
  readonly rule: string;
}
const LOCKER: Cell = { kind: 'deposit', store: 'locker', rule: 'B2' };
const CUPBOARD: Cell = { kind: 'deposit', store: 'cupboard', rule: 'C2' };
const C_BAG: Cell = { kind: 'keep-in-bag', rule: 'C6' };
const OFF: Cell = { kind: 'leave-off-premises', rule: 'C9' };

/** Columns B and C of the table of the five settings. */
const COLUMN_B: Readonly<Record<PersonType, Cell>> = {
  staff: LOCKER,
  volunteer: LOCKER,
  student: LOCKER,
  'committee-member': LOCKER,
  parent: { kind: 'keep-in-bag', rule: 'B2' },
  'settling-parent': LOCKER,
  visitor: LOCKER,
  contractor: LOCKER,
  'external-teacher': LOCKER,
  professional: LOCKER,
};
const COLUMN_C: Readonly<Record<PersonType, Cell & { readonly cameras?: Cell }>> = {
  staff: { ...CUPBOARD, cameras: OFF },
  volunteer: { ...CUPBOARD, cameras: OFF },
  student: { ...CUPBOARD, cameras: OFF },
  'committee-member': { ...CUPBOARD, cameras: OFF },
  parent: C_BAG,
  'settling-parent': CUPBOARD,
  visitor: C_BAG,
  contractor: C_BAG,
  'external-teacher': C_BAG,
  professional: C_BAG,
};
const isCamera = (kind: DeviceKind) => kind === 'camera' || kind === 'video-camera';
const inColumnC = (personType: PersonType, kind: DeviceKind): Cell => {
  const { cameras, ...otherwise } = COLUMN_C[personType];
  return cameras !== undefined && isCamera(kind) ? cameras : otherwise;
};
const CELLS = DEVICE_KINDS.flatMap((kind) => RULED_OWNERSHIPS.map((ownership) => ({ kind, ownership })));
/** The rules that a row of the table proves: those its answers are traced to, and in C that work-issued devices count. */
const proves = (column: string, personType: PersonType) =>
  column === 'column B'
    ? COLUMN_B[personType].rule
    : [COLUMN_C[personType].rule, COLUMN_C[personType].cameras?.rule ?? '', 'C7'].join(' ').replace('  ', ' ');
const stepsAbout = (policy: Policy, person: RuledPerson, devices: readonly DeclaredDevice[]) =>
  requirementsFor(person, devices, policy).steps.filter((step) => 'devices' in step);

describe.each([
  { name: 'column B', policy: B, cell: (personType: PersonType) => COLUMN_B[personType] },
  { name: 'column C', policy: C, cell: inColumnC },
])('$name', ({ name, policy, cell }) => {
  describe.each(PERSON_TYPES.map((personType) => ({ personType, ids: proves(name, personType) })))(
    '$personType [$ids]',
    ({ personType }) => {
      test.each(CELLS)('with a $ownership $kind', ({ kind, ownership }) => {
        const device = { kind, ownership, count: 1 };
        expect(stepsAbout(policy, { personType }, [device])).toEqual([
          { ...cell(personType, kind), devices: [device] },
        ]);
      });
    },
  );

  test.each(PERSON_TYPES)('%s: setting-owned devices follow the register', (personType) => {
    const devices = DEVICE_KINDS.map((kind) => ({ kind, ownership: 'setting-owned' as const, count: 1 }));
    expect(stepsAbout(policy, { personType }, devices)).toEqual([]);
  });

  test('a student or committee member off duty is a visitor', () => {
    const devices = [{ kind: 'phone' as const, ownership: 'personal' as const, count: 1 }];
    for (const personType of ['student', 'committee-member'] as const) {
      expect(requirementsFor({ personType, onDuty: false }, devices, policy)).toEqual(
        requirementsFor({ personType: 'visitor' }, devices, policy),
      );
    }
  });
});

test('a child’s device: B stores it for the day, C locks a found one away for the parent [B6 C8]', () => {
  expect(B.childDevices).toEqual({
    allowed: 'stored-for-the-day',
    store: 'locker',
    collectedBy: 'adult',
    unless: ['child-device-consent', 'medical-device'],
    rule: 'B6',
  });
  expect(C.childDevices).toEqual({
    allowed: 'never',
    store: 'locked-drawer',
    collectedBy: 'parent',
    unless: [],
    rule: 'C8',
  });
  expect(storeOf(C, 'locked-drawer')).toMatchObject({ kind: 'manual' });
});

describe.each(Object.entries(PRESETS))('%s', (id, policy) => {
  const text = readFileSync(presetPath(id), 'utf8');

  test('has no fault, and is named as its file is', () => {
    expect(inconsistencies(policy)).toEqual([]);
    expect(policy.id).toBe(id);
  });

  test('ships without dates, names and telephone numbers', () => {
    expect(text).not.toMatch(/\b(19|20)\d\d\b/);
    expect(policy.adoption).not.toHaveProperty('agreedOn');
    expect(policy.adoption).not.toHaveProperty('signedBy');
    expect(Object.values(policy.contacts).map(({ telephone }) => telephone)).not.toContainEqual(expect.anything());
  });

  test('traces every line to a rule of its own setting', () => {
    const letter = id === B.id ? 'B' : 'C';
    const rules = [...text.matchAll(/^ *rule: (\S+)|^ *- rule: (\S+)/gm)].map((found) => found[1] ?? found[2] ?? '');
    expect(rules.length).toBeGreaterThan(80);
    for (const rule of rules) expect(rule).toMatch(new RegExp(`^${letter}\\d{1,2}$`));
  });

  test('never allows a changing room or toilet to anybody [E12]', () => {
    for (const personType of PERSON_TYPES) {
      for (const kind of authorisationsFor(personType, policy)) {
        expect(placesFor(personType, policy, kind)).not.toContain('toilet');
        expect(placesFor(personType, policy, kind)).not.toContain('changing-room');
      }
    }
  });

  test('asks nobody to be let photograph children with a personal device', () => {
    expect(Object.keys(policy.neverReasons)).toEqual(['photographs-of-children']);
  });

  test('reminds everybody who is not shown the rules again', () => {
    for (const personType of PERSON_TYPES) {
      const once = policy.wordings[wordingFor(policy, personType, 'en').id]?.asked === 'once';
      expect(reminderFor(policy, personType, 'sign-in', 'en') !== null, personType).toBe(once);
    }
  });

  test('says everything that people read in both languages, calmly and plainly', () => {
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('en' in value && typeof value.en === 'string') {
        expect(Object.keys(value).sort(), path).toEqual(['en', 'pl']);
        for (const words of Object.values(value) as string[]) {
          expect(words).not.toMatch(/!|\berrors?\b|\binvalid\b|\bfailed\b|\bmust not\b|błąd/i);
          for (const line of words.split(/[.\n]\s*/)) expect(line.split(/\s+/).length).toBeLessThanOrEqual(32);
        }
        return;
      }
      for (const [key, item] of Object.entries(value)) walk(item, `${path} ${key}`);
    };
    walk(policy, id);
  });

  test.each(PERSON_TYPES)('%s reads at most five lines, complete in both languages', (personType) => {
    for (const language of ['en', 'pl']) {
      const shown = wordingFor(policy, personType, language);
      expect(shown).toMatchObject({ language, complete: true, version: 1, signature: true });
      expect(shown.sentences.length).toBeLessThanOrEqual(5);
    }
  });

  test.each(PERSON_TYPES)('%s reads English of a reading age of nine to eleven', (personType) => {
    const { sentences, fullText } = wordingFor(policy, personType, 'en');
    expect(gradeOf([...sentences.map((sentence) => sentence.text), fullText].join('\n'))).toBeLessThanOrEqual(6);
  });
});

/** Flesch-Kincaid grade; five years more is about the reading age. Syllables are counted as groups of vowels. */
function gradeOf(text: string): number {
  const words = text.match(/[A-Za-z'’]+/g) ?? [];
  const sentences = text.split(/[.\n]\s*/).filter((line) => line !== '');
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        word
          .toLowerCase()
          .replace(/e$/, '')
          .match(/[aeiouy]+/g)?.length ?? 1,
      ),
    0,
  );
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

describe('contradictions that these settings make possible', () => {
  const faults = (policy: Policy, change: (copy: Policy) => void) => inconsistencies(changed(policy, change));
  test.each([
    ['a child’s device kept under an unknown arrangement', 'oath', 'oath, which is not under arrangements'],
    ['a child’s device kept under another’s arrangement', 'existing-contact', 'existing-contact, which is not'],
  ])('%s', (_name, unless, found) => {
    expect(faults(B, (copy) => copy.childDevices.unless.push(unless))).toContainEqual(
      expect.objectContaining({ path: ['childDevices', 'unless', 2], found }),
    );
  });

  test('giving nothing out for an outing', () => {
    const empty = faults(C, (copy) => {
      const outing = copy.arrangements.outing;
      if (outing !== undefined) outing.devices = [];
    });
    expect(empty).toContainEqual(expect.objectContaining({ path: ['arrangements', 'outing', 'devices'] }));
  });

  test('a reminder of a change that never comes', () => {
    const never = faults(B, (copy) => {
      delete copy.credentials.changeAfterDays;
    });
    expect(never).toContainEqual(expect.objectContaining({ path: ['credentials', 'remindDaysBefore'] }));
  });
});

test('the first preset by name, which the demonstration takes, is the playgroup', () => {
  const folder = new URL('../../main/policies/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  expect(names.sort()[0]).toBe('playgroup-office.yaml');
});

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice, OWNERSHIPS } from '../../main/domain/devices.ts';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { type Explained, explain } from '../../main/domain/policy/explain.ts';
import { placeLabel, placesFor, requirementsFor } from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const policy = presetPolicy('playgroup-office');
const presets = readdirSync(new URL('../../main/policies', import.meta.url))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => presetPolicy(file.replace('.yaml', '')));

const device: fc.Arbitrary<DeclaredDevice> = fc.record({
  kind: fc.constantFrom(...DEVICE_KINDS),
  ownership: fc.constantFrom(...OWNERSHIPS),
  count: fc.integer({ min: 1, max: 9 }),
});
const question = fc.record(
  {
    who: fc.constantFrom(...PERSON_TYPES),
    devices: fc.array(device, { maxLength: 6 }),
    worksWithChildren: fc.boolean(),
    onDuty: fc.boolean(),
    language: fc.constantFrom('en', 'pl'),
    on: fc.constantFrom('2026-12-01', '2028-02-29'),
  },
  { requiredKeys: ['who', 'devices', 'language'] },
);
const phone = (count = 1): DeclaredDevice => ({ kind: 'phone', ownership: 'personal', count });
const all = (parts: readonly Explained[]): string =>
  parts.map(({ text, under }) => `${text}\n${all(under)}`).join('\n');

describe('explain and the kiosk cannot disagree', () => {
  test('the answer is the very one that the kiosk acts on, with one sentence and its rule for each step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), question, (asked, { who, ...about }) => {
        const { requirements, steps } = explain({ who, ...about }, asked);
        const { worksWithChildren, onDuty } = about;
        const person = {
          personType: who,
          ...(worksWithChildren === undefined ? {} : { worksWithChildren }),
          ...(onDuty === undefined ? {} : { onDuty }),
        };
        expect(requirements).toEqual(requirementsFor(person, about.devices, asked));
        expect(steps.map(({ rule }) => rule)).toEqual(requirements.steps.map(({ rule }) => rule));
      }),
      { numRuns: 150 },
    );
  });

  test('language and day change no step', () => {
    fc.assert(
      fc.property(question, ({ on: _, ...asked }) => {
        const { requirements } = explain({ ...asked, language: 'en' }, policy);
        expect(explain({ ...asked, language: 'pl', on: '2031-01-01' }, policy).requirements).toEqual(requirements);
      }),
      { numRuns: 40 },
    );
  });

  test.each(PERSON_TYPES)('%s: no place on the never list is among what can be allowed', (who) => {
    for (const asked of presets) {
      const { possible } = explain({ who, devices: [], language: 'en' }, asked);
      for (const [id, place] of Object.entries(asked.places)) {
        if (place.never) expect(all(possible)).not.toContain(placeLabel(asked, id, 'en'));
      }
      for (const place of placesFor(who, asked)) expect(all(possible)).toContain(placeLabel(asked, place, 'en'));
    }
  });
});

describe('the sentences', () => {
  test('say where it goes and what happens to what does not fit', () => {
    const watch: DeclaredDevice = { kind: 'smart-watch', ownership: 'work-issued', count: 1 };
    const { steps } = explain({ who: 'volunteer', devices: [watch, phone(2)], language: 'en' }, policy);
    expect(steps[1]).toEqual({
      text: 'Put away: 1 work-issued smart watch and 2 phones. Where: the locker (locker); what does not fit: the office.',
      rule: 'A1',
      under: [],
    });
    expect(steps[0]?.under.map(({ rule }) => rule)).toEqual(['A1', 'A6', 'A4', 'A17']);
  });

  test('are one for every kind of step', () => {
    const strict = changed(policy, (copy) => {
      copy.deviceRules.push({
        for: ['parent'],
        kinds: ['camera'],
        must: 'leave-off-premises',
        letInBy: ['manager', 'dsl-lead'],
        rule: 'C9',
      });
      copy.depositNotice = { text: { en: 'Stored at your own risk.' }, conditionNote: true, rule: 'E13' };
      const agreement = copy.agreements['off-site-device-use'];
      if (agreement) agreement.asked = 'at-sign-in';
    });
    const camera: DeclaredDevice = { kind: 'camera', ownership: 'personal', count: 1 };
    const said = (who: (typeof PERSON_TYPES)[number]) =>
      all(explain({ who, devices: [camera, phone()], language: 'en' }, strict).steps);
    expect(said('parent')).toContain('Do not bring in: 1 camera.');
    expect(said('parent')).toContain('The manager or safeguarding lead may let in all the same: 1 camera.');
    expect(said('settling-parent')).toContain('The owner may note its condition.');
    expect(said('parent')).toContain('Keep in a bag or pocket, out of use: 1 phone.');
    expect(said('settling-parent')).toContain('Hand in to a member of staff');
    expect(said('settling-parent')).toContain('Stored at your own risk.');
    expect(said('parent')).not.toContain('Stored at your own risk.');
    expect(said('staff')).toContain('Sign the agreement “Our tablets and the record system”');
  });

  test('give the policy’s own words in the language, and say when it lacks some', () => {
    expect(all(explain({ who: 'visitor', devices: [phone()], language: 'pl' }, policy).steps)).toContain('szafka');
    const half = changed(policy, (copy) => {
      delete copy.wordings['visitor-rules']?.fullText['pl'];
    });
    const { steps, notes } = explain({ who: 'visitor', devices: [phone()], language: 'pl' }, half);
    expect(all(steps)).not.toContain('Włóż');
    expect(notes).toContain('The rules are shown in English, as the policy does not have all of them in pl.');
  });

  test('say what off duty means, and that setting-owned devices follow the register', () => {
    const tablet: DeclaredDevice = { kind: 'tablet', ownership: 'setting-owned', count: 1 };
    const { notes } = explain({ who: 'student', onDuty: false, devices: [tablet], language: 'en' }, policy);
    expect(notes).toEqual([
      "1 setting-owned tablet: follows the register of the setting's own devices.",
      'Off duty, student signs in as visitor.',
    ]);
    const staff = explain({ who: 'staff', onDuty: false, devices: [], language: 'en' }, policy);
    expect(staff.notes).toEqual(['For staff the policy makes no difference between on and off duty.']);
  });
});

describe('a day', () => {
  const dated = changed(policy, (copy) => {
    copy.adoption = { ...copy.adoption, agreedOn: '2026-09-01', reviewDue: '2027-09-01' };
  });
  const notes = (on: string, about = dated) => explain({ who: 'staff', devices: [], language: 'en', on }, about).notes;

  test.each([
    ['2026-08-31', 'not agreed yet'],
    ['2026-09-01', 'within its review date'],
    ['2027-09-01', 'within its review date'],
    ['2027-09-02', 'overdue'],
  ])('%s: %s', (on, what) => {
    expect(notes(on).join(' ')).toContain(what);
    expect(notes(on).join(' ').includes('not agreed yet')).toBe(on < '2026-09-01');
  });

  test('without a date of review, that is said', () => {
    expect(notes('2026-12-01', policy)).toEqual(['The policy has no date for its next review.']);
  });

  test('renewal is counted from it as the kiosk counts', () => {
    const { steps } = explain({ who: 'staff', devices: [], language: 'en', on: '2026-12-01' }, policy);
    expect(steps[0]?.text).toContain('from 2027-11-26 on if accepted on 2026-12-01');
  });
});

describe('a child', () => {
  const asked = (about = policy, devices = [phone()]) => explain({ who: 'child', devices, language: 'en' }, about);

  test('who may bring none: left away, and a found one is handed in', () => {
    const { requirements, steps } = asked();
    expect(requirements).toEqual({
      personType: 'child',
      policy: { id: 'playgroup-office', version: 1 },
      steps: [
        { kind: 'leave-off-premises', devices: [phone()], rule: 'A1' },
        { kind: 'hand-in', store: 'office', devices: [phone()], collectedBy: 'adult', when: 'found', rule: 'A1' },
      ],
    });
    expect(steps).toHaveLength(2);
  });

  test('who may bring some: handed in for the day, back to whom the policy says', () => {
    const lax = changed(policy, (copy) => {
      const medical = copy.arrangements['emergency-phone'];
      if (medical) copy.arrangements['medical-device'] = { ...medical, child: 'owner', rule: 'B7' };
      copy.childDevices = {
        allowed: 'stored-for-the-day',
        store: 'locker',
        collectedBy: 'parent',
        unless: ['medical-device'],
        rule: 'B6',
      };
    });
    const { requirements, steps } = asked(lax);
    expect(requirements.steps).toEqual([
      { kind: 'hand-in', store: 'locker', devices: [phone()], collectedBy: 'parent', rule: 'B6' },
    ]);
    expect(steps[0]?.text).toContain('Given back to a parent or carer.');
    expect(asked(lax).possible).toMatchObject([{ text: expect.stringContaining('whose device it is'), rule: 'B7' }]);
    expect(asked(lax, []).steps).toEqual([]);
  });

  /** The last row of the table of the five settings. */
  test.each([
    ['playgroup-office', 'never', 'office', 'adult'],
    ['preschool-setting-devices', 'stored-for-the-day', 'locker', 'adult'],
    ['preschool-store-cupboard', 'never', 'locked-drawer', 'parent'],
    ['preschool-accountable-users', 'stored-for-the-day', 'locker', 'adult'],
    ['preschool-kitchen-drawer', 'never', 'kitchen-drawer', 'adult'],
  ])('%s: %s, into %s, back to %s', (id, allowed, store, collectedBy) => {
    const { steps } = asked(presetPolicy(id)).requirements;
    const kinds = allowed === 'never' ? ['leave-off-premises', 'hand-in'] : ['hand-in'];
    expect(steps.map(({ kind }) => kind)).toEqual(kinds);
    expect(steps.at(-1)).toMatchObject({ store, collectedBy, ...(allowed === 'never' ? { when: 'found' } : {}) });
  });
});

import { expect, test } from 'vitest';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { agreementsFor, placesFor, wordingFor } from '../../main/domain/policy/requirements.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const B = presetPolicy('preschool-setting-devices');
test('a personal device is used off the premises or not at all [B2]', () => {
  for (const personType of PERSON_TYPES) expect(placesFor(personType, B)).toEqual(['off-premises']);
  expect(B.breaks?.places).toEqual(['off-premises']);
  expect(Object.values(B.arrangements).filter(({ released }) => released)).toEqual([]);
});

test('an issued device may be used for private ends off site, for a person and a period [B3]', () => {
  const kind = 'personal-use-of-an-issued-device';
  expect(B.authorisations[kind]).toMatchObject({ ownership: 'work-issued', grantedBy: ['manager'], rule: 'B3' });
  expect(placesFor('committee-member', B, kind)).toEqual(['off-premises']);
  expect(placesFor('visitor', B, kind)).toEqual([]);
});

test('what is checked before a device is handed out [B3 B4 B5 B17]', () => {
  expect(B.settingDevices.checks.map(({ at, needs, rule }) => ({ at, needs, rule }))).toEqual([
    { at: 'issue', needs: ['authorised-user'], rule: 'B3' },
    { at: 'off-site', needs: ['encrypted'], rule: 'B4' },
    { at: 'outing', needs: ['encrypted'], rule: 'B4' },
    { at: 'outing', needs: ['data-moved-off'], rule: 'B5' },
  ]);
  expect(B.settingDevices.notice?.en).toMatch(/only if it is encrypted, whatever is on it/);
  expect(B.settingDevices.protectionCheckDays).toBeGreaterThan(0);
});

test('a child keeps a device with consent given beforehand, or for health with a risk assessment [B6 B7]', () => {
  expect(B.arrangements['child-device-consent']).toMatchObject({ child: 'owner', keeps: true, rule: 'B6' });
  expect(B.arrangements['child-device-consent']?.confirmations.map(({ id }) => id)).toEqual(['agreed-beforehand']);
  expect(B.arrangements['medical-device']).toMatchObject({ child: 'owner', riskAssessment: 'required', rule: 'B7' });
});

test('PINs are strong, changed at intervals with a reminder, and not used again [B8]', () => {
  expect(B.credentials).toMatchObject({ pinDigits: 8, changeAfterDays: 90, remindDaysBefore: 14, noReuseOfLast: 5 });
});

test.each(PERSON_TYPES)('%s reads the sanction ladder, staff the last clause too [B9]', (personType) => {
  const shown = wordingFor(B, personType, 'en');
  const lines = shown.sentences.filter(({ picture }) => picture === 'consequence');
  expect(lines[0]).toMatchObject({ rule: 'B9' });
  for (const step of [/write it down/, /disciplinary action/i, /authorities/, /allegations process/]) {
    expect(lines[0]?.text).toMatch(step);
    expect(shown.fullText.replace('write down', 'write it down')).toMatch(step);
  }
  const ofStaff = /misconduct.+criminal investigation/;
  expect(lines).toHaveLength(personType === 'staff' ? 2 : 1);
  expect(ofStaff.test([lines[1]?.text ?? '', shown.fullText].join(' ').replaceAll('\n', ' '))).toBe(
    personType === 'staff',
  );
});

test('an incident has exactly these four outcomes, each dated [B9]', () => {
  expect(Object.keys(B.incidents.outcomes)).toEqual([
    'incident-logged',
    'disciplinary-action',
    'report-to-the-authorities',
    'allegations-process',
  ]);
  for (const { asks } of Object.values(B.incidents.outcomes)) expect(asks).toContain('date');
  for (const { outcomes } of Object.values(B.incidents.kinds)) expect(outcomes).toEqual([]);
  expect(B.incidents.kinds).toHaveProperty('child-used-a-personal-device');
});

test('whom the manager and the safeguarding lead turn to; the review is yearly [B10 B11]', () => {
  expect(Object.keys(B.contacts)).toEqual([
    'education-safeguarding-team',
    'early-years-safeguarding-manager',
    'local-authority-designated-officer',
  ]);
  expect(B.adoption).toMatchObject({ reviewEveryMonths: 12, rule: 'B11' });
});

test('staff sign about social media; older links are an arrangement [B15 B16]', () => {
  expect(agreementsFor(B, 'staff', 'at-induction')).toEqual(['social-media-conduct']);
  expect(agreementsFor(B, 'volunteer', 'at-induction')).toEqual([]);
  expect(B.arrangements['existing-contact']).toMatchObject({ for: ['staff'], child: 'named', advice: 'required' });
  expect(wordingFor(B, 'staff', 'en').fullText).toMatch(/Children never use a device of yours/);
});

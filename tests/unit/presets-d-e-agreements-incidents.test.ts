import { describe, expect, test } from 'vitest';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import { agreementsFor } from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const accountable = presetPolicy('preschool-accountable-users');
const drawer = presetPolicy('preschool-kitchen-drawer');

describe('agreements', () => {
  test('conduct for staff with its sanctions; acceptable use for all of the team; both renewed [D8]', () => {
    expect(agreementsFor(accountable, 'staff', 'at-induction')).toEqual(['professional-conduct', 'acceptable-use']);
    for (const personType of ['volunteer', 'student', 'committee-member'] as const) {
      expect(agreementsFor(accountable, personType, 'at-induction')).toEqual(['acceptable-use']);
    }
    expect(agreementsFor(accountable, 'visitor', 'on-request')).toEqual(['acceptable-use-guests']);
    expect(accountable.agreements['professional-conduct']?.consequences.length).toBeGreaterThan(0);
    for (const agreement of Object.values(accountable.agreements)) {
      expect(agreement).toMatchObject({ signature: true, renewAfterMonths: 12 });
    }
  });

  test('anyone but staff and parents who comes often or stays long signs the acceptable-use agreement [E9]', () => {
    expect(drawer.regularVisitors).toMatchObject({ except: ['staff', 'families'], agreement: 'acceptable-use' });
    for (const personType of PERSON_TYPES) {
      const asked = !['staff', 'parent', 'settling-parent'].includes(personType);
      expect(agreementsFor(drawer, personType, 'regular-visitor'), personType).toEqual(asked ? ['acceptable-use'] : []);
    }
  });

  test('contact and social media at induction; official accounts after approval and a risk assessment [E18 E27]', () => {
    expect(agreementsFor(drawer, 'staff', 'at-induction')).toEqual(['staff-agreement']);
    expect(drawer.agreements['official-accounts']).toMatchObject({ approvedBy: ['manager'], riskAssessment: true });
  });
});

describe('incidents', () => {
  test('three safeguarding officers work on incidents and are turned to in order [D1]', () => {
    const officers = ['dsl-lead', 'dsl-deputy', 'dsl-assistant'];
    expect(accountable.incidents.handledBy).toEqual(expect.arrayContaining(officers));
    expect(accountable.contactOrder.slice(0, 3)).toEqual(officers);
  });

  test('a lost badge or a known PIN opens an incident [D6]', () => {
    expect(accountable.incidents.lostCredential).toBe('compromised-password');
    const unknown = changed(accountable, (copy) => {
      copy.incidents.lostCredential = 'no-such-kind';
    });
    expect(inconsistencies(unknown)).toMatchObject([{ path: ['incidents', 'lostCredential'] }]);
  });

  test('the instruction, the steps, the actions and the kinds [D9 D13 D15 D16]', () => {
    const { kinds, steps, closesWith } = accountable.incidents;
    expect(kinds['inappropriate-material']?.instruction?.en).toMatch(/^Hide the window\. Do not close it/);
    expect(kinds['inappropriate-material']?.asks).toEqual(['evidence-preserved-where']);
    expect(steps.length).toBeGreaterThan(0);
    expect(closesWith).toContain('actions-done');
    expect(Object.keys(kinds)).toEqual(
      expect.arrayContaining([
        'personal-details-compromised',
        'cyber-bullying',
        'comment-about-the-setting',
        'offensive-mail',
        'child-media-use',
      ]),
    );
    expect(kinds['child-media-use']?.asks).toContain('discussed-with-parents-on');
  });

  test('police and LADO with references, the evidence hold off, a debrief before closing [E14 E15]', () => {
    const { outcomes, evidenceHold, closesWith } = drawer.incidents;
    expect(outcomes['police']?.asks).toEqual(['date', 'reference']);
    expect(outcomes['lado']?.asks).toEqual(['date', 'reference']);
    expect(evidenceHold).toBe(false);
    expect(closesWith).toEqual(expect.arrayContaining(['debrief', 'lessons']));
  });

  test('kinds, work lists and dated outcomes [E22 E23 E24]', () => {
    const { kinds, outcomes } = drawer.incidents;
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['abusive-message', 'offensive-content']));
    expect(kinds['contact-on-a-private-account']?.seenBy).toEqual(['dsl-lead', 'dsl-deputy', 'manager']);
    const dated = Object.values(outcomes).filter(({ rule }) => rule === 'E24');
    expect(dated.length).toBeGreaterThanOrEqual(7);
    for (const { asks } of dated) expect(asks).toContain('date');
  });
});

test('setting devices go to staff only, with a passcode, and the user knows of the monitoring [E16]', () => {
  expect(drawer.settingDevices.issuedTo).toEqual(['staff']);
  expect(drawer.settingDevices.checks).toContainEqual({ at: 'issue', needs: ['passcode'], rule: 'E16' });
  expect(drawer.settingDevices.notice?.en).toMatch(/how it is used/);
});

test('PINs, time-outs, complaints and risk assessment of new technology [D4 D5 D17 D19]', () => {
  expect(accountable.credentials.changeAfterDays).toBeGreaterThan(0);
  expect(accountable.credentials.noReuseOfLast).toBeGreaterThan(0);
  expect(accountable.idle).toMatchObject({ publicSeconds: 60, managerSeconds: 120 });
  expect(accountable.complaints?.en).toMatch(/complaints procedure/);
  expect(accountable.settingDevices.checks).toContainEqual({
    at: 'use-with-children',
    needs: ['risk-assessment'],
    rule: 'D19',
  });
});

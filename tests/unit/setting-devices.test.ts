import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS } from '../../main/domain/devices.ts';
import type { Facts } from '../../main/domain/kiosk/facts.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { DEVICE_NEEDS } from '../../main/domain/policy/safeguarding.ts';
import { DEVICE_ORIGINS } from '../../main/domain/record/setting-device-events.ts';
import type { SettingDevice } from '../../main/domain/record/setting-device-state.ts';
import type { Person } from '../../main/domain/record/state.ts';
import { againstIt, mayIssue, type Taking } from '../../main/domain/setting-devices/may-issue.ts';
import { attentionFor, overdueIssues, protectionDue, unsigned } from '../../main/domain/setting-devices/register.ts';
import { anIssue, aPerson, aSettingDevice, facts, NOW } from '../support/plain-facts.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const A = presetPolicy('playgroup-office');
const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
const D = presetPolicy('preschool-accountable-users');
const E = presetPolicy('preschool-kitchen-drawer');

const TAKING: Taking = {
  use: 'on-site',
  withChildren: false,
  dataMovedOff: true,
  purpose: 'displays',
  permissionHeld: true,
  noticeAccepted: true,
};

interface Asked {
  readonly device?: Partial<SettingDevice>;
  readonly person?: Partial<Person>;
  readonly taking?: Partial<Taking>;
  readonly facts?: Partial<Facts>;
}

/** Why it may not go, as `why rule`. */
function reasons(policy: Policy, asked: Asked): readonly string[] {
  const found = mayIssue(
    aSettingDevice(asked.device),
    aPerson('p-ruth', asked.person),
    { ...TAKING, ...asked.taking },
    policy,
    facts({ policy, ...asked.facts }),
  );
  return found.map(({ why, rule }) => `${why} ${rule}`);
}

const offSite = { use: 'off-site' } as const;
const outing = { use: 'outing' } as const;

describe('a device that everything speaks for', () => {
  test.each([A, B, C, D, E])('$id hands it out for every use but personal use', (policy) => {
    for (const use of ['on-site', 'off-site', 'outing'] as const) {
      expect(reasons(policy, { taking: { use, withChildren: use === 'on-site' } })).toEqual([]);
    }
    expect(reasons(policy, { taking: { use: 'personal-use' } })).toHaveLength(1);
  });

  test.each([A, B, C, D, E])('$id never hands out what is out or retired, nor to a visitor', (policy) => {
    const { rule } = policy.settingDevices;
    expect(reasons(policy, { facts: { issuedDevices: () => [anIssue()] } })).toEqual([`out ${rule}`]);
    expect(reasons(policy, { device: { retiredAt: NOW } })).toEqual([`retired ${rule}`]);
    expect(reasons(policy, { person: { personType: 'visitor' } })).toEqual([`not-for-them ${rule}`]);
    expect(reasons(policy, { person: { active: false } })).toEqual([`not-for-them ${rule}`]);
  });
});

test('off site needs encryption, the place on the list, leave to go and the signed agreement [A10]', () => {
  const bare = { encrypted: false, offSiteAllowed: false, users: [] };
  expect(reasons(A, { device: bare, taking: offSite, facts: { hasSigned: () => false } })).toEqual([
    'authorised-user A11',
    'encrypted A10',
    'off-site-allowed A10',
    'authorised-user A10',
    'signed-agreement A10',
  ]);
  const signs: unknown[] = [];
  reasons(A, { taking: offSite, facts: { hasSigned: (...asked) => signs.push(asked) > 0 } });
  expect(signs).toEqual([['p-ruth', 'off-site-device-use']]);
});

test('a setting-owned device goes on an outing as it goes off site [A9 A10]', () => {
  expect(reasons(A, { taking: outing })).toEqual([]);
  expect(reasons(A, { device: { encrypted: false }, taking: outing })).toEqual(['encrypted A10']);
});

test('a tablet goes off site with a passcode and restricted only, a camera without [A22]', () => {
  const bare = { passcode: false, restricted: false };
  expect(reasons(A, { device: bare, taking: offSite })).toEqual(['passcode A22', 'restricted A22']);
  expect(reasons(A, { device: bare })).toEqual([]);
  expect(reasons(A, { device: { ...bare, kind: 'camera' }, taking: offSite })).toEqual([]);
});

test('a device goes to those on its list only, whoever they are in the team [B1 B3]', () => {
  expect(reasons(B, { device: { users: ['p-maya'] } })).toEqual(['authorised-user B3']);
  expect(reasons(B, { person: { personType: 'volunteer' } })).toEqual([]);
});

test('personal use needs the manager’s permission for this person, this device and this time [B3]', () => {
  const use = {
    id: 'u-0001',
    device: 's-0001',
    person: 'p-ruth',
    kind: 'personal-use-of-an-issued-device',
    reason: 'personal-use',
    place: 'off-premises',
    words: null,
    from: NOW - 1,
    until: NOW + 1,
    grantedAt: NOW - 1,
    grantedBy: 'p-maya',
    role: 'manager',
    endedAt: null,
  } as const;
  const given = (more: Partial<typeof use> | object) =>
    reasons(B, { taking: { use: 'personal-use' }, facts: { personalUses: () => [{ ...use, ...more }] } });
  expect(given({})).toEqual([]);
  for (const other of [{ person: 'p-maya' }, { device: 's-0002' }, { until: NOW }, { from: NOW + 1 }]) {
    expect(given(other)).toEqual(['personal-use B3']);
  }
});

test('nothing leaves that is not encrypted, whatever is on it [B4]', () => {
  expect(reasons(B, { device: { encrypted: false }, taking: offSite })).toEqual(['encrypted B4']);
  expect(reasons(B, { device: { encrypted: false }, taking: outing })).toEqual(['encrypted B4']);
  expect(reasons(B, { device: { encrypted: false } })).toEqual([]);
});

test('before an outing everything is moved off the device [B5]', () => {
  expect(reasons(B, { taking: { ...outing, dataMovedOff: false } })).toEqual(['data-moved-off B5']);
  expect(reasons(B, { taking: { ...offSite, dataMovedOff: false } })).toEqual([]);
});

test('a second-hand or donated device is cleared first, a new one need not be [C14]', () => {
  expect(reasons(C, { device: { origin: 'donated', cleared: false } })).toEqual(['cleared C14']);
  expect(reasons(C, { device: { origin: 'second-hand', cleared: false } })).toEqual(['cleared C14']);
  expect(reasons(C, { device: { origin: 'new', cleared: false } })).toEqual([]);
});

test('a camera or tablet needs a purpose of the list and the word that permission is held [C16]', () => {
  const nothing = { purpose: null, permissionHeld: false };
  expect(reasons(C, { taking: nothing })).toEqual(['purpose C16', 'permission-held C16']);
  expect(reasons(C, { taking: { purpose: 'a-private-album' } })).toEqual(['purpose C16']);
  expect(reasons(C, { device: { kind: 'laptop' }, taking: nothing })).toEqual([]);
});

test('children use nothing that was not risk assessed [D19]', () => {
  const device = { riskAssessed: null };
  expect(reasons(D, { device, taking: { withChildren: true } })).toEqual(['risk-assessment D19']);
  expect(reasons(D, { device, taking: { ...outing, withChildren: true } })).toEqual(['risk-assessment D19']);
  expect(reasons(D, { device })).toEqual([]);
});

test('staff only, with a passcode, and told that use may be looked at [E16]', () => {
  const asked = { device: { passcode: false }, taking: { noticeAccepted: false } };
  expect(reasons(E, asked)).toEqual(['passcode E16', 'notice E16']);
  expect(reasons(E, { person: { personType: 'volunteer' } })).toEqual(['not-for-them E16']);
});

test('the line of the policy is acknowledged at every issue [C19]', () => {
  expect(reasons(C, { taking: { noticeAccepted: false } })).toEqual(['notice C19']);
});

test('what the user still has to say is apart from what the register says', () => {
  const device = aSettingDevice({ origin: 'donated', cleared: false });
  const taking = { ...TAKING, purpose: null, permissionHeld: false, noticeAccepted: false };
  const found = mayIssue(device, aPerson(), taking, C, facts({ policy: C }));
  expect(found).toHaveLength(4);
  expect(againstIt(found)).toEqual([{ why: 'cleared', rule: 'C14' }]);
});

test('it is the policy that asks, not its name', () => {
  const named = changed(E, (copy) => {
    copy.settingDevices.checks = [{ at: 'off-site', needs: ['encrypted'], rule: 'X1' }];
    delete copy.settingDevices.notice;
  });
  expect(reasons(named, { device: { encrypted: false, passcode: false }, taking: offSite })).toEqual(['encrypted X1']);
});

describe('what asks for somebody’s eye', () => {
  const attention = (policy: Policy, device: Partial<SettingDevice>, last = anIssue()) =>
    attentionFor(aSettingDevice(device), last, { policy, day: '2026-11-23' });

  test('protective software that was not looked at for as long as the policy says [B17]', () => {
    expect(attention(B, { checked: { on: '2026-08-25', by: 'p-maya' } })).toEqual(['protection-check-due']);
    expect(attention(B, { checked: { on: '2026-08-26', by: 'p-maya' } })).toEqual([]);
    expect(attention(B, { checked: null })).toEqual(['protection-never-checked']);
    expect(attention(A, { checked: null })).toEqual([]);
    expect(protectionDue(aSettingDevice({ checked: { on: '2026-08-25', by: 'p-maya' } }), B)).toBe('2026-11-23');
  });

  test('a donated device that nobody cleared, where the policy asks for it [C14]', () => {
    const device = { origin: 'donated', cleared: false } as const;
    expect(attention(C, device)).toEqual(['not-cleared']);
    expect(attention(E, device)).toEqual([]);
  });

  test('one that came back damaged, until it went out and came back well', () => {
    const back = (condition: 'good' | 'damaged') =>
      anIssue({ returned: { at: NOW, by: 'p-ruth', condition, words: null } });
    expect(attention(E, {}, back('damaged'))).toEqual(['came-back-damaged']);
    expect(attention(E, {}, back('good'))).toEqual([]);
  });
});

test('overdue is what is still out past its time [A11]', () => {
  const back = { at: NOW, by: 'p-ruth', condition: 'good', words: null } as const;
  const all = [anIssue({ due: NOW }), anIssue({ due: NOW - 1 }), anIssue({ due: NOW - 1, returned: back })];
  expect(overdueIssues(facts({ issuedDevices: () => all }))).toEqual([all[1]]);
});

test('the list of staff who have not signed the agreement about issued tablets [A10]', () => {
  const people = [
    aPerson(),
    aPerson('p-noor'),
    aPerson('p-left', { active: false }),
    aPerson('p-vera', { personType: 'visitor' }),
  ];
  const found = unsigned(facts({ policy: A, people: () => people, hasSigned: (person) => person === 'p-ruth' }));
  expect(found.map(({ agreement, people: who }) => [agreement, who.map(({ id }) => id)])).toEqual([
    ['off-site-device-use', ['p-noor']],
  ]);
  expect(unsigned(facts({ policy: E, people: () => people, hasSigned: () => false }))).toEqual([]);
});

test('a policy with one more check never gives fewer reasons, and a device that answers to all of them goes', () => {
  const device = fc.record({
    kind: fc.constantFrom(...DEVICE_KINDS),
    origin: fc.constantFrom(...DEVICE_ORIGINS),
    encrypted: fc.boolean(),
    passcode: fc.boolean(),
    restricted: fc.boolean(),
    offSiteAllowed: fc.boolean(),
    cleared: fc.boolean(),
    riskAssessed: fc.constantFrom(null, aSettingDevice().riskAssessed),
    users: fc.constantFrom([], ['p-ruth']),
  });
  const taking = fc.record({
    use: fc.constantFrom('on-site' as const, 'off-site' as const, 'outing' as const),
    withChildren: fc.boolean(),
    dataMovedOff: fc.boolean(),
    purpose: fc.constantFrom(null, 'displays'),
    permissionHeld: fc.boolean(),
    noticeAccepted: fc.boolean(),
  });
  const check = fc.record({
    at: fc.constantFrom('issue' as const, 'off-site' as const, 'outing' as const, 'use-with-children' as const),
    needs: fc.uniqueArray(fc.constantFrom(...DEVICE_NEEDS.filter((need) => need !== 'signed-agreement')), {
      minLength: 1,
    }),
    rule: fc.constantFrom('X1', 'X2'),
  });
  fc.assert(
    fc.property(device, taking, fc.array(check, { maxLength: 5 }), check, (some, wanted, checks, more) => {
      const policyOf = (all: typeof checks) =>
        changed(C, (copy) => Object.assign(copy.settingDevices, { checks: all }));
      const asked = { device: some, taking: wanted };
      const before = reasons(policyOf(checks), asked);
      expect(reasons(policyOf([...checks, more]), asked)).toEqual(expect.arrayContaining([...before]));
      expect(
        reasons(policyOf([...checks, more]), {
          taking: { ...TAKING, use: wanted.use, withChildren: wanted.withChildren },
        }),
      ).toEqual([]);
    }),
  );
});

import { expect, test } from 'vitest';
import { type Inconsistency, inconsistencies } from '../../main/domain/policy/consistency.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const policy = presetPolicy('playgroup-office');

/** A part of the preset that is known to be there. */
function part<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The preset lacks this part');
  return value;
}

const CONTRADICTIONS: Readonly<Record<string, readonly [(copy: Policy) => void, Partial<Inconsistency>]>> = {
  'a rule that names an unknown store': [
    (copy) => {
      copy.deviceRules[0] = { for: ['staff'], must: 'deposit', store: 'attic', rule: 'A1' };
    },
    { path: ['deviceRules', 0, 'store'], found: 'attic, which is not under stores' },
  ],
  'a hand-in at a locker': [
    (copy) => {
      copy.deviceRules[0] = { for: ['staff'], must: 'hand-in', store: 'locker', rule: 'A1' };
    },
    { path: ['deviceRules', 0, 'store'], expected: 'a manual store: office' },
  ],
  'a locker that falls back on itself': [
    (copy) => {
      copy.stores.locker = { kind: 'locker', label: { en: 'the locker' }, fallback: 'locker' };
    },
    { path: ['stores', 'locker', 'fallback'], found: 'locker, which is a locker' },
  ],
  'a permission with a name that the record has for something else': [
    (copy) => {
      copy.authorisations.break = part(copy.authorisations['emergency-use']);
    },
    { path: ['authorisations', 'break'], found: 'break' },
  ],
  'an arrangement with a name that the record has for something else': [
    (copy) => {
      copy.arrangements['step-out'] = part(copy.arrangements['emergency-phone']);
    },
    { path: ['arrangements', 'step-out'], found: 'step-out' },
  ],
  'an arrangement that only some may read, of which the export would tell everybody': [
    (copy) => {
      Object.assign(part(copy.arrangements['emergency-phone']), { readBy: ['dsl-lead'], checkInMinutes: 60 });
    },
    { path: ['arrangements', 'emergency-phone', 'readBy'], found: 'dsl-lead' },
  ],
  'an unknown store for children’s devices': [
    (copy) => {
      copy.childDevices.store = 'attic';
    },
    { path: ['childDevices', 'store'] },
  ],
  'a place both allowed and never': [
    (copy) => {
      part(copy.places.office).never = true;
    },
    { path: ['places', 'office', 'allowedFor'], found: 'office is both' },
  ],
  'an unknown place': [
    (copy) => {
      part(copy.arrangements['emergency-phone']).places = ['moon'];
    },
    { path: ['arrangements', 'emergency-phone', 'places', 0] },
  ],
  'a break in a place where nobody ever may': [
    (copy) => {
      part(copy.breaks).places = ['off-premises', 'toilet'];
    },
    { path: ['breaks', 'places', 1], found: 'toilet, where it never may' },
  ],
  'stepping out to an unknown place': [
    (copy) => {
      copy.stepOut = { for: ['parent'], place: 'moon', rule: 'E7' };
    },
    { path: ['stepOut', 'place'] },
  ],
  'a child-free permission that names a place with children': [
    (copy) => {
      const kind = part(copy.authorisations['emergency-use']);
      kind.childFreeOnly = true;
      kind.places = ['office', 'outside-front'];
    },
    { path: ['authorisations', 'emergency-use', 'places', 1], expected: 'a child-free place' },
  ],
  'reasons without places': [
    (copy) => {
      part(copy.places.office).allowedFor = ['team'];
    },
    {
      path: ['authorisations', 'emergency-use'],
      found: 'no place for visitor, contractor, external-teacher and professional',
    },
  ],
  'places without reasons': [
    (copy) => {
      for (const reason of part(copy.authorisations['emergency-use']).reasons) reason.for = ['staff'];
    },
    { path: ['authorisations', 'emergency-use', 'reasons'] },
  ],
  'a reason that stands twice': [
    (copy) => {
      part(copy.breaks).reasons.push(part(part(copy.breaks).reasons[0]));
    },
    { path: ['breaks', 'reasons', 2, 'id'], found: 'lunch-break again' },
  ],
  'a person type without a rule': [
    (copy) => {
      copy.deviceRules = copy.deviceRules.filter((rule) => !rule.for.includes('volunteer'));
    },
    { path: ['deviceRules'], found: 'no rule for volunteer' },
  ],
  'a person type without a rule for some devices': [
    (copy) => {
      copy.deviceRules[0] = { ...part(copy.deviceRules[0]), ownership: 'personal', kinds: ['phone'] };
      copy.deviceRules.push({ for: ['staff'], must: 'keep-in-bag', ownership: 'work-issued', rule: 'A1' });
    },
    { path: ['deviceRules'] },
  ],
  'two rules that answer the same question': [
    (copy) => {
      copy.deviceRules.push({ for: ['visitor'], must: 'keep-in-bag', rule: 'A5' });
    },
    {
      path: ['deviceRules', 9],
      found: 'this rule and rule 6 of the list both answer for visitor with a personal phone',
    },
  ],
  'a person type without a wording': [
    (copy) => {
      delete copy.wordings['student-rules'];
    },
    { path: ['wordings'], expected: 'a wording for student' },
  ],
  'two wordings for one person type': [
    (copy) => {
      part(copy.wordings['student-rules']).for.push('volunteer');
    },
    { path: ['wordings', 'student-rules', 'for'] },
  ],
  'two reminders at one moment': [
    (copy) => {
      copy.reminders.push({ ...part(copy.reminders[0]) });
    },
    { path: ['reminders', 3] },
  ],
  'a group that nobody knows': [
    (copy) => {
      part(copy.places.office).allowedFor = ['everybody'];
    },
    { path: ['places', 'office', 'allowedFor', 0], found: 'everybody, which is none of them' },
  ],
  'a group that is called like a person type': [
    (copy) => {
      copy.groups.staff = { label: { en: 'Staff' }, members: ['volunteer'] };
    },
    { path: ['groups', 'staff'] },
  ],
  'words in a language that is not listed': [
    (copy) => {
      copy.sign.title.fr = 'Pas de téléphone';
    },
    { path: ['sign', 'title', 'fr'] },
  ],
  'languages without English': [
    (copy) => {
      copy.languages = ['pl'];
    },
    { path: ['languages'] },
  ],
  'an agreement that does not exist': [
    (copy) => {
      part(copy.settingDevices.checks[1]).agreement = 'oath';
    },
    { path: ['settingDevices', 'checks', 1, 'agreement'] },
  ],
  'a signature without an agreement': [
    (copy) => {
      delete part(copy.settingDevices.checks[1]).agreement;
    },
    { path: ['settingDevices', 'checks', 1, 'needs'], found: 'no agreement' },
  ],
  'an agreement for regular visitors that does not exist': [
    (copy) => {
      copy.regularVisitors = { visits: 5, withinDays: 30, except: ['staff'], agreement: 'oath', rule: 'E9' };
    },
    { path: ['regularVisitors', 'agreement'] },
  ],
  'an outcome that does not exist': [
    (copy) => {
      part(copy.incidents.kinds['device-breach']).outcomes = ['dungeon'];
    },
    { path: ['incidents', 'kinds', 'device-breach', 'outcomes', 0] },
  ],
  'an arrangement to keep nothing': [
    (copy) => {
      part(copy.arrangements['recorded-music']).devices = [];
    },
    { path: ['arrangements', 'recorded-music', 'devices'] },
  ],
  'an arrangement that nobody may approve': [
    (copy) => {
      part(copy.arrangements['recorded-music']).approvedBy = [];
    },
    { path: ['arrangements', 'recorded-music', 'approvedBy'], found: 'nobody' },
  ],
  'a permission granted by people who never decide': [
    (copy) => {
      part(copy.authorisations['emergency-use']).grantedBy = ['installer', 'committee-chair'];
    },
    {
      path: ['authorisations', 'emergency-use', 'grantedBy'],
      found: 'only installer and committee-chair',
    },
  ],
  'a countdown longer than the wait': [
    (copy) => {
      copy.idle.publicSeconds = 20;
      copy.idle.countdownSeconds = 30;
    },
    { path: ['idle', 'countdownSeconds'] },
  ],
  'a badge that is disabled before anybody has to wait': [
    (copy) => {
      copy.credentials.disableAfter = 4;
    },
    { path: ['credentials', 'disableAfter'] },
  ],
  'a review before the policy was agreed': [
    (copy) => {
      copy.adoption.agreedOn = '2026-09-01';
      copy.adoption.reviewDue = '2026-08-31';
    },
    { path: ['adoption', 'reviewDue'] },
  ],
  'an early review without its reason [A15]': [
    (copy) => {
      copy.adoption.reviews = [{ date: '2026-09-01', by: 'the committee', early: true }];
    },
    { path: ['adoption', 'reviews', 0] },
  ],
};

test('the preset does not contradict itself', () => {
  expect(inconsistencies(policy)).toEqual([]);
});

test.each(Object.entries(CONTRADICTIONS))('%s', (_name, [change, fault]) => {
  expect(inconsistencies(changed(policy, change))).toContainEqual(expect.objectContaining(fault));
});

test('all contradictions are found at once', () => {
  const independent = [
    'a rule that names an unknown store',
    'a place both allowed and never',
    'a person type without a rule',
    'an arrangement that nobody may approve',
    'a person type without a wording',
    'a countdown longer than the wait',
  ];
  const broken = changed(policy, (copy) => {
    for (const name of independent) part(CONTRADICTIONS[name])[0](copy);
  });
  for (const name of independent) {
    expect(inconsistencies(broken)).toContainEqual(expect.objectContaining(part(CONTRADICTIONS[name])[1]));
  }
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { sha256 } from '../../main/keyed-hash.ts';
import { manager, staff, volunteer } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';
import { registered, registerHands } from '../support/register-hands.ts';

const PEOPLE = [manager('Maya Hollis'), staff('Ruth Fenn'), volunteer('Ivo Blake')];
const AT_NOON = ['good', '12:00'] as const;

async function kioskWith(more: KioskOptions = {}) {
  const kiosk = await openTestKiosk({ people: PEOPLE, before: [registered()], ...more });
  return { kiosk, hands: registerHands(kiosk) };
}

/** The devices part of another of the shipped policies. */
function devicesOf(id: string): (copy: Policy) => void {
  return (copy) => {
    const other = presetPolicy(id);
    copy.settingDevices = other.settingDevices;
    copy.authorisations = other.authorisations;
    copy.places = other.places;
    copy.exceptions = other.exceptions;
  };
}

const signed: AuditEvent = {
  kind: 'rules-acknowledged',
  facts: {
    visit: null,
    person: 'p-ruth-1',
    wording: 'playgroup-office/off-site-device-use',
    version: '1',
    wordingHash: 'ab'.repeat(32),
    language: 'en',
    shownMs: 60_000,
    signed: true,
  },
};

/** The forms about our own devices that are offered in one's own session; others may stand beside them. */
function deviceForms(kiosk: Awaited<ReturnType<typeof kioskWith>>['kiosk']): readonly string[] {
  return kiosk
    .screen('staff-day')
    .forms.map(({ form }) => form)
    .filter((form) => form.endsWith('setting-device'));
}

describe('the register', () => {
  test('a device is entered, changed, checked and retired by the manager [A10 A22 B17]', async () => {
    const { kiosk, hands } = await kioskWith({ before: [], policy: devicesOf('preschool-setting-devices') });
    await hands.toTheDesk();
    await hands.open('register-setting-device');
    await hands.answers('T-01', 'Blue tablet', 'tablet', 'new', ['encrypted', 'passcode'], ['p-ruth-1'], false);
    expect(kiosk.screen('desk').decision?.says).toEqual({
      key: 'form.setting-device.registers',
      with: { device: 'Blue tablet (T-01)', count: 1 },
    });
    await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    expect(kiosk.screen('desk').said?.happened.key).toBe('form.setting-device.registered');
    const [device] = kiosk.record.settingDevices.all();
    expect(device).toMatchObject({
      assetNumber: 'T-01',
      label: 'Blue tablet',
      encrypted: true,
      passcode: true,
      restricted: false,
      offSiteAllowed: false,
      users: ['p-ruth-1'],
      riskAssessed: null,
      checked: null,
    });
    const id = device?.id ?? '';
    await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    const { page: now } = kiosk.screen('desk');
    expect(now.tab === 'now' && now.remind.map(({ happened }) => happened)).toContainEqual({
      key: 'desk.remind.setting-devices',
      with: { count: 1 },
    });
    await kiosk.send({ intent: 'desk-tab', tab: 'setting-devices' });
    expect(hands.names('in')).toEqual(['Blue tablet (T-01)']);
    expect(hands.list('attention').map(({ under }) => under?.key)).toEqual([
      'desk.setting-devices.attention.protection-never-checked',
    ]);

    await hands.fillIn('check-setting-device', id, true, '2026-11-20');
    expect(kiosk.record.settingDevices.byId(id)?.checked).toEqual({ on: '2026-11-20', by: kiosk.person('Maya').id });
    expect(hands.list('attention')).toEqual([]);

    await hands.open('change-setting-device', id);
    await hands.answers(['risk', 'protection']);
    expect(kiosk.screen('desk').asking).toMatchObject({
      question: { id: 'protection' },
      answer: ['encrypted', 'passcode'],
    });
    await hands.answers(['encrypted', 'restricted'], true, '2026-11-21', 'RA-12', 'Maya Hollis');
    await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    expect(kiosk.record.settingDevices.byId(id)).toMatchObject({
      assetNumber: 'T-01',
      label: 'Blue tablet',
      passcode: false,
      restricted: true,
      users: ['p-ruth-1'],
      riskAssessed: { on: '2026-11-21', reference: 'RA-12', author: 'Maya Hollis' },
    });

    await hands.fillIn('retire-setting-device', id, 'The glass is broken');
    expect(kiosk.record.settingDevices.byId(id)?.retiredAt).not.toBeNull();
    expect([hands.names('in'), hands.names('retired')]).toEqual([[], ['Blue tablet (T-01)']]);
  });

  test('two devices that are used never have one number, and no name stands in its place', async () => {
    const { kiosk, hands } = await kioskWith();
    await hands.toTheDesk();
    for (const [number, problem] of [
      ['T-01', 'number-taken'],
      ['the tablet of Ada', 'number-signs'],
    ] as const) {
      await hands.open('register-setting-device');
      await hands.answers(number);
      expect(kiosk.screen('desk').asking).toMatchObject({
        question: { id: 'number' },
        problem: { key: `desk.problem.${problem}`, with: { number } },
      });
      await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    }
    expect(kiosk.record.settingDevices.all()).toHaveLength(1);
  });

  test('staff open none of its forms, neither at the desk’s door nor in their own session', async () => {
    const { kiosk, hands } = await kioskWith();
    await hands.ownSession('Ruth');
    await hands.open('register-setting-device');
    await hands.open('retire-setting-device', 's-tablet');
    expect(kiosk.shows()).toBe('staff-day');
    expect(deviceForms(kiosk)).toEqual(['take-setting-device']);
  });
});

describe('a device goes out and comes back', () => {
  test('at the desk: who, when, condition, and the list of what is out [A11]', async () => {
    const { kiosk, hands } = await kioskWith();
    await hands.toTheDesk();
    await hands.fillIn('issue-setting-device', 's-tablet', 'p-ruth-1', 'on-site', ...AT_NOON);
    const [issue] = kiosk.record.settingDevices.openIssues();
    expect(issue).toMatchObject({
      device: 's-tablet',
      person: 'p-ruth-1',
      use: 'on-site',
      condition: 'good',
      issuedBy: kiosk.person('Maya').id,
      due: Date.parse('2026-11-23T12:00:00Z'),
    });
    expect([hands.names('out'), hands.names('in')]).toEqual([['Blue tablet (T-01)'], []]);
    expect(hands.list('out')[0]).toMatchObject({ under: { with: { text: 'Ruth Fenn' } }, tone: 'plain' });
    await hands.open('issue-setting-device', 's-tablet');
    expect(kiosk.screen('desk').said?.happened.key).toBe('desk.problem.changed');
    await hands.open('retire-setting-device', 's-tablet');
    const waits = { key: 'desk.problem.setting-device-out', with: { who: 'Ruth Fenn', device: 'Blue tablet (T-01)' } };
    expect(kiosk.screen('desk').said?.happened).toEqual(waits);
    // Nobody leaves the setting for good with a device of ours in hand.
    await kiosk.send({ intent: 'person-left', person: 'p-ruth-1' });
    expect(kiosk.screen('desk').decision?.problem).toEqual(waits);
    await kiosk.send({ intent: 'desk-cancel' });
    await hands.fillIn('return-setting-device', issue?.id, 'damaged', 'The glass is cracked');
    expect(kiosk.record.settingDevices.lastIssueOf('s-tablet')?.returned).toMatchObject({
      by: kiosk.person('Maya').id,
      condition: 'damaged',
      words: 'The glass is cracked',
    });
    expect(hands.names('out')).toEqual([]);
    expect(hands.list('attention')[0]?.under?.key).toBe('desk.setting-devices.attention.came-back-damaged');
  });

  test('in one’s own session, confirmed by touch [A11]', async () => {
    const { kiosk, hands } = await kioskWith();
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'on-site', 'worn', 'A scratch', '12:00');
    expect(kiosk.screen('filling').entry).toMatchObject({
      key: 'form.setting-device.says.on-site',
      with: { who: 'Ruth Fenn', device: 'Blue tablet (T-01)', time: '12:00' },
    });
    expect(kiosk.record.settingDevices.openIssues()).toEqual([]);
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('staff-day').said?.key).toBe('form.setting-device.issued');
    expect(deviceForms(kiosk)).toEqual(['bring-back-setting-device']);
    await hands.open('bring-back-setting-device');
    const [own] = hands.asked()?.choices ?? [];
    await hands.answers(own?.id ?? '', 'good');
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.record.settingDevices.openIssues()).toEqual([]);
    expect(kiosk.record.settingDevices.lastIssueOf('s-tablet')).toMatchObject({
      person: kiosk.person('Ruth').id,
      words: 'A scratch',
      returned: { by: kiosk.person('Ruth').id, condition: 'good' },
    });
  });

  test('a time that is over is asked again, and nothing is recorded', async () => {
    const { kiosk, hands } = await kioskWith();
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'on-site', 'good', '07:30');
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.screen('filling').problem).toEqual({ key: 'desk.problem.due-passed', with: { time: '07:30' } });
    expect(kiosk.auditKinds()).not.toContain('setting-device-issued');
    await kiosk.send({ intent: 'back' });
    await hands.answers('09:30');
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.record.settingDevices.openIssues()).toHaveLength(1);
  });

  test('one that is out says who has it and until when, and is not to be had twice', async () => {
    const { kiosk, hands } = await kioskWith({
      before: [
        registered(),
        registered({ device: 's-camera', assetNumber: 'C-01', kind: 'camera', users: ['p-ruth-1'] }, 'Camera'),
      ],
    });
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'on-site', ...AT_NOON);
    await kiosk.send({ intent: 'go-on' });
    await hands.open('take-setting-device');
    const choices = hands.asked()?.choices ?? [];
    expect(choices.map(({ id, refused }) => [id, refused?.with?.['who']])).toEqual([
      ['s-camera', undefined],
      ['s-tablet', 'Ruth Fenn'],
    ]);
    await hands.answers('s-tablet');
    expect(hands.asked()?.id).toBe('device');
  });
});

describe('what keeps a device here, with every reason and what to do', () => {
  test('off site: not encrypted, not allowed out, no passcode, not restricted, nothing signed [A10 A22]', async () => {
    const bare = { encrypted: false, offSiteAllowed: false, passcode: false, restricted: false };
    const { kiosk, hands } = await kioskWith({ before: [registered(bare)] });
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'off-site');
    expect(hands.reasons()).toEqual([
      'encrypted A10',
      'off-site-allowed A10',
      'signed-agreement A10',
      'passcode A22',
      'restricted A22',
    ]);
    await hands.answers('encrypted-a10');
    expect(hands.asked()?.id).toBe('blocked');
    expect(kiosk.auditKinds()).not.toContain('setting-device-issued');
    // The same device stays on the premises without any of that.
    await kiosk.send({ intent: 'back' });
    await hands.answers('on-site', ...AT_NOON);
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.record.settingDevices.openIssues()).toHaveLength(1);
  });

  test('off site with everything in order and the agreement signed it goes, and on outings too [A9 A10]', async () => {
    for (const use of ['off-site', 'outing']) {
      const { kiosk, hands } = await kioskWith({ before: [registered(), signed] });
      await hands.ownSession('Ruth');
      await hands.open('take-setting-device');
      await hands.answers('s-tablet', use, 'good', '2026-11-24', '09:00');
      await kiosk.send({ intent: 'go-on' });
      expect(kiosk.record.settingDevices.openIssues()).toMatchObject([
        { use, due: Date.parse('2026-11-24T09:00:00Z') },
      ]);
    }
  });

  test('somebody who is not on its list, a volunteer who is [B1 B3]', async () => {
    const { kiosk, hands } = await kioskWith({
      before: [registered({ users: ['p-ivo-2'] })],
      policy: devicesOf('preschool-setting-devices'),
    });
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'on-site');
    expect(hands.reasons()).toEqual(['authorised-user B3']);
    await hands.ownSession('Ivo');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'on-site', ...AT_NOON, true);
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.record.settingDevices.openIssues()).toMatchObject([{ person: 'p-ivo-2' }]);
  });

  test('a device that is not encrypted never leaves, and the rule is acknowledged at issue [B4]', async () => {
    const { kiosk, hands } = await kioskWith({
      before: [registered({ encrypted: false })],
      policy: devicesOf('preschool-setting-devices'),
    });
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'off-site');
    expect(hands.reasons()).toEqual(['encrypted B4']);
    await kiosk.send({ intent: 'back' });
    await hands.answers('on-site', ...AT_NOON);
    expect(hands.asked()).toMatchObject({
      id: 'notice',
      help: { with: { text: expect.stringMatching(/only if it is encrypted, whatever is on it/) } },
    });
  });

  test('before an outing the data is moved off, or it stays [B5]', async () => {
    const { kiosk, hands } = await kioskWith({ policy: devicesOf('preschool-setting-devices') });
    await hands.ownSession('Ruth');
    await hands.open('take-setting-device');
    await hands.answers('s-tablet', 'outing', false);
    expect(hands.asked()?.id).toBe('data-moved-off');
    await hands.answers(true, 'good', '2026-11-23', '15:00', true);
    expect(kiosk.screen('filling').entry?.key).toBe('form.setting-device.says-emptied');
    await kiosk.send({ intent: 'go-on' });
    expect(kiosk.record.settingDevices.openIssues()).toMatchObject([{ use: 'outing', dataMovedOff: true }]);
  });

  test('a donated device waits until it is cleared [C14]', async () => {
    const policy = devicesOf('preschool-store-cupboard');
    const { kiosk, hands } = await kioskWith({
      before: [registered({ origin: 'donated', cleared: false, kind: 'laptop' })],
      policy,
    });
    await hands.toTheDesk();
    expect(hands.list('attention')[0]?.facts).toContainEqual({
      name: { key: 'desk.setting-devices.to-do' },
      says: { key: 'desk.setting-devices.attention.not-cleared', with: { day: '' } },
    });
    await hands.open('issue-setting-device', 's-tablet');
    await hands.answers('p-ruth-1', 'on-site');
    expect(hands.reasons()).toEqual(['cleared C14']);
    await hands.fillIn('change-setting-device', 's-tablet', ['protection'], ['cleared']);
    await hands.open('issue-setting-device', 's-tablet');
    await hands.answers('p-ruth-1', 'on-site', ...AT_NOON);
    expect(hands.asked()?.asks).toEqual({ key: 'form.setting-device.notice-of', with: { who: 'Ruth Fenn' } });
    await hands.answers(true);
    await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
    expect(hands.names('out')).toEqual(['Blue tablet (T-01)']);
  });

  test('children use nothing new before it is risk assessed [D19]', async () => {
    const { kiosk, hands } = await kioskWith({ policy: devicesOf('preschool-accountable-users') });
    await hands.toTheDesk();
    await hands.open('issue-setting-device', 's-tablet');
    await hands.answers('p-ruth-1', 'on-site', true);
    expect(hands.reasons()).toEqual(['risk-assessment D19']);
    await hands.fillIn('change-setting-device', 's-tablet', ['risk'], true, '2026-11-21', 'RA-12', 'Maya Hollis');
    await hands.fillIn('issue-setting-device', 's-tablet', 'p-ruth-1', 'on-site', true, ...AT_NOON, true);
    expect(kiosk.record.settingDevices.openIssues()).toMatchObject([{ withChildren: true }]);
  });
});

test('a camera or tablet: the purpose and the word that permission is held, listed for the manager [C16 C19]', async () => {
  const policy = devicesOf('preschool-store-cupboard');
  const { kiosk, hands } = await kioskWith({ policy });
  await hands.ownSession('Ruth');
  await hands.open('take-setting-device');
  await hands.answers('s-tablet', 'on-site');
  expect(hands.asked()?.choices?.map(({ id }) => id)).toEqual(['learning-record', 'displays']);
  await hands.answers('displays', true, ...AT_NOON);
  const { settingDevices } = presetPolicy('preschool-store-cupboard');
  expect(hands.asked()).toMatchObject({
    id: 'notice',
    asks: { key: 'form.setting-device.notice' },
    help: { with: { text: settingDevices.notice?.en } },
  });
  await hands.answers(false);
  expect(hands.asked()?.id).toBe('notice');
  await hands.answers(true);
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.record.settingDevices.openIssues()).toMatchObject([
    {
      purpose: 'displays',
      permissionHeld: true,
      notice: { hash: sha256(settingDevices.notice?.en ?? ''), language: 'en' },
    },
  ]);
  await hands.toTheDesk();
  expect(hands.list('purposes')).toMatchObject([
    { first: { with: { text: 'Displays' } }, under: { with: { text: 'Ruth Fenn' } } },
  ]);
});

test('staff only, with a passcode, told beforehand that use may be looked at, in their language [E16]', async () => {
  const { kiosk, hands } = await kioskWith({
    before: [
      registered(),
      registered({ device: 's-phone', assetNumber: 'P-01', kind: 'phone', passcode: false }, 'Phone'),
    ],
    policy: devicesOf('preschool-kitchen-drawer'),
  });
  await hands.ownSession('Ivo');
  expect(deviceForms(kiosk)).toEqual([]);
  await hands.open('take-setting-device');
  expect(kiosk.shows()).toBe('staff-day');
  await hands.ownSession('Ruth');
  await hands.open('take-setting-device');
  await hands.answers('s-phone', 'on-site');
  expect(hands.reasons()).toEqual(['passcode E16']);
  await hands.ownSession('Ruth');
  await kiosk.send({ intent: 'choose-language', language: 'pl' });
  await hands.open('take-setting-device');
  await hands.answers('s-tablet', 'on-site', ...AT_NOON, true);
  await kiosk.send({ intent: 'go-on' });
  const { notice } = presetPolicy('preschool-kitchen-drawer').settingDevices;
  expect(kiosk.record.settingDevices.openIssues()[0]?.notice).toEqual({
    hash: sha256(notice?.['pl'] ?? ''),
    language: 'pl',
  });
});

test('personal use is offered only with the manager’s permission, for that person and that time [B3]', async () => {
  const { kiosk, hands } = await kioskWith({ policy: devicesOf('preschool-setting-devices') });
  const uses = () => hands.asked()?.choices?.map(({ id }) => id);
  await hands.ownSession('Ruth');
  await hands.open('take-setting-device');
  await hands.answers('s-tablet');
  expect(uses()).toEqual(['on-site', 'off-site', 'outing']);
  await kiosk.send({ intent: 'finish' });

  await hands.toTheDesk();
  await hands.open('allow-personal-use', 's-tablet');
  const maya = hands.asked()?.choices?.find(({ id }) => id === kiosk.person('Maya').id);
  expect(maya?.refused?.key).toBe('form.personal-use.not-yourself');
  await hands.answers('p-ruth-1', '2027-01-23');
  expect(kiosk.screen('desk').asking?.problem?.key).toBe('form.problem.too-late');
  await hands.answers('2026-11-25', 'Course at home');
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  const [use] = kiosk.record.settingDevices.personalUses();
  expect(use).toMatchObject({ person: 'p-ruth-1', device: 's-tablet', place: 'off-premises', words: 'Course at home' });
  expect(hands.names('personal-use')).toEqual(['Ruth Fenn']);

  await hands.ownSession('Ruth');
  await hands.open('take-setting-device');
  await hands.answers('s-tablet');
  expect(uses()).toContain('personal-use');
  await hands.answers('personal-use', 'good', '2026-11-24', '09:00', true);
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.record.settingDevices.openIssues()).toMatchObject([{ use: 'personal-use', personalUse: use?.id }]);

  await hands.toTheDesk();
  await hands.fillIn('end-personal-use', use?.id, true);
  expect(kiosk.record.settingDevices.personalUses()).toEqual([]);
});

test('the list of staff who have not signed the agreement about issued tablets [A10]', async () => {
  const { hands } = await kioskWith({ before: [registered(), signed] });
  await hands.toTheDesk();
  expect(hands.names('unsigned-off-site-device-use')).toEqual(['Maya Hollis']);
});

test('a device past its time is one exception, stands first, and in the balance of the day [A11]', async () => {
  const outbox = mkdtempSync(join(tmpdir(), 'cloakroom-register-'));
  onTestFinished(() => rmSync(outbox, { recursive: true, force: true }));
  const { kiosk, hands } = await kioskWith({ exportFolder: outbox });
  await hands.ownSession('Ruth');
  await hands.open('take-setting-device');
  await hands.answers('s-tablet', 'on-site', 'good', '08:30');
  await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
  await kiosk.later(25 * 60_000);
  expect(kiosk.exceptions()).toEqual([]);
  await kiosk.later(10 * 60_000);
  await kiosk.pass(6000);
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual(['setting-device-overdue']);
  const again = await kiosk.restart();
  const after = registerHands(again);
  await again.pass(12_000);
  expect(again.exceptions()).toEqual(['setting-device-overdue']);

  await after.toTheDesk();
  expect(after.list('out')[0]).toMatchObject({ tone: 'stop', end: { key: 'desk.setting-devices.overdue' } });
  await again.send({ intent: 'desk-tab', tab: 'exceptions' });
  const { page: raised } = again.screen('desk');
  expect(raised).toMatchObject({ open: [{ kind: 'setting-device-overdue', who: 'Ruth Fenn', detail: 'T-01' }] });
  await again.send({ intent: 'begin-close' });
  const { page } = again.screen('desk');
  if (page.tab !== 'day') throw new Error('Not the page of the day');
  expect(page.balance.find(({ what }) => what === 'setting-devices')).toMatchObject({
    count: 1,
    rows: ['Ruth Fenn · Blue tablet (T-01)'],
  });

  const [issue] = again.record.settingDevices.openIssues();
  await again.send({ intent: 'desk-tab', tab: 'setting-devices' });
  await after.fillIn('return-setting-device', issue?.id, 'good');
  const maya = again.person('Maya');
  for (const what of ['people', 'exceptions']) {
    await again.decide(maya, { intent: 'accept-difference', what, words: 'They have left by the gate' });
  }
  await again.send({ intent: 'begin-close' });
  await again.decide(maya, { intent: 'close-day' });
  const { page: closed } = again.screen('desk');
  if (closed.tab !== 'day' || closed.folder === null) throw new Error('Not closed');
  const rows: Record<string, string>[] = parse(
    readFileSync(join(closed.folder, 'demonstration-setting-devices.csv'), 'utf8'),
    { columns: true, bom: true },
  );
  expect(rows).toMatchObject([
    { assetNumber: 'T-01', who: 'Ruth Fenn', use: 'on-site', returnedBy: 'Maya Hollis', returnedCondition: 'good' },
  ]);
});

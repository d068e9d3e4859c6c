import { expect, test } from 'vitest';
import { manager, SIGNATURE, staff, visitorTouches } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

test('what was typed is gone when the time is up, and nothing is on record [D5]', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send(...visitorTouches('Ada Lind').slice(0, 4));
  expect(kiosk.state().idle).toEqual({ leftMs: 60_000, ofMs: 60_000, warnMs: 15_000 });
  await kiosk.pass(59_000);
  expect(kiosk.shows()).toBe('whom');
  await kiosk.pass(2000);
  expect(kiosk.shows()).toBe('welcome');
  await kiosk.send({ intent: 'start', purpose: 'visiting' }, { intent: 'choose-person-type', personType: 'visitor' });
  expect(JSON.stringify(kiosk.state())).not.toMatch(/Ada|Lind/);
  expect(kiosk.auditKinds()).toEqual([]);
});

test('I am still here begins the time anew [D5]', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send({ intent: 'start', purpose: 'leaving' });
  for (let minute = 0; minute < 3; minute += 1) {
    await kiosk.pass(50_000);
    await kiosk.send({ intent: 'still-here' });
  }
  expect(kiosk.shows()).toBe('leaving');
});

test('Finish is in reach on every screen but the first [D5]', async () => {
  const kiosk = await openTestKiosk();
  expect(kiosk.state().canFinish).toBe(false);
  for (const touch of visitorTouches('Ada Lind')) {
    await kiosk.send(touch);
    expect(kiosk.state().canFinish).toBe(true);
  }
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.shows()).toBe('welcome');
  expect(kiosk.auditKinds()).toEqual([]);
});

test('the idle screen shows the telephone number and nothing personal [C4 A18]', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  await kiosk.visitorArrives('Ada Lind');
  await kiosk.staffArrives(kiosk.person('Ruth'));
  const state = JSON.stringify(kiosk.state());
  expect(state).toContain('01632 960000');
  expect(state).not.toMatch(/Ada|Lind|Ruth|Fenn/);
});

test('the sign on the idle screen says in the language chosen what the setting asks of everybody [E8]', async () => {
  const kiosk = await openTestKiosk({
    policy: (copy) => Object.assign(copy, presetPolicy('preschool-kitchen-drawer')),
  });
  expect(kiosk.screen('welcome').sign).toMatchObject({ title: 'No phones around children', lines: { length: 3 } });
  await kiosk.send({ intent: 'choose-language', language: 'pl' });
  expect(kiosk.screen('welcome').sign.title).toBe('Bez telefonów przy dzieciach');
});

test('language and larger letters go back for the next person', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'choose-language', language: 'pl' });
  await kiosk.send({ intent: 'choose-look', largeText: true, theme: 'contrast' });
  expect(kiosk.state()).toMatchObject({ language: 'pl', look: { theme: 'contrast', largeText: true } });
  await kiosk.pass(61_000);
  expect(kiosk.state()).toMatchObject({ language: 'en', look: { theme: 'light', largeText: false } });
  expect(await kiosk.send({ intent: 'choose-language', language: 'xx' })).toBe(false);
});

test('the manager’s desk waits longer, and closes [D5]', async () => {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')] });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.pass(119_000);
  expect(kiosk.shows()).toBe('desk');
  await kiosk.pass(2000);
  expect(kiosk.shows()).toBe('welcome');
});

test('a person with both hands in the compartment is not timed out', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.doorOpens(1);
  await kiosk.pass(100_000);
  expect(kiosk.shows()).toBe('door');
});

test.each([
  ['the pass', []],
  ['the hand-in', [{ intent: 'go-on' } as const]],
])('somebody who walks off at %s may be on the way to the office: a question, never a refusal', async (_, touches) => {
  const kiosk = await openTestKiosk({ locker: false });
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.send(...touches);
  await kiosk.pass(61_000);
  expect(kiosk.shows()).toBe('welcome');
  expect(kiosk.exceptions()).toEqual(['deposit-unsure']);
  expect(kiosk.record.deposits.open()).toMatchObject([{ state: 'unknown', kind: 'manual' }]);
});

test('who begins at the last word for somebody else begins in the setting’s own language and look', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  await kiosk.send({ intent: 'choose-language', language: 'pl' }, { intent: 'choose-look', largeText: true });
  await kiosk.visitorAgrees('Ada Lind');
  await kiosk.useDoor();
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.shows()).toBe('goodbye');
  expect(kiosk.state()).toMatchObject({ language: 'pl', look: { largeText: true } });
  await kiosk.send({ intent: 'start', purpose: 'visiting' });
  expect(kiosk.state()).toMatchObject({ language: 'en', look: { largeText: false } });

  await kiosk.send({ intent: 'finish' }, { intent: 'choose-language', language: 'pl' });
  await kiosk.tap('0000000099');
  expect(kiosk.shows()).toBe('kind-word');
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.shows()).toBe('door');
  expect(kiosk.state().language).toBe('en');
});

test('another language at the rules begins the reading time anew [A2]', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send(...visitorTouches('Ada Lind'));
  expect(kiosk.shows()).toBe('rules');
  await kiosk.pass(5100);
  expect(kiosk.screen('rules').readMs).toBe(0);
  await kiosk.send({ intent: 'choose-language', language: 'pl' });
  expect(kiosk.screen('rules').readMs).toBeGreaterThan(4000);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
  expect(kiosk.screen('rules').problem?.key).toBe('problem.read-first');
  await kiosk.agree();
  expect(kiosk.record.visits.open()).toHaveLength(1);
});

test('badges of other people neither keep a session alive nor fill the record', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  await kiosk.send({ intent: 'start', purpose: 'leaving' });
  for (let times = 0; times < 5; times += 1) {
    await kiosk.pass(7000);
    await kiosk.tap('0FFFFFFFFF');
    expect(kiosk.sound()).toBe('trouble');
    await kiosk.tap(kiosk.person('Ruth'));
  }
  expect(kiosk.exceptions()).toEqual(['badge-unknown']);
  expect(kiosk.shows()).toBe('leaving');
  await kiosk.pass(25_000);
  expect(kiosk.shows()).toBe('welcome');
});

test('the privacy notice is there on every screen, in the language of the person, quick taps included [A23]', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  const notice = presetPolicy('playgroup-office').privacyNotice.text;
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'family' });
  expect(kiosk.shows()).toBe('family-entry');
  await kiosk.send({ intent: 'finish' });
  await kiosk.visitorArrives('Ada Lind');
  expect(new Set(kiosk.states.map(({ screen }) => screen.name))).toContain('door');
  expect(new Set(kiosk.states.map(({ privacy }) => privacy))).toEqual(new Set([notice['en']]));
  await kiosk.send({ intent: 'choose-language', language: 'pl' });
  expect(kiosk.state().privacy).toBe(notice['pl']);
});

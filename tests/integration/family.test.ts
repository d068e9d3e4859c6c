import { expect, test } from 'vitest';
import { parent, phone, SIGNATURE, staff } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

test('drop-off and collection: the code, then one touch, and children by initials only [A2 A13]', async () => {
  const kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C', 'B C'])] });
  const nia = kiosk.person('Nia');
  await kiosk.send({ intent: 'start', purpose: 'family' }, { intent: 'give-family-code', code: nia.code });
  const family = kiosk.screen('family');
  expect(family.children.map(({ initials }) => initials)).toEqual(['A C', 'B C']);
  expect(family.reminder).toBeTruthy();
  await kiosk.send({ intent: 'family-visit', what: 'dropping-off', children: [...nia.children] });
  expect(kiosk.screen('goodbye')).toMatchObject({ firstName: 'Nia', says: { key: 'goodbye.dropped-off' } });
  expect(kiosk.screen('goodbye').reminder).toBeTruthy();
  expect(kiosk.auditKinds()).toEqual(['child-brought']);
  expect(kiosk.record.visits.open()).toEqual([]);
  expect(kiosk.pulses()).toEqual([]);
  await kiosk.pass(7000);
  await kiosk.tap(nia);
  await kiosk.send({ intent: 'family-visit', what: 'collecting', children: [nia.children[1] ?? ''] });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.collecting');
  expect(kiosk.record.people.child(nia.children[1] ?? '')?.lastBrought?.what).toBe('collecting');
});

test('the induction is asked once for each version [A2]', async () => {
  let kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C'], { newHere: true })] });
  const nia = kiosk.person('Nia');
  await kiosk.tap(nia);
  expect(kiosk.screen('rules').personType).toBe('parent');
  await kiosk.pass(5100);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
  expect(kiosk.screen('devices')).toMatchObject({ start: [], usual: true });
  await kiosk.send({ intent: 'declare-devices', devices: [phone()] });
  expect(kiosk.screen('family').usual).toEqual([phone()]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(3000);
  await kiosk.tap(nia);
  expect(kiosk.shows()).toBe('family');
  await kiosk.send({ intent: 'finish' });

  kiosk = await openTestKiosk({
    people: [parent('Nia Corran', ['A C'])],
    before: [],
    policy: (copy) => {
      for (const wording of Object.values(copy.wordings)) wording.version += 1;
    },
  });
  await kiosk.tap(kiosk.person('Nia'));
  expect(kiosk.shows()).toBe('family');
});

test('a version that is newer than the one accepted asks again [A2]', async () => {
  const kiosk = await openTestKiosk({
    people: [parent('Nia Corran', ['A C'], { newHere: true })],
    before: [
      {
        kind: 'rules-acknowledged',
        facts: {
          visit: null,
          person: 'p-nia-0',
          wording: 'playgroup-office/parent-rules',
          version: '0',
          wordingHash: 'ab'.repeat(32),
          language: 'en',
          shownMs: 9000,
          signed: true,
        },
        personal: {},
      },
    ],
  });
  await kiosk.tap(kiosk.person('Nia'));
  expect(kiosk.shows()).toBe('rules');
});

test('a parent who stays to settle hands everything in at the office, and gets it back there [A3]', async () => {
  const kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C']), staff('Ruth Fenn')] });
  const [nia, ruth] = [kiosk.person('Nia'), kiosk.person('Ruth')];
  await kiosk.tap(nia);
  await kiosk.send({ intent: 'family-visit', what: 'settling', children: [...nia.children] });
  expect(kiosk.shows()).toBe('devices');
  await kiosk.send({
    intent: 'declare-devices',
    devices: [phone(), { kind: 'tablet', ownership: 'work-issued', count: 1 }],
  });
  if (kiosk.shows() === 'rules') await kiosk.agree();
  expect(kiosk.screen('hand-in')).toMatchObject({ why: 'rule', storeLabel: 'the office', place: '1' });
  expect(kiosk.screen('hand-in').devices).toHaveLength(2);
  await kiosk.send({ intent: 'handed-over' });
  expect(kiosk.pulses()).toEqual([]);
  expect(kiosk.record.visits.open()).toMatchObject([{ personType: 'settling-parent', startedBy: 'family-code' }]);
  await kiosk.send({ intent: 'finish' });

  await kiosk.tap(ruth);
  await kiosk.useDoor();
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(3000);
  await kiosk.tap(ruth);
  const [waiting] = kiosk.screen('staff-day').toConfirm;
  await kiosk.send({ intent: 'confirm-hand-in', deposit: waiting?.deposit ?? '' }, { intent: 'finish' });
  expect(kiosk.record.deposits.byId(waiting?.deposit ?? '')).toMatchObject({ state: 'held', confirmedBy: ruth.id });

  await kiosk.tap(nia);
  expect(kiosk.screen('collect-by-hand')).toMatchObject({ place: '1', storeLabel: 'the office' });
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
  expect(kiosk.record.deposits.byId(waiting?.deposit ?? '')?.state).toBe('collected');
});

test('nobody brings other people’s children', async () => {
  const kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C']), parent('Leo Ashby', ['R A'])] });
  await kiosk.tap(kiosk.person('Nia'));
  await kiosk.send({ intent: 'family-visit', what: 'collecting', children: [...kiosk.person('Leo').children] });
  expect(kiosk.shows()).toBe('family');
  expect(kiosk.auditKinds()).toEqual([]);
});

test.each(['000000', '12', 'ABCDEF'])('the unknown family code %s is told in words', async (code) => {
  const kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C'])] });
  await kiosk.send({ intent: 'start', purpose: 'family' }, { intent: 'give-family-code', code });
  expect(kiosk.screen('family-entry').problem?.key).toBe('problem.code-unknown');
});

test('an unknown card at the family entry is told, not met with silence', async () => {
  const kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C'])] });
  await kiosk.send({ intent: 'start', purpose: 'family' });
  await kiosk.tap('0FFFFFFFFF');
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.badge-unknown');
});

test('a parent says once what they carry, may change it, and the daily way stays two touches [A1]', async () => {
  const kiosk = await openTestKiosk({ people: [parent('Nia Corran', ['A C'], { newHere: true })] });
  const nia = kiosk.person('Nia');
  const standing = () => kiosk.record.people.byId(nia.id)?.standing;
  await kiosk.tap(nia);
  await kiosk.pass(5100);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
  // Gone away before the answer: nothing of either is on record, and both are asked again.
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.auditKinds()).toEqual([]);
  await kiosk.pass(3000);
  await kiosk.tap(nia);
  expect(kiosk.shows()).toBe('rules');
  await kiosk.pass(5100);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE }, { intent: 'back' });
  expect(kiosk.shows()).toBe('rules');
  await kiosk.pass(5100);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
  await kiosk.send({ intent: 'declare-devices', devices: [phone()] });
  expect(standing()).toEqual([phone()]);
  await kiosk.send({ intent: 'finish' });

  await kiosk.pass(3000);
  await kiosk.tap(nia);
  expect(kiosk.screen('family').reminder).toBeTruthy();
  await kiosk.send({ intent: 'family-visit', what: 'dropping-off', children: [...nia.children] });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.dropped-off');
  expect(kiosk.record.visits.open()).toEqual([]);

  await kiosk.pass(7000);
  await kiosk.tap(nia);
  await kiosk.send({ intent: 'change-usual' }, { intent: 'back' });
  expect(kiosk.shows()).toBe('family');
  await kiosk.send({ intent: 'change-usual' }, { intent: 'declare-devices', devices: [] });
  expect(standing()).toEqual([]);
  expect(kiosk.shows()).toBe('family');
});

test('a policy that asks a parent who drops off for more than the bag is obeyed [A1]', async () => {
  const kiosk = await openTestKiosk({
    people: [parent('Nia Corran', ['A C'], { standing: [phone()] })],
    policy: (copy) => {
      copy.deviceRules = copy.deviceRules.map((rule) =>
        rule.for.includes('parent') ? { for: ['parent'], must: 'deposit', store: 'locker', rule: 'A1' } : rule,
      );
    },
  });
  const nia = kiosk.person('Nia');
  await kiosk.tap(nia);
  await kiosk.send({ intent: 'family-visit', what: 'dropping-off', children: [...nia.children] });
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'deposit', devices: [phone()] });
  await kiosk.useDoor();
  expect(kiosk.auditKinds()).toContain('child-brought');
  expect(kiosk.record.visits.open()).toMatchObject([{ personType: 'parent', person: nia.id }]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(20_000);
  await kiosk.tap(nia);
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'collect' });
  await kiosk.useDoor();
  expect(kiosk.record.visits.open()).toEqual([]);
});

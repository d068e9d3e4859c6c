import { expect, test } from 'vitest';
import { fullLocker, phone, SIGNATURE, staff, visitorTouches } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';

test('a visitor signs in, puts a phone away, and leaves by pass', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });

  const pass = await kiosk.visitorArrives('Ada Lind');
  expect(pass).toMatch(/^[A-Z0-9]{6}$/);
  expect(kiosk.auditKinds()).toEqual([
    'visit-started',
    'devices-declared',
    'rules-acknowledged',
    'deposit-intended',
    'opening-intended',
    'door-opened',
    'door-closed',
    'deposit-held',
  ]);
  expect(await kiosk.openDoors()).toEqual([]);
  expect(kiosk.pulses()).toEqual([1]);

  kiosk.forget();
  await kiosk.pass(20_000);
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass: pass.toLowerCase() });
  expect(kiosk.screen('door').purpose).toBe('collect');
  await kiosk.useDoor();
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
  expect(kiosk.auditKinds()).toEqual([
    'opening-intended',
    'door-opened',
    'door-closed',
    'deposit-collected',
    'visit-ended',
  ]);
  expect(kiosk.pulses()).toEqual([1, 1]);
  expect(kiosk.record.visits.open()).toEqual([]);
  await kiosk.pass(7000);
  expect(kiosk.shows()).toBe('welcome');
});

test('what one person said is on record once, and only sealed', async () => {
  const kiosk = await openTestKiosk();
  const pass = await kiosk.visitorArrives('Ada Lind', { organisation: 'Northfield Council', toSee: 'The head' });
  const log = JSON.stringify(kiosk.allEntries());
  for (const said of ['Ada', 'Lind', 'Northfield', 'The head', pass]) expect(log).not.toContain(said);
  const [visit] = kiosk.record.visits.open();
  expect(visit).toMatchObject({
    first: 'Ada',
    last: 'Lind',
    organisation: 'Northfield Council',
    hostWords: 'The head',
  });
  expect(visit?.policyId).toBe('playgroup-office');
  expect(visit?.passHash).toMatch(/^[0-9a-f]{64}$/);
});

test('the rules stay until they can have been read, and are signed [A1 A5]', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send(...visitorTouches('Ada Lind'));
  expect(kiosk.screen('rules').readMs).toBe(5000);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
  expect(kiosk.screen('rules').problem?.key).toBe('problem.read-first');
  await kiosk.pass(5000);
  if (kiosk.screen('rules').signature) {
    await kiosk.send({ intent: 'agree-rules' });
    expect(kiosk.screen('rules').problem?.key).toBe('problem.sign-first');
  }
  expect(kiosk.auditKinds()).toEqual([]);
  await kiosk.send({ intent: 'agree-rules', signature: SIGNATURE });
  expect(kiosk.shows()).toBe('door');
  const accepted = kiosk.entries().find(({ kind }) => kind === 'rules-acknowledged');
  expect(accepted?.facts).toMatchObject({ signed: true, language: 'en' });
  expect(accepted?.facts['shownMs']).toBeGreaterThanOrEqual(5000);
});

test('a scribble that is longer than the record keeps is asked for again', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send(...visitorTouches('Ada Lind'));
  await kiosk.pass(5100);
  const scribble = Array.from({ length: 60 }, () => Array.from({ length: 600 }, (): [number, number] => [1000, 1000]));
  await kiosk.send({ intent: 'agree-rules', signature: scribble });
  expect(kiosk.screen('rules').problem?.key).toBe('problem.sign-first');
  expect(kiosk.auditKinds()).toEqual([]);
});

test('the rules come with the privacy notice, where the whole policy can be read, and the telephone number [A23 A2 C4]', async () => {
  const kiosk = await openTestKiosk();
  await kiosk.send(...visitorTouches('Ada Lind'));
  expect(kiosk.screen('rules').privacy).toMatch(/We write down who is here/);
  expect(kiosk.screen('rules').fullPolicyAt).toMatch(/full policy/);
  expect(kiosk.state().setting?.telephone).toBe('01632 960000');
});

test('nothing carried is an answer, and needs no door', async () => {
  const kiosk = await openTestKiosk();
  const pass = await kiosk.visitorArrives('Ada Lind', { devices: [] });
  expect(kiosk.pulses()).toEqual([]);
  const [visit] = kiosk.record.visits.open();
  expect(visit?.declared).toBe(true);
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.goodbye');
});

test('without a pass, name and host together find one visit', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')] });
  await kiosk.send({ intent: 'start', purpose: 'visiting' }, { intent: 'choose-person-type', personType: 'visitor' });
  await kiosk.send(
    { intent: 'give-name', first: 'Zoë', last: 'Åström' },
    { intent: 'give-organisation', organisation: '' },
  );
  await kiosk.send({ intent: 'find-host', letters: 'r' });
  expect(kiosk.screen('whom')).toMatchObject({ found: [], tooShort: true });
  await kiosk.send({ intent: 'find-host', letters: 'ru' });
  expect(kiosk.screen('whom').found).toEqual([{ person: kiosk.person('Ruth').id, shownAs: 'Ruth Fenn' }]);
  await kiosk.send(
    { intent: 'choose-host', person: kiosk.person('Ruth').id },
    { intent: 'declare-devices', devices: [phone()] },
  );
  await kiosk.agree();
  await kiosk.useDoor();
  await kiosk.send({ intent: 'go-on' }, { intent: 'finish' });
  await kiosk.pass(20_000);

  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'leave-without-pass' });
  await kiosk.send({ intent: 'give-leaving-name', lastNameLetters: 'as', host: 'Somebody' });
  expect(kiosk.screen('leaving-name').problem?.key).toBe('problem.name-unknown');
  // As people type: without accents, in small letters, the host by either name.
  await kiosk.send({ intent: 'give-leaving-name', lastNameLetters: 'astr', host: 'fenn' });
  expect(kiosk.screen('door')).toMatchObject({ purpose: 'collect', firstName: 'Zoë' });
});

test('two visitors who fit the same two answers are not chosen between', async () => {
  const kiosk = await openTestKiosk();
  const pass = await kiosk.visitorArrives('Ada Lindon', { devices: [] });
  await kiosk.visitorArrives('Ben Lindsay', { devices: [] });
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'leave-without-pass' });
  await kiosk.send({ intent: 'give-leaving-name', lastNameLetters: 'lind', host: 'the office' });
  const shown = kiosk.screen('leaving-name');
  expect(shown.problem?.key).toBe('problem.name-unknown');
  expect(JSON.stringify(kiosk.state())).not.toMatch(/Ada|Ben|Lindon|Lindsay/);
  expect(kiosk.record.visits.open()).toHaveLength(2);
  await kiosk.send({ intent: 'back' }, { intent: 'give-pass', pass });
  expect(kiosk.record.visits.open().map(({ first }) => first)).toEqual(['Ben']);
});

test.each(['AAAAAA', '000000', "' OR 1=1 --"])('the unknown pass %s opens nothing', async (pass) => {
  const kiosk = await openTestKiosk();
  await kiosk.visitorArrives('Ada Lind');
  kiosk.forget();
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  expect(kiosk.screen('leaving').problem?.key).toBe('problem.pass-unknown');
  expect(kiosk.auditKinds()).toEqual(['code-refused']);
  expect(kiosk.pulses()).toEqual([1]);
});

test('a pass that has been used is nobody’s any more', async () => {
  const kiosk = await openTestKiosk();
  const pass = await kiosk.visitorArrives('Ada Lind', { devices: [] });
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass }, { intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  expect(kiosk.screen('leaving').problem?.key).toBe('problem.pass-unknown');
});

test('a full locker sends the phone to the office, and who takes it confirms', async () => {
  const kiosk = await openTestKiosk({ people: [staff('Ruth Fenn')], before: fullLocker(4) });
  await kiosk.visitorAgrees('Ada Lind');
  // The way out is told first: whoever walks to the office may not come back to this screen.
  expect(kiosk.screen('pass').place.key).toBe('where.store-unconfirmed');
  const { pass } = kiosk.screen('pass');
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('hand-in')).toMatchObject({ why: 'locker-full', place: '1', storeLabel: 'the office' });
  expect(kiosk.pulses()).toEqual([]);
  await kiosk.send({ intent: 'handed-over' });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-in');
  expect(kiosk.exceptions()).toContain('locker-full');
  const deposit = kiosk.record.deposits.open().find(({ kind }) => kind === 'manual');
  expect(deposit?.state).toBe('handed-over');
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'leaving' }, { intent: 'give-pass', pass });
  expect(kiosk.screen('collect-by-hand').place).toBe('1');
});

test('whoever does not hand it in is signed in all the same, and that is an exception', async () => {
  const kiosk = await openTestKiosk({ before: fullLocker(4) });
  await kiosk.visitorAgrees('Ada Lind');
  kiosk.forget();
  // Finish at the pass still shows where the phone is to go.
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.shows()).toBe('hand-in');
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.shows()).toBe('goodbye');
  expect(kiosk.auditKinds()).toEqual(['deposit-unknown', 'exception-raised']);
  expect(kiosk.exceptions()).toContain('deposit-refused');
});

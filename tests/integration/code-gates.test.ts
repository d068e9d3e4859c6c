import { expect, test } from 'vitest';
import { heldDeposit, manager, parent, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const WRONG = '111213';

/** Ada Lind came to see Ruth Fenn and has a phone behind door 3. */
async function withAVisitor(): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({
    people: [staff('Ruth Fenn'), parent('Leo Ashby', ['R A'])],
    before: heldDeposit(3, 'Ada Lind'),
  });
  kiosk.forget();
  return kiosk;
}

const byName = (lastNameLetters: string, host: string) =>
  ({ intent: 'give-leaving-name', lastNameLetters, host }) as const;
const noPass = [{ intent: 'start', purpose: 'leaving' }, { intent: 'leave-without-pass' }] as const;

async function wrongPasses(kiosk: TestKiosk, times: number): Promise<void> {
  await kiosk.send({ intent: 'start', purpose: 'leaving' });
  for (let time = 0; time < times; time += 1) await kiosk.send({ intent: 'give-pass', pass: 'ZZZZZZ' });
}

test('leaving by name wants three letters and a whole word of the host; the third miss sends to staff', async () => {
  const kiosk = await withAVisitor();
  await kiosk.send(...noPass);
  for (const guess of [byName('li', 'The office'), byName('Lind', 'off')]) {
    await kiosk.send(guess);
    expect(kiosk.screen('leaving-name').problem?.key).toBe('problem.name-unknown');
  }
  // Going back to the pass and forth again does not begin anew.
  await kiosk.send({ intent: 'back' }, { intent: 'leave-without-pass' }, byName('Lind', 'the'));
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.ask-staff');
  expect(kiosk.auditKinds()).toEqual(['code-refused', 'code-refused', 'code-refused']);
  expect(JSON.stringify(kiosk.entries())).not.toMatch(/lind|office/i);
  await kiosk.send({ intent: 'go-on' }, ...noPass, byName('LÍN', 'office'));
  expect(kiosk.shows()).toBe('door');
});

test('too many wrong passes of anybody shut leaving by code for the policy’s time, also over a restart', async () => {
  let kiosk = await withAVisitor();
  await wrongPasses(kiosk, 19);
  expect(kiosk.shows()).toBe('leaving');
  await kiosk.send({ intent: 'give-pass', pass: 'ZZZZZZ' });
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.codes-shut');
  kiosk = await kiosk.crash();
  await kiosk.pass(14 * 60_000);
  await kiosk.send({ intent: 'start', purpose: 'leaving' });
  expect(kiosk.screen('kind-word').notice.doNext?.key).toBe('kind-word.codes-shut-do');
  // A badge works all the same, and so does every other way in.
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.send(
    { intent: 'start', purpose: 'family' },
    { intent: 'give-family-code', code: kiosk.person('Leo').code },
  );
  expect(kiosk.shows()).toBe('family');
  await kiosk.send({ intent: 'finish' });
  expect(kiosk.exceptions().filter((kind) => kind === 'codes-shut')).toHaveLength(1);
  await kiosk.pass(60_000);
  await kiosk.send(...noPass, byName('Lind', 'office'));
  expect(kiosk.shows()).toBe('door');
});

test('misses that lie further back than the policy’s window do not count; a second shutting is a second exception', async () => {
  const kiosk = await withAVisitor();
  await wrongPasses(kiosk, 19);
  await kiosk.later(16 * 60_000);
  await wrongPasses(kiosk, 1);
  expect(kiosk.shows()).toBe('leaving');
  await wrongPasses(kiosk, 19);
  expect(kiosk.shows()).toBe('kind-word');
  await kiosk.later(16 * 60_000);
  await kiosk.send({ intent: 'finish' });
  await wrongPasses(kiosk, 20);
  expect(kiosk.exceptions().filter((kind) => kind === 'codes-shut')).toHaveLength(2);
});

test.each([
  ['family', 'give-family-code', 'Leo'],
  ['staff', 'give-personal-code', 'Ruth'],
] as const)(
  'too many wrong codes of %s: not even the right one is looked at, badges still work',
  async (purpose, intent, who) => {
    const kiosk = await withAVisitor();
    await kiosk.send({ intent: 'start', purpose });
    for (let time = 0; time < 20; time += 1) await kiosk.send({ intent, code: '000000' });
    expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.codes-shut');
    await kiosk.send({ intent: 'go-on' }, { intent: 'start', purpose }, { intent, code: kiosk.person(who).code });
    expect(kiosk.shows()).toBe('kind-word');
    await kiosk.send({ intent: 'go-on' }, { intent: 'start', purpose });
    await kiosk.tap(kiosk.person(who));
    expect(kiosk.shows()).toBe(purpose === 'family' ? 'family' : 'staff-day');
  },
);

test('too many wrong PINs of several people shut the desk for all; signing in stays open', async () => {
  const people = ['Maya Hollis', 'Tom Barrow', 'Ida Quill', 'Ben Carr', 'Eva Moss', 'Kit Dale'].map((name) =>
    manager(name, { standing: [] }),
  );
  const kiosk = await openTestKiosk({ people: [...people, staff('Ruth Fenn')] });
  for (const person of kiosk.people.slice(0, 5)) {
    await kiosk.send({ intent: 'start', purpose: 'staff' }, { intent: 'give-personal-code', code: person.code });
    await kiosk.send({ intent: 'open-desk' });
    for (let time = 0; time < 4; time += 1) await kiosk.send({ intent: 'give-pin', pin: WRONG });
    await kiosk.send({ intent: 'finish' });
  }
  expect(kiosk.exceptions()).toEqual(['codes-shut']);
  const kit = kiosk.person('Kit');
  const open = [
    { intent: 'start', purpose: 'staff' },
    { intent: 'give-personal-code', code: kit.code },
    { intent: 'open-desk' },
  ] as const;
  await kiosk.send(...open);
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.desk-shut');
  await kiosk.staffArrives(kiosk.person('Ruth'));
  await kiosk.later(15 * 60_000);
  await kiosk.send(...open, { intent: 'give-pin', pin: kit.pin ?? '' });
  expect(kiosk.shows()).toBe('desk');
});

test('a wall clock that is set forward shortens no wait, and one set back lengthens none, within a run and after it', async () => {
  let kiosk = await openTestKiosk({ people: [manager('Maya Hollis', { standing: [] })] });
  const enter = async () => {
    await kiosk.send(
      { intent: 'start', purpose: 'staff' },
      { intent: 'give-personal-code', code: kiosk.person('Maya').code },
    );
    await kiosk.send({ intent: 'open-desk' });
  };
  await enter();
  for (let time = 0; time < 4; time += 1) await kiosk.send({ intent: 'give-pin', pin: WRONG });
  kiosk.clock.jump(3_600_000);
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  expect(kiosk.shows()).toBe('pin');
  kiosk.clock.jump(-7_200_000);
  kiosk = await kiosk.restart();
  await enter();
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  expect((kiosk.screen('pin').lockedUntil ?? 0) - kiosk.clock.now()).toBeLessThanOrEqual(30_000);
});

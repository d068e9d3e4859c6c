import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { GOOD_PIN, manager, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const WRONG = '111213';
const NEW_PIN = '739158';
const DAY_MS = 86_400_000;

async function atTheDesk(more: Parameters<typeof openTestKiosk>[0] = {}): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [] }), manager('Tom Barrow', { standing: [] }), staff('Ruth Fenn')],
    ...more,
  });
  await enter(kiosk, 'Maya');
  expect(kiosk.shows()).toBe('desk');
  await kiosk.send({ intent: 'desk-tab', tab: 'people' });
  kiosk.forget();
  return kiosk;
}

async function enter(kiosk: TestKiosk, first: string, pin = kiosk.person(first).pin ?? ''): Promise<void> {
  await kiosk.send(
    { intent: 'start', purpose: 'staff' },
    { intent: 'give-personal-code', code: kiosk.person(first).code },
  );
  await kiosk.send({ intent: 'open-desk' }, { intent: 'give-pin', pin });
}

function peoplePage(kiosk: TestKiosk) {
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'people') throw new Error(page.tab);
  return page;
}

test('a new manager is on record together with the PIN, in one transaction', async () => {
  const together: string[][] = [];
  const kiosk = await atTheDesk({
    spoil: (record) => ({
      ...record,
      append: (events) => {
        together.push(events.map(({ kind }) => kind));
        return record.append(events);
      },
    }),
  });
  await kiosk.decide(kiosk.person('Maya'), {
    intent: 'add-person',
    personType: 'staff',
    first: 'Ida',
    last: 'Quill',
    manager: true,
    standingPhones: 1,
    personalCode: true,
    pin: NEW_PIN,
  });
  expect(together.at(-1)).toEqual(['person-added', 'credential-issued', 'pin-set']);
  expect(kiosk.screen('desk').said?.happened.key).toBe('desk.said.person-added');
  expect(peoplePage(kiosk).freshCodes).toMatchObject([{ name: 'Ida Quill', kind: 'personal-code' }]);
});

test('somebody who is locked out gets a new PIN from another manager, and that is on record [D4]', async () => {
  const kiosk = await atTheDesk();
  await kiosk.send({ intent: 'finish' });
  for (let time = 0; time < 10; time += 1) {
    await kiosk.later(3_600_000);
    await enter(kiosk, 'Tom', WRONG);
    await kiosk.send({ intent: 'finish' });
  }
  await enter(kiosk, 'Tom');
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.pin-locked');
  await kiosk.send({ intent: 'finish' });
  await enter(kiosk, 'Maya');
  const [maya, tom] = [kiosk.person('Maya'), kiosk.person('Tom')];
  await kiosk.decide(maya, { intent: 'set-pin', person: tom.id, pin: NEW_PIN });
  expect(kiosk.screen('desk').said?.happened).toEqual({ key: 'desk.said.pin-set', with: { who: 'Tom Barrow' } });
  expect(kiosk.entries().findLast(({ kind }) => kind === 'pin-set')?.facts).toEqual({ person: tom.id, by: maya.id });
  expect(kiosk.record.exceptions.open()).toContainEqual(expect.objectContaining({ kind: 'pin-reset', person: tom.id }));
  await kiosk.send({ intent: 'finish' });
  await enter(kiosk, 'Tom', NEW_PIN);
  expect(kiosk.shows()).toBe('desk');
});

const strict = (policy: Policy): void => {
  Object.assign(policy.credentials, { changeAfterDays: 90, remindDaysBefore: 14, noReuseOfLast: 3 });
};

test('easy PINs, and the last few of one’s own, are refused; older ones may come back [B8] [D4]', async () => {
  const kiosk = await atTheDesk({ policy: strict });
  const maya = kiosk.person('Maya');
  let pin = GOOD_PIN;
  const change = async (to: string) => {
    await kiosk.send({ intent: 'set-pin', person: maya.id, pin: to }, { intent: 'give-pin', pin });
    const { decision, said } = kiosk.screen('desk');
    if (said?.happened.key === 'desk.said.pin-set') pin = to;
    await kiosk.send({ intent: 'desk-cancel' });
    return decision?.problem?.key ?? said?.happened.key;
  };
  for (const easy of ['1234', '123456', '111111', '12345'])
    expect(await change(easy)).toBe('desk.problem.pin-too-easy');
  expect(await change(GOOD_PIN)).toBe('desk.problem.pin-used-before');
  for (const next of [NEW_PIN, '640281']) expect(await change(next)).toBe('desk.said.pin-set');
  expect(await change(GOOD_PIN)).toBe('desk.problem.pin-used-before');
  expect(await change('917364')).toBe('desk.said.pin-set');
  expect(await change(GOOD_PIN)).toBe('desk.said.pin-set');
  // One's own change is no question for anybody.
  expect(kiosk.exceptions()).toEqual([]);
});

test('a PIN that grows old is reminded of, and decides nothing once it is too old [B8] [D4]', async () => {
  const kiosk = await atTheDesk({ policy: strict });
  const maya = kiosk.person('Maya');
  const reminded = async () => {
    await kiosk.send({ intent: 'desk-tab', tab: 'now' });
    const { page } = kiosk.screen('desk');
    return page.tab === 'now'
      ? page.remind.map(({ happened }) => happened.key).filter((key) => key.includes('.pin-'))
      : [];
  };
  expect(await reminded()).toEqual([]);
  await kiosk.later(80 * DAY_MS);
  await enter(kiosk, 'Maya');
  expect(await reminded()).toEqual(['desk.remind.pin-soon']);
  await kiosk.send({ intent: 'finish' });
  await kiosk.later(11 * DAY_MS);
  await enter(kiosk, 'Maya');
  expect(await reminded()).toEqual(['desk.remind.pin-due']);
  await kiosk.send({ intent: 'add-family', first: 'Leo', last: 'Ashby', initials: ['R A'] });
  expect(kiosk.screen('desk').decision?.problem?.key).toBe('desk.problem.pin-too-old');
  await kiosk.send({ intent: 'desk-cancel' });
  await kiosk.decide(maya, { intent: 'set-pin', person: maya.id, pin: NEW_PIN });
  expect(await reminded()).toEqual([]);
  await kiosk.send({ intent: 'add-family', first: 'Leo', last: 'Ashby', initials: ['R A'] });
  expect(kiosk.screen('desk').decision?.problem).toBeUndefined();
});

test('a second Enter while the PIN is looked at is no second try', async () => {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis', { standing: [] })] });
  await kiosk.send(
    { intent: 'start', purpose: 'staff' },
    { intent: 'give-personal-code', code: kiosk.person('Maya').code },
  );
  await kiosk.send({ intent: 'open-desk' });
  kiosk.forget();
  kiosk.desk.intent({ intent: 'give-pin', pin: WRONG });
  kiosk.desk.intent({ intent: 'give-pin', pin: WRONG });
  await kiosk.desk.settled();
  expect(kiosk.auditKinds()).toEqual(['pin-tried']);
});

test('a PIN that is found right after its session ended opens nothing in the next one', async () => {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis', { standing: [] })] });
  const { code } = kiosk.person('Maya');
  await kiosk.send(
    { intent: 'start', purpose: 'staff' },
    { intent: 'give-personal-code', code },
    { intent: 'open-desk' },
  );
  kiosk.desk.intent({ intent: 'give-pin', pin: GOOD_PIN });
  kiosk.desk.intent({ intent: 'finish' });
  kiosk.desk.intent({ intent: 'start', purpose: 'staff' });
  kiosk.desk.intent({ intent: 'give-personal-code', code });
  kiosk.desk.intent({ intent: 'open-desk' });
  await kiosk.desk.settled();
  expect(kiosk.shows()).toBe('pin');
});

test('a new code takes the place of the old one', async () => {
  const kiosk = await atTheDesk();
  const ruth = kiosk.person('Ruth');
  await kiosk.decide(kiosk.person('Maya'), { intent: 'new-code', person: ruth.id });
  const [fresh] = peoplePage(kiosk).freshCodes;
  expect(fresh).toMatchObject({ name: 'Ruth Fenn', kind: 'personal-code' });
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: ruth.code });
  expect(kiosk.screen('staff-entry').problem?.key).toBe('problem.code-unknown');
  await kiosk.send({ intent: 'give-personal-code', code: fresh?.code ?? '' });
  expect(kiosk.shows()).toBe('staff-day');
});

test('a list that is imported where there is no reader gives everybody a code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-'));
  const rosterFile = join(folder, 'roster.csv');
  writeFileSync(rosterFile, 'first,last,type\nIda,Quill,staff\nBen,Carr,volunteer\nNo,,staff\n');
  const kiosk = await atTheDesk({ reader: false, rosterFile });
  await kiosk.send({ intent: 'import-roster' }, { intent: 'give-pin', pin: GOOD_PIN });
  await kiosk.time.until(() => peoplePage(kiosk).roster !== null, 'the list to be read');
  const { freshCodes } = peoplePage(kiosk);
  expect(freshCodes.map(({ name }) => name)).toEqual(['Ida Quill', 'Ben Carr']);
  expect(new Set(freshCodes.map(({ code }) => code)).size).toBe(2);
  // Once they are written down, the line that was left out is still told.
  await kiosk.send({ intent: 'desk-tab', tab: 'people' });
  expect(peoplePage(kiosk)).toMatchObject({ freshCodes: [], roster: { added: 2, faults: [{ line: 4 }] } });
  await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
  await kiosk.send({ intent: 'give-personal-code', code: freshCodes[1]?.code ?? '' });
  expect(kiosk.screen('staff-day').firstName).toBe('Ben');
});

test('a badge that was replaced may be given out again', async () => {
  const kiosk = await atTheDesk();
  const [maya, ruth, tom] = [kiosk.person('Maya'), kiosk.person('Ruth'), kiosk.person('Tom')];
  await kiosk.decide(maya, { intent: 'await-badge-for', person: ruth.id });
  await kiosk.tap('01004A7CFF');
  expect(kiosk.screen('desk').said?.happened.key).toBe('desk.said.badge-given');
  await kiosk.decide(maya, { intent: 'await-badge-for', person: tom.id });
  await kiosk.tap(ruth.badge);
  expect(kiosk.screen('desk').said?.happened).toEqual({ key: 'desk.said.badge-given', with: { who: 'Tom Barrow' } });
  await kiosk.decide(maya, { intent: 'await-badge-for', person: tom.id });
  await kiosk.tap('01004A7CFF');
  expect(kiosk.screen('desk').said?.happened.key).toBe('desk.problem.badge-taken');
});

test('unknown and disabled badges and those of leavers are on record at the open desk too, once for a while', async () => {
  const kiosk = await atTheDesk();
  const [maya, ruth, tom] = [kiosk.person('Maya'), kiosk.person('Ruth'), kiosk.person('Tom')];
  await kiosk.decide(maya, { intent: 'person-left', person: ruth.id });
  await kiosk.decide(maya, { intent: 'await-badge-for', person: tom.id });
  await kiosk.tap('01004A7CFF');
  kiosk.forget();
  for (const badge of ['01004A7CEE', ruth.badge, tom.badge, '01004A7CEE', ruth.badge, tom.badge]) {
    await kiosk.tap(badge);
    expect(kiosk.shows()).toBe('desk');
  }
  expect(kiosk.auditKinds().filter((kind) => kind === 'credential-unknown')).toHaveLength(1);
  expect(kiosk.exceptions()).toEqual(['badge-unknown', 'badge-of-leaver', 'badge-disabled']);
  await kiosk.send({ intent: 'finish' });
  await kiosk.later(11 * 60_000);
  await kiosk.tap('01004A7CEE');
  expect(kiosk.exceptions().filter((kind) => kind === 'badge-unknown')).toHaveLength(2);
});

test('a sole manager who is locked out comes back with the recovery code, once, and the use stays a question', async () => {
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis', { standing: [] })] });
  const maya = kiosk.person('Maya');
  await enter(kiosk, 'Maya');
  await kiosk.send({ intent: 'desk-tab', tab: 'people' });
  await kiosk.decide(maya, { intent: 'new-recovery-code' });
  const code = peoplePage(kiosk).freshCodes[0]?.code ?? '';
  expect(code).toHaveLength(18);
  expect(JSON.stringify(kiosk.allEntries())).not.toContain(code);
  await kiosk.send({ intent: 'finish' });
  for (let time = 0; time < 10; time += 1) {
    await kiosk.later(3_600_000);
    await enter(kiosk, 'Maya', WRONG);
    await kiosk.send({ intent: 'finish' });
  }
  const begin = async () => {
    await kiosk.send({ intent: 'start', purpose: 'staff' }, { intent: 'give-personal-code', code: maya.code });
    await kiosk.send({ intent: 'open-desk' });
    expect(kiosk.screen('pin').mayRecover).toBe(true);
    await kiosk.send({ intent: 'use-recovery-code' });
  };
  await begin();
  await kiosk.send({ intent: 'give-recovery-code', code: 'ZZZZZZZZZZZZZZZZZZ' });
  expect(kiosk.screen('recovery')).toMatchObject({ step: 'code', problem: { key: 'problem.recovery-unknown' } });
  await kiosk.send({ intent: 'give-recovery-code', code }, { intent: 'choose-pin', pin: '123456' });
  expect(kiosk.screen('recovery')).toMatchObject({ step: 'new-pin', problem: { key: 'problem.pin-too-easy' } });
  kiosk.forget();
  await kiosk.send({ intent: 'choose-pin', pin: NEW_PIN });
  expect(kiosk.auditKinds()).toEqual(['recovery-code-used', 'exception-raised', 'recovery-code-set', 'pin-set']);
  expect(kiosk.exceptions()).toContain('recovery-code-used');
  const next = peoplePage(kiosk).freshCodes[0]?.code ?? '';
  expect(next).not.toBe(code);
  await kiosk.send({ intent: 'finish' });
  await begin();
  await kiosk.send({ intent: 'give-recovery-code', code });
  expect(kiosk.screen('recovery').problem?.key).toBe('problem.recovery-unknown');
  await kiosk.send({ intent: 'finish' });
  await enter(kiosk, 'Maya', NEW_PIN);
  expect(kiosk.shows()).toBe('desk');
});

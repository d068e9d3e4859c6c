import { expect, test } from 'vitest';
import { manager, staff } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const PEOPLE = [manager('Maya Hollis'), staff('Ruth Fenn')];
const NOTICE = presetPolicy('preschool-kitchen-drawer').depositNotice;
const LINE = NOTICE?.text['en'];

const drawer = (more: KioskOptions = {}) =>
  openTestKiosk({ people: PEOPLE, preset: 'preschool-kitchen-drawer', ...more });
/** A setting with a locker whose policy has the same line. */
const locker = (more: KioskOptions = {}) =>
  openTestKiosk({
    people: PEOPLE,
    policy: (copy) => {
      copy.depositNotice = NOTICE;
    },
    ...more,
  });

test('the line about liability stands wherever something is put in: by hand and at a door [E13]', async () => {
  expect(LINE).toMatch(/not responsible/);
  const byHand = await drawer();
  await byHand.tap(byHand.person('Ruth'));
  expect(byHand.screen('hand-in')).toMatchObject({ liability: LINE, mayNote: true });

  const atDoor = await locker();
  await atDoor.tap(atDoor.person('Ruth'));
  expect(atDoor.screen('door')).toMatchObject({ liability: LINE, mayNote: true });
  await atDoor.send({ intent: 'nothing-today' });
  expect(atDoor.screen('door').liability).toBeUndefined();
});

test('in the language of whoever reads it [E13]', async () => {
  const kiosk = await drawer();
  await kiosk.send({ intent: 'choose-language', language: 'pl' });
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.screen('hand-in').liability).toBe(NOTICE?.text['pl']);
});

test('a policy without the line shows none, and asks for no condition', async () => {
  const kiosk = await openTestKiosk({ people: PEOPLE });
  await kiosk.tap(kiosk.person('Ruth'));
  const { liability, mayNote } = kiosk.screen('door');
  expect([liability, mayNote]).toEqual([undefined, undefined]);
  await kiosk.send({ intent: 'note-condition' });
  expect(kiosk.shows()).toBe('door');
});

test('damage that is there is noted at the door, kept sealed, and shown at collection to owner and manager [E13]', async () => {
  const kiosk = await locker();
  const [ruth, maya] = [kiosk.person('Ruth'), kiosk.person('Maya')];
  await kiosk.tap(ruth);
  const { door } = kiosk.screen('door');
  await kiosk.doorOpens(door);
  await kiosk.send({ intent: 'note-condition' });
  expect(kiosk.screen('condition').devices).toHaveLength(1);
  // The door shuts meanwhile, and what is being typed is not lost.
  await kiosk.pushShut(door);
  await kiosk.pass(5000);
  expect(kiosk.shows()).toBe('condition');
  await kiosk.send({ intent: 'give-condition', damaged: true, words: 'A crack in the corner' });
  await kiosk.pass(3000);
  expect(kiosk.record.deposits.open()).toMatchObject([
    { state: 'held', condition: { damaged: true, words: 'A crack in the corner' } },
  ]);
  expect(JSON.stringify(kiosk.allEntries().map(({ facts }) => facts))).not.toContain('crack');

  await kiosk.send({ intent: 'finish' });
  await kiosk.staffArrives(maya);
  await kiosk.openDesk(maya);
  await kiosk.send({ intent: 'desk-tab', tab: 'devices' });
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'devices') throw new Error('Not the page of devices');
  expect(page.deposits.map(({ condition }) => condition)).toContainEqual({
    damaged: true,
    words: 'A crack in the corner',
  });
  await kiosk.send({ intent: 'finish' });
  await kiosk.tap(ruth);
  expect(kiosk.screen('door')).toMatchObject({
    purpose: 'collect',
    condition: { damaged: true, words: 'A crack in the corner' },
  });
});

test('whoever does not care for it is not held up by it [E13]', async () => {
  const kiosk = await drawer();
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'note-condition' });
  expect(kiosk.state().canGoBack).toBe(true);
  await kiosk.send({ intent: 'back' }, { intent: 'handed-over' });
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-in');
  expect(kiosk.auditKinds()).not.toContain('deposit-condition-noted');
});

test('a mark of damage alone is enough, and it is shown when it is handed back [E13]', async () => {
  const kiosk = await drawer();
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'note-condition' }, { intent: 'give-condition', damaged: true, words: '' });
  await kiosk.send({ intent: 'handed-over' }, { intent: 'finish' });
  await kiosk.pass(9000);
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.screen('collect-by-hand').condition).toEqual({ damaged: true, words: '' });
});

test('what was noted goes with the device when it comes back from a break to the drawer [E13]', async () => {
  const kiosk = await drawer();
  const ownSession = async (first: string) => {
    await kiosk.pass(9000);
    await kiosk.send({ intent: 'finish' }, { intent: 'start', purpose: 'staff' });
    await kiosk.tap(kiosk.person(first));
  };
  await kiosk.tap(kiosk.person('Ruth'));
  await kiosk.send({ intent: 'note-condition' }, { intent: 'give-condition', damaged: true, words: 'A crack' });
  await kiosk.send({ intent: 'handed-over' });
  await kiosk.tap(kiosk.person('Maya'));
  await kiosk.send({ intent: 'handed-over' });
  await ownSession('Maya');
  const [held] = kiosk.screen('staff-day').toConfirm;
  await kiosk.send({ intent: 'confirm-hand-in', deposit: held?.deposit ?? '' });
  await ownSession('Ruth');
  await kiosk.send({ intent: 'open-form', form: 'take-break' });
  for (const value of ['lunch-break', 'office', '20']) await kiosk.send({ intent: 'answer', value });
  await kiosk.send({ intent: 'go-on' });
  await ownSession('Ruth');
  await kiosk.send({ intent: 'back-with-device' }, { intent: 'handed-over' });
  await ownSession('Ruth');
  await kiosk.send({ intent: 'leave-now' });
  expect(kiosk.screen('collect-by-hand').condition).toEqual({ damaged: true, words: 'A crack' });
});

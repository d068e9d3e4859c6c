import { expect, test } from 'vitest';
import type { DeclaredDevice } from '../../main/domain/devices.ts';
import { manager, phone, staff, visitorTouches, volunteer } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

const camera: DeclaredDevice = { kind: 'camera', ownership: 'personal', count: 1 };
const PEOPLE = [
  manager('Maya Hollis', { standing: [] }),
  staff('Ruth Fenn', { standing: [phone(), camera] }),
  volunteer('Ivo Blake', { standing: [phone()] }),
];

async function withCamera(more: KioskOptions = {}): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({ people: PEOPLE, preset: 'preschool-store-cupboard', ...more });
  await kiosk.tap(kiosk.person('Ruth'));
  return kiosk;
}

test('a camera stops the sign-in, named, and it goes on once it is off the premises [C9]', async () => {
  const kiosk = await withCamera();
  expect(kiosk.screen('leave-behind')).toMatchObject({ devices: [camera], mayLetIn: true });
  expect(kiosk.record.visits.open()).toEqual([]);
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('hand-in').devices).toEqual([phone()]);
  const [visit] = kiosk.record.visits.open();
  expect(kiosk.record.visits.devices(visit?.id ?? '')).toEqual([phone()]);
  expect(kiosk.exceptions()).toEqual([]);
});

test('the manager lets it in with badge and PIN, and that is an exception with who [C9]', async () => {
  const kiosk = await withCamera();
  const maya = kiosk.person('Maya');
  await kiosk.send({ intent: 'let-it-in' });
  expect(kiosk.shows()).toBe('let-in');
  await kiosk.tap(maya);
  expect(kiosk.screen('pin').firstName).toBe('Maya');
  await kiosk.send({ intent: 'give-pin', pin: '111222' });
  expect(kiosk.screen('pin').problem?.key).toBe('let-in.problem.pin-wrong');
  expect(kiosk.record.visits.open()).toEqual([]);
  await kiosk.send({ intent: 'give-pin', pin: maya.pin ?? '' });
  // What the rule puts away is put away all the same.
  expect(kiosk.screen('hand-in').devices).toEqual([phone()]);
  const [visit] = kiosk.record.visits.open();
  expect(kiosk.record.visits.devices(visit?.id ?? '')).toEqual([phone(), camera]);
  expect(kiosk.record.exceptions.open()).toMatchObject([
    { kind: 'let-in', severity: 'attention', visit: visit?.id, person: maya.id, detail: 'camera' },
  ]);
});

test('nobody else lets it in, and nobody their own [C9]', async () => {
  const kiosk = await withCamera();
  await kiosk.send({ intent: 'let-it-in' });
  await kiosk.tap(kiosk.person('Ivo'));
  expect(kiosk.screen('let-in').problem?.key).toBe('let-in.problem.not-your-role');
  await kiosk.send({ intent: 'give-personal-code', code: 'NOBODY' });
  expect(kiosk.screen('let-in').problem?.key).toBe('let-in.problem.code-unknown');
  await kiosk.send({ intent: 'back' });
  expect(kiosk.shows()).toBe('leave-behind');

  const own = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [camera] })],
    preset: 'preschool-store-cupboard',
  });
  await own.tap(own.person('Maya'));
  await own.send({ intent: 'let-it-in' });
  await own.tap(own.person('Maya'));
  expect(own.screen('let-in').problem?.key).toBe('let-in.problem.to-yourself');
  expect(own.record.visits.open()).toEqual([]);
});

test('a policy that names nobody who may let it in offers it to nobody', async () => {
  const kiosk = await withCamera({
    policy: (copy) => {
      for (const rule of copy.deviceRules) if (rule.must === 'leave-off-premises') delete rule.letInBy;
    },
  });
  expect(kiosk.screen('leave-behind').mayLetIn).toBeUndefined();
  await kiosk.send({ intent: 'let-it-in' });
  expect(kiosk.shows()).toBe('leave-behind');
});

test('a volunteer uses the drawer until the manager records that they do not work with children [E6]', async () => {
  const kiosk = await openTestKiosk({ people: PEOPLE, preset: 'preschool-kitchen-drawer' });
  const [maya, ivo] = [kiosk.person('Maya'), kiosk.person('Ivo')];
  await kiosk.tap(ivo);
  expect(kiosk.screen('hand-in')).toMatchObject({ why: 'rule', devices: [phone()] });
  await kiosk.send({ intent: 'handed-over' }, { intent: 'finish' });
  await kiosk.pass(9000);
  await kiosk.tap(ivo);
  await kiosk.send({ intent: 'leave-now' }, { intent: 'go-on' }, { intent: 'finish' });
  expect(kiosk.record.visits.openOfPerson(ivo.id)).toBeNull();

  await kiosk.tap(maya);
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(maya);
  await kiosk.send({ intent: 'open-form', form: 'change-person', subject: ivo.id });
  for (let asked = kiosk.screen('desk').asking; asked !== null; asked = kiosk.screen('desk').asking) {
    const value = asked.question.kind === 'yes-no' ? false : [];
    if (asked.question.optional) await kiosk.send({ intent: 'skip-answer' });
    else await kiosk.send({ intent: 'answer', value });
  }
  await kiosk.send({ intent: 'give-pin', pin: maya.pin ?? '' }, { intent: 'finish' });
  expect(kiosk.record.people.byId(ivo.id)?.worksWithChildren).toBe(false);
  await kiosk.tap(ivo);
  // As a visitor does: in the bag, and nothing to hand in (E5).
  expect(kiosk.screen('goodbye').says.key).toBe('goodbye.welcome-nothing');
  expect(kiosk.record.deposits.open()).toEqual([]);
});

test('an external teacher who walks in counts as working with children [E6]', async () => {
  const kiosk = await openTestKiosk({ people: PEOPLE, preset: 'preschool-kitchen-drawer' });
  await kiosk.send(...visitorTouches('Ada Lind', { personType: 'external-teacher' }));
  await kiosk.agree();
  await kiosk.send({ intent: 'go-on' });
  expect(kiosk.screen('hand-in')).toMatchObject({ why: 'rule', devices: [phone()] });
});

import { expect, test } from 'vitest';
import type { Intent } from '../../main/contract/intents.ts';
import { manager, staff } from '../support/builders.ts';
import { type KioskOptions, openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';

type Value = Extract<Intent, { intent: 'answer' }>['value'];

async function report(
  first: string,
  answers: readonly Value[],
  preset?: NonNullable<KioskOptions['preset']>,
): Promise<TestKiosk> {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis', { standing: [] }), staff('Ruth Fenn', { standing: [] })],
    ...(preset === undefined ? {} : { preset }),
  });
  await kiosk.send(
    { intent: 'start', purpose: 'staff' },
    { intent: 'give-personal-code', code: kiosk.person(first).code },
  );
  await kiosk.send({ intent: 'open-form', form: 'report-credential' });
  kiosk.forget();
  for (const value of answers) await kiosk.send({ intent: 'answer', value });
  await kiosk.send({ intent: 'go-on' });
  return kiosk;
}

test('a lost badge of one’s own stops working at once and is a serious exception [D6]', async () => {
  const kiosk = await report('Ruth', ['mine', 'badge']);
  expect(kiosk.auditKinds()).toEqual(['credential-reported', 'credential-revoked', 'exception-raised']);
  expect(kiosk.record.exceptions.open()).toMatchObject([
    { kind: 'credential-reported', person: kiosk.person('Ruth').id },
  ]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.tap(kiosk.person('Ruth'));
  expect(kiosk.screen('kind-word').notice.happened.key).toBe('kind-word.badge-unknown');
});

test('a PIN that somebody else knows opens no desk any more [D6]', async () => {
  const kiosk = await report('Maya', ['mine', 'pin']);
  expect(kiosk.auditKinds()).toEqual(['credential-reported', 'exception-raised']);
  expect(kiosk.record.people.pin(kiosk.person('Maya').id)).toBeNull();
});

test('somebody else’s is a question for those who lead, and goes on working [D6]', async () => {
  const kiosk = await report('Ruth', ['other', 'maya hollis', 'badge']);
  expect(kiosk.auditKinds()).toEqual(['credential-reported', 'exception-raised']);
  expect(kiosk.record.exceptions.open()).toMatchObject([
    { kind: 'credential-reported', person: kiosk.person('Maya').id },
  ]);
  await kiosk.send({ intent: 'finish' });
  await kiosk.staffArrives(kiosk.person('Maya')).catch(() => undefined);
  expect(kiosk.record.visits.openOfPerson(kiosk.person('Maya').id)).not.toBeNull();
});

test('what is said of a colleague’s PIN is told to nobody but those who look after reports [D6 E25]', async () => {
  const kiosk = await report('Ruth', ['other', 'maya hollis', 'pin'], 'preschool-accountable-users');
  expect(kiosk.auditKinds()).toEqual(['incident-reported']);
  expect(JSON.stringify(kiosk.entries().map(({ facts }) => facts))).not.toContain('p-');
  expect(kiosk.exceptions()).toEqual([]);
  expect(kiosk.record.incidents.all()).toMatchObject([
    { kind: 'compromised-password', about: [kiosk.person('Maya').id], reporter: kiosk.person('Ruth').id },
  ]);
});

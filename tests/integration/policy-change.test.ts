import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PolicyFound } from '../../main/desks/policy-in-force.ts';
import { policyFile } from '../../main/setting-folder.ts';
import { manager } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';
import { changed, presetPath, presetPolicy } from '../support/preset-policy.ts';

const idleSeconds = (seconds: number): PolicyFound => ({
  policy: {
    hash: String(seconds).padStart(64, '0'),
    policy: changed(presetPolicy('playgroup-office'), (copy) => {
      copy.idle.publicSeconds = seconds;
    }),
  },
});
const BROKEN: PolicyFound = { refused: { hash: 'ab'.repeat(32), faults: 2, line: 12, field: 'idle.publicSeconds' } };

/** A kiosk whose policy file says what the test puts there. */
async function editableKiosk() {
  const edits: PolicyFound[] = [];
  const look = () => Promise.resolve(edits.shift() ?? null);
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')], policyFile: { look } });
  const edit = async (found: PolicyFound) => {
    edits.push(found);
    await kiosk.pass(6000);
  };
  return { kiosk, edit };
}

test('a changed policy counts from the next idle screen on, and that is on record [D14]', async () => {
  const { kiosk, edit } = await editableKiosk();
  const adopted = () => kiosk.auditKinds().filter((kind) => kind === 'policy-adopted').length;
  const count = adopted();
  await kiosk.send({ intent: 'start', purpose: 'visiting' });
  await edit(idleSeconds(90));
  // Whoever stands there is served to the end under the policy they began with.
  expect(kiosk.state().idle?.ofMs).toBe(60_000);
  expect(adopted()).toBe(count);
  await kiosk.send({ intent: 'finish' });
  await kiosk.pass(1000);
  expect(adopted()).toBe(count + 1);
  await kiosk.send({ intent: 'start', purpose: 'visiting' });
  expect(kiosk.state().idle?.ofMs).toBe(90_000);
});

test('a broken policy leaves the old one in force, and the manager is told where to mend it', async () => {
  const { kiosk, edit } = await editableKiosk();
  await edit(BROKEN);
  expect(kiosk.exceptions()).toEqual(['policy-refused']);
  expect(kiosk.auditKinds()).toContain('policy-refused');
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  const { page } = kiosk.screen('desk');
  expect(page.tab === 'now' && page.remind.map(({ doNext }) => doNext)).toContainEqual({
    key: 'desk.remind.policy-refused-do',
    with: { line: 12, field: 'idle.publicSeconds' },
  });
  await kiosk.send({ intent: 'finish' });
  await kiosk.send({ intent: 'start', purpose: 'visiting' });
  expect(kiosk.state().idle?.ofMs).toBe(60_000);
  await kiosk.send({ intent: 'finish' });
  await edit(idleSeconds(75));
  await kiosk.send({ intent: 'start', purpose: 'visiting' });
  expect(kiosk.state().idle?.ofMs).toBe(75_000);
});

test('a setting that changes to another policy asks again, although the names and versions are alike', async () => {
  const { kiosk, edit } = await editableKiosk();
  await edit({
    policy: {
      hash: 'cd'.repeat(32),
      policy: changed(presetPolicy('playgroup-office'), (copy) => {
        copy.id = 'another-policy';
      }),
    },
  });
  await kiosk.tap(kiosk.person('Maya'));
  expect(kiosk.screen('rules').firstName).toBe('Maya');
});

test('whoever changed the file, a manager stands behind it by name and in words [A24 B13]', async () => {
  const { kiosk, edit } = await editableKiosk();
  await edit(idleSeconds(90));
  await kiosk.pass(1000);
  const [question] = kiosk.record.exceptions.open();
  expect(question).toMatchObject({ kind: 'policy-changed', severity: 'attention' });
  const maya = kiosk.person('Maya');
  await kiosk.staffArrives(maya);
  await kiosk.openDesk(maya);
  await kiosk.decide(maya, {
    intent: 'resolve-exception',
    exception: question?.id ?? '',
    words: 'Ours: longer at the screen',
  });
  expect(kiosk.exceptions()).toEqual([]);
  expect(kiosk.record.log.lastOf('exception-resolved')?.facts).toMatchObject({ by: maya.id });
  await kiosk.send({ intent: 'finish' });

  // Also where it was changed while the kiosk was off; the very first policy is the one of the set-up.
  const again = await kiosk.restart();
  await again.pass(6000);
  expect(again.exceptions()).toEqual(['policy-changed']);
});

test('the policy of the set-up is nobody’s change [B13]', async () => {
  const { kiosk } = await editableKiosk();
  await kiosk.pass(6000);
  expect(kiosk.exceptions()).toEqual([]);
});

test('people are imported by a manager’s PIN only, and the record says whose [A24 B13]', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const rosterFile = join(folder, 'roster.csv');
  await writeFile(rosterFile, 'first,last,type\nTomas,Kern,staff\n');
  const kiosk = await openTestKiosk({ people: [manager('Maya Hollis')], rosterFile });
  const people = () => kiosk.record.people.all().length;
  expect(await kiosk.send({ intent: 'import-roster' })).toBe(false);
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'import-roster' });
  await kiosk.send({ intent: 'give-pin', pin: '000000' });
  expect(people()).toBe(1);
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.decide(kiosk.person('Maya'), { intent: 'import-roster' });
  await kiosk.time.eventually(() => people() === 2, 'the import');
  expect(kiosk.record.log.lastOf('person-added')?.facts).toMatchObject({ addedBy: kiosk.person('Maya').id });
});

test('the file is read when it changes, told apart from a broken one, and kept under its hash', async () => {
  const data = await mkdtemp(join(tmpdir(), 'policy-change-'));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const setting = join(data, 'setting');
  await mkdir(setting);
  const text = await readFile(presetPath('playgroup-office'), 'utf8');
  await writeFile(join(setting, 'policy.yaml'), text);
  const file = policyFile(data);
  expect([await file.look(), await file.look()]).toEqual([null, null]);

  await writeFile(join(setting, 'policy.yaml'), text.replace('publicSeconds: 60', 'publicSeconds: soon'));
  const broken = await file.look();
  const line = text.split('\n').findIndex((each) => each.includes('publicSeconds')) + 1;
  expect(broken).toMatchObject({ refused: { faults: 1, line, field: 'idle, publicSeconds' } });

  await writeFile(join(setting, 'policy.yaml'), text.replace('publicSeconds: 60', 'publicSeconds: 120'));
  const mended = await file.look();
  if (mended === null || !('policy' in mended)) throw new Error('The mended file was not taken.');
  expect(mended.policy.policy.idle.publicSeconds).toBe(120);
  await expect(readFile(join(setting, 'policy-copies', `${mended.policy.hash}.yaml`), 'utf8')).resolves.toContain(
    'publicSeconds: 120',
  );

  await rm(join(setting, 'policy.yaml'));
  expect(await file.look()).toBeNull();
});

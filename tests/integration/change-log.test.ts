import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PrintedPage } from '../../main/contract/printed-page.ts';
import type { Phrase } from '../../main/contract/screen-state.ts';
import { readChanges } from '../../main/desks/change-reading.ts';
import type { Printer } from '../../main/desks/ports.ts';
import { CHANGE_KINDS, changeOf } from '../../main/domain/change-log/change.ts';
import { ROLES } from '../../main/domain/people.ts';
import type { EventOf } from '../../main/domain/record/audit-event.ts';
import { CREDENTIAL_KINDS } from '../../main/domain/record/state.ts';
import { ok } from '../../main/domain/result.ts';
import { manager, parent, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { appended, events, openedRecord } from '../support/record-fixtures.ts';
import { unsayable } from '../support/said-phrases.ts';

const DAY_MS = 86_400_000;

async function officeKiosk() {
  const folder = await mkdtemp(join(tmpdir(), 'changes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const pages: PrintedPage[] = [];
  const printer: Printer = {
    print(page) {
      pages.push(PrintedPage.parse(page));
      return Promise.resolve(ok(new Uint8Array([37])));
    },
  };
  const people = [manager('Maya Hollis'), staff('Ruth Fenn'), parent('Nia Alder', ['NA'])];
  const kiosk = await openTestKiosk({ people, printer, printsFolder: join(folder, 'prints') });
  await kiosk.staffArrives(kiosk.person('Maya'));
  return { kiosk, pages, printsFolder: join(folder, 'prints') };
}

async function decide(kiosk: TestKiosk): Promise<void> {
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the decision to be made');
}

/** Ruth becomes deputy and works with no children, gets another badge, and reports her code; door 2 is out of use for a while. */
async function changeThings(kiosk: TestKiosk): Promise<void> {
  const ruth = kiosk.person('Ruth');
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab: 'people' });
  await kiosk.send({ intent: 'open-form', form: 'change-person', subject: ruth.id });
  await kiosk.send({ intent: 'answer', value: ['deputy'] }, { intent: 'answer', value: false });
  await decide(kiosk);
  await kiosk.send({ intent: 'await-badge-for', person: ruth.id });
  await decide(kiosk);
  await kiosk.tap('04A1B2C3D4');
  appended(kiosk.record, { kind: 'compartment-out-of-order', facts: { compartment: 2, why: 'jammed' } });
  await kiosk.send({ intent: 'desk-tab', tab: 'policy' });
}

function changesOnScreen(kiosk: TestKiosk) {
  const { page } = kiosk.screen('desk');
  return ('lists' in page ? page.lists.find(({ id }) => id === 'changes') : undefined)?.rows ?? [];
}

const text = (phrase: Phrase | undefined) => phrase?.with?.['text'] ?? phrase?.key;

test('the policy page lists what was changed, about whom and by whom, newest first [D14]', async () => {
  const { kiosk } = await officeKiosk();
  await changeThings(kiosk);
  const rows = changesOnScreen(kiosk);
  expect(rows.slice(0, 4).map(({ first, under, middle }) => [first.key, text(under), text(middle)])).toEqual([
    ['change.door-out', undefined, 'change.by-kiosk'],
    ['change.issued-badge', 'Ruth Fenn', 'Maya Hollis'],
    ['change.revoked-badge', 'Ruth Fenn', 'Maya Hollis'],
    ['change.person-changed', 'Ruth Fenn', 'Maya Hollis'],
  ]);
  expect(rows[3]?.facts.map(({ says }) => says.key)).toEqual([
    'change.area-people',
    'list.changes.when',
    'form.as-is',
    'form.role.deputy',
    'change.not-with-children',
  ]);
  expect(rows[2]?.facts.map(({ says }) => says.key)).toContain('change.why-replaced');
  expect(rows[0]?.end).toEqual({ key: 'list.changes.when', with: { day: '2026-11-23', time: '08:00' } });
  // Of the set-up there are all parts.
  const keys = new Set(rows.map(({ first }) => first.key));
  for (const key of ['program', 'policy-adopted', 'person-added', 'issued-badge', 'issued-family-code', 'pin-set'])
    expect(keys, key).toContain(`change.${key}`);
});

test('a meeting gets the changes of its days as a PDF, without any secret and without the names of families [D14]', async () => {
  const { kiosk, pages, printsFolder } = await officeKiosk();
  await changeThings(kiosk);
  await kiosk.send({ intent: 'finish' });
  kiosk.clock.jump(2 * DAY_MS);
  await kiosk.pass(1000);
  appended(kiosk.record, { kind: 'compartment-in-order', facts: { compartment: 2, by: kiosk.person('Ruth').id } });
  const print = async (from: string, to: string) => {
    await kiosk.openDesk(kiosk.person('Maya'));
    await kiosk.send({ intent: 'desk-tab', tab: 'policy' });
    await kiosk.send({ intent: 'open-form', form: 'save-change-log' });
    await kiosk.send({ intent: 'answer', value: from }, { intent: 'answer', value: to });
    await decide(kiosk);
    await kiosk.send({ intent: 'finish' });
    const page = pages.at(-1);
    if (page?.kind !== 'change-log') throw new Error('No change log was printed');
    return page;
  };
  const late = await print('2026-11-25', '2026-11-25');
  expect(late).toMatchObject({ setting: kiosk.state().setting?.name, printedBy: 'Maya Hollis', demonstration: true });
  expect(late.changes.map(({ what, by }) => [what.key, text(by)])).toEqual([['change.door-in', 'Ruth Fenn']]);
  const early = await print('2026-11-01', '2026-11-24');
  expect(early.changes.map(({ what }) => what.key)).not.toContain('change.door-in');
  const both = await print('2026-11-01', '2026-11-25');
  expect(both.changes).toHaveLength(early.changes.length + 1);
  expect(await readdir(printsFolder)).toEqual([
    '2026-11-25-changes-from-2026-11-01-to-2026-11-24-demonstration.pdf',
    '2026-11-25-changes-from-2026-11-01-to-2026-11-25-demonstration.pdf',
    '2026-11-25-changes-from-2026-11-25-to-2026-11-25-demonstration.pdf',
  ]);
  const written = JSON.stringify(both);
  expect(written).toContain('Ruth Fenn');
  expect(written).not.toContain('Alder');
  const rows = kiosk.record.log.range(1, kiosk.record.log.head().seq);
  const secrets = rows.flatMap(({ facts }) => (facts['keyedHash'] === undefined ? [] : [String(facts['keyedHash'])]));
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of [...secrets, kiosk.person('Ruth').code, kiosk.person('Ruth').badge])
    expect(written).not.toContain(secret);
});

test('of the starts of the program only those count that brought another version [D14]', () => {
  const record = openedRecord();
  const started = (programVersion: string) =>
    appended(record, {
      kind: 'station-started',
      facts: { programVersion, previousStop: 'orderly', protection: 'file' },
    });
  for (const version of ['1.0.0', '1.0.0', '1.1.0', '1.1.0', '1.0.0']) started(version);
  const changes = (most: number) => readChanges(record, { from: 0, until: Number.MAX_SAFE_INTEGER, most });
  const versions = (most: number) =>
    changes(most).flatMap(({ what, area }) => (area === 'program' ? [what.with?.['version']] : []));
  expect(versions(60)).toEqual(['1.0.0', '1.1.0', '1.0.0']);
  expect(versions(2)).toEqual(['1.0.0', '1.1.0']);
});

test('a span begins with its first moment and ends before its last', () => {
  const record = openedRecord();
  appended(record, events.person('mara', { first: 'Mara', last: 'Quill', shownAs: 'Mara Q.' }));
  const at = record.log.lastOf('person-added')?.at ?? 0;
  const found = (from: number, until: number) =>
    readChanges(record, { from, until, most: 60 }).filter(({ what }) => what.key === 'change.person-added').length;
  expect(found(at, at + 1)).toBe(1);
  expect(found(at + 1, at + 2)).toBe(0);
  expect(found(at - 1, at)).toBe(0);
});

type ChangeFacts = { [K in (typeof CHANGE_KINDS)[number]]: readonly EventOf<K>['facts'][] };

const [by, hash] = ['mara', 'ab'.repeat(32)];
const EACH: ChangeFacts = {
  'policy-adopted': [{ policyId: 'playgroup-office', version: '2', hash }],
  'policy-refused': [{ hash, faults: 3 }],
  'policy-reviewed': [true, false].map((early) => ({
    policyId: 'playgroup-office',
    version: '2',
    on: '2026-11-23',
    next: '2027-11-23',
    early,
    by,
    role: 'manager' as const,
  })),
  'person-added': [null, by].map((addedBy) => ({
    person: 'mara',
    personType: 'staff' as const,
    roles: [...ROLES],
    worksWithChildren: true,
    standing: [],
    addedBy,
  })),
  'person-changed': [{ person: 'mara', roles: [...ROLES], worksWithChildren: false, by }],
  'person-left': [{ person: 'nobody', by: 'nobody' }],
  'credential-issued': CREDENTIAL_KINDS.map((kind) => ({
    person: 'mara',
    credential: 'card',
    kind,
    keyedHash: hash,
    by,
  })),
  'credential-revoked': ['replaced', 'reported', 'another'].map((why) => ({ credential: 'card', why, by })),
  'credential-reported': (['badge', 'personal-code', 'pin'] as const).map((what) => ({
    person: 'mara',
    what,
    by,
    own: true,
  })),
  'pin-set': [{ person: 'mara', by }],
  'recovery-code-set': [{ keyedHash: hash, by: null }],
  'recovery-code-used': [{ person: 'mara' }],
  'kiosk-set-up': (['real', 'pretend', 'none'] as const).map((hardware) => ({
    settingName: 'Little Acorns',
    telephone: '01632 960123',
    timeZone: 'Europe/London',
    hardware,
  })),
  'compartment-out-of-order': ['jammed', 'another'].map((why) => ({ compartment: 2, why })),
  'compartment-in-order': [{ compartment: 2, by }],
  'station-started': [{ programVersion: '1.0.0', previousStop: 'first', protection: 'file' }],
};

test.each(CHANGE_KINDS)('%s is one line that can be said in both languages, with no hash of a credential', (kind) => {
  const record = openedRecord();
  appended(record, events.person('mara', { first: 'Mara', last: 'Quill', shownAs: 'Mara Q.' }));
  const [some] = record.log.range(1, 1);
  if (some === undefined) throw new Error('The log is empty');
  const credential = () => ({ person: 'mara', kind: 'badge' });
  for (const facts of EACH[kind]) {
    const change = changeOf({ ...some, kind, facts }, { person: record.people.byId, credential });
    expect(change).not.toBeNull();
    if (change === null) return;
    const phrases = [change.what, change.by, ...change.details, ...(change.whom === null ? [] : [change.whom])];
    expect(phrases.flatMap(unsayable)).toEqual([]);
    expect(JSON.stringify(change)).not.toContain(hash);
  }
});

test('what is no change is no line', () => {
  const record = openedRecord();
  appended(record, events.person('mara', { first: 'Mara', last: 'Quill', shownAs: 'Mara Q.' }));
  appended(record, { kind: 'pin-tried', facts: { person: 'mara' } });
  const tried = record.log.lastOf('pin-tried');
  if (tried === null) throw new Error('Nothing was recorded');
  expect(changeOf(tried, { person: record.people.byId, credential: () => null })).toBeNull();
});

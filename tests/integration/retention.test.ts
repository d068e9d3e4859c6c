import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Record } from '../../db/record.ts';
import { verifyDatabase } from '../../db/verify.ts';
import { reportSentences } from '../../db/verify-sentences.ts';
import { removeCopies } from '../../main/backups.ts';
import { gatherDay } from '../../main/desks/gather-day.ts';
import type { PolicyFound } from '../../main/desks/policy-in-force.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { raise } from '../../main/domain/record/raise.ts';
import { type TimeUp, timesUp } from '../../main/domain/record/retention.ts';
import { RETENTION_KINDS } from '../../main/domain/record/retention-kind.ts';
import { manager, staff } from '../support/builders.ts';
import { openTestKiosk } from '../support/kiosk-harness.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';
import { RandomHistory } from '../support/random-history/random-history.ts';
import { appended, events, keys, recordOnDatabase, temporaryFolder } from '../support/record-fixtures.ts';

const A_DAY_MS = 86_400_000;
const LONDON = 'Europe/London';
const START = Date.parse('2026-01-05T09:00:00Z');
const policy = presetPolicy('playgroup-office');
const dayAfter = (days: number) => new Date(START + days * A_DAY_MS).toISOString().slice(0, 10);

/** A record whose clock the test turns on, in whole days. */
function datedRecord() {
  let now = START;
  const clock = { now: () => now, monotonic: () => now };
  const { record, database } = recordOnDatabase(':memory:', { clock });
  return {
    record,
    database,
    on(day: number, ...happened: readonly AuditEvent[]) {
      now = START + day * A_DAY_MS;
      appended(record, ...happened);
    },
    eraseOn(day: number, by: Pick<Policy, 'retention' | 'day'> = policy) {
      now = START + day * A_DAY_MS;
      const erased = record.erase(timesUp(by, dayAfter(day), LONDON));
      if (!erased.ok) throw new Error(erased.code);
      return erased.value.map(({ facts }) => facts);
    },
  };
}

const ended = (visit: string): AuditEvent => ({
  kind: 'visit-ended',
  facts: { visit, how: 'signed-out', by: null },
});
const left = (person: string): AuditEvent => ({ kind: 'person-left', facts: { person, by: 'maya' } });
const came = (visit: string, first: string) =>
  events.visit(visit, {}, { first, last: 'Quill', organisation: 'Repairs' });
const names = (record: Record, visit: string) => record.visits.byId(visit)?.first ?? null;

test('over two years each kind of record goes when its own period is up, and what is open stays [A23]', () => {
  const { record, database, on, eraseOn } = datedRecord();
  const maya = events.person('maya', { first: 'Maya', last: 'Hollis', shownAs: 'Maya H.' });
  const ruth = events.person('ruth', { first: 'Ruth', last: 'Fenn', shownAs: 'Ruth F.' });
  on(0, maya, ruth, came('first', 'Ada'), came('never-left', 'Bea'), came('with-question', 'Cleo'));
  on(
    0,
    ended('first'),
    ended('with-question'),
    raise('question-1', 'device-not-collected', 'attention', { visit: 'with-question' }),
  );
  on(10, raise('question-2', 'badge-unknown', 'note', {}), {
    kind: 'exception-resolved',
    facts: { exception: 'question-2', by: 'maya' },
    personal: { words: 'A guest of Ruth' },
  });
  on(100, left('ruth'), came('second', 'Dora'), ended('second'));

  expect(eraseOn(365)).toEqual([]);
  expect(eraseOn(366)).toEqual([{ of: 'visits', upTo: dayAfter(0), entries: 1, fields: 3 }]);
  expect([names(record, 'first'), names(record, 'second'), names(record, 'never-left')]).toEqual([null, 'Dora', 'Bea']);
  // A question about the visit is open, so the manager still reads whose it was.
  expect(names(record, 'with-question')).toBe('Cleo');
  expect(eraseOn(366)).toEqual([]);

  expect(eraseOn(376)).toEqual([{ of: 'exceptions', upTo: dayAfter(10), entries: 1, fields: 1 }]);
  on(377, {
    kind: 'exception-resolved',
    facts: { exception: 'question-1', by: 'maya' },
    personal: { words: 'Fetched it' },
  });
  expect(eraseOn(730)).toMatchObject([{ of: 'visits', upTo: dayAfter(364), entries: 3 }]);
  expect([names(record, 'with-question'), names(record, 'second'), names(record, 'never-left')]).toEqual([
    null,
    null,
    'Bea',
  ]);
  expect(record.people.byId('ruth')).toMatchObject({ first: null, shownAs: null, active: false });
  expect(record.people.byId('maya')).toMatchObject({ first: 'Maya', active: true });

  const report = verifyDatabase(database, { keys });
  expect(report.faults).toEqual([]);
  const said = reportSentences(report);
  expect(said).toContain(
    `Erased, as the policy's period for visits was up: 3 fields of 1 entry, up to ${dayAfter(0)}.`,
  );
  expect(said).toContain(
    'Every field that is gone is accounted for; the entries themselves and their hashes are all there.',
  );
});

test('what is kept until it is released is never erased, and keeps the names it speaks of [A23]', () => {
  const { record, on, eraseOn } = datedRecord();
  on(
    0,
    events.person('maya', { first: 'Maya', last: 'Hollis', shownAs: 'Maya H.' }),
    events.person('ruth', { first: 'Ruth', last: 'Fenn', shownAs: 'Ruth F.' }),
    events.visit('visit-1', { person: 'ruth', personType: 'staff' }),
    {
      kind: 'authorisation-granted',
      facts: {
        authorisation: 'auth-1',
        kind: 'emergency-use',
        visit: 'visit-1',
        deposit: null,
        reason: 'family',
        place: 'office',
        from: START,
        until: START + 60_000,
        grantedBy: 'maya',
        role: 'manager',
        childFree: true,
      },
      personal: { words: 'Her mother is in hospital' },
    },
    { kind: 'authorisation-ended', facts: { authorisation: 'auth-1', why: 'returned', by: null } },
    ended('visit-1'),
    left('ruth'),
  );
  expect(policy.retention.authorisations).toBe('until-released');
  expect(eraseOn(5000)).toEqual([]);
  expect(record.authorisations.byId('auth-1')).toMatchObject({ words: 'Her mother is in hospital' });
  expect(record.people.byId('ruth')?.first).toBe('Ruth');
  // A policy that gives permissions a period lets both go.
  const shorter = changed(policy, (copy) => {
    copy.retention.authorisations = 30;
  });
  expect(eraseOn(5000, shorter).map(({ of }) => of)).toEqual(['visits', 'authorisations']);
  expect(record.authorisations.byId('auth-1')?.words).toBeNull();
  expect(record.people.byId('ruth')?.first).toBeNull();
});

test('after any erasure in any history the record is whole and open things have their names [A23]', () => {
  const numbers = fc.noBias(fc.array(fc.nat(), { minLength: 20, maxLength: 120, size: 'max' }));
  fc.assert(
    fc.property(
      numbers,
      fc.array(fc.constantFrom(...RETENTION_KINDS), { minLength: 1 }),
      fc.nat(3),
      (steps, kinds, every) => {
        const { record, database } = recordOnDatabase();
        const history = new RandomHistory();
        const times = (): readonly TimeUp[] =>
          [...new Set(kinds)].map((of) => ({ of, upTo: '2099-12-30', firstKept: '2099-12-31', before: 4e12 }));
        steps.forEach((number, index) => {
          expect(record.append(history.next(number)).ok).toBe(true);
          if (index % (20 * (every + 1)) === 19) expect(record.erase(times()).ok).toBe(true);
        });
        expect(record.erase(times()).ok).toBe(true);
        // What was erased is gone: there is nothing left to do a second time.
        expect(record.erase(times())).toEqual({ ok: true, value: [] });
        expect(verifyDatabase(database, { keys }).faults).toEqual([]);
        for (const [id, known] of history.world.people)
          if (known.here) expect(record.people.byId(id)?.first).not.toBeNull();
        for (const visit of record.visits.open()) {
          const { commitments } = record.log.range(visit.startedSeq, visit.startedSeq)[0] ?? { commitments: {} };
          expect(Object.keys(record.log.personalOf(visit.startedSeq) ?? {})).toEqual(Object.keys(commitments));
        }
        record.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('fields that went without an entry that says so are found [A23]', () => {
  const { record, database } = recordOnDatabase();
  appended(record, events.person('maya', { first: 'Maya', last: 'Hollis', shownAs: 'Maya H.' }));
  database.exec(`DELETE FROM personal_field WHERE field = 'last'`);
  const report = verifyDatabase(database, { keys });
  expect(report.faults).toEqual([
    { kind: 'edited', what: 'erased-unrecorded', kiosk: 'door-a', detail: '1 gone, 0 recorded' },
  ]);
  expect(reportSentences(report).at(-1)).toContain('personal fields went without an entry that says so');
});

test('not a byte of an erased name stays in the file or its journal [A23]', () => {
  const folder = temporaryFolder();
  let now = START;
  const { record, database } = recordOnDatabase(join(folder, 'record.db'), {
    clock: { now: () => now, monotonic: () => now },
  });
  appended(record, came('visit-1', 'Ada'), ended('visit-1'));
  const sealed = database.prepare<[], { sealed: Buffer }>('SELECT sealed FROM personal_field').all();
  const onDisk = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  const found = () => sealed.filter((field) => onDisk().includes(field.sealed)).length;
  expect(found()).toBe(3);
  now += 400 * A_DAY_MS;
  expect(record.erase(timesUp(policy, dayAfter(400), LONDON))).toMatchObject({
    ok: true,
    value: [{ facts: { fields: 3 } }],
  });
  expect(found()).toBe(0);
});

test('copies of the record age out with their own period [A23]', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'record.db');
  const old = ['record-2026-01-05.sqlite', 'record.db.before-40-1'];
  const young = ['record-2026-03-05.sqlite', 'record.db', 'notes.txt'];
  for (const name of [...old, ...young]) writeFileSync(join(folder, name), '');
  for (const name of [...old, 'record.db', 'notes.txt']) utimesSync(join(folder, name), START / 1000, START / 1000);
  await removeCopies(file, folder, START + A_DAY_MS);
  expect(readdirSync(folder).sort()).toEqual([...young].sort());
});

test('the kiosk applies the periods at the start of each day and after a change of the policy, and exports cope [A23]', async () => {
  let found: PolicyFound | null = null;
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis'), staff('Ruth Fenn')],
    policyFile: { look: () => Promise.resolve(found) },
    before: [came('v-old', 'Ada'), ended('v-old')],
  });
  await kiosk.staffArrives(kiosk.person('Maya'));
  const erased = () => kiosk.allEntries().filter(({ kind }) => kind === 'personal-erased');
  await kiosk.later(40 * A_DAY_MS);
  await kiosk.pass(6000);
  expect(erased()).toEqual([]);
  const shorter = changed(presetPolicy('playgroup-office'), (copy) => {
    copy.retention.visits = 30;
  });
  found = { policy: { policy: shorter, hash: 'c'.repeat(64) } };
  await kiosk.pass(12_000);
  expect(erased().map(({ facts }) => facts)).toEqual([{ of: 'visits', upTo: '2026-12-02', entries: 1, fields: 3 }]);
  const [monday] = kiosk.record.days.byDay('2026-11-23');
  if (monday === undefined) throw new Error('Monday was not sealed');
  const identity = { setting: 'Test', kiosk: 'door-a', demonstration: true, timeZone: LONDON };
  expect(gatherDay(kiosk.record, identity, monday).visits.map(({ name }) => name)).toEqual(['[erased]', 'Maya Hollis']);
  await kiosk.pass(12_000);
  expect(erased()).toHaveLength(1);
});

test('while the clock is in doubt nothing is erased [A23]', async () => {
  const kiosk = await openTestKiosk({
    people: [manager('Maya Hollis')],
    before: [came('v-old', 'Ada'), ended('v-old')],
  });
  await kiosk.staffArrives(kiosk.person('Maya'));
  kiosk.clock.jump(800 * A_DAY_MS);
  await kiosk.pass(12_000);
  expect(kiosk.exceptions()).toContain('clock-jumped');
  expect(names(kiosk.record, 'v-old')).toBe('Ada');
});

test('after a long time off it waits for a manager at the desk [A23]', async () => {
  let kiosk = await openTestKiosk({
    people: [manager('Maya Hollis')],
    before: [came('v-old', 'Ada'), ended('v-old')],
  });
  await kiosk.staffArrives(kiosk.person('Maya'));
  await kiosk.stop();
  kiosk.clock.sleep(800 * A_DAY_MS);
  kiosk = await kiosk.restart();
  await kiosk.pass(12_000);
  expect(names(kiosk.record, 'v-old')).toBe('Ada');
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.pass(12_000);
  expect(names(kiosk.record, 'v-old')).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Record } from '../../db/record.ts';
import { verifyDatabase } from '../../db/verify.ts';
import { type AuditEvent, EVENT_KINDS } from '../../main/domain/record/audit-event.ts';
import { RandomHistory } from '../support/random-history/random-history.ts';
import type { World } from '../support/random-history/world.ts';
import { keys, recordOnDatabase } from '../support/record-fixtures.ts';

const choices = fc.noBias(fc.array(fc.nat(), { minLength: 1, maxLength: 160, size: 'max' }));

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id).sort();

/** Everything the world knows must be what the record says, and nothing more. */
function expectAgreement(record: Record, world: World): void {
  expect(ids(record.people.all())).toEqual([...world.people.keys()].sort());
  for (const [id, known] of world.people) {
    expect(record.people.byId(id)?.active).toBe(known.here);
    expect(record.people.pin(id) !== null).toBe(known.pin);
    expect(record.people.pinAttempts(id).count).toBe(known.tries);
    const active = record.people.credentialsOf(id).filter(({ revokedAt }) => revokedAt === null);
    expect(active.map((credential) => credential.id)).toEqual(known.badge === null ? [] : [known.badge]);
  }
  expect(ids(record.people.children())).toEqual(world.keys(world.children, (here) => here).sort());
  expect(ids(record.visits.open())).toEqual([...world.openVisits].sort());
  expect(ids(record.deposits.open())).toEqual([...world.openDeposits].sort());
  for (const [id, { state, place }] of world.deposits) {
    const found = record.deposits.byId(id)?.state;
    expect(state === 'gone' ? ['collected', 'cancelled'] : [state]).toContain(found);
    if (state !== 'gone') expect(record.deposits.atPlace('locker', place)?.id).toBe(id);
  }
  expect(ids(record.movements.unfinished())).toEqual([...world.unfinishedMovements].sort());
  expect(ids(record.authorisations.open())).toEqual(world.keys(world.authorisations, ({ open }) => open).sort());
  expect(ids(record.exceptions.open())).toEqual(world.keys(world.exceptions, (open) => open).sort());
  expect(ids(record.settingDevices.all())).toEqual([...world.settingDevices.keys()].sort());
  for (const [id, { assetNumber, retired, checkedOn }] of world.settingDevices) {
    const found = record.settingDevices.byId(id);
    expect([found?.assetNumber, found?.checked?.on ?? null]).toEqual([assetNumber, checkedOn]);
    expect(found?.retiredAt !== null).toBe(retired);
  }
  expect(ids(record.settingDevices.openIssues())).toEqual(world.keys(world.issues, ({ out }) => out).sort());
  for (const [id, { device, out }] of world.issues) {
    expect(record.settingDevices.issue(id)).toMatchObject({
      device,
      returned: out ? null : { by: expect.any(String) },
    });
  }
  expect(ids(record.settingDevices.personalUses())).toEqual(world.keys(world.personalUses, ({ open }) => open).sort());
  expect(ids(record.arrangements.all().filter(({ endedAt }) => endedAt === null))).toEqual(
    world.keys(world.arrangements, ({ open }) => open).sort(),
  );
  expect(record.arrangements.all().every(({ terms }) => terms !== null)).toBe(true);
  expect(record.arrangements.usesNow().map(({ visit, arrangement }) => `${visit} ${arrangement}`)).toEqual(
    world.uses.filter((use) => world.openVisits.includes(use.visit)).map((use) => `${use.visit} ${use.arrangement}`),
  );
  expect(record.compartments.all()).toEqual(
    [...world.outOfOrder].sort(([a], [b]) => a - b).map(([compartment, outOfOrder]) => ({ compartment, outOfOrder })),
  );
  expect(record.policyInForce()?.hash ?? null).toBe(world.policy);
  expect(record.days.last()?.closingHash).toBe(world.closings.at(-1)?.hash);
}

describe('the state follows from the log', () => {
  test('after any valid history it is what happened, and verify rebuilds the same state', () => {
    fc.assert(
      fc.property(choices, (numbers) => {
        const { record, database } = recordOnDatabase();
        const history = new RandomHistory();
        for (const number of numbers) {
          const events = history.next(number);
          expect(record.append(events).ok).toBe(true);
        }
        expectAgreement(record, history.world);
        expect(verifyDatabase(database, { keys }).faults).toEqual([]);
        record.close();
      }),
      { numRuns: 60 },
    );
    // A crowded machine takes five times as long as a free one.
  }, 120_000);

  test('holds through a long history in which every kind of event happens', () => {
    const { record, database } = recordOnDatabase();
    const history = new RandomHistory();
    const seen = new Set<AuditEvent['kind']>();
    for (let number = 0; number < 2500; number++) {
      const events = history.next(number);
      expect(record.append(events).ok).toBe(true);
      for (const { kind } of events) seen.add(kind);
      if (number % 250 === 0) expect(record.signCheckpoint().ok).toBe(true);
    }
    // Erasing and signing are the record's own doing.
    expect([...seen, 'checkpoint-signed', 'personal-erased'].sort()).toEqual([...EVENT_KINDS].sort());
    expectAgreement(record, history.world);
    const report = verifyDatabase(database, { keys });
    expect(report.faults).toEqual([]);
    expect(report.entries).toBe(record.log.head().seq);
    expect(report.checked).toMatchObject({ seals: true, checkpoints: 10, publicKey: 'from-the-file' });
    expect(record.quickCheck()).toEqual({ ok: true, value: { entries: report.entries, checked: 200 } });
  });

  test('does not depend on how events are gathered into decisions', () => {
    fc.assert(
      fc.property(choices, (numbers) => {
        const history = new RandomHistory();
        const all = numbers.flatMap((number) => [...history.next(number)]);
        const { record, database } = recordOnDatabase();
        expect(record.append(all).ok).toBe(true);
        expectAgreement(record, history.world);
        expect(verifyDatabase(database, { keys }).faults).toEqual([]);
        record.close();
      }),
      { numRuns: 20 },
    );
  });

  test('holds no personal text: no name is in any table but the sealed one, nor in that in the clear', () => {
    const { record, database } = recordOnDatabase();
    const history = new RandomHistory();
    for (let number = 0; number < 400; number++) expect(record.append(history.next(number)).ok).toBe(true);
    const bytes = database.serialize();
    for (const word of ['Ada Lind', 'Žofie', 'née "Quoted"', 'x'.repeat(90)]) expect(bytes.includes(word)).toBe(false);
    // The search itself must be able to find: ids are in the clear.
    expect(bytes.includes('person-')).toBe(true);
  });
});

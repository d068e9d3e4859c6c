import { expect, test } from 'vitest';
import { NotAllowedByState } from '../../db/projection/applying.ts';
import type { AuditEvent, EventOf } from '../../main/domain/record/audit-event.ts';
import { appended, events, openedRecord, recordOnDatabase } from '../support/record-fixtures.ts';

const DSL = 'p-dora';
const dora = events.person(DSL, { first: 'Dora', last: 'Lane', shownAs: 'Dora Lane' });

function reported(number: number, personal: Partial<EventOf<'incident-reported'>['personal']> = {}): AuditEvent {
  return {
    kind: 'incident-reported',
    facts: { incident: `inc-${number}`, number, policyId: 'p', policyVersion: '1', seenOn: null, seenAt: null },
    personal: { kind: 'device-breach', ...personal },
  };
}

function worked(number: number) {
  return { incident: `inc-${number}`, by: DSL, role: 'dsl-lead' } as const;
}

test('incidents are numbered without gaps; a number that is skipped or used twice is not taken [D2]', () => {
  const record = openedRecord();
  appended(record, dora, reported(1), reported(2));
  expect(record.incidents.lastNumber()).toBe(2);
  expect(() => record.append([reported(4)])).toThrow(NotAllowedByState);
  expect(() => record.append([{ ...reported(2) }])).toThrow();
  appended(record, reported(3));
  expect(record.incidents.all().map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('what it is, who reported it and whom it is about stand in no table and no entry in the clear [C18 E25]', () => {
  const { record, database } = recordOnDatabase();
  const secret = { kind: 'grooming-concern', words: 'Zebedee was seen', reporter: 'p-secret-1', childInitials: 'QX' };
  appended(record, dora, reported(1, { ...secret, about: JSON.stringify(['p-secret-2']) }));
  const tables = database.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const stored = tables
    .filter(({ name }) => !name.startsWith('sqlite_'))
    .map(({ name }) => JSON.stringify(database.prepare(`SELECT * FROM ${name}`).all()))
    .join();
  for (const told of ['grooming', 'Zebedee', 'p-secret', 'QX']) expect(stored).not.toContain(told);
  expect(record.incidents.all()).toMatchObject([{ ...secret, about: ['p-secret-2'] }]);
});

test('when it was reported and first acted on are kept; having seen it is no act [B14]', () => {
  const record = openedRecord();
  appended(record, dora, reported(1), { kind: 'incident-seen', facts: worked(1) });
  expect(record.incidents.all()[0]?.actedAt).toBeNull();
  appended(record, { kind: 'incident-noted', facts: worked(1), personal: { words: 'Spoke with Ruth' } });
  const acted = record.incidents.all()[0]?.actedAt ?? 0;
  expect(acted).toBeGreaterThan(record.incidents.all()[0]?.reportedAt ?? 0);
  appended(record, { kind: 'incident-noted', facts: worked(1), personal: { words: 'And again' } });
  expect(record.incidents.all()[0]?.actedAt).toBe(acted);
});

test('actions have an owner and a day, are done once, and nothing is entered once it is closed [D15]', () => {
  const record = openedRecord();
  const action = { ...worked(1), action: 'act-1' };
  appended(record, dora, reported(1), {
    kind: 'incident-action-added',
    facts: { ...action, owner: null, due: '2026-12-01' },
    personal: { what: 'Move the cupboard key' },
  });
  appended(
    record,
    { kind: 'incident-action-given', facts: { ...action, owner: DSL, due: '2026-12-02' } },
    { kind: 'incident-action-done', facts: action },
  );
  expect(record.incidents.all()[0]?.actions).toMatchObject([
    { what: 'Move the cupboard key', owner: DSL, due: '2026-12-02', doneBy: DSL },
  ]);
  expect(() => record.append([{ kind: 'incident-action-done', facts: action }])).toThrow(NotAllowedByState);
  appended(record, { kind: 'incident-closed', facts: worked(1), personal: { lessons: 'Keep the key on a string' } });
  expect(record.incidents.all()[0]?.closedAt).not.toBeNull();
  expect(() => record.append([{ kind: 'incident-noted', facts: worked(1), personal: { words: 'Late' } }])).toThrow(
    NotAllowedByState,
  );
});

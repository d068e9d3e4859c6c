import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../db/verify.ts';
import { RandomHistory } from '../support/random-history/random-history.ts';
import { appended, events, keys, recordOnDatabase, temporaryFolder } from '../support/record-fixtures.ts';

const signature = 'M 0 0 '.repeat(10_000);
const acknowledged = (visit: string) =>
  ({
    kind: 'rules-acknowledged',
    facts: {
      visit,
      person: null,
      wording: 'visitor',
      version: '1',
      wordingHash: '0'.repeat(64),
      language: 'en',
      shownMs: 9000,
      signed: true,
    },
    personal: { signature },
  }) as const;

describe('a full disk', () => {
  test('refuses whole decisions with nothing half-written, and goes on when there is room again', () => {
    const { record, database } = recordOnDatabase(join(temporaryFolder(), 'record.db'));
    appended(record, events.started());
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + 60}`);
    let written = 0;
    let refusal = null;
    while (refusal === null) {
      const visit = `visit-${written}`;
      const result = record.append([events.visit(visit, {}, { first: 'Ada', last: 'Lind' }), acknowledged(visit)]);
      if (result.ok) written += 1;
      else refusal = result;
    }
    expect(refusal).toEqual({ ok: false, code: 'record-full', detail: { sqlite: 'SQLITE_FULL' } });
    expect(written).toBeGreaterThan(1);
    expect(record.log.head().seq).toBe(1 + 2 * written);
    expect(record.visits.open()).toHaveLength(written);
    expect(verifyDatabase(database, { keys }).faults).toEqual([]);
    database.pragma('max_page_count = 1000000');
    expect(record.append([events.visit('visit-later'), acknowledged('visit-later')]).ok).toBe(true);
    expect(record.log.personalOf(record.log.head().seq)).toEqual({ signature });
    expect(verifyDatabase(database, { keys }).faults).toEqual([]);
  });

  test('at whatever page it strikes', () => {
    const history = new RandomHistory();
    const { record, database } = recordOnDatabase(join(temporaryFolder(), 'record.db'));
    let full = 0;
    for (let number = 0; number < 300; number++) {
      const decision = history.next(number);
      const pages = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${pages + (number % 3)}`);
      const before = record.log.head().seq;
      const result = record.append(decision);
      if (!result.ok) {
        expect(result.code).toBe('record-full');
        expect(record.log.head().seq).toBe(before);
        full += 1;
        database.pragma(`max_page_count = ${pages + 1000}`);
        appended(record, ...decision);
      }
    }
    expect(full).toBeGreaterThan(5);
    expect(verifyDatabase(database, { keys }).faults).toEqual([]);
  });
});

describe('other failures of the disk', () => {
  test('a disk gone read-only', () => {
    const { record, database } = recordOnDatabase();
    appended(record, events.started());
    database.pragma('query_only = ON');
    expect(record.append([events.started()])).toEqual({
      ok: false,
      code: 'record-read-only',
      detail: { sqlite: 'SQLITE_READONLY' },
    });
    expect(record.signCheckpoint().ok).toBe(false);
    database.pragma('query_only = OFF');
    appended(record, events.started());
    expect(record.log.head().seq).toBe(2);
  });

  test('another program that holds the file', { timeout: 20_000 }, () => {
    const file = join(temporaryFolder(), 'record.db');
    const { record } = recordOnDatabase(file);
    const other = recordOnDatabase(file);
    other.database.exec('BEGIN IMMEDIATE');
    expect(record.append([events.started()])).toMatchObject({ ok: false, code: 'record-failed' });
    other.database.exec('ROLLBACK');
    appended(other.record, events.started());
    appended(record, events.started());
    expect(record.log.head().seq).toBe(2);
  });
});

test('a durable append is quick', () => {
  const { record } = recordOnDatabase(join(temporaryFolder(), 'record.db'));
  const history = new RandomHistory();
  const times: number[] = [];
  for (let number = 0; number < 1000; number++) {
    const decision = history.next(number);
    const start = performance.now();
    appended(record, ...decision);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  console.log(`append with synchronous=FULL: p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms of 1000`);
  // A person waits for this; a busy machine may be ten times slower than the usual fraction of a millisecond.
  expect(at(0.5)).toBeLessThan(20);
});

import { describe, expect, test } from 'vitest';
import { recordOn } from '../../db/record-on.ts';
import { verifyDatabase } from '../../db/verify.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { GENESIS } from '../../main/domain/record/entry.ts';
import {
  appended,
  events,
  HASH,
  keys,
  openedRecord,
  recordOnDatabase,
  recordOptions,
} from '../support/record-fixtures.ts';

const ada = { first: 'Ada', last: 'Lind', shownAs: 'Ada L.' };

describe('appending', () => {
  test('gives sequence, time, boot and hash, each entry following the one before', () => {
    let now = 1_795_000_000_000.7;
    const clock = { now: () => now, monotonic: () => 12.9 };
    const record = openedRecord(':memory:', { clock, demonstration: true });
    const [first, second] = appended(record, events.started(), events.person('mara', ada));
    expect(first).toMatchObject({
      version: 1,
      kiosk: 'door-a',
      seq: 1,
      at: 1_795_000_000_000,
      monotonic: 12,
      boot: 'boot-1',
      demonstration: true,
      previous: GENESIS,
    });
    expect(second).toMatchObject({ seq: 2, previous: first?.hash });
    now = -5;
    expect(appended(record, events.started())[0]).toMatchObject({ seq: 3, at: 0, previous: second?.hash });
    expect(record.log.head()).toEqual({ seq: 3, hash: record.log.range(3, 3)[0]?.hash });
  });

  test('returns what the log then reads', () => {
    const record = openedRecord();
    const written = appended(record, events.started(), events.person('mara', ada), events.visit('visit-1'));
    expect(record.log.range(1, 99)).toEqual(written);
    expect(record.log.range(2, 2)).toEqual([written[1]]);
    expect(record.log.lastOf('person-added')).toEqual(written[1]);
    expect(record.log.lastOf('day-closed')).toBeNull();
    expect(record.log.countOf('visit-started', 1)).toBe(1);
    expect(record.log.countSince(1)).toBe(2);
  });

  test('keeps personal fields apart: commitments in the entry, the text by sequence only', () => {
    const record = openedRecord();
    const [entry] = appended(record, events.person('mara', ada));
    expect(Object.keys(entry?.commitments ?? {})).toEqual(['first', 'last', 'shownAs']);
    expect(JSON.stringify(entry)).not.toContain('Lind');
    expect(record.log.personalOf(1)).toEqual(ada);
    expect(record.log.personalOf(2)).toBeNull();
  });

  test('nothing is an append that succeeds and writes nothing', () => {
    const record = openedRecord();
    expect(record.append([])).toEqual({ ok: true, value: [] });
    expect(record.log.head().seq).toBe(0);
  });

  test('events of one decision may name each other in any order', () => {
    const record = openedRecord();
    appended(
      record,
      events.opening('movement-1', 7, { visit: 'visit-1', deposit: 'deposit-1' }),
      events.deposit('deposit-1', 'visit-1'),
      events.visit('visit-1'),
    );
    expect(record.movements.unfinished().map(({ deposit }) => deposit)).toEqual(['deposit-1']);
  });
});

describe('a bug throws and leaves nothing behind', () => {
  const opening = events.opening('movement-1', 7);
  const bugs: { readonly [what: string]: readonly unknown[] } = {
    'a fact that is no fact': [{ kind: 'door-opened', facts: { movement: 'movement-1', colour: 'red' } }],
    'a missing personal field': [{ ...events.person('mara', ada), personal: { first: 'Ada' } }],
    'personal text in the facts': [{ kind: 'station-stopped', facts: { first: 'Ada' } }],
    'a door that closes without having opened': [
      opening,
      { kind: 'door-closed', facts: { movement: 'movement-1', attended: true } },
    ],
    'a movement nobody intended': [{ kind: 'door-opened', facts: { movement: 'movement-9' } }],
    'two movements of one compartment at once': [opening, events.opening('movement-2', 7)],
    'two open deposits in one place': [
      events.visit('visit-1'),
      events.deposit('deposit-1', 'visit-1'),
      events.deposit('deposit-2', 'visit-1'),
    ],
    'two open visits of one person': [
      events.person('mara', ada),
      events.visit('visit-1', { person: 'mara' }),
      events.visit('visit-2', { person: 'mara' }),
    ],
    'one pass for two visits': [
      events.visit('visit-1', { passHash: HASH }),
      events.visit('visit-2', { passHash: HASH }),
    ],
    'one badge for two people': [
      events.person('mara', ada),
      events.person('noel', ada),
      events.credential('badge-1', 'mara', HASH),
      events.credential('badge-2', 'noel', HASH),
    ],
    'a visit of nobody known': [events.visit('visit-1', { person: 'nobody' })],
    'a deposit of no visit': [events.deposit('deposit-1', 'visit-1')],
    'the same person twice': [events.person('mara', ada), events.person('mara', ada)],
    'a day that replaces a closing nobody made': [
      {
        kind: 'day-closed',
        facts: { day: '2026-11-23', by: null, firstSeq: 1, lastSeq: 1, closingHash: HASH, replaces: HASH },
      },
    ],
  };
  test.each(Object.keys(bugs))('%s', (what) => {
    const { record, database } = recordOnDatabase();
    appended(record, events.started());
    const before = database.serialize();
    expect(() => record.append([events.started(), ...(bugs[what] as readonly AuditEvent[])])).toThrow();
    expect(record.log.head().seq).toBe(1);
    expect(database.serialize().equals(before)).toBe(true);
    appended(record, events.started());
    expect(verifyDatabase(database, { keys }).faults).toEqual([]);
  });
});

describe('the log only grows', () => {
  const refused: { readonly [what: string]: string } = {
    'an entry changed': `UPDATE log SET at = 0 WHERE seq = 1`,
    'an entry deleted': `DELETE FROM log WHERE seq = 2`,
    'an entry replaced': `INSERT OR REPLACE INTO log SELECT * FROM log WHERE seq = 1`,
    'an entry out of turn': `INSERT INTO log SELECT NULL, kiosk, 9, version, at, monotonic, boot, demonstration, kind, facts,
      commitments, hash, hash, mac, key_id FROM log WHERE seq = 2`,
    'an entry after another one': `INSERT INTO log SELECT NULL, kiosk, 3, version, at, monotonic, boot, demonstration, kind,
      facts, commitments, previous, hash, mac, key_id FROM log WHERE seq = 2`,
    'a sealed field changed': `UPDATE personal_field SET sealed = x'00'`,
    'a sealed field replaced': `INSERT OR REPLACE INTO personal_field SELECT * FROM personal_field WHERE field = 'first'`,
    'a sealed field added later': `INSERT INTO personal_field VALUES ('door-a', 1, 'first', 'key-1', x'00')`,
    'a public key changed': `UPDATE key_public SET public_key_pem = 'x'`,
    'a public key deleted': `DELETE FROM key_public`,
  };
  test.each(Object.keys(refused))('%s', (what) => {
    const { record, database } = recordOnDatabase();
    appended(record, events.started(), events.person('mara', ada));
    expect(() => database.exec(refused[what] ?? '')).toThrow(
      /only grows|follows the last|sealed field|public key stays/,
    );
    expect(verifyDatabase(database, { keys }).faults).toEqual([]);
  });

  test('a sealed field may be erased', () => {
    const { record, database } = recordOnDatabase();
    appended(record, events.person('mara', ada));
    database.exec(`DELETE FROM personal_field WHERE field = 'last'`);
    expect(record.people.byId('mara')).toMatchObject({ first: 'Ada', last: null, shownAs: 'Ada L.' });
    expect(record.log.personalOf(1)).toEqual({ first: 'Ada', shownAs: 'Ada L.' });
  });
});

describe('checkpoints', () => {
  test('name the head before them and are signed', () => {
    const { record, database } = recordOnDatabase();
    appended(record, events.started());
    const head = record.log.head();
    const signed = record.signCheckpoint();
    expect(signed.ok && signed.value.facts).toMatchObject({ upTo: 1, head: head.hash, keyId: 'key-1' });
    expect(verifyDatabase(database, { keys }).checked.checkpoints).toBe(1);
  });

  test('of an empty log are a bug', () => {
    expect(() => openedRecord().signCheckpoint()).toThrow(/empty log/);
  });
});

describe('several kiosks in one file', () => {
  test('have a chain each and share people and visits', () => {
    const { record, database } = recordOnDatabase();
    const other = recordOn(database, recordOptions(':memory:', { kiosk: 'door-b' }));
    appended(record, events.started(), events.person('mara', ada));
    appended(other, events.started(), events.visit('visit-1', { person: 'mara' }));
    appended(record, { kind: 'visit-ended', facts: { visit: 'visit-1', how: 'signed-out', by: null } });
    appended(other, events.opening('movement-b', 7));
    appended(record, events.opening('movement-a', 7));
    expect([record.log.head().seq, other.log.head().seq]).toEqual([4, 3]);
    expect(other.people.byId('mara')?.first).toBe('Ada');
    expect(record.movements.unfinished().map(({ id }) => id)).toEqual(['movement-a']);
    const report = verifyDatabase(database, { keys });
    expect(report.faults).toEqual([]);
    expect(report.kiosks.map(({ kiosk, seq }) => [kiosk, seq])).toEqual([
      ['door-a', 4],
      ['door-b', 3],
    ]);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { publicKeyOf } from '../../db/hashing.ts';
import { verifyDatabase } from '../../db/verify.ts';
import { RandomHistory } from '../support/random-history/random-history.ts';
import { keys, otherKeys, recordOnDatabase, unmanagedRecord } from '../support/record-fixtures.ts';
import { ATTACKS, asOwner, attacked, logRows, putRow, rechain } from '../support/tampering.ts';

/** A record of 150 decisions with a checkpoint in the middle, as bytes. */
let image: Buffer;
let checkpoint: { kiosk: string; seq: number; head: string; signature: string; keyId: string };

beforeAll(() => {
  const { record, database } = unmanagedRecord();
  const history = new RandomHistory();
  for (let number = 0; number < 150; number++) {
    expect(record.append(history.next(number)).ok).toBe(true);
    if (number === 75) expect(record.signCheckpoint().ok).toBe(true);
  }
  const facts = record.log.lastOf('checkpoint-signed')?.facts;
  const { upTo, head, signature, keyId } = facts as { upTo: number; head: string; signature: string; keyId: string };
  checkpoint = { kiosk: 'door-a', seq: upTo, head, signature, keyId };
  image = database.serialize();
  database.close();
});

const publicKeyPem = publicKeyOf(keys.checkpointPrivateKeyPem);

/** The first fault of a record that its owner changed. */
function firstFault(act: Parameters<typeof asOwner>[1], options: Parameters<typeof verifyDatabase>[1] = { keys }) {
  const database = asOwner(image, act);
  const [fault] = verifyDatabase(database, options).faults;
  database.close();
  return fault;
}

describe('an untouched record', () => {
  test('is whole, with and without keys', () => {
    const database = asOwner(image, () => {});
    const rows = logRows(database);
    const report = verifyDatabase(database, { keys, publicKeyPem, checkpoints: [checkpoint] });
    expect(report.faults).toEqual([]);
    expect(report.entries).toBe(rows.length);
    expect(report.kiosks).toEqual([
      { kiosk: 'door-a', entries: rows.length, seq: rows.length, hash: rows.at(-1)?.hash, demonstration: 0 },
    ]);
    expect(report.checked).toMatchObject({ seals: true, publicKey: 'given', checkpoints: 1, keptCheckpoints: 1 });
    expect(report.checked.personalFields).toBeGreaterThan(10);
    expect(report.erased).toBe(0);
    const keyless = verifyDatabase(database);
    expect(keyless.faults).toEqual([]);
    expect(keyless.checked).toMatchObject({ seals: false, publicKey: 'from-the-file' });
    database.close();
  });

  test('of a demonstration says so', () => {
    const { record, database } = recordOnDatabase(':memory:', { demonstration: true });
    record.append([{ kind: 'station-stopped', facts: {} }]);
    expect(verifyDatabase(database, { keys }).kiosks[0]?.demonstration).toBe(1);
  });
});

describe('the owner of the file, without the keys, is found out', () => {
  const wanted = 30;
  test.each(Object.keys(ATTACKS))('who %s', (name) => {
    let found = 0;
    for (let seed = 1; found < wanted; seed++) {
      const attack = attacked(image, name, seed);
      if (attack === null) continue;
      const { faults } = verifyDatabase(attack.database, { keys });
      attack.database.close();
      expect(faults.length, `seed ${seed}: ${attack.what}`).toBeGreaterThan(0);
      found += 1;
    }
  });
});

describe('what was done is named', () => {
  test('edited: content, hash made to fit, seal, facts of no event', () => {
    const edit = (column: string, value: string | number) =>
      firstFault((database) => database.prepare(`UPDATE log SET ${column} = ? WHERE seq = 40`).run(value));
    expect(edit('at', 1)).toEqual({ kind: 'edited', what: 'content', kiosk: 'door-a', seq: 40 });
    expect(edit('facts', 'no json')).toEqual({ kind: 'edited', what: 'content', kiosk: 'door-a', seq: 40 });
    expect(edit('demonstration', 2)).toEqual({ kind: 'edited', what: 'content', kiosk: 'door-a', seq: 40 });
    expect(edit('mac', '0'.repeat(64))).toEqual({ kind: 'edited', what: 'seal', kiosk: 'door-a', seq: 40 });
    expect(edit('key_id', 'other')).toEqual({ kind: 'edited', what: 'seal', kiosk: 'door-a', seq: 40 });
  });

  test('edited: facts written with a space are other facts, though they read the same', () => {
    const fault = firstFault((database) => {
      database.prepare(`UPDATE log SET facts = facts || ' ' WHERE seq = 40`).run();
    });
    expect(fault).toEqual({ kind: 'edited', what: 'content', kiosk: 'door-a', seq: 40 });
  });

  test('edited: one hash made anew shows at the entry before the one that no longer follows', () => {
    const fault = firstFault((database) => {
      const rows = logRows(database);
      rechainOne(database, 40);
      expect(logRows(database)).toHaveLength(rows.length);
    }, {});
    expect(fault).toEqual({ kind: 'edited', what: 'rewritten', kiosk: 'door-a', seq: 40 });
  });

  test('deleted: one entry, and a stretch', () => {
    expect(firstFault((database) => database.exec('DELETE FROM log WHERE seq = 40'))).toEqual({
      kind: 'deleted',
      kiosk: 'door-a',
      seq: 40,
      to: 40,
    });
    expect(firstFault((database) => database.exec('DELETE FROM log WHERE seq BETWEEN 1 AND 9'), {})).toEqual({
      kind: 'deleted',
      kiosk: 'door-a',
      seq: 1,
      to: 9,
    });
  });

  test('reordered: two rows changed places, with their numbers or without', () => {
    const swap = (renumber: boolean) =>
      firstFault((database) => {
        const rows = logRows(database).filter(({ seq }) => seq === 40 || seq === 41);
        const [a, b] = rows;
        if (a === undefined || b === undefined) throw new Error('no rows');
        database.exec('DELETE FROM log WHERE seq IN (40, 41)');
        putRow(database, { ...a, arrival: b.arrival, seq: renumber ? b.seq : a.seq });
        putRow(database, { ...b, arrival: a.arrival, seq: renumber ? a.seq : b.seq });
      });
    expect(swap(false)).toMatchObject({ kind: 'reordered', seq: 40 });
    expect(swap(true)).toMatchObject({ kind: 'reordered', seq: 40 });
  });

  test('truncated: the state knows more, or a checkpoint kept elsewhere does', () => {
    const cut = `DELETE FROM personal_field WHERE seq > 50; DELETE FROM log WHERE seq > 50;`;
    expect(firstFault((database) => database.exec(cut))).toMatchObject({ kind: 'truncated', what: 'head', seq: 51 });
    // Together with the state, a cut end shows only against what left the kiosk.
    const whole = recordUpTo(50);
    expect(verifyDatabase(whole, { keys }).faults).toEqual([]);
    expect(verifyDatabase(whole, { keys, publicKeyPem, checkpoints: [checkpoint] }).faults).toEqual([
      { kind: 'truncated', what: 'checkpoint', kiosk: 'door-a', seq: checkpoint.seq },
    ]);
    whole.close();
  });

  test('history written anew from one entry on, even with all hashes fitting and no keys to check with', () => {
    const rewrite = (database: Parameters<Parameters<typeof asOwner>[1]>[0]) => {
      database.exec('UPDATE log SET at = at + 60000 WHERE seq = 40');
      rechain(database, 40);
    };
    expect(firstFault(rewrite)).toEqual({ kind: 'edited', what: 'seal', kiosk: 'door-a', seq: 40 });
    expect(firstFault(rewrite, {})).toMatchObject({ kind: 'rewritten-history', seq: checkpoint.seq });
    const faults = verifyDatabase(asOwner(image, rewrite), { publicKeyPem, checkpoints: [checkpoint] }).faults;
    expect(faults).toContainEqual({ kind: 'rewritten-history', what: 'kept', kiosk: 'door-a', seq: checkpoint.seq });
  });

  test('a checkpoint signed by another key, inside the log or brought along', () => {
    const otherPublicKey = publicKeyOf(otherKeys.checkpointPrivateKeyPem);
    expect(firstFault(() => {}, { publicKeyPem: otherPublicKey })?.kind).toBe('checkpoint-not-signed');
    const kept = { ...checkpoint, signature: Buffer.alloc(64).toString('base64') };
    expect(firstFault(() => {}, { publicKeyPem, checkpoints: [kept] })).toMatchObject({
      kind: 'checkpoint-not-signed',
      what: 'kept',
    });
    // The key in the file is not proof, but it is not free to change either.
    const fault = firstFault((database) =>
      database.prepare('UPDATE key_public SET public_key_pem = ?').run(otherPublicKey),
    );
    expect(fault?.kind).toBe('checkpoint-not-signed');
  });

  test('the state: a row added, changed or missing, by table and key', () => {
    const state = (sql: string) => firstFault((database) => database.exec(sql));
    expect(state(`UPDATE deposit SET since = since + 1 WHERE id = (SELECT min(id) FROM deposit)`)).toMatchObject({
      kind: 'state-differs',
      what: 'changed',
      table: 'deposit',
    });
    expect(state(`DELETE FROM visit WHERE id = (SELECT min(id) FROM visit)`)).toMatchObject({
      kind: 'state-differs',
      what: 'missing',
      table: 'visit',
    });
    expect(state(`INSERT INTO person_role VALUES ('person-x', 'manager')`)).toEqual({
      kind: 'state-differs',
      what: 'added',
      table: 'person_role',
      detail: 'person-x manager',
    });
  });

  test('the schema: a trigger that is gone, or another in its place', () => {
    const drop = firstFault((database) => {
      database.exec('CREATE TABLE side (a)');
    });
    expect(drop).toEqual({ kind: 'schema-differs', detail: 'table side' });
    const database = asOwner(image, () => {});
    database.exec('DROP TRIGGER log_keeps_wording');
    expect(verifyDatabase(database, { keys }).faults).toEqual([
      { kind: 'schema-differs', detail: 'trigger log_keeps_wording' },
    ]);
    database.close();
  });

  test('sealed fields: changed, moved, or without an entry', () => {
    const personal = (sql: string) => firstFault((database) => database.exec(sql));
    const first = `(SELECT min(rowid) FROM personal_field)`;
    expect(personal(`UPDATE personal_field SET sealed = randomblob(100) WHERE rowid = ${first}`)).toMatchObject({
      kind: 'edited',
      what: 'sealed-field',
    });
    expect(personal(`UPDATE personal_field SET field = 'nickname' WHERE rowid = ${first}`)).toMatchObject({
      kind: 'edited',
      what: 'added-field',
      detail: 'nickname',
    });
    expect(personal(`INSERT INTO personal_field VALUES ('door-a', 9999, 'first', 'key-1', x'00')`)).toEqual({
      kind: 'edited',
      what: 'added-field',
      detail: '1',
    });
  });
});

describe('erasure', () => {
  test('of every personal field leaves the chain whole, and shows', () => {
    const { record, database } = recordOnDatabase();
    const history = new RandomHistory();
    for (let number = 0; number < 200; number++) record.append(history.next(number));
    const before = verifyDatabase(database, { keys });
    expect(before.checked.personalFields).toBeGreaterThan(20);
    database.exec('DELETE FROM personal_field');
    const after = verifyDatabase(database, { keys });
    // The entries, their order and their hashes are all right; only nothing says who erased that and why.
    expect(after.faults).toMatchObject([{ kind: 'edited', what: 'erased-unrecorded' }]);
    expect(after.erased).toBe(before.checked.personalFields);
    expect(after.kiosks).toEqual(before.kiosks);
    expect(
      record.people.all().every(({ first, last, shownAs }) => first === null && last === null && shownAs === null),
    ).toBe(true);
    expect(record.append(history.next(1)).ok).toBe(true);
    expect(verifyDatabase(database, { keys }).faults).toHaveLength(1);
  });
});

/** Makes one entry's hash fit its changed content and leaves the next one as it is. */
function rechainOne(database: Parameters<Parameters<typeof asOwner>[1]>[0], seq: number): void {
  const next = logRows(database).find((row) => row.seq === seq + 1);
  database.prepare('UPDATE log SET at = at + 1 WHERE seq = ?').run(seq);
  const rest = logRows(database).filter((row) => row.seq > seq);
  database.prepare('DELETE FROM log WHERE seq > ?').run(seq);
  rechain(database, seq);
  for (const row of rest) putRow(database, row);
  expect(next).toBeDefined();
}

/** What a record looks like that never went further than `seq`. */
function recordUpTo(seq: number) {
  const { record, database } = unmanagedRecord();
  const history = new RandomHistory();
  for (let number = 0; record.log.head().seq < seq; number++) record.append(history.next(number));
  return database;
}

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { publicKeyOf } from '../../db/hashing.ts';
import { verdictFor } from '../../db/verify-verdict.ts';
import { appended, events, keys, openedRecord, otherKeys, temporaryFolder } from '../support/record-fixtures.ts';

const COMMAND = join(import.meta.dirname, '../../db/verify-command.ts');

function verify(...args: readonly string[]) {
  const { exitCode, lines } = verdictFor(args);
  return { status: exitCode, said: lines.join('\n') };
}

test('the command prints and ends as the verdict says', () => {
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  const { file } = files();
  expect(run(file)).toMatchObject({ status: 0, stdout: expect.stringContaining('The record is whole.'), stderr: '' });
  tampered(file, 'DELETE FROM log WHERE seq = 2');
  expect(run(file)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('entry 2 of kiosk door-a was deleted'),
  });
  expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Usage: verify FILE') });
});

const base64 = (key: Buffer) => key.toString('base64');
const ring = (of: typeof keys) => ({
  keyId: of.keyId,
  audit: base64(of.audit),
  personal: base64(of.personal),
  badge: 'AAAA',
});

/** A small record with a checkpoint, and what belongs to it, in files. */
function files() {
  const folder = temporaryFolder();
  const file = join(folder, 'record.db');
  const record = openedRecord(file);
  appended(record, events.started(), events.person('mara', { first: 'Mara', last: 'Quill', shownAs: 'Mara Q.' }));
  const signed = record.signCheckpoint();
  const facts = (signed.ok ? signed.value.facts : {}) as {
    upTo: number;
    head: string;
    signature: string;
    keyId: string;
  };
  record.close();
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const { upTo, head, signature, keyId } = facts;
  return {
    file,
    put,
    keyFile: put('keys.json', JSON.stringify({ protection: 'file', ring: ring(keys) })),
    publicKey: put('public.pem', publicKeyOf(keys.checkpointPrivateKeyPem)),
    checkpoint: put('checkpoint.json', JSON.stringify({ kiosk: 'door-a', seq: upTo, head, signature, keyId })),
  };
}

function tampered(file: string, sql: string): void {
  const database = new Sqlite(file);
  database.pragma('foreign_keys = OFF');
  const triggers = database
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

test('a whole record: says what was checked and what was not, and ends with 0', () => {
  const { file, keyFile, publicKey, checkpoint } = files();
  const bare = verify(file);
  expect(bare.status).toBe(0);
  expect(bare.said).toContain('3 entries read.');
  expect(bare.said).toContain('Not checked: seals (MACs) and personal fields, because no keys were given (--keys).');
  expect(bare.said).toContain('the public key in the file itself, which proves less');
  expect(bare.said).toContain('The record is whole.');
  const full = verify(file, '--keys', keyFile, '--public-key', publicKey, '--checkpoint', checkpoint);
  expect(full.status).toBe(0);
  expect(full.said).not.toContain('Not checked');
  expect(full.said).toContain('1 signed checkpoint in the log and 1 kept elsewhere, against the given public key.');
  expect(full.said).toContain('3 personal fields kept, 0 erased.');
  expect(full.said).not.toContain('Quill');
});

test('a broken record: says where it first breaks and how, and ends with 1', () => {
  const { file, put } = files();
  tampered(file, 'UPDATE log SET at = at + 1 WHERE seq = 2');
  const edited = verify(file);
  expect(edited.status).toBe(1);
  expect(edited.said).toContain(
    'THE RECORD IS BROKEN. First: entry 2 of kiosk door-a was edited: it does not match its hash.',
  );

  const strange = files();
  const wrong = verify(strange.file, '--keys', put('other.json', JSON.stringify(ring(otherKeys))));
  expect(wrong.status).toBe(1);
  expect(wrong.said).toContain('First: entry 1 of kiosk door-a was edited: its seal is not made with the key.');

  const cut = files();
  tampered(cut.file, 'DELETE FROM personal_field WHERE seq > 1; DELETE FROM log WHERE seq > 1');
  const truncated = verify(cut.file, '--keys', cut.keyFile, '--checkpoint', cut.checkpoint);
  expect(truncated.status).toBe(1);
  expect(truncated.said).toContain(
    'the log was truncated: the state knows entries up to 3, from 2 on they are not there.',
  );
  expect(truncated.said).toContain('a checkpoint kept elsewhere names entry 2 of kiosk door-a, which is not there.');
});

test('a record in use is read through its journal', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'record.db');
  const record = openedRecord(file);
  for (let n = 0; n < 7; n++) appended(record, events.started());
  const found = verify(file);
  expect(found.said).toContain('7 entries read.');
  expect(found.status).toBe(0);
  appended(record, events.started());
});

test('wrong usage and what cannot be read end with 2 and a sentence', () => {
  const { file, put, keyFile } = files();
  const sealed = put('sealed.json', JSON.stringify({ protection: 'keychain', sealed: 'AAAA' }));
  const foreign = put('foreign.db', 'x'.repeat(5000));
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'Name one file.'],
    [[file, file], 'Name one file.'],
    [[file, '--colour'], '--colour'],
    [[file, '--keys', `${file}.missing`], 'There is no file'],
    [[file, '--keys', foreign], 'is not a key file'],
    [[file, '--keys', sealed], 'sealed by the kiosk'],
    [[file, '--checkpoint', keyFile], 'is not a checkpoint'],
    [[`${file}.missing`], 'was not verified'],
    [[foreign], 'damaged so badly'],
  ];
  for (const [args, sentence] of cases) {
    const { status, said } = verify(...args);
    expect(said).toContain(sentence);
    expect(status).toBe(2);
  }
  const database = new Sqlite(file);
  database.pragma('user_version = 990');
  database.close();
  expect(verify(file)).toMatchObject({ status: 2, said: expect.stringContaining('newer version') });
});

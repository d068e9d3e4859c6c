import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openRecord } from '../../db/index.ts';
import { latestVersion } from '../../db/migrate.ts';
import {
  appended,
  events,
  openedRecord,
  otherKeys,
  recordOptions,
  temporaryFolder,
} from '../support/record-fixtures.ts';

function recordFile(): string {
  const file = join(temporaryFolder(), 'record.db');
  const record = openedRecord(file);
  appended(record, events.started());
  record.close();
  return file;
}

/** The code with which a file does not open; fails when it does. */
function failure(file: string, more: Parameters<typeof recordOptions>[1] = {}) {
  const opened = openRecord(recordOptions(file, more));
  if (opened.ok) {
    opened.value.close();
    return 'opened';
  }
  return opened.code;
}

describe('opening', () => {
  test('creates a missing record whole, for its own account, and finds it again', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'record.db');
    const record = openedRecord(file);
    appended(record, events.started());
    const head = record.log.head();
    if (process.platform !== 'win32') {
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
    record.close();
    expect(readdirSync(folder)).toEqual(['record.db']);
    expect(openedRecord(file).log.head()).toEqual(head);
  });

  test('sets what durability and erasure stand on', () => {
    const file = recordFile();
    const record = openedRecord(file);
    appended(record, events.started());
    const database = new Sqlite(file);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('user_version', { simple: true })).toBe(latestVersion());
    const strict = database
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'`,
      )
      .all();
    expect(strict).toEqual([]);
    database.close();
  });

  test('an erased name is in no byte of the file', () => {
    const file = join(temporaryFolder(), 'record.db');
    const record = openedRecord(file);
    appended(record, events.person('mara', { first: 'Ada', last: 'Lind', shownAs: 'Ada L.' }));
    record.close();
    const sealed = new Sqlite(file);
    const [row] = sealed.prepare<[], { sealed: Buffer }>('SELECT sealed FROM personal_field').all();
    const before = row?.sealed ?? Buffer.alloc(0);
    expect(readFileSync(file).includes(before)).toBe(true);
    sealed.pragma('secure_delete = ON');
    sealed.exec('DELETE FROM personal_field');
    sealed.close();
    expect(readFileSync(file).includes(before)).toBe(false);
  });
});

describe('refuses, by name', () => {
  test('a newer file, and leaves it alone', () => {
    const file = recordFile();
    const database = new Sqlite(file);
    database.pragma(`user_version = ${latestVersion() + 10}`);
    database.close();
    const before = readFileSync(file);
    expect(openRecord(recordOptions(file))).toEqual({
      ok: false,
      code: 'record-newer',
      detail: { found: latestVersion() + 10, known: latestVersion() },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('an emptied file, which is no fresh start', () => {
    const file = recordFile();
    truncateSync(file, 0);
    expect(failure(file)).toBe('record-damaged');
    expect(statSync(file).size).toBe(0);
  });

  test('a journal whose record is gone', () => {
    const file = join(temporaryFolder(), 'record.db');
    writeFileSync(`${file}-wal`, 'something');
    expect(failure(file)).toBe('record-damaged');
  });

  test('a file that is no database, one of another program, a folder, a missing folder', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'text'), 'x'.repeat(5000));
    expect(failure(join(folder, 'text'))).toBe('record-damaged');
    const foreign = new Sqlite(join(folder, 'foreign.db'));
    foreign.exec('CREATE TABLE a (b)');
    foreign.close();
    expect(failure(join(folder, 'foreign.db'))).toBe('record-unreadable');
    mkdirSync(join(folder, 'folder'));
    expect(failure(join(folder, 'folder'))).toBe('record-unreadable');
    expect(failure(join(folder, 'missing', 'record.db'))).toBe('record-unreadable');
  });

  test('a torn header and an edited last entry', () => {
    const file = recordFile();
    const torn = `${file}.torn`;
    cpSync(file, torn);
    truncateSync(torn, 6000);
    expect(failure(torn)).toBe('record-damaged');
    const database = new Sqlite(file);
    database.exec('DROP TRIGGER log_keeps_wording');
    database.exec('UPDATE log SET at = at + 1');
    database.close();
    expect(failure(file)).toBe('record-damaged');
  });

  test('keys that did not make it', () => {
    const file = recordFile();
    expect(failure(file, { keys: otherKeys })).toBe('record-wrong-keys');
    expect(failure(file, { keys: { ...otherKeys, keyId: 'key-2' } })).toBe('record-wrong-keys');
  });

  test('a demonstration as a real record, and the other way round', () => {
    const file = recordFile();
    expect(failure(file, { demonstration: true })).toBe('record-demonstration-differs');
    expect(failure(file, { kiosk: 'door-b', demonstration: true })).toBe('opened');
  });

  test('a record that another process holds', { timeout: 20_000 }, () => {
    const file = recordFile();
    const other = new Sqlite(file);
    other.exec('BEGIN EXCLUSIVE');
    expect(failure(file)).toBe('record-busy');
    other.close();
  });

  test('a runtime whose Node-API is too old, before it touches the file', () => {
    const file = join(temporaryFolder(), 'record.db');
    const versions = Object.getOwnPropertyDescriptor(process, 'versions');
    Object.defineProperty(process, 'versions', { ...versions, value: { ...process.versions, napi: '9' } });
    try {
      expect(failure(file)).toBe('runtime-too-old');
    } finally {
      if (versions !== undefined) Object.defineProperty(process, 'versions', versions);
    }
    expect(() => statSync(file)).toThrow(/ENOENT/);
  });

  test.skipIf(process.platform === 'win32')('what it may read but not write', () => {
    const file = recordFile();
    const folder = join(file, '..');
    const open = () => {
      const child = spawnSync(process.execPath, [join(import.meta.dirname, '../support/open-as-nobody.ts'), file], {
        encoding: 'utf8',
      });
      return child.stdout.trim() || child.stderr;
    };
    chmodSync(file, 0o444);
    chmodSync(folder, 0o755);
    expect(open()).toBe('record-read-only');
    chmodSync(folder, 0o777);
    expect(open()).toBe('record-read-only');
    chmodSync(file, 0o600);
    if (process.getuid?.() === 0) expect(open()).toBe('record-unreadable');
  });
});

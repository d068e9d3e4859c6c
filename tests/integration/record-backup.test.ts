import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '../../db/verify.ts';
import { RandomHistory } from '../support/random-history/random-history.ts';
import { appended, events, keys, openedRecord, recordOnDatabase, temporaryFolder } from '../support/record-fixtures.ts';

describe('a backup', () => {
  test('is one file that verifies and opens as the record it was', async () => {
    const folder = temporaryFolder();
    const { record } = recordOnDatabase(join(folder, 'record.db'));
    const history = new RandomHistory();
    for (let number = 0; number < 120; number++) appended(record, ...history.next(number));
    const copy = join(folder, 'copy', 'backup.db');
    mkdirSync(join(folder, 'copy'));
    const made = await record.backup(copy);
    expect(made.ok && made.value.bytes).toBeGreaterThan(50_000);
    expect(readdirSync(join(folder, 'copy'))).toEqual(['backup.db']);
    const report = verifyFile(copy, { keys });
    expect(report.ok && report.value.faults).toEqual([]);
    // Reading left nothing beside it either.
    expect(readdirSync(join(folder, 'copy'))).toEqual(['backup.db']);
    const restored = openedRecord(copy);
    expect(restored.log.head()).toEqual(record.log.head());
    expect(restored.people.all()).toEqual(record.people.all());
  });

  test('takes along what is appended while it runs, and replaces the one before', async () => {
    const folder = temporaryFolder();
    const record = openedRecord(join(folder, 'record.db'));
    appended(record, events.started());
    const copy = join(folder, 'backup.db');
    const running = record.backup(copy);
    appended(record, events.started());
    expect((await running).ok).toBe(true);
    appended(record, events.started());
    expect((await record.backup(copy)).ok).toBe(true);
    const report = verifyFile(copy, { keys });
    expect(report.ok && report.value.entries).toBe(3);
  });

  test('that cannot be written says why and leaves the one before', async () => {
    const folder = temporaryFolder();
    const record = openedRecord(join(folder, 'record.db'));
    appended(record, events.started());
    expect(await record.backup(join(folder, 'missing', 'backup.db'))).toMatchObject({
      ok: false,
      code: 'backup-failed',
    });
    mkdirSync(join(folder, 'taken'));
    expect(await record.backup(join(folder, 'taken'))).toMatchObject({ ok: false, code: 'backup-failed' });
    expect(readdirSync(folder).filter((name) => name.includes('half'))).toEqual([]);
    expect(record.append([events.started()]).ok).toBe(true);
  });

  test('of a broken record is refused', async () => {
    const folder = temporaryFolder();
    const { record, database } = recordOnDatabase(join(folder, 'record.db'));
    appended(record, events.started(), events.started());
    database.exec('DROP TRIGGER log_keeps_wording');
    database.exec('UPDATE log SET at = 0 WHERE seq = 2');
    expect(record.quickCheck()).toMatchObject({
      ok: false,
      code: 'record-damaged',
      detail: { found: 'edited content at 2' },
    });
    const copy = join(folder, 'backup.db');
    expect(await record.backup(copy)).toMatchObject({ ok: false, detail: { why: 'edited content at 2' } });
    expect(readdirSync(folder)).not.toContain('backup.db');
  });
});

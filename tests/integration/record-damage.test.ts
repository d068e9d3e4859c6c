import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecord } from '../../db/index.ts';
import { type VerifyReport, verifyFile } from '../../db/verify.ts';
import { RandomHistory } from '../support/random-history/random-history.ts';
import { random } from '../support/random-history/world.ts';
import { appended, keys, recordOnDatabase, recordOptions, temporaryFolder } from '../support/record-fixtures.ts';

/**
 * SECURITY-NOTES R05 in small: a flipped byte anywhere in the file is found, or changes nothing that the record says.
 * Free space is spared: most of a small file is zeroes that mean nothing. Other harmless ones are the header's counters.
 */
test('a hundred flipped bytes are found or harmless, and nothing throws', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  const { record, database } = recordOnDatabase(join(folder, 'record.db'));
  const history = new RandomHistory();
  for (let number = 0; number < 80; number++) appended(record, ...history.next(number));
  database.pragma('wal_checkpoint(TRUNCATE)');
  const whole = readFileSync(join(folder, 'record.db'));
  const said = report(join(folder, 'record.db'));
  expect(said?.faults).toEqual([]);
  const filled = [...whole.keys()].filter((at) => whole[at] !== 0);
  const draw = random(5);
  const file = join(folder, 'flipped.db');
  let found = 0;
  for (let flip = 0; flip < 100; flip++) {
    const bytes = Buffer.from(whole);
    const at = filled[Math.floor(draw() * filled.length)] ?? 0;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(draw() * 8));
    writeFileSync(file, bytes);
    const after = report(file);
    if (after === null || after.faults.length > 0) found += 1;
    else expect(after, `byte ${at}`).toEqual(said);
    if (flip % 5 > 0) continue;
    const opened = openRecord(recordOptions(file));
    if (opened.ok) {
      opened.value.quickCheck();
      opened.value.close();
    }
  }
  expect(found).toBeGreaterThan(80);
  console.log(`100 flipped bytes: ${found} found, ${100 - found} harmless`);
});

function report(file: string): VerifyReport | null {
  const verified = verifyFile(file, { keys });
  return verified.ok ? verified.value : null;
}

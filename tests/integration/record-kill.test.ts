import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFile } from '../../db/verify.ts';
import { random } from '../support/random-history/world.ts';
import { keys, openedRecord, temporaryFolder } from '../support/record-fixtures.ts';

const CHILD = join(import.meta.dirname, '../support/append-until-killed.ts');

/** SECURITY-NOTES R01 in small: what was said to be durable is there after SIGKILL, whenever it strikes. */
test('twenty kills during appends lose nothing that was acknowledged', { timeout: 120_000 }, async () => {
  const file = join(temporaryFolder(), 'record.db');
  const draw = random(20261123);
  let acknowledged = 0;
  for (let run = 0; run < 20; run++) {
    const said = await appendUntilKilled(file, `run-${run}`, Math.floor(draw() * 60));
    expect(said).toBeGreaterThan(acknowledged);
    acknowledged = said;
    const record = openedRecord(file, { boot: `check-${run}` });
    expect(record.log.head().seq).toBeGreaterThanOrEqual(acknowledged);
    // Two entries and three rows of state are one decision: never half of one.
    expect(record.log.countOf('visit-started', 1)).toBe(record.log.countOf('devices-declared', 1));
    expect(record.visits.open()).toHaveLength(record.log.countOf('visit-started', 1));
    expect(record.quickCheck().ok).toBe(true);
    record.close();
  }
  const report = verifyFile(file, { keys });
  expect(report.ok && report.value.faults).toEqual([]);
  console.log(`20 kills, ${acknowledged} entries acknowledged, none lost`);
});

/** @returns the last sequence the child said was durable before it was killed, `afterMs` after the first one */
function appendUntilKilled(file: string, run: string, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, file, run], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
      if (signal === 'SIGKILL') resolve(Number(whole.at(-1)));
      else reject(new Error(`The child ended by itself: ${complaint}`));
    });
  });
}

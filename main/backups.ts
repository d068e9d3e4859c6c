import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Record } from '../db/index.ts';
import type { Log } from './desks/ports.ts';

/** At least every quarter of an hour (DESIGN.md, rulings): what a lost disk can cost is printed in the docs. */
export const BACKUP_EVERY_MS = 15 * 60_000;
/** Twelve hours of quarter-hours. */
const KEPT = 48;

/** Copies the record into the backup folder, each copy opened and checked, the oldest removed. Quiet failure is logged. */
export async function backUp(record: Record, folder: string, now: number, log: Log): Promise<boolean> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const name = `record-${new Date(now).toISOString().replace(/[:.]/g, '-')}.sqlite`;
  const made = await record.backup(join(folder, name));
  if (!made.ok) {
    log('error', 'backup-failed', {});
    return false;
  }
  const copies = (await readdir(folder)).filter((file) => /^record-.*\.sqlite$/.test(file)).sort();
  // A clock that went back makes the newest copy look the oldest; what was just made always stays.
  for (const old of copies.filter((copy) => copy !== name).slice(0, 1 - KEPT))
    await rm(join(folder, old), { force: true });
  return true;
}

/** Copies from before a moment hold what was erased since: the regular ones, and those from before a migration. */
export async function removeCopies(recordFile: string, folder: string, before: number): Promise<void> {
  const beside = dirname(recordFile);
  const copies = [
    ...(await names(folder)).filter((name) => /^record-.*\.sqlite$/.test(name)).map((name) => join(folder, name)),
    ...(await names(beside))
      .filter((name) => name.startsWith(`${basename(recordFile)}.before-`))
      .map((name) => join(beside, name)),
  ];
  for (const copy of copies) {
    const made = await stat(copy).catch(() => null);
    if (made !== null && made.mtimeMs < before) await rm(copy, { force: true });
  }
}

const names = (folder: string) => readdir(folder).catch(() => []);

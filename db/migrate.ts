import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** 'Clok': tells a record from any other program's database. */
export const APPLICATION_ID = 0x436c6f6b;

export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

export function latestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

/** True for a file of this program, whatever its version. */
export function isRecordFile(database: Database): boolean {
  return Number(database.pragma('application_id', { simple: true })) === APPLICATION_ID;
}

/**
 * Runs the steps between the file's version and `upTo` in one transaction: all of them or none.
 * The caller has refused newer files and copied the old one. @returns how many steps ran.
 * @throws Error when the steps are not in rising order: a bug in the list.
 */
export function migrate(
  database: Database,
  upTo: number = latestVersion(),
  migrations: readonly Migration[] = MIGRATIONS,
): number {
  assertRising(migrations);
  const found = schemaVersion(database);
  const pending = migrations.filter((step) => step.version > found && step.version <= upTo);
  if (pending.length === 0) return 0;
  database
    .transaction(() => {
      database.pragma(`application_id = ${APPLICATION_ID}`);
      for (const step of pending) {
        step.up(database);
        database.pragma(`user_version = ${step.version}`);
      }
    })
    .immediate();
  return pending.length;
}

function assertRising(migrations: readonly Migration[]): void {
  let before = 0;
  for (const step of migrations) {
    if (step.version <= before) throw new Error(`Migration ${step.version}-${step.slug} does not come after ${before}`);
    before = step.version;
  }
}

import type { Database } from 'better-sqlite3';

/**
 * One step of the schema. Numbered in tens, so that a step found missing later can stand where it belongs; the number is
 * what `user_version` says after it. A step that was ever released is never edited: it spells its closed sets out instead
 * of importing them, and tests/integration/migrations.test.ts compares them with the domain's.
 */
export interface Migration {
  readonly version: number;
  readonly slug: string;
  up(database: Database): void;
}

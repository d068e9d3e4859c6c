import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRecord } from '../../db/index.ts';
import { latestVersion, migrate, schemaVersion } from '../../db/migrate.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import { DEVICE_KINDS, OWNERSHIPS } from '../../main/domain/devices.ts';
import { PERSON_TYPES, ROLES } from '../../main/domain/people.ts';
import { ARRANGEMENT_ENDS, ATTENDANCE_PROOFS } from '../../main/domain/record/arrangement-events.ts';
import { CHILD_DEVICE_FINDS, DOOR_PURPOSES, SEVERITIES, VISIT_ENDS } from '../../main/domain/record/audit-event.ts';
import { INCIDENT_ENTRIES } from '../../main/domain/record/incident-state.ts';
import { DEVICE_CONDITIONS, DEVICE_ORIGINS, DEVICE_USES } from '../../main/domain/record/setting-device-events.ts';
import { CREDENTIAL_KINDS, DEPOSIT_STATES, MOVEMENT_STATES, VISIT_STARTS } from '../../main/domain/record/state.ts';
import { appended, events, openedRecord, recordOptions, temporaryFolder } from '../support/record-fixtures.ts';

const HASH = 'ab'.repeat(32);
const GENESIS = '0'.repeat(64);

/** A database as a program of that version left it. */
function databaseAt(version: number): Database {
  const database = new Sqlite(':memory:');
  onTestFinished(() => {
    database.close();
  });
  database.pragma('foreign_keys = ON');
  migrate(database, version);
  expect(schemaVersion(database)).toBe(version);
  return database;
}

const ROWS = {
  log: `INSERT INTO log (kiosk, seq, version, at, monotonic, boot, demonstration, kind, facts, commitments, previous, hash, mac,
    key_id) VALUES ('door-a', 1, 1, 5, 5, 'b', 0, 'person-added', '{}', '{}', '${GENESIS}', '${HASH}', '${HASH}', 'key-1')`,
  field: `INSERT INTO personal_field VALUES ('door-a', 1, 'first', 'key-1', x'0102')`,
  person: `INSERT INTO person (id, kiosk, seq, person_type, works_with_children, added_at)
    VALUES ('mara', 'door-a', 1, 'staff', 1, 5)`,
  visit: `INSERT INTO visit (id, kiosk, seq, person, person_type, started_at, started_by, policy_id, policy_version, policy_hash,
    language) VALUES ('visit-1', 'door-a', 2, 'mara', 'staff', 6, 'badge', 'p', '1', '${HASH}', 'en')`,
  compartment: `INSERT INTO compartment VALUES ('door-a', 7, NULL, 7)`,
  deposit: `INSERT INTO deposit (id, kiosk, seq, visit, store, place, kind, state, intended_at, since)
    VALUES ('deposit-1', 'door-a', 3, 'visit-1', 'locker', '7', 'locker', 'held', 7, 7)`,
  exception: `INSERT INTO exception (id, kiosk, seq, kind, severity, detail, raised_at)
    VALUES ('exception-1', 'door-a', 4, 'door-left-open', 'note', '', 8)`,
} as const;

function count(database: Database, table: string): number {
  return database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;
}

describe('each step', () => {
  test('010 brings the log and the sealed fields, which only grow', () => {
    const database = databaseAt(10);
    database.exec(ROWS.log);
    database.exec(ROWS.field);
    expect(() => database.exec(`UPDATE log SET at = 6`)).toThrow(/only grows/);
    expect(() => database.exec(`DELETE FROM log`)).toThrow(/only grows/);
    expect(() => database.exec(ROWS.log)).toThrow(/follows the last one/);
    expect(() => database.exec(`UPDATE personal_field SET field = 'last'`)).toThrow(/erased or left alone/);
    database.exec('DELETE FROM personal_field');
  });

  test('020 brings people and keeps the log', () => {
    const database = databaseAt(10);
    database.exec(ROWS.log);
    database.exec(ROWS.field);
    migrate(database, 20);
    expect(database.prepare('SELECT seq, hash FROM log').all()).toEqual([{ seq: 1, hash: HASH }]);
    expect(count(database, 'personal_field')).toBe(1);
    database.exec(ROWS.person);
    const badge = (id: string) => `INSERT INTO credential (id, kiosk, seq, person, kind, keyed_hash, issued_at)
      VALUES ('${id}', 'door-a', 2, 'mara', 'badge', '${HASH}', 6)`;
    database.exec(badge('badge-1'));
    expect(() => database.exec(badge('badge-2'))).toThrow(/UNIQUE/);
    database.exec(`UPDATE credential SET revoked_at = 7, revoked_why = 'lost'`);
    database.exec(badge('badge-2'));
    database.exec(`INSERT INTO pin (kiosk, seq, person, set_at) VALUES ('door-a', 3, 'mara', 7)`);
    const secondPin = `INSERT INTO pin (kiosk, seq, person, set_at) VALUES ('door-a', 4, 'mara', 8)`;
    expect(() => database.exec(secondPin)).toThrow(/UNIQUE/);
    const stray = `INSERT INTO child_carer VALUES ('no-child', 'mara')`;
    expect(() => database.exec(stray)).toThrow(/FOREIGN KEY/);
  });

  test('030 brings visits and keeps people', () => {
    const database = databaseAt(20);
    database.exec(ROWS.person);
    migrate(database, 30);
    expect(count(database, 'person')).toBe(1);
    database.exec(ROWS.visit);
    expect(() => database.exec(ROWS.visit.replace('visit-1', 'visit-2'))).toThrow(/UNIQUE/);
    expect(() => database.exec(`UPDATE visit SET ended_at = 9`)).toThrow(/CHECK/);
    database.exec(`UPDATE visit SET ended_at = 9, ended_how = 'signed-out'`);
    database.exec(ROWS.visit.replace('visit-1', 'visit-2'));
  });

  test('040 brings doors and deposits and keeps visits', () => {
    const database = databaseAt(30);
    database.exec(ROWS.person);
    database.exec(ROWS.visit);
    migrate(database, 40);
    expect(count(database, 'visit')).toBe(1);
    database.exec(ROWS.compartment);
    database.exec(ROWS.deposit);
    expect(() => database.exec(ROWS.deposit.replace('deposit-1', 'deposit-2'))).toThrow(/UNIQUE/);
    expect(() => database.exec(`UPDATE deposit SET state = 'collected'`)).toThrow(/CHECK/);
    database.exec(`UPDATE deposit SET state = 'collected', collected_to = 'owner'`);
    database.exec(ROWS.deposit.replace('deposit-1', 'deposit-2'));
    const movement = (id: string, state: string) => `INSERT INTO movement (id, kiosk, seq, compartment, purpose, state,
      intended_at, since) VALUES ('${id}', 'door-a', 4, 7, 'collect', '${state}', 8, 8)`;
    database.exec(movement('movement-1', 'did-not-open'));
    database.exec(movement('movement-2', 'intended'));
    expect(() => database.exec(movement('movement-3', 'opened'))).toThrow(/UNIQUE/);
    expect(() => database.exec(`UPDATE movement SET state = 'closed'`)).toThrow(/CHECK/);
  });

  test('050 brings permissions and exceptions and keeps deposits', () => {
    const database = databaseAt(40);
    for (const row of [ROWS.person, ROWS.visit, ROWS.compartment, ROWS.deposit]) database.exec(row);
    migrate(database, 50);
    expect(count(database, 'deposit')).toBe(1);
    database.exec(ROWS.exception);
    expect(() => database.exec(`UPDATE exception SET resolved_at = 9`)).toThrow(/CHECK/);
    database.exec(`INSERT INTO authorisation (id, kiosk, seq, kind, visit, deposit, reason, place, from_at, until_at, granted_at,
      granted_by, role, child_free) VALUES ('permit-1', 'door-a', 5, 'emergency-use', 'visit-1', 'deposit-1', 'family', 'office',
      1, 2, 1, 'mara', 'manager', 1)`);
    expect(() => database.exec(`UPDATE authorisation SET returned_at = 9`)).toThrow(/CHECK/);
    expect(() => database.exec(`UPDATE authorisation SET granted_by = 'nobody'`)).toThrow(/FOREIGN KEY/);
  });

  test('060 brings the station and its days and keeps exceptions', () => {
    const database = databaseAt(50);
    database.exec(ROWS.exception);
    migrate(database, 60);
    expect(count(database, 'exception')).toBe(1);
    const day = (
      text: string,
      last: number,
    ) => `INSERT INTO sealed_day (kiosk, seq, day, closed_at, first_seq, last_seq,
      closing_hash) VALUES ('door-a', ${last}, '${text}', 9, 3, ${last}, '${HASH}')`;
    database.exec(day('2026-11-23', 5));
    expect(() => database.exec(day('23.11.2026', 6))).toThrow(/CHECK/);
    expect(() => database.exec(day('2026-11-24', 2))).toThrow(/CHECK/);
  });

  test('070 brings the register of setting-owned devices and keeps people', () => {
    const database = databaseAt(60);
    database.exec(ROWS.person);
    migrate(database, 70);
    expect(count(database, 'person')).toBe(1);
    const device = (
      id: string,
    ) => `INSERT INTO setting_device (id, kiosk, seq, words_kiosk, words_seq, asset_number, kind,
      origin, encrypted, passcode, restricted, off_site_allowed, cleared, registered_at) VALUES ('${id}', 'door-a', 5,
      'door-a', 5, 'T-01', 'tablet', 'new', 1, 1, 1, 1, 0, 9)`;
    database.exec(device('tablet-1'));
    expect(() => database.exec(device('tablet-2'))).toThrow(/UNIQUE/);
    database.exec(`UPDATE setting_device SET retired_at = 10`);
    database.exec(device('tablet-2'));
    const issue = (
      id: string,
      use = 'on-site',
    ) => `INSERT INTO setting_device_issue (id, kiosk, seq, device, person, use,
      with_children, condition, due_at, issued_at, issued_by) VALUES ('${id}', 'door-a', 6, 'tablet-2', 'mara', '${use}', 0,
      'good', 20, 11, 'mara')`;
    expect(() => database.exec(issue('issue-1', 'personal-use'))).toThrow(/CHECK/);
    database.exec(issue('issue-1'));
    expect(() => database.exec(issue('issue-2'))).toThrow(/UNIQUE/);
    expect(() => database.exec(`UPDATE setting_device_issue SET returned_at = 12`)).toThrow(/CHECK/);
    database.exec(`UPDATE setting_device_issue SET returned_at = 12, returned_by = 'mara', returned_condition = 'good',
      returned_kiosk = 'door-a', returned_seq = 7`);
    database.exec(issue('issue-2'));
  });
});

test('080 brings arrangements and keeps people and visits', () => {
  const database = databaseAt(60);
  for (const row of [ROWS.person, ROWS.visit]) database.exec(row);
  migrate(database, 80);
  expect(count(database, 'visit')).toBe(1);
  database.exec(`INSERT INTO arrangement (id, kiosk, seq, terms, first_day, last_day, approved_by, role, policy_id, policy_version,
    made_at) VALUES ('arrangement-1', 'door-a', 4, '{}', '2026-11-23', NULL, 'mara', 'manager', 'p', '1', 8)`);
  expect(() => database.exec(`UPDATE arrangement SET last_day = '2026-11-22'`)).toThrow(/CHECK/);
  expect(() => database.exec(`UPDATE arrangement SET terms = 'not json'`)).toThrow(/CHECK/);
  expect(() => database.exec(`UPDATE arrangement SET ended_at = 9`)).toThrow(/CHECK/);
  expect(() =>
    database.exec(`INSERT INTO attendance VALUES ('visit-1', 'arrangement-1', 'mara', 'badge', 'door-a', 5, 9)`),
  ).toThrow(/FOREIGN KEY/);
});

test('100 lets a deposit belong to a child, and keeps every deposit with all that points at it', () => {
  const database = databaseAt(90);
  for (const row of [ROWS.person, ROWS.visit, ROWS.compartment, ROWS.deposit]) database.exec(row);
  database.exec(`INSERT INTO deposit_device VALUES ('deposit-1', 0, 'phone', 'personal', 1);
    INSERT INTO movement (id, kiosk, seq, compartment, purpose, deposit, state, intended_at, since)
      VALUES ('movement-1', 'door-a', 4, 7, 'deposit', 'deposit-1', 'intended', 8, 8);
    INSERT INTO authorisation (id, kiosk, seq, kind, visit, deposit, reason, place, from_at, until_at, granted_at, granted_by, role,
      child_free) VALUES ('permit-1', 'door-a', 5, 'emergency-use', 'visit-1', 'deposit-1', 'family', 'office', 1, 2, 1, 'mara',
      'manager', 1)`);
  migrate(database, 100);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.prepare(`SELECT visit, place, state, child_how FROM deposit`).all()).toEqual([
    { visit: 'visit-1', place: '7', state: 'held', child_how: null },
  ]);
  expect(() => database.exec(`UPDATE deposit_device SET deposit = 'nothing'`)).toThrow(/FOREIGN KEY/);
  expect(() => database.exec(ROWS.deposit.replaceAll(`'7'`, `'8'`))).toThrow(/UNIQUE/);
  const ofChild = `INSERT INTO deposit (id, kiosk, seq, store, place, kind, state, intended_at, since, child_how, put_away_by)
    VALUES ('deposit-2', 'door-a', 6, 'office', '1', 'manual', 'held', 9, 9, 'found', 'mara')`;
  database.exec(ofChild);
  expect(() => database.exec(`UPDATE deposit SET visit = 'visit-1' WHERE id = 'deposit-2'`)).toThrow(/CHECK/);
  expect(() => database.exec(`UPDATE deposit SET put_away_by = NULL WHERE id = 'deposit-2'`)).toThrow(/CHECK/);
  expect(() => database.exec(`UPDATE deposit SET damaged = 1`)).toThrow(/CHECK/);
});

test('110 lets a permission be nobody’s word and without an end, and keeps those there are and what names them', () => {
  const database = databaseAt(80);
  for (const row of [ROWS.person, ROWS.visit, ROWS.compartment, ROWS.deposit]) database.exec(row);
  const permit = (id: string, until: string, by: string, role: string) =>
    `INSERT INTO authorisation (id, kiosk, seq, kind, visit, deposit, reason, place, from_at, until_at, granted_at, granted_by,
      role, child_free) VALUES ('${id}', 'door-a', 5, 'emergency-use', 'visit-1', 'deposit-1', 'health', 'office', 8, ${until},
      8, ${by}, ${role}, 1)`;
  database.exec(permit('permit-1', '20', `'mara'`, `'manager'`));
  database.exec(ROWS.exception);
  database.exec(`UPDATE exception SET authorisation = 'permit-1'`);
  expect(() => database.exec(permit('permit-2', 'NULL', 'NULL', 'NULL'))).toThrow(/NOT NULL/);
  migrate(database, 110);
  expect(database.prepare('SELECT id, until_at, granted_by, check_in_minutes FROM authorisation').all()).toEqual([
    { id: 'permit-1', until_at: 20, granted_by: 'mara', check_in_minutes: null },
  ]);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.exec(permit('permit-2', 'NULL', 'NULL', 'NULL'));
  expect(() => database.exec(`UPDATE authorisation SET checked_in_at = 9`)).toThrow(/CHECK/);
  expect(() => database.exec(`DELETE FROM authorisation WHERE id = 'permit-1'`)).toThrow(/FOREIGN KEY/);
});

describe('the list of steps', () => {
  test('rises in tens, one file each, and ends at the latest', () => {
    const files = readdirSync(join(import.meta.dirname, '../../db/migrations')).filter((name) => /^\d/.test(name));
    expect(files.sort()).toEqual(
      MIGRATIONS.map(({ version, slug }) => `${String(version).padStart(3, '0')}-${slug}.ts`),
    );
    expect(MIGRATIONS.every(({ version }) => version % 10 === 0)).toBe(true);
    expect(schemaVersion(databaseAt(latestVersion()))).toBe(MIGRATIONS.at(-1)?.version);
  });

  test('out of order is a bug', () => {
    const database = new Sqlite(':memory:');
    const backwards = [...MIGRATIONS].reverse();
    expect(() => migrate(database, latestVersion(), backwards)).toThrow(/does not come after/);
    expect(schemaVersion(database)).toBe(0);
    database.close();
  });

  test('runs whole or not at all', () => {
    const database = databaseAt(40);
    const failing = {
      version: latestVersion() + 10,
      slug: 'fails',
      up: (of: Database) => {
        of.exec('CREATE TABLE half (a)');
        throw new Error('power cut');
      },
    };
    expect(() => migrate(database, failing.version, [...MIGRATIONS, failing])).toThrow('power cut');
    expect(schemaVersion(database)).toBe(40);
    expect(() => count(database, 'exception')).toThrow(/no such table/);
  });

  test('runs once', () => {
    const database = databaseAt(latestVersion());
    expect(migrate(database)).toBe(0);
  });
});

describe('opening an older file', () => {
  test('copies it first, then migrates it', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'record.db');
    const old = new Sqlite(file);
    migrate(old, 50);
    old.close();
    const record = openedRecord(file, { clock: { now: () => 1234, monotonic: () => 0 } });
    appended(record, events.started());
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual(['record.db.before-50-1234']);
    const copy = new Sqlite(join(folder, 'record.db.before-50-1234'), { readonly: true });
    expect(schemaVersion(copy)).toBe(50);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    record.close();
    const now = new Sqlite(file);
    expect(schemaVersion(now)).toBe(latestVersion());
    now.close();
    expect(openRecord(recordOptions(file)).ok).toBe(true);
  });
});

/** Migrations spell closed sets out; this is where they are held against the domain's. */
describe('closed sets', () => {
  const sets: readonly (readonly [string, string, readonly string[]])[] = [
    ['person', 'person_type', PERSON_TYPES],
    ['person_role', 'role', ROLES],
    ['standing_device', 'kind', DEVICE_KINDS],
    ['standing_device', 'ownership', OWNERSHIPS],
    ['credential', 'kind', CREDENTIAL_KINDS],
    ['visit', 'person_type', PERSON_TYPES],
    ['visit', 'started_by', VISIT_STARTS],
    ['visit', 'ended_how', VISIT_ENDS],
    ['declared_device', 'kind', DEVICE_KINDS],
    ['declared_device', 'ownership', OWNERSHIPS],
    ['deposit', 'kind', ['locker', 'manual']],
    ['deposit', 'state', DEPOSIT_STATES],
    ['deposit', 'collected_to', ['owner', 'adult-for-child', 'manager']],
    ['deposit', 'child_how', CHILD_DEVICE_FINDS],
    ['deposit_device', 'kind', DEVICE_KINDS],
    ['deposit_device', 'ownership', OWNERSHIPS],
    ['movement', 'purpose', DOOR_PURPOSES],
    ['movement', 'state', MOVEMENT_STATES],
    ['authorisation', 'role', ROLES],
    ['authorisation', 'ended_why', ['returned', 'withdrawn', 'left-site']],
    ['exception', 'severity', SEVERITIES],
    ['setting_device', 'kind', DEVICE_KINDS],
    ['setting_device', 'origin', DEVICE_ORIGINS],
    ['setting_device_issue', 'use', DEVICE_USES],
    ['setting_device_issue', 'condition', DEVICE_CONDITIONS],
    ['setting_device_issue', 'returned_condition', DEVICE_CONDITIONS],
    ['personal_use', 'role', ROLES],
    ['arrangement', 'role', ROLES],
    ['arrangement', 'ended_why', ARRANGEMENT_ENDS],
    ['attendance', 'how', ATTENDANCE_PROOFS],
    ['incident_entry', 'what', INCIDENT_ENTRIES],
    ['incident_entry', 'role', ROLES],
    ['child', 'brought_what', ['dropping-off', 'collecting']],
    ['setting', 'hardware', ['real', 'pretend', 'none']],
    ['station_run', 'previous_stop', ['first', 'orderly', 'unexpected']],
    ['station_run', 'protection', ['keychain', 'file']],
  ];
  test.each(sets)('%s.%s', (table, column, domain) => {
    const database = databaseAt(latestVersion());
    const [row] = database.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = '${table}'`).all();
    const check = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)`).exec(row?.sql ?? '')?.[1] ?? '';
    const stored = [...check.matchAll(/'([^']*)'/g)].map(([, word]) => word);
    expect(stored.sort()).toEqual([...domain].sort());
  });
});

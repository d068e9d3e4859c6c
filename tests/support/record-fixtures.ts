import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { configure, connect } from '../../db/connection.ts';
import { openRecord } from '../../db/index.ts';
import { migrate } from '../../db/migrate.ts';
import { ownershipFailure } from '../../db/ownership-check.ts';
import type { OpenOptions, Record } from '../../db/record.ts';
import { recordOn } from '../../db/record-on.ts';
import type { AuditEvent, EventOf } from '../../main/domain/record/audit-event.ts';
import * as secrets from './record-secrets.ts';

export { tickingClock } from './record-secrets.ts';

export const keys = secrets.keys();
export const otherKeys = secrets.otherKeys();

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloakroom-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function recordOptions(file: string, more: Partial<OpenOptions> = {}): OpenOptions {
  return { file, kiosk: 'door-a', boot: 'boot-1', demonstration: false, keys, clock: secrets.tickingClock(), ...more };
}

/** An open record, closed after the test. @throws when it does not open */
export function openedRecord(file = ':memory:', more: Partial<OpenOptions> = {}): Record {
  const opened = openRecord(recordOptions(file, more));
  if (!opened.ok) throw new Error(`The record did not open: ${opened.code} ${JSON.stringify(opened.detail)}`);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** A record together with the database under it, for looking at what is really stored and for breaking it. */
export function recordOnDatabase(file = ':memory:', more: Partial<OpenOptions> = {}) {
  const opened = unmanagedRecord(file, more);
  onTestFinished(() => {
    opened.database.close();
  });
  return opened;
}

/** The same for set-up before tests; whoever calls it closes the database. */
export function unmanagedRecord(file = ':memory:', more: Partial<OpenOptions> = {}) {
  const options = recordOptions(file, more);
  const database: Database = connect(file, options, false);
  configure(database);
  migrate(database);
  const failure = ownershipFailure(database, options);
  if (failure !== null) throw new Error(`Not ours: ${JSON.stringify(failure)}`);
  return { database, record: recordOn(database, options) };
}

export function appended(record: Record, ...events: readonly AuditEvent[]) {
  const written = record.append(events);
  if (!written.ok) throw new Error(`Not appended: ${written.code} ${JSON.stringify(written.detail)}`);
  return written.value;
}

export const HASH = 'ab'.repeat(32);

/** One line for each thing that tests need often; what matters to a test is given, the rest is ordinary. */
export const events = {
  started: (): EventOf<'station-started'> => ({
    kind: 'station-started',
    facts: { programVersion: '0.1.0', previousStop: 'first', protection: 'file' },
  }),
  person: (
    person: string,
    names: { first: string; last: string; shownAs: string },
    facts: Partial<EventOf<'person-added'>['facts']> = {},
  ): EventOf<'person-added'> => ({
    kind: 'person-added',
    facts: {
      person,
      personType: 'staff',
      roles: ['staff'],
      worksWithChildren: true,
      standing: [{ kind: 'phone', ownership: 'personal', count: 1 }],
      addedBy: null,
      ...facts,
    },
    personal: names,
  }),
  visit: (
    visit: string,
    facts: Partial<EventOf<'visit-started'>['facts']> = {},
    personal: NonNullable<EventOf<'visit-started'>['personal']> = {},
  ): EventOf<'visit-started'> => ({
    kind: 'visit-started',
    facts: {
      visit,
      person: null,
      personType: 'visitor',
      host: null,
      policyId: 'playgroup-office',
      policyVersion: '1',
      policyHash: HASH,
      passHash: null,
      language: 'en',
      by: 'screen',
      ...facts,
    },
    personal,
  }),
  deposit: (
    deposit: string,
    visit: string,
    facts: Partial<EventOf<'deposit-intended'>['facts']> = {},
  ): EventOf<'deposit-intended'> => ({
    kind: 'deposit-intended',
    facts: {
      deposit,
      visit,
      store: 'locker',
      place: '7',
      devices: [{ kind: 'phone', ownership: 'personal', count: 1 }],
      kind: 'locker',
      ...facts,
    },
  }),
  opening: (
    movement: string,
    compartment: number,
    facts: Partial<EventOf<'opening-intended'>['facts']> = {},
    personal: NonNullable<EventOf<'opening-intended'>['personal']> = {},
  ): EventOf<'opening-intended'> => ({
    kind: 'opening-intended',
    facts: { movement, compartment, purpose: 'deposit', visit: null, deposit: null, by: null, ...facts },
    personal,
  }),
  credential: (
    credential: string,
    person: string,
    keyedHash: string,
    kind: EventOf<'credential-issued'>['facts']['kind'] = 'badge',
  ): EventOf<'credential-issued'> => ({
    kind: 'credential-issued',
    facts: { person, credential, kind, keyedHash, by: null },
  }),
};

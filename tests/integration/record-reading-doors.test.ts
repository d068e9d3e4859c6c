import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { appended, events, HASH, openedRecord } from '../support/record-fixtures.ts';

const names = (first: string, last: string) => ({ first, last, shownAs: `${first} ${last[0]}.` });
const OTHER_HASH = 'cd'.repeat(32);

describe('devices and doors', () => {
  test('a phone goes in, out on permission, back and home', () => {
    const record = openedRecord();
    const state = () => record.deposits.byId('deposit-1')?.state;
    appended(
      record,
      events.person('mara', names('Mara', 'Quill'), { roles: ['manager'] }),
      events.visit('visit-1'),
      events.deposit('deposit-1', 'visit-1'),
      events.opening('movement-1', 7, { visit: 'visit-1', deposit: 'deposit-1' }, { reason: 'Lost key' }),
    );
    expect(state()).toBe('intended');
    expect(record.movements.unfinished()).toMatchObject([
      { id: 'movement-1', state: 'intended', reason: 'Lost key', attended: null },
    ]);
    appended(record, { kind: 'door-opened', facts: { movement: 'movement-1' } });
    expect(record.movements.byId('movement-1')?.state).toBe('opened');
    appended(
      record,
      { kind: 'door-closed', facts: { movement: 'movement-1', attended: true } },
      { kind: 'deposit-held', facts: { deposit: 'deposit-1', confirmedBy: null } },
    );
    expect(record.movements.unfinished()).toEqual([]);
    expect(record.movements.ofDeposit('deposit-1')).toMatchObject([{ state: 'closed', attended: true }]);
    expect(record.deposits.atPlace('locker', '7')?.id).toBe('deposit-1');
    appended(record, {
      kind: 'authorisation-granted',
      facts: {
        authorisation: 'permit-1',
        kind: 'emergency-use',
        visit: 'visit-1',
        deposit: 'deposit-1',
        reason: 'family',
        place: 'office',
        from: 1,
        until: 2,
        grantedBy: 'mara',
        role: 'manager',
        childFree: true,
      },
      personal: { words: 'Mother in hospital' },
    });
    expect(record.authorisations.open()).toMatchObject([
      { id: 'permit-1', words: 'Mother in hospital', releasedAt: null },
    ]);
    appended(record, { kind: 'device-released', facts: { authorisation: 'permit-1', deposit: 'deposit-1' } });
    expect(state()).toBe('released');
    expect(record.deposits.open().map(({ id }) => id)).toEqual(['deposit-1']);
    appended(
      record,
      { kind: 'device-returned', facts: { authorisation: 'permit-1', deposit: 'deposit-1' } },
      { kind: 'authorisation-ended', facts: { authorisation: 'permit-1', why: 'returned', by: null } },
    );
    expect(state()).toBe('held');
    expect(record.authorisations.open()).toEqual([]);
    expect(record.authorisations.ofVisit('visit-1')).toMatchObject([{ endedWhy: 'returned', childFree: true }]);
    appended(record, { kind: 'deposit-collected', facts: { deposit: 'deposit-1', to: 'owner', confirmedBy: null } });
    expect(record.deposits.byId('deposit-1')).toMatchObject({ state: 'collected', collectedBy: 'owner' });
    expect(record.deposits.atPlace('locker', '7')).toBeNull();
    expect(record.deposits.ofVisit('visit-1').map(({ id }) => id)).toEqual(['deposit-1']);
  });

  test('a board that answers late: the door that did not open opens after all', () => {
    const record = openedRecord();
    appended(record, events.opening('movement-1', 3), {
      kind: 'door-did-not-open',
      facts: { movement: 'movement-1', why: 'no-answer' },
    });
    expect(record.movements.unfinished()).toEqual([]);
    appended(record, { kind: 'door-opened', facts: { movement: 'movement-1' } });
    expect(record.movements.unfinished().map(({ id }) => id)).toEqual(['movement-1']);
  });

  test('compartments are known from the first time they are mentioned', () => {
    const record = openedRecord();
    expect(record.compartments.all()).toEqual([]);
    appended(record, events.person('mara', names('Mara', 'Quill')), events.opening('movement-1', 3), {
      kind: 'compartment-out-of-order',
      facts: { compartment: 9, why: 'jammed' },
    });
    expect(record.compartments.all()).toEqual([
      { compartment: 3, outOfOrder: null },
      { compartment: 9, outOfOrder: 'jammed' },
    ]);
    appended(record, { kind: 'compartment-in-order', facts: { compartment: 9, by: 'mara' } });
    expect(record.compartments.all()[1]).toEqual({ compartment: 9, outOfOrder: null });
  });
});

describe('exceptions and days', () => {
  test('an exception is open until somebody resolves it in words', () => {
    const record = openedRecord();
    appended(record, events.person('mara', names('Mara', 'Quill')), {
      kind: 'exception-raised',
      facts: {
        exception: 'exception-1',
        kind: 'door-left-open',
        severity: 'attention',
        visit: null,
        deposit: null,
        compartment: 4,
        authorisation: null,
        person: null,
        detail: '90',
      },
    });
    expect(record.exceptions.open()).toMatchObject([
      { id: 'exception-1', compartment: 4, raisedSeq: 2, resolvedWords: null },
    ]);
    expect(record.exceptions.raisedBetween(2, 2)).toHaveLength(1);
    expect(record.exceptions.raisedBetween(3, 9)).toEqual([]);
    appended(record, {
      kind: 'exception-resolved',
      facts: { exception: 'exception-1', by: 'mara' },
      personal: { words: 'Closed it' },
    });
    expect(record.exceptions.open()).toEqual([]);
    expect(record.exceptions.byId('exception-1')).toMatchObject({ resolvedBy: 'mara', resolvedWords: 'Closed it' });
  });

  test('a day is closed, perhaps again, and exported', () => {
    const record = openedRecord();
    const day = '2026-11-23';
    appended(record, events.person('mara', names('Mara', 'Quill')));
    const closed = (lastSeq: number, closingHash: string, replaces: string | null): AuditEvent => ({
      kind: 'day-closed',
      facts: { day, by: 'mara', firstSeq: 1, lastSeq, closingHash, replaces },
    });
    expect(record.days.last()).toBeNull();
    appended(
      record,
      {
        kind: 'difference-accepted',
        facts: { day, what: 'pass-missing', count: 1, by: 'mara' },
        personal: { words: 'Lost' },
      },
      closed(1, HASH, null),
      { kind: 'day-exported', facts: { day, folder: 'office', files: 3, manifestHash: HASH } },
    );
    appended(record, closed(4, OTHER_HASH, HASH));
    expect(record.days.last()).toMatchObject({ day, lastSeq: 4, closingHash: OTHER_HASH, replaces: HASH });
    expect(record.days.byDay(day).map(({ closingHash }) => closingHash)).toEqual([HASH, OTHER_HASH]);
    expect(record.days.byDay('2026-11-22')).toEqual([]);
    expect(record.days.exported(day)).toMatchObject({ day, folder: 'office', files: 3, manifestHash: HASH });
    expect(record.days.exported('2026-11-22')).toBeNull();
    expect(record.days.differences(day)).toMatchObject([{ what: 'pass-missing', count: 1, by: 'mara', words: 'Lost' }]);
  });

  test('the kiosk knows its setting, its policy and how its last run ended', () => {
    const record = openedRecord();
    expect([record.setting(), record.policyInForce(), record.lastRun()]).toEqual([null, null, null]);
    const setting = {
      settingName: 'Willow Gate',
      telephone: '01632 960142',
      timeZone: 'Europe/London',
      hardware: 'pretend',
    } as const;
    appended(
      record,
      events.started(),
      { kind: 'kiosk-set-up', facts: setting },
      {
        kind: 'policy-adopted',
        facts: { policyId: 'playgroup-office', version: '1', hash: HASH },
      },
    );
    expect(record.setting()).toEqual(setting);
    expect(record.policyInForce()).toEqual({ policyId: 'playgroup-office', version: '1', hash: HASH });
    expect(record.lastRun()).toMatchObject({ boot: 'boot-1', programVersion: '0.1.0', stoppedAt: null });
    const [stopped] = appended(record, { kind: 'station-stopped', facts: {} });
    expect(record.lastRun()?.stoppedAt).toBe(stopped?.at);
  });
});

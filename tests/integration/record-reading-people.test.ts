import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { appended, events, HASH, openedRecord } from '../support/record-fixtures.ts';

const names = (first: string, last: string) => ({ first, last, shownAs: `${first} ${last[0]}.` });
const OTHER_HASH = 'cd'.repeat(32);

describe('people', () => {
  test('are read back as they were added', () => {
    const record = openedRecord();
    const standing = [
      { kind: 'smart-watch', ownership: 'work-issued', count: 2 },
      { kind: 'phone', ownership: 'personal', count: 1 },
    ] as const;
    appended(
      record,
      events.person('mara', names('Mara', 'Quill'), { roles: ['manager', 'deputy'], standing: [...standing] }),
    );
    expect(record.people.byId('mara')).toEqual({
      id: 'mara',
      personType: 'staff',
      roles: ['deputy', 'manager'],
      worksWithChildren: true,
      standing,
      first: 'Mara',
      last: 'Quill',
      shownAs: 'Mara Q.',
      active: true,
    });
    expect(record.people.byId('nobody')).toBeNull();
    appended(record, { kind: 'standing-declaration-changed', facts: { person: 'mara', devices: [] } });
    expect(record.people.byId('mara')?.standing).toEqual([]);
  });

  test('are searched by a few letters, active ones only, of the types asked for, never more than six', () => {
    const record = openedRecord();
    appended(
      record,
      events.person('noel', names('Noël', 'Grün')),
      events.person('nora', names('Nora', 'Vale'), { personType: 'parent' }),
    );
    const found = (letters: string, types: Parameters<typeof record.people.search>[1] = []) =>
      record.people.search(letters, types).map(({ id }) => id);
    expect(found('no')).toEqual(['noel', 'nora']);
    expect(found('GRU')).toEqual(['noel']);
    expect(found('no', ['parent', 'visitor'])).toEqual(['nora']);
    expect(found('oe')).toEqual([]);
    expect(found('')).toEqual([]);
    appended(record, { kind: 'person-left', facts: { person: 'noel', by: 'nora' } });
    expect(found('no')).toEqual(['nora']);
    for (let n = 0; n < 9; n++) appended(record, events.person(`nina-${n}`, names('Nina', 'Ash')));
    expect(found('n')).toHaveLength(6);
  });

  test('leave with their badges, PIN and roles; the badge may then be given to another', () => {
    const record = openedRecord();
    appended(
      record,
      events.person('mara', names('Mara', 'Quill'), { roles: ['manager'] }),
      events.credential('badge-1', 'mara', HASH),
      { kind: 'pin-set', facts: { person: 'mara', by: null }, personal: { pinHash: '$argon2id$x' } },
    );
    expect(record.people.byCredential('badge', HASH)).toMatchObject({
      person: { id: 'mara' },
      credential: 'badge-1',
      active: true,
    });
    expect(record.people.byCredential('family-code', HASH)).toBeNull();
    expect(record.people.byCredential('badge', OTHER_HASH)).toBeNull();
    expect(record.people.pin('mara')?.pinHash).toBe('$argon2id$x');
    expect(record.people.withRole('manager').map(({ id }) => id)).toEqual(['mara']);
    appended(record, { kind: 'person-left', facts: { person: 'mara', by: 'mara' } });
    expect(record.people.byCredential('badge', HASH)).toMatchObject({
      person: { id: 'mara', active: false },
      active: false,
    });
    expect(record.people.pin('mara')).toBeNull();
    expect(record.people.withRole('manager')).toEqual([]);
    appended(record, events.person('noel', names('Noël', 'Grün')), events.credential('badge-2', 'noel', HASH));
    expect(record.people.byCredential('badge', HASH)).toMatchObject({
      person: { id: 'noel' },
      credential: 'badge-2',
      active: true,
    });
    expect(record.people.credentialsOf('mara')[0]?.revokedWhy).toBe('person-left');
  });

  test('count PIN tries until one is accepted or a new PIN is set', () => {
    const record = openedRecord();
    appended(record, events.person('mara', names('Mara', 'Quill')));
    const tried: AuditEvent = { kind: 'pin-tried', facts: { person: 'mara' } };
    expect(record.people.pinAttempts('mara')).toEqual({ count: 0, last: null });
    appended(record, tried);
    const [second] = appended(record, tried);
    expect(record.people.pinAttempts('mara')).toEqual({
      count: 2,
      last: { at: second?.at, monotonic: second?.monotonic, boot: 'boot-1' },
    });
    appended(record, { kind: 'pin-accepted', facts: { person: 'mara', use: 'desk' } });
    expect(record.people.pinAttempts('mara').count).toBe(0);
    appended(record, tried, { kind: 'pin-set', facts: { person: 'mara', by: null }, personal: { pinHash: 'new' } });
    expect(record.people.pinAttempts('mara').count).toBe(0);
  });

  test('children are known to their carers by initials', () => {
    const record = openedRecord();
    appended(record, events.person('nora', names('Nora', 'Vale'), { personType: 'parent' }), {
      kind: 'child-added',
      facts: { child: 'child-1', carers: ['nora'], by: 'nora' },
      personal: { initials: 'K.V.' },
    });
    expect(record.people.childrenOf('nora')).toEqual([
      { id: 'child-1', initials: 'K.V.', active: true, lastBrought: null },
    ]);
    expect(record.people.carersOf('child-1').map(({ id }) => id)).toEqual(['nora']);
    const [brought] = appended(record, {
      kind: 'child-brought',
      facts: { parent: 'nora', children: ['child-1'], what: 'dropping-off' },
    });
    expect(record.people.child('child-1')?.lastBrought).toEqual({
      what: 'dropping-off',
      at: brought?.at,
      parent: 'nora',
    });
    appended(record, { kind: 'child-left', facts: { child: 'child-1', by: 'nora' } });
    expect(record.people.childrenOf('nora')).toEqual([]);
    expect(record.people.child('child-1')?.active).toBe(false);
  });
});

describe('visits', () => {
  test('carry their own names, their pass and what was declared', () => {
    const record = openedRecord();
    const [started] = appended(
      record,
      events.visit('visit-1', { passHash: HASH }, { first: 'Ivo', last: 'Reed', hostWords: 'Room 2' }),
    );
    expect(record.visits.openByPass(HASH)).toMatchObject({
      id: 'visit-1',
      person: null,
      first: 'Ivo',
      last: 'Reed',
      organisation: null,
      hostWords: 'Room 2',
      startedAt: started?.at,
      startedSeq: 1,
      endedAt: null,
      declared: false,
    });
    appended(record, {
      kind: 'devices-declared',
      facts: { visit: 'visit-1', devices: [{ kind: 'other', ownership: 'personal', count: 1 }] },
      personal: { otherWord: 'drone' },
    });
    expect(record.visits.byId('visit-1')).toMatchObject({ declared: true, otherWord: 'drone' });
    appended(record, { kind: 'devices-declared', facts: { visit: 'visit-1', devices: [] } });
    expect(record.visits.devices('visit-1')).toEqual([]);
    expect(record.visits.byId('visit-1')).toMatchObject({ declared: true, otherWord: null });
    const [ended] = appended(record, { kind: 'visit-ended', facts: { visit: 'visit-1', how: 'signed-out', by: null } });
    expect(record.visits.byId('visit-1')).toMatchObject({ endedAt: ended?.at, endedHow: 'signed-out' });
    expect(record.visits.openByPass(HASH)).toBeNull();
    const at = started?.at ?? 0;
    expect(record.visits.startedBetween(at, at + 1).map(({ id }) => id)).toEqual(['visit-1']);
    expect(record.visits.startedBetween(at - 5, at)).toEqual([]);
  });

  test('of a person follow each other, even when the clock jumps back', () => {
    let now = 2_000_000;
    const record = openedRecord(':memory:', { clock: { now: () => now, monotonic: () => 1 } });
    appended(record, events.person('mara', names('Mara', 'Quill')), events.visit('visit-1', { person: 'mara' }));
    expect(record.visits.openOfPerson('mara')?.id).toBe('visit-1');
    appended(record, { kind: 'visit-ended', facts: { visit: 'visit-1', how: 'unknown', by: 'mara' } });
    now = 1_000_000;
    appended(record, events.visit('visit-2', { person: 'mara' }));
    expect(record.visits.lastOfPerson('mara')?.id).toBe('visit-2');
  });

  test('an acknowledgement on a known person’s visit counts for the person', () => {
    const record = openedRecord();
    const acknowledged = (version: string, visit: string | null, person: string | null): AuditEvent => ({
      kind: 'rules-acknowledged',
      facts: {
        visit,
        person,
        wording: 'staff',
        version,
        wordingHash: HASH,
        language: 'en',
        shownMs: 9000,
        signed: true,
      },
      personal: { signature: 'M 0 0' },
    });
    appended(record, events.person('mara', names('Mara', 'Quill')), events.visit('visit-1', { person: 'mara' }));
    expect(record.visits.acknowledgedVersion('mara', 'staff')).toBeNull();
    const [first] = appended(record, acknowledged('1', 'visit-1', null));
    expect(record.visits.acknowledgedVersion('mara', 'staff')).toEqual({ version: '1', at: first?.at });
    appended(record, acknowledged('2', null, 'mara'));
    expect(record.visits.acknowledgedVersion('mara', 'staff')?.version).toBe('2');
    const [onVisit] = record.visits.acknowledgements('visit-1');
    expect(onVisit).toMatchObject({ version: '1', person: 'mara', signed: true });
    expect(record.log.personalOf(onVisit?.seq ?? 0)).toEqual({ signature: 'M 0 0' });
  });
});

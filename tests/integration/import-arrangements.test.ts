import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ARRANGEMENT_COLUMNS } from '../../main/domain/arrangements/arrangement-line.ts';
import type { Role } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { manager, parent, staff } from '../support/builders.ts';
import { openTestKiosk, type TestKiosk } from '../support/kiosk-harness.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const A = presetPolicy('playgroup-office');
const C = presetPolicy('preschool-store-cupboard');

const rolesOfMaya = (...roles: Role[]): AuditEvent => ({
  kind: 'person-changed',
  facts: { person: 'p-maya-0', roles, worksWithChildren: true, by: 'p-tom-1' },
});

/** Maya takes in a file of these bytes; null for none. Today is 23 November 2026. */
async function takenIn(bytes: string | Buffer | null, policy: Policy = A, before: readonly AuditEvent[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'cloakroom-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (bytes !== null) writeFileSync(join(folder, 'arrangements.csv'), bytes);
  const kiosk = await openTestKiosk({
    people: [
      manager('Maya Hollis'),
      manager('Tom Barrow'),
      staff('Ruth Fenn'),
      staff('Dev Marlow'),
      parent('Nia Corran', ['A C']),
    ],
    before,
    policy: (copy) => void Object.assign(copy, structuredClone(policy)),
    rosterFile: join(folder, 'roster.csv'),
  });
  await kiosk.tap(kiosk.person('Maya'));
  if (kiosk.shows() === 'door') await kiosk.useDoor();
  while (kiosk.shows() === 'hand-in') await kiosk.send({ intent: 'handed-over' });
  await kiosk.send({ intent: 'finish' });
  await kiosk.openDesk(kiosk.person('Maya'));
  await kiosk.send({ intent: 'desk-tab', tab: 'arrangements' });
  kiosk.forget();
  await takeIn(kiosk);
  return kiosk;
}

async function takeIn(kiosk: TestKiosk): Promise<void> {
  await kiosk.send({ intent: 'open-form', form: 'import-arrangements' }, { intent: 'answer', value: true });
  expect(kiosk.screen('desk').decision?.says.key).toBe('form.import-arrangements.says');
  expect(kiosk.auditKinds()).not.toContain('arrangement-made');
  await kiosk.send({ intent: 'give-pin', pin: kiosk.person('Maya').pin ?? '' });
  await kiosk.time.until(() => kiosk.screen('desk').decision === null, 'the file to be looked at');
}

/** Line and column of each fault, and the last part of its key. */
function faults(kiosk: TestKiosk): readonly string[] {
  const { page } = kiosk.screen('desk');
  if (page.tab !== 'arrangements') throw new Error(`At ${page.tab}`);
  const rows = page.lists.find(({ id }) => id === 'file')?.rows ?? [];
  return rows.map(({ first, under }) =>
    [first.with?.['line'], first.with?.['column'], under?.key.split('.').at(-1)].filter((part) => part).join(' '),
  );
}

const all = (kiosk: TestKiosk) => kiosk.record.arrangements.all();
const said = (kiosk: TestKiosk) => kiosk.screen('desk').said?.happened;

/** The order of a file of every kind. */
const HEAD = ARRANGEMENT_COLUMNS.join(',');
function line(cells: Readonly<Record<string, string>>): string {
  return ARRANGEMENT_COLUMNS.map((column) =>
    cells[column]?.includes(',') ? `"${cells[column]}"` : (cells[column] ?? ''),
  ).join(',');
}

const MUSIC = { kind: 'recorded-music', first: 'Lucia', last: 'Pell', 'first-day': '2026-12-01' };
const CONTACT = {
  kind: 'existing-contact',
  first: 'Ruth',
  last: 'Fenn',
  advice: 'Talked over, with the lead',
  decision: 'May stay',
  'first-day': '2026-11-23',
};

describe('a file of arrangements', () => {
  test('is approved by the manager who takes it in, under the PIN, whole and in one transaction [A7 A8 A19]', async () => {
    const kiosk = await takenIn(
      `\uFEFF${[
        'Kind,First,Last,Type,First-day,Last-day,Advice,Decision',
        'recorded-music,Lucia,Pell,external-teacher,01/12/2026,2027-07-16,,',
        'Emergency phone,lucia,PELL,,2026-12-01,,,',
        'existing-contact,Ruth,Fenn,staff,2026-11-23,,"Talked over, with the lead",May stay',
      ].join('\r\n')}`,
    );
    expect(faults(kiosk)).toEqual([]);
    expect(said(kiosk)).toEqual({ key: 'desk.said.arrangements-imported', with: { count: 3 } });
    const [music, phone, contact] = all(kiosk);
    expect(music).toMatchObject({
      firstDay: '2026-12-01',
      lastDay: '2027-07-16',
      reviewOn: '2027-12-01',
      approvedBy: 'p-maya-0',
      role: 'manager',
      terms: { kind: 'recorded-music', devices: ['phone'] },
    });
    // The teacher comes on record once, and the second line means the same person.
    expect(phone?.terms?.people).toEqual(music?.terms?.people);
    expect(phone?.terms?.places).toEqual(['adjacent-building']);
    expect(kiosk.auditKinds().filter((kind) => kind === 'person-added')).toHaveLength(1);
    expect(kiosk.record.people.byId(music?.terms?.people[0] ?? '')).toMatchObject({ personType: 'external-teacher' });
    expect(contact).toMatchObject({ terms: { people: ['p-ruth-2'] }, words: { decision: 'May stay' } });
    // What few may read is as sealed as if it had been arranged at the desk.
    expect(JSON.stringify(kiosk.allEntries())).not.toContain('existing-contact');
  });

  test('with anything wrong brings nothing, and everything that is wrong is said at once', async () => {
    const kiosk = await takenIn(
      [
        HEAD,
        line(MUSIC),
        line({ ...MUSIC, kind: 'loud-music' }),
        line({ ...MUSIC, first: '', last: '', 'first-day': '2026-13-01', destination: 'The beach' }),
        line({ ...MUSIC, 'first-day': '2026-11-22', 'last-day': '2026-11-01' }),
        line({ ...CONTACT, first: 'Nobody', last: 'Known', advice: '' }),
        line({ ...CONTACT, first: 'Maya', last: 'Hollis' }),
        line({ ...CONTACT, decision: '=1+1' }),
        `${line(MUSIC)},`,
      ].join('\n'),
    );
    expect(faults(kiosk)).toEqual([
      '3 kind unknown',
      '4 first empty',
      '4 first-day day',
      '4 destination not-asked',
      '5 first-day too-early',
      '5 last-day too-early',
      '6 first nobody',
      '6 advice empty',
      '7 first to-yourself',
      '8 decision formula',
      '9 columns',
    ]);
    expect(said(kiosk)).toEqual({ key: 'desk.said.arrangements-not-imported', with: { count: 11 } });
    expect(all(kiosk)).toEqual([]);
    expect(kiosk.auditKinds()).not.toContain('person-added');
    // It goes from the page with the next thing that is looked at.
    await kiosk.send({ intent: 'desk-tab', tab: 'now' }, { intent: 'desk-tab', tab: 'arrangements' });
    expect(faults(kiosk)).toEqual([]);
  });

  test('gives nobody’s word: what has to be confirmed or signed is arranged at the desk [A4] [C17]', async () => {
    const event = {
      kind: 'special-event',
      title: 'Nativity',
      devices: 'phone; camera',
      'first-day': '2026-12-10',
      'last-day': '2026-12-10',
    };
    expect(faults(await takenIn([HEAD, line(event)].join('\n')))).toEqual(['2 needs-word']);
    const contact = {
      ...CONTACT,
      child: 'AC',
      'child-start': '2026-12-01',
      'risk-reference': 'RA-7',
      'risk-day': '2026-11-20',
      'risk-author': 'Maya Hollis',
    };
    expect(faults(await takenIn([HEAD, line(contact)].join('\n'), C))).toEqual(['2 needs-word']);
  });

  test('asks of a risk assessment what the desk asks [C17]', async () => {
    const contact = { ...CONTACT, child: 'AC', 'child-start': '2026-12-01', 'risk-day': '2026-12-20' };
    const kiosk = await takenIn([HEAD, line(contact)].join('\n'), C);
    expect(faults(kiosk)).toEqual(
      expect.arrayContaining(['2 risk-reference empty', '2 risk-day too-late', '2 risk-author empty']),
    );
  });

  test('an outing has its people, hours and destination [C5]', async () => {
    const outing = {
      kind: 'outing',
      people: 'Ruth Fenn; dev marlow',
      destination: 'The farm',
      'first-day': '2026-12-01',
      'last-day': '2026-12-01',
      from: '9:15',
      until: '12:00',
    };
    const kiosk = await takenIn([HEAD, line(outing)].join('\n'), C);
    expect(faults(kiosk)).toEqual([]);
    expect(all(kiosk)).toMatchObject([
      {
        terms: { people: ['p-ruth-2', 'p-dev-3'], hours: { from: '09:15', until: '12:00' } },
        words: { destination: 'The farm' },
      },
    ]);
    const backwards = await takenIn(
      [HEAD, line({ ...outing, from: '13:00' }), line({ ...outing, people: 'Ruth Fenn; Ida Quill' })].join('\n'),
      C,
    );
    expect(faults(backwards)).toEqual(['2 hours-backwards', '3 people nobody']);
  });

  test('is not taken in twice', async () => {
    const kiosk = await takenIn([HEAD, line(MUSIC)].join('\n'));
    expect(all(kiosk)).toHaveLength(1);
    kiosk.forget();
    await takeIn(kiosk);
    expect(faults(kiosk)).toEqual(['2 twice']);
    expect(all(kiosk)).toHaveLength(1);
    expect(faults(await takenIn([HEAD, line(MUSIC), line(MUSIC)].join('\n')))).toEqual(['3 twice']);
  });

  test('brings nothing that this person may not approve [D3]', async () => {
    const kiosk = await takenIn([HEAD, line(CONTACT), line(MUSIC)].join('\n'), A, [rolesOfMaya('dsl-lead', 'staff')]);
    expect(faults(kiosk)).toEqual(['3 kind not-yours']);
    expect(all(kiosk)).toEqual([]);
  });

  test.each([
    ['empty', ''],
    ['empty', 'kind,first-day\n'],
    ['unknown-column', 'kind,first-day,colour\nrecorded-music,2026-12-01,red'],
    ['missing-column', 'kind,first,last\nrecorded-music,Lucia,Pell'],
    ['not-text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x01])],
    ['not-text', 'kind,first-day\n"recorded-music,2026'],
    ['too-large', 'x'.repeat(1_000_001)],
    ['too-large', `kind,first-day\n${'recorded-music,2026-12-01\n'.repeat(301)}`],
  ])('that is %s is said to be', async (code, bytes) => {
    expect(faults(await takenIn(bytes))).toEqual([`1 ${code}`]);
  });

  test('that is not there is asked for', async () => {
    const kiosk = await takenIn(null);
    expect(said(kiosk)).toEqual({ key: 'desk.problem.no-arrangement-file', with: { file: 'arrangements.csv' } });
  });
});

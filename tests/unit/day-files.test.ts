import { expect, test } from 'vitest';
import type { DayRecord } from '../../main/domain/day-end/day-record.ts';
import { dayFiles } from '../../main/export/day-files.ts';

const day = (demonstration: boolean): DayRecord => ({
  setting: 'Test Playgroup',
  kiosk: 'door-a',
  demonstration,
  day: '2026-11-23',
  timeZone: 'Europe/London',
  sealed: { closedAt: 0, by: '', firstSeq: 1, lastSeq: 2, closingHash: 'ab', replaces: null },
  checkpoint: null,
  policy: { id: 'p', version: '1', hash: '' },
  counts: {
    visits: 0,
    devicesDeclared: 0,
    deposits: 0,
    permissions: 0,
    settingDevices: 0,
    exceptionsRaised: 0,
    exceptionsOpen: 0,
    incidents: 0,
    entries: 0,
  },
  visits: [],
  deposits: [],
  permissions: [],
  settingDevices: [],
  exceptions: [],
  differences: [],
  entries: [],
});

test.each([
  [true, 'demonstration-'],
  [false, ''],
])(
  'a demonstration (%s) is marked on every table, an empty one too, and no other setting is',
  (demonstration, mark) => {
    const { files } = dayFiles(day(demonstration));
    const tables = files.filter(({ name }) => name.endsWith('.csv'));
    expect(tables.map(({ name }) => name)).toEqual(
      ['visits', 'devices', 'permissions', 'setting-devices', 'exceptions'].map((name) => `${mark}${name}.csv`),
    );
    for (const { bytes } of tables)
      expect(bytes.toString('utf8').startsWith('\ufeffDEMONSTRATION,')).toBe(demonstration);
  },
);

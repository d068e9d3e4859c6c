import { describe, expect, test } from 'vitest';
import { clockJump } from '../../main/domain/clock-jump.ts';
import { balanceOf } from '../../main/domain/day-end/balance.ts';
import { boundsOfDay, clockTime, hourOf, settingDay } from '../../main/domain/day-end/setting-day.ts';
import { pinProblem } from '../../main/domain/desk/pin-rules.ts';
import { pinWait } from '../../main/domain/desk/pin-throttle.ts';
import { dueExceptions, dueKey, UNCONFIRMED_MS } from '../../main/domain/kiosk/watch.ts';
import { allocationOrder } from '../../main/domain/phones/allocate-compartment.ts';
import { phone } from '../support/builders.ts';
import {
  aDeposit,
  aMovement,
  anIssue,
  aPermission,
  aSettingDevice,
  aVisit,
  facts,
  NOW,
} from '../support/plain-facts.ts';

const LONDON = 'Europe/London';
const at = (iso: string) => Date.parse(iso);

describe('the setting’s day', () => {
  test.each([
    ['2026-11-23T03:59:59Z', '2026-11-22'],
    ['2026-11-23T04:00:00Z', '2026-11-23'],
    ['2026-11-23T23:59:59Z', '2026-11-23'],
    ['2026-11-24T00:30:00Z', '2026-11-23'],
    // Summer time: four in the morning is three by the clock of the world.
    ['2026-07-01T02:59:59Z', '2026-06-30'],
    ['2026-07-01T03:00:00Z', '2026-07-01'],
    // The nights on which the clocks change, 29 March and 25 October 2026.
    ['2026-03-29T02:59:59Z', '2026-03-28'],
    ['2026-03-29T03:00:00Z', '2026-03-29'],
    ['2026-10-25T03:59:59Z', '2026-10-24'],
    ['2026-10-25T04:00:00Z', '2026-10-25'],
    ['2028-02-29T12:00:00Z', '2028-02-29'],
    ['2028-03-01T03:59:59Z', '2028-02-29'],
    ['2027-01-01T02:00:00Z', '2026-12-31'],
  ])('%s belongs to %s', (moment, day) => {
    expect(settingDay(at(moment), LONDON, '04:00')).toBe(day);
  });

  test.each([
    ['2026-11-23', 24],
    ['2026-03-28', 23],
    ['2026-10-24', 25],
    ['2028-02-29', 24],
  ])('%s is %i hours long, and its ends belong where they should', (day, hours) => {
    const { from, to } = boundsOfDay(day, LONDON, '04:00');
    expect((to - from) / 3_600_000).toBe(hours);
    expect(settingDay(from, LONDON, '04:00')).toBe(day);
    expect(settingDay(from - 1, LONDON, '04:00')).not.toBe(day);
    expect(settingDay(to - 1, LONDON, '04:00')).toBe(day);
    expect(settingDay(to, LONDON, '04:00')).not.toBe(day);
  });

  test('the clock on the wall', () => {
    expect(clockTime(at('2026-07-01T08:05:00Z'), LONDON)).toBe('09:05');
    expect(clockTime(at('2026-11-23T00:00:00Z'), LONDON)).toBe('00:00');
    expect(hourOf(at('2026-07-01T08:05:00Z'), LONDON)).toBe(9);
  });
});

test.each([
  ['keeps time', 5000, 5000, null],
  ['drifts', 5000, 94_000, null],
  ['jumps forward', 5000, 3_605_000, { expected: 6000, found: 3_606_000 }],
  ['jumps back', 5000, -3_595_000, { expected: 6000, found: -3_594_000 }],
])('a clock that %s', (_, monotonic, now, jump) => {
  const before = { now: 1000, monotonic: 0 };
  expect(clockJump(before, { now: 1000 + now, monotonic })).toEqual(jump);
});

test.each([
  ['12345', 'pin-short'],
  ['123456', 'pin-too-easy'],
  ['654321', 'pin-too-easy'],
  ['890123', 'pin-too-easy'],
  ['210987', 'pin-too-easy'],
  ['111111', 'pin-too-easy'],
  ['121212', 'pin-too-easy'],
  ['583583', 'pin-too-easy'],
  ['311299', 'pin-too-easy'],
  ['123199', 'pin-too-easy'],
  ['991231', 'pin-too-easy'],
  ['31122019', 'pin-too-easy'],
  ['20191231', 'pin-too-easy'],
  ['483971', null],
  ['5839207', null],
  ['99887744', null],
])('the PIN %s: %s', (pin, problem) => {
  expect(pinProblem(pin, facts().policy)).toBe(problem);
});

describe('waiting after wrong PINs', () => {
  const limits = { freeAttempts: 4, waitSeconds: [30, 60, 120], disableAfter: 10 };
  const wait = (count: number, sinceLast: number) =>
    pinWait(
      { count, last: count === 0 ? null : { at: NOW - sinceLast, monotonic: 0, boot: 'b-1' } },
      { at: NOW, monotonic: 0, boot: 'b-2' },
      limits,
    );

  test.each([
    [0, 0, null, 10],
    [3, 0, null, 7],
    [4, 0, 30_000, 6],
    [4, 29_999, 1, 6],
    [4, 30_000, null, 6],
    [5, 0, 60_000, 5],
    [6, 0, 120_000, 4],
    [9, 0, 120_000, 1],
    // A clock that was set back meanwhile counts from now: the whole wait, and never hours.
    [4, -3_600_000, 30_000, 6],
  ])('after %i tries, the last %i ms ago: %s ms more', (count, since, more, triesLeft) => {
    expect(wait(count, since)).toEqual({ lockedOut: false, waitUntil: more === null ? null : NOW + more, triesLeft });
  });

  test.each([10, 11, 500])('after %i tries there are none', (count) => {
    expect(wait(count, 1e12)).toEqual({ lockedOut: true, waitUntil: null, triesLeft: 0 });
  });
});

test.each([
  [[1, 2, 3], {}, [1, 2, 3]],
  [[3, 1, 2], { taken: [1] }, [3, 2]],
  [[1, 2, 3], { moving: [1], outOfOrder: [2] }, [3]],
  [[1, 2], { taken: [1], moving: [2] }, []],
  [[], { taken: [1] }, []],
])('of the doors %j without %j: %j', (usable, not, free) => {
  expect(allocationOrder(usable, { taken: [], moving: [], outOfOrder: [], ...not })).toEqual(free);
});

describe('the balance of a day', () => {
  const full = facts({
    openVisits: () => [aVisit('v-0001'), aVisit('v-maya', { person: 'p-maya', personType: 'staff' })],
    openDeposits: () => [aDeposit('d-0001', { devices: [phone(2)] }), aDeposit('d-maya', { visit: 'v-maya' })],
    openAuthorisations: () => [aPermission()],
  });
  const counts = (found: ReturnType<typeof balanceOf>) => found.map(({ count }) => count);

  test('counts people, devices, permissions and exceptions', () => {
    expect(counts(balanceOf(full))).toEqual([2, 3, 1, 0]);
    expect(counts(balanceOf(facts()))).toEqual([0, 0, 0, 0]);
  });

  test('counts our own devices that are out past their time, where a register is kept [A11]', () => {
    const out = [anIssue({ due: NOW - 1 }), anIssue({ due: NOW + 1 })];
    const kept = facts({ settingDevices: () => [aSettingDevice()], issuedDevices: () => out });
    expect(balanceOf(kept).find(({ what }) => what === 'setting-devices')).toMatchObject({
      count: 1,
      acceptedBy: null,
    });
    expect(balanceOf(facts()).some(({ what }) => what === 'setting-devices')).toBe(false);
  });

  test('leaves out whoever closes it, and what they carry', () => {
    expect(counts(balanceOf(full, 'p-maya'))).toEqual([1, 2, 1, 0]);
  });

  test('an accepted number holds for that number only, and the last word counts', () => {
    const accepted = (...found: readonly [number, string][]) =>
      balanceOf({ ...full, differencesAccepted: () => found.map(([count, by]) => ({ what: 'people', count, by })) })[0]
        ?.acceptedBy;
    expect(accepted([2, 'p-maya'])).toBe('p-maya');
    expect(accepted([1, 'p-maya'])).toBeNull();
    expect(accepted([2, 'p-maya'], [2, 'p-tom'])).toBe('p-tom');
  });
});

describe('what the clock turns into an exception', () => {
  const began = NOW - 5 * 3_600_000;
  const due = (more: Parameters<typeof facts>[0]) => dueExceptions(facts(more), began).map(({ key }) => key);

  test.each([
    ['a device that is out in time', { openAuthorisations: () => [aPermission({ releasedAt: NOW - 1 })] }, []],
    [
      'one that is out past its time',
      { openAuthorisations: () => [aPermission({ releasedAt: 1, until: NOW - 1 })] },
      ['device-overdue a-0001'],
    ],
    [
      'one that is back',
      { openAuthorisations: () => [aPermission({ releasedAt: 1, returnedAt: 2, until: NOW - 1 })] },
      [],
    ],
    ['a permission nobody used', { openAuthorisations: () => [aPermission({ until: NOW - 1 })] }, []],
    ['a visit of today', { openVisits: () => [aVisit()] }, []],
    [
      'a visit of yesterday',
      { openVisits: () => [aVisit('v-0001', { startedAt: began - 1 })] },
      ['sign-out-missing v-0001'],
    ],
    [
      'a device left overnight',
      { openDeposits: () => [aDeposit('d-0001', { intendedAt: began - 1 })] },
      ['device-not-collected d-0001'],
    ],
    [
      'a hand-over that waits',
      { openDeposits: () => [aDeposit('d-0001', { state: 'handed-over', since: NOW - UNCONFIRMED_MS })] },
      [],
    ],
    [
      'one that waits too long',
      { openDeposits: () => [aDeposit('d-0001', { state: 'handed-over', since: NOW - UNCONFIRMED_MS - 1 })] },
      ['handed-over-unconfirmed d-0001'],
    ],
    ['one of our own devices until its time', { issuedDevices: () => [anIssue({ due: NOW })] }, []],
    [
      'one of our own devices past its time [A11]',
      { issuedDevices: () => [anIssue({ due: NOW - 1 })] },
      ['setting-device-overdue i-0001'],
    ],
    ['a door open for two minutes', { unfinishedMovements: () => [aMovement({ since: NOW - 120_000 })] }, []],
    [
      'a door open for longer',
      { unfinishedMovements: () => [aMovement({ since: NOW - 120_001 })] },
      ['door-left-open door 3'],
    ],
    [
      'an opening of which nothing was heard',
      { unfinishedMovements: () => [aMovement({ state: 'intended', since: NOW - 120_001 })] },
      ['movement-unknown door 3'],
    ],
  ])('%s', (_, more, keys) => {
    expect(due(more)).toEqual(keys);
  });

  test('an exception on record answers to the key that was due', () => {
    const about = { authorisation: 'a-0001', deposit: 'd-0001', visit: 'v-0001', compartment: 3 };
    expect(dueKey('door-left-open', about)).toBe('door-left-open door 3');
    expect(dueKey('movement-unknown', about)).toBe('movement-unknown door 3');
    expect(dueKey('device-overdue', about)).toBe('device-overdue a-0001');
    expect(dueKey('sign-out-missing', about)).toBe('sign-out-missing v-0001');
    expect(dueKey('device-not-collected', about)).toBe('device-not-collected d-0001');
    expect(dueKey('setting-device-overdue', { ...about, detail: 'i-0001' })).toBe('setting-device-overdue i-0001');
  });
});

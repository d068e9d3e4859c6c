import { expect, test } from 'vitest';
import { daysNotClosed } from '../../main/domain/day-end/days-not-closed.ts';
import type { Entry } from '../../main/domain/record/entry.ts';
import type { SealedDay } from '../../main/domain/record/state.ts';

const THURSDAY = '2026-11-26';

function entries(first: number, ...made: readonly (readonly [at: string, kind: Entry['kind']])[]): readonly Entry[] {
  return made.map(([at, kind], index) => ({
    version: 1,
    kiosk: 'door-a',
    seq: first + index,
    at: Date.parse(at),
    monotonic: 0,
    boot: 'b',
    demonstration: true,
    kind,
    facts: {},
    commitments: {},
    previous: '',
    hash: `hash-${first + index}`,
  }));
}

function sealed(day: string, lastSeq: number): SealedDay {
  return { day, seq: lastSeq + 1, closedAt: 0, by: null, firstSeq: 1, lastSeq, closingHash: '', replaces: null };
}

const found = (list: readonly Entry[], last: SealedDay | null = null) =>
  daysNotClosed(list, last, THURSDAY, 'Europe/London', '04:00').map(
    ({ day, firstSeq, lastSeq }) => `${day} ${firstSeq}-${lastSeq}`,
  );

test('each day gets its own entries, and today stays open', () => {
  const list = entries(
    1,
    ['2026-11-24T08:00Z', 'visit-started'],
    ['2026-11-25T03:59Z', 'visit-ended'],
    ['2026-11-25T04:00Z', 'exception-raised'],
    ['2026-11-25T09:00Z', 'visit-started'],
    ['2026-11-26T09:00Z', 'visit-started'],
  );
  expect(found(list)).toEqual(['2026-11-24 1-2', '2026-11-25 3-4']);
});

test('what came after a close belongs to the next day that was worked', () => {
  const list = entries(
    11,
    ['2026-11-23T18:00Z', 'day-closed'],
    ['2026-11-23T18:05Z', 'visit-ended'],
    ['2026-11-25T09:00Z', 'visit-started'],
    ['2026-11-26T09:00Z', 'visit-started'],
  );
  expect(found(list, sealed('2026-11-23', 10))).toEqual(['2026-11-25 11-13']);
  expect(found(list.slice(0, 2), sealed('2026-11-23', 10))).toEqual([]);
});

test('a day on which nobody came has no seal of its own', () => {
  const list = entries(
    1,
    ['2026-11-24T09:00Z', 'visit-started'],
    ['2026-11-25T09:00Z', 'door-opened-unasked' as Entry['kind']],
    ['2026-11-26T09:00Z', 'visit-started'],
  );
  expect(found(list)).toEqual(['2026-11-24 1-1']);
});

test('a clock that lies takes no entry to an earlier day, nor past today', () => {
  const list = entries(
    1,
    ['2026-11-24T09:00Z', 'visit-started'],
    ['2026-11-20T09:00Z', 'visit-started'],
    ['2031-01-01T09:00Z', 'visit-started'],
    ['2026-11-26T09:00Z', 'visit-started'],
  );
  expect(found(list)).toEqual(['2026-11-24 1-3']);
  // A seal under a clock that ran ahead does not hide the days that really follow.
  expect(found(list, sealed('2031-01-01', 0))).toEqual(['2026-11-24 1-3']);
});

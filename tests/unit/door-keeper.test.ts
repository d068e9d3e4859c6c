import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DoorState, LockerBank, LockerErrorCode, OpenReport, PulseOnItsWay } from '../../hardware/index.ts';
import { type DoorHappening, keepDoors } from '../../main/desks/door-keeper.ts';

type Report =
  | { readonly ok: true; readonly value: OpenReport }
  | { readonly ok: false; readonly code: LockerErrorCode; readonly detail?: Readonly<Record<string, number>> };

const COOLING: Report = { ok: false, code: 'door-cooling', detail: { waitMs: 15_000 } };
const SHUT: Report = { ok: false, code: 'door-did-not-open' };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A bank whose commands wait until the test sends and answers them, and whose doors only the test moves. */
function kept() {
  let monotonic = 0;
  let tellDoor: (door: number, state: DoorState) => void = () => undefined;
  const states = new Map<number, DoorState>();
  const commands: { onItsWay: PulseOnItsWay | undefined; answer(report: Report): void }[] = [];
  const told: (DoorHappening | { readonly happened: 'unasked'; readonly door: number })[] = [];
  const bank = {
    doors: [1, 2],
    status: () => ({ link: 'connected' }),
    door: (door: number) => states.get(door) ?? 'closed',
    onDoor(listener: typeof tellDoor) {
      tellDoor = listener;
      return () => undefined;
    },
    open: (_: number, onItsWay?: PulseOnItsWay) =>
      new Promise<Report>((resolve) => commands.push({ onItsWay, answer: resolve })),
  } as unknown as LockerBank;
  const keeper = keepDoors(
    bank,
    { now: () => monotonic, monotonic: () => monotonic },
    (happening) => told.push(happening),
    (door) => told.push({ happened: 'unasked', door }),
  );
  return {
    keeper,
    told: () => told.map(({ happened }) => happened),
    commands,
    last: () => commands.at(-1),
    contact(door: number, state: DoorState) {
      states.set(door, state);
      tellDoor(door, state);
    },
    async answered(report: Report) {
      commands.at(-1)?.answer(report);
      await vi.advanceTimersByTimeAsync(0);
    },
    async later(ms: number) {
      monotonic += ms;
      await vi.advanceTimersByTimeAsync(ms);
    },
  };
}

describe('a pulse on its way', () => {
  test('is wanted until it is withdrawn, and then never goes out', async () => {
    const { keeper, told, last, answered } = kept();
    keeper.open('m-1', 1);
    expect(last()?.onItsWay?.wanted()).toBe(true);
    keeper.withdraw('m-1');
    expect(last()?.onItsWay?.wanted()).toBe(false);
    expect(told()).toEqual(['door-did-not-open']);
    await answered({ ok: false, code: 'command-expired' });
    expect(told()).toEqual(['door-did-not-open']);
    expect(keeper.usable()).toContain(1);
  });

  test('once it went out it cannot be withdrawn', () => {
    const { keeper, told, last } = kept();
    keeper.open('m-1', 1);
    last()?.onItsWay?.sent();
    keeper.withdraw('m-1');
    expect(told()).toEqual(['door-pulsed']);
  });

  test('a coil that is still warm at the second asking is waited for again, and is no stuck door', async () => {
    const { keeper, told, commands, last, answered, later, contact } = kept();
    contact(1, 'closed');
    keeper.open('m-1', 1);
    await answered(COOLING);
    await later(15_000);
    await answered(COOLING);
    expect(told()).toEqual([]);
    await later(15_000);
    expect(commands).toHaveLength(3);
    last()?.onItsWay?.sent();
    contact(1, 'open');
    expect(told()).toEqual(['door-pulsed', 'door-opened']);
  });

  test('a coil that never cools is given up', async () => {
    const { keeper, told, commands, answered, later } = kept();
    keeper.open('m-1', 1);
    for (let asked = 0; asked < 4; asked += 1) {
      await answered(COOLING);
      await later(15_000);
    }
    expect(commands).toHaveLength(4);
    expect(told()).toEqual(['door-did-not-open']);
  });
});

describe('a door that opens late', () => {
  test.each([
    [59_999, ['door-pulsed', 'door-did-not-open', 'door-opened', 'door-closed']],
    [60_000, ['door-pulsed', 'door-did-not-open', 'unasked']],
  ])('%i ms after it was given up', async (ms, expected) => {
    const { keeper, told, last, answered, later, contact } = kept();
    contact(1, 'closed');
    keeper.open('m-1', 1);
    last()?.onItsWay?.sent();
    await answered(SHUT);
    await later(ms);
    contact(1, 'open');
    contact(1, 'closed');
    expect(told()).toEqual(expected);
  });

  test('is somebody with a key where nothing had been sent, and at any later opening', async () => {
    const { keeper, told, last, answered, contact } = kept();
    contact(1, 'closed');
    contact(2, 'closed');
    keeper.open('m-1', 1);
    await answered({ ok: false, code: 'bank-disconnected' });
    contact(1, 'open');
    expect(told()).toEqual(['door-did-not-open', 'unasked']);
    keeper.open('m-2', 2);
    last()?.onItsWay?.sent();
    await answered(SHUT);
    for (const state of ['open', 'closed', 'open'] as const) contact(2, state);
    expect(told().slice(2)).toEqual(['door-pulsed', 'door-did-not-open', 'door-opened', 'door-closed', 'unasked']);
  });
});

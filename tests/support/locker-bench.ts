import { vi } from 'vitest';
import { type DoorState, type HardwareEvent, type LockerConfig, openLocker } from '../../hardware/index.ts';
import { InProcessBinding } from '../../hardware/simulation/in-process-binding.ts';
import { PretendDevices } from '../../hardware/simulation/pretend-devices.ts';
import { realWorld } from '../../hardware/simulation/world.ts';

export interface BenchOptions {
  readonly doors?: number;
  readonly config?: Partial<LockerConfig>;
}

/**
 * The real driver on the real `serialport` stream, a simulated board below it, and time that moves only by `run`.
 * Call `vi.useRealTimers()` after each test.
 */
export function lockerBench({ doors = 12, config = {} }: BenchOptions = {}) {
  // setImmediate stays real: streams and promises settle between two simulated milliseconds.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  const binding = new InProcessBinding();
  const port = binding.port('bench');
  const devices = new PretendDevices(doors, port, binding.port('bench reader'), realWorld());
  const wiring = Array.from({ length: doors }, (_, index) => ({
    door: index + 1,
    board: Math.floor(index / 24) + 1,
    lock: (index % 24) + 1,
  }));
  const log: HardwareEvent[] = [];
  const bank = openLocker(
    {
      family: 'a-family',
      port: { path: 'bench' },
      boards: devices.boards.map(({ address }) => ({ address, locks: 24 })),
      doors: wiring,
      feedback: 'closed-when-shut',
      statusOrder: 'last-byte-first-locks',
      echo: 'auto',
      ...config,
    },
    { now: () => Date.now(), log: (event) => log.push(event), binding },
  );
  const changes: [number, DoorState][] = [];
  bank.onDoor((door, state) => changes.push([door, state]));

  async function run(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 1) {
      await vi.advanceTimersByTimeAsync(1);
      await settle();
    }
  }

  /** Lets time pass until the promise is settled; fails after a minute of simulated time. */
  async function until<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    promise.then(done, done);
    for (let passed = 0; !settled && passed < 60_000; passed += 1) await run(1);
    return promise;
  }

  return {
    bank,
    devices,
    port,
    binding,
    log,
    changes,
    run,
    until,
    manners: devices.bus.manners,
    /** Everything that reached the boards but readings, understood or not. */
    commands: () =>
      devices.bus
        .seen()
        .filter(({ hex }) => !hex.startsWith('80'))
        .map(({ frame, hex }) => frame ?? `rejected ${hex}`),
    commandTimes: () =>
      devices.bus
        .seen()
        .filter(({ frame }) => frame?.startsWith('open'))
        .map(({ at }) => at),
    readings: () => devices.bus.seen().filter(({ frame }) => frame?.startsWith('read')).length,
    ready: () => until(bank.firstStatus()),
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

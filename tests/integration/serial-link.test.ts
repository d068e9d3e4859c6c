import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findPort } from '../../hardware/find-port.ts';
import type { HardwareEvent, SerialBinding } from '../../hardware/index.ts';
import { listPorts } from '../../hardware/index.ts';
import { SerialLink } from '../../hardware/serial-link.ts';
import { InProcessBinding } from '../../hardware/simulation/in-process-binding.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function run(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1) {
    await vi.advanceTimersByTimeAsync(1);
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

function bench(binding: SerialBinding) {
  const log: HardwareEvent[] = [];
  const link = new SerialLink(
    { port: { path: 'port' }, baudRate: 9600 },
    { now: () => Date.now(), log: (event) => log.push(event), binding },
  );
  return { link, log };
}

/** A port as it fails in the field: opening fails with these words. */
function refusing(message: string) {
  const opened: number[] = [];
  const binding: SerialBinding = {
    list: async () => [],
    open: async () => {
      opened.push(performance.now());
      throw new Error(message);
    },
  };
  return { binding, opened };
}

describe('what is written', () => {
  test('reaches the port, or is refused at once: nothing is kept for later', async () => {
    const binding = new InProcessBinding();
    const port = binding.port('port');
    const arrived: number[] = [];
    port.onReceive((bytes) => arrived.push(...bytes));
    const { link } = bench(binding);
    expect(link.write(Uint8Array.of(1))).toBeNull();
    await run(5);
    expect(link.write(Uint8Array.of(2))).not.toBeNull();
    await run(5);
    await port.unplug();
    expect(link.write(Uint8Array.of(3))).toBeNull();
    await run(300);
    await port.plug();
    await run(3000);
    expect(link.state()).toEqual({ link: 'connected' });
    expect(arrived).toEqual([2]);
    await link.close();
  });

  test('a write stuck in the driver ends the connection, and its bytes do not come out of the next one', async () => {
    const inner = new InProcessBinding();
    const port = inner.port('port');
    const arrived: number[] = [];
    port.onReceive((bytes) => arrived.push(...bytes));
    let connections = 0;
    const binding: SerialBinding = {
      list: () => inner.list(),
      open: async (options) => {
        connections += 1;
        const opened = await inner.open(options);
        if (connections === 1) opened.write = () => new Promise(() => {});
        return opened;
      },
    };
    const { link } = bench(binding);
    await run(5);
    const outcome = link.write(Uint8Array.of(9));
    await run(1100);
    expect(await outcome).toBe('uncertain');
    await run(1000);
    expect(connections).toBe(2);
    expect(link.state()).toEqual({ link: 'connected' });
    expect(arrived).toEqual([]);
    await link.close();
  });
});

describe('a connection', () => {
  test('is made with a fresh port each time, and an unplug is seen without writing', async () => {
    const binding = new InProcessBinding();
    const port = binding.port('port');
    const opens = vi.spyOn(binding, 'open');
    const { link } = bench(binding);
    const states: string[] = [];
    link.onState((state) => states.push(state.link === 'connected' ? 'connected' : state.reason));
    await run(5);
    await port.unplug();
    await run(5);
    await port.plug();
    await run(600);
    expect(states).toEqual(['connected', 'port-missing', 'connected']);
    expect(link.reconnects()).toBe(1);
    const [first, second] = await Promise.all(opens.mock.results.slice(-2).map(({ value }) => value.catch(() => null)));
    expect(first).not.toBe(second);
    await link.close();
  });

  test('gives the port free when closed, and stays closed', async () => {
    const binding = new InProcessBinding();
    binding.port('port');
    const { link } = bench(binding);
    await run(5);
    await link.close();
    await run(5000);
    expect(link.state()).toMatchObject({ link: 'disconnected', reason: 'closed' });
    await expect(binding.open({ path: 'port', baudRate: 9600 })).resolves.toBeDefined();
  });

  test('that was closed while it was being opened is not left open', async () => {
    const binding = new InProcessBinding();
    binding.port('port');
    const { link } = bench(binding);
    await vi.advanceTimersByTimeAsync(0);
    await link.close();
    await run(50);
    await expect(binding.open({ path: 'port', baudRate: 9600 })).resolves.toBeDefined();
  });
});

describe('why not', () => {
  test.each([
    ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'port-missing'],
    ['Opening COM3: File not found', 'port-missing'],
    ['Error Resource temporarily unavailable Cannot lock port', 'port-busy'],
    ['Opening COM3: Access denied', 'port-busy'],
    ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'port-busy'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'permission'],
  ])('%s: %s', async (message, reason) => {
    const { binding } = refusing(message);
    const { link, log } = bench(binding);
    await run(20);
    expect(link.state()).toMatchObject({ link: 'disconnected', reason });
    expect(log).toEqual([{ level: 'warn', event: 'link-failed', detail: { reason, message } }]);
    await link.close();
  });

  test('tries again with growing pauses, at most every two seconds', async () => {
    const { binding, opened } = refusing('No such file or directory');
    const { link } = bench(binding);
    await run(12_000);
    const pauses = opened.slice(1).map((at, index) => at - (opened[index] ?? 0));
    expect(pauses.slice(0, 5).map((pause) => Math.round(pause / 50) * 50)).toEqual([250, 500, 1000, 2000, 2000]);
    await link.close();
  });

  test('without permission it asks seldom, and says so once', async () => {
    const { binding, opened } = refusing('Permission denied');
    const { link, log } = bench(binding);
    await run(29_000);
    expect(opened).toHaveLength(1);
    expect(log).toHaveLength(1);
    await link.close();
  });
});

describe('finding the port of an adapter', () => {
  const adapter = { vendorId: '1A86', productId: '7523' };

  function listing(
    ...ports: { path: string; vendorId?: string; productId?: string; serialNumber?: string }[]
  ): SerialBinding {
    return { list: async () => ports, open: async () => Promise.reject(new Error('not asked for')) };
  }

  test('by vendor and product, whatever its path is today', async () => {
    const binding = listing({ path: 'COM1' }, { path: 'COM7', vendorId: '1a86', productId: '7523' });
    expect(await findPort(adapter, binding)).toEqual({ ok: true, value: 'COM7' });
  });

  test('two that fit are not guessed between; a serial number tells them apart', async () => {
    const two = ['A', 'B'].map((serialNumber) => ({
      path: serialNumber,
      vendorId: '1a86',
      productId: '7523',
      serialNumber,
    }));
    const binding = listing(...two);
    expect(await findPort(adapter, binding)).toMatchObject({ ok: false, code: 'ambiguous' });
    expect(await findPort({ ...adapter, serialNumber: 'B' }, binding)).toEqual({ ok: true, value: 'B' });
  });

  test('a system that cannot list ports is a sentence, not a crash, and a path works all the same', async () => {
    const binding: SerialBinding = {
      list: () => Promise.reject(new Error('spawn udevadm ENOENT')),
      open: () => Promise.reject(new Error('not asked for')),
    };
    expect(await listPorts(binding)).toMatchObject({ ok: false, code: 'cannot-list' });
    expect(await findPort(adapter, binding)).toMatchObject({ ok: false, code: 'missing' });
    expect(await findPort({ path: '/dev/ttyUSB0' }, binding)).toEqual({ ok: true, value: '/dev/ttyUSB0' });
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SimulatedReader } from '../../hardware/badge-reader/serial-ascii/simulator/simulated-reader.ts';
import { type BadgeTap, type HardwareEvent, openReader, WedgeReader } from '../../hardware/index.ts';
import { InProcessBinding } from '../../hardware/simulation/in-process-binding.ts';
import { realWorld } from '../../hardware/simulation/world.ts';

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

function bench() {
  const binding = new InProcessBinding();
  const port = binding.port('reader');
  const log: HardwareEvent[] = [];
  const reader = openReader(
    { kind: 'serial-ascii', name: 'front desk', port: { path: 'reader' } },
    { now: () => Date.now(), log: (event) => log.push(event), binding },
  );
  const taps: BadgeTap[] = [];
  reader.onTap((tap) => taps.push(tap));
  const card = new SimulatedReader(realWorld(), (bytes) => port.send(bytes));
  return { port, reader, taps, card, log };
}

describe('a serial reader', () => {
  test('reports one tap however often the card is repeated', async () => {
    const { reader, taps, card } = bench();
    await run(5);
    expect(reader.status()).toEqual({ link: 'connected' });
    card.tap('010063e9ae');
    await run(300);
    expect(taps).toEqual([{ reader: 'front desk', identity: '010063E9AE', at: expect.any(Number) }]);
    expect(reader.health()).toMatchObject({ frames: 4, badFrames: 0, lastSeen: expect.any(Number) });
    await reader.close();
  });

  test('a card left lying there is one presentation, however long', async () => {
    const { reader, taps, card } = bench();
    await run(5);
    for (let round = 0; round < 30; round += 1) {
      card.tap('010063E9AE');
      await run(200);
    }
    expect(taps).toHaveLength(1);
    await reader.close();
  });

  test.each([
    [600, 1],
    [2400, 1],
    [2600, 2],
  ])('the same card again after %d ms: %d taps', async (pause, count) => {
    const { reader, taps, card } = bench();
    await run(5);
    card.tap('010063E9AE', 'ID-12LA');
    await run(pause);
    card.tap('010063E9AE', 'ID-12LA');
    await run(50);
    expect(taps).toHaveLength(count);
    await reader.close();
  });

  test('another card counts at once', async () => {
    const { reader, taps, card } = bench();
    await run(5);
    card.tap('010063E9AE');
    await run(100);
    card.tap('13005D1DA5');
    await run(400);
    expect(taps.map(({ identity }) => identity)).toEqual(['010063E9AE', '13005D1DA5']);
    await reader.close();
  });

  test('survives noise and a replug', async () => {
    const { port, reader, taps, card } = bench();
    const states: string[] = [];
    reader.onStatus((status) => states.push(status.link));
    await run(5);
    port.send(Uint8Array.of(2, 0x30, 0xff, 3, 2, 0x31));
    await run(150);
    await port.unplug();
    await run(50);
    await port.plug();
    await run(1000);
    card.tap('13005D1DA5', 'ID-12LA');
    await run(50);
    expect(taps).toHaveLength(1);
    expect(states).toEqual(['connected', 'disconnected', 'connected']);
    expect(reader.health()).toMatchObject({ badFrames: 2, reconnects: 1 });
    await reader.close();
  });

  test('never writes an identity into the log', async () => {
    const { port, reader, card, log } = bench();
    await run(5);
    card.tap('010063E9AE');
    await run(300);
    await port.unplug();
    await run(50);
    await reader.close();
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toMatch(/63E9AE|3633/i);
  });
});

describe('a reader that types', () => {
  test('gives canonical taps, each presentation once', async () => {
    const reader = new WedgeReader('window', { now: () => Date.now(), log: () => {} });
    const taps: BadgeTap[] = [];
    reader.onTap((tap) => taps.push(tap));
    reader.receive('ab12cd34');
    reader.receive('AB12CD34');
    await run(2600);
    reader.receive(' ab12cd34 ');
    reader.receive('  ');
    expect(taps.map(({ identity }) => identity)).toEqual(['AB12CD34', 'AB12CD34']);
    await reader.close();
  });
});

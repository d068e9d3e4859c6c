import { describe, expect, test } from 'vitest';
import { SimulatedReader } from '../../hardware/badge-reader/serial-ascii/simulator/simulated-reader.ts';
import { SimulatedBoard } from '../../hardware/locker/a-family/simulator/simulated-board.ts';
import { SimulatedBus } from '../../hardware/locker/a-family/simulator/simulated-bus.ts';
import type { World } from '../../hardware/simulation/world.ts';

/** The simulators against the recorded frames, so that simulator and driver are not two copies of one mistake. */

function steppedWorld() {
  let now = 0;
  let waiting: { at: number; action: () => void }[] = [];
  const world: World = { now: () => now, after: (ms, action) => waiting.push({ at: now + ms, action }) };
  const run = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      waiting = waiting.filter((other) => other !== next);
      now = next.at;
      next.action();
    }
    now = end;
  };
  return { world, run };
}

function bench(locks: number, address = 1) {
  const { world, run } = steppedWorld();
  const sent: string[] = [];
  const bus = new SimulatedBus(world, (bytes) => sent.push(Buffer.from(bytes).toString('hex').toUpperCase()));
  const options = { address, locks, contactClosedWhenShut: true, lastByteFirstLocks: true };
  const board = new SimulatedBoard(options, world, (lock) => bus.announce(board, lock));
  bus.attach([board]);
  const ask = (hex: string) => {
    sent.length = 0;
    bus.receive(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    run(500);
    return sent.map((each) => (each.match(/../g) ?? []).join(' '));
  };
  return { bus, board, ask, run, sent };
}

describe('a simulated A-family board', () => {
  test('A01, A02: opens, and answers that the contact is open', () => {
    expect(bench(8).ask('8A 01 01 11 9B')).toEqual(['8A 01 01 00 8A']);
  });

  test('a jammed lock answers with the bytes of the request', () => {
    const { board, ask } = bench(8);
    board.setFault(1, 'jam');
    expect(ask('8A 01 01 11 9B')).toEqual(['8A 01 01 11 9B']);
  });

  test('A06, A07, A08: one contact', () => {
    const { board, ask } = bench(8);
    expect(ask('80 01 01 33 B3')).toEqual(['80 01 01 11 91']);
    board.openWithKey(1);
    expect(ask('80 01 01 33 B3')).toEqual(['80 01 01 00 80']);
  });

  test('A09, A10: a board of eight with all contacts open sends three status bytes', () => {
    const { board, ask } = bench(8);
    for (let lock = 1; lock <= 8; lock += 1) board.openWithKey(lock);
    expect(ask('80 01 00 33 B2')).toEqual(['80 01 00 00 00 33 B2']);
  });

  test('A11: 32 ways, all closed', () => {
    expect(bench(32).ask('80 01 00 33 B2')).toEqual(['80 01 FF FF FF FF 33 B2']);
  });

  test('A12: only lock 2 closed', () => {
    const { board, ask } = bench(24);
    for (let lock = 1; lock <= 24; lock += 1) if (lock !== 2) board.openWithKey(lock);
    expect(ask('80 01 00 33 B2')).toEqual(['80 01 00 00 02 33 B0']);
  });

  test('A18: the trap comes out of it too', () => {
    const { board, ask } = bench(24);
    for (let lock = 1; lock <= 24; lock += 1) if (lock !== 8 && lock !== 17) board.openWithKey(lock);
    expect(ask('80 01 00 33 B2')).toEqual(['80 01 01 00 80 33 33']);
  });

  test('A05: lock 0 opens every door, and the log says so in capitals', () => {
    const { bus, board, ask } = bench(8);
    ask('8A 01 00 11 9A');
    expect(bus.seen().map(({ frame }) => frame)).toEqual(['open ALL 1']);
    expect(board.pulses).toEqual(Array(8).fill(1));
  });

  test('A17: announces a change when that is switched on', () => {
    const { bus, board, sent } = bench(8);
    board.openWithKey(1);
    expect(sent).toEqual([]);
    bus.manners.announce = '81';
    board.closeDoor(1);
    expect(sent).toEqual(['8101011190']);
  });

  test.each([
    ['A16: wrong check', '80 01 01 00 B3'],
    ['A04: another board', '8A 02 01 11 98'],
    ['A15: an unknown command', '82 01 00 22 A1'],
    ['a lock it does not have', '8A 01 09 11 93'],
    ['rubbish', 'FB F2 00'],
    ['half a frame', '8A 01 01'],
  ])('%s: silence, and in the log as not understood', (_name, frame) => {
    const { bus, board, ask } = bench(8);
    expect(ask(frame)).toEqual([]);
    expect(bus.seen()).toEqual([{ at: expect.any(Number), hex: frame }]);
    expect(board.pulses).toEqual(Array(8).fill(0));
  });

  test('a person: a shut door stays shut, an ajar one stays open, a jammed one yields to the key', () => {
    const { board } = bench(8);
    board.openWithKey(1);
    board.setFault(1, 'ajar');
    board.closeDoor(1);
    expect(board.isOpen(1)).toBe(true);
    board.setFault(1, 'none');
    board.closeDoor(1);
    expect(board.isOpen(1)).toBe(false);
    board.setFault(2, 'jam');
    board.openWithKey(2);
    expect(board.isOpen(2)).toBe(true);
  });

  test('doors close by themselves when told to', () => {
    const { board, ask, run } = bench(8);
    board.autoCloseMs = 2000;
    ask('8A 01 03 11 99');
    expect(board.isOpen(3)).toBe(true);
    run(2000);
    expect(board.isOpen(3)).toBe(false);
  });
});

describe('a simulated reader', () => {
  function tapped(identity: string, model: 'RDM6300' | 'ID-12LA') {
    const { world, run } = steppedWorld();
    const sent: string[] = [];
    new SimulatedReader(world, (bytes) =>
      sent.push((Buffer.from(bytes).toString('hex').match(/../g) ?? []).join(' ')),
    ).tap(identity, model);
    run(1000);
    return sent.map((frame) => frame.toUpperCase());
  }

  test('R01: sent again and again while the card lies there', () => {
    const frames = tapped('010063E9AE', 'RDM6300');
    expect(new Set(frames)).toEqual(new Set(['02 30 31 30 30 36 33 45 39 41 45 32 35 03']));
    expect(frames.length).toBeGreaterThan(1);
  });

  test('R04: the other make', () => {
    expect(tapped('010063e9ae', 'ID-12LA')).toEqual(['02 30 31 30 30 36 33 45 39 41 45 32 35 0D 0A 03']);
  });

  test('refuses what is no badge', () => {
    expect(() => tapped('12', 'RDM6300')).toThrow(RangeError);
  });
});

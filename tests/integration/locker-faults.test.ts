import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HardwareEvent } from '../../hardware/index.ts';
import { lockerBench } from '../support/locker-bench.ts';

/** One test per fault of hardware/locker/PROTOCOL.md chapter 3 and rules 1.9 and 1.10, on simulated time. */

afterEach(() => {
  vi.useRealTimers();
});

describe('rule 9: what comes late or damaged satisfies nothing', () => {
  test('three readings without an answer: silent, doors unknown, openings refused; and back again', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    const from = performance.now();
    await devices.board('silent');
    while (bank.status().link === 'connected' && performance.now() - from < 10_000) await run(10);
    expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'silent' });
    expect(performance.now() - from).toBeLessThan(5000);
    expect(bank.door(1)).toBe('unknown');
    expect(await until(bank.open(1))).toMatchObject({ ok: false, code: 'bank-disconnected' });
    await devices.board('normal');
    await run(2100);
    expect(bank.status()).toEqual({ link: 'connected' });
    expect(bank.door(1)).toBe('closed');
    expect(commands()).toEqual([]);
    await bank.close();
  });

  test('two missed readings are forgiven', async () => {
    const { bank, ready, run, manners } = lockerBench();
    await ready();
    let missed = 0;
    manners.spoil = (answer) => {
      missed += 1;
      return missed <= 2 ? null : answer;
    };
    await run(5000);
    expect(missed).toBeGreaterThan(2);
    expect(bank.status()).toEqual({ link: 'connected' });
    expect(bank.health().timeouts).toBe(2);
    await bank.close();
  });

  test('answers that come after the limit are discarded, not handed to the next reading', async () => {
    const { bank, ready, run, devices, manners } = lockerBench();
    await ready();
    manners.readDelayMs = 700;
    await run(4000);
    // Each answer shows the doors as they were when asked; were it taken for the next reading, the bank would be well.
    await devices.openDoorByKey(1);
    await run(4000);
    expect(bank.door(1)).toBe('unknown');
    expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'silent' });
    expect(bank.health().discardedBytes).toBeGreaterThan(0);
    await bank.close();
  });

  test('the late answer of one lock never satisfies the opening of another', async () => {
    const { bank, ready, until, manners, devices } = lockerBench();
    await ready();
    // Lock 2 answers, as if late, to the opening of lock 3, which itself is lost and jammed.
    await devices.fault(3, 'jam');
    manners.spoil = (answer, kind) => (kind === 'open' ? '8a01020089' : answer);
    expect(await until(bank.open(3))).toMatchObject({ ok: false, code: 'no-answer' });
    await bank.close();
  });

  test('an answer from the wrong board satisfies nothing', async () => {
    const { bank, ready, run, manners } = lockerBench();
    await ready();
    manners.spoil = () => '800200000033b1';
    await run(6000);
    expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'silent' });
    await bank.close();
  });

  test('late but within the limits: everything works, only slowly', async () => {
    const { bank, ready, until, devices } = lockerBench();
    await ready();
    await devices.board('late');
    expect(await until(bank.open(5))).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'open' } });
    expect(bank.status()).toEqual({ link: 'connected' });
    await bank.close();
  });
});

describe('rule 10: every byte is hostile', () => {
  test('garbage for answers: silent, counted, no door moves in the eyes of the bank', async () => {
    const { bank, ready, run, devices, changes } = lockerBench();
    await ready();
    const before = changes.length;
    await devices.board('garbage');
    await run(6000);
    expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'silent' });
    expect(changes.slice(before).every(([, state]) => state === 'unknown')).toBe(true);
    expect(bank.health().badFrames).toBeGreaterThanOrEqual(3);
    await bank.close();
  });

  test('noise between requests, before and inside the portions', async () => {
    const { bank, ready, until, run, devices, manners } = lockerBench();
    await ready();
    manners.spoil = (answer) => `fb0080f2${answer}`;
    for (let round = 0; round < 10; round += 1) {
      devices.bus.inject('3b80018a');
      await run(173);
    }
    expect((await until(bank.open(1))).ok).toBe(true);
    expect(bank.status()).toEqual({ link: 'connected' });
    await bank.close();
  });

  test('a stray byte behind every answer makes it slow, not wrong', async () => {
    const { bank, ready, run, manners, devices } = lockerBench();
    manners.spoil = (answer, kind) => (kind === 'read' ? `${answer}3b` : answer);
    expect(await ready()).toEqual({ link: 'connected' });
    await devices.openDoorByKey(2);
    await run(3000);
    expect(bank.door(2)).toBe('open');
    await bank.close();
  });

  test('one damaged reading that passes its check changes no door', async () => {
    const { bank, ready, run, manners, changes } = lockerBench();
    await ready();
    const before = changes.length;
    let spoilt = 0;
    manners.spoil = (answer) => {
      spoilt += 1;
      // Lock 1 reads open, and the check fits: two flipped bits in one column.
      return spoilt === 1 ? '8001000ffe3343' : answer;
    };
    await run(3000);
    expect(spoilt).toBeGreaterThan(1);
    expect(changes.slice(before)).toEqual([]);
    await bank.close();
  });
});

describe('echo', () => {
  test.each([
    ['auto', true],
    ['on', true],
    ['auto', false],
    ['off', false],
  ] as const)('setting %s, adapter echoes: %s', async (echo, echoes) => {
    const { bank, ready, until, manners, devices } = lockerBench({ config: { echo } });
    manners.echo = echoes;
    expect(await ready()).toEqual({ link: 'connected' });
    expect(await until(bank.open(1))).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'open' } });
    await devices.fault(2, 'jam');
    expect(await until(bank.open(2))).toMatchObject({ ok: false, code: 'door-did-not-open' });
    await bank.close();
  });

  test('an echo is never taken for the answer of a board that lost it', async () => {
    const { bank, ready, until, manners, devices } = lockerBench();
    manners.echo = true;
    await ready();
    await devices.fault(1, 'jam');
    manners.spoil = (answer, kind) => (kind === 'open' ? null : answer);
    expect(await until(bank.open(1))).toMatchObject({ ok: false, code: 'no-answer' });
    await bank.close();
  });

  test('an adapter that echoes without a board behind it is silent, not connected', async () => {
    const { bank, manners, ready } = lockerBench();
    manners.echo = true;
    manners.powered = false;
    expect(await ready()).toMatchObject({ link: 'disconnected', reason: 'silent' });
    await bank.close();
  });

  test('no lock is opened before a reading has shown whether the adapter echoes', async () => {
    const { bank, until, commands } = lockerBench();
    expect(await until(bank.open(1))).toMatchObject({ ok: false, code: 'bank-disconnected' });
    expect(commands()).toEqual([]);
    await bank.close();
  });

  test('another adapter after a replug is learned afresh', async () => {
    const { bank, ready, until, run, manners, devices } = lockerBench();
    manners.echo = true;
    await ready();
    await devices.board('unplugged');
    await run(10);
    await devices.board('normal');
    await run(3000);
    expect(await until(bank.open(1))).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'open' } });
    await bank.close();
  });
});

describe('boards that speak by themselves', () => {
  test.each(['81', '82'] as const)('an announcement with header %s brings a reading at once', async (header) => {
    const { bank, ready, run, manners, devices } = lockerBench();
    await ready();
    await run(200);
    manners.announce = header;
    await devices.openDoorByKey(4);
    await run(150);
    expect(bank.door(4)).toBe('open');
    await bank.close();
  });

  test('a false announcement moves no door', async () => {
    const { bank, ready, run, devices, changes } = lockerBench();
    await ready();
    const before = changes.length;
    devices.bus.inject('8101040084');
    await run(2000);
    expect(changes.slice(before)).toEqual([]);
    await bank.close();
  });
});

describe('the link goes while a door opens (coil and hub)', () => {
  test('the door is read after the reconnect; nothing is sent again', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    const opening = bank.open(6);
    await run(70);
    await devices.board('unplugged');
    await run(100);
    await devices.board('normal');
    expect(await until(opening)).toEqual({ ok: true, value: { accepted: false, pulsed: true, door: 'open' } });
    expect(commands()).toEqual(['open 1/6']);
    await bank.close();
  });

  test('and stays away: whether the lock was pulsed is not known', async () => {
    const { bank, ready, until, run, devices } = lockerBench();
    await ready();
    const opening = bank.open(6);
    await run(70);
    await devices.board('unplugged');
    expect(await until(opening)).toMatchObject({ ok: false, code: 'no-answer' });
    await bank.close();
  });
});

describe('several boards', () => {
  test('one falls silent: its doors are unknown and refused, the others work', async () => {
    const { bank, ready, until, run, manners } = lockerBench({ doors: 48 });
    await ready();
    manners.spoil = (answer) => (answer.startsWith('8002') ? null : answer);
    await run(8000);
    expect(bank.status()).toEqual({ link: 'connected', silentBoards: [2] });
    expect(bank.door(30)).toBe('unknown');
    expect(await until(bank.open(30))).toMatchObject({ ok: false, code: 'bank-disconnected' });
    expect((await until(bank.open(3))).ok).toBe(true);
    const all = await until(bank.readAll());
    expect(all.ok && [all.value.get(3), all.value.get(30)]).toEqual(['open', 'unknown']);
    manners.spoil = (answer) => answer;
    await run(6000);
    expect(bank.status()).toEqual({ link: 'connected' });
    await bank.close();
  });
});

test('a line that stays deaf is opened afresh after half a minute', async () => {
  const { bank, ready, run, devices } = lockerBench();
  await ready();
  await devices.board('silent');
  await run(40_000);
  expect(bank.health().reconnects).toBeGreaterThanOrEqual(1);
  expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'silent' });
  await bank.close();
});

test('reading all gives fresh states, or says why not', async () => {
  const { bank, ready, until, devices } = lockerBench();
  await ready();
  await devices.openDoorByKey(9);
  const fresh = await until(bank.readAll());
  expect(fresh.ok && fresh.value.get(9)).toBe('open');
  await devices.board('silent');
  expect(await until(bank.readAll())).toEqual({ ok: false, code: 'no-answer' });
  await devices.board('unplugged');
  expect(await until(bank.readAll())).toEqual({ ok: false, code: 'bank-disconnected' });
  await bank.close();
});

test('closing ends commands under way, and nothing is heard or sent afterwards', async () => {
  const { bank, ready, until, run, devices, changes, commands } = lockerBench();
  await ready();
  await devices.fault(1, 'jam');
  const opening = bank.open(1);
  const waiting = bank.open(2);
  await run(50);
  await until(bank.close());
  expect((await until(opening)).ok).toBe(false);
  expect(await until(waiting)).toMatchObject({ ok: false, code: 'bank-disconnected' });
  const heard = changes.length;
  const seen = devices.bus.seen().length;
  await run(5000);
  expect(changes).toHaveLength(heard);
  expect(devices.bus.seen()).toHaveLength(seen);
  expect(commands()).toEqual(['open 1/1']);
  expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'closed' });
  expect(await until(bank.open(3))).toMatchObject({ ok: false, code: 'bank-disconnected' });
});

test('the log tells what happened without a flood', async () => {
  const { bank, ready, run, devices, log } = lockerBench();
  await ready();
  await devices.board('unplugged');
  await run(30_000);
  const failures = log.filter((event: HardwareEvent) => event.event === 'link-failed');
  expect(failures.length).toBeLessThanOrEqual(2);
  await bank.close();
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { lockerBench } from '../support/locker-bench.ts';

/** The rules for every locker driver (hardware/locker/PROTOCOL.md chapter 1), one by one, on simulated time. */

afterEach(() => {
  vi.useRealTimers();
});

describe('an ordinary opening', () => {
  test('a command that nobody wants any more never reaches the wire; one that does is told in that moment', async () => {
    const { bank, commands, ready, until, run } = lockerBench();
    await ready();
    let wanted = true;
    const sent: string[][] = [];
    const first = bank.open(1, { wanted: () => true, sent: () => sent.push(commands()) });
    // The second waits until two coils may follow each other, and is withdrawn meanwhile.
    const second = bank.open(2, { wanted: () => wanted, sent: () => sent.push(commands()) });
    wanted = false;
    expect((await until(first)).ok).toBe(true);
    expect(await until(second)).toMatchObject({ ok: false, code: 'command-expired' });
    await run(5000);
    expect(commands()).toEqual(['open 1/1']);
    expect(sent).toHaveLength(1);
    await bank.close();
  });

  test('reports the three facts, and the door as the contact sees it', async () => {
    const { bank, changes, commands, ready, until, devices, run } = lockerBench();
    expect(await ready()).toEqual({ link: 'connected' });
    expect(bank.door(7)).toBe('closed');
    expect(await until(bank.open(7))).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'open' } });
    expect(bank.door(7)).toBe('open');
    expect(commands()).toEqual(['open 1/7']);
    await devices.closeDoor(7);
    await run(400);
    expect(bank.door(7)).toBe('closed');
    expect(changes.filter(([door]) => door === 7)).toEqual([
      [7, 'closed'],
      [7, 'open'],
      [7, 'closed'],
    ]);
    await bank.close();
  });

  test('while our door is open it is read four times a second, afterwards once', async () => {
    const { bank, ready, until, run, readings, devices } = lockerBench();
    await ready();
    await until(bank.open(3));
    await run(1000);
    const before = readings();
    await run(2000);
    expect(readings() - before).toBeGreaterThanOrEqual(6);
    await devices.closeDoor(3);
    await run(1000);
    const after = readings();
    await run(3000);
    expect(readings() - after).toBeLessThanOrEqual(3);
    await bank.close();
  });

  test('a door that stands open and was not opened by us is seen too', async () => {
    const { bank, ready, run, devices } = lockerBench();
    await ready();
    await devices.openDoorByKey(5);
    await run(1100);
    expect(bank.door(5)).toBe('open');
    await bank.close();
  });

  test('door 25 is lock 1 of board 2', async () => {
    const { bank, ready, until, commands } = lockerBench({ doors: 30 });
    await ready();
    expect((await until(bank.open(25))).ok).toBe(true);
    expect(commands()).toEqual(['open 2/1']);
    await bank.close();
  });

  test.each(['closed-when-shut', 'closed-when-open'] as const)(
    'rule 5: polarity is the setting: %s',
    async (feedback) => {
      const { bank, ready } = lockerBench({ config: { feedback } });
      await ready();
      expect(bank.door(1)).toBe(feedback === 'closed-when-shut' ? 'closed' : 'open');
      await bank.close();
    },
  );

  test('the order of status bytes is the setting: with the wrong one, the wrong lock seems open', async () => {
    const { bank, ready, run, devices } = lockerBench({
      doors: 24,
      config: { statusOrder: 'first-byte-first-locks' },
    });
    await ready();
    await devices.openDoorByKey(1);
    await run(1100);
    expect(bank.door(1)).toBe('closed');
    expect(bank.door(17)).toBe('open');
    await bank.close();
  });
});

describe('rule 1: nothing is sent into a closed port, and nothing comes out of it later', () => {
  test('a command during an unplug is refused, and does not open the door after the replug', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    await devices.board('unplugged');
    await run(50);
    expect(await until(bank.open(4))).toMatchObject({ ok: false, code: 'bank-disconnected' });
    await devices.board('normal');
    await run(5000);
    expect(bank.status()).toEqual({ link: 'connected' });
    expect(commands()).toEqual([]);
    await bank.close();
  });

  test('a command that waits for the wire when the cable is pulled dies with the connection', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    await until(bank.open(1));
    // The second must wait 300 ms for the first coil; the cable goes before.
    const waiting = bank.open(2);
    await run(20);
    await devices.board('unplugged');
    expect(await until(waiting)).toMatchObject({ ok: false, code: 'bank-disconnected' });
    await devices.board('normal');
    await run(5000);
    expect(commands()).toEqual(['open 1/1']);
    await bank.close();
  });

  test('a command that cannot reach the wire in time is withdrawn', async () => {
    const { bank, ready, until, devices, run, commands } = lockerBench({
      config: { timings: { commandExpiryMs: 3000 } },
    });
    await ready();
    // A line that never falls silent: sending into it would collide.
    const opening = bank.open(6);
    const keepTalking = async () => {
      for (let passed = 0; passed < 4000; passed += 2) {
        devices.bus.inject('00');
        await run(2);
      }
    };
    const [result] = await Promise.all([until(opening), keepTalking()]);
    expect(result).toMatchObject({ ok: false, code: 'command-expired' });
    await run(3000);
    expect(commands()).toEqual([]);
    await bank.close();
  });
});

describe('rule 2: an unplug is noticed at once', () => {
  test('without any command under way, and every door becomes unknown', async () => {
    const { bank, ready, run, devices } = lockerBench();
    await ready();
    await devices.board('unplugged');
    await run(5);
    expect(bank.status()).toMatchObject({ link: 'disconnected', reason: 'port-missing' });
    expect(bank.doors.map((door) => bank.door(door))).toEqual(Array(12).fill('unknown'));
    await bank.close();
  });
});

describe('rule 3: one is never all', () => {
  test.each([0, -1, 13, 1.5])('door %d does not exist, and nothing is sent', async (door) => {
    const { bank, ready, until, commands } = lockerBench();
    await ready();
    expect(await until(bank.open(door))).toMatchObject({ ok: false, code: 'no-such-door' });
    expect(commands()).toEqual([]);
    await bank.close();
  });

  test.each([
    ['lock 0', [{ door: 1, board: 1, lock: 0 }]],
    ['a lock beyond the board', [{ door: 1, board: 1, lock: 25 }]],
    ['a board that is not there', [{ door: 1, board: 9, lock: 1 }]],
    [
      'a lock named twice',
      [
        { door: 1, board: 1, lock: 1 },
        { door: 2, board: 1, lock: 1 },
      ],
    ],
    [
      'a door named twice',
      [
        { door: 1, board: 1, lock: 1 },
        { door: 1, board: 1, lock: 2 },
      ],
    ],
    ['door 0', [{ door: 0, board: 1, lock: 1 }]],
  ])('a wiring with %s is refused before a port is opened', (_name, doors) => {
    expect(() => lockerBench({ config: { doors } })).toThrow(RangeError);
  });

  test('opening every door in turn moves each lock once, never the whole board', async () => {
    const { bank, ready, until, commands, devices } = lockerBench();
    await ready();
    const reports = new Map<number, boolean>();
    await until(bank.openInTurn(bank.doors, (door, report) => reports.set(door, report.ok)));
    expect(commands()).toEqual(bank.doors.map((door) => `open 1/${door}`));
    expect(devices.boards[0]?.pulses).toEqual(Array(12).fill(1));
    expect([...reports.values()]).toEqual(Array(12).fill(true));
    await bank.close();
  });
});

describe('rule 4: an acknowledgement is not an open door', () => {
  test('a jammed door is an error although the board answered', async () => {
    const { bank, ready, until, devices } = lockerBench();
    await ready();
    await devices.fault(2, 'jam');
    const from = performance.now();
    expect(await until(bank.open(2))).toMatchObject({ ok: false, code: 'door-did-not-open' });
    expect(performance.now() - from).toBeGreaterThanOrEqual(2000);
    expect(performance.now() - from).toBeLessThan(2300);
    await bank.close();
  });

  test('a lock without a contact in the answer is opened with an unknown door', async () => {
    const { bank, ready, until, manners } = lockerBench({ doors: 24 });
    manners.spoil = (answer, kind) => (kind === 'read' ? withTwoStatusBytes(answer) : answer);
    await ready();
    expect(bank.door(16)).toBe('closed');
    expect(bank.door(20)).toBe('unknown');
    expect(await until(bank.open(20))).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'unknown' } });
    await bank.close();
  });

  test('a door that reads open is pulsed all the same: its contact may be the fault', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    await devices.openDoorByKey(8);
    await run(1100);
    expect(await until(bank.open(8))).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'open' } });
    expect(commands()).toEqual(['open 1/8']);
    await bank.close();
  });

  test('ajar: the door opens, is pushed, and still reads open', async () => {
    const { bank, ready, until, run, devices } = lockerBench();
    await ready();
    await devices.fault(9, 'ajar');
    expect((await until(bank.open(9))).ok).toBe(true);
    await devices.closeDoor(9);
    await run(2000);
    expect(bank.door(9)).toBe('open');
    await bank.close();
  });
});

describe('rule 6: one request on the line at a time', () => {
  test('openings and readings of two boards never overlap', async () => {
    const { bank, ready, until, devices, manners, run } = lockerBench({ doors: 48 });
    await ready();
    manners.readDelayMs = 40;
    let outstanding = 0;
    let most = 0;
    const receive = devices.bus.receive.bind(devices.bus);
    vi.spyOn(devices.bus, 'receive').mockImplementation((bytes) => {
      outstanding += 1;
      most = Math.max(most, outstanding);
      receive(bytes);
    });
    manners.spoil = (answer) => {
      outstanding -= 1;
      return answer;
    };
    await until(Promise.all([bank.open(1), bank.open(30), bank.readAll(), bank.readAll()]));
    await run(1000);
    expect(most).toBe(1);
    await bank.close();
  });

  test('two openings at once are 300 ms apart, on different boards too', async () => {
    const { bank, ready, until, commandTimes, commands } = lockerBench({ doors: 48 });
    await ready();
    await until(Promise.all([bank.open(1), bank.open(25), bank.open(2)]));
    expect(commands()).toEqual(['open 1/1', 'open 2/1', 'open 1/2']);
    const [first = 0, second = 0, third = 0] = commandTimes();
    expect(second - first).toBeGreaterThanOrEqual(300);
    expect(third - second).toBeGreaterThanOrEqual(300);
    await bank.close();
  });
});

describe('rule 7: never a second pulse by itself', () => {
  test('the answer is lost, the door opened: one pulse, and the contact settles it', async () => {
    const { bank, ready, until, manners, commands } = lockerBench();
    await ready();
    manners.spoil = (answer, kind) => (kind === 'open' ? null : answer);
    expect(await until(bank.open(3))).toEqual({ ok: true, value: { accepted: false, pulsed: true, door: 'open' } });
    expect(commands()).toEqual(['open 1/3']);
    await bank.close();
  });

  test('the answer is lost and the door reads shut: not known, not repeated', async () => {
    const { bank, ready, until, run, manners, devices, commands } = lockerBench();
    await ready();
    await devices.fault(3, 'jam');
    manners.spoil = (answer, kind) => (kind === 'open' ? null : answer);
    expect(await until(bank.open(3))).toMatchObject({ ok: false, code: 'no-answer' });
    await run(20_000);
    expect(commands()).toEqual(['open 1/3']);
    await bank.close();
  });

  test('the person asks again within 15 s: refused, and told how long to wait', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    await until(bank.open(3));
    await devices.closeDoor(3);
    await run(1000);
    const again = await until(bank.open(3));
    expect(again).toMatchObject({ ok: false, code: 'door-cooling' });
    const waitMs = !again.ok ? Number(again.detail?.waitMs) : 0;
    expect(waitMs).toBeGreaterThan(13_000);
    expect(waitMs).toBeLessThanOrEqual(14_000);
    await run(waitMs);
    expect((await until(bank.open(3))).ok).toBe(true);
    expect(commands()).toEqual(['open 1/3', 'open 1/3']);
    await bank.close();
  });

  test('two presses on one door at the same moment are one pulse', async () => {
    const { bank, ready, until, commands } = lockerBench();
    await ready();
    const [first, second] = await until(Promise.all([bank.open(3), bank.open(3)]));
    expect(first?.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, code: 'door-cooling' });
    expect(commands()).toEqual(['open 1/3']);
    await bank.close();
  });

  test('cooling outlives a replug', async () => {
    const { bank, ready, until, run, devices, commands } = lockerBench();
    await ready();
    await until(bank.open(3));
    await devices.board('unplugged');
    await run(10);
    await devices.board('normal');
    await run(2000);
    expect(bank.status()).toEqual({ link: 'connected' });
    expect(await until(bank.open(3))).toMatchObject({ ok: false, code: 'door-cooling' });
    expect(commands()).toEqual(['open 1/3']);
    await bank.close();
  });
});

test('rule 8: whatever happens, nothing but single openings and board-wide readings is ever sent', async () => {
  const { bank, ready, until, run, devices } = lockerBench();
  await ready();
  for (const mode of ['normal', 'late', 'garbage', 'silent', 'normal'] as const) {
    await devices.board(mode);
    await until(bank.openInTurn([1, 2, 3], () => {}));
    await run(4000);
  }
  const shapes = new Set(devices.bus.seen().map(({ hex }) => hex.replace(/^8A 01 0[1-9A-C] 11 ..$/, 'open one')));
  expect([...shapes].sort()).toEqual(['80 01 00 33 B2', 'open one']);
  await bank.close();
});

/** A board that tells only locks 1-16. */
function withTwoStatusBytes(answer: string): string {
  const body = `8001${answer.slice(-8, -4)}33`;
  let check = 0;
  for (let at = 0; at < body.length; at += 2) check ^= Number.parseInt(body.slice(at, at + 2), 16);
  return body + check.toString(16).padStart(2, '0');
}

import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BadgeReader,
  type BadgeTap,
  type LockerBank,
  openLocker,
  openReader,
  type PretendHardware,
  startPretendHardware,
} from '../../hardware/index.ts';

/**
 * The driver against the simulator as it is run for the demonstration: another process, real bytes, a pseudo-terminal
 * held by socat. Where there is none, the same through the in-process stand-in.
 */

const LAST_DOOR = 24;
let doorsUsed = 0;

/** A door nobody has used in this file, since each cools for 15 s after a pulse. */
function freshDoor(): number {
  doorsUsed += 1;
  if (doorsUsed > LAST_DOOR) throw new Error('More doors are needed');
  return doorsUsed;
}

async function eventually(check: () => boolean, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  while (!check()) {
    if (performance.now() > end) throw new Error('It did not happen in time');
    await pause(5);
  }
}

describe.each(['process', 'in-process'] as const)('the locker, simulated: %s', (mode) => {
  let hardware: PretendHardware;
  let bank: LockerBank;
  let reader: BadgeReader;
  const taps: BadgeTap[] = [];

  beforeAll(async () => {
    doorsUsed = 0;
    const started = await startPretendHardware({ mode, doors: LAST_DOOR, columns: 6 });
    if (!started.ok) throw new Error(`${started.code}: ${JSON.stringify(started.detail)}`);
    hardware = started.value;
    const binding = hardware.binding === undefined ? {} : { binding: hardware.binding };
    const runtime = { now: () => Date.now(), log: () => {}, ...binding };
    bank = openLocker(hardware.locker, runtime);
    reader = openReader(hardware.reader, runtime);
    reader.onTap((tap) => taps.push(tap));
    await bank.firstStatus();
  });

  afterAll(async () => {
    await bank.close();
    await reader.close();
    await hardware.stop();
  });

  async function opensSeen(): Promise<string[]> {
    const seen = await hardware.control.bytesSeen();
    return seen.filter(({ hex }) => !hex.startsWith('80')).map(({ hex }) => hex);
  }

  test('all doors are known from the start', () => {
    expect(bank.status()).toEqual({ link: 'connected' });
    expect(bank.doors).toHaveLength(LAST_DOOR);
    expect(bank.doors.map((door) => bank.door(door))).toEqual(Array(LAST_DOOR).fill('closed'));
  });

  test('open and close', async () => {
    const door = freshDoor();
    expect(await bank.open(door)).toEqual({ ok: true, value: { accepted: true, pulsed: true, door: 'open' } });
    expect(await opensSeen()).toEqual(['8A 01 01 11 9B']);
    expect((await hardware.control.doors())[door - 1]).toEqual({ door, state: 'open', fault: 'none' });
    await hardware.control.closeDoor(door);
    const closed = performance.now();
    await eventually(() => bank.door(door) === 'closed', 1000);
    expect(performance.now() - closed).toBeLessThan(600);
  });

  // The stand-in goes through the same faults on simulated time, in locker-faults.test.ts.
  if (mode === 'process') {
    test('jam', async () => {
      const door = freshDoor();
      await hardware.control.fault(door, 'jam');
      expect(await bank.open(door)).toMatchObject({ ok: false, code: 'door-did-not-open' });
      await hardware.control.openDoorByKey(door);
      await eventually(() => bank.door(door) === 'open', 1500);
    });

    test('ajar', async () => {
      const door = freshDoor();
      await hardware.control.fault(door, 'ajar');
      expect((await bank.open(door)).ok).toBe(true);
      await hardware.control.closeDoor(door);
      await pause(600);
      expect(bank.door(door)).toBe('open');
      await hardware.control.fault(door, 'none');
      await hardware.control.closeDoor(door);
      await eventually(() => bank.door(door) === 'closed', 1500);
    });

    test('late', async () => {
      await hardware.control.board('late');
      expect((await bank.open(freshDoor())).ok).toBe(true);
      await hardware.control.board('normal');
    });

    test('garbage: the opening is not known, then the board counts as silent, then all is well again', async () => {
      const door = freshDoor();
      await hardware.control.board('garbage');
      const answer = await bank.open(door);
      expect(answer).toMatchObject({ ok: false, code: 'no-answer' });
      await eventually(() => bank.status().link === 'disconnected', 6000);
      await hardware.control.board('normal');
      await eventually(() => bank.status().link === 'connected', 3000);
      expect(bank.door(door)).toBe('open');
    });

    test('silent, and back', async () => {
      await hardware.control.board('silent');
      await eventually(() => bank.status().link === 'disconnected', 6000);
      expect(bank.status()).toMatchObject({ reason: 'silent' });
      expect(await bank.open(freshDoor())).toMatchObject({ ok: false, code: 'bank-disconnected' });
      await hardware.control.board('normal');
      await eventually(() => bank.status().link === 'connected', 3000);
    });
  }

  test('unplugged, pressed meanwhile, and plugged in again: nothing is sent late', async () => {
    const before = await opensSeen();
    await hardware.control.board('unplugged');
    await eventually(() => bank.status().link === 'disconnected', 500);
    expect(bank.status()).toMatchObject({ reason: 'port-missing' });
    const door = freshDoor();
    expect(await bank.open(door)).toMatchObject({ ok: false, code: 'bank-disconnected' });
    await pause(400);
    await hardware.control.board('normal');
    await eventually(() => bank.status().link === 'connected', 4000);
    await pause(300);
    expect(await opensSeen()).toEqual(before);
    expect((await bank.open(door)).ok).toBe(true);
  });

  test('a second program cannot take the port', async () => {
    const binding = hardware.binding === undefined ? {} : { binding: hardware.binding };
    const second = openLocker(hardware.locker, { now: () => Date.now(), log: () => {}, ...binding });
    expect(await second.firstStatus()).toMatchObject({ link: 'disconnected', reason: 'port-busy' });
    await second.close();
    expect(bank.status()).toEqual({ link: 'connected' });
  });

  test('a port that was closed can be opened again', async () => {
    await bank.close();
    const binding = hardware.binding === undefined ? {} : { binding: hardware.binding };
    bank = openLocker(hardware.locker, { now: () => Date.now(), log: () => {}, ...binding });
    await eventually(() => bank.status().link === 'connected', 3000);
  });

  test('a badge', async () => {
    await eventually(() => reader.status().link === 'connected', 1000);
    await hardware.control.tap('010063e9ae');
    await eventually(() => taps.length > 0, 1000);
    await pause(300);
    expect(taps).toEqual([{ reader: 'pretend reader', identity: '010063E9AE', at: expect.any(Number) }]);
    await expect(hardware.control.tap('nonsense')).rejects.toThrow('ten hex digits');
  });

  test('doors that close by themselves', async () => {
    const door = freshDoor();
    await hardware.control.setAutoClose(200);
    expect((await bank.open(door)).ok).toBe(true);
    await eventually(() => bank.door(door) === 'closed', 1500);
    await hardware.control.setAutoClose(null);
  });
});

test('the simulator ends when nobody holds it any more, and takes its terminals with it', async () => {
  const started = await startPretendHardware({ mode: 'process', doors: 1, columns: 1 });
  if (!started.ok) throw new Error(started.code);
  const path = 'path' in started.value.locker.port ? started.value.locker.port.path : '';
  await access(path);
  await started.value.stop();
  await expect(access(path)).rejects.toThrow();
  await expect(started.value.control.doors()).rejects.toThrow();
});

test('the simulator ends when its parent is killed', async () => {
  const door = pathToFileURL(resolve(import.meta.dirname, '../../hardware/index.ts'));
  const program = `
    const { startPretendHardware } = await import('${door}');
    const started = await startPretendHardware({ mode: 'process', doors: 1, columns: 1 });
    console.log(started.value.locker.port.path);
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const path = await new Promise<string>((found) => {
    parent.stdout.once('data', (text: Buffer) => found(text.toString().trim()));
  });
  await access(path);
  parent.kill('SIGKILL');
  let there = true;
  for (let tries = 0; there && tries < 100; tries += 1) {
    await pause(20);
    there = await access(path).then(
      () => true,
      () => false,
    );
  }
  expect(there).toBe(false);
});

test('a Node that is not there is an answer, not a crash', async () => {
  const started = await startPretendHardware({ mode: 'process', doors: 1, columns: 1, nodePath: '/nowhere/node' });
  expect(started).toMatchObject({ ok: false, code: 'simulator-failed' });
});

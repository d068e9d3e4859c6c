import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLocker, startPretendHardware } from '../../hardware/index.ts';

test('from the call of open to the frame at the simulator, over the pseudo-terminal', async () => {
  const started = await startPretendHardware({ mode: 'process', doors: 50, columns: 10 });
  if (!started.ok) throw new Error(started.code);
  const { control, locker, stop } = started.value;
  const bank = openLocker(
    { ...locker, timings: { betweenOpensMs: 0, coolingMs: 0, contactWaitMs: 0 } },
    { now: () => Date.now(), log: () => {} },
  );
  await bank.firstStatus();
  // Only the way to the board is timed; doors that do not move need no second reading.
  await Promise.all(bank.doors.map((door) => control.fault(door, 'jam')));
  const called: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    // From a quiet line, as when a person taps; the heartbeat may still be in the way.
    await pause(15 + (round % 10));
    called.push(performance.timeOrigin + performance.now());
    await bank.open((round % 50) + 1);
  }
  const received = (await control.bytesSeen()).filter(({ frame }) => frame?.startsWith('open')).map(({ at }) => at);
  expect(received).toHaveLength(100);
  const took = received.map((at, index) => at - (called[index] ?? 0)).sort((a, b) => a - b);
  const [median = 0, p99 = 0] = [took[49], took[98]];
  console.info(
    `open() to the frame at the board: median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (100 openings)`,
  );
  expect(median).toBeLessThan(50);
  await bank.close();
  await stop();
}, 60_000);

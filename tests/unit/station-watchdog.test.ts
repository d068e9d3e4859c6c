import { expect, test } from 'vitest';
import { StationWatchdog } from '../../main/station-watchdog.ts';

function watched() {
  const done: string[] = [];
  let answers = true;
  const watchdog: StationWatchdog = new StationWatchdog(
    {
      ask: () => {
        if (answers) watchdog.answered();
      },
      kill: () => void done.push('kill'),
    },
    () => undefined,
  );
  const seconds = (count: number) => {
    for (let second = 0; second < count; second += 1) watchdog.tick();
  };
  const hang = () => {
    answers = false;
  };
  return { done, watchdog, seconds, hang };
}

test('a station that answers is left alone', () => {
  const { done, watchdog, seconds } = watched();
  watchdog.stationStarts();
  seconds(3600);
  expect(done).toEqual([]);
});

test('a station that hangs without dying is killed after eleven seconds, once', () => {
  const { done, watchdog, seconds, hang } = watched();
  watchdog.stationStarts();
  seconds(5);
  hang();
  seconds(10);
  expect(done).toEqual([]);
  seconds(60);
  expect(done).toEqual(['kill']);
});

test('a station that opens has a minute, and the next one is watched again', () => {
  const { done, watchdog, seconds, hang } = watched();
  hang();
  watchdog.stationStarts();
  seconds(60);
  expect(done).toEqual([]);
  seconds(1);
  expect(done).toEqual(['kill']);
  watchdog.stationStarts();
  seconds(61);
  expect(done).toEqual(['kill', 'kill']);
});

test('a station that is being stopped is not asked', () => {
  const { done, watchdog, seconds, hang } = watched();
  hang();
  watchdog.stationStarts();
  watchdog.rest();
  seconds(600);
  expect(done).toEqual([]);
});

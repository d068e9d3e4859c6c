import { describe, expect, test } from 'vitest';
import { RestartLimit } from '../../main/restart-limit.ts';
import { ScreenWatchdog } from '../../main/screen-watchdog.ts';

function watched() {
  const done: string[] = [];
  let now = 0;
  const page = {
    crash: () => done.push('crash'),
    kill: () => done.push('kill'),
    reload: () => done.push('reload'),
    giveUp: () => done.push('giveUp'),
  };
  const watchdog = new ScreenWatchdog(
    page,
    new RestartLimit(3, 60_000),
    () => {},
    () => now,
  );
  const seconds = (count: number, beating: boolean) => {
    for (let second = 0; second < count; second += 1) {
      now += 1000;
      if (beating) watchdog.beat();
      watchdog.tick();
    }
  };
  return { done, watchdog, seconds };
}

describe('a page and its heartbeat', () => {
  test('that beats is left alone', () => {
    const { done, watchdog, seconds } = watched();
    watchdog.pageLoads();
    seconds(600, true);
    expect(done).toEqual([]);
  });

  test('that misses five beats is ended, and loaded again when it is gone', () => {
    const { done, watchdog, seconds } = watched();
    watchdog.pageLoads();
    watchdog.beat();
    seconds(4, false);
    expect(done).toEqual([]);
    seconds(1, false);
    expect(done).toEqual(['crash']);
    watchdog.pageGone('crashed');
    expect(done).toEqual(['crash', 'reload']);
  });

  test('that does not even crash is killed', () => {
    const { done, watchdog, seconds } = watched();
    watchdog.pageLoads();
    watchdog.beat();
    seconds(7, false);
    expect(done).toEqual(['crash', 'kill']);
  });

  test('that never beats at all has seventeen seconds to load', () => {
    const { done, watchdog, seconds } = watched();
    watchdog.pageLoads();
    seconds(16, false);
    expect(done).toEqual([]);
    seconds(1, false);
    expect(done).toEqual(['crash']);
  });

  test('that goes a fourth time within a minute is given up', () => {
    const { done, watchdog, seconds } = watched();
    watchdog.pageLoads();
    for (let time = 0; time < 3; time += 1) watchdog.pageGone('killed');
    expect(done).toEqual(['reload', 'reload', 'reload']);
    watchdog.pageGone('killed');
    watchdog.pageGone('killed');
    seconds(60, false);
    expect(done).toEqual(['reload', 'reload', 'reload', 'giveUp']);
  });

  test('that goes now and then is loaded again for ever', () => {
    const { done, watchdog, seconds } = watched();
    watchdog.pageLoads();
    for (let time = 0; time < 20; time += 1) {
      watchdog.pageGone('oom');
      seconds(30, true);
    }
    expect(done).toEqual(Array(20).fill('reload'));
  });
});

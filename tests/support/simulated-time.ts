import { onTestFinished, vi } from 'vitest';

/** Kept from before any test puts simulated ones in their place. */
const realSetTimeout = globalThis.setTimeout;

export interface SimulatedTime {
  /** Lets so many milliseconds go by, each timer in its turn. */
  pass(ms: number): Promise<void>;
  /** Lets time go by until something holds, a minute at the most. @throws when it does not */
  until(holds: () => boolean, what?: string): Promise<void>;
  /** Waits for work outside simulated time (a disk, a hash) until something holds; ten real seconds at the most. */
  eventually(holds: () => boolean | Promise<boolean>, what?: string): Promise<void>;
  /** Resolves when a promise that may need simulated time is settled. */
  through<T>(promise: Promise<T>): Promise<T>;
  /** Stretches of code that wait for nothing have run to their end. */
  settle(): Promise<void>;
}

/** Takes timers and clocks over for one test. `setImmediate` stays real: streams settle between two simulated moments. */
export function simulatedTime(start: number): SimulatedTime {
  vi.useFakeTimers({
    now: start,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  });
  onTestFinished(() => {
    vi.useRealTimers();
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  async function pass(ms: number): Promise<void> {
    let over = false;
    setTimeout(() => {
      over = true;
    }, ms);
    await settle();
    while (!over) {
      await vi.advanceTimersToNextTimerAsync();
      await settle();
    }
  }

  async function until(holds: () => boolean, what = 'what was waited for'): Promise<void> {
    const end = performance.now() + 60_000;
    await settle();
    while (!holds()) {
      if (performance.now() > end) throw new Error(`Within a minute this did not come: ${what}`);
      await pass(20);
    }
  }

  async function eventually(holds: () => boolean | Promise<boolean>, what = 'what was waited for'): Promise<void> {
    for (let turn = 0; turn < 5000; turn += 1) {
      if (await holds()) return;
      await new Promise((resolve) => realSetTimeout(resolve, 2));
    }
    throw new Error(`This did not come: ${what}`);
  }

  async function through<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    promise.then(done, done);
    await settle();
    for (let turn = 0; !settled && turn < 3000; turn += 1) {
      await pass(20);
      if (!settled) await new Promise((resolve) => realSetTimeout(resolve, 1));
    }
    return promise;
  }

  return { pass, until, eventually, through, settle };
}

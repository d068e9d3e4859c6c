// Processes die and stand still: the kiosk comes back by itself, and where it cannot, it says so on the screen.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type KioskFolder, makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk, type RunningKiosk } from '../support/launch-kiosk.ts';

let folder: KioskFolder;
let kiosk: RunningKiosk | undefined;

test.beforeEach(() => {
  folder = makeKioskFolder();
});

// biome-ignore lint/correctness/noEmptyPattern: the runner wants its fixtures named, and none is needed
test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) console.error(folder.log());
  await kiosk?.stop();
  kiosk = undefined;
  folder.remove();
});

async function start(): Promise<RunningKiosk> {
  kiosk = await launchKiosk({ dataFolder: folder.path });
  await kiosk.pageIsBack();
  return kiosk;
}

/** Marks the page that stands now, so that the next one can be told from it. */
async function mark(running: RunningKiosk): Promise<void> {
  await running.inPage('window.marked = true');
}

const IS_NEW = 'window.marked !== true && document.body.innerText.trim().length > 0';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a page in an endless loop is back within eight seconds', async () => {
  const running = await start();
  await mark(running);
  const began = Date.now();
  running.page.evaluate('for (;;);').catch(() => undefined);
  await running.page.waitForTimeout(300);
  await running.pageIsBack(8000, IS_NEW);
  expect(Date.now() - began).toBeLessThan(8000);
  expect(folder.log().map(({ event }) => event)).toContain('screen-silent');
});

test('a page that is stopped is back within ten seconds', async () => {
  const running = await start();
  await mark(running);
  process.kill((await running.pid('screen')) ?? 0, 'SIGSTOP');
  await running.pageIsBack(10_000, IS_NEW);
});

test('a page that is killed is back within two seconds', async () => {
  const running = await start();
  await mark(running);
  await running.kill('screen');
  await running.pageIsBack(2000, IS_NEW);
});

test('a page that closes its own window gets a new one', async () => {
  const running = await start();
  await mark(running);
  await running.inPage('setTimeout(() => { for (let time = 0; time < 50; time += 1) window.close(); }, 0)');
  await expect.poll(() => running.inPage(IS_NEW).catch(() => null)).toBe(true);
  expect(await running.url()).toBe('kiosk://app/index.html');
});

test('a page that dies again and again gives way to one that calls staff', async () => {
  const running = await start();
  for (let time = 0; time < 3; time += 1) {
    await mark(running);
    await running.kill('screen');
    await running.pageIsBack(4000, IS_NEW);
  }
  await running.kill('screen');
  await expect.poll(running.url).toBe('kiosk://app/out-of-order/screen');
  await running.pageIsBack(4000);
  expect(await running.inPage('document.querySelector("h1").textContent')).toBe('Please call a member of staff');
  expect(await running.inPage('typeof require + typeof process')).toBe('undefinedundefined');
});

test('a station that is killed is started again and draws the screen again', async () => {
  const running = await start();
  const before = await running.pid('station');
  await running.page.evaluate(() => {
    const page = window as unknown as { cloakroom: { onFrame(call: () => void): () => void }; seen: number };
    page.seen = 0;
    page.cloakroom.onFrame(() => {
      page.seen += 1;
    });
    page.seen = 0;
  });
  // A page that has just tried to leave, and may not, must be connected again as well.
  await running.page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await running.kill('station');
  await running.page.waitForFunction(() => (window as unknown as { seen: number }).seen > 0, undefined, {
    timeout: 5000,
  });
  const after = await running.pid('station');
  expect(after).not.toBeNull();
  expect(after).not.toBe(before);
});

test('a station that ends again and again is not started for ever', async () => {
  test.setTimeout(90_000);
  const running = await start();
  const ended = () => folder.log().filter(({ event }) => event === 'station-ended').length;
  for (let time = 1; time <= 6; time += 1) {
    await expect.poll(() => running.pid('station'), { timeout: 15_000 }).not.toBeNull();
    await running.kill('station');
    await expect.poll(ended).toBe(time);
  }
  await expect.poll(running.url, { timeout: 15_000 }).toBe('kiosk://app/out-of-order/station');
  await running.page.waitForTimeout(4500);
  expect(await running.pid('station')).toBeNull();
});

test('when the shell is killed nothing of it stays behind, and the next start is an ordinary one', async () => {
  const running = await start();
  const pids = [await running.pid('shell'), await running.pid('station'), await running.pid('screen')];
  await running.kill('shell');
  await expect.poll(() => pids.filter((pid) => pid !== null && isAlive(pid)), { timeout: 3000 }).toEqual([]);
  kiosk = undefined;
  const next = await start();
  expect(await next.url()).toBe('kiosk://app/index.html');
});

test('quitting waits for the station to close the record', async () => {
  const running = await start();
  const began = Date.now();
  await running.stop();
  expect(Date.now() - began).toBeLessThan(6000);
  const events = folder.log().map(({ event }) => event);
  expect(events).toContain('station-stopped');
  expect(events).not.toContain('station-did-not-stop');
  expect(events).not.toContain('station-ended');
});

test('so does the end of the session, SIGTERM', async () => {
  const running = await start();
  const shell = (await running.pid('shell')) ?? 0;
  process.kill(shell, 'SIGTERM');
  await expect.poll(() => isAlive(shell), { timeout: 6000 }).toBe(false);
  kiosk = undefined;
  expect(folder.log().map(({ event }) => event)).toContain('station-stopped');
  expect(folder.log().map(({ event }) => event)).not.toContain('station-did-not-stop');
});

test('a station that stands still is ended, and another one is there', async () => {
  const running = await start();
  const station = (await running.pid('station')) ?? 0;
  process.kill(station, 'SIGSTOP');
  await expect.poll(() => isAlive(station), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => running.pid('station'), { timeout: 10_000 }).toBeGreaterThan(0);
  expect(folder.log().map(({ event }) => event)).toContain('station-silent');
});

test('a station that stands still does not keep the program from quitting', async () => {
  const running = await start();
  const station = (await running.pid('station')) ?? 0;
  process.kill(station, 'SIGSTOP');
  const began = Date.now();
  await running.stop();
  expect(Date.now() - began).toBeGreaterThan(4500);
  expect(Date.now() - began).toBeLessThan(9000);
  expect(isAlive(station)).toBe(false);
  expect(folder.log().map(({ event }) => event)).toContain('station-did-not-stop');
});

/** Starts the same program by hand, with the kiosk's own executable. */
function startByHand(running: RunningKiosk, args: readonly string[]): Promise<number | null> {
  const program = running.app.process().spawnfile;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...asRoot, join(import.meta.dirname, '../..'), ...args], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

test('a second start with the same folder ends at once and leaves the first alone', async () => {
  const running = await start();
  await mark(running);
  expect(await startByHand(running, ['--data', folder.path])).toBe(75);
  expect(await running.inPage('window.marked')).toBe(true);
  expect(folder.log().filter(({ event }) => event === 'station-started')).toHaveLength(1);
});

test('--data without a folder is refused with a message', async () => {
  const running = await start();
  expect(await startByHand(running, ['--data'])).toBe(64);
});

test('a data folder that cannot be made is said on the screen', async () => {
  const blocked = join(folder.path, 'a-file');
  writeFileSync(blocked, '');
  kiosk = await launchKiosk({ dataFolder: join(blocked, 'data'), env: { TMPDIR: folder.path } });
  await expect.poll(kiosk.url).toBe('kiosk://app/out-of-order/data-folder');
  await kiosk.pageIsBack();
  expect(await kiosk.inPage('document.body.innerText')).toContain('cannot be written');
  expect(await kiosk.pid('station')).toBeNull();
});

test('what a page stores is gone with the program, and never was on the disk', async () => {
  const running = await start();
  const words = 'typed by somebody';
  await running.page.evaluate((text) => {
    localStorage.setItem('x', text);
    // biome-ignore lint/suspicious/noDocumentCookie: the attempt itself
    document.cookie = `x=${encodeURIComponent(text)}; max-age=9999`;
  }, words);
  await running.stop();
  const left = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(words))
    .map(({ name }) => name);
  expect(left).toEqual([]);
  const again = await start();
  expect(await again.page.evaluate(() => localStorage.getItem('x'))).toBeNull();
});

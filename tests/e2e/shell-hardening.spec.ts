// What a page, or whoever gets a script into one, can reach without leaving it: nothing. Each attempt is really made, in the
// running application.
import { expect, test } from '@playwright/test';
import { SCREEN_POLICY } from '../../main/screen-files.ts';
import { type KioskFolder, makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk, type RunningKiosk } from '../support/launch-kiosk.ts';
import { expectUntouched } from '../support/untouched-kiosk.ts';

let folder: KioskFolder;
let kiosk: RunningKiosk;

test.beforeAll(async () => {
  folder = makeKioskFolder();
  kiosk = await launchKiosk({ dataFolder: folder.path });
  await kiosk.pageIsBack();
});

// biome-ignore lint/correctness/noEmptyPattern: the runner wants its fixtures named, and none is needed
test.afterEach(({}, info) => {
  if (info.status !== info.expectedStatus) console.error(folder.log());
});

test.afterAll(async () => {
  await kiosk?.stop();
  folder?.remove();
});

/** Runs in the page; an attempt that neither ends nor fails counts as `no answer`. */
function attempt(script: string): Promise<unknown> {
  return kiosk.page.evaluate(
    ([code]) =>
      Promise.race([
        // The attempts are texts so that one that is a syntax error in some engine fails alone.
        (async () => window.attempts?.[code ?? '']?.())().then(
          (value: unknown) => value ?? 'nothing',
          (error: unknown) => `refused: ${(error as Error).name}`,
        ),
        new Promise((resolve) => setTimeout(resolve, 1500, 'no answer')),
      ]),
    [script],
  );
}

declare global {
  interface Window {
    attempts?: Record<string, () => unknown>;
    reached?: string[];
  }
}

test('the first page breaks no rule of its own policy', () => {
  expect(kiosk.violations).toEqual([]);
  expect(kiosk.consoleErrors).toEqual([]);
});

test('the window is made with everything off that a page could use', async () => {
  const made = await kiosk.app.evaluate(({ BrowserWindow, Menu }) => {
    const window = BrowserWindow.getAllWindows()[0];
    // Not in the typings any more; still the only view of what a page was really made with.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return { preferences: contents.getLastWebPreferences(), menu: Menu.getApplicationMenu() };
  });
  expect(made.menu).toBeNull();
  expect(made.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    disableDialogs: true,
  });
});

test('the shell listens to no channel that a page could call', async () => {
  const channels = await kiosk.app.evaluate(({ ipcMain }) => ipcMain.eventNames().filter((name) => name !== 'error'));
  expect(channels).toEqual([]);
});

test('the page sees three functions and nothing of Node or Electron', async () => {
  const seen = await kiosk.page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { cloakroom: object }).cloakroom).sort(),
    found: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(seen).toEqual({ bridge: ['alive', 'onFrame', 'send'], found: [] });
});

test('a page that spoils its own built-ins does not reach the bridge', async () => {
  const result = await kiosk.page.evaluate(() => {
    const push = Array.prototype.push;
    const caught: unknown[] = [];
    Array.prototype.push = function (this: unknown[], ...items: unknown[]) {
      caught[caught.length] = this;
      return push.apply(this, items);
    };
    const bridge = (window as unknown as { cloakroom: { alive(): void; send(intent: unknown): void } }).cloakroom;
    bridge.alive();
    bridge.send({ intent: 'no such intent' });
    Array.prototype.push = push;
    try {
      (bridge as { alive: unknown }).alive = () => 'mine';
    } catch {}
    return { caught: caught.length, replaced: String(bridge.alive).includes('mine') };
  });
  expect(result).toEqual({ caught: 0, replaced: false });
});

test('the page comes with its policy and a fixed type', async () => {
  const headers = await kiosk.page.evaluate(async () => {
    const response = await fetch('kiosk://app/index.html');
    return Object.fromEntries([...response.headers].map(([name, value]) => [name.toLowerCase(), value]));
  });
  expect(headers['content-security-policy']).toBe(SCREEN_POLICY);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
});

test('the policy stops code that is not in the bundle', async () => {
  const reached = await kiosk.page.evaluate(async () => {
    window.reached = [];
    const attempts: (() => unknown)[] = [
      () => {
        const script = document.createElement('script');
        script.text = 'window.reached.push("inline script")';
        document.head.append(script);
      },
      () => {
        const script = document.createElement('script');
        script.src = 'data:text/javascript,window.reached.push("data script")';
        document.head.append(script);
      },
      () => {
        const holder = document.createElement('div');
        holder.innerHTML = '<img src="x" onerror="window.reached.push(`markup`)">';
        document.body.append(holder);
        if (holder.querySelector('img') !== null) window.reached?.push('markup from text');
        holder.remove();
      },
      // biome-ignore lint/security/noGlobalEval: the attempt itself
      () => eval('window.reached.push("eval")'),
      () => new Function('window.reached.push("new Function")')(),
      () => setTimeout('window.reached.push("text in a timer")' as unknown as () => void, 0),
      () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))),
      () => {
        const frame = document.createElement('iframe');
        frame.src = 'data:text/html,x';
        frame.onload = () => {
          if (frame.contentDocument?.body?.textContent === 'x') window.reached?.push('frame');
        };
        document.body.append(frame);
        setTimeout(() => frame.remove(), 300);
      },
      () => {
        const base = document.createElement('base');
        base.href = 'https://example.com/';
        document.head.append(base);
        if (document.baseURI.startsWith('https:')) window.reached?.push('base');
        base.remove();
      },
    ];
    // From a timer: what a debugger evaluates may use eval, whatever the policy says.
    for (const attempt of attempts) setTimeout(attempt, 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return window.reached;
  });
  expect(reached).toEqual([]);
  await expectUntouched(kiosk);
});

test('no address but our own answers [B13 A24]', async () => {
  const answers = await kiosk.page.evaluate(() =>
    Promise.all(
      [
        'https://example.com/',
        'http://127.0.0.1:1/',
        'file:///etc/hostname',
        'kiosk://other/index.html',
        'data:,x',
      ].map((address) =>
        fetch(address).then(
          (response) => (response.ok ? `answered: ${address}` : 'refused'),
          () => 'refused',
        ),
      ),
    ),
  );
  expect(answers).toEqual(Array(5).fill('refused'));
});

test('the program itself asks the network nothing: every other request of the page session is cancelled', async () => {
  const answer = await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return session?.fetch('http://127.0.0.1:1/').then(
      () => 'answered',
      (error: Error) => error.message,
    );
  });
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('no file picker exists [D10]', async () => {
  const pickers = await kiosk.page.evaluate(() =>
    ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter((name) => name in window),
  );
  expect(pickers).toEqual([]);
});

test('no permission is granted', async () => {
  await kiosk.page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: half of these are missing in one Chromium or the other
    const device = navigator as any;
    // biome-ignore lint/suspicious/noExplicitAny: likewise
    const page = window as any;
    window.attempts = {
      place: () =>
        new Promise((resolve, reject) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            () => reject(new Error('denied')),
          ),
        ),
      camera: () => device.mediaDevices.getUserMedia({ video: true }).then(() => 'granted'),
      microphone: () => device.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted'),
      screen: () => device.mediaDevices.getDisplayMedia().then(() => 'granted'),
      notification: () =>
        Notification.requestPermission().then((answer) => (answer === 'granted' ? 'granted' : 'denied')),
      'reading the clipboard': () => device.clipboard.readText().then(() => 'granted'),
      midi: () => device.requestMIDIAccess({ sysex: true }).then(() => 'granted'),
      serial: () => device.serial.requestPort().then(() => 'granted'),
      usb: () => device.usb.requestDevice({ filters: [] }).then(() => 'granted'),
      hid: () =>
        device.hid.requestDevice({ filters: [] }).then((found: unknown[]) => (found.length > 0 ? 'granted' : 'none')),
      bluetooth: () => device.bluetooth.requestDevice({ acceptAllDevices: true }).then(() => 'granted'),
      'wake lock': () => device.wakeLock.request('screen').then(() => 'granted'),
      'storage that stays': () => device.storage.persist().then((kept: boolean) => (kept ? 'granted' : 'denied')),
      'other screens': () => page.getScreenDetails().then(() => 'granted'),
      'local fonts': () => page.queryLocalFonts().then((fonts: unknown[]) => (fonts.length > 0 ? 'granted' : 'none')),
      'idle times': () => page.IdleDetector.requestPermission().then((answer: string) => answer),
      'pointer lock': () => document.body.requestPointerLock(),
    };
  });
  const names = await kiosk.page.evaluate(() => Object.keys(window.attempts ?? {}));
  const granted: string[] = [];
  for (const name of names) if ((await attempt(name)) === 'granted') granted.push(name);
  expect(names.length).toBe(17);
  expect(granted).toEqual([]);
  await expectUntouched(kiosk);
});

test('nothing above the bundle is served, whatever the address looks like', async () => {
  const statuses = await kiosk.page.evaluate(() =>
    Promise.all(
      [
        '/../../package.json',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '//etc/passwd',
        '/assets/..%2f..%2f..%2fpackage.json',
        '/%00.json',
      ].map((path) =>
        fetch(`kiosk://app${path}`).then(
          (response) => response.status,
          () => 404,
        ),
      ),
    ),
  );
  expect(statuses).toEqual(Array(7).fill(404));
  expect(await kiosk.page.evaluate(() => fetch('kiosk://app/', { method: 'POST' }).then(({ status }) => status))).toBe(
    405,
  );
});

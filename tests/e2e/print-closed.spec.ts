// The page that the sign is printed from, at a running kiosk: it is as closed as the screen, nobody sees it, and it is gone
// when the PDF lies where the desk says. Each attempt is really made, in that very page, just before it is printed.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as day from '../support/a-day.ts';
import { AtTheKiosk } from '../support/at-the-kiosk.ts';
import { type KioskFolder, makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk, type RunningKiosk } from '../support/launch-kiosk.ts';
import { readPdf } from '../support/pdf-text.ts';
import { expectUntouched } from '../support/untouched-kiosk.ts';

test.describe.configure({ mode: 'serial' });

let folder: KioskFolder;
let kiosk: RunningKiosk;
let server: Server;
let reached = 0;

test.beforeAll(async () => {
  server = createServer((_request, response) => {
    reached += 1;
    response.end('reached');
  });
  server.on('connection', () => {
    reached += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = makeKioskFolder();
  kiosk = await launchKiosk({ dataFolder: folder.path, viewport: { width: 1280, height: 800 } });
});

// biome-ignore lint/correctness/noEmptyPattern: the runner wants its fixtures named, and none is needed
test.afterEach(({}, info) => {
  if (info.status !== info.expectedStatus) console.error(folder.log());
});

test.afterAll(async () => {
  await kiosk?.stop();
  folder?.remove();
  await new Promise((resolve) => server?.close(resolve));
});

/** What is tried in the page, told by its outcome; runs in the page, with `address` that of a server on this machine. */
async function attempts(address: string): Promise<Record<string, unknown>> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const outcome = (work: () => Promise<unknown>) => work().catch(() => 'refused');
  const fetched = (url: string) => outcome(() => fetch(url).then((answer) => (answer.ok ? 'answered' : 'refused')));
  const opened = window.open(`${address}/window`);
  const beacon = outcome(async () => (navigator.sendBeacon(`${address}/beacon`) ? 'queued' : 'refused'));
  const image = new Promise((resolve) => {
    const shown = new Image();
    shown.onload = () => resolve('shown');
    shown.onerror = () => resolve('refused');
    shown.src = `${address}/image.png`;
  });
  const socket = outcome(
    () =>
      new Promise((resolve) => {
        const line = new WebSocket(address.replace('http', 'ws'));
        line.onopen = () => resolve('open');
        line.onerror = () => resolve('refused');
      }),
  );
  const download = document.createElement('a');
  download.href = URL.createObjectURL(new Blob(['taken away']));
  download.download = 'taken-away.txt';
  document.body.append(download);
  download.click();
  download.remove();
  await pause(300);
  const frame = document.createElement('iframe');
  frame.src = `${address}/frame`;
  document.body.append(frame);
  const away = document.createElement('a');
  away.href = `${address}/away`;
  document.body.append(away);
  away.click();
  away.remove();
  await pause(700);
  frame.remove();
  await beacon;
  return {
    network: await fetched(`${address}/fetch`),
    file: await fetched('file:///etc/hostname'),
    'another page for paper': await fetched('kiosk://app/printed/00000000-0000-4000-8000-000000000000'),
    image: await image,
    socket: await socket,
    window: opened === null ? 'refused' : 'opened',
    place: location.pathname,
    bridge: 'cloakroom' in window || 'require' in window || 'process' in window,
    notifications: await outcome(() => Notification.requestPermission().then((given) => given === 'granted')),
  };
}

interface Watched {
  readonly preferences: Record<string, unknown>;
  readonly visible: boolean;
  readonly tried: Record<string, unknown>;
  readonly windows: number;
  /** Of each download that began: whether it was stopped. */
  readonly downloads: readonly boolean[];
}

test('the manager saves the sign, and the page it is printed from reaches nothing [E8] [C4] [B13]', async () => {
  const at = new AtTheKiosk(kiosk);
  await day.tryPretendHardware(at);
  const pin = (await at.pretend()).codes.find((code) => code.pin !== undefined)?.pin ?? '';
  await day.staffTapsIn(at, day.MANAGER, true);
  await day.managerOpensDesk(at, day.MANAGER, pin);
  await day.deskTab(at, 'Policy');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await kiosk.app.evaluate(
    ({ app, BrowserWindow }, script) => {
      app.once('browser-window-created', (_event, window) => {
        const contents = window.webContents;
        const printToPDF = contents.printToPDF.bind(contents);
        contents.printToPDF = async (options) => {
          const downloads: boolean[] = [];
          contents.session.on('will-download', (event) => downloads.push(event.defaultPrevented));
          (globalThis as { watched?: unknown }).watched = {
            downloads,
            preferences: (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
            visible: window.isVisible(),
            tried: await contents.executeJavaScript(script, true),
            windows: BrowserWindow.getAllWindows().length,
          };
          return printToPDF(options);
        };
      });
    },
    // Bundlers of tests mark names of functions; the page knows nothing of that.
    `(() => { const __name = (named) => named; return (${attempts.toString()})(${JSON.stringify(address)}); })()`,
  );
  await at.touch('Save the sign for the door');
  await kiosk.page.getByRole('list', { name: 'In which language?' }).getByRole('button', { name: 'English' }).click();
  await at.touch(/^A4/);
  await day.sayYes(at, pin);
  const state = await at.screenIs('desk', {}, 30_000);
  const said = state.screen.name === 'desk' ? state.screen.said : null;
  expect(said?.happened.key).toBe('desk.said.saved-sign');
  await expect(kiosk.page.getByText(/The sign is saved/)).toBeVisible();

  const watched = (await kiosk.app.evaluate(() => (globalThis as { watched?: unknown }).watched)) as Watched;
  expect(watched.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    disableDialogs: true,
  });
  expect(watched.preferences).not.toHaveProperty('preload');
  expect(watched.visible).toBe(false);
  expect(watched.windows).toBe(2);
  expect(watched.downloads).not.toContain(false);
  expect(watched.tried).toEqual({
    network: 'refused',
    file: 'refused',
    'another page for paper': 'refused',
    image: 'refused',
    socket: 'refused',
    window: 'refused',
    place: '/print.html',
    bridge: false,
    notifications: false,
  });
  expect(reached).toBe(0);
  const events = folder.log().map(({ event }) => event);
  for (const event of ['blocked-navigation', 'blocked-permission', 'printed']) expect(events, event).toContain(event);

  const [file = ''] = readdirSync(join(folder.path, 'prints'));
  expect(file).toMatch(/^\d{4}-\d\d-\d\d-sign-en-A4-demonstration\.pdf$/);
  expect(said?.happened.with).toEqual({ file, folder: join(folder.path, 'prints') });
  const pdf = readPdf(readFileSync(join(folder.path, 'prints', file)));
  expect(pdf.pages).toBe(1);
  const { setting } = state;
  for (const words of [setting?.name ?? '', setting?.telephone ?? '', 'Demonstration:'])
    expect(pdf.text).toContain(words.replaceAll(' ', ''));
  // The page is gone, and the kiosk stands as it stood.
  expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expectUntouched(kiosk);
});

test('the session of the pages for paper cancels every request but ours', async () => {
  const answer = await kiosk.app.evaluate(({ session }) =>
    session
      .fromPartition('print')
      .fetch('http://127.0.0.1:1/')
      .then(
        () => 'answered',
        (error: Error) => error.message,
      ),
  );
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('its downloads end before they begin', async () => {
  const stopped = await kiosk.app.evaluate(({ session }) => {
    const pages = session.fromPartition('print');
    const begun = new Promise((resolve) =>
      pages.once('will-download', (event) => resolve(event.defaultPrevented ? 'stopped' : 'begun')),
    );
    pages.downloadURL('kiosk://app/print.html');
    return Promise.race([begun, new Promise((resolve) => setTimeout(resolve, 3000, 'nothing came'))]);
  });
  expect(stopped).toBe('stopped');
  await expect.poll(() => folder.log().map(({ event }) => event)).toContain('blocked-download');
});

test('the changes are saved as well, on numbered pages [D14]', async () => {
  const at = new AtTheKiosk(kiosk);
  const { screen } = await at.state();
  expect(screen.name === 'desk' && 'lists' in screen.page).toBe(true);
  const pin = (await at.pretend()).codes.find((code) => code.pin !== undefined)?.pin ?? '';
  await expect(kiosk.page.getByTestId('list-changes').getByText('Kiosk set up')).toBeVisible();
  await at.touch('Save the changes for a meeting');
  for (const asked of ['Changes from which day on?', 'Up to which day?'])
    await kiosk.page.getByRole('list', { name: asked }).getByRole('button').first().click();
  await day.sayYes(at, pin);
  await expect(kiosk.page.getByText(/The changes are saved/)).toBeVisible();
  const file = readdirSync(join(folder.path, 'prints')).find((name) => name.includes('changes')) ?? '';
  const pdf = readPdf(readFileSync(join(folder.path, 'prints', file)));
  expect(pdf.text).toContain('Kiosksetup');
  expect(pdf.text).toContain(`Page1of${pdf.pages}`);
});

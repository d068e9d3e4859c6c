// Real input, through the X server and a window manager: what Playwright's own keyboard sends never reaches the shell, so a
// suite that uses only that passes on an open kiosk. Made where the machine has xdotool, a display and a window manager.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { type KioskFolder, makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk, type RunningKiosk } from '../support/launch-kiosk.ts';

const canType =
  process.env.DISPLAY !== undefined &&
  spawnSync('xdotool', ['version']).status === 0 &&
  // Without a window manager no window is active, and keys go nowhere.
  spawnSync('xdotool', ['get_num_desktops']).status === 0;

const CHORDS = [
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Escape', 'Menu', 'Print', 'XF86Back', 'XF86Refresh'],
  ...['ctrl+r', 'ctrl+shift+r', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+u', 'ctrl+w', 'ctrl+q', 'ctrl+n'],
  ...['ctrl+t', 'ctrl+o', 'ctrl+s', 'ctrl+p', 'ctrl+f', 'ctrl+g', 'ctrl+h', 'ctrl+j', 'ctrl+l', 'ctrl+shift+n'],
  ...['ctrl+plus', 'ctrl+minus', 'ctrl+0', 'ctrl+Tab', 'alt+Left', 'alt+Right', 'alt+Home', 'alt+F4'],
];

if (canType) {
  let folder: KioskFolder;
  let kiosk: RunningKiosk;

  test.beforeAll(async () => {
    folder = makeKioskFolder();
    kiosk = await launchKiosk({ dataFolder: folder.path });
    await kiosk.pageIsBack();
    await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
    await expect.poll(() => kiosk.page.evaluate(() => document.hasFocus())).toBe(true);
  });

  test.afterAll(async () => {
    await kiosk?.stop();
    folder?.remove();
  });

  const press = (...keys: string[]) => execFileSync('xdotool', ['key', '--delay', '20', ...keys]);

  const state = () =>
    kiosk.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      return {
        windows: BrowserWindow.getAllWindows().length,
        url: window?.webContents.getURL(),
        fullScreen: window?.isFullScreen(),
        visible: window?.isVisible(),
        minimised: window?.isMinimized(),
        zoom: window?.webContents.getZoomFactor(),
        devTools: window?.webContents.isDevToolsOpened(),
      };
    });

  test('the keys of this test do reach the page', async () => {
    await kiosk.page.evaluate(() => {
      const page = window as unknown as { pressed: string[] };
      page.pressed = [];
      document.addEventListener('keydown', (event) => page.pressed.push(event.code), true);
    });
    press('a', 'Tab');
    await expect
      .poll(() => kiosk.page.evaluate(() => (window as unknown as { pressed: string[] }).pressed))
      .toEqual(['KeyA', 'Tab']);
  });

  for (const chord of CHORDS) {
    test(chord, async () => {
      await kiosk.page.evaluate(() => {
        (window as unknown as { marked: boolean }).marked = true;
      });
      press(chord);
      await kiosk.page.waitForTimeout(120);
      expect(await state()).toEqual({
        windows: 1,
        url: 'kiosk://app/index.html',
        fullScreen: true,
        visible: true,
        minimised: false,
        zoom: 1,
        devTools: false,
      });
      expect(await kiosk.page.evaluate(() => (window as unknown as { marked?: boolean }).marked)).toBe(true);
    });
  }

  test('the window manager did ask the window to close, and was refused', async () => {
    press('alt+F4');
    await expect.poll(() => folder.log().map(({ event }) => event)).toContain('blocked-close');
    expect((await state()).windows).toBe(1);
  });

  test('Ctrl with the wheel does not enlarge the page', async () => {
    execFileSync('xdotool', [
      'mousemove',
      '400',
      '400',
      'keydown',
      'ctrl',
      'click',
      '4',
      'click',
      '4',
      'keyup',
      'ctrl',
    ]);
    await kiosk.page.waitForTimeout(200);
    expect((await state()).zoom).toBe(1);
    expect(await kiosk.page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  });

  test('the right button opens no menu', async () => {
    execFileSync('xdotool', ['mousemove', '300', '300', 'click', '3', 'click', '8', 'click', '9']);
    await kiosk.page.waitForTimeout(200);
    expect((await state()).url).toBe('kiosk://app/index.html');
    const windows = spawnSync('xdotool', ['search', '--onlyvisible', '--pid', String(await kiosk.pid('shell'))]);
    expect(windows.stdout.toString().trim().split('\n')).toHaveLength(1);
  });

  test.describe('a badge reader that types', () => {
    test.describe.configure({ mode: 'serial' });

    const step = () => kiosk.page.evaluate(() => (window as unknown as { step?: string }).step);
    const field = () => kiosk.page.evaluate(() => document.querySelector<HTMLInputElement>('#probe')?.value);

    /** Sends set-up's answers over the bridge, up to where a manager's badge is awaited. */
    async function awaitBadge(): Promise<void> {
      await kiosk.page.evaluate(() => {
        const page = window as unknown as {
          step: string | undefined;
          cloakroom: {
            send(intent: object): void;
            onFrame(call: (frame: { state?: { screen: { step?: string } } }) => void): void;
          };
        };
        page.cloakroom.onFrame((frame) => {
          page.step = frame.state?.screen.step;
        });
        const name = { first: 'Test', last: 'Manager' };
        for (const intent of [
          { intent: 'begin-set-up' },
          { intent: 'set-up-setting', name: 'Test setting', telephone: '01632 960000' },
          { intent: 'set-up-policy', policy: 'playgroup-office' },
          { intent: 'set-up-hours', opens: '08:00', closes: '18:00' },
          { intent: 'set-up-hardware', locker: 'none', reader: 'keyboard' },
          { intent: 'set-up-manager', ...name, credential: 'badge', pin: '482916', pinAgain: '482916' },
        ]) {
          page.cloakroom.send(intent);
        }
        const probe = document.createElement('input');
        probe.id = 'probe';
        document.body.append(probe);
      });
      await expect.poll(step).toBe('badge');
      await kiosk.page.evaluate(() => document.querySelector<HTMLInputElement>('#probe')?.focus());
    }

    const type = (text: string, gapMs: number) => execFileSync('xdotool', ['type', '--delay', String(gapMs), text]);

    test('taps, and types nothing into the field that has the focus', async () => {
      await awaitBadge();
      type('0011223344', 8);
      press('Return');
      await expect.poll(step).toBe('second-manager');
      await kiosk.page.waitForTimeout(200);
      expect(await field()).toBe('');
    });

    test('leaves a person who types alone, quick or slow', async () => {
      await kiosk.page.evaluate(() => document.querySelector<HTMLInputElement>('#probe')?.focus());
      type('ab', 15);
      await kiosk.page.waitForTimeout(300);
      type('cd 7', 180);
      await expect.poll(field).toBe('abcd 7');
      press('BackSpace');
      await expect.poll(field).toBe('abcd ');
    });

    test('leaves no badge number in the log', () => {
      expect(JSON.stringify(folder.log())).not.toContain('0011223344');
    });
  });
}

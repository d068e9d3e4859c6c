// Ways out of the page, each really taken: other addresses, other windows, dialogs, downloads, enlargement. What must still
// hold afterwards is looked at from outside the page.
import { expect, test } from '@playwright/test';
import { type KioskFolder, makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk, type RunningKiosk } from '../support/launch-kiosk.ts';
import { expectUntouched, SCREEN } from '../support/untouched-kiosk.ts';

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

test.describe('leaving the page by [B13 A24]', () => {
  const addresses = [
    'https://example.com/',
    'http://localhost/',
    'file:///etc/hostname',
    'data:text/html,x',
    'javascript:document.write(1)',
    'chrome://gpu',
    'about:blank',
    'about:srcdoc',
    'kiosk://other/index.html',
    'kiosk://app/index.html?other',
    'kiosk://app/missing.html',
    'kiosk://app/out-of-order/screen',
    'mailto:a@example.com',
    'tel:0',
    'ms-settings:',
    'blob:kiosk://app/x',
    'view-source:kiosk://app/index.html',
  ];
  for (const address of addresses) {
    test(address, async () => {
      await kiosk.page.evaluate((target) => {
        setTimeout(() => {
          try {
            location.href = target;
          } catch {}
        }, 0);
      }, address);
      await kiosk.page.waitForTimeout(150);
      await expectUntouched(kiosk);
    });
  }

  test('history', async () => {
    await kiosk.page.evaluate(() => history.pushState({}, '', '/elsewhere.html'));
    await expectUntouched(kiosk);
    await kiosk.page.evaluate(() => history.back());
    await kiosk.page.waitForTimeout(150);
    await expectUntouched(kiosk);
  });
});

test.describe('a second window by', () => {
  for (const target of ['https://example.com/', 'about:blank', '', SCREEN, 'data:text/html,x']) {
    test(`window.open('${target}')`, async () => {
      expect(await kiosk.page.evaluate((address) => window.open(address) === null, target)).toBe(true);
      await expectUntouched(kiosk);
    });
  }

  test('a link with a target, plain and with each modifier', async () => {
    await kiosk.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      link.textContent = 'out';
      link.id = 'way-out';
      link.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:9999;padding:2em';
      document.body.append(link);
    });
    await kiosk.page.locator('#way-out').click();
    await kiosk.page.locator('#way-out').click({ modifiers: ['Shift'] });
    await kiosk.page.locator('#way-out').click({ modifiers: ['Control'] });
    await kiosk.page.locator('#way-out').click({ button: 'middle' });
    await kiosk.page.locator('#way-out').click({ button: 'right' });
    await kiosk.page.evaluate(() => document.getElementById('way-out')?.remove());
    await expectUntouched(kiosk);
  });

  test('a webview, an object, an embed', async () => {
    await kiosk.page.evaluate(() => {
      for (const name of ['webview', 'object', 'embed']) {
        const element = document.createElement(name);
        try {
          element.setAttribute(name === 'object' ? 'data' : 'src', 'https://example.com/');
        } catch {}
        document.body.append(element);
        setTimeout(() => element.remove(), 200);
      }
    });
    await kiosk.page.waitForTimeout(300);
    await expectUntouched(kiosk);
  });
});

test('no dialog of any kind holds the page up', async () => {
  const began = Date.now();
  const answers = await kiosk.page.evaluate(() => {
    const tried: unknown[] = [];
    for (const ask of [() => alert('x'), () => confirm('x'), () => prompt('x'), () => print()]) {
      try {
        tried.push(ask() ?? null);
      } catch {
        tried.push(null);
      }
    }
    return tried;
  });
  expect(answers).toEqual([null, false, null, null]);
  expect(Date.now() - began).toBeLessThan(2000);
  await expectUntouched(kiosk);
});

test('a page that asks before it is left does not stop the shell', async () => {
  await kiosk.page.evaluate(() => window.addEventListener('beforeunload', (event) => event.preventDefault()));
  await kiosk.page.evaluate(() => setTimeout(() => location.replace('about:blank'), 0));
  await kiosk.page.waitForTimeout(150);
  await expectUntouched(kiosk);
});

test('a download does not begin [D10 B13 A24]', async () => {
  await kiosk.page.evaluate(() => {
    for (const address of ['data:text/plain,x', URL.createObjectURL(new Blob(['x'])), 'kiosk://app/index.html']) {
      const link = document.createElement('a');
      link.href = address;
      link.download = 'x.txt';
      link.click();
    }
  });
  await kiosk.page.waitForTimeout(300);
  await expectUntouched(kiosk);
});

test('pinch and wheel do not enlarge the page', async () => {
  const session = await kiosk.app.context().newCDPSession(kiosk.page);
  for (let time = 0; time < 5; time += 1) {
    await session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: 300,
      y: 300,
      deltaX: 0,
      deltaY: -240,
      modifiers: 2,
    });
  }
  await session.send('Input.synthesizePinchGesture', { x: 400, y: 400, scaleFactor: 3 }).catch(() => undefined);
  await session.detach();
  expect(await kiosk.page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  await expectUntouched(kiosk);
});

test('what was refused is in the log, without the address', () => {
  const lines = folder.log();
  const events = new Set(lines.map(({ event }) => event));
  for (const event of ['blocked-navigation', 'blocked-window']) expect(events).toContain(event);
  expect(JSON.stringify(lines)).not.toContain('example.com');
});

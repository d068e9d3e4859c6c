import { expect } from '@playwright/test';
import type { RunningKiosk } from './launch-kiosk.ts';

export const SCREEN = 'kiosk://app/index.html';

/** What must hold after every attempt to get out: one window over the whole screen, with our page, as large as it was. */
export async function expectUntouched(kiosk: RunningKiosk): Promise<void> {
  await expect.poll(kiosk.url).toBe(SCREEN);
  await kiosk.pageIsBack();
  const state = await kiosk.app.evaluate(({ BrowserWindow, webContents }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return {
      windows: BrowserWindow.getAllWindows().length,
      pages: webContents.getAllWebContents().length,
      kiosk: window?.isKiosk(),
      visible: window?.isVisible(),
      zoom: window?.webContents.getZoomFactor(),
      devTools: window?.webContents.isDevToolsOpened(),
    };
  });
  expect(state).toEqual({ windows: 1, pages: 1, kiosk: true, visible: true, zoom: 1, devTools: false });
}

import { BrowserWindow, type Session, screen, type WebContents } from 'electron';
import type { OutOfOrder } from './out-of-order-page.ts';
import { guardKeyboard, watchAddress } from './page-guard.ts';
import { PAGE_PREFERENCES } from './page-preferences.ts';
import { outOfOrderUrl, SCREEN_URL } from './screen-files.ts';
import type { WriteLog } from './shell-log.ts';

export interface KioskWindowOptions {
  readonly session: Session;
  readonly preloadFile: string;
  /** An ordinary window instead of the whole screen. */
  readonly windowed: boolean;
  readonly log: WriteLog;
  /** A page was made, at the start and after each loss of the window; its address is still to come. */
  readonly onPage: (contents: WebContents) => void;
  /** The application's page stands and can take its ports. */
  readonly onPageReady: (contents: WebContents) => void;
  /** The page's process ended, or the page closed itself. */
  readonly onPageGone: (reason: string) => void;
}

/** Colour of the page's own background, so that no white flash shows while it loads. */
const PAPER = '#fbf7ef';

/**
 * The one window, over the whole screen. A page can destroy it: `window.close()` never reaches the `close` event where it
 * could be refused (measured on Electron 33), so a window that is lost is made anew.
 */
export class KioskWindow {
  readonly #options: KioskWindowOptions;
  #window: BrowserWindow;
  #wanted = SCREEN_URL;
  #ready = false;
  #mayClose = false;

  constructor(options: KioskWindowOptions) {
    this.#options = options;
    this.#window = this.#open();
  }

  /** The application's page, while it can take ports; null while it loads, and on the static page. */
  get pageWithPorts(): WebContents | null {
    return this.#ready && !this.#window.isDestroyed() ? this.#window.webContents : null;
  }

  showApplication(): void {
    this.#load(SCREEN_URL);
  }

  showOutOfOrder(why: OutOfOrder): void {
    this.#load(outOfOrderUrl(why));
  }

  /** Ends the page's process, the way Chromium offers. */
  crashPage(): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.forcefullyCrashRenderer();
  }

  /** Ends it by the operating system. */
  killPage(): void {
    const pid = this.#window.isDestroyed() ? 0 : this.#window.webContents.getOSProcessId();
    if (pid > 0) process.kill(pid, 'SIGKILL');
  }

  focus(): void {
    if (!this.#window.isDestroyed()) this.#window.focus();
  }

  /** From now on the window may close: the program quits. */
  allowClose(): void {
    this.#mayClose = true;
  }

  #load(url: string): void {
    this.#wanted = url;
    // A page that cannot be had shows itself by never saying that it is alive.
    this.#window.webContents.loadURL(url).catch(() => this.#options.log('error', 'page-did-not-load'));
  }

  #open(): BrowserWindow {
    const { windowed, session, preloadFile } = this.#options;
    const window = new BrowserWindow({
      // Given outright: without a window manager nobody enlarges a full-screen window.
      ...(windowed ? { width: 1280, height: 800 } : screen.getPrimaryDisplay().bounds),
      kiosk: !windowed,
      fullscreen: !windowed,
      resizable: windowed,
      movable: windowed,
      minimizable: windowed,
      maximizable: windowed,
      autoHideMenuBar: true,
      backgroundColor: PAPER,
      title: 'Cloakroom',
      webPreferences: { ...PAGE_PREFERENCES, session, preload: preloadFile },
    });
    this.#keepOpen(window);
    this.#followPage(window.webContents);
    this.#options.onPage(window.webContents);
    return window;
  }

  #keepOpen(window: BrowserWindow): void {
    const { log, windowed, onPageGone } = this.#options;
    // Alt+F4, or a window manager's button.
    window.on('close', (event) => {
      if (this.#mayClose) return;
      event.preventDefault();
      log('warn', 'blocked-close');
    });
    window.on('closed', () => {
      if (this.#mayClose) return;
      this.#ready = false;
      this.#window = this.#open();
      onPageGone('closed');
    });
    if (windowed) return;
    window.on('leave-full-screen', () => {
      if (!this.#mayClose) window.setKiosk(true);
    });
    window.on('minimize', () => window.restore());
  }

  #followPage(contents: WebContents): void {
    const { log, onPageReady, onPageGone } = this.#options;
    guardKeyboard(contents, log);
    const wanted = () => this.#wanted;
    watchAddress(contents, wanted, () => this.#load(this.#wanted), log);
    // Not when a navigation starts: most of them are refused, and the page that stands still has its ports.
    contents.on('did-navigate', () => {
      this.#ready = false;
    });
    contents.on('dom-ready', () => {
      // The frame's own address: `getURL` already names the page that is still on its way.
      if (contents.mainFrame.url !== SCREEN_URL) return;
      contents.setZoomFactor(1);
      void contents.setVisualZoomLevelLimits(1, 1);
      this.#ready = true;
      onPageReady(contents);
    });
    contents.on('render-process-gone', (_event, details) => {
      this.#ready = false;
      onPageGone(details.reason);
    });
  }
}

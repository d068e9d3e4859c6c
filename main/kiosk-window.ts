import { BrowserWindow, type Input, type Session, screen, type WebContents } from 'electron';
import type { OutOfOrder } from './out-of-order-page.ts';
import { outOfOrderUrl, SCREEN_URL } from './screen-files.ts';
import type { WriteLog } from './shell-log.ts';

export interface KioskWindowOptions {
  readonly session: Session;
  readonly preloadFile: string;
  readonly windowed: boolean;
  readonly log: WriteLog;
  /** The application's page stands and can take its ports. */
  readonly onPageReady: (contents: WebContents) => void;
  /** The page's process ended. */
  readonly onPageGone: (reason: string) => void;
}

/** The one window. */
export interface KioskWindow {
  readonly window: BrowserWindow;
  /** The application's page, while it can take ports; null while it loads, and on the static page. */
  pageWithPorts(): WebContents | null;
  showApplication(): void;
  showOutOfOrder(why: OutOfOrder): void;
  focus(): void;
  /** From now on the window may close: the program quits. */
  allowClose(): void;
}

/** Colour of the page's own background, so that no white flash shows while it loads. */
const PAPER = '#fbf7ef';

// A chord ends somewhere in the browser or the desktop; typing is all a visitor needs. AltGr (Ctrl+Alt on Windows, with a
// printable result) makes letters on many keyboards and passes.
function isBlockedChord(input: Input): boolean {
  if (/^(?:F\d{1,2}|ContextMenu|PrintScreen|BrowserBack|BrowserForward|BrowserRefresh)$/.test(input.key)) return true;
  if (input.meta) return true;
  if (input.control && input.alt) return input.key.length !== 1;
  return (input.control || input.alt) && !/^(?:Control|Alt|Shift|AltGraph)$/.test(input.key);
}

function guardKeyboard(contents: WebContents, log: WriteLog): void {
  contents.on('before-input-event', (event, input) => {
    if (!isBlockedChord(input)) return;
    event.preventDefault();
    if (input.type === 'keyDown' && !input.isAutoRepeat) log('info', 'blocked-chord', { chord: chordName(input) });
  });
}

function chordName(input: Input): string {
  const held = [input.control && 'Ctrl', input.alt && 'Alt', input.shift && 'Shift', input.meta && 'Meta'];
  return [...held.filter(Boolean), input.code].join('+');
}

/**
 * Keeps a page where it is. For every page there is, so that one nobody meant to open is as tame as ours.
 * The scheme of an address is logged and nothing more of it.
 */
export function guardContents(contents: WebContents, log: WriteLog): void {
  const blocked = (event: Electron.Event, what: string, address: string) => {
    event.preventDefault();
    log('warn', what, { kind: URL.canParse(address) ? new URL(address).protocol : 'unreadable' });
  };
  contents.on('will-navigate', (details) => blocked(details, 'blocked-navigation', details.url));
  contents.on('will-frame-navigate', (details) => blocked(details, 'blocked-navigation', details.url));
  contents.on('will-redirect', (details) => blocked(details, 'blocked-redirect', details.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'blocked-window', { kind: URL.canParse(url) ? new URL(url).protocol : 'unreadable' });
    return { action: 'deny' };
  });
  // A page that asks `really leave?` would hold up the shell's own reload.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('zoom-changed', () => contents.setZoomLevel(0));
}

/** Opens the kiosk's window over the whole screen, with everything refused that a page could use to get out. */
export function openKioskWindow(options: KioskWindowOptions): KioskWindow {
  const { session, preloadFile, windowed, log } = options;
  let wanted = SCREEN_URL;
  let ready = false;
  let mayClose = false;

  // Given outright: without a window manager nobody enlarges a full-screen window.
  const bounds = windowed ? { width: 1280, height: 800 } : screen.getPrimaryDisplay().bounds;
  const window = new BrowserWindow({
    ...bounds,
    kiosk: !windowed,
    fullscreen: !windowed,
    resizable: windowed,
    movable: windowed,
    minimizable: windowed,
    maximizable: windowed,
    autoHideMenuBar: true,
    backgroundColor: PAPER,
    title: 'Cloakroom',
    webPreferences: {
      session,
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
      webgl: false,
      plugins: false,
      disableDialogs: true,
      // The permission handler is not asked by these pickers: they opened a native window all the same.
      disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
      // A hidden page must keep its heartbeat.
      backgroundThrottling: false,
    },
  });
  const contents = window.webContents;

  const load = (url: string) => {
    wanted = url;
    ready = false;
    // A refused load shows itself: as `did-navigate` with its status, or as a page that never says it is alive.
    contents.loadURL(url).catch(() => log('error', 'page-did-not-load'));
  };

  guardKeyboard(contents, log);
  // `location = 'about:blank'` passes every guard above and would leave a white screen.
  contents.on('did-navigate', (_event, url) => {
    if (url === wanted) return;
    log('warn', 'blocked-navigation', { kind: URL.canParse(url) ? new URL(url).protocol : 'unreadable' });
    load(wanted);
  });
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame && url.split('#')[0] !== wanted) load(wanted);
  });
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) ready = false;
  });
  contents.on('dom-ready', () => {
    if (!contents.getURL().startsWith(SCREEN_URL)) return;
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
    ready = true;
    options.onPageReady(contents);
  });
  contents.on('render-process-gone', (_event, details) => {
    ready = false;
    options.onPageGone(details.reason);
  });
  contents.on('devtools-opened', () => contents.closeDevTools());

  // Alt+F4, a window manager's button, `window.close()`.
  window.on('close', (event) => {
    if (mayClose) return;
    event.preventDefault();
    log('warn', 'blocked-close');
  });
  if (!windowed) {
    window.on('leave-full-screen', () => {
      if (!mayClose) window.setKiosk(true);
    });
    window.on('minimize', () => window.restore());
  }

  return {
    window,
    pageWithPorts: () => (ready && !window.isDestroyed() ? contents : null),
    showApplication: () => load(SCREEN_URL),
    showOutOfOrder: (why) => load(outOfOrderUrl(why)),
    focus: () => window.focus(),
    allowClose: () => {
      mayClose = true;
    },
  };
}

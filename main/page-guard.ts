import type { Input, WebContents } from 'electron';
import type { WriteLog } from './shell-log.ts';

const schemeOf = (address: string): string => (URL.canParse(address) ? new URL(address).protocol : 'unreadable');

/**
 * Keeps a page where it is. For every page there is, so that one nobody meant to open is as tame as ours.
 * Of an address the scheme is logged and nothing more.
 */
export function guardPage(contents: WebContents, log: WriteLog): void {
  const refuse = (event: Electron.Event, what: string, address: string): void => {
    event.preventDefault();
    log('warn', what, { kind: schemeOf(address) });
  };
  contents.on('will-navigate', (details) => refuse(details, 'blocked-navigation', details.url));
  contents.on('will-frame-navigate', (details) => refuse(details, 'blocked-navigation', details.url));
  contents.on('will-redirect', (details) => refuse(details, 'blocked-redirect', details.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log('warn', 'blocked-window', { kind: schemeOf(url) });
    return { action: 'deny' };
  });
  // A page that asks `really leave?` would hold up the shell's own reload.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('zoom-changed', () => contents.setZoomLevel(0));
  contents.on('devtools-opened', () => contents.closeDevTools());
}

/** Reports every page that `guardPage` does not hear of in time: `location = 'about:blank'` passes all of the above. */
export function watchAddress(contents: WebContents, wanted: () => string, astray: () => void, log: WriteLog): void {
  contents.on('did-navigate', (_event, url) => {
    if (url === wanted()) return;
    log('warn', 'blocked-navigation', { kind: schemeOf(url) });
    astray();
  });
  // An address that cannot be opened at all leaves Chromium's error page, under the old address. Our own page has another
  // guard, the heartbeat: loading it again at once would go round in a circle. -3: given up for another load.
  contents.on('did-fail-load', (_event, code, _description, url, isMainFrame) => {
    if (!isMainFrame || code === -3 || url === wanted()) return;
    log('warn', 'blocked-navigation', { kind: schemeOf(url) });
    astray();
  });
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame && url.split('#')[0] !== wanted()) astray();
  });
}

/**
 * Typing is all a visitor needs; every chord ends somewhere in the browser or the desktop. AltGr (on Windows Ctrl+Alt with a
 * printable result) makes letters on many keyboards and passes.
 */
export function isBlockedChord(input: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (/^(?:F\d{1,2}|ContextMenu|PrintScreen|BrowserBack|BrowserForward|BrowserRefresh)$/.test(input.key)) return true;
  if (input.meta) return true;
  if (input.control && input.alt) return input.key.length !== 1;
  return (input.control || input.alt) && !/^(?:Control|Alt|Shift|AltGraph)$/.test(input.key);
}

/** Keeps chords and function keys from the page, and logs which, never what is typed. */
export function guardKeyboard(contents: WebContents, log: WriteLog): void {
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

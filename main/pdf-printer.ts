import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { BrowserWindow, type Session } from 'electron';
import { PRINTED_FOLDER, type PRINTED_STATES, type PrintedPage, type PrintFault } from './contract/printed-page.ts';
import { err, ok, type Result } from './domain/result.ts';
import { PAGE_PREFERENCES } from './page-preferences.ts';
import { respond, SCREEN_ORIGIN } from './screen-files.ts';
import { openScreenSession } from './screen-session.ts';
import type { WriteLog } from './shell-log.ts';

/** Milliseconds a page has until it stands: letters loaded, drawn and measured. */
const STANDS_WITHIN = 15_000;

/**
 * Makes PDFs of the pages for paper (`renderer/print.html`) in windows that nobody sees. A page fetches what it draws from its
 * own scheme, so it needs neither a preload nor a port, and its session reaches nothing else. One for each program.
 */
export class PdfPrinter {
  readonly #session: Session;
  readonly #waiting = new Map<string, PrintedPage>();

  /** After Electron is `ready`, with `registerScreenScheme` called before. @param screenFolder the bundle of the screen */
  constructor(screenFolder: string, log: WriteLog) {
    this.#session = openScreenSession(log, 'print');
    this.#session.protocol.handle('kiosk', (request) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(PRINTED_FOLDER)) return respond(screenFolder, request.method, request.url);
      const page = this.#waiting.get(pathname.slice(PRINTED_FOLDER.length));
      return page === undefined ? new Response(null, { status: 404 }) : Response.json(page);
    });
  }

  /** The bytes of a PDF without margins, of the page's own paper, with its letters in it. Several may be made at once. */
  async print(page: PrintedPage): Promise<Result<Uint8Array, PrintFault>> {
    const id = randomUUID();
    this.#waiting.set(id, page);
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...PAGE_PREFERENCES, session: this.#session },
    });
    try {
      await window.loadURL(`${SCREEN_ORIGIN}/print.html?${id}`);
      const state = await standing(window);
      if (state !== 'ready') return err(state);
      const bytes = await window.webContents.printToPDF({
        pageSize: page.paper,
        printBackground: true,
        // Headings and reading order for those who have the sign read to them.
        generateTaggedPDF: true,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      });
      return ok(new Uint8Array(bytes));
    } catch {
      // Loading, looking and printing all reject when the page's process ends.
      return err('not-drawn');
    } finally {
      this.#waiting.delete(id);
      if (!window.isDestroyed()) window.destroy();
    }
  }
}

type Standing = Exclude<(typeof PRINTED_STATES)[number], 'too-much'> | PrintFault;

async function standing(window: BrowserWindow): Promise<Standing> {
  const until = performance.now() + STANDS_WITHIN;
  while (performance.now() < until) {
    const state: unknown = await window.webContents.executeJavaScript('document.documentElement.dataset.printed');
    if (state === 'ready' || state === 'too-much') return state;
    await wait(25);
  }
  return 'not-drawn';
}

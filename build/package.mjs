// Packages: the release, and the one that tests drive.
import { run } from './child.mjs';
import { rigElectronVersion, rigFolder } from './electron-rig.mjs';
import { nativeSqlite } from './native-sqlite.mjs';
import { inProject } from './paths.mjs';

// Given here and not in the file, as they depend on which Electron this machine has.
const ofTheRig = [
  `--config.electronDist=${rigFolder}`,
  `--config.electronVersion=${rigElectronVersion}`,
  `--config.extraResources.from=${nativeSqlite}`,
  '--config.extraResources.to=native/better_sqlite3.node',
];

/**
 * @param {{ driven: boolean, args: string[], env: NodeJS.ProcessEnv }} options
 *   `args` go to electron-builder; without any, a release is made for this system
 * @returns {Promise<number>} exit code
 */
export function makePackage({ driven, args, env }) {
  const own = driven
    ? ['--config', 'build/electron-builder.driven.yml', '--dir']
    : ['--config', 'electron-builder.yml'];
  if (driven && env.CLOAKROOM_ELECTRON === 'rig') own.push(...ofTheRig);
  if (driven && env.CLOAKROOM_ELECTRON === 'official')
    own.push(`--config.electronDist=${env.ELECTRON_OVERRIDE_DIST_PATH}`);
  const builder = inProject('node_modules/electron-builder/cli.js');
  const ownEnv = { ...env };
  if (!driven) delete ownEnv.ELECTRON_OVERRIDE_DIST_PATH; // the release fetches its own
  return run(process.execPath, [builder, ...own, '--publish', 'never', ...args], { cwd: inProject(), env: ownEnv });
}

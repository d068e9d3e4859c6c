// Packages: the release, and the one that tests drive.
import { run } from './child.mjs';
import { inProject } from './paths.mjs';

/**
 * @param {{ driven: boolean, args: string[], env: NodeJS.ProcessEnv }} options
 *   `args` go to electron-builder; without any, a release is made for this system
 * @returns {Promise<number>} exit code
 */
export function makePackage({ driven, args, env }) {
  const config = driven ? 'build/electron-builder.driven.yml' : 'electron-builder.yml';
  const target = driven ? ['--linux', 'dir'] : [];
  const ownEnv = { ...env };
  // The release fetches the official Electron of its version by itself.
  if (!driven) delete ownEnv.ELECTRON_OVERRIDE_DIST_PATH;
  return run(
    process.execPath,
    [inProject('node_modules/electron-builder/cli.js'), '--config', config, ...target, '--publish', 'never', ...args],
    {
      cwd: inProject(),
      env: ownEnv,
    },
  );
}

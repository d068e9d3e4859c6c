// What Debian and Ubuntu do not have on a bare machine. Other systems need nothing of this.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasProgram, runQuietly } from './child.mjs';
import { step } from './progress.mjs';

const library = (name) => (context) => context.libraries.includes(name);
const program = (name) => () => hasProgram(name);

// Per Debian package: how its presence is told, and which needs ask for it.
const catalogue = [
  { debian: 'libgtk-3-0', present: library('libgtk-3.so.0'), for: ['electron'] },
  { debian: 'libnss3', present: library('libnss3.so'), for: ['electron'] },
  { debian: 'libasound2', present: library('libasound.so.2'), for: ['electron'] },
  { debian: 'libgbm1', present: library('libgbm.so.1'), for: ['electron'] },
  { debian: 'libxtst6', present: library('libXtst.so.6'), for: ['electron'] },
  { debian: 'udev', present: program('udevadm'), for: ['electron'] }, // serialport lists ports with udevadm
  { debian: 'socat', present: program('socat'), for: ['electron', 'tests'] }, // joins the two ends of a pretend serial port
  { debian: 'g++', present: program('c++'), for: ['compiler'] },
  { debian: 'xvfb', present: program('Xvfb'), for: ['display'] },
  { debian: 'openbox', present: program('openbox'), for: ['display'] }, // without a window manager real keys reach no window
  { debian: 'xdotool', present: program('xdotool'), for: ['tests'] }, // real key input; synthetic keys do not reach the shell's guard
];

/**
 * The Debian packages that are wanted and not there.
 * @param {Set<'electron' | 'compiler' | 'display' | 'tests'>} needs
 */
export function missingLibraries(needs) {
  if (process.platform !== 'linux') return [];
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  const context = { libraries: spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout ?? '' };
  return catalogue
    .filter((entry) => entry.for.some((need) => needs.has(need)) && !entry.present(context))
    .map((entry) => entry.debian);
}

/** True when this process may install Debian packages by itself. */
export const mayInstallLibraries = () => process.getuid?.() === 0 && hasProgram('apt-get');

/** The sentence for a person who must install them. */
export const installLine = (missing) =>
  hasProgram('apt-get')
    ? `Some system packages are missing. Run this line, then start again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`
    : `Some system libraries are missing. Install what your system calls these Debian packages, then start again:\n  ${missing.join(' ')}`;

/** Installs Debian packages; to be called as root only. */
export function installLibraries(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return step(`Installing ${missing.length} system packages (${missing.join(' ')})`, async () => {
    await runQuietly('apt-get', ['update', '-qq'], { env });
    await runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  });
}

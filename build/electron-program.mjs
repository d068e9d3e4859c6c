// The Electron program in a runtime folder, and the flags it needs on this machine.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';

/** The program inside a runtime folder; the official package writes down its name on this system. */
export function electronProgram(folder) {
  const nameFile = inProject('node_modules/electron/path.txt');
  return join(folder, existsSync(nameFile) ? readFileSync(nameFile, 'utf8').trim() : 'electron');
}

/** Chromium's sandbox cannot run as root. Only an unpackaged application is ever started this way. */
export const electronFlags = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

// Stamps: a small file that says from which inputs something was made, so that it is not made twice.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** True when the stamp exists and says exactly `wanted`. An unreadable stamp counts as absent. */
export function stampSays(file, wanted) {
  try {
    return readFileSync(file, 'utf8') === wanted;
  } catch {
    return false;
  }
}

/** Writes a stamp; to be called only after the work it vouches for is complete. */
export function writeStamp(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Takes a stamp away before its work begins, so that work broken off halfway is not believed. */
export const removeStamp = (file) => rmSync(file, { force: true });

/** Every file under a file or folder, absolute, in an order that does not depend on the file system. */
export function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}

/**
 * One hash over names and contents of all files under the given files and folders, and over `extra`.
 * Absent paths count as empty; line ends count as they are.
 */
export function hashOf(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      const content = readFileSync(file);
      hash.update(`\0${file.slice(path.length)}\0${content.length}\0`).update(content);
    }
    hash.update('\0\0');
  }
  return hash.digest('hex');
}

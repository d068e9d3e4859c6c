import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of a kiosk's own; `remove` it when the kiosk has stopped. */
export interface KioskFolder {
  readonly path: string;
  /** Lines of the technical log so far, oldest first. */
  log(): { readonly level: string; readonly event: string; readonly [fact: string]: unknown }[];
  remove(): void;
}

/** Makes an empty data folder in the system's temporary place. */
export function makeKioskFolder(): KioskFolder {
  return kioskFolderAt(mkdtempSync(join(tmpdir(), 'cloakroom-e2e-')));
}

/** A data folder that is there already. */
export function kioskFolderAt(path: string): KioskFolder {
  return {
    path,
    log: () => {
      const text = readFileSync(join(path, 'logs/cloakroom.log'), 'utf8');
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

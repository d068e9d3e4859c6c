import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where this start keeps what it writes. All paths absolute. */
export interface DataFolder {
  /** Setting, record, outbox, backups and logs. */
  readonly folder: string;
  /** Electron's own files; nothing of the setting. */
  readonly electronFolder: string;
  readonly logFolder: string;
  /** False: the disk refused, `folder` cannot be used, and the other two lie in a temporary place. */
  readonly writable: boolean;
}

/** Makes the folders if they are missing, readable by the kiosk's account only. */
export function openDataFolder(folder: string): DataFolder {
  try {
    const electronFolder = makeFolder(join(makeFolder(folder), 'electron'));
    const logFolder = makeFolder(join(folder, 'logs'));
    return { folder, electronFolder, logFolder, writable: true };
  } catch {
    const elsewhere = mkdtempSync(join(tmpdir(), 'cloakroom-'));
    return { folder, electronFolder: elsewhere, logFolder: elsewhere, writable: false };
  }
}

function makeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK);
  return folder;
}

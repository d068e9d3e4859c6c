import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';
import { syncFolder, writeSynced } from './synced-files.ts';

/** `print-disk-full` apart, as it is the one that a person at the kiosk can mend. */
export type SavePrintFailure = 'print-disk-full' | 'print-not-saved';

/**
 * Puts a PDF into a folder under its name, whole or not at all; one of the same name is replaced.
 * @param folder absolute; made when it is not there
 */
export async function savePrint(
  folder: string,
  file: string,
  bytes: Uint8Array,
): Promise<Result<null, SavePrintFailure>> {
  const part = join(folder, `.${file}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    // Left by an attempt that was cut off.
    await rm(part, { force: true });
    await writeSynced(part, Buffer.from(bytes), 0o640);
    await rename(part, join(folder, file));
    await syncFolder(folder);
    return ok(null);
  } catch (thrown) {
    await rm(part, { force: true }).catch(() => undefined);
    const { code } = thrown as NodeJS.ErrnoException;
    return err(code === 'ENOSPC' || code === 'EDQUOT' ? 'print-disk-full' : 'print-not-saved');
  }
}

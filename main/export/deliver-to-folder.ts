import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type PlaceRefusal, placeRefusal } from '../domain/day-end/export-place.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { type DayFile, hashOf } from './day-files.ts';
import { syncFolder, writeSynced } from './synced-files.ts';
import { type VolumeProbe, volumeOf } from './volume/volume-of.ts';

export type DeliveryFailure =
  | 'folder-missing'
  | 'folder-read-only'
  | 'disk-full'
  | 'not-as-written'
  | 'not-delivered'
  | PlaceRefusal;

export interface Delivered {
  readonly folder: string;
  /** SHA-256 of the manifest as it lies there. */
  readonly manifestHash: string;
}

/** Where a closed day goes. A folder now; SFTP and the office's receipt stand behind the same shape later. */
export interface Delivery {
  readonly target: string;
  /** Whether a day leaves encrypted to the office. */
  readonly encrypts: boolean;
  /** Why nothing may go there, asked anew each time: somebody may have put a stick in the folder's place. */
  refusal(): Promise<PlaceRefusal | null>;
  /**
   * All files under one name, or none. A folder of that name that is whole by its own manifest has arrived before (the kiosk
   * may have been stopped before it could say so) and is a success, also where later facts would make other files now.
   */
  deliver(name: string, files: readonly DayFile[]): Promise<Result<Delivered, DeliveryFailure>>;
}

/**
 * Writes into a temporary name, syncs, reads back and compares, then renames the whole folder: the office never sees half a
 * day. What is left of an attempt that was cut off is removed at the next.
 */
export function deliverToFolder(target: string, probe: VolumeProbe = volumeOf): Delivery {
  const refusal = async () => placeRefusal(await probe(target));
  return {
    target,
    encrypts: false,
    refusal,
    async deliver(name, files) {
      const final = join(target, name);
      const part = join(target, `.${name}.part`);
      const refused = await refusal();
      if (refused !== null) return err(refused, { folder: target });
      try {
        await mkdir(target, { recursive: true });
        if (await exists(final))
          return (await isWhole(final)) ? delivered(final) : err('not-as-written', { folder: final });
        await rm(part, { recursive: true, force: true });
        await mkdir(part);
        for (const file of files) await writeSynced(join(part, file.name), file.bytes, 0o640);
        if (!(await sameFiles(part, files))) return err('not-as-written', { folder: target });
        await rename(part, final);
        await syncFolder(target);
        return await delivered(final);
      } catch (thrown) {
        return err(failureOf(thrown), { folder: target });
      }
    },
  };
}

const MANIFEST = 'manifest.json';

async function delivered(folder: string): Promise<Result<Delivered, DeliveryFailure>> {
  return ok({ folder, manifestHash: hashOf(await readFile(join(folder, MANIFEST))) });
}

/** Every file that the manifest names is there as it was written, and no other. */
async function isWhole(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  const listed = filesOf(text);
  if (listed === null || (await readdir(folder)).length !== listed.length + 1) return false;
  for (const { name, sha256 } of listed) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes === null || hashOf(bytes) !== sha256) return false;
  }
  return true;
}

/** The manifest of an office's folder may have been touched by anybody. */
const Manifest = z.object({
  files: z.array(z.object({ name: z.string().regex(/^[a-z-]+\.[a-z]+$/), sha256: z.string() })).min(1),
});

function filesOf(text: string): z.infer<typeof Manifest>['files'] | null {
  try {
    return Manifest.parse(JSON.parse(text)).files;
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function sameFiles(folder: string, files: readonly DayFile[]): Promise<boolean> {
  const found = await readdir(folder);
  if (found.length !== files.length) return false;
  for (const file of files) {
    const bytes = await readFile(join(folder, file.name)).catch(() => null);
    if (bytes === null || hashOf(bytes) !== hashOf(file.bytes)) return false;
  }
  return true;
}

function failureOf(thrown: unknown): DeliveryFailure {
  switch ((thrown as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'folder-read-only';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'folder-missing';
    default:
      return 'not-delivered';
  }
}

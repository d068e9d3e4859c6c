import { open } from 'node:fs/promises';

/** A new file whose bytes are on the disk when this returns. Rejects with `EEXIST` when there is one of that name. */
export async function writeSynced(path: string, bytes: Buffer | string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Some file systems (and Windows) refuse to sync a folder; a rename in it is then as durable as they make it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

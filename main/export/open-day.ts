import { Decrypter } from 'age-encryption';
import { parseTar } from 'nanotar';
import { err, ok, type Result } from '../domain/result.ts';
import type { DayFile } from './day-files.ts';

const FILE_NAME = /^[a-z-]+\.[a-z]+$/;

/** What `day.age` holds. A file that anybody could have put there is looked at as such: names are plain, and lead nowhere. */
export async function openDay(
  bytes: Uint8Array,
  identity: string,
): Promise<Result<readonly DayFile[], 'key-malformed' | 'not-for-this-key' | 'not-a-day'>> {
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(identity);
  } catch {
    return err('key-malformed');
  }
  const tar = await decrypter.decrypt(bytes).catch(() => null);
  if (tar === null) return err('not-for-this-key');
  const found = parseTar(tar).map(({ name, data }) => ({ name, bytes: Buffer.from(data ?? []) }));
  return found.length > 0 && found.every(({ name }) => FILE_NAME.test(name)) ? ok(found) : err('not-a-day');
}

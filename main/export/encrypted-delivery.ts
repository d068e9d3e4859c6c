import { Encrypter } from 'age-encryption';
import { createTar } from 'nanotar';
import { type DayFile, hashOf } from './day-files.ts';
import type { Delivery } from './deliver-to-folder.ts';

/** The one file of an encrypted day, beside its manifest. `age -d -i office.key day.age | tar x` opens it, too. */
export const SEALED_DAY = 'day.age';

/**
 * Encrypts a day to the office before it goes anywhere (SETTINGS C15, D18): only the holder of the office's key reads it, whoever
 * owns the folder. The manifest beside it tells that the day is whole and nothing of what is in it.
 * @param recipient the office's public key, `age1…` (X25519, the kind that every implementation of age reads)
 */
export function encryptedDelivery(inner: Delivery, recipient: string): Delivery {
  return {
    target: inner.target,
    encrypts: true,
    refusal: () => inner.refusal(),
    async deliver(name, files) {
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const tar = createTar(
        files.map((file) => ({ name: file.name, data: file.bytes, attrs: { mode: '640', mtime: 0 } })),
      );
      const bytes = Buffer.from(await encrypter.encrypt(tar));
      const sealed: DayFile = { name: SEALED_DAY, bytes };
      return inner.deliver(name, [sealed, manifestOf(name, sealed, recipient)]);
    },
  };
}

function manifestOf(name: string, { name: file, bytes }: DayFile, recipient: string): DayFile {
  const files = [{ name: file, bytes: bytes.length, sha256: hashOf(bytes) }];
  const text = JSON.stringify({ format: 'cloakroom-sealed-day/1', name, recipient, files }, null, 2);
  return { name: 'manifest.json', bytes: Buffer.from(`${text}\n`, 'utf8') };
}

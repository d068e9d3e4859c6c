import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openDay } from './open-day.ts';

/**
 * `npm run office -- key --out FOLDER` makes the office's key; `npm run office -- open FILE --key office.key --out FOLDER` opens a
 * day. Exit 0 when done, 1 when it could not be, 2 for wrong usage. Nothing that is there is written over.
 */
const USAGE = `usage: npm run office -- key --out FOLDER
       npm run office -- open day.age --key office.key --out FOLDER`;

const [what, ...rest] = process.argv.slice(2);
const option = (name: string) => {
  const at = rest.indexOf(`--${name}`);
  return at < 0 ? undefined : rest[at + 1];
};
const out = option('out');

if (what === 'key' && out !== undefined) await makeKey(out);
else if (what === 'open' && rest[0] !== undefined && option('key') !== undefined && out !== undefined) {
  await open(rest[0], option('key') ?? '', out);
} else say(2, USAGE);

async function makeKey(folder: string): Promise<void> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await mkdir(folder, { recursive: true });
  const kept = await writeFile(join(folder, 'office.key'), `${identity}\n`, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (!kept)
    return say(1, `There is a key in ${folder} already, or nothing can be written there. Nothing was changed.`);
  await writeFile(join(folder, 'office.pub'), `${recipient}\n`, { mode: 0o644 });
  say(
    0,
    `The office's key is in ${join(folder, 'office.key')}. Whoever has this file can read every day: keep it at the office, and a copy in the safe.`,
    `For the kiosk, in config.yaml under export: recipient: ${recipient}`,
  );
}

async function open(file: string, keyFile: string, folder: string): Promise<void> {
  const [bytes, key] = await Promise.all(
    [readFile(file), readFile(keyFile, 'utf8')].map((read) => read.catch(() => null)),
  );
  if (!(bytes instanceof Buffer)) return say(1, `${file} cannot be read.`);
  if (typeof key !== 'string') return say(1, `${keyFile} cannot be read.`);
  const opened = await openDay(bytes, key.trim());
  if (!opened.ok) {
    const why = {
      'key-malformed': `${keyFile} is no key of an office.`,
      'not-for-this-key': `${file} was not encrypted for this key, or it was changed on its way.`,
      'not-a-day': `${file} holds something else than a day.`,
    }[opened.code];
    return say(1, `${why} Nothing was written.`);
  }
  await mkdir(folder, { recursive: true });
  for (const { name, bytes: content } of opened.value) {
    const written = await writeFile(join(folder, name), content, { mode: 0o600, flag: 'wx' }).then(
      () => true,
      () => false,
    );
    if (!written) return say(1, `${join(folder, name)} is there already, or nothing can be written there.`);
  }
  say(0, `${opened.value.length} files of the day are in ${folder}.`);
}

function say(exitCode: number, ...lines: readonly string[]): void {
  const stream = exitCode === 0 ? process.stdout : process.stderr;
  for (const line of lines) stream.write(`${line}\n`);
  process.exitCode = exitCode;
}

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { KeptCheckpoint } from './checkpoint-check.ts';
import { checkingKeys } from './key-file.ts';
import { type VerifyFailure, type VerifyOptions, verifyFile } from './verify.ts';
import { reportSentences } from './verify-sentences.ts';

const USAGE = `Usage: verify FILE [--keys keys.json] [--public-key key.pem] [--checkpoint checkpoint.json]...
Checks that a record is whole: sequence, hashes, seals, checkpoints, and that its state follows from its log.
  --keys        the setting's key file; without it seals and personal fields are not checked
  --public-key  the key that signs checkpoints, from elsewhere than the record
  --checkpoint  a checkpoint that left the kiosk: {"kiosk", "seq", "head", "signature", "keyId"}`;

const Checkpoint = z.object({
  kiosk: z.string(),
  seq: z.int().min(1),
  head: z.string(),
  signature: z.string().exactOptional(),
  keyId: z.string().exactOptional(),
});

const WHY: { readonly [Code in VerifyFailure]: string } = {
  'record-unreadable': 'It cannot be read as a record of this program',
  'record-newer': 'It was written by a newer version of the program; verify it with that one',
  'record-older': 'It was written by an older version; open it once with this program, which keeps a copy, then verify',
  'record-damaged': 'It is damaged so badly that SQLite cannot read it',
  'record-busy': 'Another program holds it locked',
};

class WrongUsage extends Error {}

function options(args: readonly string[]): { file: string; options: VerifyOptions } {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new WrongUsage('Name one file.');
  const checkpoints = (values.checkpoint ?? []).map(readCheckpoint);
  return {
    file,
    options: {
      ...(values.keys === undefined ? {} : { keys: readKeys(values.keys) }),
      ...(values['public-key'] === undefined ? {} : { publicKeyPem: read(values['public-key']) }),
      checkpoints,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        keys: { type: 'string' },
        'public-key': { type: 'string' },
        checkpoint: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : '');
  }
}

function read(file: string): string {
  if (!existsSync(file)) throw new WrongUsage(`There is no file ${file}.`);
  return readFileSync(file, 'utf8');
}

function readKeys(file: string) {
  const keys = checkingKeys(read(file));
  if (keys.ok) return keys.value;
  throw new WrongUsage(
    keys.code === 'keys-in-keychain'
      ? `The keys in ${file} are sealed by the kiosk's keychain and open on that kiosk only.`
      : `${file} is not a key file.`,
  );
}

function readCheckpoint(file: string): KeptCheckpoint {
  try {
    return Checkpoint.parse(JSON.parse(read(file)));
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage(`${file} is not a checkpoint.`);
  }
}

/** What the command says and how it ends. 0: whole, 1: broken, 2: wrong usage or not readable. */
export interface Verdict {
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** @param args what stands after the command's name */
export function verdictFor(args: readonly string[]): Verdict {
  try {
    const { file, options: chosen } = options(args);
    const report = verifyFile(file, chosen);
    if (report.ok) return { exitCode: report.value.faults.length === 0 ? 0 : 1, lines: reportSentences(report.value) };
    return { exitCode: 2, lines: [`${file} was not verified. ${WHY[report.code]}${facts(report.detail)}.`] };
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    return { exitCode: 2, lines: [error.message, USAGE] };
  }
}

function facts(detail: Readonly<{ [name: string]: string | number }> | undefined): string {
  const list = Object.entries(detail ?? {}).map(([name, value]) => `${name}: ${value}`);
  return list.length === 0 ? '' : ` (${list.join(', ')})`;
}

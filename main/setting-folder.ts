import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, type ConfigResult, parseConfig } from './config.ts';
import { CONFIG_FILE, KEY_FILE, POLICY_FILE, RECORD_FILE, SETTING_FOLDER } from './contract/shell-frames.ts';
import type { PolicyFile, PolicyFound, PolicyInForce, PolicyRefusal } from './desks/policy-in-force.ts';
import { err, type Result } from './domain/result.ts';
import { sha256 } from './keyed-hash.ts';
import { loadPolicy } from './policies/load-policy.ts';

const FILES = { config: CONFIG_FILE, policy: POLICY_FILE, record: RECORD_FILE, keys: KEY_FILE } as const;
const PARTS = Object.keys(FILES) as (keyof typeof FILES)[];

/** What lies in the setting's folder. Set-up is offered only when nothing of it is there (DESIGN.md, rulings). */
export type SettingParts =
  | { readonly found: 'nothing' }
  | { readonly found: 'all' }
  /** There is a folder of that name, and it cannot be looked into: that is no first run. */
  | { readonly found: 'unreadable' }
  | { readonly found: 'some'; readonly present: readonly string[]; readonly missing: readonly string[] };

export async function settingParts(dataFolder: string): Promise<SettingParts> {
  const names = await readdir(join(dataFolder, SETTING_FOLDER)).catch(nothingThere);
  if (names === null) return { found: 'unreadable' };
  const present = PARTS.filter((part) => names.includes(FILES[part]));
  if (present.length === 0) return { found: 'nothing' };
  return present.length === PARTS.length
    ? { found: 'all' }
    : { found: 'some', present, missing: PARTS.filter((part) => !present.includes(part)) };
}

function nothingThere(thrown: NodeJS.ErrnoException): readonly string[] | null {
  return thrown.code === 'ENOENT' ? [] : null;
}

export async function readConfig(dataFolder: string): Promise<ConfigResult | Result<never, 'config-unreadable'>> {
  const text = await readFile(join(dataFolder, SETTING_FOLDER, CONFIG_FILE), 'utf8').catch(() => null);
  return text === null ? err('config-unreadable') : parseConfig(text);
}

/** The file is there and cannot be opened: no line to point at. */
const UNREADABLE: PolicyFound = { refused: { hash: sha256(''), faults: 1, line: 0, field: '' } };

const COPIES = 'policy-copies';

/**
 * The policy that counts: the file as it stands if it is in order, else the copy of the one that was in force, and the manager
 * is told. Every policy that ever counted is kept under its hash, so that a past day stays explicable.
 */
export async function readPolicy(
  dataFolder: string,
  inForceHash: string | null,
): Promise<{ readonly policy: PolicyInForce | null; readonly refused: PolicyRefusal | null }> {
  const folder = join(dataFolder, SETTING_FOLDER);
  const text = await readFile(join(folder, POLICY_FILE), 'utf8').catch(() => null);
  const found = text === null ? UNREADABLE : await policyFrom(folder, text);
  if ('policy' in found) return { policy: found.policy, refused: null };
  if (inForceHash === null) return { policy: null, refused: found.refused };
  const copy = await readFile(join(folder, COPIES, `${inForceHash}.yaml`), 'utf8').catch(() => null);
  const before = copy === null ? null : loadPolicy(copy, POLICY_FILE);
  return { policy: before?.ok ? before.value : null, refused: found.refused };
}

async function policyFrom(folder: string, text: string): Promise<PolicyFound> {
  const loaded = loadPolicy(text, POLICY_FILE);
  if (!loaded.ok) {
    const [first] = loaded.faults;
    const where = { line: first?.line ?? 1, field: first?.field ?? '' };
    return { refused: { hash: sha256(text), faults: Math.max(1, loaded.faults.length), ...where } };
  }
  await mkdir(join(folder, COPIES), { recursive: true }).catch(() => undefined);
  const copy = join(folder, COPIES, `${loaded.value.hash}.yaml`);
  await writeFile(copy, text, { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  return { policy: loaded.value };
}

/** Looks at the file's size and time first, so that a look costs nothing while nobody edits it. A file that is gone is no change. */
export function policyFile(dataFolder: string): PolicyFile {
  const folder = join(dataFolder, SETTING_FOLDER);
  const file = join(folder, POLICY_FILE);
  let seen = '';
  return {
    async look() {
      const found = await stat(file).catch(() => null);
      if (found === null) return null;
      const mark = `${found.mtimeMs} ${found.size} ${found.ino}`;
      if (mark === seen) return null;
      const first = seen === '';
      seen = mark;
      // The start has read it already.
      if (first) return null;
      // An editor may hold it for a moment: looked at again the next time, and no change until then.
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) {
        seen = `unread ${mark}`;
        return null;
      }
      return policyFrom(folder, text);
    },
  };
}

export type { Config };

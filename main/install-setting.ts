import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openRecord, type RecordKeys } from '../db/index.ts';
import { writeConfig } from './config.ts';
import { CONFIG_FILE, type KeyRing, POLICY_FILE, RECORD_FILE, SETTING_FOLDER } from './contract/shell-frames.ts';
import type { InstallFailure, InstallPlan } from './desks/set-up-desk.ts';
import type { Clock } from './domain/clock.ts';
import { err, ok, type Result } from './domain/result.ts';
import { syncFolder, writeSynced } from './export/synced-files.ts';
import { settingParts } from './setting-folder.ts';

export interface InstallParts {
  readonly dataFolder: string;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly boot: string;
  readonly nativeBinding: string | null;
  /** The shell writes the keys into the folder, protected where it can, and says whether they are safe. */
  keepKeys(folder: string, ring: KeyRing): Promise<boolean>;
  /** Further files for the folder, by name (the dock's sheet of a demonstration). */
  readonly extra?: Readonly<Record<string, string>>;
}

export function recordKeys(ring: KeyRing): RecordKeys {
  return {
    keyId: ring.keyId,
    audit: Buffer.from(ring.audit, 'base64'),
    personal: Buffer.from(ring.personal, 'base64'),
    checkpointPrivateKeyPem: ring.checkpointPrivateKeyPem,
  };
}

/**
 * Makes a setting: keys, policy, config and record in a folder beside the final one, put in place by one rename. A power cut
 * before it leaves no setting, after it a whole one.
 */
export async function installSetting(plan: InstallPlan, parts: InstallParts): Promise<Result<void, InstallFailure>> {
  const final = join(parts.dataFolder, SETTING_FOLDER);
  const part = `${final}.new`;
  try {
    await rm(part, { recursive: true, force: true, maxRetries: 5 });
    await mkdir(part, { recursive: true, mode: 0o700 });
    if (!(await parts.keepKeys(part, parts.ring))) return err('keys-not-kept');
    await writeSynced(join(part, POLICY_FILE), plan.policyText, 0o600);
    await writeSynced(join(part, CONFIG_FILE), writeConfig(plan.config), 0o600);
    for (const [name, text] of Object.entries(parts.extra ?? {})) await writeSynced(join(part, name), text, 0o600);
    const record = openRecord({
      file: join(part, RECORD_FILE),
      kiosk: plan.config.kiosk,
      boot: parts.boot,
      demonstration: plan.config.demonstration,
      keys: recordKeys(parts.ring),
      clock: parts.clock,
      ...(parts.nativeBinding === null ? {} : { nativeBinding: parts.nativeBinding }),
    });
    if (!record.ok) return err(record.code === 'record-full' ? 'disk-full' : 'folder-read-only', { folder: part });
    const written = record.value.append(plan.events);
    record.value.close();
    if (!written.ok) return err(written.code === 'record-full' ? 'disk-full' : 'folder-read-only', { folder: part });
    await asideIfNoSetting(parts.dataFolder, final, parts.boot);
    await rename(part, final);
    await syncFolder(dirname(final));
    return ok(undefined);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return err('disk-full');
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
      return err('folder-read-only', { folder: parts.dataFolder });
    throw thrown;
  }
}

/**
 * A folder of the setting's name without any of a setting's files (somebody took them away and left the rest) would refuse the
 * rename. It is kept, under another name, as nobody asked to delete it. A folder with a setting in it stays, and so refuses.
 */
async function asideIfNoSetting(dataFolder: string, final: string, boot: string): Promise<void> {
  const { found } = await settingParts(dataFolder);
  if (found === 'nothing') await rename(final, `${final}.${boot}.left`).catch(ignoreMissing);
}

function ignoreMissing(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'ENOENT') throw thrown;
}

import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody for whom Chromium's sandbox works; it does not for root. */
export interface OrdinaryUser {
  readonly uid: number;
  readonly gid: number;
  /** True when this process has to change to it. */
  readonly other: boolean;
}

/** Ourselves, or the system's `nobody` where we are root; undefined where the kernel lets that user make no sandbox. */
export function findOrdinaryUser(): OrdinaryUser | undefined {
  const uid = process.getuid?.() ?? 0;
  const user =
    uid === 0 ? { uid: 65_534, gid: 65_534, other: true } : { uid, gid: process.getgid?.() ?? uid, other: false };
  const [first = '', ...rest] = [...asUser(user), 'unshare', '--user', '--pid', '--fork', 'true'];
  return spawnSync(first, rest, { stdio: 'ignore' }).status === 0 ? user : undefined;
}

function asUser({ uid, gid, other }: OrdinaryUser): string[] {
  return other ? ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'] : [];
}

/** Gives a file or folder to that user, and lets everybody read it. */
export function handOver(path: string, { uid, gid, other }: OrdinaryUser): void {
  if (other) chownSync(path, uid, gid);
  chmodSync(path, 0o755);
}

/** Writes a program into `folder` that starts another one as that user: Playwright itself cannot. Returns its path. */
export function starterFor(executable: string, folder: string, user: OrdinaryUser): string {
  const starter = join(folder, 'start');
  writeFileSync(starter, `#!/bin/sh\nexec ${asUser(user).join(' ')} '${executable}' "$@"\n`);
  chmodSync(starter, 0o755);
  return starter;
}

/** Environment with the display's key, where there is one, copied into `folder` where that user may read it. */
export function displayFor(folder: string, user: OrdinaryUser): Record<string, string> {
  const key = process.env.XAUTHORITY;
  if (key === undefined || !user.other) return {};
  try {
    accessSync(key, constants.R_OK);
  } catch {
    return {};
  }
  const copy = join(folder, 'display-key');
  writeFileSync(copy, readFileSync(key));
  chownSync(copy, user.uid, user.gid);
  chmodSync(copy, 0o600);
  return { XAUTHORITY: copy };
}

import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What a probe asks the operating system; canned in tests. Nothing here throws: what cannot be had is null, or an empty list. */
export interface ProbeSystem {
  readonly platform: NodeJS.Platform;
  /** With links, `subst` drives and bind mounts resolved as far as the system does. */
  realPath(path: string): Promise<string | null>;
  readText(path: string): Promise<string | null>;
  list(path: string): Promise<readonly string[]>;
  /** Standard output of a program of the system that ended well within `PROGRAM_MS`. `env` is added to the environment. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string | null>;
}

/** The first PowerShell of a day takes seconds. */
const PROGRAM_MS = 20_000;
const execute = promisify(execFile);

export const realProbeSystem: ProbeSystem = {
  platform: process.platform,
  realPath: (path) => realpath(path).catch(() => null),
  readText: (path) => readFile(path, 'utf8').catch(() => null),
  list: (path) => readdir(path).catch(() => []),
  run: (program, args, env = {}) =>
    execute(program, [...args], { timeout: PROGRAM_MS, windowsHide: true, env: { ...process.env, ...env } }).then(
      ({ stdout }) => stdout,
      () => null,
    ),
};

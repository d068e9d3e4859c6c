// The release refuses what tests need to drive it, so it is started by hand here and judged by its exit and its log.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { configFor } from '../../build/vite.config.ts';
import { type KioskFolder, kioskFolderAt, makeKioskFolder } from '../support/kiosk-folder.ts';
import { displayFor, findOrdinaryUser, handOver, starterFor } from '../support/ordinary-user.ts';

// Under plain Node the package is the path of its program.
const electron: string = createRequire(import.meta.url)('electron');
let folder: KioskFolder;
let appFolder: string;

test.beforeAll(async () => {
  folder = makeKioskFolder();
  appFolder = join(folder.path, 'release');
  mkdirSync(appFolder);
  writeFileSync(join(appFolder, 'package.json'), '{"name":"cloakroom","version":"0.0.0","main":"out/main/index.cjs"}');
  const config = configFor('main', true);
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, outDir: join(appFolder, 'out/main'), sourcemap: false },
  });
});

test.afterAll(() => folder?.remove());

interface Ending {
  readonly code: number | null;
  readonly said: string;
}

/** Starts it and waits for its end, by itself or after `withinMs`. */
function run(
  program: string,
  args: readonly string[],
  withinMs: number,
  env: Record<string, string> = {},
): Promise<Ending> {
  const child = spawn(program, [appFolder, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

test.describe('the release does not start with', () => {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  for (const given of [
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect=0',
    '--no-sandbox',
    '--disable-web-security',
    '--user-data-dir=/tmp/elsewhere',
    '--load-extension=/tmp/elsewhere',
    '--windowed',
  ]) {
    test(given, async () => {
      const name = given.split('=')[0] ?? '';
      const { code, said } = await run(electron, [...asRoot, '--data', folder.path, given], 15_000);
      expect(code).toBe(64);
      expect(said).toContain('Cloakroom does not start with:');
      expect(said).toContain(name);
      const refused = folder.log().filter(({ event }) => event === 'refused-switch');
      expect(refused.map((line) => line.switch)).toContain(name.slice(2));
    });
  }
});

const ordinary = process.platform === 'linux' ? findOrdinaryUser() : undefined;
if (ordinary !== undefined) {
  test('and does start without any', async () => {
    const data = join(folder.path, 'data');
    const runtime = join(folder.path, 'runtime');
    mkdirSync(data);
    cpSync(dirname(electron), runtime, { recursive: true });
    for (const path of [folder.path, data]) handOver(path, ordinary);
    const program = starterFor(join(runtime, 'electron'), folder.path, ordinary);
    const env = { HOME: data, ...displayFor(folder.path, ordinary) };
    const { said } = await run(program, ['--data', data], 4000, env);
    expect(said).not.toContain('does not start with');
    const started = kioskFolderAt(data)
      .log()
      .find(({ event }) => event === 'shell-starts');
    expect(started?.release).toBe(true);
  });
}

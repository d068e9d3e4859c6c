import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Keychain, KeyKeeper } from '../../main/key-keeper.ts';

const ring = {
  keyId: 'k1',
  badge: 'AAAA',
  audit: 'AAAB',
  pepper: 'AAAC',
  personal: 'AAAD',
  checkpointPrivateKeyPem: '-----BEGIN PRIVATE KEY-----',
};

let data: string;
let setting: string;
let logged: string[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cloakroom-keys-'));
  setting = join(data, 'setting');
  mkdirSync(setting);
  logged = [];
});

afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Turns bytes round: enough to see that what lies on disk is not the ring itself. */
function keychain(backend: string, available = true): Keychain {
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(text).reverse(),
    decryptString: (sealed) => Buffer.from(sealed).reverse().toString(),
  };
}

const keeper = (chain: Keychain, platform: NodeJS.Platform = 'linux') =>
  new KeyKeeper(chain, platform, (_level, event) => logged.push(event));

describe('with a keychain', () => {
  test('the ring is sealed, and found again', () => {
    const keys = keeper(keychain('gnome_libsecret'));
    expect(keys.keep(setting, data, ring)).toEqual({ kept: true, protection: 'keychain' });
    expect(readFileSync(join(setting, 'keys.json'), 'utf8')).not.toContain('AAAB');
    expect(keys.find(setting)).toEqual({ keys: 'found', protection: 'keychain', ring });
  });

  test('that is another one, the keys are unreadable and not absent', () => {
    keeper(keychain('gnome_libsecret')).keep(setting, data, ring);
    const other = { ...keychain('gnome_libsecret'), decryptString: () => 'rubbish' };
    expect(keeper(other).find(setting)).toEqual({ keys: 'unreadable', protection: 'keychain' });
    expect(keeper(keychain('', false)).find(setting)).toMatchObject({ keys: 'unreadable' });
  });
});

describe('without a keychain', () => {
  test.each(['basic_text', 'unknown'])('%s is no keychain', (backend) => {
    expect(keeper(keychain(backend)).protection()).toBe('file');
  });

  test('Windows has no backend to ask about', () => {
    const { getSelectedStorageBackend: _, ...chain } = keychain('');
    expect(keeper(chain, 'win32').protection()).toBe('keychain');
  });

  test('the file is for the account alone, whole, and found again', () => {
    const keys = keeper(keychain('basic_text'));
    expect(keys.keep(setting, data, ring)).toEqual({ kept: true, protection: 'file' });
    expect(statSync(join(setting, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(setting)).toEqual(['keys.json']);
    expect(keys.find(setting)).toEqual({ keys: 'found', protection: 'file', ring });
  });

  test('a file that others could read is closed to them', () => {
    const keys = keeper(keychain('basic_text'));
    keys.keep(setting, data, ring);
    chmodSync(join(setting, 'keys.json'), 0o644);
    expect(keys.find(setting).keys).toBe('found');
    expect(statSync(join(setting, 'keys.json')).mode & 0o777).toBe(0o600);
  });
});

describe('a key file that is', () => {
  test('absent', () => {
    expect(keeper(keychain('basic_text')).find(setting)).toEqual({ keys: 'none', protection: 'file' });
    expect(keeper(keychain('basic_text')).find(join(data, 'nowhere'))).toEqual({ keys: 'none', protection: 'file' });
  });

  test.each(['', '{', '{}', '{"protection":"file"}', '{"protection":"file","ring":{"keyId":"x"}}', '[]', 'null'])(
    'damaged (%s) is unreadable, and left as it is',
    (text) => {
      writeFileSync(join(setting, 'keys.json'), text);
      expect(keeper(keychain('basic_text')).find(setting)).toEqual({ keys: 'unreadable', protection: 'file' });
      expect(readFileSync(join(setting, 'keys.json'), 'utf8')).toBe(text);
      expect(logged).toContain('keys-unreadable');
    },
  );

  test('to be written outside the data folder is not', () => {
    const keys = keeper(keychain('basic_text'));
    for (const folder of [data, join(data, '..'), tmpdir(), join(data, 'x/../..')]) {
      expect(keys.keep(folder, data, ring).kept).toBe(false);
    }
    expect(existsSync(join(data, 'keys.json'))).toBe(false);
  });

  test('to be written into a folder that is not there says so', () => {
    expect(keeper(keychain('basic_text')).keep(join(data, 'nowhere'), data, ring)).toEqual({
      kept: false,
      protection: 'file',
    });
  });
});

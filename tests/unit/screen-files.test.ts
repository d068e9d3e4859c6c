import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUT_OF_ORDER_POLICY } from '../../main/out-of-order-page.ts';
import { outOfOrderUrl, respond, SCREEN_POLICY } from '../../main/screen-files.ts';

let root: string;
let folder: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cloakroom-files-'));
  folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/main.js'), 'export {};');
  writeFileSync(join(folder, 'assets/notes.txt'), 'not served');
  writeFileSync(join(folder, '.hidden.json'), '{}');
  mkdirSync(join(folder, 'folder.js'));
  writeFileSync(join(root, 'secret.json'), '{"secret":true}');
  mkdirSync(join(root, 'renderer-other'));
  writeFileSync(join(root, 'renderer-other/x.json'), '{"secret":true}');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (address: string) => respond(folder, 'GET', address);

describe('the screen own scheme serves', () => {
  test.each([
    ['kiosk://app/', 'text/html; charset=utf-8'],
    ['kiosk://app/index.html', 'text/html; charset=utf-8'],
    ['kiosk://app/index.html?x=1#y', 'text/html; charset=utf-8'],
    ['kiosk://app/assets/main.js', 'text/javascript; charset=utf-8'],
  ])('%s', async (address, type) => {
    const response = await get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe(SCREEN_POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the static page, with a policy that lets nothing in', async () => {
    const response = await get(outOfOrderUrl('station'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toBe(OUT_OF_ORDER_POLICY);
    expect(OUT_OF_ORDER_POLICY).not.toContain('script-src');
    expect(await response.text()).toContain('Please call a member of staff');
  });
});

describe('and nothing else', () => {
  test.each([
    'kiosk://app/../secret.json',
    'kiosk://app/..%2fsecret.json',
    'kiosk://app/%2e%2e/secret.json',
    'kiosk://app/%2e%2e%2fsecret.json',
    'kiosk://app/assets/..%2f..%2fsecret.json',
    'kiosk://app/assets%2f..%2f..%2fsecret.json',
    'kiosk://app/..%5csecret.json',
    'kiosk://app/..\\secret.json',
    'kiosk://app/%252e%252e%252fsecret.json',
    'kiosk://app/../renderer-other/x.json',
    'kiosk://app/..%2frenderer-other/x.json',
    'kiosk://app//etc/passwd',
    'kiosk://app/C:/secret.json',
    'kiosk://app/index.html:stream.json',
    'kiosk://app/index.html%00.json',
    'kiosk://app/%ff.json',
    'kiosk://app/.hidden.json',
    'kiosk://app/assets/notes.txt',
    'kiosk://app/assets',
    'kiosk://app/folder.js',
    'kiosk://app/missing.js',
    'kiosk://app/out-of-order/other',
    'kiosk://app/out-of-order/screen/x',
    'kiosk://other/index.html',
    'kiosk://app:1/index.html',
    'kiosk://user:word@app/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('%s', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('%s is not a way to ask', async (method) => {
    expect((await respond(folder, method, 'kiosk://app/index.html')).status).toBe(405);
  });
});

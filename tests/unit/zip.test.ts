import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, expect, test } from 'vitest';
import { zipEntries } from '../../build/zip.mjs';

interface Packed {
  readonly name: string;
  readonly content: string;
  readonly method: 0 | 8;
  readonly mode?: number;
  /** Bytes of an extra field that stands in the local header only, as many archivers write it. */
  readonly localExtra?: number;
}

/** Writes a zip file as PKWARE's note describes it, independently of the reader. */
function zip(files: readonly Packed[], comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method, mode = 0, localExtra = 0 } of files) {
    const raw = Buffer.from(content);
    const data = method === 8 ? deflateRawSync(raw) : raw;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc32(raw), 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(raw.length, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.writeUInt16LE(localExtra, 28);
    const body = Buffer.concat([local, Buffer.from(name), Buffer.alloc(localExtra), data]);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(raw.length, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    bodies.push(body);
    directory.push(central, Buffer.from(name));
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, list, end, Buffer.from(comment)]);
}

const opened: FileHandle[] = [];
const folder = mkdtempSync(join(tmpdir(), 'cloakroom-zip-'));

async function openZip(bytes: Buffer): Promise<FileHandle> {
  const path = join(folder, `${opened.length}.zip`);
  writeFileSync(path, bytes);
  const file = await open(path);
  opened.push(file);
  return file;
}

afterEach(async () => {
  for (const file of opened.splice(0)) await file.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const two: readonly Packed[] = [
  { name: 'electron', content: 'a program '.repeat(500), method: 8, mode: 0o755 },
  { name: 'locales/pl.pak', content: 'zażółć', method: 0, mode: 0o644, localExtra: 9 },
];

test('stored and deflated entries come out as they went in, with their permissions', async () => {
  const entries = await zipEntries(await openZip(zip(two)));
  expect(entries.map(({ name, mode, size }) => ({ name, mode, size }))).toEqual([
    { name: 'electron', mode: 0o755, size: 5000 },
    { name: 'locales/pl.pak', mode: 0o644, size: Buffer.byteLength('zażółć') },
  ]);
  const contents = await Promise.all(entries.map(async ({ content }) => (await content()).toString()));
  expect(contents).toEqual(two.map(({ content }) => content));
});

test('a comment behind the list of contents does not hide it', async () => {
  await expect(zipEntries(await openZip(zip(two, 'x'.repeat(3000))))).resolves.toHaveLength(2);
});

test.each([
  ['something that is not a zip file', Buffer.from('this is not a zip file at all, not even nearly'), 'not a zip file'],
  ['an empty file', Buffer.alloc(0), 'not a zip file'],
  ['a zip file cut short', zip(two).subarray(0, 200), 'not a zip file'],
])('%s is refused', async (_what, bytes, sentence) => {
  await expect(zipEntries(await openZip(bytes))).rejects.toThrow(sentence);
});

test('damaged content is refused', async () => {
  const bytes = zip(two);
  bytes.writeUInt32LE(0, 0);
  const [first] = await zipEntries(await openZip(bytes));
  await expect(first?.content()).rejects.toThrow('damaged at electron');
});

// Reads single entries out of a zip file. The machine may have no unzip program, and one archive here holds 25,000 files of which we want 60.
// Format: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record). No zip64, no encryption.
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const endRecord = { signature: 0x06054b50, size: 22 };
const centralHeader = { signature: 0x02014b50, size: 46 };
const localHeader = { signature: 0x04034b50, size: 30 };

async function readAt(file, length, position) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('The zip file ends too early.');
  return buffer;
}

async function readEndRecord(file) {
  const { size } = await file.stat();
  // The end record may be followed by a comment of up to 65,535 bytes.
  const length = Math.min(size, endRecord.size + 0xffff);
  const tail = await readAt(file, length, size - length);
  for (let at = length - endRecord.size; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endRecord.signature) {
      return {
        count: tail.readUInt16LE(at + 10),
        size: tail.readUInt32LE(at + 12),
        offset: tail.readUInt32LE(at + 16),
      };
    }
  }
  throw new Error('This is not a zip file.');
}

async function contentOf(file, entry) {
  const header = await readAt(file, localHeader.size, entry.offset);
  if (header.readUInt32LE(0) !== localHeader.signature) throw new Error(`The zip file is damaged at ${entry.name}.`);
  // The local header repeats name and extra field, with lengths of its own.
  const start = entry.offset + localHeader.size + header.readUInt16LE(26) + header.readUInt16LE(28);
  const stored = await readAt(file, entry.storedSize, start);
  if (entry.method === 0) return stored;
  if (entry.method !== 8)
    throw new Error(`${entry.name} is packed by method ${entry.method}, which is not known here.`);
  const content = await inflate(stored);
  if (content.length !== entry.size) throw new Error(`The zip file is damaged at ${entry.name}.`);
  return content;
}

/**
 * Lists the entries of an open zip file.
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<{ name: string, mode: number, size: number, content: () => Promise<Buffer> }[]>} `mode` holds the Unix permission bits, 0 if the archive has none
 * @throws {Error} on anything that is not a plain zip file
 */
export async function zipEntries(file) {
  const end = await readEndRecord(file);
  const directory = await readAt(file, end.size, end.offset);
  const entries = [];
  let at = 0;
  for (let index = 0; index < end.count; index++) {
    if (directory.readUInt32LE(at) !== centralHeader.signature)
      throw new Error('The zip file has a damaged list of contents.');
    const nameLength = directory.readUInt16LE(at + 28);
    const entry = {
      name: directory.toString('utf8', at + centralHeader.size, at + centralHeader.size + nameLength),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      method: directory.readUInt16LE(at + 10),
      storedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    };
    entries.push({ name: entry.name, mode: entry.mode, size: entry.size, content: () => contentOf(file, entry) });
    at += centralHeader.size + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

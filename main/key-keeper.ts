import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { KEY_FILE, KeyRing, type KeysFound, type Protection } from './contract/shell-frames.ts';
import { errorFacts, type WriteLog } from './shell-log.ts';

/** The part of Electron's `safeStorage` that seals: the keychain of the kiosk's account. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

/**
 * keys.json: sealed by the keychain, or plain in a file that only the kiosk's account can read, where there is no keychain.
 * The manager's page says which (DESIGN.md, Data and keys).
 */
const KeyFile = z.discriminatedUnion('protection', [
  z.strictObject({ protection: z.literal('keychain'), sealed: z.base64() }),
  z.strictObject({ protection: z.literal('file'), ring: KeyRing }),
]);

export class KeyKeeper {
  readonly #keychain: Keychain;
  readonly #platform: NodeJS.Platform;
  readonly #log: WriteLog;

  constructor(keychain: Keychain, platform: NodeJS.Platform, log: WriteLog) {
    this.#keychain = keychain;
    this.#platform = platform;
    this.#log = log;
  }

  /**
   * How keys would be kept now. Electron's `basic_text` is no protection: it seals with a password that is in its source.
   * Not before Electron is `ready`, or a real keychain looks absent.
   */
  protection(): Protection {
    if (!this.#keychain.isEncryptionAvailable()) return 'file';
    if (this.#platform !== 'linux') return 'keychain';
    const backend = this.#keychain.getSelectedStorageBackend?.() ?? 'unknown';
    return backend === 'basic_text' || backend === 'unknown' ? 'file' : 'keychain';
  }

  /** Reads the keys of the setting in `folder`. Never throws: a key file that cannot be opened is a state of its own. */
  find(folder: string): KeysFound {
    const protection = this.protection();
    const file = join(folder, KEY_FILE);
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { keys: 'none', protection };
      return this.#unreadable(error, protection);
    }
    try {
      const found = KeyFile.parse(JSON.parse(text));
      if (found.protection === 'file') {
        this.#closeToOthers(file);
        return { keys: 'found', protection: 'file', ring: found.ring };
      }
      if (protection !== 'keychain') return this.#unreadable(new Error('no keychain'), 'keychain');
      const ring = KeyRing.parse(JSON.parse(this.#keychain.decryptString(Buffer.from(found.sealed, 'base64'))));
      return { keys: 'found', protection: 'keychain', ring };
    } catch (error) {
      return this.#unreadable(error, protection);
    }
  }

  /**
   * Writes the keys into `folder`, durable before it returns.
   * @param dataFolder `folder` must lie inside it; the shell writes keys nowhere else, whoever asks
   */
  keep(folder: string, dataFolder: string, ring: KeyRing): { kept: boolean; protection: Protection } {
    const protection = this.protection();
    const inside = relative(dataFolder, folder);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
      this.#log('error', 'keys-not-kept', { reason: 'outside-data-folder' });
      return { kept: false, protection };
    }
    try {
      const content: z.infer<typeof KeyFile> =
        protection === 'keychain'
          ? { protection, sealed: this.#keychain.encryptString(JSON.stringify(ring)).toString('base64') }
          : { protection, ring };
      writeDurably(folder, KEY_FILE, JSON.stringify(content));
      this.#log('info', 'keys-kept', { protection });
      return { kept: true, protection };
    } catch (error) {
      this.#log('error', 'keys-not-kept', errorFacts(error));
      return { kept: false, protection };
    }
  }

  #unreadable(error: unknown, protection: Protection): KeysFound {
    this.#log('error', 'keys-unreadable', { ...errorFacts(error), protection });
    return { keys: 'unreadable', protection };
  }

  // A copied or restored file often comes back readable by everybody.
  #closeToOthers(file: string): void {
    if (this.#platform === 'win32' || (statSync(file).mode & 0o077) === 0) return;
    chmodSync(file, 0o600);
    this.#log('warn', 'keys-closed-to-others');
  }
}

/** Whole or not at all, also through a power cut: a file beside it, flushed, put in its place by a rename, the folder flushed. */
function writeDurably(folder: string, name: string, text: string): void {
  const target = join(folder, name);
  const half = `${target}.half`;
  try {
    rmSync(half, { force: true }); // of a start that ended in between
    const file = openSync(half, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const entry = openSync(folder, 'r');
  try {
    fsyncSync(entry);
  } finally {
    closeSync(entry);
  }
}

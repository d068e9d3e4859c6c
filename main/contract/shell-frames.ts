import { z } from 'zod';
import { PRINT_FAULTS, PrintedPage } from './printed-page.ts';

/**
 * Between the shell and the station (utilityProcess.postMessage, or a fork's IPC under plain Node). The shell holds no rules
 * and no data: it starts the station, hands over the screen's port, the keys and the badge scans of the keyboard wedge, and
 * does the three things only Electron's main process can: keychain, PDF, quitting.
 */

/** The secrets of one setting, made at set-up. All but `keyId` are base64 of 32 random bytes, the checkpoint key is PKCS#8 PEM. */
export const KeyRing = z.strictObject({
  keyId: z.string(),
  badge: z.base64(),
  audit: z.base64(),
  pepper: z.base64(),
  personal: z.base64(),
  checkpointPrivateKeyPem: z.string(),
});
export type KeyRing = z.infer<typeof KeyRing>;

export const Protection = z.enum(['keychain', 'file']);
export type Protection = z.infer<typeof Protection>;

/** `none`: no key file at all. `unreadable`: there is one, but the keychain of this account cannot open it. */
export const KeysFound = z.discriminatedUnion('keys', [
  z.strictObject({ keys: z.literal('none'), protection: Protection }),
  z.strictObject({ keys: z.literal('unreadable'), protection: Protection }),
  z.strictObject({
    keys: z.literal('found'),
    protection: Protection,
    ring: KeyRing,
  }),
]);
export type KeysFound = z.infer<typeof KeysFound>;

/** The largest PDF that is handed over; a sign is a hundredth of it. */
export const MOST_PRINTED_BYTES = 8 * 1024 * 1024;

const PrintedBytes = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MOST_PRINTED_BYTES,
);

/** `busy`: another page is being printed. `too-large`: the PDF is larger than what is handed over. */
const PrintAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: PrintedBytes }),
  z.strictObject({ ok: z.literal(false), code: z.enum([...PRINT_FAULTS, 'busy', 'too-large']) }),
]);
export type PrintAnswer = z.infer<typeof PrintAnswer>;

export const ToStation = z.discriminatedUnion('message', [
  /** First message of every start. Paths are absolute. `settingFolder` may not exist yet. */
  z.strictObject({
    message: z.literal('begin'),
    dataFolder: z.string(),
    policiesFolder: z.string(),
    programVersion: z.string(),
    nativeBinding: z.string().nullable(),
    nodePath: z.string().nullable(),
    simulatorEntry: z.string().nullable(),
    release: z.boolean(),
    /** The parent is Electron, which makes PDFs. */
    prints: z.boolean(),
    keys: KeysFound,
  }),
  /** Comes with the screen's port (`event.ports[0]`); a newer one replaces the older. */
  z.strictObject({ message: z.literal('screen') }),
  z.strictObject({
    message: z.literal('wedge-tap'),
    identity: z.string().max(64),
    at: z.int(),
  }),
  z.strictObject({
    message: z.literal('keys-kept'),
    kept: z.boolean(),
    protection: Protection,
  }),
  /** What became of the page of that number. */
  z.strictObject({ message: z.literal('printed'), number: z.int().min(1), answer: PrintAnswer }),
  /** Each second; answered with `pong` by the station's event loop. */
  z.strictObject({ message: z.literal('ping') }),
  z.strictObject({ message: z.literal('stop') }),
]);
export type ToStation = z.infer<typeof ToStation>;

export const FromStation = z.discriminatedUnion('message', [
  z.strictObject({ message: z.literal('ready') }),
  z.strictObject({ message: z.literal('pong') }),
  /** Set-up ended: write the ring into `folder` durably, protected by the keychain where there is one, then answer. */
  z.strictObject({
    message: z.literal('keep-keys'),
    folder: z.string(),
    ring: KeyRing,
  }),
  /** `swallow`: a scan may be in progress on a screen where no typing is expected; the wedge may hold keys back longer. */
  z.strictObject({ message: z.literal('wedge'), listening: z.boolean() }),
  /** Make a PDF of this and answer with its bytes. One at a time. */
  z.strictObject({ message: z.literal('print'), number: z.int().min(1), page: PrintedPage }),
  z.strictObject({ message: z.literal('stopped') }),
  z.strictObject({
    message: z.literal('log'),
    level: z.enum(['info', 'warn', 'error']),
    event: z.string().max(80),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
]);
export type FromStation = z.infer<typeof FromStation>;

/** Inside the data folder: everything that makes a setting lies in one folder, so that set-up can put it in place by one rename. */
export const SETTING_FOLDER = 'setting';
export const KEY_FILE = 'keys.json';
export const RECORD_FILE = 'record.sqlite';
export const CONFIG_FILE = 'config.yaml';
export const POLICY_FILE = 'policy.yaml';

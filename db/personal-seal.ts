import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { sealedPlace } from '../main/domain/record/hash-chain.ts';

/**
 * Personal text at rest: `iv (12) || AES-256-GCM(salt (32) || value in UTF-8) || tag (16)`, with its place in the log as
 * associated data. The salt lies inside, so that erasing the one row erases value and salt together and the commitment
 * left in the log can no longer be tried against guessed names.
 */
const IV_BYTES = 12;
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const ZERO = Buffer.alloc(1);

export interface SealedField {
  readonly commitment: string;
  readonly sealed: Buffer;
}

export interface OpenedField {
  readonly commitment: string;
  readonly value: string;
}

export interface Place {
  readonly kiosk: string;
  readonly seq: number;
  readonly field: string;
}

/** @param random for tests; must be a cryptographic source otherwise, as the nonce must never repeat under one key. */
export function sealField(
  key: Buffer,
  place: Place,
  value: string,
  random: (bytes: number) => Buffer = (bytes) => randomBytes(bytes),
): SealedField {
  const salt = random(SALT_BYTES);
  const iv = random(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(sealedPlace(place.kiosk, place.seq, place.field), 'utf8'));
  const body = Buffer.concat([cipher.update(salt), cipher.update(value, 'utf8'), cipher.final()]);
  const sealed = Buffer.concat([iv, body, cipher.getAuthTag()]);
  return { commitment: commitmentOf(salt, place.field, Buffer.from(value, 'utf8')), sealed };
}

/** Null when it does not open: other key, other place, or damaged. */
export function openField(key: Buffer, place: Place, sealed: Buffer): OpenedField | null {
  if (sealed.length < IV_BYTES + SALT_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(sealedPlace(place.kiosk, place.seq, place.field), 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const body = decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES));
    const plain = Buffer.concat([body, decipher.final()]);
    const salt = plain.subarray(0, SALT_BYTES);
    const value = plain.subarray(SALT_BYTES);
    return { commitment: commitmentOf(salt, place.field, value), value: value.toString('utf8') };
  } catch {
    return null;
  }
}

/** SHA-256(salt || 0x00 || field || 0x00 || value), hex. */
function commitmentOf(salt: Buffer, field: string, value: Buffer): string {
  return createHash('sha256').update(salt).update(ZERO).update(field, 'utf8').update(ZERO).update(value).digest('hex');
}

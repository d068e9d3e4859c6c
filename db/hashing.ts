import { createHash, createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import type { Entry } from '../main/domain/record/entry.ts';
import { checkpointText, type Head, hashedText, type UnhashedEntry } from '../main/domain/record/hash-chain.ts';

/** SHA-256 in lower-case hex over the entry's canonical text (main/domain/record/hash-chain.ts). */
export function hashOf(entry: UnhashedEntry): string {
  return createHash('sha256').update(hashedText(entry), 'utf8').digest('hex');
}

export function sealEntry(entry: UnhashedEntry): Entry {
  return { ...entry, hash: hashOf(entry) };
}

/** HMAC-SHA-256 over the hash, in hex: without the key nobody can write a row that passes. */
export function macOf(auditKey: Buffer, hash: string): string {
  return createHmac('sha256', auditKey).update(hash, 'utf8').digest('hex');
}

export function sameMac(left: string, right: string): boolean {
  const a = Buffer.from(left, 'utf8');
  const b = Buffer.from(right, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Ed25519 over the checkpoint's text; base64. */
export function signCheckpointText(privateKeyPem: string, kiosk: string, head: Head): string {
  return sign(null, Buffer.from(checkpointText(kiosk, head), 'utf8'), createPrivateKey(privateKeyPem)).toString(
    'base64',
  );
}

/** False also for a key that is none, so that a damaged key reads as `not signed by it`. */
export function isSignedCheckpoint(publicKeyPem: string, kiosk: string, head: Head, signature: string): boolean {
  try {
    const text = Buffer.from(checkpointText(kiosk, head), 'utf8');
    return verify(null, text, createPublicKey(publicKeyPem), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** The public half as SPKI PEM. */
export function publicKeyOf(privateKeyPem: string): string {
  return createPublicKey(createPrivateKey(privateKeyPem)).export({ type: 'spki', format: 'pem' }).toString();
}

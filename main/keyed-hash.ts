import { createHash, createHmac } from 'node:crypto';

/** Badges, codes and passes are stored as HMAC-SHA-256 under a key that is not in the record (SECURITY-NOTES 3). */
export type CredentialPurpose = 'badge' | 'personal-code' | 'family-code' | 'recovery-code' | 'pass';

/**
 * Lower-case hex. The purpose is part of what is hashed, so that a family code never opens what a pass opens. Case and spaces
 * do not count: people type as they like.
 */
export function keyedHash(key: Buffer, purpose: CredentialPurpose, text: string): string {
  const canonical = text.replace(/[\s-]/g, '').toUpperCase();
  return createHmac('sha256', key).update(`${purpose}\0${canonical}`).digest('hex');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

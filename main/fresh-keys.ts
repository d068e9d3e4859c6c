import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyRing } from './contract/shell-frames.ts';

/** The secrets of a new setting. Made once, at set-up; the kiosk never shows them. */
export function freshKeyRing(): KeyRing {
  const secret = () => randomBytes(32).toString('base64');
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return {
    keyId: `k-${randomBytes(4).toString('hex')}`,
    badge: secret(),
    audit: secret(),
    pepper: secret(),
    personal: secret(),
    checkpointPrivateKeyPem: privateKey,
  };
}

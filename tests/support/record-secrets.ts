import type { RecordKeys } from '../../db/record.ts';

/** The same in every process of a test. Made for tests, used nowhere else. */
export function keys(): RecordKeys {
  return {
    keyId: 'key-1',
    audit: Buffer.alloc(32, 0xa1),
    personal: Buffer.alloc(32, 0xb2),
    checkpointPrivateKeyPem: signingKey('1'),
  };
}

/** The same key id, but nothing else in common. */
export function otherKeys(): RecordKeys {
  return {
    keyId: 'key-1',
    audit: Buffer.alloc(32, 0xc3),
    personal: Buffer.alloc(32, 0xd4),
    checkpointPrivateKeyPem: signingKey('2'),
  };
}

/** PKCS#8 of an Ed25519 key whose 32 secret bytes are all the same (RFC 8410, 7: the rest is a fixed prefix). */
function signingKey(digit: '1' | '2'): string {
  const der = Buffer.from(`302e020100300506032b657004220420${digit.repeat(64)}`, 'hex');
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

/** 23 November 2026, 08:00 UTC, a second later at each look. */
export function tickingClock(start = Date.UTC(2026, 10, 23, 8)) {
  let now = start;
  return {
    now: () => {
      now += 1000;
      return now;
    },
    monotonic: () => now - start,
  };
}

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashOf, isSignedCheckpoint, macOf, publicKeyOf, sameMac, signCheckpointText } from '../../db/hashing.ts';
import { GENESIS } from '../../main/domain/record/entry.ts';
import {
  checkpointText,
  EMPTY_HEAD,
  hashedText,
  linkOf,
  sealedPlace,
  type UnhashedEntry,
} from '../../main/domain/record/hash-chain.ts';
import { keys, otherKeys } from '../support/record-fixtures.ts';

const entry: UnhashedEntry = {
  version: 1,
  kiosk: 'door-a',
  seq: 3,
  at: 1_795_000_000_000,
  monotonic: 12,
  boot: 'boot-1',
  demonstration: false,
  kind: 'station-stopped',
  facts: {},
  commitments: {},
  previous: GENESIS,
};

describe('the hash of an entry', () => {
  test('stands on this very text, for ever', () => {
    expect(hashedText(entry)).toBe(
      '{"at":1795000000000,"boot":"boot-1","commitments":{},"demonstration":false,"facts":{},"kind":"station-stopped",' +
        `"kiosk":"door-a","monotonic":12,"previous":"${GENESIS}","seq":3,"version":1}`,
    );
    expect(hashOf(entry)).toBe(createHash('sha256').update(hashedText(entry)).digest('hex'));
  });

  test.each([
    { kiosk: 'door-b' },
    { seq: 4 },
    { at: 0 },
    { monotonic: 13 },
    { boot: 'boot-2' },
    { demonstration: true },
    { kind: 'clock-jumped' as const },
    { facts: { a: 1 } },
    { commitments: { first: GENESIS } },
    { previous: 'f'.repeat(64) },
  ])('changes with %o', (change) => {
    expect(hashOf({ ...entry, ...change })).not.toBe(hashOf(entry));
  });

  test('its MAC needs the key', () => {
    const hash = hashOf(entry);
    expect(sameMac(macOf(keys.audit, hash), macOf(keys.audit, hash))).toBe(true);
    expect(sameMac(macOf(keys.audit, hash), macOf(otherKeys.audit, hash))).toBe(false);
    expect(sameMac(macOf(keys.audit, hash), '')).toBe(false);
  });
});

describe('links of the chain', () => {
  const head = { seq: 2, hash: 'a'.repeat(64) };
  test.each([
    [3, head.hash, 'follows'],
    [3, 'b'.repeat(64), 'other-previous'],
    [4, head.hash, 'gap'],
    [2, head.hash, 'out-of-order'],
    [1, head.hash, 'out-of-order'],
  ])('entry %i after 2 with previous %s: %s', (seq, previous, link) => {
    expect(linkOf(head, { seq, previous })).toBe(link);
  });

  test('the first entry follows the genesis', () => {
    expect(linkOf(EMPTY_HEAD, { seq: 1, previous: GENESIS })).toBe('follows');
  });
});

describe('checkpoints', () => {
  const head = { seq: 41, hash: 'c'.repeat(64) };

  test('sign this text', () => {
    expect(checkpointText('door-a', head)).toBe(`cloakroom-checkpoint/1\ndoor-a\n41\n${head.hash}\n`);
    expect(sealedPlace('door-a', 41, 'first')).toBe('door-a/41/first');
  });

  test('are good for that kiosk, sequence, hash and key only', () => {
    const key = publicKeyOf(keys.checkpointPrivateKeyPem);
    const signature = signCheckpointText(keys.checkpointPrivateKeyPem, 'door-a', head);
    expect(isSignedCheckpoint(key, 'door-a', head, signature)).toBe(true);
    expect(isSignedCheckpoint(key, 'door-b', head, signature)).toBe(false);
    expect(isSignedCheckpoint(key, 'door-a', { ...head, seq: 42 }, signature)).toBe(false);
    expect(isSignedCheckpoint(key, 'door-a', { ...head, hash: 'd'.repeat(64) }, signature)).toBe(false);
    expect(isSignedCheckpoint(publicKeyOf(otherKeys.checkpointPrivateKeyPem), 'door-a', head, signature)).toBe(false);
    expect(isSignedCheckpoint('no key', 'door-a', head, signature)).toBe(false);
  });
});

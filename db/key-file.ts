import { z } from 'zod';
import { err, ok, type Result } from '../main/domain/result.ts';
import type { CheckingKeys } from './chain-check.ts';

const Key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32);

/** Loose: the ring also holds keys that are no business of the record. */
const Ring = z.object({ keyId: z.string(), audit: Key, personal: Key });

const KeyFile = z.union([
  z.object({ protection: z.literal('keychain') }),
  z.object({ protection: z.literal('file'), ring: Ring }),
  Ring,
]);

/** The keys for checking from the text of a keys.json, with or without its envelope. */
export function checkingKeys(text: string): Result<CheckingKeys, 'keys-malformed' | 'keys-in-keychain'> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('keys-malformed');
  }
  const parsed = KeyFile.safeParse(json);
  if (!parsed.success) return err('keys-malformed');
  if ('audit' in parsed.data) return ok(parsed.data);
  if ('ring' in parsed.data) return ok(parsed.data.ring);
  return err('keys-in-keychain');
}

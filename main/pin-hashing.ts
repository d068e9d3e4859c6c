import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { PinHashing } from './desks/ports.ts';

/** `Algorithm.Argon2id`; the package declares an ambient const enum, which stripped types cannot reach. */
const ARGON2ID = 2;

/** Cost of one PIN check. SECURITY-NOTES 3: 128 MiB, 3 passes, 1 lane took 460 ms; tests use less. */
export interface PinCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

export const PIN_COST: PinCost = { memoryKiB: 131_072, passes: 3 };

/**
 * argon2id over HMAC(pepper, pin): no hash protects a million PINs, so the pepper outside the record is what keeps a stolen
 * file from being tried. One at a time: each check takes the whole memory cost.
 */
export function pinHashing(pepper: Buffer, cost: PinCost = PIN_COST): PinHashing {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  const peppered = (pin: string) => createHmac('sha256', pepper).update(pin).digest('hex');
  return {
    hash: (pin) =>
      inTurn(() =>
        hash(peppered(pin), {
          algorithm: ARGON2ID,
          memoryCost: cost.memoryKiB,
          timeCost: cost.passes,
          parallelism: 1,
        }),
      ),
    verify: (pinHash, pin) => inTurn(async () => verify(pinHash, peppered(pin)).catch(() => false)),
  };
}

import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { pinWait } from '../domain/desk/pin-throttle.ts';
import type { Id } from '../domain/people.ts';
import { raise } from '../domain/record/raise.ts';
import type { PolicyInForce } from './policy-in-force.ts';
import type { Append, Fresh, PinHashing } from './ports.ts';

export type PinOutcome =
  | { readonly happened: 'pin-accepted'; readonly person: Id }
  | {
      readonly happened: 'pin-refused';
      readonly person: Id;
      readonly waitUntil: number | null;
      readonly triesLeft: number;
      readonly lockedOut: boolean;
    }
  | { readonly happened: 'not-recorded'; readonly code: 'record-failed' };

interface Sources {
  readonly record: Record;
  readonly clock: Clock;
  readonly pins: PinHashing;
  readonly fresh: Fresh;
  readonly append: Append;
  policy(): PolicyInForce;
}

/**
 * Looks at a PIN. The attempt is on record before the PIN is, so that neither a restart nor a moved clock gives more tries
 * (SECURITY-NOTES 3). A person who has to wait is refused without looking, however right the PIN may be.
 */
export async function checkPin(person: Id, pin: string, use: string, sources: Sources): Promise<PinOutcome> {
  const { record, clock, pins, fresh, append } = sources;
  const limits = sources.policy().policy.credentials;
  const before = pinWait(record.people.pinAttempts(person), clock, limits);
  if (before.lockedOut || before.waitUntil !== null) return { happened: 'pin-refused', person, ...before };
  if (!append([{ kind: 'pin-tried', facts: { person } }])) return { happened: 'not-recorded', code: 'record-failed' };
  const stored = record.people.pin(person);
  const right = stored !== null && (await pins.verify(stored.pinHash, pin));
  if (right) {
    const accepted = append([{ kind: 'pin-accepted', facts: { person, use } }]);
    return accepted ? { happened: 'pin-accepted', person } : { happened: 'not-recorded', code: 'record-failed' };
  }
  const after = pinWait(record.people.pinAttempts(person), clock, limits);
  if (after.lockedOut) append([raise(fresh.id('x'), 'pin-locked-out', 'serious', { person })]);
  return { happened: 'pin-refused', person, ...after };
}

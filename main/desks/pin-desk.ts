import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { shutting } from '../domain/code-gate.ts';
import { pinWait } from '../domain/desk/pin-throttle.ts';
import type { Id } from '../domain/people.ts';
import { raise } from '../domain/record/raise.ts';
import { momentNow, readGate } from './gate-reading.ts';
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
      /** Too many wrong PINs of anybody: none is looked at for a while. */
      readonly shut: boolean;
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
 * Looks at a PIN. The attempt is on record before the PIN is, so that neither a restart nor a moved clock gives more tries.
 * A person who has to wait is refused without looking, however right the PIN may be; so is everybody while too many wrong
 * PINs keep the desk shut.
 */
export async function checkPin(person: Id, pin: string, use: string, sources: Sources): Promise<PinOutcome> {
  const { record, clock, pins, fresh, append } = sources;
  const { policy } = sources.policy();
  const wait = () => pinWait(record.people.pinAttempts(person), momentNow(record, clock), policy.credentials);
  const gate = () => readGate('pin', record, clock, policy);
  const before = wait();
  const { shut } = gate();
  if (shut || before.lockedOut || before.waitUntil !== null)
    return { happened: 'pin-refused', person, ...before, shut };
  if (!append([{ kind: 'pin-tried', facts: { person } }])) return { happened: 'not-recorded', code: 'record-failed' };
  const stored = record.people.pin(person);
  const right = stored !== null && (await pins.verify(stored.pinHash, pin));
  if (right) {
    const accepted = append([{ kind: 'pin-accepted', facts: { person, use } }]);
    return accepted ? { happened: 'pin-accepted', person } : { happened: 'not-recorded', code: 'record-failed' };
  }
  const after = wait();
  const tooMany = gate().missesLeft === 0;
  append([
    ...(after.lockedOut ? [raise(fresh.id('x'), 'pin-locked-out', 'serious', { person })] : []),
    ...(tooMany ? shutting('pin', fresh.id('x')) : []),
  ]);
  return { happened: 'pin-refused', person, ...after, shut: tooMany };
}

import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { type CodeGate, type GateState, gateState } from '../domain/code-gate.ts';
import { elapsedSince, type Moment } from '../domain/elapsed.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { Entry } from '../domain/record/entry.ts';

/** Now, as an entry that was written now would say it. */
export function momentNow(record: Record, clock: Clock): Moment {
  return { at: clock.now(), monotonic: clock.monotonic(), boot: record.boot };
}

/** How a gate stands by what is on record: neither a restart nor a moved clock gives more tries. */
export function readGate(gate: CodeGate, record: Record, clock: Clock, { credentials }: Policy): GateState {
  const most = credentials.kioskFailures;
  const shuttings = record.log.latestOf('codes-shut', 50).filter((entry) => entry.facts['gate'] === gate);
  const misses = gate === 'pin' ? wrongPins(record, most) : refusals(gate, record, most);
  return gateState(misses, shuttings, momentNow(record, clock), credentials);
}

function refusals(gate: CodeGate, record: Record, most: number): readonly Entry[] {
  // Others' refusals lie between; more than this in one window would have shut every gate there is.
  return record.log.latestOf('code-refused', most * 5).filter((entry) => entry.facts['gate'] === gate);
}

/** Tries that no acceptance of the same person followed: a try whose answer was never recorded counts as wrong. */
function wrongPins(record: Record, most: number): readonly Entry[] {
  const accepted = record.log.latestOf('pin-accepted', most * 5);
  const taken = new Set<number>();
  const tries = record.log.latestOf('pin-tried', most * 5);
  for (const right of accepted) {
    const one = tries.find((tried) => tried.seq < right.seq && tried.facts['person'] === right.facts['person']);
    if (one !== undefined) taken.add(one.seq);
  }
  return tries.filter((tried) => !taken.has(tried.seq));
}

/** A badge that nobody here has is one entry, however often it is held to the reader in this time. */
const SAME_TAP_MS = 10 * 60_000;

export function tappedLately(keyedHash: string, record: Record, clock: Clock): boolean {
  const now = momentNow(record, clock);
  return record.log
    .latestOf('credential-unknown', 20)
    .some((entry) => entry.facts['keyedHash'] === keyedHash && elapsedSince(entry, now) < SAME_TAP_MS);
}

import { elapsedSince, type Moment } from './elapsed.ts';
import type { Facts } from './kiosk/facts.ts';
import type { Policy } from './policy/policy.ts';
import type { AuditEvent } from './record/audit-event.ts';
import { raise } from './record/raise.ts';

/**
 * What can be guessed at the kiosk. Each is counted over everybody who stands there, and shut by itself: a child who plays
 * with family codes keeps no manager from the desk. Badges have no gate, and signing in as a visitor has none.
 */
export const CODE_GATES = ['leaving', 'family-code', 'personal-code', 'recovery-code', 'pin'] as const;
export type CodeGate = (typeof CODE_GATES)[number];

export interface GateState {
  readonly shut: boolean;
  /** Wrong answers until it shuts; 0 when the last of them is on record. */
  readonly missesLeft: number;
}

interface Missed extends Moment {
  readonly seq: number;
}

/**
 * How a gate stands. `misses` and `shuttings` in any order, as far back as the policy's window at least; only what came
 * after the last shutting counts towards the next.
 */
export function gateState(
  misses: readonly Missed[],
  shuttings: readonly Missed[],
  now: Moment,
  limits: Pick<Policy['credentials'], 'kioskFailures' | 'kioskWindowMinutes' | 'kioskShutMinutes'>,
): GateState {
  const last = shuttings.reduce<Missed | null>((found, each) => (each.seq > (found?.seq ?? 0) ? each : found), null);
  if (last !== null && elapsedSince(last, now) < limits.kioskShutMinutes * 60_000) return { shut: true, missesLeft: 0 };
  const counted = misses.filter(
    (miss) => miss.seq > (last?.seq ?? 0) && elapsedSince(miss, now) < limits.kioskWindowMinutes * 60_000,
  );
  return { shut: false, missesLeft: Math.max(0, limits.kioskFailures - counted.length) };
}

/** A wrong answer goes on record before it is answered; the one too many shuts the gate, an exception once per shutting. */
export function missed(
  gate: CodeGate,
  facts: Facts,
): { readonly events: readonly AuditEvent[]; readonly shuts: boolean } {
  const shuts = facts.gate(gate).missesLeft <= 1;
  const refused: AuditEvent = { kind: 'code-refused', facts: { gate } };
  return { events: shuts ? [refused, ...shutting(gate, facts.newId('x'))] : [refused], shuts };
}

export function shutting(gate: CodeGate, exception: string): readonly AuditEvent[] {
  return [{ kind: 'codes-shut', facts: { gate } }, raise(exception, 'codes-shut', 'attention', {}, gate)];
}

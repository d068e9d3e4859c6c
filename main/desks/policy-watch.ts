import type { AuditEvent } from '../domain/record/audit-event.ts';
import { raise } from '../domain/record/raise.ts';
import type { PolicyFile, PolicyInForce, PolicyRefusal } from './policy-in-force.ts';
import type { Append, Fresh } from './ports.ts';

export interface PolicyWatchParts {
  readonly policyFile: PolicyFile;
  /** What the start found: the policy to begin with, and a changed file beside it that could not be taken. */
  readonly policy: PolicyInForce;
  readonly refused: PolicyRefusal | null;
  readonly fresh: Fresh;
  readonly append: Append;
  changed(): void;
}

export interface PolicyWatch {
  inForce(): PolicyInForce;
  refused(): PolicyRefusal | null;
  /** Once, at the start: writes down the policy in force if `recorded` (a hash) is another one, and a refusal. */
  begin(recorded: string | null): Promise<void>;
  look(): void;
  /** To be called at the idle screen: a policy that changed counts from here on. */
  adoptWaiting(): void;
}

/** A policy changed while the kiosk runs counts from the next idle screen on; a broken one never, and the manager is told. */
export function watchPolicy(parts: PolicyWatchParts): PolicyWatch {
  const { policyFile, append, changed } = parts;
  let inForce = parts.policy;
  let refused = parts.refused;
  let waiting: PolicyInForce | null = null;
  let looking = false;

  function adopted({ policy, hash }: PolicyInForce): AuditEvent {
    return { kind: 'policy-adopted', facts: { policyId: policy.id, version: String(policy.version), hash } };
  }

  /** Whoever can write the file is nobody the kiosk knows: a manager says by name that the change is theirs (SETTINGS B13). */
  function recordChange(changedTo: PolicyInForce): boolean {
    const { hash, policy } = changedTo;
    return append([
      adopted(changedTo),
      raise(parts.fresh.id('x'), 'policy-changed', 'attention', {}, `${policy.version} ${hash.slice(0, 8)}`),
    ]);
  }

  function recordRefusal({ hash, faults, line }: PolicyRefusal): boolean {
    return append([
      { kind: 'policy-refused', facts: { hash, faults } },
      raise(parts.fresh.id('x'), 'policy-refused', 'attention', {}, `line ${line}`),
    ]);
  }

  return {
    inForce: () => inForce,
    refused: () => refused,
    async begin(recorded) {
      if (recorded === null) append([adopted(inForce)]);
      else if (recorded !== inForce.hash) recordChange(inForce);
      if (refused !== null) recordRefusal(refused);
      await policyFile.look();
    },
    look() {
      if (looking) return;
      looking = true;
      void policyFile.look().then((found) => {
        looking = false;
        if (found === null) return;
        if ('policy' in found) {
          waiting = found.policy.hash === inForce.hash ? null : found.policy;
          refused = null;
        } else if (recordRefusal(found.refused)) {
          waiting = null;
          refused = found.refused;
        }
        changed();
      });
    },
    adoptWaiting() {
      if (waiting === null) return;
      const next = waiting;
      waiting = null;
      if (!recordChange(next)) return;
      inForce = next;
      changed();
    },
  };
}

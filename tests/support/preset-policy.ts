import { fileURLToPath } from 'node:url';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { faultSentence, readPolicyFile } from '../../main/policies/load-policy.ts';

export function presetPath(id: string): string {
  return fileURLToPath(new URL(`../../main/policies/${id}.yaml`, import.meta.url));
}

/** A shipped preset, read as the station reads it. */
export function presetPolicy(id: string): Policy {
  const read = readPolicyFile(presetPath(id));
  if (read.ok) return read.value.policy;
  throw new Error(
    read.code === 'policy-malformed' ? read.faults.map((fault) => faultSentence(id, fault)).join('\n') : read.code,
  );
}

/** A copy with some parts replaced. */
export function changed(policy: Policy, change: (copy: Policy) => void): Policy {
  const copy = structuredClone(policy);
  change(copy);
  return copy;
}

import type { Policy } from '../domain/policy/policy.ts';

/** The policy that decides now, with the hash of the file it came from. Every visit stores both. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly hash: string;
}

/** A policy file that cannot count: the one from before stays in force, and the manager is told where the first fault stands. */
export interface PolicyRefusal {
  /** SHA-256 of the file as it was found, hex. */
  readonly hash: string;
  readonly faults: number;
  /** 0: the file cannot be opened at all. */
  readonly line: number;
  readonly field: string;
}

export type PolicyFound = { readonly policy: PolicyInForce } | { readonly refused: PolicyRefusal };

/** The policy's file while the kiosk runs. */
export interface PolicyFile {
  /** What it says now; null while it has not changed since the last look. */
  look(): Promise<PolicyFound | null>;
}

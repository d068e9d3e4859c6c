import type { Policy } from '../domain/policy/policy.ts';

/** The policy that decides now, with the hash of the file it came from. Every visit stores both. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly hash: string;
}

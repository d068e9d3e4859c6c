import type { Role } from '../people.ts';
import type { Arrangement as Kind } from '../policy/permissions.ts';
import type { Policy } from '../policy/policy.ts';
import type { Arrangement } from '../record/state.ts';

/** A kind that the policy in force knows; undefined for one that an earlier policy had. */
export function kindOf(kind: string, policy: Policy): Kind | undefined {
  return Object.hasOwn(policy.arrangements, kind) ? policy.arrangements[kind] : undefined;
}

/** Who may read what a policy no longer knows. */
const READERS_OF_OLD_KINDS: readonly Role[] = ['manager', 'dsl-lead'];

/** The roles that may read a kind: the ones that it names, or else the ones that approve it. */
export function readersOf(kind: string, policy: Policy): readonly Role[] {
  const known = kindOf(kind, policy);
  return known === undefined ? READERS_OF_OLD_KINDS : (known.readBy ?? known.approvedBy);
}

/** Whether its terms are sealed in the record, because not everybody who reads the record may read them (SETTINGS A19, E23). */
export function isConfidential(kind: string, policy: Policy): boolean {
  return kindOf(kind, policy)?.readBy !== undefined;
}

export function mayRead({ terms }: Pick<Arrangement, 'terms'>, roles: readonly Role[], policy: Policy): boolean {
  const readers = terms === null ? READERS_OF_OLD_KINDS : readersOf(terms.kind, policy);
  return roles.some((role) => readers.includes(role));
}

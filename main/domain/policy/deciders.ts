import type { Role } from '../people.ts';
import { type Inconsistency, listed } from './inconsistency.ts';
import type { Policy } from './policy.ts';

/** Roles that never decide about people: one reads reviews only, the other sees hardware and no names. */
const NEVER_DECIDE: readonly Role[] = ['committee-chair', 'installer'];

/** Permissions and arrangements that nobody could ever grant or approve. */
export function withoutDecider(policy: Policy): Inconsistency[] {
  const found: Inconsistency[] = [];
  const check = (path: Inconsistency['path'], roles: readonly Role[]): void => {
    if (roles.some((role) => !NEVER_DECIDE.includes(role))) return;
    found.push({
      path,
      expected: 'somebody who decides about people, for example manager',
      found: roles.length === 0 ? 'nobody' : `only ${listed(roles)}`,
    });
  };
  for (const [id, kind] of Object.entries(policy.authorisations)) {
    check(['authorisations', id, 'grantedBy'], kind.grantedBy);
  }
  for (const [id, kind] of Object.entries(policy.arrangements)) {
    check(['arrangements', id, 'approvedBy'], kind.approvedBy);
  }
  for (const [id, agreement] of Object.entries(policy.agreements)) {
    if (agreement.approvedBy !== undefined) check(['agreements', id, 'approvedBy'], agreement.approvedBy);
  }
  return found;
}

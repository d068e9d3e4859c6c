import type { PersonType, Role } from '../people.ts';
import type { Authorisation, Reason } from './permissions.ts';
import { authorisationsFor, longestMinutesFor, mayGrant, placesFor, reasonsFor } from './permitted.ts';
import type { Policy } from './policy.ts';
import { BREAK, breakFor } from './uses.ts';

/** What can be granted to somebody on the day: one reason, one place, one stretch of time. */
export interface Grantable {
  /** As in the policy file; `break` where a manager lets devices out for one. */
  readonly id: string;
  /** Null for a break, which the file has no name for. */
  readonly label: Authorisation['label'] | null;
  readonly reasons: readonly Reason[];
  readonly places: readonly string[];
  readonly longestMinutes: number;
  readonly childFreeOnly: boolean;
  readonly organisation: Authorisation['organisation'];
  /** Minutes between the check-ins of a lone worker, as the policy begins with (SETTINGS C6). */
  readonly checkInMinutes: number | null;
  readonly releaseMinutes: number | null;
  readonly confirmations: Authorisation['confirmations'];
}

/** Every kind that is for a person type, in the file's order. Personal use of an issued device follows the register. */
export function grantableFor(personType: PersonType, policy: Policy): readonly Grantable[] {
  const kinds = authorisationsFor(personType, policy).flatMap((id): Grantable[] => {
    const kind = policy.authorisations[id];
    if (kind === undefined || kind.ownership !== 'personal') return [];
    return [
      {
        id,
        label: kind.label,
        reasons: reasonsFor(personType, policy, id),
        places: placesFor(personType, policy, id),
        longestMinutes: longestMinutesFor(personType, policy, id),
        childFreeOnly: kind.childFreeOnly,
        organisation: kind.organisation,
        checkInMinutes: kind.checkInMinutes ?? null,
        releaseMinutes: kind.releaseMinutes ?? null,
        confirmations: kind.confirmations,
      },
    ];
  });
  const breaks = breakFor(personType, policy);
  if (breaks === null || !breaks.needsManager) return kinds;
  const { reasons, places, longestMinutes } = breaks;
  return [
    ...kinds,
    {
      id: BREAK,
      label: null,
      reasons,
      places,
      longestMinutes,
      childFreeOnly: false,
      organisation: 'no',
      checkInMinutes: null,
      releaseMinutes: null,
      confirmations: [],
    },
  ];
}

/** Whether somebody with these roles may grant it, given the roles of each of the people who are signed in. */
export function mayGrantKind(
  id: string,
  roles: readonly Role[],
  signedIn: readonly (readonly Role[])[],
  policy: Policy,
): boolean {
  return id === BREAK ? roles.includes('manager') || roles.includes('deputy') : mayGrant(roles, signedIn, policy, id);
}

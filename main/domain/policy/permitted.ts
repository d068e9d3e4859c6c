import type { PersonType, Role } from '../people.ts';
import { ALWAYS_NEVER_PLACES, type Authorisation, type Place, type Reason } from './permissions.ts';
import type { Policy } from './policy.ts';
import { isFor } from './who.ts';

/** The kind of authorisation behind `grant emergency use`; a policy that has none grants none. */
export const EMERGENCY_USE = 'emergency-use';

/** Whether nobody may ever use a device there: by the policy's own word, or because no policy can allow it. */
export function isNeverPlace(id: string, place: Place): boolean {
  return place.never || (ALWAYS_NEVER_PLACES as readonly string[]).includes(id);
}

/** The kinds of authorisation that may be granted to a person type, by id. */
export function authorisationsFor(personType: PersonType, policy: Policy): readonly string[] {
  return Object.entries(policy.authorisations)
    .filter(([, kind]) => isFor(kind.for, personType, policy.groups))
    .map(([id]) => id);
}

/**
 * The places, by id and in the file's order, where an authorisation of this kind may allow a person type to use a device.
 * Empty when the kind is unknown or not for them; a place on the never list is never among them.
 */
export function placesFor(
  personType: PersonType,
  policy: Policy,
  authorisation: string = EMERGENCY_USE,
): readonly string[] {
  const kind = kindFor(personType, policy, authorisation);
  if (kind === undefined) return [];
  return Object.entries(policy.places)
    .filter(
      ([id, place]) =>
        !isNeverPlace(id, place) &&
        place.allowedFor !== undefined &&
        isFor(place.allowedFor, personType, policy.groups) &&
        (kind.places === undefined || kind.places.includes(id)) &&
        (!kind.childFreeOnly || place.childFree),
    )
    .map(([id]) => id);
}

/**
 * The reasons that can be chosen for a person type; empty when the kind is unknown or not for them. What nobody may use a
 * personal device for is never one (SETTINGS E21), whatever the file says.
 */
export function reasonsFor(
  personType: PersonType,
  policy: Policy,
  authorisation: string = EMERGENCY_USE,
): readonly Reason[] {
  const reasons = kindFor(personType, policy, authorisation)?.reasons ?? [];
  return reasons.filter(
    ({ id, for: who }) =>
      (who === undefined || isFor(who, personType, policy.groups)) && !Object.hasOwn(policy.neverReasons, id),
  );
}

/** The longest that it may be granted for, in minutes; 0 when the kind is unknown or not for the person type. */
export function longestMinutesFor(
  personType: PersonType,
  policy: Policy,
  authorisation: string = EMERGENCY_USE,
): number {
  return kindFor(personType, policy, authorisation)?.longestMinutes ?? 0;
}

/**
 * Whether somebody with these roles may grant it, given the roles of each of the people who are signed in: a stand-in may
 * while nobody is there whose decision it is (SETTINGS C1).
 */
export function mayGrant(
  roles: readonly Role[],
  signedIn: readonly (readonly Role[])[],
  policy: Policy,
  authorisation: string = EMERGENCY_USE,
): boolean {
  const kind = Object.hasOwn(policy.authorisations, authorisation) ? policy.authorisations[authorisation] : undefined;
  if (kind === undefined) return false;
  const granting = (of: readonly Role[]) => of.some((role) => kind.grantedBy.includes(role));
  return granting(roles) || (roles.some((role) => kind.standIns.includes(role)) && !signedIn.some(granting));
}

function kindFor(personType: PersonType, policy: Policy, id: string): Authorisation | undefined {
  const kind = Object.hasOwn(policy.authorisations, id) ? policy.authorisations[id] : undefined;
  return kind !== undefined && isFor(kind.for, personType, policy.groups) ? kind : undefined;
}

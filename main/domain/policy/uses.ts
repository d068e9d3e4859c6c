import type { PersonType } from '../people.ts';
import type { Reason } from './permissions.ts';
import { isNeverPlace, reasonsFor } from './permitted.ts';
import type { Policy } from './policy.ts';
import { inLanguage, placeLabel } from './requirements.ts';
import { isFor } from './who.ts';

/** What the record calls a break and stepping out. Every other use is of a kind that the policy file names. */
export const BREAK = 'break';
export const STEP_OUT = 'step-out';

export interface BreakTerms {
  readonly reasons: readonly Reason[];
  readonly places: readonly string[];
  readonly longestMinutes: number;
  /** A manager lets the device out (SETTINGS C2). */
  readonly needsManager: boolean;
}

/**
 * The break that a person type may take a device out for; null where the policy has none for them. What nobody may use a
 * personal device for is no reason (SETTINGS E21), and a place where nobody may ever use one is no place.
 */
export function breakFor(personType: PersonType, policy: Policy): BreakTerms | null {
  const { breaks } = policy;
  if (breaks === undefined || !isFor(breaks.for, personType, policy.groups)) return null;
  const reasons = breaks.reasons.filter(
    ({ id, for: who }) =>
      (who === undefined || isFor(who, personType, policy.groups)) && !Object.hasOwn(policy.neverReasons, id),
  );
  const places = breaks.places.filter((id) => {
    const place = policy.places[id];
    return place !== undefined && !isNeverPlace(id, place);
  });
  if (reasons.length === 0 || places.length === 0) return null;
  return { reasons, places, longestMinutes: breaks.longestMinutes, needsManager: breaks.needsManager };
}

/** Where a person type goes to use a device without signing out (SETTINGS E7); null where the policy has no such thing. */
export function stepOutPlace(personType: PersonType, policy: Policy): string | null {
  const { stepOut } = policy;
  return stepOut !== undefined && isFor(stepOut.for, personType, policy.groups) ? stepOut.place : null;
}

export function isChildFree(place: string, policy: Policy): boolean {
  return Object.hasOwn(policy.places, place) && policy.places[place]?.childFree === true;
}

/** Why somebody uses a device, as people read it; the id itself where the policy no longer knows it. */
export function reasonLabel(
  use: { readonly kind: string; readonly reason: string; readonly place: string },
  personType: PersonType,
  policy: Policy,
  language: string,
): string {
  if (use.kind === STEP_OUT) return placeLabel(policy, use.place, language);
  const known = use.kind === BREAK ? (policy.breaks?.reasons ?? []) : reasonsFor(personType, policy, use.kind);
  const reason = known.find(({ id }) => id === use.reason);
  if (reason !== undefined) return inLanguage(reason.label, language);
  const arranged = Object.hasOwn(policy.arrangements, use.reason) ? policy.arrangements[use.reason] : undefined;
  return arranged === undefined ? use.reason : inLanguage(arranged.label, language);
}

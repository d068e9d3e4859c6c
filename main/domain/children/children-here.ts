import { shortcomingsOf } from '../arrangements/shortcomings.ts';
import { standingOn } from '../arrangements/standing.ts';
import type { DeviceKind } from '../devices.ts';
import { type Words, words } from '../forms/form.ts';
import { sameInitials } from '../initials.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { storeLabel } from '../policy/requirements.ts';
import type { Arrangement, Deposit, Person } from '../record/state.ts';

/** A child of the families on record, by initials (SETTINGS A13), and the adults who bring and collect it. */
export interface ChildHere {
  readonly id: Id;
  readonly initials: string;
  readonly carers: readonly Person[];
}

export function childrenHere(facts: Facts): readonly ChildHere[] {
  const found = new Map<Id, { id: Id; initials: string; carers: Person[] }>();
  for (const person of facts.people()) {
    if (!person.active) continue;
    for (const { id, initials } of facts.childrenOf(person.id)) {
      const child = found.get(id) ?? { id, initials: initials ?? '', carers: [] };
      child.carers.push(person);
      found.set(id, child);
    }
  }
  return [...found.values()].sort((a, b) => (a.initials < b.initials ? -1 : a.initials > b.initials ? 1 : 0));
}

/** What was put away for children and can be given back now. */
export function childrensDeposits(facts: Facts): readonly Deposit[] {
  return facts.openDeposits().filter(({ child, state }) => child !== null && (state === 'held' || state === 'unknown'));
}

/** What waits for this adult: devices of their own children. */
export function waitingFor(person: Id | null, facts: Facts): readonly Deposit[] {
  if (person === null || !mayCollect(facts.person(person), facts)) return [];
  const own = facts.childrenOf(person).map(({ id }) => id);
  return childrensDeposits(facts).filter(({ child }) => child?.id != null && own.includes(child.id));
}

/** Where the policy says so, a parent or carer only (SETTINGS C8). */
function mayCollect(person: Person | null, { policy }: Facts): boolean {
  if (person === null || !person.active) return false;
  const parent = person.personType === 'parent' || person.personType === 'settling-parent';
  return parent || policy.childDevices.collectedBy === 'adult';
}

/**
 * The arrangement under which this child keeps a device of this kind after all (SETTINGS B6, B7); null where there is none that
 * is valid today and has all that the policy asks for. It names the child by initials, and the adults it was made with.
 */
export function keptUnder(
  child: { readonly initials: string; readonly carers: readonly Person[] },
  kind: DeviceKind,
  facts: Facts,
): Arrangement | null {
  const { policy, day } = facts;
  const fits = (arrangement: Arrangement) => {
    const { terms, words } = arrangement;
    if (terms === null || !policy.childDevices.unless.includes(terms.kind)) return false;
    const named = terms.people.length === 0 || child.carers.some(({ id }) => terms.people.includes(id));
    return (
      named &&
      sameInitials(words.childInitials ?? '', child.initials) &&
      (terms.devices.length === 0 || terms.devices.includes(kind)) &&
      standingOn(arrangement, day) === 'valid' &&
      shortcomingsOf(arrangement, policy).length === 0
    );
  };
  return facts.arrangements().find(fits) ?? null;
}

/** Where a child's device lies, for whoever gets or gives it back. */
export function whereIsDeposit({ kind, store, place }: Deposit, { policy, language }: Facts): Words {
  return kind === 'locker'
    ? words('child-device.in-door', { door: Number(place) })
    : words('child-device.in-store', { store: storeLabel(policy, store, language), place });
}

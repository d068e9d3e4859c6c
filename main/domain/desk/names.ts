import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { Person, Visit } from '../record/state.ts';

/** Stands where a name was whose time is up (SETTINGS A23); the screen says it in its own language. */
export const ERASED = '[erased]';

export function nameOfVisit(visit: Visit, facts: Facts): string {
  const person = visit.person === null ? null : facts.person(visit.person);
  if (person !== null) return nameOf(person);
  return joined(visit);
}

export function nameOf(person: Person): string {
  return person.shownAs ?? joined(person);
}

/** First and last name of whoever is on record with both, or with what is left of them. */
export function joined({ first, last }: Pick<Person, 'first' | 'last'>): string {
  return first === null && last === null ? ERASED : [first, last].filter((part) => part !== null).join(' ');
}

/** A child that is on the kiosk's lists, with its initials; null once it has left. */
export function childOf(child: Id, facts: Facts): { readonly initials: string } | null {
  for (const { id } of facts.people()) {
    const found = facts.childrenOf(id).find((one) => one.id === child);
    if (found !== undefined) return { initials: found.initials ?? '' };
  }
  return null;
}

/** As a new person is shown. Two names of full length are a little more than the record keeps in one field. */
export function shownAsOf({ first, last }: { readonly first: string; readonly last: string }): string {
  return `${first} ${last}`.slice(0, 120).trimEnd();
}

/** Who owns what lies in a deposit, in words for the desk; a child by initials. */
export function nameOfDeposit(deposit: Id, facts: Facts): string {
  const found = facts.openDeposits().find((open) => open.id === deposit);
  if (found?.child) return found.child.initials ?? '';
  const visit = found?.visit ? facts.visit(found.visit) : null;
  return visit === null ? '' : nameOfVisit(visit, facts);
}

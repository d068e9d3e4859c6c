import type { Facts } from '../kiosk/facts.ts';
import type { Role } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { Person } from '../record/state.ts';
import { nameOf } from './names.ts';

export interface TurnTo {
  /** In the policy's order; whoever holds several of its roles stands where the first of them does (SETTINGS D1, E28). */
  readonly people: readonly { readonly name: string; readonly roles: readonly Role[] }[];
  /** Those that the policy shows to one of the reader's roles. */
  readonly contacts: readonly { readonly label: string; readonly telephone: string | null }[];
}

/** Whom a member of staff turns to. No contact details of a colleague are among it (SETTINGS A18). */
export function whomToTurnTo(reader: Person, facts: Pick<Facts, 'people' | 'policy' | 'language'>): TurnTo {
  const { contactOrder, contacts } = facts.policy;
  const active = facts.people().filter((person) => person.active);
  const inOrder = contactOrder.flatMap((role) => active.filter((person) => person.roles.includes(role)));
  return {
    people: [...new Set(inOrder)].map((person) => ({
      name: nameOf(person),
      roles: contactOrder.filter((role) => person.roles.includes(role)),
    })),
    contacts: Object.values(contacts)
      .filter(({ shownTo }) => shownTo.some((role) => reader.roles.includes(role)))
      .map(({ label, telephone }) => ({ label: inLanguage(label, facts.language), telephone: telephone ?? null })),
  };
}

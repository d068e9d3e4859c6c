import type { DeskList } from '../../../contract/screen-state.ts';
import { nameOf } from '../../../domain/desk/names.ts';
import { asIs, words } from '../../../domain/forms/form.ts';
import { turnTo } from '../../../domain/incidents/reach.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import type { Id } from '../../../domain/people.ts';
import { inLanguage } from '../../../domain/policy/requirements.ts';

type Row = DeskList['rows'][number];

/** SETTINGS D1, E28: the setting's own people in their order. */
export function ownPeople(facts: Facts): readonly Row[] {
  return turnTo([], facts).map(({ role, people }) => ({
    id: `order-${role}`,
    first: words(`form.role.${role}`),
    under: asIs(people.map(nameOf).join(', ')),
    facts: [],
    actions: [],
  }));
}

/** SETTINGS B10, C12: whom the policy names outside. */
export function contactRows(reader: Id, facts: Facts): readonly Row[] {
  return contactsFor(reader, facts).map(({ id, label, telephone }) => ({
    id: `contact-${id}`,
    first: asIs(label),
    under: telephone === null ? words('list.incidents.no-number') : asIs(telephone),
    facts: [],
    actions: [],
  }));
}

export function contactsFor(
  reader: Id,
  { person, policy, language }: Pick<Facts, 'person' | 'policy' | 'language'>,
): readonly { readonly id: string; readonly label: string; readonly telephone: string | null }[] {
  const roles = person(reader)?.roles ?? [];
  return Object.entries(policy.contacts)
    .filter(([, contact]) => contact.shownTo.some((role) => roles.includes(role)))
    .map(([id, { label, telephone }]) => ({ id, label: inLanguage(label, language), telephone: telephone ?? null }));
}

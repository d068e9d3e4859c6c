import type { Facts } from '../kiosk/facts.ts';
import type { Id, PersonType, Role } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import { isFor } from '../policy/who.ts';
import type { Incident } from '../record/incident-state.ts';
import type { Person } from '../record/state.ts';

/** What decides who reads a report: its kind, and whom it is about. */
export type Reported = Pick<Incident, 'kind' | 'about'>;

/** Whoever is known to the kiosk and of these types may report (SETTINGS A17, D13). */
export function mayReport(personType: PersonType, policy: Policy): boolean {
  const { kinds, openTo } = policy.incidents;
  return Object.keys(kinds).length > 0 && isFor(openTo, personType, policy.groups);
}

/** The roles that the policy has work on incidents of a kind, in the order in which people turn to them. */
function workingRoles(kind: string | null, policy: Policy): readonly Role[] {
  const { handledBy, kinds } = policy.incidents;
  const seenBy = kind !== null && Object.hasOwn(kinds, kind) ? (kinds[kind]?.seenBy ?? []) : [];
  return [...new Set([...handledBy, ...seenBy])];
}

/**
 * Who may read a report. Never somebody whom it is about, whatever their role (SETTINGS C18, E25). One about a manager goes to
 * the chair as well; where nobody else is left, it goes to whoever else the setting turns to.
 */
export function readersOf(reported: Reported, facts: Pick<Facts, 'people' | 'policy'>): readonly Person[] {
  const { policy } = facts;
  const here = facts.people().filter((person) => person.active);
  const free = here.filter((person) => !reported.about.includes(person.id));
  const holding = (roles: readonly Role[]) =>
    free.filter((person) => roles.some((role) => person.roles.includes(role)));
  const aboutManager = here.some((person) => reported.about.includes(person.id) && person.roles.includes('manager'));
  const readers = holding([
    ...workingRoles(reported.kind, policy),
    ...(aboutManager ? (['committee-chair'] as const) : []),
  ]);
  return readers.length > 0 ? readers : holding([...policy.contactOrder, ...LAST_RESORT]);
}

const LAST_RESORT: readonly Role[] = [
  'dsl-lead',
  'dsl-deputy',
  'dsl-assistant',
  'deputy',
  'manager',
  'committee-chair',
];

export function mayRead(reported: Reported, reader: Id, facts: Pick<Facts, 'people' | 'policy'>): boolean {
  return readersOf(reported, facts).some(({ id }) => id === reader);
}

/** Whether the part of the desk is theirs; the chair reads numbers and meetings there, and what is about a manager. */
export function seesIncidents(reader: Id, facts: Pick<Facts, 'people' | 'policy' | 'person' | 'incidents'>): boolean {
  const roles = facts.person(reader)?.roles ?? [];
  return (
    holdsOne(roles, everyWorkingRole(facts.policy)) ||
    roles.includes('committee-chair') ||
    facts.incidents().some((incident) => mayRead(incident, reader, facts))
  );
}

function everyWorkingRole(policy: Policy): readonly Role[] {
  return Object.keys(policy.incidents.kinds).flatMap((kind) => workingRoles(kind, policy));
}

function holdsOne(roles: readonly Role[], some: readonly Role[]): boolean {
  return some.some((role) => roles.includes(role));
}

/** In which of their roles somebody works on a report: each act says so (SETTINGS E28). */
export function workingRole(worker: Id, kind: string | null, facts: Pick<Facts, 'person' | 'policy'>): Role {
  const roles = facts.person(worker)?.roles ?? [];
  const order = [...workingRoles(kind, facts.policy), ...facts.policy.contactOrder, ...LAST_RESORT];
  return order.find((role) => roles.includes(role)) ?? 'staff';
}

/** The roles on whose work lists it stays, because nobody of them has seen it yet though somebody could (SETTINGS E23). */
export function notSeenBy(incident: Incident, facts: Pick<Facts, 'people' | 'policy'>): readonly Role[] {
  const { kinds } = facts.policy.incidents;
  const kind = incident.kind !== null && Object.hasOwn(kinds, incident.kind) ? kinds[incident.kind] : undefined;
  const seen = incident.entries.filter(({ what }) => what === 'seen').map(({ by }) => by);
  return (kind?.seenBy ?? []).filter((role) => {
    const holders = facts
      .people()
      .filter((person) => person.active && person.roles.includes(role) && !incident.about.includes(person.id));
    return holders.length > 0 && !holders.some(({ id }) => seen.includes(id));
  });
}

/** Those whom the setting turns to, in its order, without the people whom the report is about (SETTINGS D1, E28). */
export function turnTo(
  about: readonly Id[],
  facts: Pick<Facts, 'people' | 'policy'>,
): readonly { readonly role: Role; readonly people: readonly Person[] }[] {
  return facts.policy.contactOrder
    .map((role) => ({
      role,
      people: facts
        .people()
        .filter((person) => person.active && person.roles.includes(role) && !about.includes(person.id)),
    }))
    .filter(({ people }) => people.length > 0);
}

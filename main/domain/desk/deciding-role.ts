import type { Facts } from '../kiosk/facts.ts';
import type { Id, Role } from '../people.ts';

/** In which role a person decides: one person may hold several, and each act says in which (SETTINGS E28). */
export function decidingRole(manager: Id, facts: Facts): Role {
  return facts.person(manager)?.roles.includes('manager') ? 'manager' : 'deputy';
}

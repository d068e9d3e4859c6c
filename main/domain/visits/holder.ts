import type { Facts } from '../kiosk/facts.ts';
import type { Holder } from '../phones/device-flow.ts';
import type { Visit } from '../record/state.ts';

/** Whose visit it is. Somebody on record is greeted by the name there, a walk-in by the one they gave. */
export function holderOf(visit: Visit, facts: Facts): Holder {
  const person = visit.person === null ? null : facts.person(visit.person);
  return {
    visit: visit.id,
    person: visit.person,
    firstName: person?.first ?? visit.first ?? '',
    personType: visit.personType,
  };
}

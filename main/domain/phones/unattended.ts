import { countOf } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Movement } from '../record/state.ts';
import { cancelledDeposit, unsureDeposit } from './deposit-outcome.ts';

export type UnattendedHappening =
  | { readonly happened: 'door-opened' }
  | { readonly happened: 'door-closed' }
  | { readonly happened: 'door-did-not-open'; readonly why: string };

/**
 * A door that moves when nobody stands at the kiosk any more: somebody walked off, went to another door, or the time ran out.
 * What was intended is recorded as having happened only where the door says so, and a deposit nobody saw is left for a manager
 * to look at. Doors answer late: nothing is said of a movement that no longer follows from how it stands on record.
 */
export function unattended(movement: Movement, happening: UnattendedHappening, facts: Facts): readonly AuditEvent[] {
  const about = { visit: movement.visit, deposit: movement.deposit, compartment: movement.compartment };
  const opened: AuditEvent = { kind: 'door-opened', facts: { movement: movement.id } };
  const givenUp = movement.state === 'did-not-open';
  switch (happening.happened) {
    case 'door-opened': {
      const taken = facts.unfinishedMovements().some(isAnotherAtTheDoorOf(movement));
      const mayOpen = movement.state === 'intended' || movement.state === 'unknown' || givenUp;
      return mayOpen && !taken ? [opened] : [];
    }
    case 'door-did-not-open': {
      if (movement.state !== 'intended') return [];
      const ended: AuditEvent[] = [{ kind: 'door-did-not-open', facts: { movement: movement.id, why: happening.why } }];
      // Withdrawn: its owner left before the coil had cooled, so no door is to blame. What was to go in left with them.
      if (happening.why !== 'withdrawn')
        ended.push(raise(facts.newId('x'), 'door-did-not-open', 'attention', about, happening.why));
      else if (
        movement.purpose === 'deposit' &&
        movement.visit !== null &&
        countOf(facts.devicesOf(movement.visit)) > 0
      )
        ended.push(raise(facts.newId('x'), 'deposit-refused', 'attention', about, happening.why));
      if (movement.purpose === 'deposit') ended.push(...cancelledDeposit(movement.deposit, happening.why, facts));
      return ended;
    }
    case 'door-closed': {
      if (movement.state === 'closed') return [];
      const closed: AuditEvent[] = [{ kind: 'door-closed', facts: { movement: movement.id, attended: false } }];
      // What shuts was open, also where that could not be written at the time (a full disk).
      if (movement.state === 'intended' || givenUp) closed.unshift(opened);
      if (movement.purpose === 'override' || movement.purpose === 'commissioning') return closed;
      const unsure = unsureDeposit(movement.deposit, facts);
      // The manager has the question already, or it was settled, or the owner has what was in it.
      if (movement.state === 'unknown' && unsure.length === 0) return closed;
      return [...closed, ...unsure, raise(facts.newId('x'), 'closed-unattended', 'attention', about, movement.purpose)];
    }
  }
}

const isAnotherAtTheDoorOf = (movement: Movement) => (other: Movement) =>
  other.compartment === movement.compartment && other.id !== movement.id;

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
 * A door that moves when nobody stands at the kiosk any more: somebody walked off, or the time ran out. What was intended
 * is recorded as having happened only where the door says so, and a deposit nobody saw is left for a manager to look at.
 */
export function unattended(movement: Movement, happening: UnattendedHappening, facts: Facts): readonly AuditEvent[] {
  const about = { visit: movement.visit, deposit: movement.deposit, compartment: movement.compartment };
  switch (happening.happened) {
    case 'door-opened':
      return [{ kind: 'door-opened', facts: { movement: movement.id } }];
    case 'door-did-not-open': {
      const ended: AuditEvent[] = [{ kind: 'door-did-not-open', facts: { movement: movement.id, why: happening.why } }];
      // Withdrawn: its owner left before the coil had cooled, so no door is to blame.
      if (happening.why !== 'withdrawn')
        ended.push(raise(facts.newId('x'), 'door-did-not-open', 'attention', about, happening.why));
      if (movement.purpose === 'deposit') ended.push(...cancelledDeposit(movement.deposit, happening.why, facts));
      return ended;
    }
    case 'door-closed': {
      const closed: AuditEvent[] = [{ kind: 'door-closed', facts: { movement: movement.id, attended: false } }];
      // What shuts was open, also where that could not be written at the time (a full disk).
      if (movement.state === 'intended') closed.unshift({ kind: 'door-opened', facts: { movement: movement.id } });
      if (movement.purpose === 'override' || movement.purpose === 'commissioning') return closed;
      const unsure = raise(facts.newId('x'), 'closed-unattended', 'attention', about, movement.purpose);
      return [...closed, ...unsureDeposit(movement.deposit, facts), unsure];
    }
  }
}

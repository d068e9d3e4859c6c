import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, type Effect, record, type Step, stay } from '../kiosk/step.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Authorisation, Deposit } from '../record/state.ts';
import { questionedDeposit } from './deposit-outcome.ts';
import type { HandInReason, Holder, ReturnByHandFlow } from './device-flow.ts';
import { returned } from './permitted-use.ts';

/**
 * A device comes back from permitted use to a person: to the manual store that it came from, or to its locker's fallback
 * since its door does not open. Until its owner says `I have handed it over` it is still out.
 */
export function beginReturnByHand(
  holder: Holder,
  permission: Authorisation['id'],
  deposit: Deposit,
  why: HandInReason,
  before: readonly Effect[],
  facts: Facts,
): Step {
  const kept = facts.policy.stores[deposit.store];
  const store = kept?.kind === 'locker' ? kept.fallback : deposit.store;
  const place = deposit.kind === 'manual' ? deposit.place : facts.freePlace(store);
  const flow: ReturnByHandFlow = {
    flow: 'return-by-hand',
    holder,
    authorisation: permission,
    deposit: deposit.id,
    devices: deposit.devices,
    store,
    place,
    why,
  };
  return { flow, effects: before };
}

export function advanceReturnByHand(flow: ReturnByHandFlow, happening: Happening, facts: Facts): Step {
  const { holder, authorisation, deposit } = flow;
  switch (happening.happened) {
    case 'handed-over': {
      const permission = facts.openAuthorisations().find((open) => open.id === authorisation);
      if (permission === undefined) return stay(WELCOME);
      const { firstName } = holder;
      return {
        flow: { flow: 'farewell', firstName, says: 'device-handed-back', until: facts.monotonic + FAREWELL_MS },
        effects: [record(...returned(permission, deposit, null, facts), ...keptAnew(flow, facts)), accept],
      };
    }
    // It may be on its way to the office.
    case 'timed-out':
      return {
        flow: WELCOME,
        effects: [
          record(...questionedDeposit(deposit, { visit: holder.visit, authorisation }, 'deposit-unsure', facts)),
        ],
      };
    // Still out, and overdue when its time is over.
    case 'finish':
      return stay(WELCOME);
    default:
      return stay(flow);
  }
}

/** A new deposit, which somebody else has to confirm; the compartment or place of before is free. */
function keptAnew({ holder, deposit, devices, store, place }: ReturnByHandFlow, facts: Facts): readonly AuditEvent[] {
  const anew = facts.newId('d');
  const noted = facts.openDeposits().find(({ id }) => id === deposit)?.condition ?? null;
  return [
    { kind: 'deposit-collected', facts: { deposit, to: 'owner', confirmedBy: null } },
    {
      kind: 'deposit-intended',
      facts: { deposit: anew, visit: holder.visit, store, place, devices: [...devices], kind: 'manual' },
    },
    { kind: 'deposit-handed-over', facts: { deposit: anew } },
    // What its owner said of its condition goes with the device (SETTINGS E13).
    ...(noted === null
      ? []
      : [
          {
            kind: 'deposit-condition-noted',
            facts: { deposit: anew, damaged: noted.damaged },
            personal: noted.words === null ? {} : { words: noted.words },
          } as const,
        ]),
  ];
}

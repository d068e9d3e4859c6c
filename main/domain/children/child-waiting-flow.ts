import type { Facts } from '../kiosk/facts.ts';
import { FAREWELL_MS, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { type Step, stay } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { handBack } from '../phones/take-out-flow.ts';
import { waitingFor } from './children-here.ts';

/** A family collects, and a device of a child of theirs waits (SETTINGS B6, C8, E20). */
export interface ChildWaitingFlow {
  readonly flow: 'child-waiting';
  readonly person: Id;
  readonly firstName: string;
  readonly deposits: readonly Id[];
}

export function advanceChildWaiting(flow: ChildWaitingFlow, happening: Happening, facts: Facts): Step {
  const { person, firstName } = flow;
  switch (happening.happened) {
    case 'go-on': {
      const waiting = waitingFor(person, facts).filter(({ id }) => flow.deposits.includes(id));
      if (waiting.length === 0) return stay(WELCOME);
      const holder = { visit: null, person, firstName, adult: { person, name: '', givenBy: null } } as const;
      return handBack(waiting, holder, facts);
    }
    // Another time, or from a member of staff: it stays in the day's balance until then.
    case 'leave-now':
      return stay({ flow: 'farewell', firstName, says: 'child-device-later', until: facts.monotonic + FAREWELL_MS });
    case 'finish':
    case 'timed-out':
      return stay(WELCOME);
    default:
      return stay(flow);
  }
}

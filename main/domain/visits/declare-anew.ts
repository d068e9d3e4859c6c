import { besides } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import { type Step, stay } from '../kiosk/step.ts';
import type { AtHandIn, PutAwayFlow } from '../phones/device-flow.ts';
import { mayDeclareHere } from '../phones/put-away-flow.ts';
import type { Visit } from '../record/state.ts';
import { type Arrival, arrivalOf, askDevices, declare } from './sign-in-flow.ts';

/**
 * Somebody who is signed in says that today is not as usual. What lies in a store is taken out before it is declared away,
 * so this is for whoever has put nothing away.
 */
export function mayDeclareAnew(visit: Visit, facts: Facts): boolean {
  return visit.person !== null && visit.endedAt === null && facts.openDepositsOf(visit.id).length === 0;
}

function anew(visit: Visit, facts: Facts): Arrival | null {
  const person = visit.person === null ? null : facts.person(visit.person);
  if (person === null || !mayDeclareAnew(visit, facts)) return null;
  const within = { visit: visit.id, rest: [], besides: [], instead: null };
  return { ...arrivalOf(person, visit.startedBy, visit.personType), within };
}

/** Asks what is there today. Null: this visit's devices cannot be declared anew. */
export function askAnew(visit: Visit, facts: Facts): Step | null {
  const arrival = anew(visit, facts);
  return arrival === null ? null : askDevices(arrival, facts.devicesOf(visit.id));
}

/** `Nothing today` after all. Null as above. */
export function nothingAnew(visit: Visit, facts: Facts): Step | null {
  const arrival = anew(visit, facts);
  return arrival === null ? null : declare(arrival, { devices: [], otherWord: undefined }, facts);
}

/**
 * Something else than usual is in the hand that was to hand it in: that deposit is void, and where things go is asked again
 * for what is there. What this visit has put away elsewhere stays declared.
 */
export function declareInstead(
  flow: PutAwayFlow,
  step: AtHandIn,
  { devices, otherWord }: Extract<Happening, { happened: 'declare-devices' }>,
  facts: Facts,
): Step {
  if (!mayDeclareHere(flow.holder)) return stay(flow);
  const { visit, person: id, personType } = flow.holder;
  const person = id === null ? null : facts.person(id);
  if (person === null) return stay(flow);
  const within = {
    visit,
    rest: flow.rest,
    besides: besides(facts.devicesOf(visit), step.devices),
    instead: step.deposit,
  };
  return declare({ ...arrivalOf(person, 'screen', personType), within }, { devices, otherWord }, facts);
}

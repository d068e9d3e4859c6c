import { type Flow, WELCOME } from '../domain/kiosk/flow.ts';
import { DOOR_LEFT_OPEN_MS } from '../domain/phones/door-step.ts';
import type { PolicyInForce } from './policy-in-force.ts';

/** Longer than a door may stand open, so that a person with both hands in the compartment is not timed out. */
const DOOR_IDLE_MS = DOOR_LEFT_OPEN_MS + 30_000;

/** Milliseconds without a touch after which a screen ends; null where nothing runs out by itself (SETTINGS D5). */
export function idleLimit(flow: Flow, { policy }: PolicyInForce): number | null {
  switch (flow.flow) {
    case WELCOME.flow:
    case 'farewell':
    case 'kind-word':
      return null;
    case 'desk':
    case 'pin':
    case 'recovery':
      return policy.idle.managerSeconds * 1000;
    case 'own-device':
      return DOOR_IDLE_MS;
    // A colleague has to come from somewhere.
    case 'leave-attended':
      return Math.max(policy.idle.managerSeconds, policy.idle.publicSeconds) * 1000;
    case 'sign-in':
      return (
        (flow.step === 'attending' || flow.step === 'let-in'
          ? Math.max(policy.idle.managerSeconds, policy.idle.publicSeconds)
          : policy.idle.publicSeconds) * 1000
      );
    case 'put-away':
    case 'take-out':
      return flow.step.at === 'door' ? DOOR_IDLE_MS : policy.idle.publicSeconds * 1000;
    default:
      return policy.idle.publicSeconds * 1000;
  }
}

/** Flows in which time alone moves something on. */
export function timed(flow: Flow): boolean {
  return (
    flow.flow === 'farewell' ||
    flow.flow === 'kind-word' ||
    (flow.flow === 'reporting' && flow.session === null) ||
    flow.flow === 'own-device' ||
    ((flow.flow === 'put-away' || flow.flow === 'take-out') && flow.step.at === 'door')
  );
}

export function canGoBack(flow: Flow): boolean {
  switch (flow.flow) {
    case 'sign-in':
    case 'leaving':
    case 'staff-entry':
    case 'filling':
    case 'signing':
    case 'family-entry':
    case 'leave-attended':
      return true;
    case 'reporting':
      return flow.session !== null;
    case 'put-away':
      return flow.step.changing || flow.step.noting === true;
    case 'staff-day':
      return flow.choosing !== undefined || flow.looking !== undefined;
    case 'family':
      return flow.choosing !== undefined;
    default:
      return false;
  }
}

import type { Condition, OfChild, Screen } from '../../contract/screen-state.ts';
import type { ChildWaitingFlow } from '../../domain/children/child-waiting-flow.ts';
import { waitingFor, whereIsDeposit } from '../../domain/children/children-here.ts';
import { countOf } from '../../domain/devices.ts';
import type { Facts } from '../../domain/kiosk/facts.ts';
import type { AtHandIn, Holder, PutAwayFlow, TakeOutFlow } from '../../domain/phones/device-flow.ts';
import { mayNoteCondition } from '../../domain/phones/note-condition.ts';
import { mayDeclareHere } from '../../domain/phones/put-away-flow.ts';
import { inLanguage, storeLabel } from '../../domain/policy/requirements.ts';
import type { Deposit } from '../../domain/record/state.ts';
import type { PublicView } from './public-screen.ts';

/** Devices go in: a door, or a person who keeps them. */
export function putAwayScreen(flow: PutAwayFlow, view: PublicView): Screen {
  const { step, holder } = flow;
  const { firstName } = holder;
  if (step.changing) return { name: 'devices', firstName, start: [...step.devices] };
  if (step.at === 'door' && step.off !== undefined)
    return { name: 'leave-behind', firstName, devices: [...step.off], sentence: '' };
  if (step.noting) return { name: 'condition', firstName, devices: [...step.devices] };
  // Doors whose contact said open, though the person said that they stay shut.
  const own = holder.visit === null ? [] : view.facts.openDepositsOf(holder.visit);
  const unsure = own
    .filter((deposit) => deposit.kind === 'locker' && deposit.state === 'unknown')
    .map((deposit) => deposit.place);
  if (step.at === 'hand-in') {
    const screen = {
      ...handInScreen(holder, step, view.facts, mayDeclareHere(holder)),
      ...besidePutAway(flow, view.facts),
    };
    return step.why === 'door-stuck' && unsure.length > 0 ? { ...screen, why: 'door-unsure' } : screen;
  }
  return {
    name: 'door',
    purpose: 'deposit',
    firstName,
    ...besidePutAway(flow, view.facts),
    door: step.door.compartment,
    stage: step.door.stage,
    stuck: [...step.stuck],
    ...(unsure.includes(String(step.stuck.at(-1))) ? { stuckUnsure: true } : {}),
    bank: view.bank(step.door.compartment, step.stuck),
    devices: [...step.devices],
    mayChange: mayDeclareHere(holder),
  };
}

/** Said wherever devices are put in: for which child, what the setting answers for, and whether its condition may be noted. */
function besidePutAway(flow: PutAwayFlow, facts: Facts): { ofChild?: OfChild; liability?: string; mayNote?: boolean } {
  const { holder, step } = flow;
  return {
    ...(holder.visit === null ? { ofChild: { initials: holder.child.initials, staff: true } } : {}),
    ...(countOf(step.devices) > 0 ? liabilityLine(facts) : {}),
    ...(mayNoteCondition(flow, facts) ? { mayNote: true } : {}),
  };
}

/** The setting's line about loss, theft and damage (SETTINGS E13). */
export function liabilityLine({ policy, language }: Facts): { liability?: string } {
  return policy.depositNotice === undefined ? {} : { liability: inLanguage(policy.depositNotice.text, language) };
}

export function handInScreen(
  { firstName }: Pick<Holder, 'firstName'>,
  { store, place, devices, why }: Pick<AtHandIn, 'store' | 'place' | 'devices' | 'why'>,
  facts: Facts,
  mayChange: boolean,
): Extract<Screen, { name: 'hand-in' }> {
  return {
    name: 'hand-in',
    firstName,
    ...liabilityLine(facts),
    storeLabel: storeLabel(facts.policy, store, facts.language),
    place,
    devices: [...devices],
    why,
    handedOver: false,
    mayChange,
  };
}

/** Devices come out: to their owner, or to the adult who collects for a child. */
export function takeOutScreen(flow: TakeOutFlow, view: PublicView): Screen {
  const { step, holder } = flow;
  if (step.at === 'kept') {
    return {
      name: 'device-kept',
      firstName: holder.firstName,
      ...ofChildIn(flow),
      devices: [...step.devices],
    };
  }
  if (step.at === 'by-hand') {
    return {
      name: 'collect-by-hand',
      firstName: holder.firstName,
      storeLabel: storeLabel(view.facts.policy, step.store, view.facts.language),
      place: step.place,
      devices: [...step.devices],
      ...ofChildIn(flow),
      ...conditionOf(step),
    };
  }
  return {
    name: 'door',
    purpose: 'collect',
    firstName: holder.firstName,
    ...ofChildIn(flow),
    ...conditionOf(step),
    door: step.door.compartment,
    stage: step.door.stage,
    stuck: [],
    bank: view.bank(step.door.compartment, []),
    devices: [...step.devices],
    mayChange: false,
    mayTryAgain: !step.givenUp,
  };
}

function ofChildIn({ holder, step }: TakeOutFlow): { ofChild?: OfChild } {
  const staff = holder.visit === null && holder.adult.givenBy !== null;
  return step.ofChild === null ? {} : { ofChild: { initials: step.ofChild, staff } };
}

export function childWaitingScreen(flow: ChildWaitingFlow, facts: Facts): Screen {
  const waiting = waitingFor(flow.person, facts).filter(({ id }) => flow.deposits.includes(id));
  return {
    name: 'child-waiting',
    firstName: flow.firstName,
    waiting: waiting.map((deposit) => ({
      initials: deposit.child?.initials ?? '',
      devices: [...deposit.devices],
      place: whereIsDeposit(deposit, facts),
    })),
  };
}

/** What its owner said of it, for whoever looks at it or gives it back (SETTINGS E13). */
export function conditionOf({ condition }: Pick<Deposit, 'condition'>): { condition?: Condition } {
  return condition === null ? {} : { condition: { damaged: condition.damaged, words: condition.words ?? '' } };
}

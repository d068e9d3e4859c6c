import { keepsEvidence } from '../evidence/keeping.ts';
import { seesIncidents } from '../incidents/reach.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id, Role } from '../people.ts';
import type { Decision } from './decisions.ts';

/** The parts of the desk. Who sees which is said here once (SETTINGS D3); the record keeps what was refused. */
export const DESK_TABS = [
  'now',
  'devices',
  'permissions',
  'exceptions',
  'incidents',
  'arrangements',
  'setting-devices',
  'agreements',
  'people',
  'hardware',
  'policy',
  'day',
] as const;
export type DeskTab = (typeof DESK_TABS)[number];

/** The parts that are made of lists and forms. */
export const LIST_TABS = ['incidents', 'arrangements', 'setting-devices', 'agreements', 'policy'] as const;
export type ListTab = (typeof LIST_TABS)[number];

const OFFICERS: readonly DeskTab[] = ['now', 'exceptions', 'incidents', 'arrangements', 'agreements', 'policy'];

const TABS: { readonly [R in Role]: readonly DeskTab[] } = {
  manager: DESK_TABS,
  deputy: DESK_TABS,
  'dsl-lead': OFFICERS,
  'dsl-deputy': OFFICERS,
  'dsl-assistant': OFFICERS,
  staff: [],
  'committee-chair': ['incidents', 'policy'],
  installer: ['hardware'],
};

/** The parts of the desk that somebody with these roles sees, in the desk's order; empty for whoever has no desk. */
export function tabsOf(roles: readonly Role[]): readonly DeskTab[] {
  return DESK_TABS.filter((tab) => roles.some((role) => TABS[role].includes(tab)));
}

/**
 * The same for one person: reports are only for those whom the policy has work on them (SETTINGS D1), their readers, and those who
 * decide what is kept as evidence (SETTINGS E14).
 */
export function tabsFor(
  person: Id,
  facts: Pick<Facts, 'people' | 'policy' | 'person' | 'incidents' | 'holds'>,
): readonly DeskTab[] {
  const tabs = tabsOf(facts.person(person)?.roles ?? []);
  const theirs = seesIncidents(person, facts) || keepsEvidence(person, facts);
  return tabs.includes('incidents') && !theirs ? tabs.filter((tab) => tab !== 'incidents') : tabs;
}

/** The part of the desk in which a decision is made; a form says itself who may fill it in. */
const MADE_IN: { readonly [K in Exclude<Decision['happened'], 'form-filled'>]: DeskTab } = {
  'grant-use': 'permissions',
  'end-authorisation': 'permissions',
  'override-open': 'devices',
  'compartment-in-order': 'hardware',
  'mark-collected': 'devices',
  'confirm-handed-over': 'devices',
  'resolve-exception': 'exceptions',
  'end-visit': 'now',
  'add-person': 'people',
  'add-family': 'people',
  'set-pin': 'people',
  'new-code': 'people',
  'new-recovery-code': 'people',
  'person-left': 'people',
  'child-left': 'people',
  'await-badge-for': 'people',
  'import-roster': 'people',
  'accept-difference': 'day',
  'close-day': 'day',
};

/** The designated persons (SETTINGS C1), who decide about people, doors and the day. */
export function mayLead(roles: readonly Role[]): boolean {
  return roles.includes('manager') || roles.includes('deputy');
}

/** To see who is here is one thing, to sign somebody out another: that is not an officer's. */
export function mayDecide(roles: readonly Role[], decision: Decision): boolean {
  if (decision.happened === 'form-filled') return true;
  if (decision.happened === 'end-visit') return mayLead(roles);
  return tabsOf(roles).includes(MADE_IN[decision.happened]);
}

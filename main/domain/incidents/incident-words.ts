import type { Facts } from '../kiosk/facts.ts';
import type { Policy } from '../policy/policy.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { Incident } from '../record/incident-state.ts';

type Kind = Policy['incidents']['kinds'][string];
type Outcome = Policy['incidents']['outcomes'][string];

/** Null for a kind that the policy no longer knows, and for one that was erased. */
export function kindOf(id: string | null, policy: Policy): Kind | null {
  const { kinds } = policy.incidents;
  return id !== null && Object.hasOwn(kinds, id) ? (kinds[id] ?? null) : null;
}

export function kindLabel(id: string | null, { policy, language }: Pick<Facts, 'policy' | 'language'>): string {
  const kind = kindOf(id, policy);
  return kind === null ? (id ?? '') : inLanguage(kind.label, language);
}

export function outcomeOf(id: string, policy: Policy): Outcome | null {
  const { outcomes } = policy.incidents;
  return Object.hasOwn(outcomes, id) ? (outcomes[id] ?? null) : null;
}

export function outcomeLabel(id: string, { policy, language }: Pick<Facts, 'policy' | 'language'>): string {
  const outcome = outcomeOf(id, policy);
  return outcome === null ? id : inLanguage(outcome.label, language);
}

/** Exactly those that the policy offers for the kind; all of them where it says nothing (SETTINGS B9, C12, E24). */
export function outcomesFor(kind: string | null, policy: Policy): readonly string[] {
  const own = kindOf(kind, policy)?.outcomes ?? [];
  return own.length > 0 ? own : Object.keys(policy.incidents.outcomes);
}

export function incidentOf(id: string | null, facts: Pick<Facts, 'incidents'>): Incident | null {
  return id === null ? null : (facts.incidents().find((incident) => incident.id === id) ?? null);
}

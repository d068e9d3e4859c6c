import type { Facts } from '../kiosk/facts.ts';
import { WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import { acknowledged, advanceReading, type RulesStep, showRules } from '../visits/rules-step.ts';
import { agreementDue, agreementOf, agreementShown, agreementsOf } from './agreement.ts';

/** Somebody on record reads an agreement in their own session and signs it. */
export interface SigningFlow {
  readonly flow: 'signing';
  readonly person: Id;
  readonly visit: Id | null;
  readonly agreement: string;
  readonly reading: RulesStep;
}

export function beginSigning(person: Id, visit: Id | null, agreement: string, facts: Facts): Step | null {
  const known = facts.person(person);
  if (known === null || !agreementsOf(known, facts).includes(agreement)) return null;
  if (agreementShown(facts.policy, agreement, facts.language) === null) return null;
  return stay({ flow: 'signing', person, visit, agreement, reading: showRules(facts) });
}

export function advanceSigning(flow: SigningFlow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'finish' || happening.happened === 'timed-out') return stay(WELCOME);
  const ownDay = { flow: 'staff-day', person: flow.person, visit: flow.visit } as const;
  const shown = agreementShown(facts.policy, flow.agreement, facts.language);
  // The policy changed under their hands, and there is nothing to sign any more.
  if (happening.happened === 'back' || shown === null) return stay(ownDay);
  const { step, accepted } = advanceReading(flow.reading, happening, shown, facts);
  if (accepted === null) return stay({ ...flow, reading: step });
  return {
    flow: { ...ownDay, said: { key: 'agreement.signed', with: { agreement: labelOf(flow.agreement, facts) } } },
    effects: [record(...acknowledged(accepted, null, flow.person, facts)), accept],
  };
}

/** What this person has still to sign, with why. */
export function toSign(
  person: Id,
  facts: Facts,
): readonly { readonly agreement: string; readonly label: string; readonly due: string }[] {
  const known = facts.person(person);
  if (known === null) return [];
  return agreementsOf(known, facts).flatMap((agreement) => {
    const due = agreementDue(person, agreement, facts);
    return due === null ? [] : [{ agreement, label: labelOf(agreement, facts), due }];
  });
}

export function labelOf(agreement: string, facts: Facts): string {
  const found = agreementOf(facts.policy, agreement);
  return found === null ? agreement : inLanguage(found.label, facts.language);
}

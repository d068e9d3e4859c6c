import type { Policy } from '../policy/policy.ts';
import type { Arrangement } from '../record/state.ts';
import { kindOf } from './readers.ts';

export type Shortcoming =
  | 'kind-unknown'
  | 'not-your-role'
  | 'no-risk-assessment'
  | 'no-organisation'
  | 'no-document'
  | 'no-boundaries'
  | 'no-end-date'
  | 'not-confirmed';

/**
 * What the policy in force asks of this kind and this arrangement does not have: the policy may have become stricter since it
 * was made. One with a shortcoming is not gone by at sign-in.
 */
export function shortcomingsOf(arrangement: Arrangement, policy: Policy): readonly Shortcoming[] {
  const { terms, words } = arrangement;
  const kind = terms === null ? undefined : kindOf(terms.kind, policy);
  if (terms === null || kind === undefined) return ['kind-unknown'];
  const found: Shortcoming[] = [];
  const missing = (need: 'no' | 'optional' | 'required', given: string | null, code: Shortcoming) => {
    if (need === 'required' && given === null) found.push(code);
  };
  if (!kind.approvedBy.includes(arrangement.role)) found.push('not-your-role');
  // The day of the assessment is kept with the terms; its reference may have been erased when its time was up.
  missing(kind.riskAssessment, terms.riskAssessedOn, 'no-risk-assessment');
  missing(kind.organisation, words.organisation, 'no-organisation');
  missing(kind.document, words.document, 'no-document');
  missing(kind.signedBoundaries, words.signature, 'no-boundaries');
  missing(kind.endDate, arrangement.lastDay, 'no-end-date');
  if (kind.confirmations.some(({ id }) => !terms.confirmations.includes(id))) found.push('not-confirmed');
  return found;
}

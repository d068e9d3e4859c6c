import type { Policy } from '../../main/domain/policy/policy.ts';
import { changed, presetPolicy } from './preset-policy.ts';

const cupboard = presetPolicy('preschool-store-cupboard');

function part<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The preset lacks this part');
  return value;
}

/** One policy in which everything can meet: two stores for one person, breaks, stepping out, outings and lone workers. */
export const EVERYTHING_AT_ONCE: Policy = changed(presetPolicy('playgroup-office'), (copy) => {
  copy.deviceRules.unshift({ for: ['staff'], kinds: ['smart-watch'], must: 'deposit', store: 'office', rule: 'A1' });
  copy.stepOut = { for: ['staff', 'contractor', 'settling-parent'], place: 'off-premises', rule: 'E7' };
  copy.arrangements['outing'] = part(cupboard.arrangements['outing']);
  copy.authorisations['lone-working'] = {
    ...part(cupboard.authorisations['lone-working']),
    for: ['staff', 'contractor'],
    grantedBy: ['manager'],
    organisation: 'no',
    places: ['office'],
    confirmations: [],
  };
});

import type { Facts } from '../kiosk/facts.ts';
import type { Id, PersonType } from '../people.ts';
import type { Policy } from '../policy/policy.ts';
import { agreementsFor, inLanguage, type ShownWording } from '../policy/requirements.ts';
import type { Agreement } from '../policy/wordings.ts';
import { isRegularVisitor, type Newcomer } from './regular-visitor.ts';
import { isRenewalDue } from './renewal.ts';

export type Due = 'never-signed' | 'new-version' | 'renewal-due';

export function agreementOf(policy: Policy, id: string): Agreement | null {
  return Object.hasOwn(policy.agreements, id) ? (policy.agreements[id] ?? null) : null;
}

/** What is read and signed, in one language from first to last; null when the policy has no such agreement. */
export function agreementShown(policy: Policy, id: string, language: string): ShownWording | null {
  const agreement = agreementOf(policy, id);
  if (agreement === null) return null;
  const complete =
    Object.hasOwn(agreement.text, language) &&
    agreement.consequences.every(({ text }) => Object.hasOwn(text, language));
  const shownIn = complete ? language : 'en';
  return {
    id,
    version: agreement.version,
    language: shownIn,
    complete,
    sentences: agreement.consequences.map(({ text, rule }) => ({
      picture: 'consequence',
      text: inLanguage(text, shownIn),
      rule,
    })),
    fullText: inLanguage(agreement.text, shownIn),
    signature: agreement.signature,
  };
}

type DueFacts = Pick<Facts, 'policy' | 'lastAccepted' | 'now'>;

/** Why somebody is asked for an agreement; null when theirs holds. Asked again when its words change or it is due again. */
export function agreementDue(person: Id, id: string, { policy, lastAccepted, now }: DueFacts): Due | null {
  const agreement = agreementOf(policy, id);
  if (agreement === null) return null;
  const last = lastAccepted(person, `${policy.id}/${id}`);
  if (last === null) return 'never-signed';
  if (last.version !== String(agreement.version)) return 'new-version';
  return isRenewalDue(last.at, agreement.renewAfterMonths, now) ? 'renewal-due' : null;
}

/** The agreements of somebody on record that are theirs to sign, whether or not they have. */
export function agreementsOf(
  person: { readonly id: Id; readonly personType: PersonType },
  facts: Pick<Facts, 'policy' | 'agreementsAskedFor'>,
): readonly string[] {
  const { policy } = facts;
  const asked = facts.agreementsAskedFor().filter((one) => one.person === person.id);
  const ids = [
    ...agreementsFor(policy, person.personType, 'at-induction'),
    ...agreementsFor(policy, person.personType, 'at-sign-in'),
    ...asked.map(({ agreement }) => agreement),
  ];
  return [...new Set(ids)].filter((id) => agreementOf(policy, id) !== null);
}

/** The agreements that somebody signs before they come in: those of every sign-in, and that of regular visitors (E9). */
export function agreementsAtSignIn(who: Newcomer, facts: Facts): readonly string[] {
  const { policy } = facts;
  const regular = isRegularVisitor(who, facts) ? (policy.regularVisitors?.agreement ?? null) : null;
  const ids = [...agreementsFor(policy, who.personType, 'at-sign-in'), ...(regular === null ? [] : [regular])];
  return ids.filter((id) => !hasSignedAsNewcomer(who, id, facts));
}

/** A walk-in is nobody on record: what counts is what somebody of that name signed at an earlier visit. */
function hasSignedAsNewcomer(who: Newcomer, id: string, facts: Facts): boolean {
  if (who.person !== null) return agreementDue(who.person, id, facts) === null;
  const agreement = agreementOf(facts.policy, id);
  if (agreement === null) return true;
  return facts
    .earlierVisits(who)
    .flatMap((visit) => facts.acknowledgementsOf(visit.id))
    .some(
      (one) =>
        one.wording === `${facts.policy.id}/${id}` &&
        one.version === String(agreement.version) &&
        !isRenewalDue(one.at, agreement.renewAfterMonths, facts.now),
    );
}

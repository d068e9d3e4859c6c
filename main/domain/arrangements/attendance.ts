import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { ArrangementUse, Person } from '../record/state.ts';
import { kindOf } from './readers.ts';

type AttendanceFacts = Pick<Facts, 'arrangements' | 'arrangementUses' | 'openVisitOf' | 'policy'>;

/** How many of the staff have to attend a use; 0 where its kind asks for none, or is not in the policy any more. */
export function attendingNeeded(use: Pick<ArrangementUse, 'arrangement'>, facts: AttendanceFacts): number {
  const terms = facts.arrangements().find(({ id }) => id === use.arrangement)?.terms;
  return terms ? (kindOf(terms.kind, facts.policy)?.attendingStaff ?? 0) : 0;
}

/** Those who said that they attend and have not signed out since. */
export function attendingNow(use: ArrangementUse, facts: Pick<Facts, 'openVisitOf'>): readonly Id[] {
  return use.attending
    .filter(({ person, seq }) => {
      const visit = facts.openVisitOf(person);
      return visit !== null && visit.startedSeq < seq;
    })
    .map(({ person }) => person);
}

/** The uses that would have too few staff if this person left; with nobody leaving, those that have too few now. */
export function shortUses(facts: AttendanceFacts, leaving: Id | null = null): readonly ArrangementUse[] {
  return facts.arrangementUses().filter((use) => {
    const attending = attendingNow(use, facts);
    if (leaving !== null && !attending.includes(leaving)) return false;
    return attending.filter((person) => person !== leaving).length < attendingNeeded(use, facts);
  });
}

export type AttendProblem = 'attend-not-staff' | 'attend-not-in' | 'attend-yourself' | 'attend-already';

/** The setting's own staff, signed in, never the person whom it is about and nobody twice (SETTINGS A7). */
export function attendProblem(
  person: Person,
  already: readonly Id[],
  about: Id | null,
  facts: Pick<Facts, 'openVisitOf'>,
): AttendProblem | null {
  if (person.id === about) return 'attend-yourself';
  if (!person.active || person.personType !== 'staff') return 'attend-not-staff';
  if (facts.openVisitOf(person.id) === null) return 'attend-not-in';
  return already.includes(person.id) ? 'attend-already' : null;
}

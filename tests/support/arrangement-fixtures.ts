import type { Id } from '../../main/domain/people.ts';
import type { ArrangementTerms } from '../../main/domain/record/arrangement-events.ts';
import type { Arrangement, ArrangementUse, ArrangementWords } from '../../main/domain/record/state.ts';
import { NOW } from './plain-facts.ts';

const NO_WORDS: ArrangementWords = {
  title: null,
  organisation: null,
  destination: null,
  document: null,
  advice: null,
  decision: null,
  boundaries: null,
  signature: null,
  riskReference: null,
  riskAuthor: null,
  childInitials: null,
};

export function terms(kind: string, more: Partial<ArrangementTerms> = {}): ArrangementTerms {
  return {
    kind,
    people: [],
    devices: ['phone'],
    places: [],
    hours: null,
    confirmations: [],
    childStart: null,
    riskAssessedOn: null,
    checkInMinutes: null,
    ...more,
  };
}

/** An arrangement on record, valid on the day of the tests unless it says otherwise. */
export function anArrangement(
  about: ArrangementTerms,
  more: Partial<Omit<Arrangement, 'terms' | 'words'>> & { readonly words?: Partial<ArrangementWords> } = {},
): Arrangement {
  const { words, ...rest } = more;
  return {
    id: 'r-0001',
    terms: about,
    firstDay: '2026-11-01',
    lastDay: null,
    reviewOn: null,
    approvedBy: 'p-maya',
    role: 'manager',
    policyId: 'playgroup-office',
    policyVersion: '1',
    madeAt: NOW - 86_400_000,
    reviewedAt: null,
    reviewedBy: null,
    endedAt: null,
    endedWhy: null,
    endedBy: null,
    ...rest,
    words: { ...NO_WORDS, ...words },
  };
}

export function aUse(visit: Id, attending: readonly Id[] = [], arrangement: Id = 'r-0001'): ArrangementUse {
  return {
    visit,
    arrangement,
    since: NOW - 3_000_000,
    attending: attending.map((person) => ({ person, how: 'badge', seq: 20 })),
  };
}

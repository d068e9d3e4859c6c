import { isConfidential } from '../../main/domain/arrangements/readers.ts';
import type { Role, WalkInType } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { ArrangementTerms } from '../../main/domain/record/arrangement-events.ts';
import type { AuditEvent, EventOf } from '../../main/domain/record/audit-event.ts';
import { terms } from './arrangement-fixtures.ts';

/** Somebody who comes now and then, on record by name and without a badge or code. */
export function onRecord(person: string, name: string, personType: WalkInType): AuditEvent {
  const [first = '', last = ''] = name.split(' ');
  return {
    kind: 'person-added',
    facts: { person, personType, roles: [], worksWithChildren: false, standing: [], addedBy: null },
    personal: { first, last, shownAs: name.slice(0, 120) },
  };
}

type Made = EventOf<'arrangement-made'>;

/** The entry of an arrangement that was made before the test, by Maya the manager unless it says otherwise. */
export function made(
  policy: Policy,
  kind: string,
  about: Partial<ArrangementTerms>,
  more: Partial<Made['facts']> & { readonly words?: NonNullable<Made['personal']>; readonly role?: Role } = {},
): AuditEvent {
  const { words, ...rest } = more;
  const agreed = terms(kind, about);
  const sealed = isConfidential(kind, policy);
  return {
    kind: 'arrangement-made',
    facts: {
      arrangement: 'r-0001',
      terms: sealed ? null : agreed,
      firstDay: '2026-11-01',
      lastDay: null,
      reviewOn: null,
      approvedBy: 'p-maya-0',
      role: 'manager',
      policyId: policy.id,
      policyVersion: String(policy.version),
      ...rest,
    },
    personal: { ...words, ...(sealed ? { terms: JSON.stringify(agreed) } : {}) },
  };
}

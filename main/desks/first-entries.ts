import { parseDocument } from 'yaml';
import type { IntentOf } from '../contract/intents.ts';
import { shownAsOf } from '../domain/desk/names.ts';
import type { PersonType } from '../domain/people.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';
import type { Fresh } from './ports.ts';

/** Somebody who is entered at set-up and not yet on record. */
export interface DraftPerson {
  readonly first: string;
  readonly last: string;
  readonly personType: PersonType;
  readonly phones: number;
  readonly manager: boolean;
  readonly pinHash: string | null;
  readonly badge: string | null;
  readonly code: { readonly code: string; readonly hash: string } | null;
}

export function nameOfDraft(person: Pick<DraftPerson, 'first' | 'last'> | undefined): string {
  return person === undefined ? '' : `${person.first} ${person.last}`;
}

/** The preset with the setting's own dates, comments and all (SETTINGS A15: a preset ships without dates). */
export function datedPolicy(
  text: string,
  dates: Pick<IntentOf<'set-up-policy'>, 'agreedBy' | 'agreedOn' | 'reviewOn'>,
): string {
  const document = parseDocument(text);
  if (dates.agreedBy) document.setIn(['adoption', 'agreedBy'], document.createNode([dates.agreedBy]));
  if (dates.agreedOn) document.setIn(['adoption', 'agreedOn'], dates.agreedOn);
  if (dates.reviewOn) document.setIn(['adoption', 'reviewDue'], dates.reviewOn);
  return dates.agreedBy || dates.agreedOn || dates.reviewOn ? document.toString() : text;
}

/** The first entries of a record: the kiosk, its people, and how they are known. */
export function firstEvents(
  people: readonly DraftPerson[],
  setting: { readonly name: string; readonly telephone: string; readonly hardware: 'real' | 'pretend' | 'none' },
  fresh: Fresh,
  /** Of the code that lies in the safe; null in a demonstration setting, which has none. */
  recoveryHash: string | null,
): readonly AuditEvent[] {
  const events: AuditEvent[] = [
    {
      kind: 'kiosk-set-up',
      facts: {
        settingName: setting.name,
        telephone: setting.telephone,
        timeZone: 'Europe/London',
        hardware: setting.hardware,
      },
    },
  ];
  if (recoveryHash !== null) events.push({ kind: 'recovery-code-set', facts: { keyedHash: recoveryHash, by: null } });
  for (const person of people) {
    const id = fresh.id('p');
    events.push({
      kind: 'person-added',
      facts: {
        person: id,
        personType: person.personType,
        roles: person.manager ? ['manager', 'staff'] : person.personType === 'parent' ? [] : ['staff'],
        worksWithChildren: true,
        standing: person.phones > 0 ? [{ kind: 'phone', ownership: 'personal', count: person.phones }] : [],
        addedBy: null,
      },
      personal: { first: person.first, last: person.last, shownAs: shownAsOf(person) },
    });
    if (person.badge !== null) events.push(issued(id, 'badge', person.badge, fresh));
    if (person.code !== null)
      events.push(
        issued(id, person.personType === 'parent' ? 'family-code' : 'personal-code', person.code.hash, fresh),
      );
    if (person.pinHash !== null)
      events.push({ kind: 'pin-set', facts: { person: id, by: null }, personal: { pinHash: person.pinHash } });
  }
  return events;
}

function issued(
  person: string,
  kind: 'badge' | 'personal-code' | 'family-code',
  keyedHash: string,
  fresh: Fresh,
): AuditEvent {
  return { kind: 'credential-issued', facts: { person, credential: fresh.id('c'), kind, keyedHash, by: null } };
}

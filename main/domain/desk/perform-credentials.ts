import { RECORDS_ONLY } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Decision, Outcome } from './decisions.ts';
import { nameOf, shownAsOf } from './names.ts';

type AddPerson = Extract<Decision, { happened: 'add-person' }>;

/** A new manager is on record together with the PIN, or not at all: one who could never sign in helps nobody. */
export function performAddPerson(add: AddPerson, manager: Id, facts: Facts): Outcome {
  const person = facts.newId('p');
  const shownAs = shownAsOf(add);
  const code = add.personalCode ? facts.newCode('personal-code') : null;
  const events: AuditEvent[] = [
    {
      kind: 'person-added',
      facts: {
        person,
        personType: add.personType,
        roles: add.manager ? ['manager', 'staff'] : ['staff'],
        worksWithChildren: true,
        standing: add.standingPhones > 0 ? [{ kind: 'phone', ownership: 'personal', count: add.standingPhones }] : [],
        addedBy: manager,
      },
      personal: { first: add.first, last: add.last, shownAs },
    },
  ];
  if (code !== null) {
    events.push({
      kind: 'credential-issued',
      facts: { person, credential: facts.newId('c'), kind: 'personal-code', keyedHash: code.hash, by: manager },
    });
  }
  // The two-person rule needs two: while there is one manager, adding the second alone is allowed and on record.
  if (add.manager && facts.activeManagers() === 1) {
    events.push(raise(facts.newId('x'), 'second-manager-alone', 'attention', { person }));
  }
  const withPin = add.manager && add.pin !== undefined;
  return {
    ...RECORDS_ONLY,
    events: withPin ? [] : events,
    work: withPin ? { work: 'set-pin', person, pin: add.pin, by: manager, events } : null,
    said: { key: 'desk.said.person-added', gaps: { who: shownAs } },
    fresh: code === null ? [] : [{ name: shownAs, kind: 'personal-code', code: code.code }],
  };
}

type AddFamily = Extract<Decision, { happened: 'add-family' }>;

/** Children exist only as initials (SETTINGS A13). */
export function performAddFamily(add: AddFamily, manager: Id, facts: Facts): Outcome {
  const person = facts.newId('p');
  const shownAs = shownAsOf(add);
  const code = facts.newCode('family-code');
  return {
    ...RECORDS_ONLY,
    events: [
      {
        kind: 'person-added',
        facts: { person, personType: 'parent', roles: [], worksWithChildren: true, standing: [], addedBy: manager },
        personal: { first: add.first, last: add.last, shownAs },
      },
      {
        kind: 'credential-issued',
        facts: { person, credential: facts.newId('c'), kind: 'family-code', keyedHash: code.hash, by: manager },
      },
      ...add.initials.map(
        (initials): AuditEvent => ({
          kind: 'child-added',
          facts: { child: facts.newId('k'), carers: [person], by: manager },
          personal: { initials },
        }),
      ),
    ],
    said: { key: 'desk.said.family-added', gaps: { who: shownAs } },
    fresh: [{ name: shownAs, kind: 'family-code', code: code.code }],
  };
}

/** Also for somebody who is locked out: a new PIN forgets the wrong tries. Done for somebody else it stays a question. */
export function performSetPin(person: Id, pin: string, manager: Id, facts: Facts): Outcome {
  const whose = facts.person(person);
  const events = person === manager ? [] : [raise(facts.newId('x'), 'pin-reset', 'attention', { person })];
  return {
    ...RECORDS_ONLY,
    work: { work: 'set-pin', person, pin, by: manager, events },
    said: { key: 'desk.said.pin-set', gaps: { who: whose === null ? '' : nameOf(whose) } },
  };
}

/** The code that was there before stops working with the same entry. */
export function performNewCode(person: Id, manager: Id, facts: Facts): Outcome {
  const whose = facts.person(person);
  if (whose === null) return RECORDS_ONLY;
  const kind =
    whose.personType === 'parent' || whose.personType === 'settling-parent' ? 'family-code' : 'personal-code';
  const { code, hash } = facts.newCode(kind);
  return {
    ...RECORDS_ONLY,
    events: [
      ...facts.credentialsOf(person, kind).map(
        (credential): AuditEvent => ({
          kind: 'credential-revoked',
          facts: { credential, why: 'replaced', by: manager },
        }),
      ),
      {
        kind: 'credential-issued',
        facts: { person, credential: facts.newId('c'), kind, keyedHash: hash, by: manager },
      },
    ],
    said: { key: 'desk.said.code-made', gaps: { who: nameOf(whose) } },
    fresh: [{ name: nameOf(whose), kind, code }],
  };
}

import { balanceOf } from '../day-end/balance.ts';
import { countOf } from '../devices.ts';
import { formOf } from '../forms/all-forms.ts';
import { RECORDS_ONLY } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { performGrant } from '../out-and-back/grant-use.ts';
import type { Id } from '../people.ts';
import { collectedDeposit, supersededMovements, unsureDeposit } from '../phones/deposit-outcome.ts';
import { doorStep, openingIntended } from '../phones/door-step.ts';
import { foundThere } from '../phones/found-there.ts';
import { outUnder, permissionsEnded } from '../phones/permitted-use.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import { never } from '../result.ts';
import type { Decision, Outcome } from './decisions.ts';
import type { Gaps } from './desk-flow.ts';
import { childOf, nameOf, nameOfDeposit, nameOfVisit } from './names.ts';
import { performAddFamily, performAddPerson, performNewCode, performSetPin } from './perform-credentials.ts';

const NOTHING = RECORDS_ONLY;

/** What the decision does, given that it was found in order a moment ago. */
export function perform(decision: Decision, manager: Id, facts: Facts): Outcome {
  const said = (key: string, gaps: Gaps = {}): Outcome['said'] => ({ key: `desk.said.${key}`, gaps });
  switch (decision.happened) {
    case 'grant-use':
      return performGrant(decision, manager, facts);
    case 'end-authorisation': {
      const open = facts.openAuthorisations().find((found) => found.id === decision.authorisation);
      const visit = open === undefined ? null : facts.visit(open.visit);
      return {
        ...NOTHING,
        events: [
          {
            kind: 'authorisation-ended',
            facts: { authorisation: decision.authorisation, why: 'withdrawn', by: manager },
          },
        ],
        said: said('ended', { who: visit === null ? '' : nameOfVisit(visit, facts) }),
      };
    }
    case 'override-open':
      return performOverride(decision.compartment, decision.words, manager, facts);
    case 'compartment-in-order':
      return {
        ...NOTHING,
        events: [{ kind: 'compartment-in-order', facts: { compartment: decision.compartment, by: manager } }],
        said: said('in-order', { door: decision.compartment }),
      };
    case 'mark-collected': {
      const who = nameOfDeposit(decision.deposit, facts);
      return {
        ...NOTHING,
        events: [
          ...collectedDeposit(decision.deposit, 'manager', manager, facts),
          ...keptByOwner(decision.deposit, manager, facts),
          ...raisedAndResolved(
            'override-opening',
            { deposit: decision.deposit },
            'mark-collected',
            decision.words,
            manager,
            facts,
          ),
        ],
        said: said('collected', { who }),
      };
    }
    case 'confirm-handed-over':
      return {
        ...NOTHING,
        events: foundThere(decision.deposit, manager, facts),
        said: said('confirmed', { who: nameOfDeposit(decision.deposit, facts) }),
      };
    case 'resolve-exception':
      return {
        ...NOTHING,
        events: [
          {
            kind: 'exception-resolved',
            facts: { exception: decision.exception, by: manager },
            personal: { words: decision.words },
          },
        ],
        said: said('resolved'),
      };
    case 'end-visit':
      return performEndVisit(decision.visit, decision.words, manager, facts);
    case 'add-person':
      return performAddPerson(decision, manager, facts);
    case 'add-family':
      return performAddFamily(decision, manager, facts);
    case 'set-pin':
      return performSetPin(decision.person, decision.pin, manager, facts);
    case 'new-recovery-code': {
      const { code, hash } = facts.newRecoveryCode();
      return {
        ...NOTHING,
        events: [{ kind: 'recovery-code-set', facts: { keyedHash: hash, by: manager } }],
        fresh: [{ name: '', kind: 'recovery-code', code }],
      };
    }
    case 'new-code':
      return performNewCode(decision.person, manager, facts);
    case 'person-left': {
      const person = facts.person(decision.person);
      return {
        ...NOTHING,
        events: [{ kind: 'person-left', facts: { person: decision.person, by: manager } }],
        said: said('person-left', { who: person === null ? '' : nameOf(person) }),
      };
    }
    case 'child-left':
      return {
        ...NOTHING,
        events: [{ kind: 'child-left', facts: { child: decision.child, by: manager } }],
        said: said('child-left', { initials: childOf(decision.child, facts)?.initials ?? '' }),
      };
    case 'await-badge-for':
      return { ...NOTHING, awaitBadge: decision.person };
    case 'import-roster':
      return { ...NOTHING, work: { work: 'import-roster', by: manager } };
    case 'accept-difference': {
      const count = balanceOf(facts, manager).find((item) => item.what === decision.what)?.count ?? 0;
      return {
        ...NOTHING,
        events: [
          {
            kind: 'difference-accepted',
            facts: { day: facts.day, what: decision.what, count, by: manager },
            personal: { words: decision.words },
          },
          ...raisedAndResolved('day-difference', {}, decision.what, decision.words, manager, facts),
        ],
        said: said('accepted'),
      };
    }
    case 'form-filled': {
      const context = { subject: decision.subject, by: manager, facts };
      return formOf(decision.form)?.perform(decision.answers, context) ?? NOTHING;
    }
    case 'close-day':
      return { ...NOTHING, work: { work: 'close-day', by: manager } };
    default:
      return never(decision);
  }
}

function raisedAndResolved(
  kind: 'override-opening' | 'sign-out-missing' | 'day-difference',
  about: Parameters<typeof raise>[3],
  detail: string,
  words: string,
  manager: Id,
  facts: Facts,
): readonly AuditEvent[] {
  const exception = facts.newId('x');
  return [
    raise(exception, kind, 'note', about, detail),
    { kind: 'exception-resolved', facts: { exception, by: manager }, personal: { words } },
  ];
}

/** Its owner has a device for good that was out: there is nothing left to be brought back. */
function keptByOwner(id: Id, manager: Id, facts: Facts): readonly AuditEvent[] {
  const deposit = facts.openDeposits().find((open) => open.id === id);
  const out = deposit === undefined ? null : outUnder(deposit, facts);
  return out === null
    ? []
    : permissionsEnded(out.visit, 'withdrawn', manager, facts, ({ id: open }) => open === out.id);
}

/** An exception with a reason (DESIGN.md, `What must always be true` 3): it stays open until somebody says how it ended. */
function performOverride(compartment: number, words: string, manager: Id, facts: Facts): Outcome {
  const deposit = facts.openDeposits().find((found) => found.kind === 'locker' && found.place === String(compartment));
  const door = doorStep(compartment, facts);
  // A door that stands ajar never ends its movement by itself; what became of the device nobody will tell but the manager.
  const earlier = facts.unfinishedMovements().filter((movement) => movement.compartment === compartment);
  const about = { visit: deposit?.visit ?? null, deposit: deposit?.id ?? null };
  const intended = openingIntended(door, 'override', { ...about, by: manager });
  return {
    ...NOTHING,
    events: [
      ...supersededMovements(compartment, facts),
      ...earlier.flatMap((movement) => unsureDeposit(movement.deposit, facts)),
      intended.kind === 'opening-intended' ? { ...intended, personal: { reason: words } } : intended,
      raise(facts.newId('x'), 'override-opening', 'attention', { ...about, compartment, person: manager }, 'door'),
    ],
    doors: [{ movement: door.movement, compartment }],
  };
}

/** No invented facts: that somebody has left is known, when is not. What they left behind is a question of its own. */
function performEndVisit(visitId: Id, words: string, manager: Id, facts: Facts): Outcome {
  const visit = facts.visit(visitId);
  if (visit === null) return NOTHING;
  const left = facts
    .openDepositsOf(visitId)
    .filter((deposit) => countOf(deposit.devices) > 0 && facts.holdOf(deposit.id) === null)
    .map((deposit) =>
      raise(facts.newId('x'), 'device-not-collected', 'attention', { visit: visitId, deposit: deposit.id }),
    );
  const permissions = permissionsEnded(visitId, 'left-site', manager, facts);
  return {
    ...NOTHING,
    events: [
      { kind: 'visit-ended', facts: { visit: visitId, how: 'unknown', by: manager } },
      ...permissions,
      ...left,
      ...raisedAndResolved('sign-out-missing', { visit: visitId }, 'closed-by-manager', words, manager, facts),
    ],
    said: { key: 'desk.said.visit-ended', gaps: { who: nameOfVisit(visit, facts) } },
  };
}

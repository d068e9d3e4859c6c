import type { Phrase } from '../../contract/screen-state.ts';
import { balanceOf } from '../../domain/day-end/balance.ts';
import type { Decision } from '../../domain/desk/decisions.ts';
import type { DeskFlow } from '../../domain/desk/desk-flow.ts';
import { childOf, nameOf, nameOfDeposit, nameOfVisit } from '../../domain/desk/names.ts';
import { formOf } from '../../domain/forms/all-forms.ts';
import { grantedKind } from '../../domain/out-and-back/grant-use.ts';
import type { Id } from '../../domain/people.ts';
import { outUnder } from '../../domain/phones/permitted-use.ts';
import { inLanguage, placeLabel, storeLabel } from '../../domain/policy/requirements.ts';
import { never } from '../../domain/result.ts';
import type { DeskView } from './desk-screen.ts';

/** The sentence that will stand in the record, in the words of the catalogue. */
export function decisionSays(decision: Decision, flow: DeskFlow, view: DeskView): Phrase {
  const { facts } = view;
  const says = (key: string, gaps: { [gap: string]: string | number } = {}): Phrase => ({
    key: `desk.decision.${key}`,
    with: gaps,
  });
  const personName = (id: Id) => {
    const person = facts.person(id);
    return person === null ? '' : nameOf(person);
  };
  const visitName = (id: Id) => {
    const visit = facts.visit(id);
    return visit === null ? '' : nameOfVisit(visit, facts);
  };
  switch (decision.happened) {
    case 'grant-use': {
      const visit = facts.visit(decision.visit);
      const kind = visit === null ? undefined : grantedKind(decision, visit, facts);
      const reason = kind?.reasons.find(({ id }) => id === decision.reason);
      const gaps = {
        who: visitName(decision.visit),
        reason: reason === undefined ? decision.reason : inLanguage(reason.label, facts.language),
        place: placeLabel(facts.policy, decision.place, facts.language),
        until: facts.timeOf(facts.now + decision.minutes * 60_000),
      };
      const every = decision.checkInMinutes ?? kind?.checkInMinutes ?? null;
      return every === null ? says('grant-use', gaps) : says('grant-check-ins', { ...gaps, every });
    }
    case 'end-authorisation': {
      const open = facts.openAuthorisations().find((found) => found.id === decision.authorisation);
      return says('end-authorisation', { who: open === undefined ? '' : visitName(open.visit) });
    }
    case 'override-open': {
      const deposit = facts
        .openDeposits()
        .find((found) => found.kind === 'locker' && found.place === String(decision.compartment));
      const gaps = { door: decision.compartment, words: decision.words };
      return deposit === undefined
        ? says('override-open', gaps)
        : says('override-open-of', { ...gaps, who: nameOfDeposit(deposit.id, facts) });
    }
    case 'compartment-in-order':
      return says('compartment-in-order', { door: decision.compartment });
    case 'mark-collected':
    case 'confirm-handed-over': {
      const deposit = facts.openDeposits().find((found) => found.id === decision.deposit);
      const place =
        deposit === undefined ? '' : `${storeLabel(facts.policy, deposit.store, facts.language)} ${deposit.place}`;
      const gaps = { who: nameOfDeposit(decision.deposit, facts), place };
      if (decision.happened === 'mark-collected') return says('mark-collected', { ...gaps, words: decision.words });
      const back = deposit !== undefined && outUnder(deposit, facts) !== null;
      return says(back ? 'confirm-returned' : 'confirm-handed-over', gaps);
    }
    case 'resolve-exception':
      return says('resolve-exception', { words: decision.words });
    case 'end-visit':
      return says('end-visit', { who: visitName(decision.visit), words: decision.words });
    case 'add-person': {
      const alone = facts.activeManagers() === 1;
      return says(decision.manager ? (alone ? 'add-manager-alone' : 'add-manager') : 'add-person', {
        who: `${decision.first} ${decision.last}`,
      });
    }
    case 'add-family':
      return says('add-family', { who: `${decision.first} ${decision.last}`, initials: decision.initials.join(', ') });
    case 'person-left':
    case 'await-badge-for':
    case 'new-code':
      return says(decision.happened, { who: personName(decision.person) });
    case 'child-left':
      return says('child-left', { initials: childOf(decision.child, facts)?.initials ?? '' });
    case 'set-pin': {
      const own = decision.person === flow.manager;
      return says(own ? 'set-own-pin' : 'set-pin', { who: personName(decision.person) });
    }
    case 'new-recovery-code':
      return says('new-recovery-code');
    case 'import-roster':
      return says('import-roster', { file: view.rosterFile });
    case 'accept-difference': {
      const count = balanceOf(facts, flow.manager).find((item) => item.what === decision.what)?.count ?? 0;
      return says(`accept-difference-${decision.what}`, { count, words: decision.words });
    }
    case 'form-filled': {
      const context = { subject: decision.subject, by: flow.manager, facts };
      return formOf(decision.form)?.says(decision.answers, context) ?? says('changed');
    }
    case 'close-day':
      return says('close-day', { day: facts.day });
    default:
      return never(decision);
  }
}

import { nameOf } from '../desk/names.ts';
import {
  type Answers,
  asIs,
  type Form,
  type FormChoice,
  type FormContext,
  type Question,
  RECORDS_ONLY,
  textOf,
  words,
} from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import { handBack } from '../phones/take-out-flow.ts';
import type { Deposit } from '../record/state.ts';
import { childrenHere, childrensDeposits, whereIsDeposit } from './children-here.ts';
import { isStaff } from './put-away-child-device-form.ts';

const SOMEBODY_ELSE = 'somebody-else';

/** A member of staff gives a child's device to the adult who collects the child (SETTINGS B6, C8, E20). */
export const giveChildDeviceForm: Form = {
  id: 'give-child-device',
  at: 'staff',
  may({ by, facts }) {
    const person = facts.person(by);
    if (person === null || !isStaff(person)) return { code: 'not-your-role', gaps: {} };
    return facts.openVisitOf(by) === null || childrensDeposits(facts).length === 0
      ? { code: 'changed', gaps: {} }
      : null;
  },
  questions(answers, { facts }) {
    const which: Question = {
      id: 'deposit',
      kind: 'one',
      asks: words('form.give-child-device.which'),
      choices: childrensDeposits(facts).map((deposit) => ({
        id: deposit.id,
        label: asIs(deposit.child?.initials ?? ''),
        note: whereIsDeposit(deposit, facts),
      })),
    };
    const deposit = depositIn(answers, facts);
    if (deposit === null) return [which];
    const carers = carersOf(deposit, facts);
    const questions: Question[] = [which];
    if (carers.length > 0) questions.push(toWhom(carers, facts));
    if (carers.length > 0 && textOf(answers, 'adult') !== SOMEBODY_ELSE) return questions;
    questions.push({ id: 'name', kind: 'line', most: 120, asks: words('form.give-child-device.name') });
    // Nobody here can tell from a name whether somebody is a parent: the member of staff answers for it (SETTINGS C8).
    if (facts.policy.childDevices.collectedBy === 'parent')
      questions.push({
        id: 'parent',
        kind: 'confirm',
        asks: words('form.give-child-device.parent'),
        help: words('form.give-child-device.parent-help'),
      });
    return questions;
  },
  check: (answers, { facts }) => (depositIn(answers, facts) === null ? { code: 'changed', gaps: {} } : null),
  says(answers, { facts }) {
    const adult = adultIn(answers, facts);
    const who = adult.person === null ? adult.name : nameOfId(adult.person, facts);
    return words('form.give-child-device.says', { initials: depositIn(answers, facts)?.child?.initials ?? '', who });
  },
  perform: () => RECORDS_ONLY,
  step(answers, { by, facts }: FormContext) {
    const deposit = depositIn(answers, facts);
    const visit = facts.openVisitOf(by)?.id ?? null;
    if (deposit === null) return { flow: { flow: 'staff-day', person: by, visit }, effects: [] };
    const holder = {
      visit: null,
      person: by,
      firstName: facts.person(by)?.first ?? '',
      adult: { ...adultIn(answers, facts), givenBy: by },
    } as const;
    return handBack([deposit], holder, facts);
  },
};

function depositIn(answers: Answers, facts: Facts): Deposit | null {
  return childrensDeposits(facts).find(({ id }) => id === textOf(answers, 'deposit')) ?? null;
}

function carersOf({ child }: Deposit, facts: Facts): readonly FormChoice[] {
  const known = childrenHere(facts).find(({ id }) => id === child?.id);
  return (known?.carers ?? []).map((carer) => ({ id: carer.id, label: asIs(nameOf(carer)) }));
}

function toWhom(carers: readonly FormChoice[], { policy }: Facts): Question {
  const parentOnly = policy.childDevices.collectedBy === 'parent';
  return {
    id: 'adult',
    kind: 'one',
    asks: words('form.give-child-device.adult'),
    choices: [
      ...carers,
      {
        id: SOMEBODY_ELSE,
        label: words(parentOnly ? 'form.give-child-device.other-parent' : 'form.give-child-device.other-adult'),
      },
    ],
  };
}

function adultIn(answers: Answers, facts: Facts): { readonly person: Id | null; readonly name: string } {
  const deposit = depositIn(answers, facts);
  const chosen = textOf(answers, 'adult');
  const known = deposit === null ? undefined : carersOf(deposit, facts).find(({ id }) => id === chosen);
  return known === undefined ? { person: null, name: textOf(answers, 'name') } : { person: known.id, name: '' };
}

function nameOfId(id: Id, facts: Facts): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}

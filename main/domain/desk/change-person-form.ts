import { chosenIn, type Form, type FormContext, isYes, RECORDS_ONLY, words } from '../forms/form.ts';
import { ROLES, Role } from '../people.ts';
import type { Person } from '../record/state.ts';
import { mayLead } from './desk-access.ts';
import { nameOf } from './names.ts';

/** Everybody who works here is `staff`; what is chosen is what a person is besides. */
const CHOSEN = ROLES.filter((role) => role !== 'staff');

/**
 * What a person is in the setting (SETTINGS D1, D3, E28: one may hold several roles), and whether they work with children
 * (E6). Nobody changes themselves.
 */
export const changePersonForm: Form = {
  id: 'change-person',
  at: 'desk',
  may(context) {
    if (!mayLead(context.facts.person(context.by)?.roles ?? [])) return { code: 'not-your-role', gaps: {} };
    if (context.subject === context.by) return { code: 'to-yourself', gaps: {} };
    return personOf(context)?.active ? null : { code: 'changed', gaps: {} };
  },
  questions(_answers, context) {
    const who = whoOf(context);
    const person = personOf(context);
    return [
      {
        id: 'roles',
        kind: 'several',
        least: 0,
        optional: true,
        asks: words('form.change-person.roles', { who }),
        help: words('form.change-person.roles-help'),
        choices: CHOSEN.map((role) => ({ id: role, label: words(`form.role.${role}`) })),
        starts: CHOSEN.filter((role) => person?.roles.includes(role)),
      },
      {
        id: 'children',
        kind: 'yes-no',
        asks: words('form.change-person.children', { who }),
        ...(person === null ? {} : { starts: person.worksWithChildren }),
      },
    ];
  },
  check(answers, { subject, facts }) {
    const person = personOf({ subject, facts });
    const last = facts.activeManagers() <= 1 && person?.roles.includes('manager');
    return last && !chosenIn(answers, 'roles').includes('manager') ? { code: 'last-manager', gaps: {} } : null;
  },
  says(answers, context) {
    const besides = chosenIn(answers, 'roles').join(', ');
    const key = `form.change-person.says${isYes(answers, 'children') ? '' : '-not-children'}`;
    return words(key, { who: whoOf(context), roles: besides === '' ? 'staff' : besides });
  },
  perform(answers, context) {
    if (context.subject === null) return RECORDS_ONLY;
    const roles = chosenIn(answers, 'roles').map((role) => Role.parse(role));
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'person-changed',
          facts: {
            person: context.subject,
            roles: [...roles, 'staff'],
            worksWithChildren: isYes(answers, 'children'),
            by: context.by,
          },
        },
      ],
      said: { key: 'form.change-person.said', gaps: { who: whoOf(context) } },
    };
  },
};

function personOf({ subject, facts }: Pick<FormContext, 'subject' | 'facts'>): Person | null {
  return subject === null ? null : facts.person(subject);
}

function whoOf(context: FormContext): string {
  const person = personOf(context);
  return person === null ? '' : nameOf(person);
}

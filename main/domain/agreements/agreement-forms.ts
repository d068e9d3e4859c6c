import { nameOf } from '../desk/names.ts';
import { asIs, type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import type { Id, Role } from '../people.ts';
import { inLanguage } from '../policy/requirements.ts';
import type { Agreement } from '../policy/wordings.ts';
import { agreementOf } from './agreement.ts';

const REFERENCE_MOST = 80;

/**
 * An agreement that only some sign (SETTINGS E27: those who run an official account). The approver's role and, where the policy
 * asks for one, a risk assessment come first; then the person is asked in their own session.
 */
export const askForAgreementForm: Form = {
  id: 'ask-for-agreement',
  at: 'desk',
  may: ({ by, facts }) => (onRequest({ by, facts }).length > 0 ? null : { code: 'not-your-role', gaps: {} }),
  questions(answers, { by, facts }) {
    const agreement = agreementOf(facts.policy, textOf(answers, 'agreement'));
    const people = facts
      .people()
      .filter((person) => person.active && person.id !== by && person.personType !== 'parent')
      .map((person) => ({ id: person.id, label: asIs(nameOf(person)) }));
    const asksRisk = agreement?.riskAssessment === true;
    return [
      {
        id: 'agreement',
        kind: 'one',
        asks: words('form.ask-for-agreement.which'),
        choices: onRequest({ by, facts }).map(([id, { label }]) => ({
          id,
          label: asIs(inLanguage(label, facts.language)),
        })),
      },
      { id: 'person', kind: 'one', asks: words('form.ask-for-agreement.who'), choices: people },
      ...(asksRisk
        ? ([
            {
              id: 'risk-reference',
              kind: 'line',
              most: REFERENCE_MOST,
              asks: words('form.risk.reference'),
              help: words('form.risk.help'),
            },
            { id: 'risk-day', kind: 'day', latest: facts.day, asks: words('form.risk.day') },
            { id: 'risk-author', kind: 'line', most: REFERENCE_MOST, asks: words('form.risk.author') },
          ] as const)
        : []),
    ];
  },
  check: () => null,
  says: (answers, context) =>
    words('form.ask-for-agreement.says', {
      who: whoOf(textOf(answers, 'person'), context),
      agreement: labelOf(textOf(answers, 'agreement'), context),
    }),
  perform(answers, context) {
    const { by, facts } = context;
    const [person, agreement] = [textOf(answers, 'person'), textOf(answers, 'agreement')];
    const found = agreementOf(facts.policy, agreement);
    if (found === null) return RECORDS_ONLY;
    const risk = textOf(answers, 'risk-day');
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'agreement-asked-for',
          facts: { person, agreement, by, role: approvingRole(by, found, context), riskAssessedOn: risk || null },
          personal: risk
            ? { riskReference: textOf(answers, 'risk-reference'), riskAuthor: textOf(answers, 'risk-author') }
            : {},
        },
      ],
      said: { key: 'form.ask-for-agreement.said', gaps: { who: whoOf(person, context) } },
    };
  },
};

/** `subject` is `person:agreement`. */
export const giveUpAgreementForm: Form = {
  id: 'give-up-agreement',
  at: 'desk',
  may(context) {
    const { agreement } = subjectOf(context);
    const asked = askedOf(context);
    if (asked === undefined) return { code: 'changed', gaps: {} };
    return onRequest(context).some(([id]) => id === agreement) ? null : { code: 'not-your-role', gaps: {} };
  },
  questions: (_answers, context) => [
    {
      id: 'sure',
      kind: 'confirm',
      asks: words('form.give-up-agreement.ask', gapsOf(context)),
      help: words('form.give-up-agreement.help'),
    },
  ],
  check: () => null,
  says: (_answers, context) => words('form.give-up-agreement.says', gapsOf(context)),
  perform(_answers, context) {
    const { person, agreement } = subjectOf(context);
    return {
      ...RECORDS_ONLY,
      events: [{ kind: 'agreement-given-up', facts: { person, agreement, by: context.by } }],
      said: { key: 'form.give-up-agreement.said', gaps: gapsOf(context) },
    };
  },
};

/** The agreements on request that somebody with these roles may ask for. */
function onRequest({ by, facts }: Pick<FormContext, 'by' | 'facts'>): readonly [string, Agreement][] {
  const roles = facts.person(by)?.roles ?? [];
  return Object.entries(facts.policy.agreements).filter(
    ([, agreement]) =>
      agreement.asked === 'on-request' && roles.some((role) => (agreement.approvedBy ?? ['manager']).includes(role)),
  );
}

function approvingRole(by: Id, agreement: Agreement, { facts }: FormContext): Role {
  const roles = facts.person(by)?.roles ?? [];
  return roles.find((role) => (agreement.approvedBy ?? ['manager']).includes(role)) ?? 'manager';
}

function subjectOf({ subject }: Pick<FormContext, 'subject'>): { readonly person: string; readonly agreement: string } {
  const [person = '', agreement = ''] = (subject ?? '').split(':');
  return { person, agreement };
}

function askedOf(context: FormContext) {
  const { person, agreement } = subjectOf(context);
  return context.facts.agreementsAskedFor().find((one) => one.person === person && one.agreement === agreement);
}

function gapsOf(context: FormContext): { who: string; agreement: string } {
  const { person, agreement } = subjectOf(context);
  return { who: whoOf(person, context), agreement: labelOf(agreement, context) };
}

function whoOf(id: Id, { facts }: FormContext): string {
  const person = facts.person(id);
  return person === null ? '' : nameOf(person);
}

function labelOf(id: string, { facts }: FormContext): string {
  const agreement = agreementOf(facts.policy, id);
  return agreement === null ? id : inLanguage(agreement.label, facts.language);
}

import type { DecisionProblem } from '../desk/decisions.ts';
import { nameOf } from '../desk/names.ts';
import { type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { incidentOf } from '../incidents/incident-words.ts';
import type { EvidenceHold } from '../record/evidence-state.ts';
import { depositInWords } from './deposit-in-words.ts';
import { depositsToKeep, keepingRole, mayHandle } from './keeping.ts';

export const CHANGED: DecisionProblem = { code: 'changed', gaps: {} };
export const NOT_YOURS: DecisionProblem = { code: 'not-your-role', gaps: {} };

/** The first of two people (SETTINGS E14): the device is kept from here on. The subject is the incident it is kept for, if any. */
export const keepAsEvidenceForm: Form = {
  id: 'keep-as-evidence',
  at: 'desk',
  may({ subject, by, facts }) {
    if (!facts.policy.incidents.evidenceHold) return CHANGED;
    if (keepingRole(by, facts) === null) return NOT_YOURS;
    if (subject !== null) {
      const incident = incidentOf(subject, facts);
      if (incident === null) return CHANGED;
      if (!mayHandle({ deposit: '', incident: incident.id }, by, facts)) return NOT_YOURS;
    }
    return depositsToKeep(by, facts).length > 0 ? null : CHANGED;
  },
  questions: (_answers, { by, facts }) => [
    {
      id: 'deposit',
      kind: 'one',
      asks: words('evidence.keep.which'),
      help: words('evidence.keep.which-help'),
      choices: depositsToKeep(by, facts).map((deposit) => {
        const { label, note } = depositInWords(deposit, facts);
        return { id: deposit.id, label, note };
      }),
    },
    { id: 'words', kind: 'words', asks: words('evidence.keep.why'), help: words('evidence.keep.why-help') },
  ],
  check: (answers, { by, facts }) =>
    depositsToKeep(by, facts).some(({ id }) => id === textOf(answers, 'deposit')) ? null : CHANGED,
  says: (answers, { by, facts }) => {
    const deposit = depositsToKeep(by, facts).find(({ id }) => id === textOf(answers, 'deposit'));
    if (deposit === undefined) return words('desk.problem.changed');
    return words('evidence.keep.says', { ...depositInWords(deposit, facts).gaps, words: textOf(answers, 'words') });
  },
  perform(answers, { subject, by, facts }) {
    const role = keepingRole(by, facts);
    if (role === null) return RECORDS_ONLY;
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'evidence-hold-proposed',
          facts: { hold: facts.newId('h'), deposit: textOf(answers, 'deposit'), by, role },
          personal: { words: textOf(answers, 'words'), ...(subject === null ? {} : { incident: subject }) },
        },
      ],
      said: { key: 'evidence.keep.said', gaps: {} },
    };
  },
};

/** The second person, in a session of their own. */
export const confirmEvidenceForm: Form = {
  id: 'confirm-evidence',
  at: 'desk',
  may(context) {
    const hold = holdIn(context);
    if (hold === null || hold.confirmed !== null) return CHANGED;
    if (!mayHandle(hold, context.by, context.facts)) return NOT_YOURS;
    return hold.proposed.by === context.by ? { code: 'another-person', gaps: {} } : null;
  },
  questions: (_answers, context) => [
    {
      id: 'agrees',
      kind: 'confirm',
      asks: words('evidence.confirm.ask', gapsOf(context)),
      help: words('evidence.confirm.help'),
    },
    { id: 'words', kind: 'words', optional: true, asks: words('evidence.words') },
  ],
  check: () => null,
  says: (_answers, context) => words('evidence.confirm.says', gapsOf(context)),
  perform(answers, context) {
    const hold = holdIn(context);
    const { by: second, facts } = context;
    const secondRole = keepingRole(second, facts);
    if (hold === null || secondRole === null) return RECORDS_ONLY;
    const { by, role } = hold.proposed;
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'evidence-held',
          facts: { hold: hold.id, deposit: hold.deposit, by, role, second, secondRole },
          personal: spoken(textOf(answers, 'words')),
        },
      ],
      said: { key: 'evidence.confirm.said', gaps: {} },
    };
  },
};

export function holdIn({ subject, facts }: Pick<FormContext, 'subject' | 'facts'>): EvidenceHold | null {
  return facts.holds().find(({ id }) => id === subject) ?? null;
}

export function spoken(text: string): { readonly words?: string } {
  return text === '' ? {} : { words: text };
}

/** Whose device, where it lies, and who was the first to say so. */
export function gapsOf(context: Pick<FormContext, 'subject' | 'facts'>, first?: string): Record<string, string> {
  const { facts } = context;
  const hold = holdIn(context);
  const deposit = facts.openDeposits().find(({ id }) => id === hold?.deposit);
  const person = facts.person(first ?? hold?.proposed.by ?? '');
  const owner = deposit === undefined ? { who: '', where: '' } : depositInWords(deposit, facts).gaps;
  return { ...owner, first: person === null ? '' : nameOf(person) };
}

import { type Answers, type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { credentialIncident } from '../incidents/report-form.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Person } from '../record/state.ts';
import { plain } from '../visits/leaving-flow.ts';
import { nameOf } from './names.ts';

const WHAT = ['badge', 'personal-code', 'pin'] as const;
type What = (typeof WHAT)[number];

/**
 * A badge that is lost, a code or PIN that somebody else knows (SETTINGS D6). One's own stops working with the same entry.
 * Somebody else's is a question for the manager and the safeguarding officers, who alone stop it: otherwise anybody could
 * shut a colleague out.
 */
export const reportCredentialForm: Form = {
  id: 'report-credential',
  at: 'staff',
  may: () => null,
  questions(answers, { by, facts }) {
    const own = isOwn(answers);
    const whose = {
      id: 'whose',
      kind: 'one',
      asks: words('form.report-credential.whose'),
      choices: ['mine', 'other'].map((id) => ({ id, label: words(`form.report-credential.${id}`) })),
    } as const;
    const what = {
      id: 'what',
      kind: 'one',
      asks: words('form.report-credential.what'),
      choices: WHAT.filter((each) => !own || holds(by, each, facts)).map((id) => ({
        id,
        label: words(`form.report-credential.${id}`),
      })),
    } as const;
    const who = {
      id: 'who',
      kind: 'line',
      most: 120,
      asks: words('form.report-credential.who'),
      help: words('form.report-credential.who-help'),
    } as const;
    return own ? [whose, what] : [whose, who, what];
  },
  check: (answers, context) => (about(answers, context) === null ? { code: 'person-unknown', gaps: {} } : null),
  says(answers, context) {
    const person = about(answers, context);
    const key = `form.report-credential.says-${whatOf(answers)}${isOwn(answers) ? '' : '-other'}`;
    return words(key, { who: person === null ? '' : nameOf(person) });
  },
  perform(answers, context) {
    const { by, facts } = context;
    const person = about(answers, context);
    const what = whatOf(answers);
    if (person === null) return RECORDS_ONLY;
    const own = isOwn(answers);
    const incident = credentialIncident(by, own ? null : person.id, facts);
    // What is said of a colleague is for those who look after reports, never for the colleague: it is sealed (SETTINGS E25).
    if (!own && incident.length > 0)
      return { ...RECORDS_ONLY, events: incident, said: { key: 'form.report-credential.said-other', gaps: {} } };
    const ended = !own || what === 'pin' ? [] : facts.credentialsOf(by, what);
    return {
      ...RECORDS_ONLY,
      events: [
        { kind: 'credential-reported', facts: { person: person.id, what, by, own } },
        ...ended.map(
          (credential): AuditEvent => ({ kind: 'credential-revoked', facts: { credential, why: 'reported', by } }),
        ),
        ...incident,
        raise(facts.newId('x'), 'credential-reported', 'serious', { person: person.id }, what),
      ],
      said: { key: own ? 'form.report-credential.said-mine' : 'form.report-credential.said-other', gaps: {} },
    };
  },
};

function isOwn(answers: Answers): boolean {
  return textOf(answers, 'whose') !== 'other';
}

function whatOf(answers: Answers): What {
  return WHAT.find((each) => each === textOf(answers, 'what')) ?? 'badge';
}

function holds(person: Id, what: What, facts: Facts): boolean {
  return what === 'pin' ? facts.hasPin(person) : facts.credentialsOf(person, what).length > 0;
}

/** Whose it is: oneself, or the one person of exactly that name. */
function about(answers: Answers, { by, facts }: FormContext): Person | null {
  if (isOwn(answers)) return facts.person(by);
  const name = plain(textOf(answers, 'who'));
  const [only, another] = facts.people().filter((person) => person.active && plain(nameOf(person)) === name);
  return only === undefined || another !== undefined ? null : only;
}

import { type Form, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { CHANGED, gapsOf, holdIn, NOT_YOURS, spoken } from './keep-forms.ts';
import { isDsl, keepingRole, mayHandle, releaseToConfirm } from './keeping.ts';

/** The first of two who let a device go (SETTINGS E14). It stays kept, and may be said again on another day. */
export const releaseEvidenceForm: Form = {
  id: 'release-evidence',
  at: 'desk',
  may(context) {
    const hold = holdIn(context);
    if (hold === null || releaseToConfirm(hold, context.facts) !== null) return CHANGED;
    return mayHandle(hold, context.by, context.facts) ? null : NOT_YOURS;
  },
  questions: (_answers, context) => [
    {
      id: 'words',
      kind: 'words',
      asks: words('evidence.release.why', gapsOf(context)),
      help: words('evidence.release.help'),
    },
  ],
  check: () => null,
  says: (answers, context) => words('evidence.release.says', { ...gapsOf(context), words: textOf(answers, 'words') }),
  perform(answers, context) {
    const hold = holdIn(context);
    const { by, facts } = context;
    const role = keepingRole(by, facts, 'release');
    if (hold === null || role === null) return RECORDS_ONLY;
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'evidence-release-proposed',
          facts: { hold: hold.id, deposit: hold.deposit, by, role },
          personal: { words: textOf(answers, 'words') },
        },
      ],
      said: { key: 'evidence.release.said', gaps: {} },
    };
  },
};

/** The second of them; one of the two holds a DSL role. */
export const confirmReleaseForm: Form = {
  id: 'confirm-release',
  at: 'desk',
  may(context) {
    const { by, facts } = context;
    const hold = holdIn(context);
    const first = hold === null ? null : releaseToConfirm(hold, facts);
    if (hold === null || first === null) return CHANGED;
    if (!mayHandle(hold, by, facts)) return NOT_YOURS;
    if (first.by === by) return { code: 'another-person', gaps: {} };
    const role = keepingRole(by, facts, 'release');
    return isDsl(first.role) || (role !== null && isDsl(role)) ? null : { code: 'dsl-needed', gaps: {} };
  },
  questions: (_answers, context) => [
    {
      id: 'agrees',
      kind: 'confirm',
      asks: words('evidence.let-go.ask', gapsOf(context, holdIn(context)?.release?.by)),
      help: words('evidence.let-go.help'),
    },
    { id: 'words', kind: 'words', optional: true, asks: words('evidence.words') },
  ],
  check: () => null,
  says: (_answers, context) => words('evidence.let-go.says', gapsOf(context, holdIn(context)?.release?.by)),
  perform(answers, context) {
    const hold = holdIn(context);
    const { by: second, facts } = context;
    const first = hold === null ? null : releaseToConfirm(hold, facts);
    const secondRole = keepingRole(second, facts, 'release');
    if (hold === null || first === null || secondRole === null) return RECORDS_ONLY;
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'evidence-hold-released',
          facts: { hold: hold.id, deposit: hold.deposit, by: first.by, role: first.role, second, secondRole },
          personal: spoken(textOf(answers, 'words')),
        },
      ],
      said: { key: 'evidence.let-go.said', gaps: {} },
    };
  },
};

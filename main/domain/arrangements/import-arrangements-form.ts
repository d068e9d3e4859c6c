import { type Form, RECORDS_ONLY, words } from '../forms/form.ts';
import { makeArrangementForm } from './make-arrangement-form.ts';

/** The file in the import folder that arrangements are taken in from. */
export const ARRANGEMENT_FILE = 'arrangements.csv';

/** Many arrangements at once, from a file: whoever may arrange something may, and only what they may. */
export const importArrangementsForm: Form = {
  id: 'import-arrangements',
  at: 'desk',
  may: makeArrangementForm.may,
  questions: () => [
    {
      id: 'there',
      kind: 'confirm',
      asks: words('form.import-arrangements.there', { file: ARRANGEMENT_FILE }),
      help: words('form.import-arrangements.there-help', { file: ARRANGEMENT_FILE }),
    },
  ],
  check: () => null,
  says: () => words('form.import-arrangements.says', { file: ARRANGEMENT_FILE }),
  perform: (_answers, { by }) => ({ ...RECORDS_ONLY, work: { work: 'import-arrangements', by } }),
};

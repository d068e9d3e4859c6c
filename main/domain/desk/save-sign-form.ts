import { asIs, type Form, type FormContext, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { PAPERS, type Paper, POSTER_LANGUAGES, type PosterLanguage } from '../policy/poster.ts';
import { tabsOf } from './desk-access.ts';

/** Each language's own name for itself. */
const NAMES: { readonly [L in PosterLanguage]: string } = { en: 'English', pl: 'Polski' };

/** The sign for the door as a PDF (SETTINGS E8), with the setting's own name and telephone (C4). */
export const saveSignForm: Form = {
  id: 'save-sign',
  at: 'desk',
  may: ({ by, facts }) =>
    tabsOf(facts.person(by)?.roles ?? []).includes('policy') ? null : { code: 'not-your-role', gaps: {} },
  questions: (_answers, context) => [
    {
      id: 'language',
      kind: 'one',
      asks: words('form.save-sign.language'),
      choices: languagesOf(context).map((language) => ({ id: language, label: asIs(NAMES[language]) })),
    },
    {
      id: 'paper',
      kind: 'one',
      asks: words('form.save-sign.paper'),
      choices: PAPERS.map((paper) => ({ id: paper, label: asIs(paper), note: words(`form.save-sign.${paper}`) })),
    },
  ],
  check: () => null,
  says(answers, context) {
    const { language, paper } = chosen(answers, context);
    return words('form.save-sign.says', { language: NAMES[language], paper });
  },
  perform: (answers, context) => ({ ...RECORDS_ONLY, work: { work: 'save-sign', ...chosen(answers, context) } }),
};

/** Those of the policy in which a sign can be printed; English where there is none, as the sign itself does. */
function languagesOf({ facts }: FormContext): readonly PosterLanguage[] {
  const known = POSTER_LANGUAGES.filter((language) => facts.policy.languages.includes(language));
  return known.length === 0 ? ['en'] : known;
}

function chosen(
  answers: Parameters<Form['says']>[0],
  context: FormContext,
): { readonly language: PosterLanguage; readonly paper: Paper } {
  return {
    language: languagesOf(context).find((language) => language === textOf(answers, 'language')) ?? 'en',
    paper: PAPERS.find((paper) => paper === textOf(answers, 'paper')) ?? 'A4',
  };
}

import { checkAnswer } from '../forms/check-answer.ts';
import type { Answer, Answers, FormChoice, FormContext, Question, Words } from '../forms/form.ts';
import { plainLetters, sameName } from '../plain-letters.ts';
import type { Person } from '../record/state.ts';
import { arrangementQuestions, chosenKind, SOMEBODY_NEW, walkInTypesOf } from './arrangement-questions.ts';

/** What stands in each column, by the question of the desk that it answers. */
const COLUMN_OF: { readonly [question: string]: string } = {
  kind: 'kind',
  title: 'title',
  people: 'people',
  person: 'first',
  personType: 'type',
  first: 'first',
  last: 'last',
  child: 'child',
  childStart: 'child-start',
  devices: 'devices',
  places: 'places',
  organisation: 'organisation',
  destination: 'destination',
  document: 'document',
  advice: 'advice',
  decision: 'decision',
  riskReference: 'risk-reference',
  riskDay: 'risk-day',
  riskAuthor: 'risk-author',
  firstDay: 'first-day',
  lastDay: 'last-day',
  from: 'from',
  until: 'until',
  checkInMinutes: 'check-in',
};
export const ARRANGEMENT_COLUMNS: readonly string[] = [...new Set(Object.values(COLUMN_OF))];
export const NEEDED_COLUMNS: readonly string[] = ['kind', 'first-day'];

/** Columns that are read only where another one is filled in: a fault in that one says enough. */
const FOLLOWS: { readonly [column: string]: string } = {
  until: 'from',
  'risk-day': 'risk-reference',
  'risk-author': 'risk-reference',
};
/** How a spreadsheet knows a formula. No cell of ours begins so, and none is to come back out in a table as one. */
const FORMULA = /^[=+\-@]/;
const DAY_AS_WRITTEN = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/** One line of the file, as the table was read. */
export interface ArrangementLine {
  /** As a text editor counts it. */
  readonly line: number;
  /** False where the line has more or fewer cells than the first one. */
  readonly whole: boolean;
  cell(column: string): string;
}

/** A phrase of the catalogue, and the column where it is about one. */
export interface LineFault {
  readonly column: string | null;
  readonly says: Words;
}

type Given = { readonly answer: Answer } | { readonly says: Words };

const fault = (key: string, gaps?: { [gap: string]: string | number }): { readonly says: Words } => ({
  says: { key: `desk.arrangement-file.${key}`, ...(gaps === undefined ? {} : { with: gaps }) },
});

/** The answers that a line gives to the questions of the desk, and everything that keeps it from being one. */
export function answersIn(
  line: ArrangementLine,
  context: FormContext,
): { readonly answers: Answers; readonly faults: readonly LineFault[] } {
  if (!line.whole) return { answers: {}, faults: [{ column: null, ...fault('columns') }] };
  const formulas = ARRANGEMENT_COLUMNS.filter((column) => FORMULA.test(line.cell(column)));
  if (formulas.length > 0) {
    return { answers: {}, faults: formulas.map((column) => ({ column, ...fault('formula') })) };
  }
  const answers: { [question: string]: Answer } = {};
  const faults: LineFault[] = [];
  const asked = new Set<string>();
  let needsWord = false;
  const next = () => arrangementQuestions(answers, context).find(({ id }) => !asked.has(id));
  for (let question = next(); question !== undefined; question = next()) {
    asked.add(question.id);
    const column = COLUMN_OF[question.id];
    if (column === undefined) {
      needsWord ||= !question.optional;
      continue;
    }
    const given = givenTo(question, line, answers, context);
    if (given === null) continue;
    const says = 'says' in given ? given.says : checkAnswer(question, given.answer);
    if (says !== null) faults.push({ column, says });
    else if ('answer' in given) answers[question.id] = given.answer;
  }
  if (Object.hasOwn(answers, 'kind')) faults.push(...notAsked(line, asked, faults));
  if (needsWord) faults.push({ column: null, ...fault('needs-word') });
  return { answers, faults };
}

/** What stands in a column that this kind does not ask for is not dropped without a word. */
function notAsked(line: ArrangementLine, asked: ReadonlySet<string>, faults: readonly LineFault[]): LineFault[] {
  const read = new Set([...asked].map((question) => COLUMN_OF[question]));
  const named = asked.has('person') ? ['first', 'last', 'type'] : [];
  return ARRANGEMENT_COLUMNS.filter(
    (column) =>
      line.cell(column) !== '' &&
      !read.has(column) &&
      !named.includes(column) &&
      !faults.some((one) => one.column === FOLLOWS[column]),
  ).map((column) => ({ column, ...fault('not-asked') }));
}

/** Null where a question is left out that may be. */
function givenTo(question: Question, line: ArrangementLine, answers: Answers, context: FormContext): Given | null {
  if (question.id === 'person' && question.kind === 'one') return personIn(question.choices, line, answers, context);
  const text = line.cell(COLUMN_OF[question.id] ?? '');
  if (text === '') return question.optional ? null : { says: { key: 'form.problem.empty' } };
  switch (question.kind) {
    case 'day':
      return { answer: isoDay(text) };
    case 'time':
      return { answer: text.padStart(5, '0') };
    case 'number':
      return { answer: /^\d+$/.test(text) ? Number(text) : Number.NaN };
    case 'one':
      return oneOf(question.choices, text);
    case 'several':
      return severalOf(text, (each) =>
        question.id === 'people' ? namedIn(question.choices, each, context) : oneOf(question.choices, each),
      );
    case 'line':
      return { answer: question.only === 'initials' ? text.toLocaleUpperCase('en') : text };
    default:
      return { answer: text };
  }
}

/** `2027-01-04`, or as a spreadsheet of this country writes it: `04/01/2027`. */
function isoDay(text: string): string {
  const [, day, month, year] = DAY_AS_WRITTEN.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** By its name in the policy, or by its words in the language of the desk. */
function oneOf(choices: readonly FormChoice[], text: string): Given {
  const same = (other: string | number | undefined) => plainLetters(String(other ?? '')) === plainLetters(text);
  const found = choices.find(({ id, label }) => same(id) || same(label.with?.['text']));
  if (found === undefined) {
    return fault('unknown', { found: text.slice(0, 60), known: choices.map(({ id }) => id).join(', ') });
  }
  return found.refused === undefined ? { answer: found.id } : { says: found.refused };
}

function severalOf(text: string, read: (each: string) => Given): Given {
  const answer: string[] = [];
  for (const each of text.split(';').map((part) => part.trim())) {
    const given = read(each);
    if ('says' in given) return given;
    answer.push(String(given.answer));
  }
  return { answer };
}

/** One of several people, `First Last`. */
function namedIn(choices: readonly FormChoice[], name: string, { facts }: FormContext): Given {
  return whoever(choices, name, (id) => {
    const person = facts.person(id);
    return person !== null && sameName(fullName(person), name);
  });
}

/** Somebody on record, or else somebody who comes on record with it, where the kind is for people who just walk in. */
function personIn(
  choices: readonly FormChoice[],
  line: ArrangementLine,
  answers: Answers,
  context: FormContext,
): Given {
  const [first, last, type] = [line.cell('first'), line.cell('last'), line.cell('type').toLowerCase()];
  if (first === '' && last === '') return { says: { key: 'form.problem.empty' } };
  const isOne = (id: string) => {
    const person = context.facts.person(id);
    return (
      person !== null && sameName(fullName(person), `${first} ${last}`) && (type === '' || person.personType === type)
    );
  };
  const kind = chosenKind(answers, context);
  const types = kind === undefined ? [] : walkInTypesOf(kind, context);
  const fresh = choices.some(({ id }) => id === SOMEBODY_NEW) && (type === '' || types.some((one) => one === type));
  if (fresh && !choices.some(({ id }) => isOne(id))) return { answer: SOMEBODY_NEW };
  return whoever(choices, `${first} ${last}`.trim(), isOne);
}

function whoever(choices: readonly FormChoice[], name: string, isOne: (id: string) => boolean): Given {
  const [found, another] = choices.filter(({ id }) => isOne(id));
  if (found === undefined) return fault('nobody', { name: name.slice(0, 120) });
  if (another !== undefined) return fault('two-of-name', { name: name.slice(0, 120) });
  return found.refused === undefined ? { answer: found.id } : { says: found.refused };
}

function fullName({ first, last }: Person): string {
  return `${first ?? ''} ${last ?? ''}`;
}

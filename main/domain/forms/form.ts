import type { DecisionProblem, Outcome } from '../desk/decisions.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Step } from '../kiosk/step.ts';
import type { Id } from '../people.ts';

/** A catalogue phrase: its key and what stands in its gaps. */
export interface Words {
  readonly key: string;
  readonly with?: { [gap: string]: string | number };
}

export function words(key: string, gaps?: { [gap: string]: string | number }): Words {
  return gaps === undefined ? { key } : { key, with: gaps };
}

/** Words that a setting wrote itself (a label of its policy, a name), as they stand. */
export function asIs(text: string): Words {
  return { key: 'form.as-is', with: { text } };
}

/** One pen stroke after another, each a row of points in 0..1000 of the pad. */
export type Strokes = readonly (readonly (readonly [number, number])[])[];

/** Text, a day (`2026-12-01`), a time (`09:30`), a number, yes or no, the ids of what was chosen, or a signature. */
export type Answer = string | number | boolean | readonly string[] | Strokes;
export type Answers = { readonly [question: string]: Answer };

export interface FormChoice {
  readonly id: string;
  readonly label: Words;
  readonly note?: Words;
  /** Stays in sight whatever letter a long list is looked through by. */
  readonly always?: true;
  /** Not to be had, and why: shown, and not a button. */
  readonly refused?: Words;
}

/** A line about a child takes initials `only` (SETTINGS A13). */
export type Question = {
  readonly id: string;
  readonly asks: Words;
  readonly help?: Words;
  /** May be left out. */
  readonly optional?: true;
  /** What stands now: preselected or typed already when the question is first asked, and no answer until it is given. */
  readonly starts?: Answer;
} & (
  | { readonly kind: 'line'; readonly most: number; readonly only?: 'initials' }
  | { readonly kind: 'words' }
  /** `offers`: days worth one touch, besides typing one. */
  | {
      readonly kind: 'day';
      readonly earliest?: string;
      readonly latest?: string;
      readonly offers?: readonly { readonly day: string; readonly label: Words }[];
    }
  | { readonly kind: 'time' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'one'; readonly choices: readonly FormChoice[] }
  | { readonly kind: 'several'; readonly choices: readonly FormChoice[]; readonly least: number }
  /** A sentence that has to be true; `help` holds it. Only yes goes on. */
  | { readonly kind: 'confirm' }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'signature' }
);

export interface FormContext {
  /** What the form is about: a person, an arrangement, a device. Null where it begins something new. */
  readonly subject: string | null;
  /** Who fills it in. */
  readonly by: Id;
  readonly facts: Facts;
}

/**
 * Something that is entered step by step and then stands in the record. The questions are worked out anew after every answer,
 * so what is asked may depend on what was said; an answer that no longer fits is asked again.
 */
export interface Form {
  readonly id: string;
  /**
   * `desk`: a manager's decision, made with the PIN. `staff`: a member of staff's own entry, made by touch.
   * `report`: a concern, from anybody who is known; incidents/reporting-flow.ts records it.
   */
  readonly at: 'desk' | 'staff' | 'report';
  /** Why this person may not fill it in now; null when they may. Asked when it is opened and again when it is decided. */
  may(context: FormContext): DecisionProblem | null;
  questions(answers: Answers, context: FormContext): readonly Question[];
  /** What is wrong with one answer that fits its question, asked as it is given; null when it will do. `check` has to see it too. */
  checkOne?(question: string, answers: Answers, context: FormContext): DecisionProblem | null;
  /** What is wrong with the whole; null when it can be recorded. */
  check(answers: Answers, context: FormContext): DecisionProblem | null;
  /** The sentence that will stand in the record. */
  says(answers: Answers, context: FormContext): Words;
  perform(answers: Answers, context: FormContext): Outcome;
  /** `staff` only, in place of `perform`: where recording it is the first of several steps, for example of a door. */
  step?(answers: Answers, context: FormContext): Step;
}

/** What the forms do that decide nothing more than what they record. */
export const RECORDS_ONLY: Outcome = { events: [], doors: [], work: null, said: null, fresh: [], awaitBadge: null };

/** The text under a question, trimmed; empty when it was left out. */
export function textOf(answers: Answers, id: string): string {
  const answer = answers[id];
  return typeof answer === 'string' ? answer : '';
}

/** What was chosen under a question that takes several. */
export function chosenIn(answers: Answers, id: string): readonly string[] {
  const answer = answers[id];
  return Array.isArray(answer) && answer.every((each) => typeof each === 'string') ? (answer as readonly string[]) : [];
}

export function numberOf(answers: Answers, id: string): number | null {
  const answer = answers[id];
  return typeof answer === 'number' ? answer : null;
}

export function isYes(answers: Answers, id: string): boolean {
  return answers[id] === true;
}

/** A signature as the record keeps it, JSON of its strokes; null when none was drawn. */
export function signatureOf(answers: Answers, id: string): string | null {
  const answer = answers[id];
  return Array.isArray(answer) && Array.isArray(answer[0]) ? JSON.stringify(answer) : null;
}

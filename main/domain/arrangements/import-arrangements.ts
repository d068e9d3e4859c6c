import { type Answers, chosenIn, type FormContext, textOf, type Words } from '../forms/form.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Person } from '../record/state.ts';
import { type ArrangementLine, answersIn, type LineFault } from './arrangement-line.ts';
import { SOMEBODY_NEW } from './arrangement-questions.ts';
import { makeArrangementForm } from './make-arrangement-form.ts';

export interface ArrangementFault extends LineFault {
  readonly line: number;
}

export interface ImportedArrangements {
  /** All that is recorded, to be recorded at once; nothing as long as anything is wrong. */
  readonly events: readonly AuditEvent[];
  readonly faults: readonly ArrangementFault[];
}

/**
 * Each line is put through the very questions and the very check of the desk, by the manager who imports it, so that a file
 * brings nothing that this manager could not arrange by hand. What only a person can give, a word or a signature, is refused
 * with the way to give it. Nothing is imported unless every line is in order.
 */
export function importArrangements(lines: readonly ArrangementLine[], context: FormContext): ImportedArrangements {
  const fresh: Person[] = [];
  // Somebody who comes on record with one line is known to the next.
  const facts: FormContext['facts'] = {
    ...context.facts,
    people: () => [...context.facts.people(), ...fresh],
    person: (id) => fresh.find((person) => person.id === id) ?? context.facts.person(id),
  };
  const seen = new Set(
    facts
      .arrangements()
      .map(({ terms, words, firstDay }) => keyOf(terms?.kind ?? '', terms?.people ?? [], words.title, firstDay)),
  );
  const events: AuditEvent[] = [];
  const faults: ArrangementFault[] = [];
  for (const line of lines) {
    const { answers, faults: found } = answersIn(line, { ...context, facts });
    const says = found.length > 0 ? null : problemWith(answers, { ...context, facts });
    if (found.length > 0 || says !== null) {
      faults.push(...found.map((each) => ({ line: line.line, ...each })));
      if (says !== null) faults.push({ line: line.line, column: null, says });
      continue;
    }
    const made = makeArrangementForm.perform(answers, { ...context, facts }).events;
    const added = made.flatMap(personIn);
    const key = keyOfAnswers(answers, added[0]?.id);
    if (seen.has(key)) faults.push({ line: line.line, column: null, says: { key: 'desk.arrangement-file.twice' } });
    seen.add(key);
    fresh.push(...added);
    events.push(...made);
  }
  return { events: faults.length > 0 ? [] : events, faults };
}

function problemWith(answers: Answers, context: FormContext): Words | null {
  const problem = makeArrangementForm.check(answers, context);
  return problem === null ? null : { key: `desk.problem.${problem.code}`, with: { ...problem.gaps } };
}

function personIn(event: AuditEvent): readonly Person[] {
  if (event.kind !== 'person-added') return [];
  const { person: id, personType, roles, worksWithChildren, standing } = event.facts;
  const { first = null, last = null, shownAs = null } = event.personal ?? {};
  return [{ id, personType, roles, worksWithChildren, standing, first, last, shownAs, active: true }];
}

/** By this the same file is known when it is taken in once more. */
function keyOf(kind: string, people: readonly Id[], title: string | null, firstDay: string): string {
  return JSON.stringify([kind, [...people].sort(), title ?? '', firstDay]);
}

function keyOfAnswers(answers: Answers, fresh: Id | undefined): string {
  const person = textOf(answers, 'person');
  const one = person === SOMEBODY_NEW ? fresh : person;
  const people = [...(one ? [one] : []), ...chosenIn(answers, 'people')];
  return keyOf(textOf(answers, 'kind'), people, textOf(answers, 'title'), textOf(answers, 'firstDay'));
}

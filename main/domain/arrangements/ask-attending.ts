import { missed } from '../code-gate.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, type Effect, record, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import type { Attendance, Person } from '../record/state.ts';
import { type AttendProblem, attendProblem } from './attendance.ts';

/** A member of staff at the screen who says that they attend. */
export type Attending = Pick<Attendance, 'person' | 'how'>;

export type AskProblem = AttendProblem | 'code-unknown' | 'badge-not-known' | 'codes-shut';

export type Asked =
  | { readonly came: 'nothing' }
  | { readonly came: 'confirmed'; readonly by: Attending }
  | { readonly came: 'refused'; readonly problem: AskProblem; readonly effects: readonly Effect[] };

/**
 * What a badge or a personal code comes to while the kiosk asks for staff who attend. A badge that nobody knows is on record
 * as at any other moment, and a code that is guessed at counts towards the shutting of codes.
 */
export function askAttending(happening: Happening, already: readonly Id[], about: Id | null, facts: Facts): Asked {
  const answer = (person: Person, how: Attending['how']): Asked => {
    const problem = attendProblem(person, already, about, facts);
    if (problem !== null) return { came: 'refused', problem, effects: [trouble] };
    return { came: 'confirmed', by: { person: person.id, how } };
  };
  switch (happening.happened) {
    case 'badge':
      return happening.valid
        ? answer(happening.person, 'badge')
        : { came: 'refused', problem: 'badge-not-known', effects: [trouble] };
    case 'badge-unknown': {
      const { reader, keyedHash } = happening;
      const unknown = record({ kind: 'credential-unknown', facts: { reader, keyedHash } });
      return { came: 'refused', problem: 'badge-not-known', effects: [unknown, trouble] };
    }
    case 'give-personal-code': {
      if (facts.gate('personal-code').shut) return { came: 'refused', problem: 'codes-shut', effects: [trouble] };
      const found = facts.knownBy('personal-code', happening.code);
      if (found?.valid) return answer(found.person, 'personal-code');
      const { events } = missed('personal-code', facts);
      return { came: 'refused', problem: 'code-unknown', effects: [record(...events), trouble] };
    }
    default:
      return { came: 'nothing' };
  }
}

export const heard: readonly Effect[] = [accept];

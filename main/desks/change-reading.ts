import type { Record } from '../../db/index.ts';
import { CHANGE_KINDS, type Change, changeOf } from '../domain/change-log/change.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { Id } from '../domain/people.ts';
import type { Person } from '../domain/record/state.ts';

/** Newest first. @param span from, that moment included, until another, which is not; of them the newest `most` */
export function readChanges(
  record: Pick<Record, 'log' | 'people'>,
  span: { readonly from: EpochMs; readonly until: EpochMs; readonly most: number },
): readonly Change[] {
  const people = new Map<Id, Person | null>();
  const person = (id: Id) => {
    const known = people.get(id) ?? record.people.byId(id);
    people.set(id, known);
    return known;
  };
  const names = { person, credential: (id: Id) => record.people.credential(id) };
  return record.log.changes(CHANGE_KINDS, span).flatMap((entry) => changeOf(entry, names) ?? []);
}

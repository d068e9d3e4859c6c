import type { PersonType } from '../people.ts';
import type { Policy } from './policy.ts';
import { EVERYONE, type Who } from './terms.ts';

/**
 * How closely a line speaks of a person type: 3 by its own name, 2 through a group, 1 as everyone, 0 not at all.
 * The closest line wins, so a rule for a person type goes before one for a group that it belongs to (SETTINGS E2).
 */
export function closeness(who: Who, personType: PersonType, groups: Policy['groups']): 0 | 1 | 2 | 3 {
  if (who.includes(personType)) return 3;
  if (who.some((name) => Object.hasOwn(groups, name) && groups[name]?.members.includes(personType))) return 2;
  return who.includes(EVERYONE) ? 1 : 0;
}

export function isFor(who: Who, personType: PersonType, groups: Policy['groups']): boolean {
  return closeness(who, personType, groups) > 0;
}

/** The lines that speak most closely of a person type; more than one means that the file contradicts itself. */
export function closest<T extends { readonly for: Who }>(
  lines: readonly T[],
  personType: PersonType,
  groups: Policy['groups'],
): readonly T[] {
  const top = Math.max(0, ...lines.map((line) => closeness(line.for, personType, groups)));
  return top === 0 ? [] : lines.filter((line) => closeness(line.for, personType, groups) === top);
}

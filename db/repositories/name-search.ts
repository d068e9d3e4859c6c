import { plainLetters } from '../../main/domain/plain-letters.ts';

/** True when one of the names, or a later part of one (`Anna-Maria`, `van Dijk`), starts with the letters. */
export function nameStartsWith(letters: string, names: readonly (string | null)[]): boolean {
  const wanted = plainLetters(letters.trim());
  if (wanted === '') return false;
  return names.some((name) => {
    if (name === null) return false;
    const plain = plainLetters(name.trim());
    return plain.startsWith(wanted) || plain.split(/[\s.-]+/u).some((part) => part.startsWith(wanted));
  });
}

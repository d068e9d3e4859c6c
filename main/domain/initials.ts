/**
 * One to four capital letters: two may stand together, more stand apart. `TOM` in one piece could be a name, and a child is
 * never entered by name (SETTINGS A13).
 */
const INITIALS = /^(?:\p{Lu}{1,2}|\p{Lu}\.?(?:[ .-]+\p{Lu}\.?){0,3})$/u;

export function isInitials(text: string): boolean {
  return INITIALS.test(text.normalize('NFC').trim());
}

/** Whether both mean the same letters, however they are set: `A C`, `A.C.` and `AC`. */
export function sameInitials(one: string, other: string): boolean {
  const letters = (text: string) => text.normalize('NFC').replace(/\P{Lu}/gu, '');
  return letters(one) !== '' && letters(one) === letters(other);
}

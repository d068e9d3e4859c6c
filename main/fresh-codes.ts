import { randomInt } from 'node:crypto';

/** No letter or digit that looks like another: no 0 O, 1 I L, 2 Z, 5 S, 8 B, and no U beside V. */
export const CODE_LETTERS = 'ACDEFGHJKMNPQRTVWXY34679';
const ID_LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';

function draw(letters: string, length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** Six characters out of 24: 191 million passes, so that guessing at the screen is hopeless. */
export function freshPass(): string {
  return draw(CODE_LETTERS, 6);
}

export function freshPersonalCode(): string {
  return draw(CODE_LETTERS, 6);
}

/** Six digits: typed by a parent with a toddler on one arm. It tells who, it opens nothing. */
export function freshFamilyCode(): string {
  return draw('0123456789', 6);
}

/** Eighteen characters, more than 80 bits: lies on paper for years, and is all it takes beside the badge. */
export function freshRecoveryCode(): string {
  return draw(CODE_LETTERS, 18);
}

/** Twelve characters, unique for all practical purposes on one kiosk and across kiosks. `kind` is a one-letter prefix. */
export function freshId(kind: string): string {
  return `${kind}-${draw(ID_LETTERS, 12)}`;
}

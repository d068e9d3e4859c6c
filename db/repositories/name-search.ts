/** Letters that Unicode does not take apart into a base and an accent, though people type the base. */
const PLAIN: { readonly [letter: string]: string } = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};

/** Lower case, no accents, no apostrophes: how names and typed letters are compared. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .toLowerCase()
    .replace(/[łøđðßæœþı]/gu, (letter) => PLAIN[letter] ?? letter);
}

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

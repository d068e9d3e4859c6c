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

/** Whether two people typed the same name, whatever the case, accents, hyphens and spaces. An empty name is nobody's. */
export function sameName(one: string, other: string): boolean {
  const bare = (name: string) => plainLetters(name).replace(/[\s.-]+/gu, '');
  return bare(one) !== '' && bare(one) === bare(other);
}

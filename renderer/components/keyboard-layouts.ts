/**
 * Keyboards of our own: names and codes need neither tab nor `.com`. Rows are strings of keys divided by spaces, as
 * react-simple-keyboard reads them; words in braces are functions. Each layout has the layers `default` and `shift`, and
 * `numbers` and `marks` where there is something on them.
 */
export interface KeyboardLayout {
  readonly default: readonly string[];
  readonly shift: readonly string[];
  readonly numbers: readonly string[];
  readonly marks?: readonly string[];
}

const NUMBERS = ['1 2 3 4 5 6 7 8 9 0', "& @ / ( ) . , ' - +", '{letters} {space} {bksp}'];

const ENGLISH: KeyboardLayout = {
  default: [
    'q w e r t y u i o p',
    "a s d f g h j k l '",
    '{shift} z x c v b n m - {bksp}',
    '{numbers} {space} {marks}',
  ],
  shift: ['Q W E R T Y U I O P', "A S D F G H J K L '", '{shift} Z X C V B N M - {bksp}', '{numbers} {space} {marks}'],
  numbers: NUMBERS,
  marks: [
    'á à â ä ã å ą ç ć č',
    'é è ê ë ę í ï î ł ñ',
    'ń ó ö ô ø õ ś š ß ú',
    '{shift} ü ů ý ź ż ž {bksp}',
    '{letters} {space}',
  ],
};

const POLISH: KeyboardLayout = {
  default: ['ą ć ę ł ń ó ś ź ż', ...ENGLISH.default],
  shift: ['Ą Ć Ę Ł Ń Ó Ś Ź Ż', ...ENGLISH.shift],
  numbers: NUMBERS,
  marks: ENGLISH.marks ?? [],
};

const POLISH_SMALL: KeyboardLayout = {
  ...ENGLISH,
  marks: ['ą ć ę ł ń ó ś ź ż', 'ä ö ü ß é è č š ž', '{letters} {space} {shift} {bksp}'],
};

/** The letters and digits that passes and personal codes are made of: none that looks like another, in order. */
const CODE: KeyboardLayout = {
  default: ['A C D E F G H J', 'K M N P Q R T V', 'W X Y 3 4 6 7 9 {bksp}'],
  shift: [],
  numbers: [],
};

/** `small`: a screen with no room for a fifth row. Languages without a layout of their own get the English one. */
export function keyboardLayout(kind: 'words' | 'code', language: string, small: boolean): KeyboardLayout {
  if (kind === 'code') return CODE;
  if (language === 'pl') return small ? POLISH_SMALL : POLISH;
  return ENGLISH;
}

/** Layer of capitals for a layer of small letters. */
export function capitals(rows: readonly string[]): string[] {
  return rows.map((row) =>
    row
      .split(' ')
      .map((key) => (key.startsWith('{') || key === 'ß' ? key : key.toLocaleUpperCase()))
      .join(' '),
  );
}

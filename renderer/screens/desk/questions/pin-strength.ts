/** `empty` and `short`: not long enough yet. `easy` and `date`: tried first by anyone who guesses. */
export type PinStrength = 'empty' | 'short' | 'easy' | 'date' | 'fair' | 'strong';

const LEAST = 6;
const LONG = 8;
/** With fewer different digits than this a PIN is guessed by looking at the worn keys. */
const FEWEST_DIGITS = 3;

/**
 * How hard a PIN is to guess by somebody who tries the likely ones first. Only words for the person who chooses: the station
 * decides by its own rule what it takes.
 */
export function pinStrength(pin: string): PinStrength {
  if (pin === '') return 'empty';
  if (pin.length < LEAST) return 'short';
  if (new Set(pin).size < FEWEST_DIGITS || isRow(pin) || isRepeated(pin)) return 'easy';
  if (looksLikeDate(pin)) return 'date';
  return pin.length >= LONG && new Set(pin).size > FEWEST_DIGITS ? 'strong' : 'fair';
}

/** 123456, 987654, 135790: the same step from every digit to the next, round the corner too. */
function isRow(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  return new Set(steps).size === 1;
}

/** 123123, 121212: one short piece over and over. */
function isRepeated(pin: string): boolean {
  return /^(\d{1,4})\1+$/.test(pin);
}

/** A birthday is the second thing that is tried: ddmmyy, mmddyy, yymmdd, ddmmyyyy or yyyymmdd. */
function looksLikeDate(pin: string): boolean {
  const day = '(0[1-9]|[12]\\d|3[01])';
  const month = '(0[1-9]|1[0-2])';
  const year = '(19|20)\\d\\d';
  const forms = [
    `${day}${month}\\d\\d`,
    `${month}${day}\\d\\d`,
    `\\d\\d${month}${day}`,
    `${day}${month}${year}`,
    `${year}${month}${day}`,
  ];
  return forms.some((form) => new RegExp(`^${form}$`).test(pin));
}

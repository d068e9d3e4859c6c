/** One thing wrong with a policy file, in words for the manager who wrote it. */
export interface PolicyFault {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where it stands, from the outside in, for example `deviceRules, no. 3, store`; the file as a whole is `the file`. */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** `deviceRules, no. 3, store` for `['deviceRules', 2, 'store']`. */
export function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.map((part) => (typeof part === 'number' ? `no. ${part + 1}` : String(part))).join(', ');
}

/** A value as the manager wrote it, short enough for one line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'nothing' : 'a group of fields';
  const text = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ') : String(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  if (typeof value === 'string') return short === '' ? 'empty text' : `the text ${JSON.stringify(short)}`;
  return typeof value === 'number' ? `the number ${short}` : short;
}

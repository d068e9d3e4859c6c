/** Something that each line says rightly and the file as a whole does not. Sentences a manager understands. */
export interface Inconsistency {
  /** Keys and list positions (from 0) down to the field. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
}

/** `a, b and c`, for sentences. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'nothing';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

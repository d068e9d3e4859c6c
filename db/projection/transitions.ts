/** `state IN (...)` for a fixed list of states; the words come from the program, never from input. */
export function stateIn(states: readonly string[]): string {
  return `state IN (${states.map((state) => `'${state}'`).join(', ')})`;
}

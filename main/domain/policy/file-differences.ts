/** Whether two parts of policies say the same; the order of names does not matter, the order of lists does. */
export function same(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || changedPaths(one, other, 1).length === 0;
}

/**
 * Paths of all that two parts of policies say differently, down to `depth` names: `contacts` `safeguarding-board`.
 * A list counts as one part.
 */
export function changedPaths(one: unknown, other: unknown, depth: number): readonly (readonly string[])[] {
  if (isPart(one) && isPart(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const below = names.flatMap((name) =>
      changedPaths(entryOf(one, name), entryOf(other, name), depth - 1).map((path) => [name, ...path]),
    );
    return depth > 0 ? below : below.slice(0, 1).map(() => []);
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    const equal = one.length === other.length && one.every((item, index) => same(item, other[index]));
    return equal ? [] : [[]];
  }
  return Object.is(one, other) ? [] : [[]];
}

function isPart(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entryOf(part: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(part, name) ? part[name] : undefined;
}

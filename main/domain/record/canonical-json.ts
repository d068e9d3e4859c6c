/**
 * One text for one value, after RFC 8785: members sorted by UTF-16 code units, no spaces, strings as `JSON.stringify`
 * writes them. Narrower than the RFC on purpose: numbers must be safe integers, so that no two machines can disagree on
 * how a fraction is written. A member whose value is `undefined` is left out, as in JSON.
 *
 * The hash of every entry stands on this text: changing it makes every record ever written look tampered with.
 * @throws Error on fractions, bigints, functions, symbols, dates and other objects that are not plain.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integer(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) {
    const members: string[] = [];
    for (const name of Object.keys(value).sort()) {
      const member = value[name];
      if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`);
    }
    return `{${members.join(',')}}`;
  }
  throw new Error(`No canonical JSON for ${Object.prototype.toString.call(value)}`);
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`No canonical JSON for the number ${value}`);
  // Minus zero equals zero and must not be written differently.
  return value === 0 ? '0' : String(value);
}

function isPlainObject(value: unknown): value is { [name: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

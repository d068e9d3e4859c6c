import { z } from 'zod';
import { Policy } from '../domain/policy/policy.ts';
import { shown } from './policy-fault.ts';

/** A fault before its line is known. */
export interface FieldFault {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly found: string;
  /** What of the field is pointed at; its value unless said. */
  readonly at?: 'value' | 'name';
}

/** The policy that the data says, or everything in which its shape is not a policy's. */
export function policyFrom(
  data: unknown,
): { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly faults: readonly FieldFault[] } {
  // The words of the schema itself go before these, and zod's own are never reached.
  const parsed = Policy.safeParse(data, { error: expected });
  if (parsed.success) return { ok: true, policy: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, data)) };
}

function faultsOf(issue: z.core.$ZodIssue, data: unknown): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownFields(Policy, issue.path, data);
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      expected: known.length > 0 ? `one of these fields: ${known.join(', ')}` : 'one of the names that are known here',
      found: `${key}, which is not known here`,
      at: 'name' as const,
    }));
  }
  if (issue.code === 'invalid_key') {
    return [{ path: issue.path, expected: issue.message, found: String(issue.path.at(-1)), at: 'name' }];
  }
  return [{ path: issue.path, expected: issue.message, found: shown(valueAt(data, issue.path)) }];
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of named parts',
};
const THINGS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', int: '', number: '' };

/** What should have stood there, as a noun phrase. */
function expected(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'something else';
    case 'too_small':
      return `at least ${issue.minimum} ${THINGS[issue.origin] ?? ''}`.trim();
    case 'too_big':
      return `at most ${issue.maximum} ${THINGS[issue.origin] ?? ''}`.trim();
    case 'invalid_value':
      return issue.values.length === 1
        ? String(issue.values[0])
        : `one of these: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a day such as 2026-09-01' : 'text of another form';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'a name of another form';
    case 'invalid_union': {
      const { options } = issue as { options?: readonly unknown[] };
      if (options !== undefined && options.length > 0) return `one of these: ${options.map(String).join(', ')}`;
      const ways = issue.errors.flatMap((way) => way.slice(0, 1).map((inner) => inner.message));
      return [...new Set(ways)].join(', or ') || 'something else';
    }
    default:
      return 'something else';
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<PropertyKey, unknown>)[part];
  }, data);
}

/** The fields that a part of the file may have; empty where the names are the manager's own. */
function knownFields(schema: unknown, path: readonly PropertyKey[], data: unknown): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return knownFields(schema.unwrap(), path, data);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const chosen = schema.options.find(
      (option) =>
        option instanceof z.ZodObject &&
        (option.shape[discriminator] as z.ZodType).safeParse(valueAt(data, [discriminator])).success,
    );
    return knownFields(chosen, path, data);
  }
  const [part, ...rest] = path;
  if (part === undefined) return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const inner = valueAt(data, [part]);
  if (schema instanceof z.ZodObject) return knownFields(schema.shape[String(part)], rest, inner);
  if (schema instanceof z.ZodArray) return knownFields(schema.element, rest, inner);
  if (schema instanceof z.ZodRecord) return knownFields(schema.valueType, rest, inner);
  return [];
}

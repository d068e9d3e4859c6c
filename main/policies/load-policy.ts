import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { inconsistencies } from '../domain/policy/consistency.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { type FieldFault, policyFrom } from './field-faults.ts';
import { fieldName, type PolicyFault } from './policy-fault.ts';
import { parsePolicyYaml } from './policy-yaml.ts';

export type { PolicyFault } from './policy-fault.ts';

/** Longer than any policy by a factor of ten; a file beyond it is something else. */
export const LARGEST_POLICY_BYTES = 1_048_576;

export interface LoadedPolicy {
  readonly policy: Policy;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly hash: string;
}

/** A `Result` that carries the list as well: `detail` has `file`, `faults` (how many) and `first` (as one sentence). */
export interface MalformedPolicy {
  readonly ok: false;
  readonly code: 'policy-malformed';
  readonly detail: Readonly<Record<string, string | number>>;
  /** At least one, in the order of the file; the first hundred, as `detail` counts them all. */
  readonly faults: readonly PolicyFault[];
}

export type PolicyResult = { readonly ok: true; readonly value: LoadedPolicy } | MalformedPolicy;

/**
 * The policy that a YAML text says, or everything that is wrong with it. First the layout, then the shape of every field,
 * then contradictions: each of the three is judged only where the one before left no doubt, and lists all its faults at once.
 */
export function loadPolicy(text: string, fileName: string): PolicyResult {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_POLICY_BYTES) return malformed(fileName, [tooLarge(bytes)]);
  const yaml = parsePolicyYaml(text);
  const placed = ({ path, expected, found, at }: FieldFault): PolicyFault => ({
    ...yaml.position(path, at),
    field: fieldName(path),
    expected,
    found,
  });
  if (yaml.data === undefined) return malformed(fileName, yaml.faults);
  const parsed = policyFrom(yaml.data);
  if (!parsed.ok) return malformed(fileName, [...yaml.faults, ...parsed.faults.map(placed)]);
  const faults = [...yaml.faults, ...inconsistencies(parsed.policy).map(placed)];
  if (faults.length > 0) return malformed(fileName, faults);
  return { ok: true, value: { policy: parsed.policy, hash: createHash('sha256').update(text, 'utf8').digest('hex') } };
}

/** The same for a file. `policy-unreadable` where there is no such file, or not one that may be read. */
export function readPolicyFile(
  path: string,
):
  | PolicyResult
  | { readonly ok: false; readonly code: 'policy-unreadable'; readonly detail: Readonly<Record<string, string>> } {
  const file = basename(path);
  let bytes: Buffer;
  try {
    const about = statSync(path);
    // Reading a pipe would wait for ever.
    if (!about.isFile()) return { ok: false, code: 'policy-unreadable', detail: { file, reason: 'not-a-file' } };
    const { size } = about;
    if (size > LARGEST_POLICY_BYTES) return malformed(file, [tooLarge(size)]);
    bytes = readFileSync(path);
  } catch (problem) {
    const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
    return { ok: false, code: 'policy-unreadable', detail: { file, reason } };
  }
  const text = utf8(bytes);
  if (text === null) {
    const found = 'letters stored in another way';
    return malformed(file, [{ line: 1, column: 1, field: 'the file', expected: 'a text file saved as UTF-8', found }]);
  }
  return loadPolicy(text, file);
}

function utf8(bytes: Buffer): string | null {
  try {
    // The byte order mark is kept, so that the hash of the text is the hash of the bytes.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One fault as a sentence with its file: for the console and the manager's screen. */
export function faultSentence(fileName: string, fault: PolicyFault): string {
  return `${fileName}, line ${fault.line}, column ${fault.column}: ${fault.field}: expected ${fault.expected}; found ${fault.found}.`;
}

function tooLarge(bytes: number): PolicyFault {
  return { line: 1, column: 1, field: 'the file', expected: 'at most 1 MB', found: `${bytes} bytes` };
}

function malformed(file: string, unordered: readonly PolicyFault[]): MalformedPolicy {
  const faults = [...unordered].sort((a, b) => a.line - b.line || a.column - b.column);
  const [first] = faults;
  return {
    ok: false,
    code: 'policy-malformed',
    detail: { file, faults: faults.length, ...(first ? { first: faultSentence(file, first) } : {}) },
    faults: faults.slice(0, 100),
  };
}

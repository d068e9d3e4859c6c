/**
 * An expected outcome: either a value or a named failure. Throwing is kept for bugs.
 * `detail` holds facts for the sentence shown to a person (numbers, names of files), never a stack trace.
 */
export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: C;
      readonly detail?: Readonly<Record<string, string | number>>;
    };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<C extends string>(
  code: C,
  detail?: Readonly<Record<string, string | number>>,
): {
  readonly ok: false;
  readonly code: C;
  readonly detail?: Readonly<Record<string, string | number>>;
} {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

/** Ends an exhaustive switch: a member nobody handled does not compile, and at run time it is a bug. */
export function never(value: never): never {
  throw new Error(`Unhandled member: ${JSON.stringify(value)}`);
}

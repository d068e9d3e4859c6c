/**
 * An expected outcome: either a value or a named failure. Throwing is kept for bugs.
 *
 * The same shape as the application's own `Result`, written again because this folder imports nothing of ours:
 * it can be built, tested and put on a bench without the rest.
 */
export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: C; readonly detail?: Readonly<Record<string, string | number>> };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<C extends string>(
  code: C,
  detail?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly code: C; readonly detail?: Readonly<Record<string, string | number>> } {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

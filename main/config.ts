import { type Alias, type Document, parseDocument, stringify, visit } from 'yaml';
import { z } from 'zod';
import { err, ok, type Result } from './domain/result.ts';

/** A locker or reader on a real port, or a pretended one. Ports by a stable path where the system has one (PROTOCOLS F3). */
const Locker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('pretend'), doors: z.int().min(1).max(96), columns: z.int().min(1).max(24) }),
  z.strictObject({
    kind: z.literal('a-family'),
    path: z.string().min(1).max(200),
    columns: z.int().min(1).max(24),
    boards: z
      .array(z.strictObject({ address: z.int().min(1).max(200), locks: z.int().min(1).max(50) }))
      .min(1)
      .max(31),
    feedback: z.enum(['closed-when-shut', 'closed-when-open']).default('closed-when-shut'),
    statusOrder: z.enum(['last-byte-first-locks', 'first-byte-first-locks']).default('last-byte-first-locks'),
    echo: z.enum(['auto', 'on', 'off']).default('auto'),
  }),
]);

const Reader = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('pretend') }),
  z.strictObject({ kind: z.literal('keyboard') }),
  z.strictObject({ kind: z.literal('serial-ascii'), path: z.string().min(1).max(200) }),
]);

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time like 08:30' });

/** What is particular to this kiosk and not policy. One file, written at set-up, read once at each start. */
export const Config = z.strictObject({
  version: z.literal(1),
  kiosk: z.string().regex(/^[a-z0-9-]{4,40}$/),
  setting: z.strictObject({
    name: z.string().min(2).max(80),
    telephone: z.string().min(5).max(30),
    timeZone: z.string().min(3).max(60).default('Europe/London'),
    opens: Time,
    closes: Time,
  }),
  /** Marked on every screen, in every entry and in every export. */
  demonstration: z.boolean(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('en'),
  hardware: z.strictObject({ locker: Locker, reader: Reader }),
  export: z.strictObject({
    folder: z.string().min(1).max(500),
    /** The office's public key: with it every day leaves encrypted. */
    recipient: z
      .string()
      .regex(/^age1[02-9ac-hj-np-z]{58}$/, { error: 'the public key of the office, which begins with age1' })
      .optional(),
  }),
});
export type Config = z.infer<typeof Config>;

/** One fault of the file, in words for the person who edited it. */
export interface ConfigFault {
  readonly line: number;
  readonly field: string;
  readonly says: string;
}

export type ConfigResult = Result<Config, 'config-malformed'> & { readonly faults?: readonly ConfigFault[] };

/** Reads the text of a config file; all faults at once, each with line and field. */
export function parseConfig(text: string): ConfigResult {
  const document = parseDocument(text, { uniqueKeys: true });
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  if (document.errors.length > 0) {
    const faults = document.errors.map((fault) => ({
      line: lineAt(fault.pos[0]),
      field: '',
      says: fault.message.split('\n')[0] ?? '',
    }));
    return { ...err('config-malformed', { line: faults[0]?.line ?? 1, field: '' }), faults };
  }
  // A config has no use for references, and a few lines of them can be unfolded into gigabytes.
  const alias = firstAlias(document);
  if (alias !== null) {
    const fault = { line: lineAt(alias.range?.[0] ?? 0), field: '', says: `*${alias.source} is a reference` };
    return { ...err('config-malformed', { line: fault.line, field: `*${alias.source}` }), faults: [fault] };
  }
  const parsed = Config.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return ok(parsed.data);
  const faults = parsed.error.issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    const node = document.getIn(keys, true) ?? document.getIn(keys.slice(0, -1), true);
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    return { line: range ? lineAt(range[0]) : 1, field: keys.join('.'), says: issue.message };
  });
  return { ...err('config-malformed', { line: faults[0]?.line ?? 1, field: faults[0]?.field ?? '' }), faults };
}

function firstAlias(document: Document.Parsed): Alias.Parsed | null {
  let found: Alias.Parsed | null = null;
  visit(document, {
    Alias(_, node) {
      found = node as Alias.Parsed;
      return visit.BREAK;
    },
  });
  return found;
}

export function writeConfig(config: Config): string {
  return `# This kiosk: its setting, hardware and folders. Written at set-up.\n# The rules are in policy.yaml beside this file.\n${stringify(config)}`;
}

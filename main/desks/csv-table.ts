import { parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../domain/result.ts';

export interface TableRow {
  /** As a text editor counts it. */
  readonly line: number;
  /** False where the line has more or fewer cells than the first one. */
  readonly whole: boolean;
  /** The trimmed text under a column; empty where the column is missing. */
  cell(column: string): string;
}

export type TableFault = 'too-large' | 'not-text' | 'empty' | 'unknown-column' | 'missing-column';

/** The most bytes of a file that somebody put into the import folder. */
const MOST_BYTES = 1_000_000;

/**
 * Reads a table from CSV, with the names of its columns in the first line, in any order. A column that nobody knows is a
 * fault: it may be a known one, misspelt. Its name stands in `detail`.
 */
export function readTable(
  bytes: Buffer,
  columns: readonly string[],
  needed: readonly string[],
): Result<readonly TableRow[], TableFault> {
  if (bytes.length > MOST_BYTES) return err('too-large');
  if (bytes.includes(0)) return err('not-text');
  let rows: { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(bytes.toString('utf8'), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as typeof rows;
  } catch {
    return err('not-text');
  }
  const [head, ...lines] = rows;
  if (head === undefined || lines.length === 0) return err('empty');
  const found = head.record.map((column) => column.toLowerCase());
  const unknown = found.find((column) => !columns.includes(column));
  if (unknown !== undefined) return err('unknown-column', { column: unknown });
  const missing = needed.find((column) => !found.includes(column));
  if (missing !== undefined) return err('missing-column', { column: missing });
  return ok(
    lines.map(({ record, info }) => ({
      line: info.lines,
      whole: record.length === found.length,
      cell: (column) => record[found.indexOf(column)] ?? '',
    })),
  );
}

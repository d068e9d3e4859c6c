import { parse } from 'csv-parse/sync';
import type { PersonType } from '../domain/people.ts';
import { plain } from '../domain/visits/leaving-flow.ts';

export interface RosterPerson {
  readonly first: string;
  readonly last: string;
  readonly personType: PersonType;
  readonly phones: number;
}

export interface RosterFault {
  readonly line: number;
  readonly code: string;
  readonly gaps: Readonly<Record<string, string | number>>;
}

export interface Roster {
  readonly people: readonly RosterPerson[];
  readonly faults: readonly RosterFault[];
}

const COLUMNS = ['first', 'last', 'type', 'phones'] as const;
const TYPES: readonly string[] = ['staff', 'volunteer', 'student', 'committee-member'];
const MOST_BYTES = 1_000_000;
const LONGEST_NAME = 60;

/**
 * Reads a list of staff from CSV. Every line that can be taken is taken, every other one is named with its number and what to
 * put right; nobody is added twice. `known` are the names already on record.
 */
export function readRoster(bytes: Buffer, known: readonly string[]): Roster {
  const whole = (code: string, gaps: RosterFault['gaps'] = {}): Roster => ({
    people: [],
    faults: [{ line: 1, code, gaps }],
  });
  if (bytes.length > MOST_BYTES) return whole('too-large');
  if (bytes.includes(0)) return whole('not-text');
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
    return whole('not-text');
  }
  const [head, ...lines] = rows;
  if (head === undefined || lines.length === 0) return whole('empty');
  const columns = head.record.map((column) => column.toLowerCase());
  const unknown = columns.find((column) => !(COLUMNS as readonly string[]).includes(column));
  if (unknown !== undefined) return whole('unknown-column', { column: unknown });
  const missing = COLUMNS.slice(0, 3).find((column) => !columns.includes(column));
  if (missing !== undefined) return whole('missing-column', { column: missing });
  const people: RosterPerson[] = [];
  const faults: RosterFault[] = [];
  const already = new Set(known.map(plain));
  const seen = new Set<string>();
  for (const { record, info } of lines) {
    const cell = (column: (typeof COLUMNS)[number]) => record[columns.indexOf(column)] ?? '';
    const name = `${cell('first')} ${cell('last')}`;
    const fault = faultOf(
      record.length === columns.length,
      cell,
      already.has(plain(name)),
      seen.has(plain(name)),
      name,
    );
    if (fault !== null) {
      faults.push({ line: info.lines, ...fault });
      continue;
    }
    seen.add(plain(name));
    people.push({
      first: cell('first'),
      last: cell('last'),
      personType: cell('type').toLowerCase() as PersonType,
      phones: Number(cell('phones') || '1'),
    });
  }
  return { people, faults };
}

function faultOf(
  whole: boolean,
  cell: (column: (typeof COLUMNS)[number]) => string,
  known: boolean,
  twice: boolean,
  name: string,
): { code: string; gaps: RosterFault['gaps'] } | null {
  if (!whole) return { code: 'columns', gaps: {} };
  if (cell('first') === '') return { code: 'no-first', gaps: {} };
  if (cell('last') === '') return { code: 'no-last', gaps: {} };
  if (cell('first').length > LONGEST_NAME || cell('last').length > LONGEST_NAME)
    return { code: 'name-too-long', gaps: {} };
  if (!TYPES.includes(cell('type').toLowerCase())) return { code: 'unknown-type', gaps: { found: cell('type') } };
  if (!/^[0-9]?$/.test(cell('phones'))) return { code: 'phones', gaps: { found: cell('phones') } };
  if (known) return { code: 'known', gaps: { name } };
  return twice ? { code: 'twice', gaps: { name } } : null;
}

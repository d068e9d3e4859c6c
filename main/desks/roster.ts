import type { PersonType } from '../domain/people.ts';
import { plain } from '../domain/visits/leaving-flow.ts';
import { readTable } from './csv-table.ts';

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
const LONGEST_NAME = 60;

/**
 * Reads a list of staff from CSV. Every line that can be taken is taken, every other one is named with its number and what to
 * put right; nobody is added twice. `known` are the names already on record.
 */
export function readRoster(bytes: Buffer, known: readonly string[]): Roster {
  const table = readTable(bytes, COLUMNS, COLUMNS.slice(0, 3));
  if (!table.ok) return { people: [], faults: [{ line: 1, code: table.code, gaps: table.detail ?? {} }] };
  const people: RosterPerson[] = [];
  const faults: RosterFault[] = [];
  const already = new Set(known.map(plain));
  const seen = new Set<string>();
  for (const { line, whole, cell } of table.value) {
    const name = `${cell('first')} ${cell('last')}`;
    const fault = faultOf(whole, cell, already.has(plain(name)), seen.has(plain(name)), name);
    if (fault !== null) {
      faults.push({ line, ...fault });
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

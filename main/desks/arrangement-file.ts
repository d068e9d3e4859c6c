import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARRANGEMENT_COLUMNS, NEEDED_COLUMNS } from '../domain/arrangements/arrangement-line.ts';
import { importArrangements } from '../domain/arrangements/import-arrangements.ts';
import { ARRANGEMENT_FILE } from '../domain/arrangements/import-arrangements-form.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome } from '../domain/kiosk/happening.ts';
import type { Id } from '../domain/people.ts';
import { readTable } from './csv-table.ts';
import type { Append } from './ports.ts';

/** More than any setting arranges; a longer list was put there by mistake. */
const MOST_LINES = 300;

interface ArrangementFileParts {
  /** Full path of the folder that files to take in are put into. */
  readonly importFolder: string;
  readonly append: Append;
  facts(): Facts;
}

/** Takes in arrangements.csv: the whole of it in one transaction, or nothing with every reason why. */
export async function takeInArrangements(by: Id, parts: ArrangementFileParts): Promise<DeskOutcome> {
  const file = ARRANGEMENT_FILE;
  const refused = (code: string, gaps: { [gap: string]: string | number } = {}): DeskOutcome => ({
    ok: true,
    facts: { added: 0 },
    faults: [{ line: 1, code: `desk.arrangement-file.${code}`, gaps }],
  });
  const bytes = await readFile(join(parts.importFolder, file)).catch(() => null);
  if (bytes === null) return { ok: false, code: 'no-arrangement-file', facts: { file } };
  const table = readTable(bytes, ARRANGEMENT_COLUMNS, NEEDED_COLUMNS);
  if (!table.ok) return refused(table.code, { ...table.detail });
  if (table.value.length > MOST_LINES) return refused('too-large');
  const { events, faults } = importArrangements(table.value, { subject: null, by, facts: parts.facts() });
  if (faults.length > 0) {
    return {
      ok: true,
      facts: { added: 0 },
      faults: faults.map(({ line, column, says }) => ({
        line,
        code: says.key,
        gaps: { ...says.with },
        ...(column === null ? {} : { column }),
      })),
    };
  }
  if (!parts.append([...events])) return { ok: false, code: 'not-saved', facts: {} };
  return { ok: true, facts: { added: table.value.length }, faults: [] };
}

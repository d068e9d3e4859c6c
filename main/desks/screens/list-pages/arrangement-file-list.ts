import type { DeskList } from '../../../contract/screen-state.ts';
import type { DeskFlow } from '../../../domain/desk/desk-flow.ts';

/** More than anybody mends in one go; how many there are is said above them. */
const MOST_SHOWN = 100;

/** What has to be put right in the file of arrangements that was looked at last, line by line. */
export function arrangementFileList({ tab, imported }: DeskFlow): readonly DeskList[] {
  const faults = imported?.faults ?? [];
  if (tab !== 'arrangements' || faults.length === 0) return [];
  return [
    {
      id: 'file',
      title: { key: 'desk.arrangement-file.title', with: { count: faults.length } },
      empty: { key: 'desk.arrangement-file.title', with: { count: 0 } },
      rows: faults.slice(0, MOST_SHOWN).map(({ line, column, code, gaps }, index) => ({
        id: `fault-${index}`,
        first:
          column === undefined
            ? { key: 'desk.arrangement-file.line', with: { line } }
            : { key: 'desk.arrangement-file.cell', with: { line, column } },
        under: { key: code, with: { ...gaps } },
        tone: 'warm' as const,
        facts: [],
        actions: [],
      })),
    },
  ];
}

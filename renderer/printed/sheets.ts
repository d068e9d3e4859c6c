/** Heights in any one unit. */
export interface SheetMeasures {
  /** What a sheet has for the table. */
  readonly room: number;
  /** The table's own heading, which stands on each sheet. */
  readonly heading: number;
  readonly rows: readonly number[];
}

/**
 * What comes onto each sheet, in order; one empty sheet where there is nothing. A row is never cut in two.
 * @param things as many as there are rows
 * @returns null when a row alone is higher than a sheet
 */
export function sheetsOf<T>(
  things: readonly T[],
  { room, heading, rows }: SheetMeasures,
): readonly (readonly T[])[] | null {
  const whole = room - heading;
  const sheets: T[][] = [[]];
  let left = whole;
  for (const [index, thing] of things.entries()) {
    const height = rows[index] ?? 0;
    if (height > whole) return null;
    if (height > left) {
      sheets.push([]);
      left = whole;
    }
    sheets.at(-1)?.push(thing);
    left -= height;
  }
  return sheets;
}

/** Measures the one sheet that was drawn with all the rows on it, whatever of them is seen. */
export function measureSheet(place: HTMLElement): SheetMeasures {
  const heightOf = (element: Element) => element.getBoundingClientRect().height;
  const one = (selector: string) => {
    const found = place.querySelector(selector);
    return found === null ? 0 : heightOf(found);
  };
  return {
    room: one('[data-sheet-body]'),
    heading: one('[data-sheet-head]'),
    rows: [...place.querySelectorAll('[data-sheet-row]')].map(heightOf),
  };
}

/** In points. A sign is read from two metres: capitals of 3.5 mm, those of 15 points, are the least that most people can. */
const LARGEST = 30;
const SMALLEST = 15;

/**
 * Gives a sheet the largest letters with which all of it stands on the paper. Its own height and width are those of the paper,
 * and all its measures are in `em`.
 * @returns false when it does not fit with the smallest either
 */
export function fitToPaper(sheet: HTMLElement, larger = document.documentElement.dataset.paper === 'A3'): boolean {
  const fits = (points: number) => {
    sheet.style.fontSize = `${points}pt`;
    return sheet.scrollHeight <= sheet.clientHeight && sheet.scrollWidth <= sheet.clientWidth;
  };
  let points = LARGEST * (larger ? Math.SQRT2 : 1);
  while (!fits(points)) {
    points -= 0.25;
    if (points < SMALLEST) return false;
  }
  return true;
}

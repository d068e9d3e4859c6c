/** Where the doors of a drawn locker stand, and the way of the arrow to one of them. Units of the drawing's own view box. */

export const DOOR_WIDTH = 92;
export const DOOR_HEIGHT = 66;
/** Room beside the cabinet for the arrow and a swung door. */
export const SIDE = 64;
const SPACE = 10;
const RIM = 16;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface BankLayout {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of each door, in the order of the list. */
  readonly places: readonly Point[];
}

export function layOut(doors: number, columns: number): BankLayout {
  const rows = Math.max(1, Math.ceil(doors / columns));
  return {
    width: RIM * 2 + columns * DOOR_WIDTH + (columns - 1) * SPACE,
    height: RIM * 2 + rows * DOOR_HEIGHT + (rows - 1) * SPACE,
    places: Array.from({ length: doors }, (_, index) => ({
      x: RIM + (index % columns) * (DOOR_WIDTH + SPACE),
      y: RIM + Math.floor(index / columns) * (DOOR_HEIGHT + SPACE),
    })),
  };
}

export interface ArrowWay {
  readonly from: 'left' | 'right' | 'below';
  /** The middle of the shaft, from outside the cabinet to the head. */
  readonly shaft: readonly Point[];
  readonly head: readonly [Point, Point, Point];
}

export function inRightHalf(place: Point, { width }: BankLayout): boolean {
  return place.x + DOOR_WIDTH / 2 > width / 2;
}

/**
 * From the nearer side, and never across the number of another door, which is the one that must not be taken for one's own.
 * To an outermost door the way is free. To a door between others it goes along the foot of the row, where no door has its
 * number, and up.
 */
export function arrowTo(place: Point, bank: BankLayout, open: boolean): ArrowWay {
  const fromRight = inRightHalf(place, bank);
  const outermost = place.x === RIM || place.x === bank.width - RIM - DOOR_WIDTH;
  if (!outermost) {
    const middle = place.x + DOOR_WIDTH / 2;
    const along = place.y + DOOR_HEIGHT + 10;
    const tip = place.y + DOOR_HEIGHT - 9;
    return {
      from: 'below',
      shaft: [
        { x: fromRight ? bank.width + SIDE - 8 : -SIDE + 8, y: along },
        { x: middle, y: along },
        { x: middle, y: tip + 11 },
      ],
      head: [
        { x: middle, y: tip },
        { x: middle - 17, y: tip + 20 },
        { x: middle + 17, y: tip + 20 },
      ],
    };
  }
  const clear = open ? 24 : 12;
  const y = place.y + DOOR_HEIGHT / 2;
  const tip = fromRight ? place.x + DOOR_WIDTH + clear : place.x - clear;
  const back = fromRight ? 22 : -22;
  const outside = fromRight ? Math.max(bank.width + SIDE - 8, tip + 46) : Math.min(-SIDE + 8, tip - 46);
  return {
    from: fromRight ? 'right' : 'left',
    shaft: [
      { x: outside, y },
      { x: tip + back / 2, y },
    ],
    head: [
      { x: tip, y },
      { x: tip + back, y: y - 17 },
      { x: tip + back, y: y + 17 },
    ],
  };
}

import { expect, test } from 'vitest';
import { arrowTo, DOOR_HEIGHT, DOOR_WIDTH, layOut, type Point } from '../../renderer/drawings/bank-layout.ts';

/** Half the shaft with its edge, and the widest swing of its movement (bank.module.css). */
const SHAFT = 19 / 2;
const SWING = { left: { x: 10, y: 0 }, right: { x: 10, y: 0 }, below: { x: 0, y: 4 } };
/** Half of the room that a number of three digits takes in the middle of its door. */
const NUMBER = { x: 30, y: 15 };

function box(points: readonly Point[], around: Point) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs) - around.x,
    right: Math.max(...xs) + around.x,
    top: Math.min(...ys) - around.y,
    bottom: Math.max(...ys) + around.y,
  };
}

test.each([
  [1, 1],
  [4, 2],
  [12, 3],
  [12, 4],
  [24, 6],
  [23, 6],
])('the arrow in a locker of %i doors in %i columns covers no number', (doors, columns) => {
  const bank = layOut(doors, columns);
  for (const place of bank.places)
    for (const open of [true, false]) {
      const { from, shaft, head } = arrowTo(place, bank, open);
      const swing = SWING[from];
      const legs = shaft
        .slice(1)
        .map((end, index) => box([shaft[index] ?? end, end], { x: SHAFT + swing.x, y: SHAFT + swing.y }));
      const parts = [...legs, box(head, { x: 2 + swing.x, y: 2 + swing.y })];
      for (const other of bank.places) {
        const number = box([{ x: other.x + DOOR_WIDTH / 2, y: other.y + DOOR_HEIGHT / 2 + 2 }], NUMBER);
        const covered = parts.some(
          (part) =>
            part.left < number.right &&
            part.right > number.left &&
            part.top < number.bottom &&
            part.bottom > number.top,
        );
        expect(covered, `door at ${place.x}/${place.y}, number at ${other.x}/${other.y}`).toBe(false);
      }
    }
});

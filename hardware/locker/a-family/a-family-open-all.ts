import { checkedBoard, sealed } from './a-family-frame.ts';

/**
 * Opens every door of a board with one frame (PROTOCOL.md 2.2).
 *
 * It lies in a file of its own, and the bank must not import it (a test looks): one wrong lock number must never be
 * able to become this frame (1.3), and all coils at once may be more than the supply gives (1.8). It is for a bench,
 * or for an installation whose installer allowed it; an emergency opens the doors in turn.
 */
export function encodeOpenAll(board: number): Uint8Array {
  return sealed([0x8a, checkedBoard(board), 0x00, 0x11]);
}

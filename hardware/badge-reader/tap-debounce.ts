/** Repetitions within this time belong to one presentation, milliseconds (PROTOCOL.md 1.4). */
const SAME_PRESENTATION_MS = 500;
/** The same badge counts again only after this time, so that a hesitant hand does not sign in and out at once. */
const HOLD_OFF_MS = 2500;

interface Presented {
  lastSeen: number;
  lastTap: number;
}

/**
 * Turns the many reports of one card into one tap: a card that lies there is one presentation however long it lies,
 * and the same card is ignored for two and a half seconds after a tap. Each card is judged by itself.
 */
export class TapDebounce {
  readonly #cards = new Map<string, Presented>();

  /** Whether this report is a new tap. `at`: monotonic milliseconds. */
  isTap(identity: string, at: number): boolean {
    this.#forgetOld(at);
    const card = this.#cards.get(identity);
    if (card === undefined) {
      this.#cards.set(identity, { lastSeen: at, lastTap: at });
      return true;
    }
    const isNew = at - card.lastSeen > SAME_PRESENTATION_MS && at - card.lastTap > HOLD_OFF_MS;
    card.lastSeen = at;
    if (isNew) card.lastTap = at;
    return isNew;
  }

  /** No identity is kept longer than it is needed. */
  #forgetOld(at: number): void {
    for (const [identity, card] of this.#cards) {
      if (at - card.lastSeen > SAME_PRESENTATION_MS && at - card.lastTap > HOLD_OFF_MS) this.#cards.delete(identity);
    }
  }
}

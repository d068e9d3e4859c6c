import { type CompleteRuntime, completeRuntime, type HardwareRuntime } from '../hardware-runtime.ts';
import type { LinkHealth } from '../link-state.ts';
import type { BadgeReader, BadgeTap, ReaderStatus } from './badge-reader.ts';
import { TapDebounce } from './tap-debounce.ts';

/**
 * The station's end of a reader that types: the window assembles the keys (keyboard-wedge.ts) and hands over whole
 * taps. Such a reader cannot be asked whether it is there, so it is always `connected`.
 */
export class WedgeReader implements BadgeReader {
  readonly #name: string;
  readonly #runtime: CompleteRuntime;
  readonly #debounce = new TapDebounce();
  readonly #listeners = new Set<(tap: BadgeTap) => void>();
  #frames = 0;
  #lastSeen: number | null = null;

  constructor(name: string, runtime: HardwareRuntime) {
    this.#name = name;
    this.#runtime = completeRuntime(runtime);
  }

  /** A whole tap from the window; the same badge within two and a half seconds counts once. */
  receive(identity: string): void {
    this.#frames += 1;
    this.#lastSeen = this.#runtime.now();
    const canonical = identity.trim().toUpperCase();
    if (canonical === '' || !this.#debounce.isTap(canonical, this.#runtime.monotonic())) return;
    const tap = { reader: this.#name, identity: canonical, at: this.#lastSeen };
    for (const listener of [...this.#listeners]) listener(tap);
  }

  status(): ReaderStatus {
    return { link: 'connected' };
  }

  onTap(listener: (tap: BadgeTap) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onStatus(): () => void {
    return () => {};
  }

  health(): LinkHealth {
    const never = { badFrames: 0, discardedBytes: 0, timeouts: 0, reconnects: 0 };
    return { frames: this.#frames, ...never, lastSeen: this.#lastSeen };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}

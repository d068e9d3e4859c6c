import { type CompleteRuntime, completeRuntime, type HardwareRuntime } from '../../hardware-runtime.ts';
import type { LinkHealth } from '../../link-state.ts';
import { SerialLink } from '../../serial-link.ts';
import type { BadgeReader, BadgeTap, ReaderStatus } from '../badge-reader.ts';
import type { SerialAsciiReaderConfig } from '../reader-config.ts';
import { TapDebounce } from '../tap-debounce.ts';
import { SerialAsciiDecoder } from './serial-ascii-decoder.ts';

/** These readers only ever speak by themselves, so nothing is sent, and silence says nothing about their health. */
class SerialAsciiReader implements BadgeReader {
  readonly #name: string;
  readonly #runtime: CompleteRuntime;
  readonly #link: SerialLink;
  readonly #decoder = new SerialAsciiDecoder();
  readonly #debounce = new TapDebounce();
  readonly #tapListeners = new Set<(tap: BadgeTap) => void>();
  readonly #statusListeners = new Set<(status: ReaderStatus) => void>();
  #lastSeen: number | null = null;

  constructor(config: SerialAsciiReaderConfig, runtime: HardwareRuntime) {
    this.#name = config.name;
    this.#runtime = completeRuntime(runtime);
    this.#link = new SerialLink({ port: config.port, baudRate: 9600 }, runtime);
    this.#link.onBytes((bytes) => this.#received(bytes));
    this.#link.onState((state) => {
      for (const listener of [...this.#statusListeners]) listener(state);
    });
  }

  status(): ReaderStatus {
    return this.#link.state();
  }

  onTap(listener: (tap: BadgeTap) => void): () => void {
    this.#tapListeners.add(listener);
    return () => this.#tapListeners.delete(listener);
  }

  onStatus(listener: (status: ReaderStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  health(): LinkHealth {
    return { ...this.#decoder.counts, timeouts: 0, reconnects: this.#link.reconnects(), lastSeen: this.#lastSeen };
  }

  async close(): Promise<void> {
    this.#tapListeners.clear();
    this.#statusListeners.clear();
    await this.#link.close();
  }

  #received(bytes: Uint8Array): void {
    const at = this.#runtime.monotonic();
    for (const identity of this.#decoder.push(bytes, at)) {
      this.#lastSeen = this.#runtime.now();
      if (!this.#debounce.isTap(identity, at)) continue;
      const tap = { reader: this.#name, identity, at: this.#lastSeen };
      for (const listener of [...this.#tapListeners]) listener(tap);
    }
  }
}

/** Listens to an RDM6300, ID-12LA or ID-20LA; PROTOCOL.md chapter 1. */
export function openSerialAsciiReader(config: SerialAsciiReaderConfig, runtime: HardwareRuntime): BadgeReader {
  return new SerialAsciiReader(config, runtime);
}

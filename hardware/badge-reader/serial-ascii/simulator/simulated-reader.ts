import type { World } from '../../../simulation/world.ts';

/** While a card lies on it, an RDM6300 sends the same frame again and again; badge-reader/PROTOCOL.md 1.4. */
const REPEAT_MS = 60;
const REPEATS = 4;

/**
 * A 125 kHz reader on a serial line. Written from the description of the wire, without the driver's decoder.
 * `RDM6300` sends 14 bytes; `ID-12LA` sends 16, once.
 */
export class SimulatedReader {
  readonly #world: World;
  readonly #send: (bytes: Uint8Array) => void;

  constructor(world: World, send: (bytes: Uint8Array) => void) {
    this.#world = world;
    this.#send = send;
  }

  /** Throws unless `identity` is ten hex digits. */
  tap(identity: string, model: 'RDM6300' | 'ID-12LA' = 'RDM6300'): void {
    if (!/^[0-9a-f]{10}$/i.test(identity)) throw new RangeError('A pretended badge has ten hex digits');
    const number = Buffer.from(identity, 'hex');
    const check = (number.at(0) ?? 0) ^ number.subarray(1).reduce((sum, each) => sum ^ each, 0);
    const text = `${identity.toUpperCase()}${Buffer.of(check).toString('hex').toUpperCase()}`;
    const frame = Buffer.from(`\u0002${text}${model === 'ID-12LA' ? '\r\n' : ''}\u0003`, 'latin1');
    const times = model === 'ID-12LA' ? 1 : REPEATS;
    for (let time = 0; time < times; time += 1) {
      this.#world.after(time * REPEAT_MS, () => this.#send(new Uint8Array(frame)));
    }
  }
}

/** Time for simulated devices; tests put a hand-driven one in its place. */
export interface World {
  /** Epoch milliseconds with fractions. */
  now(): number;
  after(ms: number, action: () => void): void;
}

export function realWorld(): World {
  return {
    now: () => performance.timeOrigin + performance.now(),
    after: (ms, action) => {
      setTimeout(action, ms);
    },
  };
}

/** The computer's end of a simulated device: what the device sends comes out of a port, what is written goes in. */
export interface PretendPort {
  readonly path: string;
  /** The device speaks. Lost when nobody has the port open or the cable is out. */
  send(bytes: Uint8Array): void;
  onReceive(listener: (bytes: Uint8Array) => void): void;
  plug(): Promise<void>;
  unplug(): Promise<void>;
}

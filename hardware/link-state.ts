/**
 * Whether a device can be talked to. Being unplugged is a state of a device, not an exception.
 *
 * - `port-missing`: no such port now; it is looked for again with growing pauses
 * - `port-busy`: another program holds the port
 * - `permission`: this account may not open the port (on Linux: not in the group `dialout`)
 * - `silent`: the port is open, but nothing answers (power, cable, address, baud rate)
 * - `closed`: not tried yet, or closed by us
 */
export type DisconnectReason = 'port-missing' | 'port-busy' | 'permission' | 'silent' | 'closed';

/** `since` is epoch milliseconds by the runtime's clock. */
export interface Disconnected {
  readonly link: 'disconnected';
  readonly reason: DisconnectReason;
  readonly since: number;
}

export type LinkState = { readonly link: 'connected' } | Disconnected;

/** Counters since the device was opened, for the diagnosis page. None of them names a person or a badge. */
export interface LinkHealth {
  /** Frames accepted. */
  readonly frames: number;
  /** Answers or frames that arrived and failed a check. */
  readonly badFrames: number;
  /** Bytes thrown away: noise, late answers, frames of others. */
  readonly discardedBytes: number;
  /** Requests that got no valid answer in time. */
  readonly timeouts: number;
  /** Connections made after the first one. */
  readonly reconnects: number;
  /** Epoch milliseconds of the last accepted frame; null before the first. */
  readonly lastSeen: number | null;
}

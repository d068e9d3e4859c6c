import type { LockerTimings } from './locker-config.ts';

/** PROTOCOL.md 1.8 (spacing, cooling), 1.4 (contact), 3.6 (heartbeat). */
export const DEFAULT_TIMINGS: LockerTimings = {
  betweenOpensMs: 300,
  coolingMs: 15_000,
  contactWaitMs: 2000,
  commandExpiryMs: 3000,
  pollMs: 1000,
  watchedPollMs: 250,
  watchForMs: 120_000,
};

/** While somebody waits for a door to spring open, the contact is asked this often, milliseconds. */
export const CONTACT_POLL_MS = 80;
/** A change of a door is believed when a second reading, so much later, says the same (PROTOCOL.md 3.6). */
export const CONFIRM_MS = 30;
/** Readings of a board that may fail in a row before it counts as silent (PROTOCOL.md 3.6). */
export const MISSES_UNTIL_SILENT = 3;
/** A silent board beside others that answer is asked less often, for each try keeps the line busy for a second. */
export const SILENT_POLL_MS = 5000;
/** When nothing answers for so long, the port is given up and opened afresh: adapters do go deaf. */
export const REOPEN_AFTER_MS = 30_000;

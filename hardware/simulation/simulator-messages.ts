import type { PretendControl } from './pretend-control.ts';

/** What the parent sends over the process channel. `method` is a method of `PretendControl`. */
export type SimulatorCall = { readonly id: number; readonly method: keyof PretendControl; readonly args: unknown[] };

/** What the simulator sends back: first whether it is up, then one answer per call. */
export type SimulatorMessage =
  | { readonly kind: 'ready'; readonly lockerPath: string; readonly readerPath: string }
  | { readonly kind: 'failed'; readonly code: 'no-pty' | 'simulator-failed'; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'threw'; readonly id: number; readonly message: string };

/** Every method of the control, for a proxy on the other side of the process channel. */
export const CONTROL_METHODS: readonly (keyof PretendControl)[] = [
  'closeDoor',
  'openDoorByKey',
  'fault',
  'board',
  'tap',
  'doors',
  'bytesSeen',
  'setAutoClose',
];

/** What happened on the technical side. Never carries a badge's identity, nor a frame that contains one. */
export interface HardwareEvent {
  readonly level: 'info' | 'warn' | 'error';
  /** Kebab-case name, for example `link-connected`, `open-refused`. */
  readonly event: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** What the system knows about a port; only the path is certain. */
export interface PortFacts {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
}

/** One open port as the lowest layer of `serialport` sees it. */
export interface SerialBindingPort {
  readonly openOptions: object;
  isOpen: boolean;
  close(): Promise<void>;
  /** At least one byte. Rejects with `canceled: true` when closed by us; any other rejection is a disconnection. */
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
  write(buffer: Buffer): Promise<void>;
  update(options: { baudRate: number }): Promise<void>;
  set(options: object): Promise<void>;
  get(): Promise<{ cts: boolean; dsr: boolean; dcd: boolean }>;
  getBaudRate(): Promise<{ baudRate: number }>;
  flush(): Promise<void>;
  drain(): Promise<void>;
}

/** The lowest layer of the `serialport` package: what lists and opens ports. Replaceable, so that ports can be pretended. */
export interface SerialBinding {
  list(): Promise<readonly PortFacts[]>;
  open(options: { readonly path: string; readonly baudRate: number }): Promise<SerialBindingPort>;
}

/** Opaque handle of a pending timer. */
export type TimerHandle = unknown;

/** What the drivers need from outside. Everything that tests replace is here. */
export interface HardwareRuntime {
  /** Wall clock, epoch milliseconds. Used for what is reported, never for intervals: that clock may jump. */
  now(): number;
  log(event: HardwareEvent): void;
  /** Milliseconds that only grow; intervals, deadlines and cooling use it. Default: `performance.now()`. */
  monotonic?(): number;
  /** Default: `setTimeout`. */
  setTimer?(callback: () => void, ms: number): TimerHandle;
  /** Default: `clearTimeout`. */
  clearTimer?(timer: TimerHandle): void;
  /** Default: the system's serial ports. */
  binding?: SerialBinding;
}

/** The runtime with every default filled in; drivers use this one. */
export interface CompleteRuntime {
  now(): number;
  log(event: HardwareEvent): void;
  monotonic(): number;
  setTimer(callback: () => void, ms: number): TimerHandle;
  clearTimer(timer: TimerHandle): void;
  readonly binding: SerialBinding | undefined;
}

export function completeRuntime(runtime: HardwareRuntime): CompleteRuntime {
  return {
    now: () => runtime.now(),
    log: (event) => runtime.log(event),
    monotonic: () => runtime.monotonic?.() ?? performance.now(),
    setTimer: (callback, ms) => (runtime.setTimer ? runtime.setTimer(callback, ms) : setTimeout(callback, ms)),
    clearTimer: (timer) => {
      if (runtime.clearTimer) runtime.clearTimer(timer);
      else clearTimeout(timer as ReturnType<typeof setTimeout>);
    },
    binding: runtime.binding,
  };
}

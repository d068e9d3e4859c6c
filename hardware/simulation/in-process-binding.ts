import type { PortFacts, SerialBinding, SerialBindingPort } from '../hardware-runtime.ts';
import type { PretendPort } from './world.ts';

/**
 * Ports that exist only inside this process, below the real `serialport` stream: for systems without pseudo-terminals.
 * Errors carry the wording of the native layer, from which the driver tells missing, busy and unplugged ports.
 */
export class InProcessBinding implements SerialBinding {
  readonly #ports = new Map<string, InProcessPort>();

  port(path: string): PretendPort {
    const port = new InProcessPort(path);
    this.#ports.set(path, port);
    return port;
  }

  async list(): Promise<readonly PortFacts[]> {
    return [...this.#ports.values()]
      .filter((port) => port.plugged)
      .map(({ path }) => ({ path, manufacturer: 'pretend hardware' }));
  }

  async open(options: { readonly path: string; readonly baudRate: number }): Promise<SerialBindingPort> {
    const port = this.#ports.get(options.path);
    if (port?.plugged !== true) throw new Error(`Error: No such file or directory, cannot open ${options.path}`);
    if (port.connection !== null) throw new Error('Error Resource temporarily unavailable Cannot lock port');
    port.connection = new Connection(port, options);
    return port.connection;
  }
}

class InProcessPort implements PretendPort {
  readonly path: string;
  plugged = true;
  connection: Connection | null = null;
  #listener: (bytes: Uint8Array) => void = () => {};

  constructor(path: string) {
    this.path = path;
  }

  send(bytes: Uint8Array): void {
    this.connection?.arrive(Buffer.from(bytes));
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  deliver(bytes: Buffer): void {
    this.#listener(new Uint8Array(bytes));
  }

  async plug(): Promise<void> {
    this.plugged = true;
  }

  async unplug(): Promise<void> {
    this.plugged = false;
    const { connection } = this;
    this.connection = null;
    connection?.fail(new Error('bad file descriptor'));
  }
}

interface WaitingRead {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly length: number;
  readonly resolve: (result: { buffer: Buffer; bytesRead: number }) => void;
  readonly reject: (error: Error) => void;
}

class Connection implements SerialBindingPort {
  readonly openOptions: { readonly path: string; readonly baudRate: number };
  isOpen = true;
  readonly #port: InProcessPort;
  #unread = Buffer.alloc(0);
  #reading: WaitingRead | null = null;
  #failure: Error | null = null;

  constructor(port: InProcessPort, options: { readonly path: string; readonly baudRate: number }) {
    this.#port = port;
    this.openOptions = options;
  }

  arrive(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    this.#serve();
  }

  fail(error: Error): void {
    this.#failure = error;
    this.#reading?.reject(error);
    this.#reading = null;
  }

  async close(): Promise<void> {
    this.isOpen = false;
    if (this.#port.connection === this) this.#port.connection = null;
    this.fail(Object.assign(new Error('Canceled'), { canceled: true }));
  }

  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#reading = { buffer, offset, length, resolve, reject };
      this.#serve();
    });
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    const copy = Buffer.from(bytes);
    setImmediate(() => {
      if (this.#failure === null) this.#port.deliver(copy);
    });
  }

  async update(): Promise<void> {}

  async set(): Promise<void> {}

  async get(): Promise<{ cts: boolean; dsr: boolean; dcd: boolean }> {
    return { cts: true, dsr: true, dcd: true };
  }

  async getBaudRate(): Promise<{ baudRate: number }> {
    return { baudRate: this.openOptions.baudRate };
  }

  async flush(): Promise<void> {
    this.#unread = Buffer.alloc(0);
  }

  async drain(): Promise<void> {}

  #serve(): void {
    const reading = this.#reading;
    if (reading === null || this.#unread.length === 0) return;
    this.#reading = null;
    const bytesRead = this.#unread.copy(reading.buffer, reading.offset, 0, reading.length);
    this.#unread = this.#unread.subarray(bytesRead);
    reading.resolve({ buffer: reading.buffer, bytesRead });
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { access, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { PretendPort } from './world.ts';

const APPEARS_WITHIN_MS = 5000;

/**
 * A pseudo-terminal held by socat, whose other end is this process. Ending socat is pulling the cable: whoever has
 * the port open sees it vanish. When the driver merely closes it, the terminal is made anew, as a cable stays in.
 */
export class PtyPort implements PretendPort {
  readonly path: string;
  #socat: ChildProcess | null = null;
  #wanted = false;
  #listener: (bytes: Uint8Array) => void = () => {};

  constructor(path: string) {
    this.path = path;
  }

  send(bytes: Uint8Array): void {
    this.#socat?.stdin?.write(bytes);
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  /** Rejects with `code: 'ENOENT'` where socat is not installed. */
  async plug(): Promise<void> {
    this.#wanted = true;
    if (this.#socat !== null) return;
    await rm(this.path, { force: true });
    const socat = spawn('socat', [`PTY,link=${this.path},rawer`, 'STDIO'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#socat = socat;
    const failed = new Promise<never>((_, reject) => socat.once('error', reject));
    socat.stdout?.on('data', (bytes: Buffer) => this.#listener(new Uint8Array(bytes)));
    socat.stdin?.on('error', () => {});
    socat.once('exit', () => {
      if (this.#socat === socat) this.#socat = null;
      if (this.#wanted) void this.plug().catch(() => {});
    });
    await Promise.race([failed, appears(this.path)]);
  }

  async unplug(): Promise<void> {
    this.#wanted = false;
    const socat = this.#socat;
    if (socat === null) return;
    const gone = new Promise<void>((resolve) => socat.once('exit', () => resolve()));
    socat.kill('SIGTERM');
    await gone;
    await rm(this.path, { force: true });
  }
}

async function appears(path: string): Promise<void> {
  const end = performance.now() + APPEARS_WITHIN_MS;
  for (;;) {
    try {
      await access(path);
      return;
    } catch {
      if (performance.now() > end) throw new Error('No pseudo-terminal appeared');
      await pause(5);
    }
  }
}

/**
 * The pretended installation as a process of its own: `node simulator-process.ts DOORS`, started with a process
 * channel. Holds two pseudo-terminals, answers calls of `PretendControl`, and ends when its parent does.
 */
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PretendDevices } from './pretend-devices.ts';
import { PtyPort } from './pty-port.ts';
import { CONTROL_METHODS, type SimulatorCall, type SimulatorMessage } from './simulator-messages.ts';
import { realWorld } from './world.ts';

const doors = Number(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'pretend-hardware-'));
const locker = new PtyPort(join(folder, 'locker'));
const reader = new PtyPort(join(folder, 'reader'));
const devices = new PretendDevices(doors, locker, reader, realWorld());

function tell(message: SimulatorMessage): void {
  if (process.connected) process.send?.(message);
}

async function end(): Promise<void> {
  await Promise.all([locker.unplug(), reader.unplug()]);
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

async function serve({ id, method, args }: SimulatorCall): Promise<void> {
  try {
    if (!CONTROL_METHODS.includes(method)) throw new Error(`No such control: ${method}`);
    const control = devices[method].bind(devices) as (...args: unknown[]) => Promise<unknown>;
    tell({ kind: 'done', id, value: (await control(...args)) ?? null });
  } catch (error) {
    tell({ kind: 'threw', id, message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Whoever watches the wire from outside names a file: everything the boards receive is appended to it, a JSON line each, so
 * that a test can compare the bytes with the record without asking the application.
 */
const wireLog = process.env['CLOAKROOM_PRETEND_LOG'];
if (wireLog !== undefined) {
  let written = 0;
  setInterval(async () => {
    const seen = await devices.bytesSeen();
    const lines = seen.slice(written).map((bytes) => `${JSON.stringify(bytes)}\n`);
    written = seen.length;
    if (lines.length > 0) appendFileSync(wireLog, lines.join(''));
  }, 200).unref();
}

process.on('message', (call) => void serve(call as SimulatorCall));
process.on('disconnect', () => void end());
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());

try {
  await Promise.all([locker.plug(), reader.plug()]);
  // A parent that ended while this process was still loading was gone before anybody listened for it.
  if (process.send !== undefined && !process.connected) await end();
  tell({ kind: 'ready', lockerPath: locker.path, readerPath: reader.path });
} catch (error) {
  const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  tell({
    kind: 'failed',
    code: missing ? 'no-pty' : 'simulator-failed',
    message: missing ? 'socat is not installed' : String(error),
  });
}

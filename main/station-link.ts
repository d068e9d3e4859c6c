import type { MessagePort } from 'node:worker_threads';
import { FromStation, ToStation } from './contract/shell-frames.ts';

/** The screen at the other end of a line; a newer line replaces an older one. */
export interface ScreenLine {
  send(frame: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The station's only way to the outside: the shell under Electron, a parent process under plain Node. */
export interface StationLink {
  send(message: FromStation): void;
  onMessage(listener: (message: ToStation) => void): void;
  onScreen(listener: (line: ScreenLine) => void): void;
}

/** Electron's utility process gives messages wrapped in an event with ports; worker threads and forks give the bare value. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): void;
}
interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  start(): void;
}

/** Null when the process has no parent to talk to. */
export function processLink(): StationLink | null {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (parentPort !== undefined) return parentPortLink(parentPort);
  return process.send === undefined ? null : forkLink();
}

function parentPortLink(parent: ParentPort): StationLink {
  const messages: ((message: ToStation) => void)[] = [];
  const screens: ((line: ScreenLine) => void)[] = [];
  parent.on('message', ({ data, ports }) => {
    const message = ToStation.safeParse(data);
    if (!message.success) return;
    const [port] = ports;
    if (message.data.message === 'screen' && port !== undefined) {
      for (const screen of screens) screen(electronLine(port));
      return;
    }
    for (const listener of messages) listener(message.data);
  });
  return {
    send: (message) => parent.postMessage(FromStation.parse(message)),
    onMessage: (listener) => messages.push(listener),
    onScreen: (listener) => screens.push(listener),
  };
}

function electronLine(port: ElectronPort): ScreenLine {
  return {
    send: (frame) => port.postMessage(frame),
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
  };
}

/**
 * Under plain Node one channel carries both: what has a `message` is the shell's, everything else the screen's. The screen's
 * frames go out wrapped as `{ screen: frame }`.
 */
function forkLink(): StationLink {
  const messages: ((message: ToStation) => void)[] = [];
  const screens: ((line: ScreenLine) => void)[] = [];
  const fromScreen: ((message: unknown) => void)[] = [];
  process.on('message', (value: unknown) => {
    const message = ToStation.safeParse(value);
    if (!message.success) {
      for (const listener of fromScreen) listener(value);
      return;
    }
    if (message.data.message === 'screen') {
      fromScreen.length = 0;
      const line: ScreenLine = {
        send: (frame) => process.send?.({ screen: frame }),
        onMessage: (listener) => fromScreen.push(listener),
      };
      for (const screen of screens) screen(line);
      return;
    }
    for (const listener of messages) listener(message.data);
  });
  return {
    send: (message) => process.send?.(FromStation.parse(message)),
    onMessage: (listener) => messages.push(listener),
    onScreen: (listener) => screens.push(listener),
  };
}

/** A worker-thread port as a screen's line, for tests that run the station in the same process. */
export function workerLine(port: MessagePort): ScreenLine {
  return { send: (frame) => port.postMessage(frame), onMessage: (listener) => port.on('message', listener) };
}

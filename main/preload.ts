import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { KioskBridge } from './contract/frames.ts';

/**
 * The only bridge between page and program, and all of it (KioskBridge). The page never sees Electron: a raw port through the
 * bridge would arrive as an empty object, and `ipcRenderer` would be a way to every channel there ever is.
 */

/** The part of the browser's MessagePort used here; this file is typed with Node's types, which lack it. */
interface PagePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

const listeners = new Set<(frame: unknown) => void>();
let station: PagePort | undefined;
let heartbeat: PagePort | undefined;
let last: { readonly frame: unknown } | undefined;

const portOf = (event: IpcRendererEvent): PagePort | undefined => event.ports[0] as unknown as PagePort | undefined;

// A new port comes with every start of the station; the old one leads nowhere.
ipcRenderer.on('station', (event) => {
  station?.close();
  station = portOf(event);
  if (station === undefined) return;
  station.onmessage = ({ data }) => {
    last = { frame: data };
    for (const listener of listeners) listener(data);
  };
});

ipcRenderer.on('heartbeat', (event) => {
  heartbeat = portOf(event);
});

const bridge: KioskBridge = {
  // While there is no station an intent is dropped, not kept: a touch must never be acted on after a restart, unseen.
  send: (intent) => station?.postMessage(intent),
  onFrame: (callback) => {
    listeners.add(callback);
    if (last !== undefined) callback(last.frame);
    return () => listeners.delete(callback);
  },
  alive: () => heartbeat?.postMessage(0),
};

contextBridge.exposeInMainWorld('cloakroom', bridge);

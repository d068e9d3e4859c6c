import { protocol, type Session } from 'electron';
import { respond } from './screen-files.ts';

/** Must run before Electron is `ready`, in the first turn of the program. */
export function registerScreenScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'kiosk', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the bundle to that session only; no other session of this program knows the scheme. */
export function serveScreen(session: Session, folder: string): void {
  session.protocol.handle('kiosk', (request) => respond(folder, request.method, request.url));
}

import { type Session, session } from 'electron';
import { SCREEN_ORIGIN } from './screen-files.ts';
import type { WriteLog } from './shell-log.ts';

/**
 * A page's own session: in memory only, no permission, no device, no download, and no address but ours. Electron's default
 * is to grant every permission that is asked for. `print` is that of the pages for paper.
 */
export function openScreenSession(log: WriteLog, name: 'screen' | 'print' = 'screen'): Session {
  // Without `persist:` nothing is written to disk: what one person typed cannot outlive the program.
  const screen = session.fromPartition(name, { cache: false });
  screen.setPermissionRequestHandler((_contents, permission, callback) => {
    log('warn', 'blocked-permission', { permission });
    callback(false);
  });
  screen.setPermissionCheckHandler(() => false);
  screen.setDevicePermissionHandler(() => false);
  screen.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  screen.setSpellCheckerEnabled(false);
  screen.on('will-download', (event) => {
    event.preventDefault();
    log('warn', 'blocked-download');
  });
  screen.webRequest.onBeforeRequest((request, callback) => {
    const ours = request.url.startsWith(`${SCREEN_ORIGIN}/`);
    if (!ours) log('warn', 'blocked-request', { kind: request.resourceType });
    callback({ cancel: !ours });
  });
  return screen;
}

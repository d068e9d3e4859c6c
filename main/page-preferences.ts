import type { WebPreferences } from 'electron';

/** Of every page that this program opens, on the screen or for paper: no Node, no dialogs, nothing to break out with. */
export const PAGE_PREFERENCES: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: false,
  spellcheck: false,
  webgl: false,
  plugins: false,
  disableDialogs: true,
  // The permission handler is not asked by these pickers: they opened a native window all the same.
  disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
  // A hidden page must keep its heartbeat, and one for paper has to draw although nobody sees it.
  backgroundThrottling: false,
};

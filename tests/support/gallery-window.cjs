// The smallest Electron program there is: one empty sandboxed window, for looking at the built page without a kiosk around it.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1920, height: 1080, useContentSize: true });
  window.loadURL('about:blank');
});
app.on('window-all-closed', () => app.quit());

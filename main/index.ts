import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { app, Menu, MessageChannelMain, powerMonitor, safeStorage } from 'electron';
import { registerScreenScheme, serveScreen } from './app-protocol.ts';
import { SETTING_FOLDER } from './contract/shell-frames.ts';
import { openDataFolder } from './data-folder.ts';
import { KeyKeeper } from './key-keeper.ts';
import { KeyboardWedgeCapture } from './keyboard-wedge-capture.ts';
import { KioskWindow } from './kiosk-window.ts';
import { readLaunch, refusedSwitches } from './launch-switches.ts';
import type { OutOfOrder } from './out-of-order-page.ts';
import { guardPage } from './page-guard.ts';
import { PdfPrinter } from './pdf-printer.ts';
import { PrintRequests } from './print-requests.ts';
import { findProgram } from './program-place.ts';
import { RestartLimit } from './restart-limit.ts';
import { openScreenSession } from './screen-session.ts';
import { ScreenWatchdog } from './screen-watchdog.ts';
import { errorFacts, limited, openLog } from './shell-log.ts';
import { StationProcess } from './station-process.ts';

const EXIT_BAD_SWITCH = 64;
const EXIT_BUG = 70;
const EXIT_ALREADY_RUNNING = 75;
/** Milliseconds the station has to close the record when the program quits. */
const STATION_STOPS_WITHIN = 5000;
/** Milliseconds the static page stands before the whole program starts anew. */
const START_ANEW_AFTER: Record<OutOfOrder, number> = { screen: 60_000, station: 600_000, 'data-folder': 600_000 };

const now = () => performance.now();

// --- Before Electron is ready -----------------------------------------------------------------------------------------

const launch = readLaunch(process.argv.slice(1), process.cwd());
if (launch === null) {
  console.error('--data needs a folder: --data FOLDER');
  process.exit(EXIT_BAD_SWITCH);
}
const data = openDataFolder(launch.dataFolder ?? join(app.getPath('userData'), 'data'));
// Before the lock, which belongs to this folder: two kiosks with two data folders may run, two with one may not.
app.setPath('userData', data.electronFolder);

const log = openLog(data.logFolder, !__RELEASE__);
const logBlocked = limited(log, 60, now);

// Without these, Electron shows a dialog that nobody at the entrance can answer.
process.on('uncaughtException', (error) => {
  log('error', 'shell-bug', errorFacts(error));
  if (!app.isReady()) process.exit(EXIT_BUG);
});
process.on('unhandledRejection', (reason) => log('error', 'shell-bug', errorFacts(reason)));

if (__RELEASE__) {
  const refused = refusedSwitches(process.argv.slice(1), process.platform, (name) => app.commandLine.hasSwitch(name));
  if (refused.length > 0) {
    for (const name of refused) log('error', 'refused-switch', { switch: name });
    console.error(`Cloakroom does not start with: ${refused.map((name) => `--${name}`).join(' ')}`);
    process.exit(EXIT_BAD_SWITCH);
  }
}
if (!app.requestSingleInstanceLock()) {
  log('warn', 'already-running');
  console.error('Cloakroom runs already with this data folder.');
  process.exit(EXIT_ALREADY_RUNNING);
}

registerScreenScheme();
Menu.setApplicationMenu(null);
app.commandLine.appendSwitch('disable-pinch');
app.commandLine.appendSwitch('overscroll-history-navigation', '0');
// Together with --no-sandbox (root, development only) it opens no window at all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

log('info', 'shell-starts', {
  version: app.getVersion(),
  electron: process.versions.electron,
  platform: process.platform,
  release: __RELEASE__,
});

// --- The parts --------------------------------------------------------------------------------------------------------

app.on('web-contents-created', (_event, contents) => guardPage(contents, logBlocked));
// A window that is lost is opened again; only `app.quit` ends the program.
app.on('window-all-closed', () => {});
void app.whenReady().then(run);

function run(): void {
  const program = findProgram(app.getAppPath(), Number(process.versions.napi), process.env.CLOAKROOM_NODE);
  const keys = new KeyKeeper(safeStorage, process.platform, log);
  const session = openScreenSession(logBlocked);
  serveScreen(session, program.screenFolder);
  const printing = new PrintRequests(new PdfPrinter(program.screenFolder, logBlocked), log);

  let outOfOrder: OutOfOrder | null = null;
  const giveUp = (why: OutOfOrder): void => {
    if (outOfOrder !== null) return;
    outOfOrder = why;
    log('error', 'out-of-order', { reason: why });
    watchdog.rest();
    kiosk.showOutOfOrder(why);
    setTimeout(() => {
      app.relaunch();
      app.quit();
    }, START_ANEW_AFTER[why]);
  };

  const station: StationProcess = new StationProcess({
    entry: program.stationEntry,
    limit: new RestartLimit(5, 10 * 60_000),
    log,
    showErrors: !__RELEASE__,
    begin: () => ({
      dataFolder: data.folder,
      policiesFolder: program.policiesFolder,
      programVersion: app.getVersion(),
      nativeBinding: program.nativeBinding,
      nodePath: program.nodePath,
      simulatorEntry: program.simulatorEntry,
      release: __RELEASE__,
      prints: true,
      keys: keys.find(join(data.folder, SETTING_FOLDER)),
    }),
    keepKeys: ({ folder, ring }) => keys.keep(folder, data.folder, ring),
    print: (page) => printing.print(page),
    onWedge: (listening) => wedge.listen(listening),
    onStart: () => connectScreen(),
    onGaveUp: () => giveUp('station'),
    now,
  });

  const connectScreen = (): void => {
    const page = kiosk.pageWithPorts;
    if (page === null) return;
    const line = new MessageChannelMain();
    if (station.connect(line.port1)) page.postMessage('station', null, [line.port2]);
  };

  const wedge = new KeyboardWedgeCapture((identity, at) => station.tap(identity, at));
  const kiosk: KioskWindow = new KioskWindow({
    session,
    preloadFile: program.preloadFile,
    windowed: launch?.windowed === true,
    log: logBlocked,
    onPage: (page) => wedge.attach(page),
    onPageReady: (page) => {
      const pulse = new MessageChannelMain();
      pulse.port1.on('message', () => watchdog.beat());
      pulse.port1.start();
      page.postMessage('heartbeat', null, [pulse.port2]);
      watchdog.beat();
      connectScreen();
    },
    onPageGone: (reason) => {
      if (outOfOrder === null) watchdog.pageGone(reason);
      else setTimeout(() => kiosk.showOutOfOrder(outOfOrder ?? 'screen'), 1000);
    },
  });

  const watchdog: ScreenWatchdog = new ScreenWatchdog(
    {
      crash: () => kiosk.crashPage(),
      kill: () => kiosk.killPage(),
      reload: () => kiosk.showApplication(),
      giveUp: () => giveUp('screen'),
    },
    new RestartLimit(3, 60_000),
    log,
    now,
  );
  const watch = setInterval(() => watchdog.tick(), 1000);

  // --- Quitting: the station closes the record first, then everything ends ---
  let stationStopped = false;
  app.on('before-quit', (event) => {
    clearInterval(watch);
    watchdog.rest();
    kiosk.allowClose();
    if (stationStopped) return;
    event.preventDefault();
    void station.stop(STATION_STOPS_WITHIN).then(() => {
      stationStopped = true;
      app.quit();
    });
  });
  powerMonitor.on('shutdown', () => app.quit());
  app.on('second-instance', () => kiosk.focus());

  if (!data.writable) {
    giveUp('data-folder');
    return;
  }
  watchdog.pageLoads();
  kiosk.showApplication();
  station.start();
}

// Stands in for the start-up application that the official Electron carries and the rig lacks:
// `electron [-r module]... <folder or file> [arguments]`. `-r` is how Playwright loads its half.
'use strict';
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const args = process.argv.slice(1);
const preload = [];
let target;
for (let index = 0; index < args.length && target === undefined; index++) {
  const arg = args[index];
  if (arg === '-r' || arg === '--require') preload.push(args[++index]);
  else if (arg === '--version' || arg === '-v') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (!arg.startsWith('-')) target = arg;
}
if (target === undefined) {
  console.error('usage: electron [-r module]... <folder or file> [arguments]');
  process.exit(64);
}
if (preload.length > 0) Module._preloadModules(preload);

const folder = path.resolve(target);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const manifestFile = path.join(folder, 'package.json');
let appPath;
if (fs.existsSync(manifestFile)) {
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name ?? app.name;
  app.setDesktopName?.(manifest.desktopName ?? `${app.name}.desktop`);
  appPath = folder;
}
const failed = (error) => {
  console.error('The application threw an error while it was loaded.');
  console.error(error?.stack ?? error);
  process.exit(1);
};
try {
  const file = Module._resolveFilename(folder, null, true);
  app.setAppPath(appPath ?? path.dirname(file));
  // In the same turn: after an awaited import Electron is `ready` already, and a scheme can no longer be registered as privileged.
  if (file.endsWith('.cjs')) Module._load(file, null, true);
  else import(pathToFileURL(file).href).catch(failed);
} catch (error) {
  failed(error);
}

// Electron's stand-in start-up application has no place in a package: without our archive it would start whatever it is given.
'use strict';
const { rmSync } = require('node:fs');
const { join } = require('node:path');

exports.default = async ({ appOutDir }) => rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });

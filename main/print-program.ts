import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { registerScreenScheme } from './app-protocol.ts';
import { PrintedPage } from './contract/printed-page.ts';
import { guardPage } from './page-guard.ts';
import { PdfPrinter } from './pdf-printer.ts';
import type { WriteLog } from './shell-log.ts';

/**
 * A program of its own for the command line, as PDFs are made by Electron only: prints one page and ends. No part of what a
 * setting installs. Its last argument is a file with this order; build/print-pdf.mjs writes it and reads the exit code.
 */
const Order = z.strictObject({ page: PrintedPage, out: z.string(), screenFolder: z.string() });

const EXIT_NOT_MADE = 2;
const log: WriteLog = (level, event) => {
  if (level === 'error') console.error(event);
};

const orderFile = process.argv.at(-1) ?? '';
const order = Order.parse(JSON.parse(readFileSync(orderFile, 'utf8')));
// Beside the order, which goes when it is done: a kiosk that runs here keeps its folder to itself.
app.setPath('userData', join(dirname(orderFile), 'electron'));
registerScreenScheme();
app.disableHardwareAcceleration();
// As in the shell: together with --no-sandbox (root) it opens no window at all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('web-contents-created', (_event, contents) => guardPage(contents, log));
app.on('window-all-closed', () => {});

async function make(): Promise<string | null> {
  const printed = await new PdfPrinter(order.screenFolder, log).print(order.page);
  if (!printed.ok) {
    return printed.code === 'too-much'
      ? 'There is too much on it for one sheet in letters that can be read. Shorten the texts of the policy, or try --size A3.'
      : 'The page could not be drawn.';
  }
  try {
    writeFileSync(order.out, printed.value);
    return null;
  } catch (error) {
    return `${order.out} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`;
  }
}

void app.whenReady().then(async () => {
  const problem = await make();
  if (problem !== null) console.error(problem);
  app.exit(problem === null ? 0 : EXIT_NOT_MADE);
});

// PDFs for the command line. The command itself runs on Node and says what is to be printed; main/print-program.ts in Electron
// prints it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { withoutNoise } from './electron-noise.mjs';
import { electronFlags, electronProgram } from './electron-program.mjs';
import { inProject } from './paths.mjs';

/** As the commands end that could answer nothing. */
const EXIT_NOT_MADE = 2;

/**
 * Runs a command that hands over an order on its standard output when it ends with 0.
 * @returns {Promise<{ exitCode: number, order?: { page: object, out: string, lines: readonly string[] } }>}
 */
export async function orderOf(file, args, options) {
  let output = '';
  const exitCode = await run(process.execPath, [file, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'inherit'],
    onChild: (child) => {
      child.stdout.setEncoding('utf8').on('data', (data) => {
        output += data;
      });
    },
  });
  return exitCode === 0 ? { exitCode, order: JSON.parse(output) } : { exitCode };
}

/**
 * Prints an order with the bundles in `out`, and says its lines when the PDF is written.
 * @param {{ page: object, out: string, lines: readonly string[] }} order
 * @param env with ELECTRON_OVERRIDE_DIST_PATH, and DISPLAY where the system needs one
 * @returns {Promise<number>} exit code: 0, or 2 when there is no PDF
 */
export async function printPdf({ page, out, lines }, env) {
  const folder = mkdtempSync(join(tmpdir(), 'cloakroom-print-'));
  try {
    const file = join(folder, 'order.json');
    writeFileSync(file, JSON.stringify({ page, out, screenFolder: inProject('out/renderer') }));
    const program = electronProgram(env.ELECTRON_OVERRIDE_DIST_PATH);
    const quiet = process.env.CLOAKROOM_VERBOSE !== '1';
    const exitCode = await run(program, [...electronFlags(), inProject('out/print/index.cjs'), file], {
      env,
      stdio: ['ignore', 'ignore', quiet ? 'pipe' : 'inherit'],
      onChild: (child) => quiet && withoutNoise(child.stderr, (text) => process.stderr.write(text)),
    });
    if (exitCode === 0) {
      for (const line of lines) console.log(line);
      return 0;
    }
    // Its own sentence stands above; any other end has none, and a display that is not there is the usual reason.
    if (exitCode !== EXIT_NOT_MADE) {
      console.error(
        `No PDF was made: Electron ended with ${exitCode}. It needs a display; without DISPLAY a virtual one is started.`,
      );
    }
    return EXIT_NOT_MADE;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

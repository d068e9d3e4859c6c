// The second half of every npm script, on the project's own Node with everything installed. run.mjs is the first half.
import { resolve } from 'node:path';
import { bundle } from './bundle.mjs';
import { check } from './check.mjs';
import { run } from './child.mjs';
import { withoutNoise } from './electron-noise.mjs';
import { electronFlags, electronProgram } from './electron-program.mjs';
import { makePackage } from './package.mjs';
import { inProject } from './paths.mjs';
import { orderOf, printPdf } from './print-pdf.mjs';
import { say, secondsSinceCommand } from './progress.mjs';
import { prepareRuntime } from './runtime.mjs';
import { runTests } from './test-suites.mjs';
import { hasDisplay, startVirtualDisplay } from './virtual-display.mjs';

// npm changes to the project folder; paths that a person typed are meant from where they stood.
const callerFolder = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();

const env = { ...process.env, CLOAKROOM_NODE: process.execPath };
delete env.ELECTRON_RUN_AS_NODE; // set by some editors' terminals; Electron would start as a plain Node

async function makeReady() {
  const [dist] = await Promise.all([prepareRuntime(process.env.CLOAKROOM_ELECTRON), bundle()]);
  env.ELECTRON_OVERRIDE_DIST_PATH = dist;
}

async function withDisplay(always, work) {
  if (!always && hasDisplay()) return work();
  const { display, stop } = await startVirtualDisplay();
  env.DISPLAY = display;
  delete env.WAYLAND_DISPLAY;
  try {
    return await work();
  } finally {
    stop();
  }
}

const tool = (file, args) => run(process.execPath, [file, ...args], { env, cwd: callerFolder });

const commands = {
  async start(args) {
    await makeReady();
    return withDisplay(false, () => {
      const program = electronProgram(env.ELECTRON_OVERRIDE_DIST_PATH);
      say(`Starting Cloakroom ${secondsSinceCommand()} s after the command.`);
      const quiet = process.env.CLOAKROOM_VERBOSE !== '1';
      return run(program, [...electronFlags(), inProject(), ...args], {
        env,
        cwd: callerFolder,
        stdio: ['inherit', 'inherit', quiet ? 'pipe' : 'inherit'],
        onChild: (child) => quiet && withoutNoise(child.stderr, (text) => process.stderr.write(text)),
      });
    });
  },
  async test(args) {
    await makeReady();
    return withDisplay(true, () => runTests(env, args));
  },
  check: () => check(env),
  async demo(args) {
    await makeReady();
    return withDisplay(false, () => tool(inProject('tests/demo.ts'), args));
  },
  office: (args) => tool(inProject('main/export/office-command.ts'), args),
  verify: (args) => tool(inProject('db/verify-command.ts'), args),
  async policy(args) {
    const file = inProject('main/policies/policy-command.ts');
    if (args[0] !== 'poster') return tool(file, args);
    // What is wrong with the file or the arguments is said before anything is bundled or started.
    const { exitCode, order } = await orderOf(file, args, { env, cwd: callerFolder });
    if (order === undefined) return exitCode;
    await makeReady();
    return withDisplay(false, () => printPdf(order, env));
  },
  async package(args) {
    const driven = args.includes('--driven');
    await (driven ? makeReady() : bundle({ release: true }));
    return makePackage({ driven, args: args.filter((arg) => arg !== '--driven'), env });
  },
  tool: ([file = '', ...args]) => tool(resolve(callerFolder, file), args),
};

const [command, ...args] = process.argv.slice(2);
try {
  process.exitCode = await commands[command](args);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

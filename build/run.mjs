// The entry of every npm script: `node build/run.mjs start|test|check|demo|verify|policy|package|tool [arguments]`.
//
// Plain JavaScript without dependencies: it runs before anything is installed, on any Node from 20 on. It brings packages,
// system libraries and the Electron runtime onto the machine if they are missing, then goes on in command.mjs on the project's own Node.
//
// Variables it reads:
//   CLOAKROOM_ELECTRON=official|rig   decides by hand which Electron is used
//   CLOAKROOM_VERBOSE=1               shows what Electron writes about missing buses and graphics cards, too
import { run } from './child.mjs';
import { needsOf, usage } from './command-table.mjs';
import { installPackages } from './npm-packages.mjs';
import { inProject } from './paths.mjs';
import { clockForChild } from './progress.mjs';
import { needsNode, projectNode } from './project-node.mjs';
import { chooseRuntime, fetchRuntime } from './runtime.mjs';
import { installLibraries, installLine, mayInstallLibraries, missingLibraries } from './system-libraries.mjs';
import { hasDisplay } from './virtual-display.mjs';

async function prepare(need) {
  if (!need.electron) {
    await installPackages();
    return undefined;
  }
  const choice = await chooseRuntime();
  const libraries = new Set(['electron']);
  if (choice === 'rig') libraries.add('compiler');
  if (need.tests) libraries.add('tests');
  if (need.ownDisplay || !hasDisplay()) libraries.add('display');
  const missing = missingLibraries(libraries);
  if (missing.length > 0 && !mayInstallLibraries()) {
    console.error(installLine(missing));
    return process.exit(1);
  }
  // Three downloads from three places; none waits for another.
  await Promise.all([
    installPackages(),
    fetchRuntime(choice),
    missing.length > 0 ? installLibraries(missing) : undefined,
  ]);
  return choice;
}

const [command, ...args] = process.argv.slice(2);
const need = needsOf(command, args);
if (need === undefined) {
  console.error(usage);
  process.exit(64);
}
try {
  const choice = await prepare(need);
  const node = projectNode();
  if (node === undefined) throw new Error(needsNode());
  const env = { ...process.env, ...clockForChild, ...(choice && { CLOAKROOM_ELECTRON: choice }) };
  process.exitCode = await run(node, [inProject('build/command.mjs'), command, ...args], { env });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

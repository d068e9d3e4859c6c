// Format, lint, import directions and types: everything that can be said about the code without running it.
import { run } from './child.mjs';
import { inProject } from './paths.mjs';
import { say, secondsSinceCommand } from './progress.mjs';

const checks = [
  {
    name: 'format and lint',
    program: inProject('node_modules/@biomejs/biome/bin/biome'),
    args: ['ci', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off'])],
  },
  { name: 'import directions', program: inProject('build/import-directions.ts'), args: [] },
  { name: 'types', program: inProject('node_modules/typescript/bin/tsc'), args: ['-b', '.', 'tests'] },
];

/** Runs every check, also after one has failed. @returns {Promise<number>} how many failed */
export async function check(env) {
  let failed = 0;
  for (const { name, program, args } of checks) {
    const began = Number(secondsSinceCommand());
    const code = await run(process.execPath, [program, ...args], { env, cwd: inProject() });
    say(
      `Check of ${name}: ${code === 0 ? 'fine' : 'FAILED'} (${(Number(secondsSinceCommand()) - began).toFixed(1)} s)`,
    );
    if (code !== 0) failed += 1;
  }
  return failed;
}

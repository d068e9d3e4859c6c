// Running other programs.
import { spawn, spawnSync } from 'node:child_process';

/** True when a program of that name is on the search path (Linux only). */
export const hasProgram = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;

/**
 * Runs a program to its end with its output on our console.
 * SIGTERM and SIGHUP to us are passed on; SIGINT is too when it cannot come from a keyboard (there the terminal sends it to everyone).
 * @returns {Promise<number>} exit code; 128 + 15 when a signal ended it, 127 when it could not be started
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    options.onChild?.(child);
    const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];
    const passOn = (signal) => child.kill(signal);
    const stay = () => {};
    for (const signal of signals) process.on(signal, passOn);
    process.on('SIGINT', stay);
    const end = (code) => {
      for (const signal of signals) process.off(signal, passOn);
      process.off('SIGINT', stay);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      end(127);
    });
    child.on('close', (code) => end(code ?? 143));
  });
}

/**
 * Runs a program quietly; its output is shown only when it fails.
 * @throws {Error} when it ends with anything but 0
 */
export async function runQuietly(program, args, options = {}) {
  let output = '';
  const code = await run(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onChild: (child) => {
      child.stdout.on('data', (data) => {
        output += data;
      });
      child.stderr.on('data', (data) => {
        output += data;
      });
    },
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${output.trim()}`);
  return output;
}

/** npm as a program and first arguments that can be spawned on every system (on Windows npm is a script for the shell). */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? [process.execPath, [script]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

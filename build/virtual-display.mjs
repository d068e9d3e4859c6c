// A display in memory for machines without a screen, with a window manager so that real keys reach the window.
import { spawn } from 'node:child_process';
import { hasProgram } from './child.mjs';
import { say } from './progress.mjs';

/** Size of the virtual display, in pixels; a common entrance panel. */
const size = { width: 1920, height: 1080 };

/** True when this session has a display of its own, or needs none. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * Starts a virtual display on the first free number.
 * @returns {Promise<{ display: string, stop: () => void }>} `display` is the value for DISPLAY
 */
export async function startVirtualDisplay() {
  say(`No display here: starting a virtual one of ${size.width} x ${size.height}.`);
  // With -displayfd the server finds a free number by itself and reports it when it is ready; xvfb-run guesses, and loses signals.
  const args = ['-displayfd', '3', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    const failed = () => reject(new Error('The virtual display did not start. Is Xvfb installed?'));
    const timer = setTimeout(failed, 15_000);
    server.once('error', failed).once('exit', failed);
    server.stdio[3].once('data', (data) => {
      clearTimeout(timer);
      resolve(String(data).trim());
    });
  });
  const display = `:${number}`;
  const children = [server];
  if (hasProgram('openbox')) {
    children.push(spawn('openbox', ['--sm-disable'], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } }));
  }
  const stop = () => {
    for (const child of children.splice(0).reverse()) child.kill();
  };
  process.once('exit', stop);
  return { display, stop };
}

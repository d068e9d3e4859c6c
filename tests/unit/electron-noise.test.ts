import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { withoutNoise } from '../../build/electron-noise.mjs';

const bus =
  '[4021:1123/170000.1:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket';
const viz = '[4060:1123/170000.2:ERROR:viz_main_impl.cc(166)] Exiting GPU process due to errors during initialization';

async function shown(...pieces: string[]): Promise<string> {
  const stream = new PassThrough();
  let text = '';
  withoutNoise(stream, (part: string) => {
    text += part;
  });
  for (const piece of pieces) stream.write(piece);
  stream.end();
  await finished(stream);
  return text;
}

test('leaves out what Chromium says about missing buses and graphics cards', async () => {
  expect(await shown(`${bus}\n${viz}\n`)).toBe('');
});

test('shows everything else, also between noise and in pieces', async () => {
  expect(
    await shown(`${bus}\nTypeError: it `, `broke\n    at main (index.cjs:1:1)\n${viz.slice(0, 20)}`, viz.slice(20)),
  ).toBe('TypeError: it broke\n    at main (index.cjs:1:1)\n');
});

test('shows a last line without a line end', async () => {
  expect(await shown('one\n', 'two')).toBe('one\ntwo');
});

// What Chromium writes on machines without a message bus, a graphics card or a keyring. None of it means anything to a person.

const harmless = [
  /\bbus\.cc\b/, // no D-Bus
  /\bobject_proxy\.cc\b/,
  /viz_main_impl\.cc/, // no GPU process; drawing falls back to the CPU
  /gpu_(process_host|data_manager|memory_buffer)/,
  /gl_(surface|factory|display|utils|context)\w*\.cc/,
  /command_buffer_proxy_impl\.cc/,
  /vaapi_wrapper\.cc|vulkan_(instance|swap)/,
  /libva error|MESA-LOADER|libGL error/,
  /SharedImageManager::/,
  /key_storage_util_linux|secret_portal|kwallet_dbus/,
  /cert_verify_proc_builtin/,
  /An iframe which has both allow-scripts and allow-same-origin/, // our page sends that sandbox on purpose
];

/** True for a line of Electron's error output that can be left out. */
export const isNoise = (line) => harmless.some((pattern) => pattern.test(line));

/**
 * Hands every meaningful line of a stream on, with its line end.
 * @param {import('node:stream').Readable} stream
 * @param {(text: string) => void} write
 */
export function withoutNoise(stream, write) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (data) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (!isNoise(line)) write(`${line}\n`);
  });
  stream.on('end', () => {
    if (rest !== '' && !isNoise(rest)) write(rest);
  });
}

// One mode, one output folder per process: parts built side by side must not empty each other's folder.
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

export type Part = 'main' | 'station' | 'preload' | 'renderer' | 'print';

const projectFolder = join(import.meta.dirname, '..');

// Native modules find their binary beside their own files, so they stay packages. Everything else is bundled.
const notBundled = [
  'electron',
  /^electron\//,
  /^node:/,
  ...builtinModules,
  'better-sqlite3',
  'serialport',
  /^@serialport\//,
  '@node-rs/argon2',
];

const entries = {
  main: 'main/index.ts',
  station: 'main/station.ts',
  preload: 'main/preload.ts',
  print: 'main/print-program.ts',
};

/**
 * The bundler's settings for one part.
 * CommonJS for what runs in Electron: a top-level await, which deadlocks a packaged Electron, then fails to bundle instead.
 * @param release becomes the constant `__RELEASE__`
 */
export function configFor(part: Part, release = false): UserConfig {
  const define = { __RELEASE__: JSON.stringify(release) };
  const outDir = join(projectFolder, 'out', part);
  if (part === 'renderer') {
    return {
      root: join(projectFolder, 'renderer'),
      base: './',
      define,
      plugins: [react()],
      // No data: addresses: the page's policy allows fonts and images from its own origin only.
      build: {
        outDir,
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 4000, // kB; it comes from the disk, not over a network
        modulePreload: { polyfill: false },
        rollupOptions: { input: ['index.html', 'print.html'].map((page) => join(projectFolder, 'renderer', page)) },
      },
    };
  }
  return {
    root: projectFolder,
    define,
    publicDir: false,
    // Bundled as for Node: as for a browser, packages would hand over their browser editions.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(projectFolder, entries[part]),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rollupOptions: {
        external: notBundled,
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  };
}

export default defineConfig(({ mode }) => configFor(mode as Part));

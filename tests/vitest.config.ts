import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const projectFolder = join(import.meta.dirname, '..');

const suite = (name: string, timeout: number) => ({
  // The bundler's constant; tests run the sources.
  define: { __RELEASE__: 'false' },
  test: {
    name,
    root: projectFolder,
    environment: 'node' as const,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout: timeout,
  },
});

export default defineConfig({
  test: {
    root: projectFolder,
    projects: [suite('unit', 10_000), suite('integration', 30_000)],
  },
});

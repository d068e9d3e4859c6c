// Bundles the parts into `out/`, each only when something it is made of has changed.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { inProject, inRuntime } from './paths.mjs';
import { say } from './progress.mjs';
import { hashOf, removeStamp, stampSays, writeStamp } from './stamp.mjs';

// Folders rather than the modules really used: a new file that a pattern import picks up must count too.
const sources = {
  main: ['main', 'hardware/badge-reader'],
  station: ['main', 'hardware', 'db'],
  preload: ['main'],
  renderer: ['renderer', 'main/contract', 'main/domain'],
  print: ['main'],
};
const everyPart = ['build/vite.config.ts', 'build/bundle.mjs', 'package.json', 'package-lock.json'];
const output = (part) => inProject('out', part, part === 'renderer' ? 'index.html' : 'index.cjs');

function copyPolicies() {
  const target = inProject('out/policies');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const folder = inProject('main/policies');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(yaml|schema\.json)$/.test(name)) : [];
  for (const name of files) cpSync(`${folder}/${name}`, `${target}/${name}`);
}

/**
 * Brings `out/` up to date. To run on the project's own Node, after the packages are installed.
 * @param {{ release?: boolean }} [options] release: for the package that settings get; it refuses debugging switches
 * @throws {Error} when a part does not bundle; the bundler has said why
 */
export async function bundle({ release = false } = {}) {
  copyPolicies();
  const stale = Object.keys(sources).filter((part) => {
    const wanted = hashOf(
      [...sources[part], ...everyPart].map((path) => inProject(path)),
      String(release),
    );
    return !(stampSays(inRuntime(`bundle-${part}.stamp`), wanted) && existsSync(output(part)));
  });
  if (stale.length === 0) return;
  say(`Bundling ${stale.join(', ')} ...`);
  const began = Date.now();
  const [{ build }, { configFor }] = await Promise.all([import('vite'), import('./vite.config.ts')]);
  await Promise.all(
    stale.map(async (part) => {
      const stamp = inRuntime(`bundle-${part}.stamp`);
      const wanted = hashOf(
        [...sources[part], ...everyPart].map((path) => inProject(path)),
        String(release),
      );
      removeStamp(stamp);
      await build({ ...configFor(part, release), configFile: false, logLevel: 'warn' });
      writeStamp(stamp, wanted);
    }),
  );
  say(`  bundled in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

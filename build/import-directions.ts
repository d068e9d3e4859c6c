// Checks which way imports point, by the file that a specifier really leads to. The linter's rules match the text of a specifier
// only: `../../config.ts` names no folder. Run by itself it prints every arrow that points the wrong way.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A part of the project: the files directly in a folder, or all files under it. */
interface Part {
  readonly name: string;
  readonly holds: (file: string) => boolean;
  /** Parts it may import beside itself. */
  readonly may: readonly string[];
  /** Parts it may import types from, which leave nothing behind at run time. */
  readonly mayTypes?: readonly string[];
}

const under = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const everything = ['domain', 'contract', 'config', 'policies', 'export', 'desks', 'shell', 'hardware', 'db'];

/** The arrows of ARCHITECTURE.md. The first part that holds a file is its part. */
const parts: readonly Part[] = [
  { name: 'domain', holds: under('main/domain'), may: [] },
  { name: 'contract', holds: under('main/contract'), may: ['domain'] },
  { name: 'config', holds: (file) => file === 'main/config.ts', may: ['domain'] },
  { name: 'policies', holds: under('main/policies'), may: ['domain'] },
  { name: 'export', holds: under('main/export'), may: ['domain', 'policies'] },
  {
    name: 'desks',
    holds: under('main/desks'),
    may: ['domain', 'contract', 'export', 'policies'],
    mayTypes: ['config', 'hardware', 'db'],
  },
  { name: 'shell', holds: under('main'), may: everything },
  { name: 'hardware', holds: under('hardware'), may: [] },
  { name: 'db', holds: under('db'), may: ['domain'] },
  { name: 'renderer', holds: under('renderer'), may: ['contract'] },
  { name: 'build', holds: under('build'), may: [...everything, 'renderer'] },
];

/** One arrow that points the wrong way. Paths are relative to the project folder. */
export interface WrongArrow {
  readonly from: string;
  readonly to: string;
  readonly because: string;
}

const importPattern =
  /(?:^|[\n;}])\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every module that a source imports, exports from, or imports later; comments do not count. */
export function importsOf(source: string): { specifier: string; typeOnly: boolean }[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(importPattern)].map(([, type, standing, later]) => ({
    specifier: standing ?? later ?? '',
    typeOnly: type !== undefined,
  }));
}

const isElectron = (module: string) => module === 'electron' || module.startsWith('electron/');
const partOf = (file: string) => parts.find((part) => part.holds(file));

/**
 * Why a file may not import another, or undefined if it may.
 * @param from importing file, relative to the project folder, with forward slashes
 * @param to imported file in the same form, or a package's name
 */
export function whyNot(from: string, to: string, typeOnly: boolean): string | undefined {
  if (isElectron(to)) {
    const allowed = /^main\/[^/]+$/.test(from) || from.startsWith('build/');
    return allowed ? undefined : 'Electron is imported by files directly in main only';
  }
  if (to.startsWith('tests/')) return 'nothing imports the tests';
  const [source, target] = [partOf(from), partOf(to)];
  if (source === undefined || target === undefined || source === target) return undefined;
  if (source.may.includes(target.name)) return undefined;
  if (source.mayTypes?.includes(target.name)) {
    return typeOnly ? undefined : `${source.name} may import types from ${target.name} only`;
  }
  return `${source.name} may not import ${target.name}`;
}

function sourcesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesUnder(root, path);
    return /\.(ts|tsx|mts)$/.test(entry.name) ? [path] : [];
  });
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function arrowsOf(root: string, from: string): Arrow[] {
  return importsOf(readFileSync(join(root, from), 'utf8')).map(({ specifier, typeOnly }) => ({
    from,
    to: specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier,
    typeOnly,
  }));
}

/** Arrows to Electron from anything that a file loads, directly or through others. */
function electronReachedFrom(start: string, arrows: readonly Arrow[]): Arrow[] {
  const seen = new Set([start]);
  for (const file of seen) {
    for (const { from, to, typeOnly } of arrows) if (from === file && !typeOnly) seen.add(to);
  }
  return arrows.filter(({ from, to, typeOnly }) => seen.has(from) && isElectron(to) && !typeOnly);
}

/** Every wrong arrow under a project folder. */
export function wrongArrows(root: string): WrongArrow[] {
  const files = ['main', 'hardware', 'db', 'renderer', 'build'].flatMap((folder) => sourcesUnder(root, folder));
  const arrows = files.flatMap((file) => arrowsOf(root, file));
  const wrong = arrows.flatMap(({ from, to, typeOnly }) => {
    const because = whyNot(from, to, typeOnly);
    return because === undefined ? [] : [{ from, to, because }];
  });
  const inStation = electronReachedFrom('main/station.ts', arrows).map(({ from, to }) => ({
    from,
    to,
    because: 'the station loads this file and runs under plain Node too',
  }));
  return [...wrong, ...inStation];
}

if (process.argv[1] === import.meta.filename) {
  const found = wrongArrows(join(import.meta.dirname, '..'));
  for (const { from, to, because } of found) console.error(`${from} imports ${to}: ${because}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

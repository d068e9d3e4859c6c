import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOf, whyNot, wrongArrows } from '../../build/import-directions.ts';

const project = join(import.meta.dirname, '../..');

/** A bad sample, and the rule that must find it. `rule` is a linter category, or a sentence of one of our own plugins. */
interface Sample {
  readonly says: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
}

const restricted = 'lint/style/noRestrictedImports';
const importing = (from: string, what: string, rule = restricted): Sample => ({
  says: `${from} imports ${what}`,
  file: from,
  code: `import { thing } from '${what}';\nexport const used = thing;\n`,
  rule,
});

const bad: readonly Sample[] = [
  importing('main/domain/a.ts', 'electron'),
  importing('main/domain/b.ts', 'better-sqlite3'),
  importing('main/domain/c.ts', 'react'),
  importing('main/domain/d.ts', 'node:fs', 'lint/correctness/noNodejsModules'),
  importing('main/domain/visits/e.ts', '../../desks/desk.ts'),
  importing('main/domain/visits/f.ts', '../../../hardware/index.ts'),
  importing('main/domain/visits/g.ts', '../../../db/index.ts'),
  importing('main/domain/visits/h.ts', '../../contract/intents.ts'),
  importing('main/contract/a.ts', 'electron'),
  importing('main/contract/b.ts', 'node:path', 'lint/correctness/noNodejsModules'),
  importing('main/contract/c.ts', '../desks/desk.ts'),
  importing('main/contract/d.ts', '../../db/index.ts'),
  importing('renderer/screens/a.tsx', '../../main/domain/people.ts'),
  importing('renderer/screens/b.tsx', '../../main/config.ts'),
  importing('renderer/screens/c.tsx', '../../hardware/index.ts'),
  importing('renderer/screens/d.tsx', '../../db/index.ts'),
  importing('renderer/screens/e.tsx', 'electron'),
  importing('renderer/screens/f.tsx', 'node:fs', 'lint/correctness/noNodejsModules'),
  importing('hardware/locker/a.ts', '../../main/domain/people.ts'),
  importing('hardware/locker/b.ts', '../../db/index.ts'),
  importing('hardware/locker/c.ts', 'electron'),
  importing('db/a.ts', '../main/desks/desk.ts'),
  importing('db/b.ts', '../hardware/index.ts'),
  importing('db/c.ts', 'electron'),
  importing('main/desks/a.ts', 'electron'),
  importing('main/desks/b.ts', 'serialport'),
  importing('main/desks/c.ts', 'better-sqlite3'),
  importing('main/export/a.ts', '../../db/index.ts'),
  importing('main/export/b.ts', 'electron'),
  importing('main/policies/a.ts', '../../hardware/index.ts'),
  importing('main/station.ts', 'electron'),
  importing('build/a.ts', '../tests/support/kiosk.ts'),
  {
    says: 'the shell imports shell from electron',
    file: 'main/opens-links.ts',
    code: "import { shell } from 'electron';\nexport const used = shell;\n",
    rule: restricted,
  },
  {
    says: 'the shell imports ipcMain',
    file: 'main/handles-messages.ts',
    code: "import { ipcMain } from 'electron';\nexport const used = ipcMain;\n",
    rule: restricted,
  },
  {
    says: 'the rules ask the clock',
    file: 'main/domain/now.ts',
    code: 'export const now = () => Date.now();\n',
    rule: 'lint/style/noRestrictedGlobals',
  },
  {
    says: 'the rules make a date of now',
    file: 'main/domain/today.ts',
    code: 'export const today = () => new Date();\n',
    rule: 'lint/style/noRestrictedGlobals',
  },
  {
    says: 'the rules throw dice',
    file: 'main/domain/dice.ts',
    code: 'export const dice = () => Math.random();\n',
    rule: 'no clock and no chance',
  },
  {
    says: 'the rules ask Temporal for now',
    file: 'main/domain/temporal-now.ts',
    code: "import { Temporal } from 'temporal-polyfill';\nexport const now = () => Temporal.Now.instant();\n",
    rule: 'no clock and no chance',
  },
  {
    says: 'the rules wait',
    file: 'main/domain/wait.ts',
    code: 'export const wait = (then: () => void) => setTimeout(then, 10);\n',
    rule: 'lint/style/noRestrictedGlobals',
  },
  {
    says: 'a screen offers a file input',
    file: 'renderer/file-input.tsx',
    code: 'export const Upload = () => <input type="file" />;\n',
    rule: 'No file input',
  },
  {
    says: 'a screen makes a file input later',
    file: 'renderer/later-file-input.ts',
    code: "export const spoil = (element: HTMLInputElement) => {\n  element.type = 'file';\n};\n",
    rule: 'No file input',
  },
  {
    says: 'a screen makes markup from text',
    file: 'renderer/inner-html.ts',
    code: 'export const spoil = (element: Element, text: string) => {\n  element.innerHTML = text;\n};\n',
    rule: 'No markup made from text',
  },
  {
    says: 'a screen inserts markup',
    file: 'renderer/adjacent-html.ts',
    code: "export const spoil = (element: Element, text: string) => element.insertAdjacentHTML('beforeend', text);\n",
    rule: 'No markup made from text',
  },
  {
    says: 'a screen hands markup to React',
    file: 'renderer/dangerous.tsx',
    code: 'export const Spoil = (p: { html: string }) => <p dangerouslySetInnerHTML={{ __html: p.html }} />;\n',
    rule: 'lint/security/noDangerouslySetInnerHtml',
  },
  {
    says: 'a desk speaks SQL',
    file: 'main/desks/sql.ts',
    code: "export const all = (database: { prepare(sql: string): unknown }) => database.prepare('SELECT 1');\n",
    rule: 'SQL is in db',
  },
  {
    says: 'a promise is dropped',
    file: 'main/desks/dropped.ts',
    code: 'const save = async () => 1;\nexport const spoil = () => {\n  save();\n};\n',
    rule: 'lint/nursery/noFloatingPromises',
  },
  {
    says: 'a promise is taken for an answer',
    file: 'main/desks/misused.ts',
    code: 'const isSaved = async () => true;\nexport const spoil = () => {\n  if (isSaved()) return 1;\n  return 2;\n};\n',
    rule: 'lint/nursery/noMisusedPromises',
  },
  {
    says: 'two modules import each other',
    file: 'main/domain/cycle-one.ts',
    code: "import { two } from './cycle-two.ts';\nexport const one = (): unknown => two;\n",
    rule: 'lint/suspicious/noImportCycles',
  },
  {
    says: 'a test is singled out',
    file: 'tests/unit/singled-out.test.ts',
    code: "import { test } from 'vitest';\ntest.only('this one', () => {});\n",
    rule: 'lint/suspicious/noFocusedTests',
  },
];

const good: Readonly<Record<string, string>> = {
  'main/domain/cycle-two.ts': "import { one } from './cycle-one.ts';\n\nexport const two = (): unknown => one;\n",
  'main/domain/good.ts':
    "import { z } from 'zod';\nimport { other } from './other.ts';\n\nexport const used = [z, other];\n",
  'main/domain/visits/good.ts': "import { people } from '../people.ts';\n\nexport const used = people;\n",
  'main/contract/good.ts': "import { people } from '../domain/people.ts';\n\nexport const used = people;\n",
  'renderer/screens/good.tsx':
    'import { intent } from \'../../main/contract/intents.ts\';\n\nexport const Good = () => <input type="text" defaultValue={intent} />;\n',
  'hardware/locker/good.ts': "import { link } from '../serial-link.ts';\n\nexport const used = link;\n",
  'db/good.ts':
    "import { people } from '../main/domain/people.ts';\n\nexport const all = (d: { prepare(sql: string): unknown }) => [people, d.prepare('SELECT 1')];\n",
  'main/desks/good.ts': "import type { Bank } from '../../hardware/index.ts';\n\nexport type Used = Bank;\n",
  'main/good.ts': "import { app } from 'electron';\n\nexport const used = app;\n",
};

interface Finding {
  readonly category: string;
  readonly message: string;
  readonly path: string;
}

const folder = mkdtempSync(join(tmpdir(), 'cloakroom-rules-'));
let findings: readonly Finding[] = [];

// The rules bind to folders, so the samples lie in the same folders of a project of their own, under the real configuration.
beforeAll(() => {
  const configuration = readFileSync(join(project, 'biome.json'), 'utf8');
  writeFileSync(
    join(folder, 'biome.json'),
    configuration.replace('"vcs": { "enabled": true', '"vcs": { "enabled": false'),
  );
  cpSync(join(project, 'build/lint'), join(folder, 'build/lint'), { recursive: true });
  cpSync(join(project, 'package.json'), join(folder, 'package.json'));
  const samples = [...bad.map(({ file, code }) => [file, code] as const), ...Object.entries(good)];
  for (const [file, code] of samples) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
  const lint = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report = JSON.parse(lint.stdout) as {
    diagnostics: { category: string; message: string; location: { path: string } }[];
  };
  findings = report.diagnostics.map(({ category, message, location }) => ({ category, message, path: location.path }));
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the linter refuses', () => {
  test.each(bad)('$says', ({ file, rule }) => {
    const here = findings.filter(({ path }) => path === file);
    expect(
      here.some(({ category, message }) => category === rule || message.includes(rule)),
      JSON.stringify(here),
    ).toBe(true);
  });
});

describe('the linter allows', () => {
  test.each(Object.keys(good).filter((file) => !file.includes('cycle')))('%s', (file) => {
    const ours = findings.filter(
      ({ path, category }) => path === file && !category.includes('noUndeclaredDependencies'),
    );
    expect(ours).toEqual([]);
  });
});

describe('import directions by the file that is really meant', () => {
  test('a specifier that names no folder is followed to its file', () => {
    const tree = mkdtempSync(join(tmpdir(), 'cloakroom-arrows-'));
    try {
      mkdirSync(join(tree, 'main/domain/policy'), { recursive: true });
      writeFileSync(join(tree, 'main/domain/policy/p.ts'), "import { config } from '../../config.ts';\n");
      expect(wrongArrows(tree)).toEqual([
        { from: 'main/domain/policy/p.ts', to: 'main/config.ts', because: 'domain may not import config' },
      ]);
    } finally {
      rmSync(tree, { recursive: true });
    }
  });

  test('Electron is not reached from the station through other files', () => {
    const tree = mkdtempSync(join(tmpdir(), 'cloakroom-arrows-'));
    try {
      mkdirSync(join(tree, 'main'));
      writeFileSync(
        join(tree, 'main/station.ts'),
        "import { a } from './a.ts';\nimport type { W } from './window.ts';\n",
      );
      writeFileSync(join(tree, 'main/a.ts'), "import { b } from './b.ts';\n");
      writeFileSync(join(tree, 'main/b.ts'), "import { app } from 'electron';\n");
      writeFileSync(join(tree, 'main/window.ts'), "import { BrowserWindow } from 'electron';\n");
      expect(wrongArrows(tree)).toEqual([
        { from: 'main/b.ts', to: 'electron', because: 'the station loads this file and runs under plain Node too' },
      ]);
    } finally {
      rmSync(tree, { recursive: true });
    }
  });

  test.each([
    ['main/desks/d.ts', 'hardware/index.ts', true, undefined],
    ['main/desks/d.ts', 'hardware/index.ts', false, 'desks may import types from hardware only'],
    ['main/desks/d.ts', 'main/config.ts', false, 'desks may import types from config only'],
    ['main/desks/d.ts', 'main/domain/result.ts', false, undefined],
    ['main/contract/c.ts', 'main/domain/result.ts', false, undefined],
    ['main/export/e.ts', 'main/contract/c.ts', false, 'export may not import contract'],
    ['db/d.ts', 'main/domain/result.ts', false, undefined],
    ['db/d.ts', 'main/contract/c.ts', true, 'db may not import contract'],
    ['hardware/h.ts', 'main/domain/result.ts', true, 'hardware may not import domain'],
    ['renderer/r.tsx', 'main/domain/result.ts', true, 'renderer may not import domain'],
    ['renderer/r.tsx', 'main/contract/c.ts', false, undefined],
    ['main/station.ts', 'db/index.ts', false, undefined],
    ['main/window.ts', 'electron', false, undefined],
    ['main/desks/d.ts', 'electron', true, 'Electron is imported by files directly in main only'],
    ['main/desks/d.ts', 'main/config.ts', true, undefined],
    ['main/index.ts', 'tests/support/x.ts', false, 'nothing imports the tests'],
  ])('%s -> %s (types only: %s)', (from, to, typeOnly, because) => {
    expect(whyNot(from, to, typeOnly)).toBe(because);
  });

  test('every form of import is seen, comments are not', () => {
    const source = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "import {\n  c,\n  d,\n} from './c.ts';",
      "import './side-effect.ts';",
      "export * from './e.ts';",
      "export type { F } from './f.ts';",
      "const later = await import('./g.ts');",
      "// import h from './h.ts';",
      "/* import i from './i.ts'; */",
    ].join('\n');
    expect(importsOf(source)).toEqual([
      { specifier: './a.ts', typeOnly: false },
      { specifier: './b.ts', typeOnly: true },
      { specifier: './c.ts', typeOnly: false },
      { specifier: './side-effect.ts', typeOnly: false },
      { specifier: './e.ts', typeOnly: false },
      { specifier: './f.ts', typeOnly: true },
      { specifier: './g.ts', typeOnly: false },
    ]);
  });

  test('this project has no wrong arrow', () => {
    expect(wrongArrows(project)).toEqual([]);
  });
});

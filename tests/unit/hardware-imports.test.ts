import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../hardware');

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const specifiers = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
    const own = specifiers.filter((each) => each.startsWith('.'));
    return {
      name,
      foreign: specifiers.filter((each) => !each.startsWith('.')),
      own: own.map((each) => relative(folder, resolve(join(folder, name), '..', each))),
    };
  });

test('hardware imports serialport, Node and itself', () => {
  expect(sources.length).toBeGreaterThan(20);
  for (const { name, foreign, own } of sources) {
    expect(
      foreign.filter((each) => each !== 'serialport' && !each.startsWith('node:')),
      name,
    ).toEqual([]);
    expect(
      own.filter((each) => each.startsWith('..')),
      name,
    ).toEqual([]);
  }
});

test('simulators share no code with the codecs', () => {
  const codec = /(frame|parser|dialect|decoder|open-all)\.ts$/;
  const simulators = sources.filter(({ name }) => /simulat/.test(name));
  expect(simulators.length).toBeGreaterThan(5);
  for (const { name, own } of simulators)
    expect(
      own.filter((each) => codec.test(each)),
      name,
    ).toEqual([]);
});

test('nothing can reach the frame that opens a whole board', () => {
  expect(sources.filter(({ own }) => own.some((each) => each.endsWith('a-family-open-all.ts')))).toEqual([]);
});

test('the keyboard wedge imports nothing: it runs in the window', () => {
  const wedge = sources.find(({ name }) => name.endsWith('keyboard-wedge.ts'));
  expect(wedge).toMatchObject({ foreign: [], own: [] });
});

test('only the family folder, its config and the one door name a family', () => {
  const naming = sources.filter(({ own }) => own.some((each) => each.includes('a-family/')));
  const outside = naming.map(({ name }) => name).filter((name) => !name.includes('a-family/'));
  expect(outside.sort()).toEqual(['index.ts', 'simulation/pretend-devices.ts']);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasWords, wordsOf } from '../../renderer/language.ts';
import { AREAS } from '../../renderer/text/catalogues.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const textFolder = join(import.meta.dirname, '../../renderer/text');
const languages = readdirSync(textFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

type Catalogue = Readonly<Record<string, string>>;

function catalogue(language: string, area: string): Catalogue {
  return JSON.parse(readFileSync(join(textFolder, language, `${area}.json`), 'utf8')) as Catalogue;
}

function whole(language: string): Catalogue {
  return Object.assign({}, ...AREAS.map((area) => catalogue(language, area)));
}

/** Keys without their plural endings. */
function bases(texts: Catalogue): string[] {
  return [...new Set(Object.keys(texts).map((key) => key.replace(PLURAL, '')))].sort();
}

function gaps(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([a-zA-Z]+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort();
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

test('roles are said by their names, never by their ids', () => {
  const gaps = { who: 'Tom Barrow', roles: 'deputy, dsl-lead' };
  expect(wordsOf('en')('form.change-person.says', gaps)).toBe(
    'Tom Barrow works with children here and is: Deputy manager and Safeguarding lead.',
  );
  expect(wordsOf('pl')('form.change-person.says', gaps)).not.toMatch(/dsl|deputy/);
});

test('English and Polish are there', () => {
  expect(languages).toEqual(['en', 'pl']);
});

describe.each(AREAS)('the area %s', (area) => {
  test.each(languages)('is flat text in %s', (language) => {
    for (const [key, text] of Object.entries(catalogue(language, area))) {
      expect(typeof text, key).toBe('string');
      expect(text.trim(), key).not.toBe('');
    }
  });

  test('has the same keys in every language', () => {
    const english = bases(catalogue('en', area));
    for (const language of languages) expect(bases(catalogue(language, area)), language).toEqual(english);
  });

  test.each(languages)('has every plural form that %s counts with', (language) => {
    const texts = catalogue(language, area);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = new Set(
      Object.keys(texts)
        .filter((key) => PLURAL.test(key))
        .map((key) => key.replace(PLURAL, '')),
    );
    for (const base of counted) {
      const found = Object.keys(texts)
        .filter((key) => key.replace(PLURAL, '') === base && key !== base)
        .map((key) => key.slice(base.length + 1))
        .toSorted();
      expect(found, base).toEqual(forms);
    }
  });

  test('has the same gaps in every language', () => {
    const english = catalogue('en', area);
    const gapsOf = (texts: Catalogue, base: string) =>
      new Set(
        Object.entries(texts)
          .filter(([key]) => key === base || key.replace(PLURAL, '') === base)
          .flatMap(([, text]) => gaps(text)),
      );
    for (const language of languages) {
      const texts = catalogue(language, area);
      for (const base of bases(english)) {
        const [here, there] = [gapsOf(texts, base), gapsOf(english, base)];
        here.delete('count');
        there.delete('count');
        expect([...here].sort(), `${language} ${base}`).toEqual([...there].sort());
      }
    }
  });
});

test.each(languages)('no key stands in two areas of %s', (language) => {
  const all = AREAS.flatMap((area) => Object.keys(catalogue(language, area)));
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
});

test.each(languages)('nothing shouts, blames or talks like a computer in %s', (language) => {
  for (const [key, text] of Object.entries(whole(language))) {
    expect(text, key).not.toMatch(/!/);
    expect(text, key).not.toMatch(/\b(error|invalid|failed|failure|click here|please note)\b/i);
    expect(text, key).not.toMatch(/błąd|błędn|nieprawidłow|niepowodzenie/i);
  }
});

test('every key that the screen names in full has words', () => {
  const english = whole('en');
  const missing: string[] = [];
  for (const file of sourceFiles(join(import.meta.dirname, '../../renderer'))) {
    for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g)) {
      if (key !== undefined && !hasWords(key, 'en')) missing.push(`${key} in ${file}`);
    }
  }
  expect(missing).toEqual([]);
  expect(Object.keys(english).length).toBeGreaterThan(300);
});

test('every key that the station names in full has words', () => {
  const missing: string[] = [];
  for (const file of sourceFiles(join(import.meta.dirname, '../../main'))) {
    const source = readFileSync(file, 'utf8');
    for (const [, key] of source.matchAll(/\bkey:\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g)) {
      if (key !== undefined && !hasWords(key, 'en')) missing.push(`${key} in ${file}`);
    }
  }
  expect(missing).toEqual([]);
});

/** Every literal of a union of strings in one of the domain's files, so that a new word there is missed here at once. */
function unionIn(file: string, name: string): string[] {
  const source = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  const [, body = ''] = new RegExp(`export type ${name} =([^;]+);`).exec(source) ?? [];
  return [...body.matchAll(/'([a-z-]+)'/g)].map(([, word]) => word ?? '');
}

test('every kind word has its three parts', () => {
  const words = unionIn('main/domain/kiosk/flow.ts', 'KindWord');
  expect(words.length).toBeGreaterThan(5);
  for (const word of words)
    for (const part of ['', '-means', '-do'])
      expect(hasWords(`kind-word.${word}${part}`, 'en'), word + part).toBe(true);
});

test('everything that can keep the kiosk from opening has its three parts', () => {
  const codes = [
    ...unionIn('db/record.ts', 'OpenFailure'),
    'keys-none',
    'keys-unreadable',
    'config-malformed',
    'policy-malformed',
  ];
  expect(codes.length).toBeGreaterThan(8);
  for (const code of codes)
    for (const part of ['', '-means', '-do']) expect(hasWords(`trouble.${code}${part}`, 'en'), code + part).toBe(true);
});

test('every farewell has words', () => {
  const words = unionIn('main/domain/kiosk/flow.ts', 'FarewellKey');
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) expect(hasWords(`goodbye.${word}`, 'en'), word).toBe(true);
});

test('every picture that a policy may name is drawn', () => {
  const terms = readFileSync(join(import.meta.dirname, '../../main/domain/policy/terms.ts'), 'utf8');
  const [, body = ''] = /export const PICTURES = \[([^\]]+)\]/.exec(terms) ?? [];
  const named = [...body.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name ?? '');
  const drawn = readFileSync(join(import.meta.dirname, '../../renderer/drawings/pictures.tsx'), 'utf8');
  expect(named.length).toBeGreaterThan(10);
  for (const name of named) expect(drawn, name).toMatch(new RegExp(`^  '?${name}'?: `, 'm'));
});

test('numbers choose the right form', () => {
  const english = wordsOf('en');
  const polish = wordsOf('pl');
  expect(english('device.phone.counted', { count: 1 })).toBe('1 phone');
  expect(english('device.phone.counted', { count: 2 })).toBe('2 phones');
  expect([1, 3, 5, 22].map((count) => polish('device.phone.counted', { count }))).toEqual([
    '1 telefon',
    '3 telefony',
    '5 telefonów',
    '22 telefony',
  ]);
});

test('a day in a gap reads as people say it, and whatever is no day stays as it is', () => {
  const due = (language: string, day: string) => wordsOf(language)('desk.setting-devices.due', { day, time: '15:30' });
  expect(due('en', '2027-03-02')).toBe('Due 2 March 2027, 15:30');
  expect(due('pl', '2027-03-02')).toBe('Ma wrócić 2 marca 2027, 15:30');
  expect(due('en', '2027-13-45')).toBe('Due 2027-13-45, 15:30');
  expect(due('en', 'Monday')).toBe('Due Monday, 15:30');
});

import { readdirSync, readFileSync } from 'node:fs';
import type { Phrase } from '../../main/contract/screen-state.ts';

export const LANGUAGES = ['en', 'pl'] as const;
type Language = (typeof LANGUAGES)[number];

const AREAS = readdirSync(new URL('../../renderer/text/en', import.meta.url)).map((file) =>
  file.replace(/\.json$/, ''),
);
const PLURAL = /_(zero|one|two|few|many|other)$/;

function read(language: Language): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map<string, string[]>();
  for (const area of AREAS) {
    const file = new URL(`../../renderer/text/${language}/${area}.json`, import.meta.url);
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
      const base = key.replace(PLURAL, '');
      sentences.set(base, [...(sentences.get(base) ?? []), text]);
    }
  }
  return sentences;
}

/** By language: every key without its plural ending, with its sentences. */
export const CATALOGUES: { readonly [L in Language]: ReadonlyMap<string, readonly string[]> } = {
  en: read('en'),
  pl: read('pl'),
};

export function gapsOf(sentences: readonly string[]): readonly string[] {
  const gaps = sentences.flatMap((text) => [...text.matchAll(/\{\{\s*([A-Za-z]+)/g)].map(([, gap]) => gap ?? ''));
  return [...new Set(gaps)].sort();
}

/** What keeps a phrase from being said as it is meant; empty when both languages can say it whole. */
export function unsayable({ key, with: gaps = {} }: Phrase): readonly string[] {
  return LANGUAGES.flatMap((language) => {
    const sentences = CATALOGUES[language].get(key);
    if (sentences === undefined) return [`${language} has no ${key}`];
    return gapsOf(sentences)
      .filter((gap) => !Object.hasOwn(gaps, gap))
      .map((gap) => `${language} ${key} lacks ${gap}`);
  });
}

/** Every phrase in a state, wherever it stands. */
export function phrasesIn(value: unknown): readonly Phrase[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(phrasesIn);
  const { key } = value as { key?: unknown };
  if (typeof key === 'string' && key.includes('.')) return [value as Phrase];
  return Object.values(value).flatMap(phrasesIn);
}

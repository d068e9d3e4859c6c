import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { listed } from '../domain/policy/inconsistency.ts';
import { POSTER_LANGUAGES, type Poster, posterOf } from '../domain/policy/poster.ts';
import type { PosterRequest } from './policy-arguments.ts';
import { faultLines, readPolicy } from './policy-reading.ts';

/** What the printing program is to make of a policy: Electron makes PDFs, and this command runs without it. */
export interface PosterOrder {
  readonly page: {
    readonly kind: 'poster';
    readonly paper: 'A4' | 'A3';
    readonly poster: Poster;
    readonly setting: string | null;
    readonly telephone: string | null;
    readonly demonstration: boolean;
    readonly printedOn: string;
  };
  /** Absolute. */
  readonly out: string;
  /** To be said when it is made. */
  readonly lines: readonly string[];
}

export type PosterAnswer =
  | { readonly ok: true; readonly order: PosterOrder }
  | { readonly ok: false; readonly exitCode: 1 | 2; readonly problems: readonly string[] };

/** Puts the sign together, and looks first whether it could be written. @param today the day on the sign, ISO 8601 */
export function posterAnswer(request: PosterRequest, today: string): PosterAnswer {
  const refused = (...problems: readonly string[]) => ({ ok: false, exitCode: 2, problems }) as const;
  const read = readPolicy(request.file);
  if ('unreadable' in read) return refused(read.unreadable);
  if (!read.ok) return { ok: false, exitCode: 1, problems: faultLines(read.name, read.malformed) };
  const { policy } = read.loaded;
  const language = request.language ?? 'en';
  if (!policy.languages.includes(language)) {
    return refused(`${read.name} has no texts in ${language}; it has ${listed(policy.languages)}.`);
  }
  const known = POSTER_LANGUAGES.find((one) => one === language);
  if (known === undefined)
    return refused(`The sign can be printed in ${listed(POSTER_LANGUAGES)}, not in ${language}.`);
  const out = resolve(request.out);
  const unwritable = whyUnwritable(out, request.out);
  if (unwritable !== null) return refused(unwritable);
  const poster = posterOf(policy, known);
  const { size, setting, telephone } = request;
  const lines = [
    `${request.out}: the sign for the door, ${size}, one page. Policy ${policy.id}, version ${policy.version}.`,
    ...(poster.language === known
      ? []
      : [`It is in English, as ${read.name} does not have all the words that stand on it in ${known}.`]),
    ...(setting === null ? ['--setting NAME puts the name of the setting on it, in place of a line to write on.'] : []),
    ...(telephone === null ? ['--telephone NUMBER puts its telephone number on it.'] : []),
  ];
  return {
    ok: true,
    order: {
      page: { kind: 'poster', paper: size, poster, setting, telephone, demonstration: false, printedOn: today },
      out,
      lines,
    },
  };
}

function whyUnwritable(path: string, given: string): string | null {
  let owned = 'the folder';
  try {
    if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true) {
      return `${given} cannot be written: there is no folder ${dirname(path)}.`;
    }
    const before = statSync(path, { throwIfNoEntry: false });
    if (before !== undefined && !before.isFile()) return `${given} cannot be written: it is not a file.`;
    if (before !== undefined) owned = 'it';
    accessSync(before === undefined ? dirname(path) : path, constants.W_OK);
    return null;
  } catch {
    return `${given} may not be written by you: look at who owns ${owned}.`;
  }
}

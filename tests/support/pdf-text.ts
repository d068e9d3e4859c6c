import { inflateSync } from 'node:zlib';

/** What can be told of a PDF by reading it as Chromium writes it: uncompressed objects, deflated streams. */
export interface ReadPdf {
  readonly pages: number;
  /** Width and height of the first page in points, rounded. */
  readonly size: readonly [number, number];
  /** Everything that is written, without any space: where a line ends is not told. */
  readonly text: string;
  /** The same of each page. */
  readonly texts: readonly string[];
  /** Names of letters that were taken from the machine and not out of the project. */
  readonly foreignFonts: readonly string[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body);
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? '';
    // By its length: the bytes may well end like a line.
    const [whole, head = '', length] = /^([\s\S]*?\/Length (\d+)[\s\S]*?)\bstream\r?\n/.exec(body) ?? [];
    if (whole === undefined) return '';
    const raw = Buffer.from(body.slice(whole.length, whole.length + Number(length)), 'latin1');
    return head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
  };
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  const first = pages[0] ?? '';
  const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(first) ?? [];
  const textOf = (page: string) => {
    const fonts = new Map<string, ReadonlyMap<string, string>>();
    for (const [, name = '', id = ''] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
      fonts.set(name, lettersOf(streamOf(map)));
    }
    const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '';
    return writtenIn(streamOf(contents), fonts).replaceAll(/\s/g, '');
  };
  const texts = pages.map(textOf);
  return {
    pages: pages.length,
    size: [Math.round(Number(width)), Math.round(Number(height))],
    text: texts.join(''),
    texts,
    foreignFonts: [...source.matchAll(/\/BaseFont \/(?:[A-Z]+\+)?(\S+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('AtkinsonHyperlegible')),
  };
}

const codeOf = (hex: string) => Number.parseInt(hex, 16);
const charOf = (hex: string) => String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map(codeOf));

/** A font's table from the numbers of its letters to characters. */
function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const put = (code: number, char: string, like: string) =>
    letters.set(code.toString(16).toUpperCase().padStart(like.length, '0'), char);
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', char = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) put(codeOf(code), charOf(char), code);
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', char = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = codeOf(from); code <= codeOf(to); code++) {
        put(code, String.fromCharCode(codeOf(char) + code - codeOf(from)), from);
      }
    }
  }
  return letters;
}

function writtenIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let text = '';
  let font: ReadonlyMap<string, string> = new Map();
  const written = /\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\((?:\\[\s\S]|[^\\)])*\)/g;
  for (const block of content.match(/\bBT\b[\s\S]*?\bET\b/g) ?? []) {
    for (const [whole, name, hex] of block.matchAll(written)) {
      if (name !== undefined) font = fonts.get(name) ?? new Map();
      else text += decoded(hex ?? hexOf(whole.slice(1, -1)), font);
    }
  }
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Of a text in brackets, with its escapes. */
function hexOf(literal: string): string {
  const plain = literal.replaceAll(/\\(\d{1,3}|[\s\S])/g, (_, code: string) =>
    /^\d/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
  return Buffer.from(plain, 'latin1').toString('hex');
}

function decoded(hex: string, font: ReadonlyMap<string, string>): string {
  const width = [...font.keys()][0]?.length ?? 2;
  return (hex.toUpperCase().match(new RegExp(`.{${width}}`, 'g')) ?? []).map((code) => font.get(code) ?? '').join('');
}

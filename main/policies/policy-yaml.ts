import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import { fieldName, type PolicyFault } from './policy-fault.ts';

/** What a YAML mistake means, by the parser's code for it. */
const LAYOUT: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the same number of spaces before all lines of one part',
  TAB_AS_INDENT: 'spaces at the beginning of the line, not a tab',
  MISSING_CHAR: 'a closing quote, bracket or comma, or a space after a colon',
  BLOCK_AS_IMPLICIT_KEY: 'one field on each line; text that has a colon in it stands in quotes',
  MULTILINE_IMPLICIT_KEY: 'a field name with a colon after it',
  BAD_SCALAR_START: 'text in quotes, because it begins with a special sign',
  BAD_DQ_ESCAPE: 'text in single quotes, because it has a backslash in it',
  MULTIPLE_DOCS: 'one policy in one file, without a line of three hyphens',
};
const PLAIN_ONLY = 'plain fields, lists and text';
/** Brackets inside brackets, and list marks on one line. A policy needs two; the parser slows down with their square. */
const DEEPEST = 30;
/** Names with a meaning to the program's own language; a policy has no use for them. */
const NOT_NAMES: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

export interface PolicyYaml {
  /** Empty when the file can be read as plain fields, lists and text. */
  readonly faults: readonly PolicyFault[];
  /** What the file says; undefined when a fault leaves that in doubt. */
  readonly data: unknown;
  /** The line and column, from 1, of a field's value or name; of what encloses it where the field is missing. */
  position(path: readonly PropertyKey[], what?: 'value' | 'name'): { readonly line: number; readonly column: number };
}

/**
 * Reads YAML 1.2 without the parts that make one file say different things to different readers: aliases, anchors, merge
 * keys, tags, directives, and a field that stands twice.
 */
export function parsePolicyYaml(text: string): PolicyYaml {
  if (isTooDeep(text)) return tooDeep;
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  let document: Document.Parsed;
  let data: unknown;
  const faults: PolicyFault[] = [];
  let readable = true;
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: true,
      strict: true,
      prettyErrors: false,
      lineCounter: lines,
    });
    for (const { code, pos } of document.errors) {
      if (code === 'DUPLICATE_KEY') continue;
      readable = false;
      faults.push({
        ...at(pos[0]),
        field: 'the layout of the file',
        expected: LAYOUT[code] ?? 'fields, colons, quotes and indentation as in the rest of the file',
        found: 'something else',
      });
    }
    const refused = refusedParts(document, at);
    faults.push(...refused.faults);
    readable &&= refused.readable;
    if (readable) data = document.toJS({ maxAliasCount: 0 });
  } catch (problem) {
    // Indentation can nest deep enough to exhaust the stack of a parser that calls itself at every level.
    if (!(problem instanceof RangeError)) throw problem;
    return tooDeep;
  }
  faults.sort((a, b) => a.line - b.line || a.column - b.column);
  return { faults, data, position: (path, what = 'value') => at(offsetOf(document.contents, path, what)) };
}

const tooDeep: PolicyYaml = {
  faults: [{ line: 1, column: 1, field: 'the file', expected: 'a few levels of fields', found: 'far too many levels' }],
  data: undefined,
  position: () => ({ line: 1, column: 1 }),
};

function isTooDeep(text: string): boolean {
  let brackets = 0;
  let marks = 0;
  let scalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (scalarNext) {
      scalarNext = false;
      continue;
    }
    // The lexer announces text with this sign, so that a bracket inside it is not taken for one.
    if (lexeme === '\u001f') scalarNext = true;
    else if (lexeme === '[' || lexeme === '{') brackets += 1;
    else if (lexeme === ']' || lexeme === '}') brackets -= 1;
    else if (lexeme === '-' || lexeme === '?') marks += 1;
    else if (lexeme.endsWith('\n')) marks = 0;
    if (brackets > DEEPEST || marks > DEEPEST) return true;
  }
  return false;
}

type At = (offset: number) => { readonly line: number; readonly column: number };

function refusedParts(
  document: Document.Parsed,
  at: At,
): { readonly faults: PolicyFault[]; readonly readable: boolean } {
  const faults: PolicyFault[] = [];
  let readable = true;
  const refuse = (offset: number, path: readonly PropertyKey[], expected: string, found: string): void => {
    faults.push({ ...at(offset), field: fieldName(path), expected, found });
  };
  if (document.directives.yaml.explicit && document.directives.yaml.version !== '1.2') {
    readable = false;
    refuse(0, [], PLAIN_ONLY, 'a line that begins with %YAML');
  }
  visit(document, {
    Alias(_key, node, parents) {
      readable = false;
      refuse(
        startOf(node),
        pathTo([...parents, node]),
        `${PLAIN_ONLY}, written out each time`,
        'a reference that begins with *',
      );
    },
    // One visitor for scalars, lists and maps: a narrower one would be called instead of this one, not as well.
    Value(_key, node, parents) {
      const path = pathTo([...parents, node]);
      if (node.anchor !== undefined) refuse(startOf(node), path, PLAIN_ONLY, 'a name that begins with &');
      if (node.tag !== undefined) refuse(startOf(node), path, PLAIN_ONLY, 'a tag that begins with an exclamation mark');
      if (!isMap(node)) return;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        const name = isScalar(key) ? key.value : undefined;
        const offset = startOf(isNode(key) ? key : node);
        if (typeof name !== 'string' && typeof name !== 'number') {
          readable = false;
          refuse(offset, path, 'a field name with a colon after it', 'something else');
        } else if (name === '<<') {
          refuse(offset, path, `${PLAIN_ONLY}, written out each time`, 'a merge that begins with <<');
        } else if (NOT_NAMES.has(name)) {
          readable = false;
          refuse(offset, path, 'a name of your own', String(name));
        } else if (seen.has(name)) {
          refuse(offset, [...path, String(name)], 'each field once', 'the field a second time');
        }
        seen.add(name);
      }
    },
  });
  return { faults, readable };
}

/** The path of keys and positions to the last of a chain of nodes, from the document down. */
function pathTo(chain: readonly (Document | Node | Pair)[]): PropertyKey[] {
  return chain.flatMap((parent, index): PropertyKey[] => {
    if (isPair(parent)) return [isScalar(parent.key) ? String(parent.key.value) : '?'];
    const child = chain[index + 1];
    return isSeq(parent) && child !== undefined ? [parent.items.indexOf(child)] : [];
  });
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** A short value is pointed at itself, anything longer at its name. */
function offsetOf(root: unknown, path: readonly PropertyKey[], what: 'value' | 'name'): number {
  let node: unknown = root;
  let offset = isNode(root) ? startOf(root) : 0;
  for (const part of path) {
    if (isMap(node)) {
      // The last of two fields of one name is the one that was read.
      const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (pair === undefined) return offset;
      if (isNode(pair.key)) offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = typeof part === 'number' ? node.items[part] : undefined;
      if (!isNode(node)) return offset;
      offset = startOf(node);
    } else return offset;
  }
  return what === 'value' && isScalar(node) && node.source !== '' && node.range ? node.range[0] : offset;
}

import { parseArgs } from 'node:util';
import { DEVICE_KINDS, type DeclaredDevice, DeviceKind, OWNERSHIPS, Ownership } from '../domain/devices.ts';
import { PERSON_TYPES, PersonType } from '../domain/people.ts';
import { listed } from '../domain/policy/inconsistency.ts';
import { err, ok, type Result } from '../domain/result.ts';

export type PolicyRequest =
  | { readonly command: 'check'; readonly files: readonly string[]; readonly json: boolean }
  | { readonly command: 'diff'; readonly before: string; readonly after: string; readonly json: boolean }
  | {
      readonly command: 'explain';
      readonly file: string;
      readonly who: PersonType | 'child';
      readonly devices: readonly DeclaredDevice[];
      readonly onDuty: boolean;
      readonly worksWithChildren: boolean;
      readonly on: string | null;
      /** A kind of arrangement of the file that is taken to be valid for them. */
      readonly arrangement: string | null;
      readonly language: string | null;
      readonly json: boolean;
    }
  | PosterRequest;

export interface PosterRequest {
  readonly command: 'poster';
  readonly file: string;
  /** As it was written, from where the person stood. */
  readonly out: string;
  readonly size: 'A4' | 'A3';
  readonly language: string | null;
  readonly setting: string | null;
  readonly telephone: string | null;
}

/** Wrong usage; `detail.sentence` says what was wrong and what is possible. */
type Parsed<T> = Result<T, 'wrong-usage'>;

const wrong = (sentence: string) => err('wrong-usage', { sentence });

/** What each command takes, and whether a value follows. */
const OPTIONS: Readonly<Record<PolicyRequest['command'], Readonly<Record<string, 'string' | 'boolean'>>>> = {
  check: { json: 'boolean' },
  diff: { json: 'boolean' },
  explain: {
    as: 'string',
    device: 'string',
    'off-duty': 'boolean',
    'without-children': 'boolean',
    on: 'string',
    arrangement: 'string',
    language: 'string',
    json: 'boolean',
  },
  poster: { out: 'string', size: 'string', language: 'string', setting: 'string', telephone: 'string' },
};

export const POLICY_USAGE = `Usage, where FILE is a policy file or the name of one that comes with the kiosk:
  npm run policy -- check FILE...            says everything that is wrong with a file
  npm run policy -- explain FILE --as WHO    says step by step what a person must do, and by which rule
      --device KIND[:COUNT]                  what they carry, once for each kind, for example --device phone:2
      --device work-issued/KIND[:COUNT]      the same of their work's, or setting-owned/KIND of your own
      --off-duty                             they are not on duty
      --without-children                     they do not work with children
      --on DAY                               the day that is asked about, for example 2026-12-01
      --arrangement KIND                     this arrangement of the file is valid for them, for example recorded-music
      --language CODE                        the language of the rules, for example pl
  npm run policy -- diff FILE FILE           says what changes, and for whom, from the first to the second
  --json                                     prints the answer as JSON; for these three
  npm run policy -- poster FILE --out PDF    makes the sign for the door, one page to print
      --size A4|A3                           the paper, A4 unless given
      --language CODE                        the language of the sign, en or pl
      --setting NAME, --telephone NUMBER     the setting's own; a line to write on where left out
WHO:  ${[...PERSON_TYPES, 'child'].join(', ')}
KIND: ${DEVICE_KINDS.join(', ')}
Ends with 0 when all is well, 1 when there are faults or differences, 2 when nothing could be answered.`;

/** Reads the arguments after the command's own name. */
export function parsePolicyArguments(args: readonly string[]): Parsed<PolicyRequest> {
  const [command, ...rest] = args;
  if (command === undefined) return wrong('Say what to do: check, explain, diff or poster.');
  if (command !== 'check' && command !== 'explain' && command !== 'diff' && command !== 'poster') {
    return wrong(`There is no command ${command}; there are check, explain, diff and poster.`);
  }
  const found = optionsOf(command, rest);
  if (!found.ok) return found;
  const { files, flags, values } = found.value;
  const json = flags.has('json');
  const [first, second, ...more] = files;
  if (command === 'check') return first === undefined ? wrong('Name a policy file.') : ok({ command, files, json });
  if (command === 'diff') {
    if (first === undefined || second === undefined || more.length > 0) return wrong('Name two policy files.');
    return ok({ command, before: first, after: second, json });
  }
  if (first === undefined || second !== undefined) return wrong('Name one policy file.');
  if (command === 'poster') return posterOf(first, values);
  const who = whoOf(values.get('as') ?? []);
  if (!who.ok) return who;
  if (who.value === 'child' && (flags.has('off-duty') || flags.has('without-children'))) {
    return wrong('A child is neither on nor off duty: leave out --off-duty and --without-children.');
  }
  const devices = devicesOf(values.get('device') ?? []);
  if (!devices.ok) return devices;
  const on = dayOf(values.get('on') ?? []);
  if (!on.ok) return on;
  const arrangements = values.get('arrangement') ?? [];
  if (arrangements.length > 1) return wrong('Give one --arrangement; ask once for each.');
  if (who.value === 'child' && arrangements.length > 0) {
    return wrong('For a child leave out --arrangement: what can be arranged is named below the steps.');
  }
  const languages = values.get('language') ?? [];
  if (languages.length > 1) return wrong('Give one --language.');
  return ok({
    command,
    file: first,
    who: who.value,
    devices: devices.value,
    onDuty: !flags.has('off-duty'),
    worksWithChildren: !flags.has('without-children'),
    on: on.value,
    arrangement: arrangements[0] ?? null,
    language: languages[0] ?? null,
    json,
  });
}

const TEXT_OPTIONS = { setting: 80, telephone: 40 } as const;

function posterOf(file: string, values: Options['values']): Parsed<PosterRequest> {
  const one = (name: string) => values.get(name)?.[0] ?? null;
  const twice = [...values].find(([, given]) => given.length > 1);
  if (twice !== undefined) return wrong(`Give one --${twice[0]}.`);
  const out = one('out');
  if (out === null) return wrong('Say where the sign goes, with --out, for example --out sign.pdf.');
  // The file is written over without a question: not somebody's policy.
  if (!/[^/\\]\.pdf$/i.test(out)) return wrong(`--out takes the name of a PDF, such as sign.pdf; ${out} is not one.`);
  const size = one('size') ?? 'A4';
  if (size !== 'A4' && size !== 'A3') return wrong(`--size takes A4 or A3; ${size} is neither.`);
  for (const [name, longest] of Object.entries(TEXT_OPTIONS)) {
    const text = one(name) ?? '';
    if (text.length > longest) return wrong(`--${name} takes at most ${longest} letters; these are ${text.length}.`);
    if (/\p{Cc}/u.test(text)) return wrong(`--${name} takes one line of text.`);
  }
  const telephone = one('telephone');
  if (telephone !== null && !/^[+\d][\d ()./-]*$/.test(telephone)) {
    return wrong(`--telephone takes a number such as 01234 567890; ${telephone} is not one.`);
  }
  return ok({ command: 'poster', file, out, size, language: one('language'), setting: one('setting'), telephone });
}

interface Options {
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

function optionsOf(command: PolicyRequest['command'], args: readonly string[]): Parsed<Options> {
  const known = OPTIONS[command];
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
  const files: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  // Not strict: its own sentences speak of the program's insides.
  for (const token of parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (type === undefined) {
      const possible = Object.keys(known).map((name) => `--${name}`);
      return wrong(`${command} has no option ${token.rawName}; it has ${listed(possible)}.`);
    }
    if (type === 'boolean') {
      if (token.value !== undefined) return wrong(`${token.rawName} stands by itself, without ${token.value}.`);
      flags.add(token.name);
    } else {
      if (token.value === undefined || token.value === '') return wrong(`Something has to follow ${token.rawName}.`);
      values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
    }
  }
  return ok({ files, flags, values });
}

function whoOf(given: readonly string[]): Parsed<PersonType | 'child'> {
  const possible = `It is one of: ${[...PERSON_TYPES, 'child'].join(', ')}.`;
  const [one, ...more] = given;
  if (one === undefined) return wrong(`Say who it is, with --as. ${possible}`);
  if (more.length > 0) return wrong('Give one --as; ask once for each person.');
  if (one === 'child') return ok(one);
  const parsed = PersonType.safeParse(one);
  return parsed.success ? ok(parsed.data) : wrong(`There is no person type ${one}. ${possible}`);
}

function devicesOf(given: readonly string[]): Parsed<readonly DeclaredDevice[]> {
  const devices: DeclaredDevice[] = [];
  for (const text of given) {
    const device = deviceOf(text);
    if (!device.ok) return device;
    const { kind, ownership } = device.value;
    if (devices.some((other) => other.kind === kind && other.ownership === ownership)) {
      return wrong(`${ownership}/${kind} stands twice: give it once, with how many there are, as in ${kind}:2.`);
    }
    devices.push(device.value);
  }
  return ok(devices);
}

function deviceOf(text: string): Parsed<DeclaredDevice> {
  const form = 'A device is written as phone, phone:2 or work-issued/phone:2';
  const parts = /^(?:([^/:]*)\/)?([^/:]*)(?::([^/:]*))?$/.exec(text);
  if (parts === null) return wrong(`${form}; ${text} is not.`);
  const [, whose = 'personal', what = '', howMany = '1'] = parts;
  const ownership = Ownership.safeParse(whose);
  if (!ownership.success) return wrong(`There is no ownership ${whose}. It is one of: ${OWNERSHIPS.join(', ')}.`);
  const kind = DeviceKind.safeParse(what);
  if (!kind.success) return wrong(`There is no device kind ${what}. It is one of: ${DEVICE_KINDS.join(', ')}.`);
  if (!/^[1-9]$/.test(howMany)) {
    return wrong(`${text}: how many there are is a whole number from 1 to 9; ${howMany || 'nothing'} is not.`);
  }
  return ok({ kind: kind.data, ownership: ownership.data, count: Number(howMany) });
}

function dayOf(given: readonly string[]): Parsed<string | null> {
  const [day, ...more] = given;
  if (day === undefined) return ok(null);
  if (more.length > 0) return wrong('Give one day with --on.');
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  const exists = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return exists ? ok(day) : wrong(`--on takes a day such as 2026-12-01; ${day} is not one.`);
}

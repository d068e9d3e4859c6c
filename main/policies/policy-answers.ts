import { type Difference, differences } from '../domain/policy/differences.ts';
import { type Explained, explain } from '../domain/policy/explain.ts';
import { listed } from '../domain/policy/inconsistency.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { peopleInWords } from '../domain/policy/spoken.ts';
import { POLICY_USAGE, type PolicyRequest, parsePolicyArguments } from './policy-arguments.ts';
import { faultLines, readPolicy } from './policy-reading.ts';
import { type PosterOrder, posterAnswer } from './poster-answer.ts';

/** What the command prints and how it ends: 0 fine, 1 faults or differences, 2 nothing could be answered. */
export interface PolicyAnswer {
  readonly exitCode: 0 | 1 | 2;
  /** To the standard output. */
  readonly lines: readonly string[];
  /** To the standard error: what stood in the way. */
  readonly problems: readonly string[];
  /** What is still to be printed, instead of lines. */
  readonly print?: PosterOrder;
}

/**
 * Answers `check`, `explain` and `diff`, and puts the sign of `poster` together. Never throws for anything that a person can write.
 * @param today the day on the sign, ISO 8601
 */
export function answerPolicyCommand(args: readonly string[], today: string): PolicyAnswer {
  const request = parsePolicyArguments(args);
  if (!request.ok) {
    const sentence = String(request.detail?.['sentence'] ?? '');
    return unanswered([sentence, args.length === 0 ? POLICY_USAGE : 'npm run policy by itself says how it is used.']);
  }
  switch (request.value.command) {
    case 'check':
      return check(request.value);
    case 'explain':
      return explained(request.value);
    case 'diff':
      return diff(request.value);
    case 'poster':
      return poster(posterAnswer(request.value, today));
  }
}

const unanswered = (problems: readonly string[]): PolicyAnswer => ({ exitCode: 2, lines: [], problems });
function poster(answer: ReturnType<typeof posterAnswer>): PolicyAnswer {
  if (answer.ok) return { exitCode: 0, lines: [], problems: [], print: answer.order };
  return { exitCode: answer.exitCode, lines: [], problems: answer.problems };
}
const asJson = (value: unknown): readonly string[] => [JSON.stringify(value, null, 2)];

function check({ files, json }: Extract<PolicyRequest, { command: 'check' }>): PolicyAnswer {
  const read = files.map(readPolicy);
  const problems = read.flatMap((one) => ('unreadable' in one ? [one.unreadable] : []));
  const faulty = read.some((one) => 'malformed' in one);
  const exitCode = problems.length > 0 ? 2 : faulty ? 1 : 0;
  if (!json) {
    const lines = read.flatMap((one) => {
      if (one.ok) return [`${one.name}: no faults. ${nameOf(one.loaded.policy)}; hash ${one.loaded.hash}.`];
      return 'malformed' in one ? faultLines(one.name, one.malformed) : [];
    });
    return { exitCode, lines, problems };
  }
  const checked = read.flatMap((one): readonly unknown[] => {
    if (one.ok) {
      const { policy, hash } = one.loaded;
      return [{ file: one.name, policy: { id: policy.id, version: policy.version }, hash, faultCount: 0, faults: [] }];
    }
    if ('unreadable' in one) return [];
    const { faults, detail } = one.malformed;
    return [{ file: one.name, policy: null, hash: null, faultCount: detail['faults'], faults }];
  });
  return { exitCode, lines: asJson(checked), problems };
}

const nameOf = ({ id, version }: Policy) => `Policy ${id}, version ${version}`;

function explained(request: Extract<PolicyRequest, { command: 'explain' }>): PolicyAnswer {
  const read = readPolicy(request.file);
  if ('unreadable' in read) return unanswered([read.unreadable]);
  if (!read.ok) return { exitCode: 1, lines: [], problems: faultLines(read.name, read.malformed) };
  const { policy } = read.loaded;
  const language = request.language ?? 'en';
  if (!policy.languages.includes(language)) {
    return unanswered([`${read.name} has no texts in ${language}; it has ${listed(policy.languages)}.`]);
  }
  const { who, devices, onDuty, worksWithChildren, on, arrangement } = request;
  if (arrangement !== null && !Object.hasOwn(policy.arrangements, arrangement)) {
    const kinds = Object.keys(policy.arrangements);
    const known = kinds.length === 0 ? 'it has none' : `it has ${listed(kinds)}`;
    return unanswered([`${read.name} has no arrangement ${arrangement}; ${known}.`]);
  }
  const question = {
    ...{ who, devices, onDuty, worksWithChildren, language },
    ...(on === null ? {} : { on }),
    ...(arrangement === null ? {} : { arrangement }),
  };
  const { requirements, steps, possible, notes } = explain(question, policy);
  if (request.json) return { exitCode: 0, lines: asJson(requirements), problems: [] };
  const person = requirements.personType.replaceAll('-', ' ');
  const lines = [
    `${nameOf(policy)}. What to do as ${person}:`,
    ...(steps.length === 0 ? ['  Nothing.'] : steps.flatMap((step, index) => explainedLines(step, `${index + 1}. `))),
    ...(possible.length === 0 ? [] : ['What can be allowed:', ...possible.flatMap((one) => explainedLines(one, '- '))]),
    ...(notes.length === 0 ? [] : ['Also:', ...notes.map((note) => `  - ${note}`)]),
  ];
  return { exitCode: 0, lines, problems: [] };
}

function explainedLines({ text, rule, under }: Explained, mark: string, indent = '  '): readonly string[] {
  return [
    `${indent}${mark}${text}${rule === null ? '' : ` [${rule}]`}`,
    ...under.flatMap((one) => explainedLines(one, '- ', `${indent}   `)),
  ];
}

const HEADINGS: Readonly<Record<Difference['about'], string>> = {
  devices: 'What people do with their devices',
  wordings: 'What people read, accept and sign',
  permissions: 'What can be allowed: places, reasons, times',
  places: 'Places',
  stores: 'Where devices go',
  children: 'Children',
  idle: 'Screens and the day',
  retention: 'How long records are kept',
  credentials: 'Badges and PINs',
  file: 'Also written differently',
};

function diff({ before, after, json }: Extract<PolicyRequest, { command: 'diff' }>): PolicyAnswer {
  const [was, is] = [readPolicy(before), readPolicy(after)];
  // 1 would say that the two differ; a policy that cannot be read can be compared with nothing.
  if (!was.ok || !is.ok) {
    return unanswered(
      [was, is].flatMap((one) => {
        if (one.ok) return [];
        return 'unreadable' in one ? [one.unreadable] : faultLines(one.name, one.malformed);
      }),
    );
  }
  const [from, to] = [was.loaded.policy, is.loaded.policy];
  const found = differences(from, to);
  const exitCode = found.length === 0 ? 0 : 1;
  if (json) {
    const sides = { before: { id: from.id, version: from.version }, after: { id: to.id, version: to.version } };
    return { exitCode, lines: asJson({ ...sides, differences: found }), problems: [] };
  }
  if (found.length === 0) return { exitCode, lines: [`${was.name} and ${is.name} say the same.`], problems: [] };
  const lines = [`From ${lowerFirst(nameOf(from))}, to ${lowerFirst(nameOf(to))}:`];
  let about: Difference['about'] | null = null;
  for (const difference of found) {
    if (difference.about !== about) lines.push('', HEADINGS[difference.about]);
    about = difference.about;
    lines.push(...differenceLines(difference));
  }
  if (from.id === to.id && from.version >= to.version) {
    lines.push('', `The version was not raised: it is ${to.version} and was ${from.version}.`);
  }
  return { exitCode, lines, problems: [] };
}

function differenceLines({ who, what, before, after, remark }: Difference): readonly string[] {
  const subject = who.length === 0 ? what : `${peopleInWords(who)}: ${what}`;
  const change = before === after ? 'written differently' : `${after ?? 'no longer'} (before: ${before ?? 'none'})`;
  const end = remark === null ? '' : ` ${remark}`;
  return [`  - ${subject}: ${change}.${end}`];
}

const lowerFirst = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

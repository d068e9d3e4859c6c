import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHANGE_AREAS } from '../../main/domain/change-log/change.ts';
import { BALANCED } from '../../main/domain/day-end/balance.ts';
import { DEVICE_KINDS } from '../../main/domain/devices.ts';
import { formsOfStaff } from '../../main/domain/forms/all-forms.ts';
import { Waited } from '../../main/domain/incidents/time-waited.ts';
import { PERSON_TYPES, ROLES, WALK_IN_TYPES } from '../../main/domain/people.ts';
import { PAPERS } from '../../main/domain/policy/poster.ts';
import { ARRANGEMENT_ENDS } from '../../main/domain/record/arrangement-events.ts';
import { CHILD_DEVICE_FINDS, EXCEPTION_KINDS } from '../../main/domain/record/audit-event.ts';
import { CREDENTIAL_KINDS } from '../../main/domain/record/state.ts';
import { CATALOGUES, gapsOf, LANGUAGES } from '../support/said-phrases.ts';
import { SETTING_DEVICE_TEMPLATES } from '../support/setting-device-phrases.ts';

const root = join(import.meta.dirname, '../..');

function sources(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));
}

const files = [
  ...sources('main/desks'),
  ...sources('main/domain').filter(({ file }) => !file.includes('/policy/') && !file.endsWith('watch.ts')),
  { file: 'main/run-station.ts', text: readFileSync(join(root, 'main/run-station.ts'), 'utf8') },
];
const textOf = (name: string) => files.find(({ file }) => file.endsWith(name))?.text ?? '';

/** Members of a union of string literals, as the source declares it. */
function union(file: string, name: string): readonly string[] {
  const declared = new RegExp(`(?:type ${name} =|readonly ${name}:)([^;]*);`).exec(textOf(file))?.[1] ?? '';
  const members = [...declared.matchAll(/'([a-z-]+)'/g)].map(([, member]) => member ?? '');
  expect(members.length, `${name} in ${file}`).toBeGreaterThan(0);
  return members;
}

/** First arguments of a function, as far as they are literals. */
function calls(file: string, name: string, argument = 0): readonly string[] {
  const skipped = `(?:[^,()]*(?:\\([^)]*\\))?[^,()]*,\\s*){${argument}}`;
  const found = [...textOf(file).matchAll(new RegExp(`\\b${name}\\(${skipped}'([a-z-]+)'`, 'g'))];
  return found.map(([, key]) => key ?? '');
}

const three = (key: string) => [key, `${key}-means`, `${key}-do`];

const PLACE_REFUSALS = unionAt(textOf('export-place.ts'), 'PlaceRefusal');

/** Everything that stands in a gap of a key's template. A template that is not here is one that nobody looked at. */
const TEMPLATES: { readonly [template: string]: () => readonly string[] } = {
  'set-up.problem.${key}': () => [
    ...calls('set-up-desk.ts', 'refuse'),
    ...union('pin-rules.ts', 'PinProblem'),
    ...union('set-up-desk.ts', 'InstallFailure'),
    ...PLACE_REFUSALS,
  ],
  'desk.health.${key}': () => [
    ...calls('health-rows.ts', 'row', 2),
    ...['sound', 'full', 'read-only', 'broken'].map((state) => `record-${state}`),
    'keys-keychain',
    'keys-file',
    'locker-unplugged',
    'locker-silent',
    'locker-pretend',
    'locker-answers',
    'reader-pretend',
    'reader-listening',
  ],
  'desk.remind.${key}': () => calls('reminders.ts', 'remind'),
  'desk.remind.${key}-means': () => parts('means'),
  'desk.remind.${key}-do': () => parts('do'),
  'problem.${problem}': () => [
    ...union('leaving-flow.ts', 'problem'),
    ...union('rules-step.ts', 'problem'),
    ...union('recovery-flow.ts', 'problem'),
    'code-unknown',
    'pin-wrong',
  ],
  'arrangement.problem.${problem}': () => [
    ...union('ask-attending.ts', 'AskProblem'),
    ...union('attendance.ts', 'AttendProblem'),
  ],
  'form.end-arrangement.${why}': () => ARRANGEMENT_ENDS,
  "form.review-arrangement.says${textOf(answers, 'next') === '' ? '-open' : ''}": () => ['', '-open'],
  "form.make-arrangement.says${gaps.until === '' ? '-open' : ''}": () => ['', '-open'],
  'form.make-arrangement.${id}': () => calls('arrangement-questions.ts', 'ask'),
  'person.${type}': () => WALK_IN_TYPES,
  'device.${device}': () => DEVICE_KINDS,
  'desk.arrangements.${id}': () => ['due', 'valid', 'coming', 'over'],
  'desk.arrangements.${id}-empty': () => ['due', 'valid', 'coming', 'over'],
  'goodbye.${flow.says}${door}': () => [...union('kiosk/flow.ts', 'FarewellKey'), 'welcome-in-door'],
  'kind-word.${flow.word}${part}': () => union('kiosk/flow.ts', 'KindWord').flatMap(three),
  'desk.problem.${flow.pending.problem.code}': decisionProblems,
  'desk.problem.${problem.code}': decisionProblems,
  'form.report-credential.${id}': () =>
    ['badge', 'personal-code', 'pin']
      .flatMap((what) => [what, `says-${what}`, `says-${what}-other`])
      .concat('mine', 'other'),
  'form.${form.id}.offer': () => formsOfStaff().map(({ id }) => id),
  'form.save-sign.${paper}': () => PAPERS,
  'desk.said.saved-${said}': () => ['sign', 'sign-in-english', 'changes', 'incidents'],
  'change.issued-${facts.kind}': () => CREDENTIAL_KINDS,
  "change.revoked-${credential?.kind ?? 'badge'}": () => CREDENTIAL_KINDS,
  'change.why-${why}': () => ['replaced', 'reported'],
  'change.reported-${facts.what}': () => ['badge', 'personal-code', 'pin'],
  'change.hardware-${facts.hardware}': () => ['real', 'pretend', 'none'],
  'change.area-${area}': () => CHANGE_AREAS,
  'desk.why.${why}': () => [
    'did-not-open',
    'did-not-close',
    'jammed',
    'left-open',
    'opened-unasked',
    'by-manager',
    'stuck',
    'unknown',
  ],
  'desk.type.${personType}': () => PERSON_TYPES,
  'desk.type.${found.personType}': () => PERSON_TYPES,
  'form.role.${role}': () => ROLES,
  'let-in.problem.${problem}': () => union('let-in-step.ts', 'LetInProblem'),
  'form.child-device.how.${how}': () => CHILD_DEVICE_FINDS,
  'incident.close.why.${why}': () => union('outcome-forms.ts', 'Missing'),
  'incident.close.do.${why}': () => union('outcome-forms.ts', 'Missing'),
  'device.${kind}': () => DEVICE_KINDS,
  'device.${incident.device}': () => DEVICE_KINDS,
  'list.incidents.fact.${name}': () => [...calls('incident-facts.ts', 'fact'), ...calls('incident-facts.ts', 'said')],
  'list.incidents.as.${entry.role}': () => ROLES,
  'list.incidents.who.${role}': () => ROLES,
  'list.incidents.waiting-${unit}': () => Waited.shape.unit.options,
  'list.agreements.due.${due}': () => union('agreements/agreement.ts', 'Due'),
  'list.policy.${name}': () => calls('policy-page.ts', 'line'),
  'desk.type.${person.personType}': () => PERSON_TYPES,
  'list.evidence.fact.${name}': () => ['proposed', 'confirmed', 'release'],
  'desk.exceptions.kind.${kind}': () => EXCEPTION_KINDS,
  ...SETTING_DEVICE_TEMPLATES,
  'form.problem.${key}': () => calls('check-answer.ts', 'problem'),
  'desk.problem.${outcome.code}': () => [
    'not-saved',
    'pin-used-before',
    'print-too-many',
    ...union('ports.ts', 'PrinterFailure'),
    ...unionAt(readFileSync(join(root, 'main/export/save-print.ts'), 'utf8'), 'SavePrintFailure'),
    ...['export-not-written', 'export-no-key', ...PLACE_REFUSALS].flatMap(three),
  ],
  'desk.arrangement-file.${key}': () => [
    ...calls('arrangement-line.ts', 'fault'),
    ...calls('arrangement-file.ts', 'refused'),
    ...union('csv-table.ts', 'TableFault'),
  ],
  'desk.roster.${fault.code}': () => [
    ...union('csv-table.ts', 'TableFault'),
    ...[...textOf('roster.ts').matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code ?? ''),
    ...[...textOf('desk-worker.ts').matchAll(/line: 1, code: '([a-z-]+)'/g)].map(([, code]) => code ?? ''),
  ],
  'desk.decision.${key}': () => [
    ...calls('desk-screen.ts', 'says'),
    ...['add-manager-alone', 'add-manager', 'add-person', 'person-left', 'child-left', 'await-badge-for'],
    ...['new-code', 'new-recovery-code', 'set-pin', 'set-own-pin'],
    ...['override-open-of', 'confirm-handed-over', 'confirm-returned'],
    ...BALANCED.map((what) => `accept-difference-${what}`),
  ],
  'desk.said.${key}': () => calls('decisions.ts', 'said'),
  'trouble.${code}${part}': () => TROUBLE.flatMap(three),
};

/** What keeps a decision from being made. */
function decisionProblems(): readonly string[] {
  return [
    ...calls('decisions.ts', 'problem'),
    ...(/readonly code:\s*((?:\|?\s*'[a-z-]+'\s*)+)/.exec(textOf('decisions.ts'))?.[1]?.match(/[a-z-]+/g) ?? []),
    'pin-wrong',
    'pin-locked',
  ];
}

/** Keys by which run-station.ts can end on the trouble screen. */
const TROUBLE = [
  'keys-none',
  'keys-unreadable',
  'setting-unreadable',
  'config-unreadable',
  'policy-unreadable',
  'config-malformed',
  'policy-malformed',
  ...unionAt(readFileSync(join(root, 'db/record.ts'), 'utf8'), 'OpenFailure'),
  ...unionAt(textOf('set-up-desk.ts'), 'InstallFailure'),
];

function unionAt(text: string, name: string): readonly string[] {
  const declared = new RegExp(`type ${name} =([^;]*);`).exec(text)?.[1] ?? '';
  return [...declared.matchAll(/'([a-z-]+)'/g)].map(([, member]) => member ?? '');
}

function parts(part: 'means' | 'do'): readonly string[] {
  const found = textOf('reminders.ts').matchAll(/remind\('([a-z-]+)', \{([^}]*)\}/g);
  return [...found].flatMap(([, key, given]) => (given?.includes(`${part}: true`) ? [key ?? ''] : []));
}

const literals = files.flatMap(({ text }) =>
  [
    ...text.matchAll(
      /'((?:change|list|desk|form|child-device|set-up|notice|arrangement|where|goodbye|kind-word|problem|trouble)\.[a-z.-]+)'/gi,
    ),
  ].map(([, key]) => key ?? ''),
);
const templates = files.flatMap(({ text }) =>
  [...text.matchAll(/(?:key: |words\()`([^`]*)`/g)].map(([, template]) => template ?? ''),
);

function keysOf(template: string): readonly string[] {
  const [head = ''] = template.split('${');
  const tail = template.endsWith('}') ? '' : template.slice(template.lastIndexOf('}') + 1);
  return (TEMPLATES[template]?.() ?? []).map((member) => `${head}${member}${tail}`);
}

test('every template of a key was looked at', () => {
  expect(templates.length).toBeGreaterThan(10);
  expect([...new Set(templates)].filter((template) => !Object.hasOwn(TEMPLATES, template))).toEqual([]);
});

describe.each(LANGUAGES)('%s', (language) => {
  test('has every key that the station can say', () => {
    const said = [...new Set([...literals, ...[...new Set(templates)].flatMap(keysOf)])];
    expect(said.length).toBeGreaterThan(120);
    expect(said.filter((key) => !CATALOGUES[language].has(key))).toEqual([]);
  });

  test('never says error, invalid or failed, and does not shout', () => {
    const words = language === 'en' ? /\b(error|invalid|failed|fail)\b|!/i : /!|błąd/i;
    const loud = [...CATALOGUES[language]].flatMap(([key, texts]) =>
      texts.some((text) => words.test(text)) ? [key] : [],
    );
    expect(loud).toEqual([]);
  });
});

test('both languages have the same keys with the same gaps', () => {
  const [en, pl] = [CATALOGUES.en, CATALOGUES.pl];
  expect([...pl.keys()].sort()).toEqual([...en.keys()].sort());
  const differ = [...en].flatMap(([key, texts]) => {
    const [there, here] = [gapsOf(pl.get(key) ?? []), gapsOf(texts)];
    return there.join() === here.join() ? [] : [`${key}: en ${here.join()} pl ${there.join()}`];
  });
  expect(differ).toEqual([]);
});

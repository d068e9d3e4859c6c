import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, test } from 'vitest';
import { needsOf } from '../../build/command-table.mjs';
import { PrintedPage } from '../../main/contract/printed-page.ts';
import { DEVICE_KINDS } from '../../main/domain/devices.ts';
import { PERSON_TYPES, type PersonType } from '../../main/domain/people.ts';
import { RULED_OWNERSHIPS } from '../../main/domain/policy/device-rules.ts';
import { POSTER_LANGUAGES, type Poster, posterOf } from '../../main/domain/policy/poster.ts';
import { placesFor, requirementsFor, storeLabel } from '../../main/domain/policy/requirements.ts';
import { answerPolicyCommand } from '../../main/policies/policy-answers.ts';
import { PosterPage } from '../../renderer/printed/poster.tsx';
import { changed, presetPath, presetPolicy } from '../support/preset-policy.ts';

const PRESETS = readdirSync(join(import.meta.dirname, '../../main/policies'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));
const EACH = PRESETS.flatMap((preset) => POSTER_LANGUAGES.map((language) => ({ preset, language })));
const AS_NOBODY = join(import.meta.dirname, '../support/poster-as-nobody.ts');
const PRINTED = {
  kind: 'poster',
  paper: 'A4',
  setting: null,
  telephone: null,
  demonstration: false,
  printedOn: '2027-03-01',
} as const;

/** What somebody reads who stands before the sign. */
function written(poster: Poster, more: Partial<Omit<typeof PRINTED, 'setting' | 'telephone'>> & object = {}): string {
  return renderToStaticMarkup(createElement(PosterPage, { page: { ...PRINTED, ...more, poster } }))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');
}

/** What the sign says of a person and a device: the answer that names the kind, or the one for all or all others. */
function answerOn(poster: Poster, type: PersonType, withChildren: boolean, kind: string, ownership: string) {
  const rowOf = (working: boolean) =>
    poster.rows.filter(({ people }) => people.some((one) => one.type === type && one.withChildren === working));
  const apart = withChildren ? [] : rowOf(false);
  const rows = apart.length > 0 ? apart : rowOf(true);
  expect(rows).toHaveLength(1);
  const answers = (rows[0]?.answers ?? []).filter((one) => one.ownership === 'both' || one.ownership === ownership);
  return (
    answers.find(({ kinds }) => Array.isArray(kinds) && (kinds as string[]).includes(kind)) ??
    answers.find(({ kinds }) => !Array.isArray(kinds))
  );
}

describe.each(EACH)('the sign of $preset in $language', ({ preset, language }) => {
  const policy = presetPolicy(preset);
  const poster = posterOf(policy, language);
  const text = written(poster);

  test('says of everybody and every device what the kiosk asks of them [E8]', () => {
    for (const personType of PERSON_TYPES) {
      for (const worksWithChildren of [true, false]) {
        for (const ownership of RULED_OWNERSHIPS) {
          for (const kind of DEVICE_KINDS) {
            const { steps } = requirementsFor(
              { personType, worksWithChildren },
              [{ kind, ownership, count: 1 }],
              policy,
            );
            const step = steps.find((one) => 'devices' in one);
            const said = answerOn(poster, personType, worksWithChildren, kind, ownership);
            const about = [personType, worksWithChildren, ownership, kind].join(' ');
            expect(said?.must, about).toBe(step?.kind);
            const store = step !== undefined && 'store' in step ? storeLabel(policy, step.store, language) : undefined;
            expect(said?.store?.label, about).toBe(store);
          }
        }
      }
    }
  });

  test('names every place where somebody may be let use a phone, and none that is never allowed [E12]', () => {
    const label = (id: string) => policy.places[id]?.label[language] ?? id;
    const never = Object.keys(policy.places).filter((id) => policy.places[id]?.never);
    expect(poster.never).toEqual(never.map(label));
    expect(never).toEqual(expect.arrayContaining(['changing-room', 'toilet']));
    for (const personType of PERSON_TYPES) {
      const said = poster.uses.filter(({ people }) => people.includes(personType)).flatMap(({ places }) => places);
      for (const id of placesFor(personType, policy)) expect(said, `${personType} ${id}`).toContain(label(id));
      for (const id of never) expect(said, `${personType} ${id}`).not.toContain(label(id));
    }
  });

  test('has the words of the policy, whole and in one language', () => {
    expect(poster.language).toBe(language);
    const { title, lines } = policy.sign;
    for (const words of [title, ...lines, policy.fullPolicyAt, policy.title]) {
      expect(text).toContain(words[language] ?? words.en);
    }
    for (const place of [...poster.never, ...poster.uses.flatMap(({ places }) => places)]) {
      expect(text.toLowerCase()).toContain(place.toLowerCase());
    }
    expect(text).not.toMatch(/printed\.|\{\{/);
    expect(text).toMatch(
      language === 'en' ? /version 1 · printed on 1 March 2027/ : /wersja 1 · wydrukowano 1 marca 2027/,
    );
  });

  test('is what the page for paper takes', () => {
    expect(PrintedPage.safeParse({ ...PRINTED, poster }).error).toBeUndefined();
  });
});

test('setting and telephone stand on it, and lines to write on where they are not known [C4]', () => {
  const poster = posterOf(presetPolicy('preschool-store-cupboard'), 'en');
  const page = (setting: string | null, telephone: string | null) =>
    renderToStaticMarkup(createElement(PosterPage, { page: { ...PRINTED, setting, telephone, poster } }));
  const lines = (markup: string) => markup.match(/<p class="[^"]*blank[^"]*"><\/p>/g)?.length ?? 0;
  expect(lines(page(null, null))).toBe(2);
  const filled = page('Little Acorns', '01632 960123');
  expect(lines(filled)).toBe(0);
  expect(filled).toContain('Little Acorns');
  expect(filled).toMatch(/For families<\/h2><p[^>]*>01632 960123/);
});

test('nothing of the people of the setting is on it, however much of them is in the file [A18]', () => {
  const secret = 'ring-this-person';
  const policy = changed(presetPolicy('playgroup-office'), (copy) => {
    Object.assign(copy.adoption, {
      agreedBy: [secret],
      agreedOn: '2027-01-09',
      adoptedAt: secret,
      signedBy: { name: secret, role: secret },
      reviews: [{ date: '2027-02-01', by: secret, early: false }],
    });
    for (const role of ['manager', 'staff', 'dsl-lead'] as const) {
      copy.contacts[`contact-${role}`] = {
        label: { en: secret },
        telephone: '07700 900123',
        role,
        shownTo: [role],
        rule: 'A1',
      };
    }
  });
  for (const language of POSTER_LANGUAGES) {
    const poster = posterOf(policy, language);
    expect(JSON.stringify(poster)).not.toContain(secret);
    expect(written(poster)).not.toMatch(/ring-this-person|07700/);
    expect(poster.policy.agreedOn).toBe('2027-01-09');
  }
  expect(written(posterOf(policy, 'en'))).toContain('agreed on 9 January 2027');
});

test('a place that a setting adds to the never list stands there too [E12]', () => {
  const policy = changed(presetPolicy('preschool-kitchen-drawer'), (copy) => {
    copy.places['sleep-room'] = {
      label: { en: 'the sleep room', pl: 'sypialnia' },
      childFree: false,
      never: true,
      rule: 'E12',
    };
  });
  expect(posterOf(policy, 'pl').never).toEqual(['przebieralnia', 'toalety', 'sypialnia']);
  expect(written(posterOf(policy, 'en'))).toContain('The sleep room');
});

test('is in English from first to last where one word is missing in the language', () => {
  const policy = changed(presetPolicy('playgroup-office'), (copy) => {
    const office = copy.places['office'];
    if (office) office.label = { en: 'the office' };
  });
  const poster = posterOf(policy, 'pl');
  expect(poster).toEqual(posterOf(policy, 'en'));
  expect(poster.language).toBe('en');
});

test('some kinds of device, and those from work, are said apart', () => {
  const policy = changed(presetPolicy('preschool-store-cupboard'), (copy) => {
    copy.deviceRules.push({ for: ['parent'], ownership: 'work-issued', must: 'leave-off-premises', rule: 'C6' });
  });
  const poster = posterOf(policy, 'en');
  const text = written(poster);
  expect(text).toContain('Leave cameras and video cameras at home. Put all the others away: the store cupboard');
  expect(text).toContain("Leave them (your work's) at home.");
  expect(text).toContain('Keep them (your own) in your bag or pocket');
});

test('those who may step out are told so, the others whom to ask [E7]', () => {
  const text = written(posterOf(presetPolicy('preschool-kitchen-drawer'), 'en'));
  expect(text).toContain(
    'Parents and carers, all visitors, contractors and volunteers: tell us at the screen and go off the premises',
  );
  expect(text).toContain('Everybody else: ask the manager first off the premises and the office');
  expect(text).toContain('volunteers who do not work with the children Keep them in your bag or pocket');
});

describe('npm run policy -- poster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'poster-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const asked = (...args: readonly string[]) => answerPolicyCommand(['poster', ...args], '2027-03-01');
  const out = join(folder, 'sign.pdf');

  test('puts an order together for the printing program', () => {
    const { exitCode, problems, print } = asked('playgroup-office', '--out', out, '--size', 'A3', '--language', 'pl');
    expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
    expect(print).toMatchObject({
      out,
      page: { paper: 'A3', demonstration: false, printedOn: '2027-03-01', setting: null, telephone: null },
    });
    expect(PrintedPage.parse(print?.page)).toMatchObject({ poster: posterOf(presetPolicy('playgroup-office'), 'pl') });
    expect(print?.lines[0]).toContain('the sign for the door, A3, one page. Policy playgroup-office, version 1.');
  });

  test('only it needs an Electron', () => {
    expect(needsOf('policy', ['poster', 'playgroup-office'])).toEqual({ electron: true });
    expect(needsOf('policy', ['check', 'playgroup-office'])).toEqual({});
  });

  test('a file with faults is named with its lines, as by check', () => {
    const bad = join(folder, 'bad.yaml');
    const text = readFileSync(presetPath('playgroup-office'), 'utf8');
    writeFileSync(bad, text.replace('fallback: office', 'fallback: attic'));
    const { exitCode, problems, print } = asked(bad, '--out', out);
    expect({ exitCode, print }).toEqual({ exitCode: 1, print: undefined });
    expect(problems.join('\n')).toMatch(/bad\.yaml, line \d+, column \d+: stores, locker, fallback: expected .*office/);
  });

  test.each([
    ['no file', ['nowhere.yaml', '--out', out], /^There is no file nowhere\.yaml\. The policies that come/],
    ['no --out', ['playgroup-office'], /^Say where the sign goes, with --out, for example --out sign\.pdf\.$/],
    ['not a PDF', ['playgroup-office', '--out', 'ours.yaml'], /--out takes the name of a PDF/],
    [
      'no folder',
      ['playgroup-office', '--out', join(folder, 'none/sign.pdf')],
      /cannot be written: there is no folder/,
    ],
    ['another size', ['playgroup-office', '--out', out, '--size', 'A5'], /--size takes A4 or A3; A5 is neither/],
    [
      'no such language',
      ['playgroup-office', '--out', out, '--language', 'de'],
      /has no texts in de; it has en and pl/,
    ],
    ['no number', ['playgroup-office', '--out', out, '--telephone', 'me@home'], /--telephone takes a number/],
    [
      'a long name',
      ['playgroup-office', '--out', out, '--setting', 'x'.repeat(81)],
      /at most 80 letters; these are 81/,
    ],
    ['two lines', ['playgroup-office', '--out', out, '--setting', 'a\nb'], /--setting takes one line/],
    ['twice', ['playgroup-office', '--out', out, '--setting', 'a', '--setting', 'b'], /^Give one --setting\.$/],
    [
      'explain’s option',
      ['playgroup-office', '--out', out, '--as', 'staff'],
      /poster has no option --as; it has --out/,
    ],
  ])('%s', (_what, args, sentence) => {
    const { exitCode, lines, problems, print } = asked(...args);
    expect({ exitCode, lines, print }).toEqual({ exitCode: 2, lines: [], print: undefined });
    expect(problems[0]).toMatch(sentence);
  });

  test('a PDF that is a folder, or that may not be written over', () => {
    mkdirSync(join(folder, 'folder.pdf'));
    expect(asked('playgroup-office', '--out', join(folder, 'folder.pdf')).problems[0]).toMatch(/it is not a file\.$/);
    const locked = join(folder, 'locked.pdf');
    writeFileSync(locked, '');
    chmodSync(locked, 0o444);
    const policy = join(folder, 'ours.yaml');
    copyFileSync(presetPath('playgroup-office'), policy);
    chmodSync(folder, 0o755);
    const refused = (path: string) =>
      spawnSync(process.execPath, [AS_NOBODY, 'poster', policy, '--out', path], { encoding: 'utf8' }).stdout.trim();
    expect(refused(locked)).toMatch(/may not be written by you: look at who owns it\.$/);
    chmodSync(folder, 0o555);
    expect(refused(join(folder, 'new.pdf'))).toMatch(/may not be written by you: look at who owns the folder\.$/);
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'shut'), { mode: 0o000 });
    expect(refused(join(folder, 'shut/new.pdf'))).toMatch(/may not be written by you: look at who owns the folder\.$/);
  });
});

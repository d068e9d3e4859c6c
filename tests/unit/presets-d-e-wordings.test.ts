import { describe, expect, test } from 'vitest';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import { reminderFor, signFor, wordingFor } from '../../main/domain/policy/requirements.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const accountable = presetPolicy('preschool-accountable-users');
const drawer = presetPolicy('preschool-kitchen-drawer');
const PRESETS = [
  ['preschool-accountable-users', accountable],
  ['preschool-kitchen-drawer', drawer],
] as const;

describe.each(PRESETS)('%s, as people read it', (_, policy) => {
  const inBoth = PERSON_TYPES.flatMap((personType) =>
    (['en', 'pl'] as const).map((language) => ({ personType, language })),
  );

  test.each(inBoth)('$personType in $language: complete, short, calm and plain', ({ personType, language }) => {
    const shown = wordingFor(policy, personType, language);
    expect(shown).toMatchObject({ language, complete: true, version: 1, signature: true });
    expect(shown.sentences.length).toBeGreaterThan(0);
    expect(shown.sentences.length).toBeLessThanOrEqual(5);
    const words = [...shown.sentences.map(({ text }) => text), shown.fullText].join('\n');
    expect(words).not.toMatch(/!|\berrors?\b|\binvalid\b|\bfailed\b|\bmust not\b|błąd/i);
    for (const line of words.split(/[.\n]\s*/)) expect(line.split(/\s+/).length, line).toBeLessThanOrEqual(32);
  });

  test('every other text is as calm, as plain and in both languages', () => {
    const lines: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value) && 'en' in value && typeof value.en === 'string') {
        expect(Object.keys(value)).toEqual(['en', 'pl']);
        lines.push(...Object.values(value as Record<string, string>));
      } else Object.values(value).forEach(walk);
    };
    walk(policy);
    for (const line of lines.flatMap((text) => text.split(/[.\n]\s*/))) {
      expect(line).not.toMatch(/!|\bmust not\b/);
      expect(line.split(/\s+/).length, line).toBeLessThanOrEqual(32);
    }
  });

  test('everybody who is not shown the rules again is reminded at sign-in', () => {
    for (const personType of PERSON_TYPES) {
      const once = policy.wordings[wordingFor(policy, personType, 'en').id]?.asked === 'once';
      expect(reminderFor(policy, personType, 'sign-in', 'en') !== null, personType).toBe(once);
    }
  });

  test('is adopted at set-up: it has no dates, and no faults', () => {
    expect(policy.adoption).not.toHaveProperty('agreedOn');
    expect(policy.adoption).not.toHaveProperty('reviewDue');
    expect(inconsistencies(policy)).toEqual([]);
    expect(signFor(policy, 'pl').lines).toHaveLength(signFor(policy, 'en').lines.length);
  });
});

describe('what every text says', () => {
  test.each(PERSON_TYPES)(
    '%s: liability in the sentences and again at deposit, content and messages [E13 E22]',
    (type) => {
      const { sentences, fullText } = wordingFor(drawer, type, 'en');
      expect(sentences.find(({ rule }) => rule === 'E13')?.text).toMatch(/not responsible.*lost, stolen or damaged/);
      expect(sentences.find(({ rule }) => rule === 'E22')?.text).toMatch(/hurtful messages.*offensive or illegal/);
      expect(fullText).toMatch(/PIN/);
      expect(drawer.depositNotice).toMatchObject({ conditionNote: true, rule: 'E13' });
    },
  );

  test.each(PERSON_TYPES)(
    '%s: how to report, what is recorded, who looks at it, where the procedures are [E25]',
    (type) => {
      const { fullText } = wordingFor(drawer, type, 'en');
      expect(fullText).toMatch(/report it here at the kiosk/);
      expect(fullText).toMatch(/The kiosk writes down/);
      expect(fullText).toMatch(/safeguarding lead look at this/);
      expect(fullText).toMatch(/complaints procedure/);
      expect(/whistleblowing/.test(fullText)).toBe(type === 'staff');
    },
  );

  test.each(PERSON_TYPES)('%s: the steps in an incident [D13]', (type) => {
    const { sentences, fullText } = wordingFor(accountable, type, 'en');
    expect(sentences.find(({ rule }) => rule === 'D13')?.text).toMatch(/tell a safeguarding officer/);
    expect(fullText).toMatch(/hide the window\. Do not close it/);
  });

  test('students and committee members have texts of their own [D11]', () => {
    for (const personType of ['student', 'committee-member'] as const) {
      const { id } = wordingFor(accountable, personType, 'en');
      expect(accountable.wordings[id]?.for).toEqual([personType]);
    }
  });

  test('a games console and a media player are named with the phone [D12]', () => {
    for (const personType of PERSON_TYPES) {
      expect(wordingFor(accountable, personType, 'en').fullText).toMatch(/games console, media player/);
    }
  });

  test('what may follow is said to staff only [E24]', () => {
    for (const personType of PERSON_TYPES) {
      const last = wordingFor(drawer, personType, 'en').sentences.at(-1);
      expect(last?.picture === 'consequence', personType).toBe(personType === 'staff');
    }
    const { fullText } = wordingFor(drawer, 'staff', 'en');
    for (const named of [
      'code of conduct',
      'child protection',
      'allegations',
      'internet access',
      'disciplinary, civil or legal',
    ]) {
      expect(fullText).toContain(named);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { PERSON_TYPES, type PersonType } from '../../main/domain/people.ts';
import {
  agreementsFor,
  inLanguage,
  minimumReadMs,
  reminderFor,
  signFor,
  wordingFor,
} from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const policy = presetPolicy('playgroup-office');
const inBoth = PERSON_TYPES.flatMap((personType) =>
  (['en', 'pl'] as const).map((language) => ({ personType, language })),
);
const allWords = (personType: PersonType, language: string) => {
  const { sentences, fullText } = wordingFor(policy, personType, language);
  return [...sentences.map(({ text }) => text), fullText].join('\n');
};

describe.each(inBoth)('$personType in $language', ({ personType, language }) => {
  const shown = wordingFor(policy, personType, language);

  test('is complete, and short: at most five lines', () => {
    expect(shown).toMatchObject({ language, complete: true, version: 1, signature: true });
    expect(shown.sentences.length).toBeGreaterThan(0);
    expect(shown.sentences.length).toBeLessThanOrEqual(5);
  });

  test('speaks calmly and plainly', () => {
    const words = allWords(personType, language);
    expect(words).not.toMatch(/!|\berrors?\b|\binvalid\b|\bfailed\b|\bmust not\b|błąd/i);
    for (const line of words.split(/[.\n]\s*/)) expect(line.split(/\s+/).length).toBeLessThanOrEqual(32);
  });

  test('says what may follow to staff only [A14]', () => {
    const consequences = /misconduct|disciplin|criminal|służbowe, dyscyplin|karne/;
    if (personType === 'staff') {
      expect(shown.sentences.at(-1)).toMatchObject({ picture: 'consequence', rule: 'A14' });
      expect(shown.sentences.at(-1)?.text).toMatch(consequences);
    } else {
      expect(allWords(personType, language)).not.toMatch(consequences);
      expect(shown.sentences.map(({ picture }) => picture)).not.toContain('consequence');
    }
  });
});

test.each(['staff', 'parent', 'settling-parent'] as const)(
  '%s: contact goes through the setting’s account [A18]',
  (personType) => {
    const line = wordingFor(policy, personType, 'en').sentences.find(({ rule }) => rule === 'A18');
    expect(line?.text).toMatch(/phone number/);
    expect(line?.text).toMatch(/our account/);
    expect(wordingFor(policy, personType, 'pl').fullText).toMatch(/konta|konto/);
  },
);

test.each(['visitor', 'contractor', 'external-teacher', 'professional'] as const)(
  '%s: no calls, no recording of children [A5]',
  (personType) => {
    const text = wordingFor(policy, personType, 'en')
      .sentences.filter(({ rule }) => rule === 'A5')
      .map((sentence) => sentence.text)
      .join(' ');
    expect(text).toMatch(/calls/);
    expect(text).toMatch(/record the children/);
  },
);

test('staff are told about private social media and the setting’s internet [A20]', () => {
  const { fullText } = wordingFor(policy, 'staff', 'en');
  expect(fullText).toMatch(/Do not use your own social media here/);
  expect(fullText).toMatch(/internet and e-mail are for work only/);
});

test('acknowledgements of staff and volunteers are renewed; visitors accept at every visit [A21]', () => {
  expect(policy.wordings['staff-rules']).toMatchObject({ asked: 'once', renewAfterMonths: 12 });
  expect(policy.wordings['volunteer-rules']).toMatchObject({ asked: 'once', renewAfterMonths: 12 });
  expect(policy.wordings['parent-rules']).toMatchObject({ asked: 'once' });
  expect(policy.wordings['visitor-rules']).toMatchObject({ asked: 'every-visit' });
});

describe('languages', () => {
  test('a language that the file does not have falls back to English, and says so', () => {
    expect(wordingFor(policy, 'visitor', 'ur')).toEqual({ ...wordingFor(policy, 'visitor', 'en'), complete: false });
  });

  test('one missing line brings the whole wording back to English: nobody signs two languages', () => {
    const gap = changed(policy, (copy) => {
      delete copy.wordings['visitor-rules']?.sentences[2]?.text.pl;
    });
    expect(wordingFor(gap, 'visitor', 'pl')).toEqual({ ...wordingFor(policy, 'visitor', 'en'), complete: false });
    expect(wordingFor(gap, 'parent', 'pl').complete).toBe(true);
  });

  test('a language is looked up among the words only', () => {
    expect(inLanguage({ en: 'Office', pl: 'Biuro' }, 'pl')).toBe('Biuro');
    expect(inLanguage({ en: 'Office' }, 'constructor')).toBe('Office');
  });
});

describe('what else is read', () => {
  test('one line reminds a parent at drop-off and at collection [A2]', () => {
    expect(reminderFor(policy, 'parent', 'sign-in', 'en')).toMatch(/in your bag/);
    expect(reminderFor(policy, 'parent', 'sign-out', 'pl')).toMatch(/w torbie/);
  });

  test('everybody who is not shown the rules again is reminded at sign-in [A1]', () => {
    for (const personType of PERSON_TYPES) {
      const once = policy.wordings[wordingFor(policy, personType, 'en').id]?.asked === 'once';
      expect(reminderFor(policy, personType, 'sign-in', 'en') !== null, personType).toBe(once);
    }
    expect(reminderFor(policy, 'staff', 'sign-out', 'en')).toBeNull();
  });

  test('the sign stands in both languages [E8]', () => {
    expect(signFor(policy, 'en').title).toBe('No phones here');
    expect(signFor(policy, 'pl').lines).toHaveLength(signFor(policy, 'en').lines.length);
  });

  test('the rules stay on screen for as long as the policy says', () => {
    expect(minimumReadMs(policy)).toBe(5000);
  });

  test('every member of staff signs the agreement about tablets at induction, nobody else [A10]', () => {
    expect(agreementsFor(policy, 'staff', 'at-induction')).toEqual(['off-site-device-use']);
    for (const personType of PERSON_TYPES.filter((type) => type !== 'staff')) {
      expect(agreementsFor(policy, personType, 'at-induction')).toEqual([]);
    }
    expect(agreementsFor(policy, 'staff', 'at-sign-in')).toEqual([]);
  });
});

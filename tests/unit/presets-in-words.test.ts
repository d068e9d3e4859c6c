import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS } from '../../main/domain/devices.ts';
import { PERSON_TYPES, type PersonType } from '../../main/domain/people.ts';
import { agreementsFor, reminderFor, signFor, wordingFor } from '../../main/domain/policy/requirements.ts';
import { EVENTS } from '../../main/domain/record/audit-event.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const A = presetPolicy('playgroup-office');
const B = presetPolicy('preschool-setting-devices');
const C = presetPolicy('preschool-store-cupboard');
const D = presetPolicy('preschool-accountable-users');
const E = presetPolicy('preschool-kitchen-drawer');
const VISITORS: readonly PersonType[] = ['visitor', 'contractor', 'external-teacher', 'professional'];
const TEAM: readonly PersonType[] = ['staff', 'volunteer', 'student', 'committee-member'];
const FAMILIES: readonly PersonType[] = ['parent', 'settling-parent'];

/** What a rule makes a text say, to whom, in both languages: short marks of it, looked for in sentences and full text. */
const SAID: readonly [string, typeof A, readonly PersonType[], readonly RegExp[], readonly RegExp[]][] = [
  ['devices are used nowhere here [A1]', A, TEAM, [/Do not use them anywhere here/], [/Nie używaj ich nigdzie u nas/]],
  [
    'visitors neither call nor record [A5]',
    A,
    VISITORS,
    [/calls/, /record the children/],
    [/Nie dzwoń/, /nie nagrywaj/],
  ],
  ['where essential use is [A6]', A, TEAM, [/in the office only/], [/tylko w biurze/]],
  [
    'where essential use of families is [A6]',
    A,
    FAMILIES,
    [/in the office or outside the front/],
    [/w biurze lub przed wejściem/],
  ],
  [
    'only the setting’s own technology [A9]',
    A,
    ['staff'],
    [/our own (tablets|devices).+only/, /on outings/],
    [/tylko naszych tabletów/, /na wycieczkach/],
  ],
  [
    'children by initials, nothing on a memory stick [A13]',
    A,
    ['staff'],
    [/by their initials/, /memory stick/],
    [/tylko inicjały dzieci/, /nośnikach pamięci/],
  ],
  [
    'staff on social media, and whom they know already [A19]',
    A,
    ['staff'],
    [/Do not write about the children.+social media/, /already know a child or a family, talk it over/],
    [/Nie pisz w mediach społecznościowych o dzieciach/, /znasz już jakieś dziecko lub rodzinę/],
  ],
  [
    'parents on social media [A19]',
    A,
    ['parent'],
    [/Do not write about other children.+social media/],
    [/Nie pisz w mediach społecznościowych o innych dzieciach/],
  ],
  ['parents are pointed to the full policy [A2]', A, ['parent'], [/read our full policy/], [/nasze pełne zasady/]],
  [
    'only the setting’s own technology, for all of the team [B2]',
    B,
    TEAM,
    [/Only our own devices are used/],
    [/tylko nasz/],
  ],
  [
    'children never use a device of staff [B15]',
    B,
    ['staff'],
    [/Children never use a device of yours/],
    [/Dzieci nigdy nie używają/],
  ],
  [
    'the telephone number is passed on [C4]',
    C,
    ['staff', 'volunteer'],
    [/given our telephone number to your family/],
    [/Nasz numer telefonu ma Twoja rodzina/],
  ],
  [
    'the rules go with staff who visit elsewhere, and hold for work phones [C7]',
    C,
    ['staff'],
    [/These rules go with you/, /those your work gave you/],
    [/Te zasady idą z Tobą/, /służbowych/],
  ],
  [
    'a visitor from another setting is a visitor, with work phones too [C7]',
    C,
    ['visitor'],
    [/another preschool or playgroup/, /work phones too/],
    [/gości z innych placówek/, /służbow/],
  ],
  ['cameras stay away [C9]', C, TEAM, [/Do not bring.+camera.+video camera/], [/aparatu ani kamery/]],
  [
    'staff use only the setting’s own devices [C13]',
    C,
    ['staff'],
    [/only our own devices/],
    [/tylko naszych urządzeń/],
  ],
  [
    'consoles and media players are no safer than a phone [D12]',
    D,
    PERSON_TYPES,
    [/games console, media player/, /no safer than a phone/],
    [/konsol\S* do gier, odtwarzacz/, /nie są bezpieczniejsze niż telefon/],
  ],
  [
    'the steps in an incident [D13]',
    D,
    PERSON_TYPES,
    [/hide the window\. Do not close it/],
    [/ukryj okno\. Nie zamykaj go/],
  ],
  [
    'whatever can communicate or record [E1]',
    E,
    PERSON_TYPES,
    [/phone, smart watch, fitness tracker, tablet, e-reader, games console/],
    [/telefon, inteligentny zegarek, opaska, tablet, czytnik, konsola do gier/],
  ],
  [
    'bag or pocket, away from children [E5]',
    E,
    ['parent', 'visitor', 'contractor'],
    [/bag or pocket/, /around the children/],
    [/w torbie lub kieszeni/, /przy dzieciach/],
  ],
  [
    'to use a phone, leave the premises [E7]',
    E,
    [...FAMILIES, 'visitor', 'contractor'],
    [/leave the premises/],
    [/poza teren|wyjdź z terenu|opuść/i],
  ],
  [
    'never in changing rooms and toilets [E12]',
    E,
    PERSON_TYPES,
    [/changing room, in the toilets or in any other place that we name/],
    [/w przebieralni, w toalecie ani w innych miejscach/],
  ],
  [
    'owners answer for what they bring [E13]',
    E,
    PERSON_TYPES,
    [/not responsible.+lost, stolen or damaged/, /PIN/],
    [/Nie odpowiadamy za zgubienie, kradzież ani uszkodzenie/, /kodem PIN/],
  ],
  [
    'no hurtful messages, nothing offensive or illegal [E22]',
    E,
    PERSON_TYPES,
    [/hurtful or abusive messages/, /nothing offensive or illegal/],
    [/obraźliwych wiadomości/, /nic obraźliwego ani nielegalnego/],
  ],
  [
    'how to report, what is recorded and who looks at it [E25]',
    E,
    PERSON_TYPES,
    [/report it here at the kiosk/, /The kiosk writes down/, /look at this/],
    [/zgłoś to tutaj, przy kiosku/, /Kiosk zapisuje/, /sprawdzają/],
  ],
  [
    'photographs, work and contact with the setting’s own devices only [E21]',
    E,
    PERSON_TYPES,
    [/our own devices only/],
    [/tylko nasz/],
  ],
];

describe('what a rule makes a text say, in both languages', () => {
  test.each(SAID)('%s', (_rule, policy, types, english, polish) => {
    for (const personType of types) {
      for (const [language, marks] of [
        ['en', english],
        ['pl', polish],
      ] as const) {
        const { sentences, fullText, complete } = wordingFor(policy, personType, language);
        const said = [...sentences.map(({ text }) => text), fullText].join('\n').replaceAll('\n', ' ');
        expect(complete).toBe(true);
        for (const mark of marks) expect(said, `${policy.id} ${personType} ${language}`).toMatch(mark);
      }
    }
  });
});

test('no personal device is let out for an outing, but a parent’s at an announced event [A9]', () => {
  const kept = Object.entries(A.arrangements).filter(([, { keeps, released }]) => keeps || released);
  expect(kept.filter(([, { released }]) => released)).toEqual([]);
  expect(kept.filter(([, kind]) => kind.for.includes('families')).map(([id]) => id)).toEqual(['special-event']);
  expect(agreementsFor(A, 'parent', 'at-sign-in')).toEqual([]);
});

test('contractors have a text of their own [B1]', () => {
  const { id } = wordingFor(B, 'contractor', 'en');
  expect(B.wordings[id]?.for).toEqual(['contractor']);
});

test('personal use is outside or with nobody: the setting’s own equipment but for an emergency and an outing [C13]', () => {
  expect(
    Object.entries(C.arrangements)
      .filter(([, { released }]) => released)
      .map(([id]) => id),
  ).toEqual(['outing']);
  expect(Object.keys(C.authorisations).sort()).toEqual(['emergency-use', 'lone-working']);
});

test('the sign says what is expected of visitors, in both languages [E8]', () => {
  for (const language of ['en', 'pl']) {
    const { title, lines } = signFor(E, language);
    expect(title).not.toBe('');
    expect(lines.length).toBeGreaterThan(1);
  }
  expect(signFor(E, 'pl').lines).not.toEqual(signFor(E, 'en').lines);
});

test('a line reminds parents at every drop-off and every collection, in both languages [A2]', () => {
  for (const moment of ['sign-in', 'sign-out'] as const)
    for (const [language, bag] of [
      ['en', /bag/],
      ['pl', /w torbie/],
    ] as const)
      expect(reminderFor(A, 'parent', moment, language)).toMatch(bag);
});

describe('the question about devices', () => {
  const words = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`../../renderer/text/${language}/public.json`, import.meta.url), 'utf8'));

  test('names every kind, each with its own picture [E1 D12]', () => {
    const drawn = readFileSync(new URL('../../renderer/drawings/devices.tsx', import.meta.url), 'utf8');
    for (const kind of DEVICE_KINDS) {
      expect(words('en')[`device.${kind}`], kind).toBeTruthy();
      expect(words('pl')[`device.${kind}`], kind).toBeTruthy();
      expect(drawn, kind).toMatch(new RegExp(`^  '?${kind}'?: `, 'm'));
    }
    expect(DEVICE_KINDS).toEqual(
      expect.arrayContaining(['phone', 'tablet', 'e-reader', 'games-console', 'smart-watch', 'fitness-tracker']),
    );
  });

  test('asks of anything else for a word, with a media player for example [D12]', () => {
    expect(words('en')['devices.other.lead']).toMatch(/music player/);
    expect(words('pl')['devices.other.lead']).toMatch(/odtwarzacz/);
  });
});

test('nothing that is kept of a person could show their own telephone number or e-mail address [A18]', () => {
  const kept = Object.values(EVENTS).flatMap(({ facts, personal }) => [
    ...Object.keys(facts.shape),
    ...Object.keys(personal.shape),
  ]);
  expect(kept.length).toBeGreaterThan(50);
  const contact = kept.filter((field) => /phone|mail|mobile|contact|address/i.test(field));
  // The setting's own number, which families are asked to ring.
  expect([...new Set(contact)]).toEqual(['telephone']);
  expect(Object.keys(EVENTS['kiosk-set-up'].facts.shape)).toContain('telephone');
  expect(Object.keys(EVENTS['person-added'].personal.shape)).toEqual(['first', 'last', 'shownAs']);
});

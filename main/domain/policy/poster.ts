import { z } from 'zod';
import { DEVICE_KINDS, DeviceKind } from '../devices.ts';
import { PersonType, Role } from '../people.ts';
import { closestRules } from './device-answer.ts';
import { RULED_OWNERSHIPS } from './device-rules.ts';
import { authorisationsFor, isNeverPlace, placesFor } from './permitted.ts';
import type { Policy } from './policy.ts';
import { inLanguage, storeOf, wordingFor } from './requirements.ts';
import { type LanguageCode, Picture } from './terms.ts';
import { isFor } from './who.ts';

/** The languages that a sign can be printed in: those that the sentences around the policy's own words are written in. */
export const POSTER_LANGUAGES = ['en', 'pl'] as const;
export type PosterLanguage = (typeof POSTER_LANGUAGES)[number];

/** The sheets that a page is made for. */
export const PAPERS = ['A4', 'A3'] as const;
export type Paper = (typeof PAPERS)[number];

/** One kind of people on the sign. `withChildren: false`: those of them who do not work with the children, where that matters. */
const PosterPeople = z.strictObject({ type: PersonType, withChildren: z.boolean() });
export type PosterPeople = z.infer<typeof PosterPeople>;

const PosterAnswer = z.strictObject({
  must: z.enum(['deposit', 'hand-in', 'keep-in-bag', 'leave-off-premises']),
  /** Where it goes, as the policy calls it. */
  store: z.strictObject({ label: z.string(), locker: z.boolean() }).nullable(),
  /** `others`: all kinds that no other answer of the same people names. */
  kinds: z.union([z.enum(['all', 'others']), z.array(DeviceKind).min(1)]),
  ownership: z.enum(['both', ...RULED_OWNERSHIPS]),
});
export type PosterAnswer = z.infer<typeof PosterAnswer>;

/**
 * What stands on the sign for the door (SETTINGS E8): facts and the policy's own words in one language. Nothing about a
 * member of staff can stand here (A18): roles only, and no contact, name or number out of the policy file.
 */
export const Poster = z.strictObject({
  language: z.enum(POSTER_LANGUAGES),
  policy: z.strictObject({ title: z.string(), version: z.int(), agreedOn: z.iso.date().nullable() }),
  sign: z.strictObject({ title: z.string(), lines: z.array(z.string()) }),
  /** What each group of people does with its devices; people with the same answers stand together. */
  rows: z.array(
    z.strictObject({ picture: Picture, people: z.array(PosterPeople).min(1), answers: z.array(PosterAnswer).min(1) }),
  ),
  children: z.strictObject({
    allowed: z.enum(['never', 'stored-for-the-day']),
    collectedBy: z.enum(['adult', 'parent']),
    store: z.string(),
  }),
  /** Where a personal device may be used, and which roles are asked first: none for those who may step out by themselves. */
  uses: z.array(
    z.strictObject({ people: z.array(PersonType), ask: z.array(Role), places: z.array(z.string()).min(1) }),
  ),
  /** Where nobody may ever use one (E12). */
  never: z.array(z.string()),
  /** Whom a concern is told, in the order of the policy. */
  concerns: z.array(Role).min(1),
  fullPolicyAt: z.string(),
});
export type Poster = z.infer<typeof Poster>;

/** In the order in which they come to the door. */
const PEOPLE = [
  'parent',
  'settling-parent',
  'visitor',
  'contractor',
  'professional',
  'external-teacher',
  'staff',
  'volunteer',
  'student',
  'committee-member',
] as const satisfies readonly PersonType[];

/** The sign of a policy that was loaded. All of it is in English where the policy lacks any of its words in the language. */
export function posterOf(policy: Policy, language: PosterLanguage): Poster {
  let complete = true;
  const inOne = (shown: LanguageCode) => (words: Parameters<typeof inLanguage>[0]) => {
    if (!Object.hasOwn(words, shown)) complete = false;
    return inLanguage(words, shown);
  };
  const asked = posterIn(policy, language, inOne(language));
  return complete ? asked : posterIn(policy, 'en', inOne('en'));
}

type Say = (words: Parameters<typeof inLanguage>[0]) => string;

function posterIn(policy: Policy, language: Poster['language'], say: Say): Poster {
  const { adoption, childDevices, places, sign } = policy;
  const label = (id: string) => {
    const store = storeOf(policy, id);
    return store === undefined ? id : say(store.label);
  };
  return {
    language,
    policy: {
      title: say(policy.title),
      version: policy.version,
      agreedOn: adoption.agreedOn ?? adoption.heldOn ?? null,
    },
    sign: { title: say(sign.title), lines: sign.lines.map(say) },
    rows: rowsOf(policy, label),
    children: {
      allowed: childDevices.allowed,
      collectedBy: childDevices.collectedBy,
      store: label(childDevices.store),
    },
    uses: usesOf(policy, (id) => (places[id] === undefined ? id : say(places[id].label))),
    never: Object.entries(places)
      .filter(([id, place]) => isNeverPlace(id, place))
      .map(([, place]) => say(place.label)),
    concerns: policy.contactOrder,
    fullPolicyAt: say(policy.fullPolicyAt),
  };
}

type Label = (id: string) => string;

function rowsOf(policy: Policy, storeLabel: Label): Poster['rows'] {
  const people = PEOPLE.flatMap((type) => {
    const usual = { people: { type, withChildren: true }, answers: answersOf(type, true, policy, storeLabel) };
    const apart = { people: { type, withChildren: false }, answers: answersOf(type, false, policy, storeLabel) };
    return same(usual.answers, apart.answers) ? [usual] : [usual, apart];
  });
  return together(people, ({ answers }) => answers).map((group) => ({
    picture: pictureOf(group[0].people.type, group[0].answers, policy),
    people: group.map((one) => one.people),
    answers: group[0].answers,
  }));
}

/** The policy's own picture of putting away, out of the rules that these people read. */
function pictureOf(personType: PersonType, answers: readonly PosterAnswer[], policy: Policy): Picture {
  const must = answers.at(-1)?.must;
  if (must === 'keep-in-bag') return 'phone-in-bag';
  if (must === 'leave-off-premises') return 'leave-outside';
  const shown = wordingFor(policy, personType, 'en').sentences.map(({ picture }) => picture);
  return shown.find((picture) => /^phone-(?:in)?to-/.test(picture)) ?? 'phone-into-drawer';
}

/** What a person type does with each kind of device; what holds for few kinds comes first. */
function answersOf(personType: PersonType, worksWithChildren: boolean, policy: Policy, label: Label): PosterAnswer[] {
  const cells = RULED_OWNERSHIPS.flatMap((ownership) =>
    DEVICE_KINDS.flatMap((kind) => {
      const [rule] = closestRules({ personType, worksWithChildren, kind, ownership }, policy);
      if (rule === undefined) return [];
      const id = 'store' in rule ? rule.store : null;
      const store = id === null ? null : { label: label(id), locker: storeOf(policy, id)?.kind === 'locker' };
      return [{ ownership, kind, answer: { must: rule.must, store } }];
    }),
  );
  const answers = together(cells, ({ answer }) => answer).flatMap((group): PosterAnswer[] => {
    const kindsOf = (ownership: string) => group.filter((one) => one.ownership === ownership).map(({ kind }) => kind);
    const [{ answer }] = group;
    const [personal, issued] = [kindsOf('personal'), kindsOf('work-issued')];
    if (same(personal, issued)) return [{ ...answer, kinds: personal, ownership: 'both' }];
    return [
      { ...answer, kinds: personal, ownership: 'personal' as const },
      { ...answer, kinds: issued, ownership: 'work-issued' as const },
    ].filter(({ kinds }) => kinds.length > 0);
  });
  answers.sort((a, b) => a.kinds.length - b.kinds.length);
  const last = answers.at(-1);
  if (last === undefined) return [];
  const named = answers.length > 1 && answers.every(({ ownership }) => ownership === 'both') ? 'others' : null;
  return answers.map((answer) => {
    if (answer.kinds.length === DEVICE_KINDS.length) return { ...answer, kinds: 'all' };
    return answer === last && named !== null ? { ...answer, kinds: named } : answer;
  });
}

function usesOf(policy: Policy, placeLabel: Label): Poster['uses'] {
  const { stepOut } = policy;
  const found = PEOPLE.flatMap((type) => {
    const free = stepOut !== undefined && isFor(stepOut.for, type, policy.groups) ? [stepOut.place] : [];
    const kinds = authorisationsFor(type, policy).filter((id) => policy.authorisations[id]?.ownership === 'personal');
    const allowed = new Set(kinds.flatMap((id) => placesFor(type, policy, id)));
    const places = Object.keys(policy.places).filter((id) => allowed.has(id) && !free.includes(id));
    const granting = kinds.map((id) => policy.authorisations[id]?.grantedBy ?? []);
    // Whoever grants all of it is never the wrong one to ask.
    const always = (granting[0] ?? []).filter((role) => granting.every((roles) => roles.includes(role)));
    const ask = always.length > 0 ? always : [...new Set(granting.flat())];
    return [
      { type, use: { ask: [], places: free.map(placeLabel) } },
      { type, use: { ask, places: places.map(placeLabel) } },
    ].filter(({ use }) => use.places.length > 0);
  });
  return together(found, ({ use }) => use).map((group) => ({ people: group.map(({ type }) => type), ...group[0].use }));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Things with the same key in one group, in the order in which the keys first come. */
function together<T>(things: readonly T[], keyOf: (thing: T) => unknown): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const thing of things) {
    const key = JSON.stringify(keyOf(thing));
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups.values()];
}

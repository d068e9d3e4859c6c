import type { EpochMs } from '../clock.ts';
import { nameOf } from '../desk/names.ts';
import { asIs, type Words, words } from '../forms/form.ts';
import type { Id } from '../people.ts';
import type { EventKind, EventOf } from '../record/audit-event.ts';
import type { Entry } from '../record/entry.ts';
import type { Person } from '../record/state.ts';

export const CHANGE_AREAS = ['policy', 'people', 'credentials', 'hardware', 'program'] as const;
export type ChangeArea = (typeof CHANGE_AREAS)[number];

/** What a review meeting looks at (SETTINGS D14): the kinds of entries that change how the kiosk is set up. */
const AREA_OF = {
  'policy-adopted': 'policy',
  'policy-refused': 'policy',
  'policy-reviewed': 'policy',
  'person-added': 'people',
  'person-changed': 'people',
  'person-left': 'people',
  'credential-issued': 'credentials',
  'credential-revoked': 'credentials',
  'credential-reported': 'credentials',
  'pin-set': 'credentials',
  'recovery-code-set': 'credentials',
  'recovery-code-used': 'credentials',
  'kiosk-set-up': 'hardware',
  'compartment-out-of-order': 'hardware',
  'compartment-in-order': 'hardware',
  'station-started': 'program',
} as const satisfies { readonly [K in EventKind]?: ChangeArea };

type ChangeKind = keyof typeof AREA_OF;
type ChangeEvent = { [K in ChangeKind]: Pick<EventOf<K>, 'kind' | 'facts'> }[ChangeKind];

/** Of `station-started` only those count that brought another version. */
export const CHANGE_KINDS = Object.keys(AREA_OF) as readonly ChangeKind[];

/** One line of the change log. */
export interface Change {
  readonly seq: number;
  readonly at: EpochMs;
  readonly area: ChangeArea;
  readonly what: Words;
  /** Whom it is about; null where it is about nobody. */
  readonly whom: Words | null;
  /** How it is from then on, each in words of its own. */
  readonly details: readonly Words[];
  readonly by: Words;
}

/** What the record knows besides the entries. */
export interface ChangeNames {
  person(person: Id): Person | null;
  /** Whose badge or code it is, and which of them. */
  credential(credential: Id): { readonly person: Id; readonly kind: string } | null;
}

/** An entry as a line of the change log; null for one that is none. No hash of anything that opens something stands in it. */
export function changeOf(entry: Entry, names: ChangeNames): Change | null {
  if (!Object.hasOwn(AREA_OF, entry.kind)) return null;
  // Each entry was held against the schema of its kind when it was recorded.
  const event = entry as unknown as ChangeEvent;
  return {
    seq: entry.seq,
    at: entry.at,
    area: AREA_OF[event.kind],
    ...lineOf(event, names),
    by: byWhom(event, names),
  };
}

type Line = Pick<Change, 'what' | 'whom' | 'details'>;

function lineOf({ kind, facts }: ChangeEvent, names: ChangeNames): Line {
  const line = (what: Words, about: Id | null = null, details: readonly Words[] = []): Line => ({
    what,
    whom: about === null ? null : whom(about, names),
    details,
  });
  switch (kind) {
    case 'policy-adopted': {
      const { policyId, version, hash } = facts;
      const details = [
        words('change.policy', { policy: policyId, version }),
        words('change.fingerprint', { hash: hash.slice(0, 12) }),
      ];
      return line(words('change.policy-adopted'), null, details);
    }
    case 'policy-refused':
      return line(words('change.policy-refused'), null, [words('change.faults', { count: facts.faults })]);
    case 'policy-reviewed': {
      const details = [words('change.version', { version: facts.version }), words('change.next', { day: facts.next })];
      return line(words(facts.early ? 'change.policy-reviewed-early' : 'change.policy-reviewed'), null, details);
    }
    case 'person-added': {
      const { person, personType, roles, worksWithChildren } = facts;
      const more = isFamily(personType) ? [] : whatTheyAre(roles, worksWithChildren);
      return line(words('change.person-added'), person, [words(`desk.type.${personType}`), ...more]);
    }
    case 'person-changed':
      return line(words('change.person-changed'), facts.person, whatTheyAre(facts.roles, facts.worksWithChildren));
    case 'person-left':
      return line(words('change.person-left'), facts.person);
    case 'credential-issued':
      return line(words(`change.issued-${facts.kind}`), facts.person);
    case 'credential-revoked': {
      const credential = names.credential(facts.credential);
      const why = WHY_REVOKED.find((known) => known === facts.why);
      const details = why === undefined ? [] : [words(`change.why-${why}`)];
      return line(words(`change.revoked-${credential?.kind ?? 'badge'}`), credential?.person ?? null, details);
    }
    case 'credential-reported':
      return line(words(`change.reported-${facts.what}`), facts.person);
    case 'pin-set':
      return line(words('change.pin-set'), facts.person);
    case 'recovery-code-set':
      return line(words('change.recovery-code-set'));
    case 'recovery-code-used':
      return line(words('change.recovery-code-used'));
    case 'kiosk-set-up':
      return line(words('change.kiosk-set-up'), null, [words(`change.hardware-${facts.hardware}`)]);
    case 'compartment-out-of-order': {
      const why = WHY_OUT.find((known) => known === facts.why) ?? 'unknown';
      return line(words('change.door-out', { door: facts.compartment }), null, [words(`desk.why.${why}`)]);
    }
    case 'compartment-in-order':
      return line(words('change.door-in', { door: facts.compartment }));
    case 'station-started':
      return line(words('change.program', { version: facts.programVersion }));
  }
}

/** Reasons that have words; the record takes any. */
const WHY_REVOKED = ['replaced', 'reported'] as const;
const WHY_OUT = [
  'did-not-open',
  'did-not-close',
  'jammed',
  'left-open',
  'opened-unasked',
  'by-manager',
  'stuck',
] as const;

/** What somebody is besides staff, which everybody is who works here. */
function whatTheyAre(roles: readonly string[], worksWithChildren: boolean): readonly Words[] {
  const besides = roles.filter((role) => role !== 'staff').map((role) => words(`form.role.${role}`));
  return [...besides, words(worksWithChildren ? 'change.with-children' : 'change.not-with-children')];
}

const isFamily = (personType: string) => personType === 'parent' || personType === 'settling-parent';

/** Families change nothing here: a meeting reads that there is one more, and not whose. */
function whom(person: Id, names: ChangeNames): Words {
  const found = names.person(person);
  if (found !== null && isFamily(found.personType)) return words(`desk.type.${found.personType}`);
  return named(found);
}

function named(person: Person | null): Words {
  const name = person === null ? '' : nameOf(person);
  return name === '' ? words('change.name-gone') : asIs(name);
}

/** Where nobody stands on record: what was made at set-up, what was edited in the file, and what the kiosk saw itself. */
function byWhom({ kind, facts }: ChangeEvent, names: ChangeNames): Words {
  switch (kind) {
    case 'policy-adopted':
    case 'policy-refused':
      return words('change.by-file');
    case 'compartment-out-of-order':
    case 'station-started':
      return words('change.by-kiosk');
    case 'kiosk-set-up':
      return words('change.by-set-up');
    case 'recovery-code-used':
      return named(names.person(facts.person));
    default: {
      const by = kind === 'person-added' ? facts.addedBy : facts.by;
      return by === null ? words('change.by-set-up') : named(names.person(by));
    }
  }
}

import type { Fresh, Hashes } from '../../main/desks/ports.ts';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { wordingFor } from '../../main/domain/policy/requirements.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { wordingKey } from '../../main/domain/visits/rules-step.ts';
import { keyedHash, sha256 } from '../../main/keyed-hash.ts';
import { pinHashing } from '../../main/pin-hashing.ts';
import type { PersonDraft } from './builders.ts';

/** Somebody whom the kiosk knows, with what they carry. */
export interface Known extends PersonDraft {
  readonly id: string;
  readonly name: string;
  readonly badge: string;
  readonly code: string;
  readonly children: readonly string[];
}

const PEPPER = Buffer.alloc(32, 7);
const BADGE_KEY = Buffer.alloc(32, 9);
/** The cheapest that argon2 allows; the real cost is measured elsewhere. */
const CHEAP = { memoryKiB: 8, passes: 1 };

export const testHashes: Hashes = { keyed: (purpose, text) => keyedHash(BADGE_KEY, purpose, text), sha256 };
export const testPins = pinHashing(PEPPER, CHEAP);

/** Ids and codes in a row, the same in every run. */
export function countedFresh(): Fresh {
  let last = 0;
  const letters = 'ACDEFGHJKMNPQRTVWXY34679';
  const code = () => {
    last += 1;
    let rest = last * 7919;
    return Array.from({ length: 6 }, () => {
      const letter = letters[rest % letters.length];
      rest = Math.floor(rest / letters.length) + last;
      return letter;
    }).join('');
  };
  return {
    id(kind) {
      last += 1;
      return `${kind}-${String(last).padStart(6, '0')}`;
    },
    pass: code,
    personalCode: code,
    recoveryCode: () => code() + code() + code(),
    familyCode() {
      last += 1;
      return String(100_000 + last * 37).slice(-6);
    },
  };
}

export function known(draft: PersonDraft, index: number, fresh: Fresh): Known {
  return {
    ...draft,
    id: `p-${draft.first.toLowerCase()}-${index}`,
    name: `${draft.first} ${draft.last}`,
    badge: `01004A7C${(0x20 + index).toString(16).toUpperCase()}`,
    code: draft.personType === 'parent' ? fresh.familyCode() : fresh.personalCode(),
    children: draft.initials.map((_, child) => `k-${index}-${child}-child`),
  };
}

/** The entries with which the record of a kiosk begins that knows these people. */
export async function firstEntries(
  people: readonly Known[],
  policy: Policy,
  fresh: Fresh,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [
    {
      kind: 'kiosk-set-up',
      facts: {
        settingName: 'Test Playgroup',
        telephone: '01632 960000',
        timeZone: 'Europe/London',
        hardware: 'pretend',
      },
    },
  ];
  for (const person of people) {
    const { id, personType, roles, standing, first, last, name } = person;
    const family = personType === 'parent';
    events.push(
      {
        kind: 'person-added',
        facts: {
          person: id,
          personType,
          roles: [...roles],
          worksWithChildren: true,
          standing: [...standing],
          addedBy: null,
        },
        personal: { first, last, shownAs: name },
      },
      issued(id, 'badge', testHashes.keyed('badge', person.badge), fresh),
      family
        ? issued(id, 'family-code', testHashes.keyed('family-code', person.code), fresh)
        : issued(id, 'personal-code', testHashes.keyed('personal-code', person.code), fresh),
      ...person.children.map(
        (child, index): AuditEvent => ({
          kind: 'child-added',
          facts: { child, carers: [id], by: id },
          personal: { initials: person.initials[index] ?? '' },
        }),
      ),
    );
    if (person.pin !== null)
      events.push({
        kind: 'pin-set',
        facts: { person: id, by: null },
        personal: { pinHash: await testPins.hash(person.pin) },
      });
    if (!person.newHere) events.push(accepted(person, policy));
  }
  events.push(...keptBefore(policy));
  return events;
}

function issued(
  person: string,
  kind: 'badge' | 'personal-code' | 'family-code',
  keyedHash: string,
  fresh: Fresh,
): AuditEvent {
  return { kind: 'credential-issued', facts: { person, credential: fresh.id('c'), kind, keyedHash, by: null } };
}

function accepted({ id, personType }: Known, policy: Policy): AuditEvent {
  const shown = wordingFor(policy, personType, 'en');
  return {
    kind: 'rules-acknowledged',
    facts: {
      visit: null,
      person: id,
      wording: wordingKey(policy, shown),
      version: String(shown.version),
      wordingHash: sha256('before the test'),
      language: 'en',
      shownMs: 9000,
      signed: true,
    },
    personal: {},
  };
}

/** Other people accepted these words before: what a test sees on record is its own. */
function keptBefore(policy: Policy): readonly AuditEvent[] {
  const shown = PERSON_TYPES.map((personType) => wordingFor(policy, personType, 'en'));
  const hashes = new Set<string>();
  return shown.flatMap((one): AuditEvent[] => {
    const hash = sha256(JSON.stringify([one.sentences, one.fullText]));
    if (hashes.has(hash)) return [];
    hashes.add(hash);
    return [
      {
        kind: 'wording-kept',
        facts: {
          hash,
          wording: wordingKey(policy, one),
          version: String(one.version),
          language: 'en',
          sentences: one.sentences.map(({ text }) => text),
          text: one.fullText,
        },
      },
    ];
  });
}

import type { DeclaredDevice, DeviceKind } from '../devices.ts';
import type { PersonType } from '../people.ts';
import { closestRules } from './device-answer.ts';
import type { DeviceRule, Store } from './device-rules.ts';
import type { Policy } from './policy.ts';
import type { RuleId } from './terms.ts';
import { isFor } from './who.ts';
import { agreementsFor, inLanguage, wordingIdFor } from './wording-for.ts';

export { authorisationsFor, EMERGENCY_USE, longestMinutesFor, mayGrant, placesFor, reasonsFor } from './permitted.ts';
export {
  agreementsFor,
  inLanguage,
  minimumReadMs,
  reminderFor,
  type ShownSentence,
  type ShownWording,
  signFor,
  wordingFor,
} from './wording-for.ts';

/** Who stands there, as far as the rules care. Left out, a person works with children and is on duty. */
export interface RuledPerson {
  readonly personType: PersonType;
  readonly worksWithChildren?: boolean;
  readonly onDuty?: boolean;
}

/** One thing to do, with the rule it came from. This is the stable JSON form of `explain`. */
export type RequirementStep =
  | { readonly kind: 'acknowledge'; readonly wording: string; readonly signature: boolean; readonly rule: RuleId }
  | {
      readonly kind: 'deposit' | 'hand-in';
      readonly store: string;
      readonly devices: readonly DeclaredDevice[];
      readonly rule: RuleId;
    }
  | {
      readonly kind: 'keep-in-bag' | 'leave-off-premises';
      readonly devices: readonly DeclaredDevice[];
      readonly rule: RuleId;
    }
  | { readonly kind: 'sign-agreement'; readonly agreement: string; readonly rule: RuleId }
  | {
      readonly kind: 'accept-conditions';
      readonly arrangement: string;
      readonly conditions: readonly string[];
      readonly rule: RuleId;
    }
  | {
      readonly kind: 'confirm-attending-staff';
      readonly arrangement: string;
      readonly count: number;
      readonly rule: RuleId;
    }
  | {
      readonly kind: 'keep-under-arrangement';
      readonly arrangement: string;
      readonly devices: readonly DeclaredDevice[];
      /** The places it is limited to; empty where it is not tied to a place. */
      readonly places: readonly string[];
      readonly rule: RuleId;
    }
  | { readonly kind: 'manager-required'; readonly reason: string; readonly rule: RuleId };

/** An arrangement that is valid for the person now: which kind of the policy it is, and what was agreed. */
export interface Arranged {
  readonly kind: string;
  readonly devices: readonly DeviceKind[];
  readonly places: readonly string[];
}

export interface Requirements {
  /** The type whose rules hold: for somebody off duty, the one that they sign in as. */
  readonly personType: PersonType;
  readonly policy: { readonly id: string; readonly version: number };
  /** In the order in which they are done. */
  readonly steps: readonly RequirementStep[];
}

/** What stops at the door comes first, then what is read and signed, then what is put away. */
const ORDER: readonly RequirementStep['kind'][] = [
  'leave-off-premises',
  'manager-required',
  'acknowledge',
  'sign-agreement',
  'accept-conditions',
  'confirm-attending-staff',
  'keep-under-arrangement',
  'keep-in-bag',
  'hand-in',
  'deposit',
];

/** The person type whose rules hold: a student or committee member who is not on duty is a visitor, say (SETTINGS D11). */
export function signsInAs(person: RuledPerson, policy: Policy): PersonType {
  return person.onDuty === false ? (policy.offDuty[person.personType] ?? person.personType) : person.personType;
}

/**
 * What a person with these devices must do under a policy, each device by itself and each with exactly one answer.
 * An arrangement by which the person keeps devices takes the rule's place for the kinds that it names. Setting-owned devices
 * follow the register and have no step here. Whether something was already accepted or signed is the
 * record's to know. Throws when the policy has no answer, which loading a policy rules out.
 */
export function requirementsFor(
  person: RuledPerson,
  devices: readonly DeclaredDevice[],
  policy: Policy,
  arranged: readonly Arranged[] = [],
): Requirements {
  const personType = signsInAs(person, policy);
  const wordingId = wordingIdFor(policy, personType);
  const wording = policy.wordings[wordingId];
  if (wording === undefined) throw new Error(`Policy ${policy.id} has no wording ${wordingId}`);
  const steps: RequirementStep[] = [
    { kind: 'acknowledge', wording: wordingId, signature: wording.signature, rule: wording.rule },
  ];
  for (const id of agreementsFor(policy, personType, 'at-sign-in')) {
    const agreement = policy.agreements[id];
    if (agreement !== undefined) steps.push({ kind: 'sign-agreement', agreement: id, rule: agreement.rule });
  }
  const kept = arrangedSteps(personType, devices, policy, arranged);
  steps.push(...kept.steps);
  steps.push(...deviceSteps({ personType, worksWithChildren: person.worksWithChildren ?? true }, kept.rest, policy));
  return {
    personType,
    policy: { id: policy.id, version: policy.version },
    steps: steps.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
  };
}

/** The steps that arrangements bring, and the devices that none of them is about. */
function arrangedSteps(
  personType: PersonType,
  devices: readonly DeclaredDevice[],
  policy: Policy,
  arranged: readonly Arranged[],
): { readonly steps: readonly RequirementStep[]; readonly rest: readonly DeclaredDevice[] } {
  const steps: RequirementStep[] = [];
  let rest = devices;
  for (const { kind: arrangement, devices: kinds, places } of arranged) {
    const kind = Object.hasOwn(policy.arrangements, arrangement) ? policy.arrangements[arrangement] : undefined;
    // A child's device is not the adult's own.
    if (kind === undefined || !kind.keeps || kind.child === 'owner') continue;
    if (!isFor(kind.for, personType, policy.groups)) continue;
    const covered = (device: DeclaredDevice) =>
      device.ownership !== 'setting-owned' && kind.devices.includes(device.kind) && kinds.includes(device.kind);
    const kept = rest.filter(covered);
    if (kept.length === 0) continue;
    rest = rest.filter((device) => !covered(device));
    const { rule } = kind;
    if (kind.conditions.length > 0) {
      steps.push({ kind: 'accept-conditions', arrangement, conditions: kind.conditions.map(({ id }) => id), rule });
    }
    if (kind.attendingStaff > 0) {
      steps.push({ kind: 'confirm-attending-staff', arrangement, count: kind.attendingStaff, rule });
    }
    steps.push({ kind: 'keep-under-arrangement', arrangement, devices: kept, places, rule });
  }
  return { steps, rest };
}

function deviceSteps(
  person: { readonly personType: PersonType; readonly worksWithChildren: boolean },
  devices: readonly DeclaredDevice[],
  policy: Policy,
): readonly RequirementStep[] {
  const byAnswer = new Map<string, { answer: DeviceRule; devices: DeclaredDevice[] }>();
  for (const device of devices) {
    if (device.ownership === 'setting-owned') continue;
    const [answer] = closestRules({ ...person, kind: device.kind, ownership: device.ownership }, policy);
    if (answer === undefined) {
      throw new Error(
        `Policy ${policy.id} has no answer for ${person.personType} with ${device.ownership} ${device.kind}`,
      );
    }
    const key = [answer.must, 'store' in answer ? answer.store : '', answer.rule].join(' ');
    const same = byAnswer.get(key);
    if (same) same.devices.push(device);
    else byAnswer.set(key, { answer, devices: [device] });
  }
  return [...byAnswer.values()].map(({ answer, devices: ruled }) =>
    answer.must === 'deposit' || answer.must === 'hand-in'
      ? { kind: answer.must, store: answer.store, devices: ruled, rule: answer.rule }
      : { kind: answer.must, devices: ruled, rule: answer.rule },
  );
}

/** A store by its id, or undefined for an id that the policy does not know. */
export function storeOf(policy: Policy, id: string): Store | undefined {
  return Object.hasOwn(policy.stores, id) ? policy.stores[id] : undefined;
}

/** The name of a store or place as people read it; the id itself where the policy no longer knows it. */
export function storeLabel(policy: Policy, id: string, language: string): string {
  const store = storeOf(policy, id);
  return store === undefined ? id : inLanguage(store.label, language);
}

export function placeLabel(policy: Policy, id: string, language: string): string {
  const place = Object.hasOwn(policy.places, id) ? policy.places[id] : undefined;
  return place === undefined ? id : inLanguage(place.label, language);
}

import { z } from 'zod';
import { DeclaredDevices } from '../devices.ts';
import { Id, PersonType, Role } from '../people.ts';
import { AGREEMENT_EVENTS, WordingKey } from './agreement-events.ts';
import { ARRANGEMENT_EVENTS } from './arrangement-events.ts';
import { At, Day, event, Hash, Language, none, Short, Text, Word } from './event-terms.ts';
import { EVIDENCE_EVENTS } from './evidence-events.ts';
import { INCIDENT_EVENTS } from './incident-events.ts';
import { RetentionKind } from './retention-kind.ts';
import { SETTING_DEVICE_EVENTS } from './setting-device-events.ts';

/**
 * Everything worth remembering. State follows from these events alone: what an event does to the state tables is written
 * once, in db/projection, and used both when it is recorded and when `verify` rebuilds the state.
 *
 * `facts` are hashed as they stand. `personal` fields (text that tells who somebody is, signatures, secrets' hashes) enter
 * the hash as salted commitments only and are kept sealed in one table, so that erasing them leaves the chain whole.
 * Adding a kind or an optional fact is free; changing the meaning of one needs a new kind.
 */
const Compartment = z.int().min(1).max(999);

/** Why a door is opened. `release` and `return`: for permitted use while the visit goes on. */
export const DOOR_PURPOSES = ['deposit', 'collect', 'release', 'return', 'override', 'commissioning'] as const;
export const DoorPurpose = z.enum(DOOR_PURPOSES);
export type DoorPurpose = z.infer<typeof DoorPurpose>;

/** How a child's device came to be noticed. */
export const CHILD_DEVICE_FINDS = ['brought', 'found'] as const;

export const VISIT_ENDS = ['signed-out', 'closed-by-manager', 'unknown'] as const;
export const SEVERITIES = ['note', 'attention', 'serious'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

export const EXCEPTION_KINDS = [
  'door-did-not-open',
  'door-left-open',
  'door-opened-unasked',
  'closed-unattended',
  'movement-unknown',
  'locker-offline',
  'locker-full',
  'let-in',
  'deposit-refused',
  'deposit-unsure',
  'device-not-collected',
  'device-overdue',
  'check-in-missed',
  'setting-device-overdue',
  'handed-over-unconfirmed',
  'sign-out-missing',
  'override-opening',
  'second-manager-alone',
  'pin-locked-out',
  'badge-unknown',
  'badge-of-leaver',
  'badge-disabled',
  'codes-shut',
  'pin-reset',
  'recovery-code-used',
  'credential-reported',
  'clock-jumped',
  'record-restored',
  'day-difference',
  'day-not-closed',
  'policy-refused',
  'policy-changed',
  'attendance-short',
  'arrangement-conditions-unmet',
  'arrangement-after-child-start',
  'access-refused',
  'evidence-hold-lapsed',
] as const;
export const ExceptionKind = z.enum(EXCEPTION_KINDS);
export type ExceptionKind = z.infer<typeof ExceptionKind>;

export const EVENTS = {
  // The kiosk itself
  'kiosk-set-up': event(
    z.strictObject({
      settingName: Short,
      telephone: Short,
      timeZone: Short,
      hardware: z.enum(['real', 'pretend', 'none']),
    }),
  ),
  'station-started': event(
    z.strictObject({
      programVersion: Short,
      previousStop: z.enum(['first', 'orderly', 'unexpected']),
      protection: z.enum(['keychain', 'file']),
    }),
  ),
  'station-stopped': event(none),
  'clock-jumped': event(z.strictObject({ expected: At, found: At })),
  'policy-adopted': event(z.strictObject({ policyId: Word, version: Short, hash: Hash })),
  'policy-refused': event(z.strictObject({ hash: Hash, faults: z.int().min(1) })),
  'checkpoint-signed': event(
    z.strictObject({
      upTo: z.int().min(1),
      head: Hash,
      signature: z.string().max(200),
      keyId: Short,
    }),
  ),

  /** Sealed fields whose time was up are gone, up to and with that day (SETTINGS A23). The transaction that says so removed them. */
  'personal-erased': event(
    z.strictObject({ of: RetentionKind, upTo: Day, entries: z.int().min(1), fields: z.int().min(1) }),
  ),

  // People and what they hold
  'person-added': event(
    z.strictObject({
      person: Id,
      personType: PersonType,
      roles: z.array(Role).max(8),
      worksWithChildren: z.boolean(),
      standing: DeclaredDevices,
      addedBy: Id.nullable(),
    }),
    z.strictObject({ first: Short, last: Short, shownAs: Short }),
  ),
  /** What the person is from now on; `roles` are all of them. */
  'person-changed': event(
    z.strictObject({ person: Id, roles: z.array(Role).max(8), worksWithChildren: z.boolean(), by: Id }),
  ),
  'person-left': event(z.strictObject({ person: Id, by: Id })),
  'standing-declaration-changed': event(z.strictObject({ person: Id, devices: DeclaredDevices })),
  'credential-issued': event(
    z.strictObject({
      person: Id,
      credential: Id,
      kind: z.enum(['badge', 'personal-code', 'family-code']),
      keyedHash: Hash,
      by: Id.nullable(),
    }),
  ),
  'credential-revoked': event(z.strictObject({ credential: Id, why: Word, by: Id.nullable() })),
  'pin-set': event(z.strictObject({ person: Id, by: Id.nullable() }), z.strictObject({ pinHash: z.string().max(300) })),
  'pin-tried': event(z.strictObject({ person: Id })),
  'pin-accepted': event(z.strictObject({ person: Id, use: Word })),
  /** For a manager whom nobody else can help: kept in the safe, used once. */
  'recovery-code-set': event(z.strictObject({ keyedHash: Hash, by: Id.nullable() })),
  /** Lost, or known to somebody else. One's own PIN ends with this entry, a badge or code with its own. */
  'credential-reported': event(
    z.strictObject({ person: Id, what: z.enum(['badge', 'personal-code', 'pin']), by: Id, own: z.boolean() }),
  ),
  'recovery-code-used': event(z.strictObject({ person: Id })),
  'child-added': event(
    z.strictObject({ child: Id, carers: z.array(Id).min(1).max(8), by: Id }),
    z.strictObject({ initials: Short }),
  ),
  'child-left': event(z.strictObject({ child: Id, by: Id })),
  /** A pass, name or code that nobody here has. What was typed is not kept. */
  'code-refused': event(z.strictObject({ gate: Word })),
  /** Too many of them: none is looked at for the policy's time. */
  'codes-shut': event(z.strictObject({ gate: Word })),
  'credential-unknown': event(z.strictObject({ reader: Word, keyedHash: Hash.nullable() })),

  // Visits
  'visit-started': event(
    z.strictObject({
      visit: Id,
      person: Id.nullable(),
      personType: PersonType,
      host: Id.nullable(),
      policyId: Word,
      policyVersion: Short,
      policyHash: Hash,
      passHash: Hash.nullable(),
      language: Language,
      by: z.enum(['screen', 'badge', 'personal-code', 'family-code', 'manager']),
    }),
    z.strictObject({
      first: Short.optional(),
      last: Short.optional(),
      organisation: Short.optional(),
      hostWords: Short.optional(),
    }),
  ),
  'devices-declared': event(
    z.strictObject({ visit: Id, devices: DeclaredDevices }),
    z.strictObject({ otherWord: Short.optional() }),
  ),
  'rules-acknowledged': event(
    z.strictObject({
      visit: Id.nullable(),
      person: Id.nullable(),
      /** `policy/wording`: two policies may call different words by one name. */
      wording: WordingKey,
      version: Short,
      wordingHash: Hash,
      language: Language,
      shownMs: z.int().min(0),
      signed: z.boolean(),
    }),
    z.strictObject({ signature: z.string().max(200_000).optional() }),
  ),
  'visit-ended': event(z.strictObject({ visit: Id, how: z.enum(VISIT_ENDS), by: Id.nullable() })),
  'child-brought': event(
    z.strictObject({
      parent: Id,
      children: z.array(Id).min(1).max(12),
      what: z.enum(['dropping-off', 'collecting']),
    }),
  ),

  // Doors and devices. Intent first: an opening is on record before a byte goes out.
  'opening-intended': event(
    z.strictObject({
      movement: Id,
      compartment: Compartment,
      purpose: DoorPurpose,
      visit: Id.nullable(),
      deposit: Id.nullable(),
      by: Id.nullable(),
    }),
    z.strictObject({ reason: Text.optional() }),
  ),
  'door-opened': event(z.strictObject({ movement: Id })),
  'door-did-not-open': event(z.strictObject({ movement: Id, why: Word })),
  'door-closed': event(z.strictObject({ movement: Id, attended: z.boolean() })),
  'movement-unknown': event(
    z.strictObject({
      movement: Id,
      found: z.enum(['open', 'closed', 'unknown']),
    }),
  ),
  'compartment-out-of-order': event(z.strictObject({ compartment: Compartment, why: Word })),
  'compartment-in-order': event(z.strictObject({ compartment: Compartment, by: Id })),
  'deposit-intended': event(
    z.strictObject({
      deposit: Id,
      /** Null where a member of staff puts it away for a child. */
      visit: Id.nullable(),
      store: Word,
      place: z.string().regex(/^[A-Za-z0-9-]{1,12}$/),
      devices: DeclaredDevices.min(1),
      kind: z.enum(['locker', 'manual']),
      /** `child`: null for one who is in no list; the initials are sealed with this entry then. */
      forChild: z.strictObject({ child: Id.nullable(), how: z.enum(CHILD_DEVICE_FINDS), by: Id }).optional(),
    }),
    z.strictObject({ initials: Short.optional() }),
  ),
  /** What its owner says of it when it is put in (SETTINGS E13). */
  'deposit-condition-noted': event(
    z.strictObject({ deposit: Id, damaged: z.boolean() }),
    z.strictObject({ words: Text.optional() }),
  ),
  /** `devices`: what really went in, where it differs from what was intended. */
  'deposit-held': event(
    z.strictObject({ deposit: Id, confirmedBy: Id.nullable(), devices: DeclaredDevices.optional() }),
  ),
  'deposit-handed-over': event(z.strictObject({ deposit: Id })),
  'deposit-cancelled': event(z.strictObject({ deposit: Id, why: Word })),
  'deposit-unknown': event(z.strictObject({ deposit: Id })),
  'deposit-collected': event(
    z.strictObject({
      deposit: Id,
      to: z.enum(['owner', 'adult-for-child', 'manager']),
      confirmedBy: Id.nullable(),
      /** The adult who collects for a child, where they are on record; otherwise their name is sealed with this entry. */
      collectedBy: Id.nullable().optional(),
    }),
    z.strictObject({ adult: Short.optional() }),
  ),
  /** An arrangement lets a child keep the device, so it was not put away (SETTINGS B6, B7). */
  'child-kept-device': event(
    z.strictObject({ child: Id.nullable(), arrangement: Id, devices: DeclaredDevices.min(1), by: Id }),
    z.strictObject({ initials: Short.optional() }),
  ),

  // Emergency use and other permissions
  'authorisation-granted': event(
    z.strictObject({
      authorisation: Id,
      kind: Word,
      visit: Id,
      deposit: Id.nullable(),
      reason: Word,
      place: Word,
      from: At,
      /** Null: until the person is back. */
      until: At.nullable(),
      /** Null where the policy lets the person do it without anybody's word. */
      grantedBy: Id.nullable(),
      role: Role.nullable(),
      childFree: z.boolean(),
      /** The arrangement that it follows from. */
      arrangement: Id.optional(),
      /** What was confirmed, by the ids of the policy. */
      confirmations: z.array(Word).max(20).optional(),
      checkInMinutes: z.int().min(1).max(480).optional(),
      /** A device that was put away is given out for so many minutes at each check-in. */
      releaseMinutes: z.int().min(1).max(240).optional(),
    }),
    z.strictObject({ words: Text.optional(), organisation: Short.optional() }),
  ),
  /** A lone worker has said that all is well (SETTINGS C6). */
  'checked-in': event(z.strictObject({ authorisation: Id })),
  'device-released': event(z.strictObject({ authorisation: Id, deposit: Id })),
  'device-returned': event(z.strictObject({ authorisation: Id, deposit: Id })),
  'authorisation-ended': event(
    z.strictObject({
      authorisation: Id,
      why: z.enum(['returned', 'withdrawn', 'left-site']),
      by: Id.nullable(),
    }),
  ),

  ...SETTING_DEVICE_EVENTS,
  ...ARRANGEMENT_EVENTS,
  ...AGREEMENT_EVENTS,
  ...INCIDENT_EVENTS,
  ...EVIDENCE_EVENTS,

  // Departures from the rule
  'exception-raised': event(
    z.strictObject({
      exception: Id,
      kind: ExceptionKind,
      severity: Severity,
      visit: Id.nullable(),
      deposit: Id.nullable(),
      compartment: Compartment.nullable(),
      authorisation: Id.nullable(),
      person: Id.nullable(),
      detail: Short,
    }),
  ),
  'exception-resolved': event(z.strictObject({ exception: Id, by: Id }), z.strictObject({ words: Text })),

  // The day
  'difference-accepted': event(
    z.strictObject({ day: Day, what: Word, count: z.int().min(0), by: Id }),
    z.strictObject({ words: Text }),
  ),
  'day-closed': event(
    z.strictObject({
      day: Day,
      by: Id.nullable(),
      firstSeq: z.int().min(1),
      lastSeq: z.int().min(1),
      closingHash: Hash,
      replaces: Hash.nullable(),
    }),
  ),
  'day-exported': event(
    z.strictObject({
      day: Day,
      folder: Short,
      files: z.int().min(1),
      manifestHash: Hash,
    }),
  ),
} as const;

export type EventKind = keyof typeof EVENTS;
export const EVENT_KINDS = Object.keys(EVENTS) as EventKind[];

type FactsOf<K extends EventKind> = z.infer<(typeof EVENTS)[K]['facts']>;
type PersonalOf<K extends EventKind> = z.infer<(typeof EVENTS)[K]['personal']>;

/** Those that may carry text that tells who somebody is; how long it is kept stands in db/erasing.ts. */
export type PersonalEventKind = {
  [K in EventKind]: [keyof PersonalOf<K>] extends [never] ? never : string extends keyof PersonalOf<K> ? never : K;
}[EventKind];

/** One thing that happened, before the record gives it sequence, time and hash. */
export type AuditEvent = {
  [K in EventKind]: Record<never, never> extends PersonalOf<K>
    ? {
        readonly kind: K;
        readonly facts: FactsOf<K>;
        readonly personal?: PersonalOf<K>;
      }
    : {
        readonly kind: K;
        readonly facts: FactsOf<K>;
        readonly personal: PersonalOf<K>;
      };
}[EventKind];

export type EventOf<K extends EventKind> = Extract<AuditEvent, { kind: K }>;

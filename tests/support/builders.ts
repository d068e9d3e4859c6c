import type { Intent } from '../../main/contract/intents.ts';
import type { DeclaredDevice } from '../../main/domain/devices.ts';
import type { PersonType, Role, WalkInType } from '../../main/domain/people.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { events } from './record-fixtures.ts';

/** Somebody on the list of a test's kiosk; badge, code and id are given by the kiosk that is opened with them. */
export interface PersonDraft {
  readonly first: string;
  readonly last: string;
  readonly personType: PersonType;
  readonly roles: readonly Role[];
  readonly standing: readonly DeclaredDevice[];
  readonly pin: string | null;
  readonly initials: readonly string[];
  /** Has not accepted any rules yet. */
  readonly newHere: boolean;
}

type More = Partial<Omit<PersonDraft, 'first' | 'last'>>;

/** A PIN that the rules for PINs accept. */
export const GOOD_PIN = '483971';

export function phone(count = 1): DeclaredDevice {
  return { kind: 'phone', ownership: 'personal', count };
}

function person(name: string, more: More): PersonDraft {
  const [first = '', last = ''] = name.split(' ');
  return {
    first,
    last,
    personType: 'staff',
    roles: ['staff'],
    standing: [phone()],
    pin: null,
    initials: [],
    newHere: false,
    ...more,
  };
}

export const staff = (name: string, more: More = {}): PersonDraft => person(name, more);
export const volunteer = (name: string, more: More = {}): PersonDraft =>
  person(name, { personType: 'volunteer', ...more });
export const manager = (name: string, more: More = {}): PersonDraft =>
  person(name, { roles: ['manager', 'staff'], pin: GOOD_PIN, ...more });
export const deputy = (name: string, more: More = {}): PersonDraft =>
  person(name, { roles: ['deputy', 'staff'], pin: GOOD_PIN, ...more });
export const parent = (name: string, initials: readonly string[], more: More = {}): PersonDraft =>
  person(name, { personType: 'parent', roles: [], standing: [], initials, ...more });

/** A stroke of the pen, as the pad sends it. */
export const SIGNATURE: [number, number][][] = [
  [
    [100, 500],
    [400, 450],
    [700, 520],
  ],
];

/** What a visitor touches between the welcome screen and the rules; reading and agreeing come after. */
export function visitorTouches(
  name: string,
  more: {
    personType?: WalkInType;
    organisation?: string;
    toSee?: string;
    devices?: readonly DeclaredDevice[];
  } = {},
): readonly Intent[] {
  const [first = '', last = ''] = name.split(' ');
  return [
    { intent: 'start', purpose: 'visiting' },
    { intent: 'choose-person-type', personType: more.personType ?? 'visitor' },
    { intent: 'give-name', first, last },
    { intent: 'give-organisation', organisation: more.organisation ?? 'Northfield Council' },
    { intent: 'someone-else', words: more.toSee ?? 'The office' },
    { intent: 'declare-devices', devices: [...(more.devices ?? [phone()])] },
  ];
}

/** Entries of a locker in which every door holds a visitor's phone. */
export function fullLocker(doors: number): readonly AuditEvent[] {
  return Array.from({ length: doors }, (_, index) => heldDeposit(index + 1)).flat();
}

/** Entries of a visitor's phone that lies behind a door since before the test. */
export function heldDeposit(door: number, name = `Guest Number-${door}`): readonly AuditEvent[] {
  const visit = `v-before-${door}`;
  const deposit = `d-before-${door}`;
  const movement = `m-before-${door}`;
  const [first = '', last = ''] = name.split(' ');
  return [
    events.visit(visit, {}, { first, last, hostWords: 'The office' }),
    { kind: 'devices-declared', facts: { visit, devices: [phone()] } },
    events.deposit(deposit, visit, { place: String(door) }),
    events.opening(movement, door, { visit, deposit }),
    { kind: 'door-opened', facts: { movement } },
    { kind: 'door-closed', facts: { movement, attended: true } },
    { kind: 'deposit-held', facts: { deposit, confirmedBy: null } },
  ];
}

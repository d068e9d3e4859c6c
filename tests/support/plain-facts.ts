import type { Facts } from '../../main/domain/kiosk/facts.ts';
import type { Happening } from '../../main/domain/kiosk/happening.ts';
import type { Effect } from '../../main/domain/kiosk/step.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import type { SettingDevice, SettingDeviceIssue } from '../../main/domain/record/setting-device-state.ts';
import type { Authorisation, Deposit, Movement, Person, Visit } from '../../main/domain/record/state.ts';
import { phone } from './builders.ts';
import { presetPolicy } from './preset-policy.ts';

const POLICY = presetPolicy('playgroup-office');
export const NOW = Date.UTC(2026, 10, 23, 9);

/** What a step may know, as plain values: an empty kiosk with four doors unless a test says otherwise. */
export function facts(more: Partial<Facts> = {}): Facts {
  let last = 0;
  const visits = more.openVisits?.() ?? [];
  const deposits = more.openDeposits?.() ?? [];
  const people = more.people?.() ?? [];
  return {
    now: NOW,
    monotonic: 100_000,
    language: 'en',
    policy: POLICY,
    policyHash: 'ab'.repeat(32),
    hashOf: () => 'cd'.repeat(32),
    newId: (kind) => {
      last += 1;
      return `${kind}-${String(last).padStart(4, '0')}`;
    },
    newPass: () => ({ code: 'ACDEFG', hash: 'ef'.repeat(32) }),
    newCode: () => ({ code: 'HJKMNP', hash: '12'.repeat(32) }),
    locker: 'connected',
    outageTold: false,
    compartments: () => [1, 2, 3, 4],
    freeCompartments: () => [1, 2, 3, 4],
    freePlace: () => '1',
    searchStaff: () => [],
    person: (id) => people.find((person) => person.id === id) ?? null,
    people: () => people,
    knownBy: () => null,
    gate: () => ({ shut: false, missesLeft: 20 }),
    hasRecoveryCode: () => true,
    isRecoveryCode: () => false,
    newRecoveryCode: () => ({ code: 'ACDEFGACDEFGACDEFG', hash: '34'.repeat(32) }),
    hasPin: () => true,
    pinSetAt: () => NOW - 86_400_000,
    credentialsOf: () => [],
    tappedLately: () => false,
    childrenOf: () => [],
    visit: (id) => visits.find((visit) => visit.id === id) ?? null,
    sinceStarted: (visit) => (more.now ?? NOW) - visit.startedAt,
    openVisits: () => visits,
    openVisitOf: (person) => visits.find((visit) => visit.person === person) ?? null,
    openVisitByPass: () => null,
    openDepositsOf: (visit) => deposits.filter((deposit) => deposit.visit === visit),
    openDeposits: () => deposits,
    unfinishedMovements: () => [],
    openAuthorisations: () => [],
    usesUnder: () => [],
    openExceptions: () => [],
    arrangements: () => [],
    arrangementUses: () => [],
    acceptancesOf: () => [],
    lastAccepted: () => null,
    isWordingKept: () => true,
    wordingsKept: () => [],
    earlierVisits: () => [],
    acknowledgementsOf: () => [],
    agreementsAskedFor: () => [],
    policyReviews: () => [],
    incidents: () => [],
    holds: () => [],
    holdOf: () => null,
    lastIncidentNumber: () => more.incidents?.().at(-1)?.number ?? 0,
    reviewMeetings: () => [],
    acceptedAt: () => NOW - 1000,
    hasSigned: () => true,
    settingDevices: () => [],
    issuedDevices: () => [],
    deviceIssue: () => null,
    lastIssueOf: () => null,
    devicesIssuedSince: () => [],
    personalUses: () => [],
    devicesOf: () => [],
    day: '2026-11-23',
    differencesAccepted: () => [],
    outOfOrder: () => [],
    activeManagers: () => 2,
    timeOf: () => '09:30',
    dateOf: (at) => new Date(at).toISOString().slice(0, 10),
    momentOf: (day, time) => Date.parse(`${day}T${time}:00Z`),
    ...more,
  };
}

export function aPerson(id = 'p-ruth', more: Partial<Person> = {}): Person {
  return {
    id,
    personType: 'staff',
    roles: ['staff'],
    worksWithChildren: true,
    standing: [phone()],
    first: 'Ruth',
    last: 'Fenn',
    shownAs: 'Ruth Fenn',
    active: true,
    ...more,
  };
}

export function aVisit(id = 'v-0001', more: Partial<Visit> = {}): Visit {
  return {
    id,
    person: null,
    personType: 'visitor',
    startedAt: NOW - 3_600_000,
    startedSeq: 10,
    startedBy: 'screen',
    endedAt: null,
    endedHow: null,
    host: null,
    policyId: 'playgroup-office',
    policyVersion: '1',
    policyHash: 'ab'.repeat(32),
    passHash: null,
    language: 'en',
    first: 'Ada',
    last: 'Lind',
    organisation: null,
    hostWords: 'The office',
    declared: true,
    otherWord: null,
    ...more,
  };
}

export function aDeposit(id = 'd-0001', more: Partial<Deposit> = {}): Deposit {
  return {
    id,
    visit: 'v-0001',
    child: null,
    store: 'locker',
    place: '3',
    kind: 'locker',
    state: 'held',
    devices: [phone()],
    intendedAt: NOW - 3_600_000,
    since: NOW - 3_600_000,
    confirmedBy: null,
    collectedBy: null,
    adult: null,
    condition: null,
    ...more,
  };
}

export function aMovement(more: Partial<Movement> = {}): Movement {
  return {
    id: 'm-0001',
    compartment: 3,
    purpose: 'deposit',
    visit: 'v-0001',
    deposit: 'd-0001',
    by: null,
    state: 'opened',
    intendedAt: NOW - 10_000,
    since: NOW - 9000,
    why: null,
    attended: null,
    reason: null,
    ...more,
  };
}

export function aPermission(more: Partial<Authorisation> = {}): Authorisation {
  return {
    id: 'a-0001',
    kind: 'emergency-use',
    visit: 'v-0001',
    deposit: 'd-0001',
    reason: 'health',
    words: 'Medicine',
    organisation: null,
    place: 'office',
    from: NOW - 600_000,
    until: NOW + 600_000,
    grantedAt: NOW - 600_000,
    grantedBy: 'p-maya',
    role: 'manager',
    childFree: true,
    arrangement: null,
    checkInMinutes: null,
    releaseMinutes: null,
    checkedInAt: null,
    releasedAt: null,
    returnedAt: null,
    endedAt: null,
    endedWhy: null,
    ...more,
  };
}

/** Kinds of what a step records, in order. */
export function kinds(effects: readonly Effect[]): readonly string[] {
  return recorded(effects).map(({ kind, facts: about }) =>
    kind === 'exception-raised' ? `! ${(about as { kind: string }).kind}` : kind,
  );
}

export function recorded(effects: readonly Effect[]): readonly AuditEvent[] {
  return effects.flatMap((effect) => (effect.effect === 'record' ? effect.events : []));
}

export const tick: Happening = { happened: 'tick' };

/** A device in the register that everything speaks for. */
export function aSettingDevice(more: Partial<SettingDevice> = {}): SettingDevice {
  return {
    id: 's-0001',
    assetNumber: 'T-01',
    kind: 'tablet',
    label: 'The blue tablet',
    origin: 'new',
    encrypted: true,
    passcode: true,
    restricted: true,
    offSiteAllowed: true,
    cleared: true,
    riskAssessed: { on: '2026-09-01', reference: 'RA-7', author: 'Maya Birk' },
    users: ['p-ruth'],
    registeredAt: NOW - 9_000_000,
    checked: { on: '2026-11-01', by: 'p-maya' },
    retiredAt: null,
    ...more,
  };
}

export function anIssue(more: Partial<SettingDeviceIssue> = {}): SettingDeviceIssue {
  return {
    id: 'i-0001',
    device: 's-0001',
    person: 'p-ruth',
    use: 'on-site',
    withChildren: false,
    condition: 'good',
    words: null,
    dataMovedOff: null,
    purpose: null,
    permissionHeld: null,
    notice: null,
    personalUse: null,
    due: NOW + 3_600_000,
    issuedAt: NOW - 3_600_000,
    issuedBy: 'p-ruth',
    returned: null,
    ...more,
  };
}

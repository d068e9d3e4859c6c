import type { EpochMs } from '../clock.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { Entry } from '../record/entry.ts';
import type { Authorisation, Deposit, Exception, SealedDay, Visit } from '../record/state.ts';
import {
  type DaySettingDevice,
  dayPersonalUses,
  daySettingDevices,
  type SettingDeviceSources,
} from './day-setting-devices.ts';

/** What the office receives about one day. Names as they stand in the record now; children never appear but by initials. */
export interface DayRecord {
  readonly setting: string;
  readonly kiosk: string;
  readonly demonstration: boolean;
  readonly day: string;
  readonly timeZone: string;
  readonly sealed: {
    readonly closedAt: EpochMs;
    readonly by: string;
    readonly firstSeq: number;
    readonly lastSeq: number;
    readonly closingHash: string;
    readonly replaces: string | null;
  };
  readonly checkpoint: Readonly<Record<string, unknown>> | null;
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string };
  readonly counts: {
    readonly visits: number;
    readonly devicesDeclared: number;
    readonly deposits: number;
    readonly permissions: number;
    readonly settingDevices: number;
    readonly exceptionsRaised: number;
    readonly exceptionsOpen: number;
    /** How many were reported; nothing else about them leaves the kiosk. */
    readonly incidents: number;
    readonly entries: number;
  };
  readonly visits: readonly DayVisit[];
  readonly deposits: readonly DayDeposit[];
  readonly permissions: readonly DayPermission[];
  readonly settingDevices: readonly DaySettingDevice[];
  readonly exceptions: readonly DayException[];
  readonly differences: readonly {
    readonly what: string;
    readonly count: number;
    readonly by: string;
    readonly words: string;
  }[];
  readonly entries: readonly Entry[];
}

export interface DayVisit {
  readonly visit: string;
  readonly name: string;
  readonly personType: string;
  readonly organisation: string;
  readonly host: string;
  readonly cameIn: EpochMs;
  /** Null: nobody signed out. Never made up. */
  readonly leftAt: EpochMs | null;
  readonly left: string;
  readonly devices: readonly DeclaredDevice[];
  readonly policyVersion: string;
}

export interface DayDeposit {
  readonly deposit: string;
  /** Empty, and the owner's initials, for what was put away for a child (SETTINGS A13). */
  readonly visit: string;
  readonly owner: string;
  readonly store: string;
  readonly place: string;
  readonly state: string;
  readonly devices: readonly DeclaredDevice[];
  readonly intendedAt: EpochMs;
  readonly since: EpochMs;
  /** Of a child's device: who of the staff put it away, which adult has it, and who gave it to them. */
  readonly putAwayBy: string;
  readonly collectedBy: string;
  readonly givenBy: string;
  /** What its owner said of it when it was put in. */
  readonly damaged: boolean | null;
  readonly condition: string;
}

export interface DayPermission {
  readonly authorisation: string;
  /** As in the policy file; `break` and `step-out` for those. */
  readonly kind: string;
  readonly who: string;
  readonly reason: string;
  readonly words: string;
  readonly place: string;
  readonly from: EpochMs;
  /** Null: until the person was back. */
  readonly until: EpochMs | null;
  readonly grantedBy: string;
  readonly releasedAt: EpochMs | null;
  readonly returnedAt: EpochMs | null;
  /** Of a lone worker, on this day. */
  readonly checkIns: readonly EpochMs[];
  readonly organisation: string;
  readonly ended: string;
}

export interface DayException {
  readonly exception: string;
  readonly kind: string;
  readonly severity: string;
  readonly who: string;
  readonly door: number | null;
  readonly raisedAt: EpochMs;
  readonly resolvedAt: EpochMs | null;
  readonly resolvedBy: string;
  readonly words: string;
  readonly detail: string;
}

/** Everything the projection reads, gathered by the desk. */
export interface DaySources {
  readonly setting: string;
  readonly kiosk: string;
  readonly demonstration: boolean;
  readonly timeZone: string;
  readonly policy: DayRecord['policy'];
  readonly sealed: SealedDay;
  readonly checkpoint: Entry | null;
  readonly entries: readonly Entry[];
  readonly visits: readonly Visit[];
  readonly deposits: readonly Deposit[];
  readonly authorisations: readonly Authorisation[];
  readonly settingDevices: SettingDeviceSources;
  readonly exceptions: readonly Exception[];
  readonly differences: readonly {
    readonly what: string;
    readonly count: number;
    readonly by: string;
    readonly words: string | null;
  }[];
  nameOfVisit(visit: string): string;
  nameOfPerson(person: string): string;
  devicesOf(visit: string): readonly DeclaredDevice[];
}

export function dayRecord(from: DaySources): DayRecord {
  const visits = from.visits.map(
    (visit): DayVisit => ({
      visit: visit.id,
      name: from.nameOfVisit(visit.id),
      personType: visit.personType,
      organisation: visit.organisation ?? '',
      host: visit.host === null ? (visit.hostWords ?? '') : from.nameOfPerson(visit.host),
      cameIn: visit.startedAt,
      leftAt: visit.endedHow === 'signed-out' ? visit.endedAt : null,
      left: visit.endedHow ?? 'not-signed-out',
      devices: from.devicesOf(visit.id),
      policyVersion: `${visit.policyId} ${visit.policyVersion}`,
    }),
  );
  const devicesDeclared = visits.reduce(
    (sum, visit) => sum + visit.devices.reduce((all, device) => all + device.count, 0),
    0,
  );
  return {
    setting: from.setting,
    kiosk: from.kiosk,
    demonstration: from.demonstration,
    day: from.sealed.day,
    timeZone: from.timeZone,
    sealed: {
      closedAt: from.sealed.closedAt,
      by: from.sealed.by === null ? '' : from.nameOfPerson(from.sealed.by),
      firstSeq: from.sealed.firstSeq,
      lastSeq: from.sealed.lastSeq,
      closingHash: from.sealed.closingHash,
      replaces: from.sealed.replaces,
    },
    checkpoint: from.checkpoint === null ? null : from.checkpoint.facts,
    policy: from.policy,
    counts: {
      visits: visits.length,
      devicesDeclared,
      deposits: from.deposits.length,
      permissions: from.authorisations.length + from.settingDevices.personalUses.length,
      settingDevices: from.settingDevices.issues.length,
      exceptionsRaised: from.exceptions.length,
      exceptionsOpen: from.exceptions.filter((exception) => exception.resolvedAt === null).length,
      incidents: from.entries.filter(({ kind }) => kind === 'incident-reported').length,
      entries: from.entries.length,
    },
    visits,
    deposits: from.deposits.map((deposit) => dayDeposit(deposit, from)),
    permissions: [
      ...from.authorisations.map((open) => ({
        authorisation: open.id,
        kind: open.kind,
        who: from.nameOfVisit(open.visit),
        reason: open.reason,
        words: open.words ?? '',
        place: open.place,
        from: open.from,
        until: open.until,
        grantedBy: open.grantedBy === null ? '' : from.nameOfPerson(open.grantedBy),
        releasedAt: open.releasedAt,
        returnedAt: open.returnedAt,
        checkIns: from.entries
          .filter(({ kind, facts }) => kind === 'checked-in' && facts['authorisation'] === open.id)
          .map(({ at }) => at),
        organisation: open.organisation ?? '',
        ended: open.endedWhy ?? '',
      })),
      ...dayPersonalUses(from.settingDevices),
    ],
    settingDevices: daySettingDevices(from.settingDevices),
    exceptions: from.exceptions.map((raised) => ({
      exception: raised.id,
      kind: raised.kind,
      severity: raised.severity,
      who:
        raised.visit !== null
          ? from.nameOfVisit(raised.visit)
          : raised.person === null
            ? ''
            : from.nameOfPerson(raised.person),
      door: raised.compartment,
      raisedAt: raised.raisedAt,
      resolvedAt: raised.resolvedAt,
      resolvedBy: raised.resolvedBy === null ? '' : from.nameOfPerson(raised.resolvedBy),
      words: raised.resolvedWords ?? '',
      detail: raised.detail,
    })),
    differences: from.differences.map((difference) => ({
      ...difference,
      by: from.nameOfPerson(difference.by),
      words: difference.words ?? '',
    })),
    entries: from.entries,
  };
}

function dayDeposit(deposit: Deposit, from: DaySources): DayDeposit {
  const { child, adult, condition } = deposit;
  const nameOf = (person: string | null | undefined) => (person ? from.nameOfPerson(person) : '');
  return {
    deposit: deposit.id,
    visit: deposit.visit ?? '',
    owner: deposit.visit === null ? (child?.initials ?? '') : from.nameOfVisit(deposit.visit),
    store: deposit.store,
    place: deposit.place,
    state: deposit.state,
    devices: deposit.devices,
    intendedAt: deposit.intendedAt,
    since: deposit.since,
    putAwayBy: nameOf(child?.by),
    collectedBy: adult?.name ?? nameOf(adult?.person),
    givenBy: nameOf(adult?.givenBy),
    damaged: condition?.damaged ?? null,
    condition: condition?.words ?? '',
  };
}

import type { Record } from '../../db/index.ts';
import { agreementDue, agreementOf } from '../domain/agreements/agreement.ts';
import type { Newcomer } from '../domain/agreements/regular-visitor.ts';
import type { Clock } from '../domain/clock.ts';
import { calendarDate, clockTime, momentAt, settingDay } from '../domain/day-end/setting-day.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import { allocationOrder } from '../domain/phones/allocate-compartment.ts';
import { sameName } from '../domain/plain-letters.ts';
import type { Deposit, Visit } from '../domain/record/state.ts';
import type { DoorKeeper } from './door-keeper.ts';
import { readGate, tappedLately } from './gate-reading.ts';
import type { PolicyInForce } from './policy-in-force.ts';
import type { Fresh, Hashes } from './ports.ts';

export interface FactsSources {
  readonly record: Record;
  readonly doors: DoorKeeper;
  readonly clock: Clock;
  readonly fresh: Fresh;
  readonly hashes: Hashes;
  readonly timeZone: string;
  policy(): PolicyInForce;
  language(): string;
  outageTold(): boolean;
}

/** How far back a visitor's earlier visits are looked at; no policy counts over more. */
const YEAR_MS = 366 * 86_400_000;

const STAFF_TYPES = ['staff', 'volunteer', 'student', 'committee-member'] as const;

/** The record, the doors and the clock, as a step sees them. Made anew for each step; reads when asked. */
export function factsOf(sources: FactsSources): Facts {
  const { record, doors, clock, fresh, hashes, timeZone } = sources;
  const now = clock.now();
  const { policy, hash } = sources.policy();
  return {
    now,
    monotonic: clock.monotonic(),
    language: sources.language(),
    policy,
    policyHash: hash,
    hashOf: (text) => hashes.sha256(text),
    newId: (kind) => fresh.id(kind),
    newPass() {
      const code = fresh.pass();
      return { code, hash: hashes.keyed('pass', code) };
    },
    newCode(kind) {
      for (;;) {
        const code = kind === 'personal-code' ? fresh.personalCode() : fresh.familyCode();
        const keyed = hashes.keyed(kind, code);
        if (record.people.byCredential(kind, keyed) === null) return { code, hash: keyed };
      }
    },
    locker: doors.locker(),
    outageTold: sources.outageTold(),
    compartments: () => doors.bank?.doors ?? [],
    freeCompartments() {
      const taken = record.deposits
        .open()
        .filter((deposit) => deposit.kind === 'locker')
        .map((deposit) => Number(deposit.place));
      const moving = record.movements.unfinished().map((movement) => movement.compartment);
      return allocationOrder(doors.usable(), { taken, moving, outOfOrder: outOfOrder(record) });
    },
    freePlace(store) {
      const taken = new Set(
        record.deposits
          .open()
          .filter((deposit) => deposit.store === store)
          .map((deposit) => deposit.place),
      );
      let place = 1;
      while (taken.has(String(place))) place += 1;
      return String(place);
    },
    searchStaff: (letters) =>
      record.people
        .search(letters, STAFF_TYPES)
        .map((person) => ({ person: person.id, shownAs: person.shownAs ?? '' })),
    person: (person) => record.people.byId(person),
    people: () => record.people.all(),
    knownBy(kind, code) {
      const found = record.people.byCredential(kind, hashes.keyed(kind, code));
      return found === null ? null : { person: found.person, valid: found.active && found.person.active };
    },
    gate: (gate) => readGate(gate, record, clock, policy),
    hasRecoveryCode: () => recoveryHash(record) !== null,
    isRecoveryCode: (code) => recoveryHash(record) === hashes.keyed('recovery-code', code),
    newRecoveryCode() {
      const code = fresh.recoveryCode();
      return { code, hash: hashes.keyed('recovery-code', code) };
    },
    hasPin: (person) => record.people.pin(person) !== null,
    pinSetAt: (person) => record.people.pin(person)?.setAt ?? null,
    credentialsOf: (person, kind) =>
      record.people
        .credentialsOf(person)
        .filter((credential) => credential.kind === kind && credential.revokedAt === null)
        .map((credential) => credential.id),
    tappedLately: (keyedHash) => tappedLately(keyedHash, record, clock),
    childrenOf: (person) => record.people.childrenOf(person),
    visit: (visit) => record.visits.byId(visit),
    sinceStarted(visit) {
      const [began] = record.log.range(visit.startedSeq, visit.startedSeq);
      const thisRun = began !== undefined && began.boot === record.lastRun()?.boot;
      // Over a restart a clock that went back says nothing about how long ago it was.
      if (!thisRun) return now < visit.startedAt ? Number.POSITIVE_INFINITY : now - visit.startedAt;
      return clock.monotonic() - began.monotonic;
    },
    openVisits: () => record.visits.open(),
    openVisitOf: (person) => record.visits.openOfPerson(person),
    openVisitByPass: (code) => record.visits.openByPass(hashes.keyed('pass', code)),
    openDepositsOf(visit) {
      const open = record.deposits.open().filter((deposit) => deposit.visit === visit);
      const kept = record.evidence.open().map((hold) => hold.deposit);
      const last = (deposit: Deposit) => (kept.includes(deposit.id) ? 2 : deposit.state === 'unknown' ? 1 : 0);
      return open.sort((a, b) => last(a) - last(b));
    },
    openDeposits: () => record.deposits.open(),
    unfinishedMovements: () => record.movements.unfinished(),
    openAuthorisations: () => record.authorisations.open(),
    usesUnder: (arrangement) => record.authorisations.underArrangement(arrangement),
    openExceptions: () => record.exceptions.open(),
    arrangements: () => record.arrangements.all(),
    arrangementUses: () => record.arrangements.usesNow(),
    acceptancesOf: (arrangement) => record.arrangements.acceptances(arrangement),
    lastAccepted: (person, wording) => record.visits.acknowledgedVersion(person, wording),
    isWordingKept: (hash) => record.agreements.isKept(hash),
    wordingsKept: () => record.agreements.wordings(),
    earlierVisits: (who) => record.visits.startedBetween(now - YEAR_MS, now).filter((visit) => isVisitOf(visit, who)),
    acknowledgementsOf: (visit) => record.visits.acknowledgements(visit),
    agreementsAskedFor: () => record.agreements.askedFor(),
    policyReviews: () => record.agreements.reviews(),
    incidents: () => record.incidents.all(),
    holds: () => record.evidence.open(),
    holdOf: (deposit) => record.evidence.open().find((hold) => hold.deposit === deposit) ?? null,
    lastIncidentNumber: () => record.incidents.lastNumber(),
    reviewMeetings: () => record.incidents.meetings(),
    acceptedAt(person, wording, version) {
      const found = record.visits.acknowledgedVersion(person, wording);
      return found !== null && found.version === version ? found.at : null;
    },
    hasSigned(person, id) {
      if (agreementOf(policy, id) === null) return false;
      const lastAccepted = (of: string, wording: string) => record.visits.acknowledgedVersion(of, wording);
      return agreementDue(person, id, { policy, now, lastAccepted }) === null;
    },
    settingDevices: () => record.settingDevices.all(),
    issuedDevices: () => record.settingDevices.openIssues(),
    deviceIssue: (issue) => record.settingDevices.issue(issue),
    lastIssueOf: (device) => record.settingDevices.lastIssueOf(device),
    devicesIssuedSince: (at) => record.settingDevices.issuedSince(at),
    personalUses: () => record.settingDevices.personalUses(),
    devicesOf: (visit) => record.visits.devices(visit),
    day: settingDay(now, timeZone, policy.day.endsAt),
    differencesAccepted: (day) => record.days.differences(day),
    outOfOrder: () => outOfOrder(record),
    activeManagers: () => record.people.withRole('manager').length,
    timeOf: (at) => clockTime(at, timeZone),
    dateOf: (at) => calendarDate(at, timeZone),
    momentOf: (day, time) => momentAt(day, time, timeZone),
  };
}

function outOfOrder(record: Record): readonly number[] {
  return record.compartments
    .all()
    .filter((compartment) => compartment.outOfOrder !== null)
    .map((compartment) => compartment.compartment);
}

/** The keyed hash of the recovery code that still counts; each counts once. */
function recoveryHash(record: Record): string | null {
  const set = record.log.lastOf('recovery-code-set');
  const used = record.log.lastOf('recovery-code-used');
  return set === null || (used !== null && used.seq > set.seq) ? null : String(set.facts['keyedHash']);
}

function isVisitOf(visit: Visit, { person, personType, first, last }: Newcomer): boolean {
  if (person !== null) return visit.person === person;
  if (visit.person !== null || visit.personType !== personType) return false;
  return sameName(visit.first ?? '', first) && sameName(visit.last ?? '', last);
}

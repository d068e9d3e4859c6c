import type { Record } from '../../db/index.ts';
import { type DayRecord, dayRecord } from '../domain/day-end/day-record.ts';
import { joined, nameOf } from '../domain/desk/names.ts';
import type { Id } from '../domain/people.ts';
import type { Deposit, SealedDay } from '../domain/record/state.ts';

export interface DayIdentity {
  readonly setting: string;
  readonly kiosk: string;
  readonly demonstration: boolean;
  readonly timeZone: string;
}

/**
 * What the record holds about one sealed day. Its entries, its policy and the checkpoint that followed its seal are that day's own, however late it is
 * gathered; names and states are as they stand now.
 */
export function gatherDay(record: Record, identity: DayIdentity, day: SealedDay): DayRecord {
  const entries = record.log.range(day.firstSeq, day.lastSeq);
  const visits = new Set<Id>();
  const authorisations = new Set<Id>();
  const exceptions = new Set<Id>();
  const deposits = new Set<Id>();
  const issues = new Set<Id>();
  const personalUses = new Set<Id>();
  for (const entry of entries) {
    const { visit, deposit, authorisation, exception, issue, personalUse } = entry.facts as {
      deposit?: Id | null;
      visit?: Id | null;
      authorisation?: Id | null;
      exception?: Id;
      issue?: Id;
      personalUse?: Id | null;
    };
    if (visit) visits.add(visit);
    if (deposit) deposits.add(deposit);
    if (authorisation) authorisations.add(authorisation);
    if (exception) exceptions.add(exception);
    if (issue) issues.add(issue);
    if (personalUse) personalUses.add(personalUse);
  }
  for (const id of stillHere(record, day)) visits.add(id);
  const present = <T>(found: T | null): found is T => found !== null;
  const found = [...visits].map((id) => record.visits.byId(id)).filter(present);
  const people = new Map(record.people.all().map((person) => [person.id, nameOf(person)]));
  const nameOfPerson = (person: string) => people.get(person) ?? '';
  return dayRecord({
    ...identity,
    policy: policyOf(record, day),
    sealed: day,
    checkpoint: record.log.nextOf('checkpoint-signed', day.seq),
    entries,
    visits: found,
    deposits: [
      ...found.flatMap((visit) => record.deposits.ofVisit(visit.id)),
      ...childrensDeposits(record, day, deposits),
    ],
    authorisations: [...authorisations].map((id) => record.authorisations.byId(id)).filter(present),
    settingDevices: {
      issues: [...issues].map((id) => record.settingDevices.issue(id)).filter(present),
      personalUses: [...personalUses].map((id) => record.settingDevices.personalUse(id)).filter(present),
      settingDevice: (device) => record.settingDevices.byId(device),
      nameOfPerson,
    },
    exceptions: [...exceptions].map((id) => record.exceptions.byId(id)).filter(present),
    differences: record.days.differences(day.day),
    nameOfVisit(id) {
      const visit = record.visits.byId(id);
      if (visit === null) return '';
      if (visit.person !== null) return nameOfPerson(visit.person);
      return joined(visit);
    },
    nameOfPerson,
    devicesOf: (visit) => record.visits.devices(visit),
  });
}

/** Whoever came before this day and left after it belongs to it too, also where no entry of the day says so. */
function stillHere(record: Record, day: SealedDay): readonly Id[] {
  const leftSince = record.log.range(day.lastSeq + 1, record.log.head().seq).flatMap((entry) => {
    const visit = entry.kind === 'visit-ended' ? record.visits.byId(String(entry.facts['visit'])) : null;
    return visit === null ? [] : [visit];
  });
  return [...record.visits.open(), ...leftSince]
    .filter((visit) => visit.startedSeq <= day.lastSeq)
    .map((visit) => visit.id);
}

/** What was put away for children: whatever the day's entries speak of, and what waited all day for an adult. */
function childrensDeposits(record: Record, day: SealedDay, mentioned: ReadonlySet<Id>): readonly Deposit[] {
  const waiting = record.deposits.open().filter((deposit) => deposit.intendedAt <= day.closedAt);
  const ids = new Set([...mentioned, ...waiting.map(({ id }) => id)]);
  return [...ids].flatMap((id) => {
    const deposit = record.deposits.byId(id);
    return deposit === null || deposit.child === null ? [] : [deposit];
  });
}

/** The policy that was in force when the day ended. */
function policyOf(record: Record, day: SealedDay): DayRecord['policy'] {
  const { policyId, version, hash } = record.log.lastOf('policy-adopted', day.lastSeq)?.facts ?? {};
  return { id: String(policyId ?? ''), version: String(version ?? ''), hash: String(hash ?? '') };
}

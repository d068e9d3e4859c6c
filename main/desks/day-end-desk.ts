import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { dayRecord } from '../domain/day-end/day-record.ts';
import { nameOf } from '../domain/desk/names.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome } from '../domain/kiosk/happening.ts';
import type { Id } from '../domain/people.ts';
import type { SealedDay } from '../domain/record/state.ts';
import { dayFiles } from '../export/day-files.ts';
import type { Delivery } from '../export/deliver-to-folder.ts';
import type { Log } from './ports.ts';

export interface DayEndParts {
  readonly record: Record;
  readonly clock: Clock;
  readonly delivery: Delivery;
  readonly log: Log;
  readonly setting: string;
  readonly kiosk: string;
  readonly demonstration: boolean;
  readonly timeZone: string;
  facts(): Facts;
}

export interface DayEndDesk {
  close(by: Id): Promise<DeskOutcome>;
  /** Sends every day that was sealed and has not arrived; quiet when there is nothing to send. Returns whether something is left. */
  deliverPending(): Promise<boolean>;
}

/** Closes the day: seal, checkpoint, deliver, record. Safe to run twice: a second closing is a new seal that names the old one. */
export function dayEndDesk(parts: DayEndParts): DayEndDesk {
  const { record, delivery, log } = parts;

  async function close(by: Id): Promise<DeskOutcome> {
    const facts = parts.facts();
    const head = record.log.head();
    const last = record.days.last();
    const earlier = record.days.byDay(facts.day).at(-1) ?? null;
    const firstSeq = earlier?.firstSeq ?? (last === null ? 1 : last.lastSeq + 1);
    const sealed = record.append([
      {
        kind: 'day-closed',
        facts: {
          day: facts.day,
          by,
          firstSeq,
          lastSeq: head.seq,
          closingHash: head.hash,
          replaces: earlier?.closingHash ?? null,
        },
      },
    ]);
    if (!sealed.ok || !record.signCheckpoint().ok) return { ok: false, code: 'not-saved', facts: {} };
    const day = record.days.byDay(facts.day).at(-1);
    if (day === undefined) throw new Error('A day was closed and is not on record');
    const delivered = await deliver(day);
    return delivered === null
      ? { ok: false, code: 'export-not-written', facts: { folder: delivery.target, hash: day.closingHash } }
      : { ok: true, facts: { hash: day.closingHash, folder: delivered } };
  }

  /** One at a time: the close of a day and a retry would write into the same folder. */
  let turn: Promise<unknown> = Promise.resolve();
  function deliver(day: SealedDay): Promise<string | null> {
    const result = turn.then(() => deliverNow(day));
    turn = result.catch(() => undefined);
    return result;
  }

  /** Carries the closing hash, so that a day that was closed again is another delivery. */
  const deliveryName = (day: SealedDay) => `${day.day}-${parts.kiosk}-${day.closingHash.slice(0, 8)}`;

  async function deliverNow(day: SealedDay): Promise<string | null> {
    const { files } = dayFiles(gather(day));
    const name = deliveryName(day);
    const delivered = await delivery.deliver(name, files);
    if (!delivered.ok) {
      log('error', 'day-not-delivered', { code: delivered.code, day: day.day });
      return null;
    }
    const { folder, manifestHash } = delivered.value;
    record.append([{ kind: 'day-exported', facts: { day: day.day, folder: name, files: files.length, manifestHash } }]);
    return folder;
  }

  /** Every day up to this entry has arrived, so that a retry does not look through all of them again. */
  let arrivedUpTo = 0;

  /** Sealed and not arrived, oldest first: a folder that was away for a week gets the whole week. */
  function pending(): readonly SealedDay[] {
    const found: SealedDay[] = [];
    for (let day = record.days.last(); day !== null && day.lastSeq > arrivedUpTo; day = dayBefore(day)) {
      if (record.days.exported(day.day)?.folder !== deliveryName(day)) found.unshift(day);
    }
    return found;
  }

  /** The seal of one day is the first entry of the next. */
  function dayBefore(day: SealedDay): SealedDay | null {
    const [seal] = record.log.range(day.firstSeq, day.firstSeq);
    return seal?.kind === 'day-closed' ? (record.days.byDay(String(seal.facts['day'])).at(-1) ?? null) : null;
  }

  function gather(day: SealedDay) {
    const entries = record.log.range(day.firstSeq, day.lastSeq);
    const visits = new Map<Id, true>();
    const authorisations = new Set<Id>();
    const exceptions = new Set<Id>();
    for (const entry of entries) {
      const { visit, authorisation, exception } = entry.facts as {
        visit?: Id | null;
        authorisation?: Id | null;
        exception?: Id;
      };
      if (visit) visits.set(visit, true);
      if (authorisation) authorisations.add(authorisation);
      if (exception) exceptions.add(exception);
    }
    // Whoever was still here when the day began belongs to it too.
    for (const open of record.visits.open()) if (open.startedSeq <= day.lastSeq) visits.set(open.id, true);
    const present = <T>(found: T | null): found is T => found !== null;
    const found = [...visits.keys()].map((id) => record.visits.byId(id)).filter(present);
    const people = new Map(record.people.all().map((person) => [person.id, nameOf(person)]));
    const nameOfPerson = (person: string) => people.get(person) ?? '';
    return dayRecord({
      setting: parts.setting,
      kiosk: parts.kiosk,
      demonstration: parts.demonstration,
      timeZone: parts.timeZone,
      policy: policyOf(),
      sealed: day,
      checkpoint: record.log.lastOf('checkpoint-signed'),
      entries,
      visits: found,
      deposits: found.flatMap((visit) => record.deposits.ofVisit(visit.id)),
      authorisations: [...authorisations].map((id) => record.authorisations.byId(id)).filter(present),
      exceptions: [...exceptions].map((id) => record.exceptions.byId(id)).filter(present),
      differences: record.days.differences(day.day),
      nameOfVisit(id) {
        const visit = record.visits.byId(id);
        if (visit === null) return '';
        if (visit.person !== null) return nameOfPerson(visit.person);
        return [visit.first, visit.last].filter(present).join(' ');
      },
      nameOfPerson,
      devicesOf: (visit) => record.visits.devices(visit),
    });
  }

  function policyOf() {
    const found = record.policyInForce();
    return { id: found?.policyId ?? '', version: found?.version ?? '', hash: found?.hash ?? '' };
  }

  return {
    close,
    async deliverPending() {
      let left = false;
      for (const day of pending()) if ((await deliver(day)) === null) left = true;
      if (!left) arrivedUpTo = record.days.last()?.lastSeq ?? 0;
      return left;
    },
  };
}

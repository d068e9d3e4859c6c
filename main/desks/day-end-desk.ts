import type { Record } from '../../db/index.ts';
import type { Clock } from '../domain/clock.ts';
import { daysNotClosed } from '../domain/day-end/days-not-closed.ts';
import type { DayRefusal } from '../domain/day-end/export-place.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome } from '../domain/kiosk/happening.ts';
import type { Id } from '../domain/people.ts';
import { raise } from '../domain/record/raise.ts';
import type { SealedDay } from '../domain/record/state.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { dayFiles } from '../export/day-files.ts';
import type { Delivery } from '../export/deliver-to-folder.ts';
import { type DayIdentity, gatherDay } from './gather-day.ts';
import type { Append, Log } from './ports.ts';

export interface DayEndParts {
  readonly record: Record;
  readonly clock: Clock;
  readonly delivery: Delivery;
  readonly log: Log;
  readonly identity: DayIdentity;
  readonly append: Append;
  facts(): Facts;
  /** A checked copy of the record, now. */
  backUp(): Promise<boolean>;
}

export interface DayEndDesk {
  /** Once at the start; every delivery looks again. */
  lookAtPlace(): Promise<void>;
  /** Why nothing may go to the export folder, as far as was seen last; null where it may. */
  refused(): DayRefusal | null;
  close(by: Id): Promise<DeskOutcome>;
  /**
   * Seals each earlier day that nobody closed with its own entries only, and raises an exception for each. Looks once a day and
   * at the first call after a start; cheap otherwise. False when it could not be written, and is tried again at the next call.
   */
  closeForgotten(): boolean;
  /** Sends every day that was sealed and has not arrived; quiet when there is nothing to send. Returns whether something is left. */
  deliverPending(): Promise<boolean>;
  /** The record is about to be closed: a delivery under way neither reads nor writes it any more. The next start finds what arrived. */
  stop(): void;
}

/** Closes the day: seal, checkpoint, deliver, record. Safe to run twice: a second closing is a new seal that names the old one. */
export function dayEndDesk(parts: DayEndParts): DayEndDesk {
  const { record, delivery, log, append } = parts;

  async function close(by: Id): Promise<DeskOutcome> {
    if (!closeForgotten()) return { ok: false, code: 'not-saved', facts: {} };
    const { day } = parts.facts();
    const head = record.log.head();
    const earlier = record.days.byDay(day).at(-1) ?? null;
    const firstSeq = earlier?.firstSeq ?? nextSeq();
    const facts = { day, by, firstSeq, lastSeq: head.seq, closingHash: head.hash };
    const saved = append([{ kind: 'day-closed', facts: { ...facts, replaces: earlier?.closingHash ?? null } }]);
    if (!saved || !signed()) return { ok: false, code: 'not-saved', facts: {} };
    const sealed = record.days.last();
    if (sealed?.day !== day) throw new Error('A day was closed and is not on record');
    const delivered = await deliver(sealed);
    await parts.backUp();
    return delivered.ok
      ? { ok: true, facts: { hash: sealed.closingHash, folder: delivered.value } }
      : {
          ok: false,
          code: refused ?? 'export-not-written',
          facts: { folder: delivery.target, hash: sealed.closingHash },
        };
  }

  const nextSeq = () => (record.days.last()?.lastSeq ?? 0) + 1;

  /** A seal and its checkpoint are two entries: what stopped between them is made good here. */
  function signed(): boolean {
    const sealed = record.days.last();
    if (sealed === null || record.log.nextOf('checkpoint-signed', sealed.seq) !== null) return true;
    return record.signCheckpoint().ok;
  }

  let lookedOn: string | null = null;
  function closeForgotten(): boolean {
    const facts = parts.facts();
    if (lookedOn === facts.day) return true;
    const entries = record.log.range(nextSeq(), record.log.head().seq);
    const { timeZone } = parts.identity;
    const { endsAt } = facts.policy.day;
    const last = record.days.last();
    if (!signed()) return false;
    for (const { day, firstSeq, lastSeq, closingHash } of daysNotClosed(entries, last, facts.day, timeZone, endsAt)) {
      const replaces = record.days.byDay(day).at(-1)?.closingHash ?? null;
      const saved = append([
        { kind: 'day-closed', facts: { day, by: null, firstSeq, lastSeq, closingHash, replaces } },
        raise(facts.newId('x'), 'day-not-closed', 'attention', {}, day),
      ]);
      if (!saved || !signed()) return false;
      log('info', 'day-closed-late', { day });
    }
    lookedOn = facts.day;
    return true;
  }

  let stopped = false;
  /** One at a time: the close of a day and a retry would write into the same folder. */
  let turn: Promise<unknown> = Promise.resolve();
  function deliver(day: SealedDay): Promise<Result<string>> {
    const result = turn.then(() => (stopped ? err('stopped') : deliverNow(day)));
    turn = result.catch(() => undefined);
    return result;
  }

  /** Carries the closing hash, so that a day that was closed again is another delivery. */
  const deliveryName = (day: SealedDay) => `${day.day}-${parts.identity.kiosk}-${day.closingHash.slice(0, 8)}`;

  async function deliverNow(day: SealedDay): Promise<Result<string>> {
    if (!signed()) return err('not-signed');
    await lookAtPlace();
    if (stopped) return err('stopped');
    if (refused !== null) return err(refused);
    const { files } = dayFiles(gatherDay(record, parts.identity, day));
    const name = deliveryName(day);
    const delivered = await delivery.deliver(name, files);
    if (stopped) return err('stopped');
    if (!delivered.ok) {
      log('error', 'day-not-delivered', { code: delivered.code, day: day.day });
      return err(delivered.code);
    }
    const { folder, manifestHash } = delivered.value;
    append([{ kind: 'day-exported', facts: { day: day.day, folder: name, files: files.length, manifestHash } }]);
    return ok(folder);
  }

  /** The entry of the newest seal up to which every day has arrived, so that a retry does not look through all of them again. */
  let arrivedUpTo = 0;

  /** Sealed and not arrived, oldest first: a folder that was away for a week gets the whole week. A seal that was replaced is not sent. */
  function pending(newest: SealedDay | null): readonly SealedDay[] {
    const found = new Map<string, SealedDay>();
    for (let day = newest; day !== null && day.seq > arrivedUpTo; day = record.days.before(day.seq)) {
      if (!found.has(day.day)) found.set(day.day, day);
    }
    return [...found.values()].reverse().filter((day) => record.days.exported(day.day)?.folder !== deliveryName(day));
  }

  /** SETTINGS C15, D18. In a demonstration nothing is anybody's. */
  function unencrypted(): DayRefusal | null {
    if (delivery.encrypts || parts.identity.demonstration) return null;
    return parts.facts().policy.export?.encrypted === true ? 'export-no-key' : null;
  }

  let refused: DayRefusal | null = null;
  async function lookAtPlace(): Promise<void> {
    const now = (await delivery.refusal()) ?? unencrypted();
    if (now !== null && now !== refused) log('error', 'export-refused', { code: now });
    refused = now;
  }

  return {
    close,
    lookAtPlace,
    refused: () => refused,
    closeForgotten,
    async deliverPending() {
      const newest = record.days.last();
      let left = false;
      for (const day of pending(newest)) if (!(await deliver(day)).ok) left = true;
      if (!left) arrivedUpTo = newest?.seq ?? 0;
      return left;
    },
    stop() {
      stopped = true;
    },
  };
}

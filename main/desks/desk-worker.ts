import { readFile } from 'node:fs/promises';
import { nameOf, shownAsOf } from '../domain/desk/names.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome, FreshCode, Happening } from '../domain/kiosk/happening.ts';
import type { DeskWork } from '../domain/kiosk/step.ts';
import type { AuditEvent, EventOf } from '../domain/record/audit-event.ts';
import { takeInArrangements } from './arrangement-file.ts';
import type { DayEndDesk } from './day-end-desk.ts';
import type { Append, Fresh, PinHashing } from './ports.ts';
import type { PrintDesk } from './print-desk.ts';
import { type RosterPerson, readRoster } from './roster.ts';

interface WorkerParts {
  readonly dayEnd: DayEndDesk;
  readonly paper: PrintDesk;
  readonly pins: PinHashing;
  /** Full path of the list that a manager may put into the import folder. */
  readonly rosterFile: string;
  /** Full path of the folder that files to take in are put into. */
  readonly importFolder: string;
  readonly hasReader: boolean;
  readonly fresh: Fresh;
  readonly append: Append;
  facts(): Facts;
  /** Hashes of the last PINs of a person, the present one first. */
  earlierPins(person: string, most: number): readonly string[];
}

/** What became of one piece of work; the runner adds whose it was. */
export type DeskWorkDone = Omit<Extract<Happening, { happened: 'desk-done' }>, 'id'>;

/** The part of a manager's decision that takes longer than a step. */
export function deskWorker(parts: WorkerParts): (work: DeskWork) => Promise<DeskWorkDone> {
  const perform = (work: DeskWork): Promise<DeskOutcome> => {
    switch (work.work) {
      case 'set-pin':
        return setPin(work, parts);
      case 'import-roster':
        return importRoster(work.by, parts);
      case 'import-arrangements':
        return takeInArrangements(work.by, parts);
      case 'close-day':
        return parts.dayEnd.close(work.by);
      case 'save-sign':
        return parts.paper.saveSign(work);
      case 'save-change-log':
        return parts.paper.saveChangeLog(work);
      case 'save-chair-report':
        return parts.paper.saveChairReport(work);
    }
  };
  return async (work) => ({ happened: 'desk-done', work: work.work, outcome: await perform(work) });
}

const NOT_SAVED: DeskOutcome = { ok: false, code: 'not-saved', facts: {} };

/**
 * Hashed before anything is recorded, and recorded with everything that belongs to it in one transaction: a new manager
 * without a PIN could never sign in (SETTINGS B8, D4: nor may one of the last few PINs come back).
 */
async function setPin(work: Extract<DeskWork, { work: 'set-pin' }>, parts: WorkerParts): Promise<DeskOutcome> {
  const { person, pin, by, events } = work;
  const { noReuseOfLast } = parts.facts().policy.credentials;
  for (const earlier of parts.earlierPins(person, noReuseOfLast)) {
    if (await parts.pins.verify(earlier, pin)) return { ok: false, code: 'pin-used-before', facts: {} };
  }
  const pinHash = await parts.pins.hash(pin);
  return parts.append([...events, { kind: 'pin-set', facts: { person, by }, personal: { pinHash } }])
    ? { ok: true, facts: {} }
    : NOT_SAVED;
}

async function importRoster(by: string, parts: WorkerParts): Promise<DeskOutcome> {
  const file = 'roster.csv';
  const bytes = await readFile(parts.rosterFile).catch(() => null);
  if (bytes === null) return { ok: true, facts: { added: 0 }, faults: [{ line: 1, code: 'no-file', gaps: { file } }] };
  const known = parts
    .facts()
    .people()
    .filter((person) => person.active)
    .map(nameOf);
  const { people, faults } = readRoster(bytes, known);
  const added = people.map((person) => ({ person, event: personAdded(person, by, parts.fresh) }));
  // Without a reader a code is the only way in; with one, badges are given one by one.
  const coded = parts.hasReader
    ? []
    : added.map(({ person, event }) => withCode(person, event.facts.person, by, parts));
  if (!parts.append([...added.map(({ event }) => event), ...coded.map(({ event }) => event)])) return NOT_SAVED;
  return { ok: true, facts: { added: people.length }, faults, fresh: coded.map(({ fresh }) => fresh) };
}

function withCode(
  person: RosterPerson,
  id: string,
  by: string,
  parts: WorkerParts,
): { readonly event: AuditEvent; readonly fresh: FreshCode } {
  const { code, hash } = parts.facts().newCode('personal-code');
  return {
    event: {
      kind: 'credential-issued',
      facts: { person: id, credential: parts.fresh.id('c'), kind: 'personal-code', keyedHash: hash, by },
    },
    fresh: { name: shownAsOf(person), kind: 'personal-code', code },
  };
}

function personAdded(person: RosterPerson, by: string, fresh: Fresh): EventOf<'person-added'> {
  return {
    kind: 'person-added',
    facts: {
      person: fresh.id('p'),
      personType: person.personType,
      roles: ['staff'],
      worksWithChildren: true,
      standing: person.phones > 0 ? [{ kind: 'phone', ownership: 'personal', count: person.phones }] : [],
      addedBy: by,
    },
    personal: { first: person.first, last: person.last, shownAs: shownAsOf(person) },
  };
}

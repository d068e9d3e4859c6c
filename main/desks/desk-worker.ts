import { readFile } from 'node:fs/promises';
import { nameOf, shownAsOf } from '../domain/desk/names.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome, Happening } from '../domain/kiosk/happening.ts';
import type { DeskWork } from '../domain/kiosk/step.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';
import type { DayEndDesk } from './day-end-desk.ts';
import type { Append, Fresh, PinHashing } from './ports.ts';
import { type RosterPerson, readRoster } from './roster.ts';

interface WorkerParts {
  readonly dayEnd: DayEndDesk;
  readonly pins: PinHashing;
  /** Full path of the list that a manager may put into the import folder. */
  readonly rosterFile: string;
  readonly fresh: Fresh;
  readonly append: Append;
  facts(): Facts;
}

/** The part of a manager's decision that takes longer than a step. */
export function deskWorker(
  parts: WorkerParts,
): (work: DeskWork) => Promise<Extract<Happening, { happened: 'desk-done' }>> {
  const perform = (work: DeskWork): Promise<DeskOutcome> => {
    switch (work.work) {
      case 'set-pin':
        return setPin(work.person, work.pin, work.by, parts);
      case 'import-roster':
        return importRoster(work.by, parts);
      case 'close-day':
        return parts.dayEnd.close(work.by);
    }
  };
  return async (work) => ({ happened: 'desk-done', work: work.work, outcome: await perform(work) });
}

const NOT_SAVED: DeskOutcome = { ok: false, code: 'not-saved', facts: {} };

async function setPin(person: string, pin: string, by: string, parts: WorkerParts): Promise<DeskOutcome> {
  const pinHash = await parts.pins.hash(pin);
  return parts.append([{ kind: 'pin-set', facts: { person, by }, personal: { pinHash } }])
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
  const events = people.map((person) => personAdded(person, by, parts.fresh));
  if (!parts.append(events)) return NOT_SAVED;
  return { ok: true, facts: { added: people.length }, faults };
}

export function personAdded(person: RosterPerson, by: string | null, fresh: Fresh): AuditEvent {
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

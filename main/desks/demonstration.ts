import type { Config } from '../config.ts';
import type { PersonType } from '../domain/people.ts';
import type { AuditEvent } from '../domain/record/audit-event.ts';
import { type DraftPerson, firstEvents } from './first-entries.ts';
import type { Fresh, Hashes, PinHashing } from './ports.ts';
import type { InstallPlan, PolicyChoice } from './set-up-desk.ts';

/** Made-up people of the demonstration setting. Plain invented names, chosen so that two letters find them. */
const PEOPLE: readonly {
  first: string;
  last: string;
  personType: PersonType;
  manager: boolean;
  phones: number;
  initials?: readonly string[];
}[] = [
  { first: 'Maya', last: 'Hollis', personType: 'staff', manager: true, phones: 1 },
  { first: 'Tom', last: 'Barrow', personType: 'staff', manager: true, phones: 1 },
  { first: 'Ruth', last: 'Fenn', personType: 'staff', manager: false, phones: 1 },
  { first: 'Dev', last: 'Marlow', personType: 'staff', manager: false, phones: 2 },
  { first: 'Ida', last: 'Quill', personType: 'volunteer', manager: false, phones: 1 },
  { first: 'Sam', last: 'Pell', personType: 'student', manager: false, phones: 1 },
  { first: 'Nia', last: 'Corran', personType: 'parent', manager: false, phones: 0, initials: ['A C', 'B C'] },
  { first: 'Leo', last: 'Ashby', personType: 'parent', manager: false, phones: 0, initials: ['R A'] },
];

/** What the dock shows: pretended badges, and the codes and PINs that a real setting would never show again. */
export interface CheatSheet {
  readonly badges: readonly { readonly badge: string; readonly who: string }[];
  readonly codes: readonly { readonly who: string; readonly code: string; readonly pin?: string }[];
}

/** `Try it with pretend hardware`: a whole setting at one touch, marked as a demonstration everywhere. */
export async function demonstrationPlan(parts: {
  readonly choice: PolicyChoice;
  readonly kioskId: string;
  readonly exportFolder: string;
  readonly fresh: Fresh;
  readonly hashes: Hashes;
  readonly pins: PinHashing;
}): Promise<{ readonly plan: InstallPlan; readonly sheet: CheatSheet }> {
  const { fresh, hashes } = parts;
  // One PIN for the made-up managers, drawn anew for every demonstration: nowhere is there a PIN to know beforehand.
  const pin = demonstrationPin(fresh);
  const pinHash = await parts.pins.hash(pin);
  const badges: { badge: string; who: string }[] = [];
  const codes: { who: string; code: string; pin?: string }[] = [];
  const drafts = PEOPLE.map((person, index): DraftPerson => {
    const who = `${person.first} ${person.last}`;
    const badge = `01004A7C${(0x10 + index).toString(16).toUpperCase()}`;
    const family = person.personType === 'parent';
    const code = family ? fresh.familyCode() : fresh.personalCode();
    badges.push({ badge, who });
    codes.push({ who, code, ...(person.manager ? { pin } : {}) });
    return {
      ...person,
      pinHash: person.manager ? pinHash : null,
      badge: hashes.keyed('badge', badge),
      code: { code, hash: hashes.keyed(family ? 'family-code' : 'personal-code', code) },
    };
  });
  const setting = { name: 'Little Acorns Playgroup', telephone: '01632 960 142' };
  const config: Config = {
    version: 1,
    kiosk: parts.kioskId,
    setting: { ...setting, timeZone: 'Europe/London', opens: '08:00', closes: '17:30' },
    demonstration: true,
    language: 'en',
    hardware: { locker: { kind: 'pretend', doors: 12, columns: 4 }, reader: { kind: 'pretend' } },
    export: { folder: parts.exportFolder },
  };
  const events = [...firstEvents(drafts, { ...setting, hardware: 'pretend' }, fresh, null)];
  return {
    plan: { config, policyText: parts.choice.text, events: [...events, ...children(events, fresh)] },
    sheet: { badges, codes },
  };
}

function children(events: readonly AuditEvent[], fresh: Fresh): AuditEvent[] {
  const managers = events.flatMap((event) =>
    event.kind === 'person-added' && event.facts.roles.includes('manager') ? [event.facts.person] : [],
  );
  const parents = events.flatMap((event) =>
    event.kind === 'person-added' && event.facts.personType === 'parent' ? [event] : [],
  );
  return parents.flatMap((parent) => {
    const initials = PEOPLE.find((person) => person.first === parent.personal.first)?.initials ?? [];
    return initials.map(
      (letters): AuditEvent => ({
        kind: 'child-added',
        facts: { child: fresh.id('k'), carers: [parent.facts.person], by: managers[0] ?? parent.facts.person },
        personal: { initials: letters },
      }),
    );
  });
}

/** Six digits that the rules for PINs accept: no run, no repeat, nothing that reads as a date. */
function demonstrationPin(fresh: Fresh): string {
  for (;;) {
    const pin = fresh.familyCode();
    if (
      new Set(pin).size > 3 &&
      Number(pin.slice(0, 2)) > 31 &&
      Number(pin.slice(4, 6)) > 31 &&
      Number(pin.slice(2, 4)) > 12
    )
      return pin;
  }
}

import type { Facts } from '../kiosk/facts.ts';
import { WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { type Step, stay } from '../kiosk/step.ts';
import { beginTakeOut } from '../phones/take-out-flow.ts';
import type { Visit } from '../record/state.ts';
import { holderOf } from './holder.ts';

/** Leaving by pass, or by letters of the name plus whom one saw: two facts, and never a list to choose from. */
export interface LeavingFlow {
  readonly flow: 'leaving';
  readonly by: 'pass' | 'name';
  readonly problem: 'pass-unknown' | 'name-unknown' | null;
}

export function beginLeaving(): Step {
  return stay({ flow: 'leaving', by: 'pass', problem: null });
}

export function advanceLeaving(flow: LeavingFlow, happening: Happening, facts: Facts): Step {
  switch (happening.happened) {
    case 'finish':
    case 'timed-out':
      return stay(WELCOME);
    case 'back':
      return flow.by === 'name' ? beginLeaving() : stay(WELCOME);
    case 'leave-without-pass':
      return stay({ flow: 'leaving', by: 'name', problem: null });
    case 'give-pass': {
      const visit = facts.openVisitByPass(happening.pass);
      return visit === null ? stay({ ...flow, problem: 'pass-unknown' }) : leaveOrUse(visit, facts);
    }
    case 'give-leaving-name': {
      const found = facts.openVisits().filter((visit) => fits(visit, happening.lastNameLetters, happening.host, facts));
      const [only, another] = found;
      // Two people who fit are told apart by their passes or by a member of staff, never by being shown to each other.
      return only === undefined || another !== undefined
        ? stay({ ...flow, problem: 'name-unknown' })
        : leaveOrUse(only, facts);
    }
    default:
      return stay(flow);
  }
}

/** A permitted use under way offers the device first; otherwise the person is leaving. */
function leaveOrUse(visit: Visit, facts: Facts): Step {
  const permitted = facts.openAuthorisations().some((open) => open.visit === visit.id);
  if (permitted) return stay({ flow: 'staff-day', person: null, visit: visit.id });
  return beginTakeOut(holderOf(visit, facts), facts);
}

function fits(visit: Visit, lastName: string, host: string, facts: Facts): boolean {
  if (visit.person !== null || visit.last === null) return false;
  // Counted as they compare: accents and spaces alone are no letters, and would fit everybody.
  if (plain(lastName).length < 2 || plain(host).length < 2) return false;
  if (!plain(visit.last).startsWith(plain(lastName))) return false;
  const seen = visit.host === null ? null : facts.person(visit.host);
  const names = seen === null ? [visit.hostWords] : [seen.shownAs, seen.first, seen.last];
  return names.some((name) => name !== null && plain(name).startsWith(plain(host)));
}

/** For comparing names as people type them: no accents, no case, no double spaces. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en');
}

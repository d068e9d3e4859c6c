import { missed } from '../code-gate.ts';
import { reportOfVisit } from '../incidents/reporting-flow.ts';
import type { Facts } from '../kiosk/facts.ts';
import { kindWord, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { record, type Step, stay, trouble } from '../kiosk/step.ts';
import { mayStepOut } from '../out-and-back/step-out.ts';
import { beginTakeOut } from '../phones/take-out-flow.ts';
import type { Visit } from '../record/state.ts';
import { holderOf } from './holder.ts';

/** Leaving by pass, or by letters of the name plus whom one saw: two facts, and never a list to choose from. */
export interface LeavingFlow {
  readonly flow: 'leaving';
  readonly by: 'pass' | 'name';
  readonly problem: 'pass-unknown' | 'name-unknown' | null;
  /** Names in a row that fitted nobody; going back to the pass does not forget them. */
  readonly nameMisses: number;
  /** The visitor is not leaving but has something to report: the pass says who they are. */
  readonly purpose?: 'report';
}

/** After so many names in a row that fit nobody, a member of staff helps. */
const NAME_MISSES = 3;
/** Fewer letters fit too many people; a shorter name is given whole. */
const NAME_LETTERS = 3;

export function beginLeaving(facts: Facts): Step {
  if (facts.gate('leaving').shut) return stay(kindWord('codes-shut', facts.monotonic));
  return stay({ flow: 'leaving', by: 'pass', problem: null, nameMisses: 0 });
}

export function advanceLeaving(flow: LeavingFlow, happening: Happening, facts: Facts): Step {
  switch (happening.happened) {
    case 'finish':
    case 'timed-out':
      return stay(WELCOME);
    case 'back':
      if (flow.by === 'name') return stay({ ...flow, by: 'pass', problem: null });
      return flow.purpose === 'report' ? beginLeaving(facts) : stay(WELCOME);
    case 'report-concern':
      return stay({ ...flow, purpose: 'report', problem: null });
    case 'leave-without-pass':
      return stay({ ...flow, by: 'name', problem: null });
    case 'give-pass': {
      if (facts.gate('leaving').shut) return stay(kindWord('codes-shut', facts.monotonic));
      const visit = facts.openVisitByPass(happening.pass);
      return visit === null ? refuse({ ...flow, problem: 'pass-unknown' }, facts) : known(visit, flow, facts);
    }
    case 'give-leaving-name': {
      if (facts.gate('leaving').shut) return stay(kindWord('codes-shut', facts.monotonic));
      const found = facts.openVisits().filter((visit) => fits(visit, happening.lastNameLetters, happening.host, facts));
      const [only, another] = found;
      // Two people who fit are told apart by their passes or by a member of staff, never by being shown to each other.
      return only === undefined || another !== undefined
        ? refuse({ ...flow, problem: 'name-unknown', nameMisses: flow.nameMisses + 1 }, facts)
        : known(only, flow, facts);
    }
    default:
      return stay(flow);
  }
}

function refuse(flow: LeavingFlow, facts: Facts): Step {
  const { events, shuts } = missed('leaving', facts);
  const next = shuts
    ? kindWord('codes-shut', facts.monotonic)
    : flow.nameMisses >= NAME_MISSES
      ? kindWord('ask-staff', facts.monotonic)
      : flow;
  return { flow: next, effects: [record(...events), trouble] };
}

function known(visit: Visit, { purpose }: LeavingFlow, facts: Facts): Step {
  if (purpose !== 'report') return leaveOrUse(visit, facts);
  return reportOfVisit(visit, facts) ?? stay(kindWord('ask-staff', facts.monotonic));
}

/** A permitted use under way offers the device first, and stepping out is no leaving; otherwise the person is leaving. */
function leaveOrUse(visit: Visit, facts: Facts): Step {
  const permitted = facts.openAuthorisations().some((open) => open.visit === visit.id);
  if (permitted || mayStepOut(visit, facts)) return stay({ flow: 'staff-day', person: null, visit: visit.id });
  return beginTakeOut(holderOf(visit, facts), facts);
}

function fits(visit: Visit, lastName: string, host: string, facts: Facts): boolean {
  if (visit.person !== null || visit.last === null) return false;
  const [letters, last] = [plain(lastName), plain(visit.last)];
  // Counted as they compare: accents and spaces alone are no letters, and would fit everybody.
  if (letters === '' || (letters.length < NAME_LETTERS && letters !== last)) return false;
  if (!last.startsWith(letters)) return false;
  const seen = visit.host === null ? null : facts.person(visit.host);
  const names = seen === null ? [visit.hostWords] : [seen.shownAs, `${seen.first ?? ''} ${seen.last ?? ''}`];
  return names.some((name) => name !== null && namesHost(plain(host), plain(name)));
}

/** Words that stand before many a name and tell none from another. */
const NO_NAME: readonly string[] = [
  'the',
  'a',
  'an',
  'and',
  'of',
  'to',
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'pan',
  'pani',
  'i',
];

/** Whole words of the host only, and one of them must say who it is. */
function namesHost(given: string, host: string): boolean {
  if (given !== '' && given === host) return true;
  const [words, known] = [given, host].map((text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''));
  if (words === undefined || known === undefined || !words.every((word) => known.includes(word))) return false;
  return words.some((word) => word.length > 1 && !NO_NAME.includes(word));
}

/** For comparing names as people type them: no accents, no case, no double spaces. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en');
}

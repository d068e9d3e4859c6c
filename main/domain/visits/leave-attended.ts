import { type AskProblem, askAttending, heard } from '../arrangements/ask-attending.ts';
import { attendingNow, shortUses } from '../arrangements/attendance.ts';
import type { Facts } from '../kiosk/facts.ts';
import { WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { record, type Step, stay } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { beginTakeOut } from '../phones/take-out-flow.ts';
import type { ArrangementUse, Attendance, Visit } from '../record/state.ts';
import { holderOf } from './holder.ts';

/**
 * A member of staff who attends somebody's session wants to leave, and too few would be left: a colleague may take over here
 * and now. Nobody is kept: leaving all the same is one touch, and the missing colleague is then an exception (SETTINGS A7).
 */
export interface LeaveAttendedFlow {
  readonly flow: 'leave-attended';
  readonly visit: Id;
  readonly person: Id;
  readonly problem: AskProblem | null;
}

/** Somebody is leaving: asks for a colleague where one would be missed, and hands the devices out otherwise. */
export function beginLeavingSite(visit: Visit, facts: Facts): Step {
  if (visit.person !== null && shortUses(facts, visit.person).length > 0) {
    return stay({ flow: 'leave-attended', visit: visit.id, person: visit.person, problem: null });
  }
  return beginTakeOut(holderOf(visit, facts), facts);
}

/** The use that is asked about now; the others come after it. */
export function useLeft(flow: LeaveAttendedFlow, facts: Facts): ArrangementUse | null {
  return shortUses(facts, flow.person)[0] ?? null;
}

export function advanceLeaveAttended(flow: LeaveAttendedFlow, happening: Happening, facts: Facts): Step {
  const visit = facts.visit(flow.visit);
  if (happening.happened === 'finish' || happening.happened === 'back' || happening.happened === 'timed-out')
    return stay(WELCOME);
  if (visit === null) return stay(WELCOME);
  if (happening.happened === 'leave-now') return beginTakeOut(holderOf(visit, facts), facts);
  const [use, ...others] = shortUses(facts, flow.person);
  if (use === undefined) return beginLeavingSite(visit, facts);
  const asked = askAttending(happening, attendingNow(use, facts), flow.person, facts);
  if (asked.came === 'nothing') return stay(flow);
  if (asked.came === 'refused') return { flow: { ...flow, problem: asked.problem }, effects: asked.effects };
  const { person, how } = asked.by;
  const confirmed = record({
    kind: 'attendance-confirmed',
    facts: { arrangement: use.arrangement, visit: use.visit, person, how },
  });
  // Where more than one is missed, the same session is asked about again.
  const joined = { ...facts, arrangementUses: () => [withOneMore(use, person, how)] };
  const settled = shortUses(joined, flow.person).length === 0 && others.length === 0;
  const then = settled ? beginTakeOut(holderOf(visit, facts), facts) : stay({ ...flow, problem: null });
  return { flow: then.flow, effects: [confirmed, ...heard, ...then.effects] };
}

/** As it will be once what was just said is on record. */
function withOneMore(use: ArrangementUse, person: Id, how: Attendance['how']): ArrangementUse {
  return { ...use, attending: [...use.attending, { person, how, seq: Number.MAX_SAFE_INTEGER }] };
}

import { balanceOf } from '../day-end/balance.ts';
import type { FormSession } from '../forms/form-session.ts';
import type { Facts } from '../kiosk/facts.ts';
import { kindWord, WELCOME } from '../kiosk/flow.ts';
import type { DeskOutcome, Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { checkDecision } from './check-decision.ts';
import { type Decision, type DecisionProblem, isDecision } from './decisions.ts';
import { type DeskTab, tabsOf } from './desk-access.ts';
import { answerAtDesk, backAtDesk, openFormAtDesk, refusedAccess } from './desk-form.ts';
import { perform } from './perform-decision.ts';

export type Gaps = Readonly<Record<string, string | number>>;

/** Shown once to be written down; gone with the next page. */
export interface FreshCode {
  readonly name: string;
  readonly kind: 'personal-code' | 'family-code';
  readonly code: string;
}

export interface Pending {
  readonly decision: Decision;
  readonly problem: DecisionProblem | { readonly code: 'pin-wrong' | 'pin-locked'; readonly gaps: Gaps } | null;
  /** The PIN is being looked at, or the work is under way: further touches do nothing. */
  readonly busy: boolean;
}

export interface DeskFlow {
  readonly flow: 'desk';
  readonly manager: Id;
  readonly tab: DeskTab;
  /** The form that is being filled in, behind the decision that it ends in. */
  readonly form: FormSession | null;
  readonly pending: Pending | null;
  readonly said: { readonly key: string; readonly gaps: Gaps; readonly tone: 'calm' | 'attention' } | null;
  readonly fresh: FreshCode | null;
  readonly awaitingBadge: Id | null;
  readonly roster: Extract<DeskOutcome, { ok: true }> | null;
  /** The door this manager asked for; what is said about it waits for its contact. */
  readonly opening: { readonly movement: Id; readonly door: number } | null;
  readonly closing: 'open' | 'balancing' | 'closed';
  readonly closed: { readonly hash: string; readonly folder: string | null } | null;
}

export function openDesk(manager: Id, tab: DeskTab): Step {
  return stay({
    flow: 'desk',
    manager,
    tab,
    form: null,
    pending: null,
    said: null,
    fresh: null,
    awaitingBadge: null,
    roster: null,
    opening: null,
    closing: 'open',
    closed: null,
  });
}

/**
 * The manager's desk. Reading stays open for its time-out; every decision is first shown as it will be recorded, under whose
 * name, and asks for the PIN again (DESIGN.md, rulings `People`).
 */
export function advanceDesk(flow: DeskFlow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'finish' || happening.happened === 'timed-out') return stay(WELCOME);
  if (isDecision(happening)) {
    if (flow.pending?.busy) return stay(flow);
    if (
      happening.happened === 'close-day' &&
      balanceOf(facts, flow.manager).some((item) => item.count > 0 && item.acceptedBy === null)
    )
      return stay(flow);
    const problem = checkDecision(happening, flow.manager, facts);
    return {
      flow: { ...flow, said: null, fresh: null, pending: { decision: happening, problem, busy: false } },
      effects: refusedAccess(problem, happening.happened, flow.manager, facts),
    };
  }
  switch (happening.happened) {
    case 'desk-tab': {
      const tab = tabsOf(facts.person(flow.manager)?.roles ?? []).find((known) => known === happening.tab);
      return tab === undefined
        ? stay(flow)
        : stay({ ...flow, tab, form: null, pending: null, said: null, fresh: null, awaitingBadge: null, roster: null });
    }
    case 'open-form':
      return flow.pending?.busy ? stay(flow) : openFormAtDesk(flow, happening.form, happening.subject ?? null, facts);
    case 'answer':
      return answerAtDesk(flow, happening.value, facts);
    case 'skip-answer':
      return answerAtDesk(flow, null, facts);
    case 'back':
      return backAtDesk(flow, facts);
    case 'desk-cancel':
      if (flow.form !== null && flow.pending !== null) return backAtDesk(flow, facts);
      return stay({
        ...flow,
        form: null,
        pending: null,
        said: null,
        fresh: null,
        awaitingBadge: null,
        roster: null,
      });
    case 'begin-close':
      return stay({ ...flow, tab: 'day', closing: 'balancing', said: null });
    case 'give-pin':
      return givePin(flow, happening.pin);
    case 'pin-refused':
      return pinRefused(flow, happening, facts);
    case 'pin-accepted':
      return flow.pending?.busy && happening.person === flow.manager
        ? decide(flow, flow.pending.decision, facts)
        : stay(flow);
    case 'door-opened':
      if (flow.opening?.movement !== happening.movement) return stay(flow);
      return {
        flow: {
          ...flow,
          opening: null,
          said: { key: 'desk.said.opened', gaps: { door: flow.opening.door }, tone: 'calm' },
        },
        effects: [{ effect: 'sound', sound: 'door' }],
      };
    case 'door-did-not-open':
      if (flow.opening?.movement !== happening.movement) return stay(flow);
      return {
        flow: {
          ...flow,
          opening: null,
          said: { key: 'desk.problem.door-did-not-open', gaps: { door: flow.opening.door }, tone: 'attention' },
        },
        effects: [trouble],
      };
    case 'desk-done':
      return done(flow, happening.work, happening.outcome);
    case 'badge-unknown':
      return giveBadge(flow, happening.keyedHash, facts);
    case 'badge':
      // A second person's badge on an open desk gives nobody anything (SECURITY-NOTES E40).
      return flow.awaitingBadge === null
        ? stay(flow)
        : {
            flow: { ...flow, said: { key: 'desk.problem.badge-taken', gaps: {}, tone: 'attention' } },
            effects: [trouble],
          };
    default:
      return stay(flow);
  }
}

function givePin(flow: DeskFlow, pin: string): Step {
  const { pending } = flow;
  if (
    pending === null ||
    pending.busy ||
    (pending.problem !== null && pending.problem.code !== 'pin-wrong' && pending.problem.code !== 'pin-locked')
  ) {
    return stay(flow);
  }
  return {
    flow: { ...flow, pending: { ...pending, busy: true } },
    effects: [{ effect: 'check-pin', person: flow.manager, pin, use: 'decision' }],
  };
}

function pinRefused(flow: DeskFlow, refused: Extract<Happening, { happened: 'pin-refused' }>, facts: Facts): Step {
  if (flow.pending === null) return stay(flow);
  // Locked out: the desk shuts, the kiosk goes on serving everybody else.
  if (refused.shut) return { flow: kindWord('desk-shut', facts.monotonic), effects: [trouble] };
  if (refused.lockedOut) return { flow: WELCOME, effects: [trouble] };
  const wait = refused.waitUntil === null ? 0 : Math.max(0, Math.ceil((refused.waitUntil - facts.now) / 60_000));
  const problem =
    wait > 0
      ? ({ code: 'pin-locked', gaps: { count: wait } } as const)
      : ({ code: 'pin-wrong', gaps: { count: refused.triesLeft } } as const);
  return { flow: { ...flow, pending: { ...flow.pending, busy: false, problem } }, effects: [trouble] };
}

/** Looked at once more at the moment of decision: the world may have moved while the PIN was typed. */
function decide(flow: DeskFlow, decision: Decision, facts: Facts): Step {
  const problem = checkDecision(decision, flow.manager, facts);
  if (problem !== null) return { flow: { ...flow, pending: { decision, problem, busy: false } }, effects: [trouble] };
  const outcome = perform(decision, flow.manager, facts);
  const next: DeskFlow = {
    ...flow,
    form: null,
    pending: outcome.work === null ? null : { decision, problem: null, busy: true },
    said: outcome.said === null ? null : { key: outcome.said.key, gaps: outcome.said.gaps, tone: 'calm' },
    fresh: outcome.fresh,
    awaitingBadge: outcome.awaitBadge,
    opening:
      outcome.doors[0] === undefined
        ? null
        : { movement: outcome.doors[0].movement, door: outcome.doors[0].compartment },
  };
  return {
    flow: next,
    effects: [
      ...(outcome.events.length > 0 ? [record(...outcome.events)] : []),
      ...outcome.doors.map((door) => ({ effect: 'open-door', ...door }) as const),
      ...(outcome.work === null ? [accept] : [{ effect: 'desk-work', work: outcome.work } as const]),
    ],
  };
}

function done(flow: DeskFlow, work: string, outcome: DeskOutcome): Step {
  if (flow.pending === null) return stay(flow);
  if (!outcome.ok) {
    const said = { key: `desk.problem.${outcome.code}`, gaps: outcome.facts, tone: 'attention' as const };
    const closed = work === 'close-day' && outcome.code.startsWith('export-');
    const hash = closed ? { hash: String(outcome.facts.hash ?? ''), folder: null } : flow.closed;
    return {
      flow: { ...flow, pending: null, said, closing: closed ? 'closed' : flow.closing, closed: hash },
      effects: [trouble],
    };
  }
  switch (work) {
    case 'close-day':
      return {
        flow: {
          ...flow,
          pending: null,
          closing: 'closed',
          closed: { hash: String(outcome.facts.hash), folder: String(outcome.facts.folder) },
          said: { key: 'desk.said.closed', gaps: {}, tone: 'calm' },
        },
        effects: [accept],
      };
    case 'import-roster':
      return {
        flow: {
          ...flow,
          pending: null,
          roster: outcome,
          said: { key: 'desk.said.imported', gaps: { count: Number(outcome.facts.added) }, tone: 'calm' },
        },
        effects: [accept],
      };
    default:
      return { flow: { ...flow, pending: null }, effects: [accept] };
  }
}

function giveBadge(flow: DeskFlow, keyedHash: string, facts: Facts): Step {
  if (flow.awaitingBadge === null) return stay(flow);
  const person = facts.person(flow.awaitingBadge);
  if (person === null) return stay({ ...flow, awaitingBadge: null });
  return {
    flow: {
      ...flow,
      awaitingBadge: null,
      said: { key: 'desk.said.badge-given', gaps: { who: person.shownAs ?? '' }, tone: 'calm' },
    },
    effects: [
      record(
        // The new badge takes the place of the old one, which may be lying in the street.
        ...facts.badgesOf(person.id).map(
          (credential): AuditEvent => ({
            kind: 'credential-revoked',
            facts: { credential, why: 'replaced', by: flow.manager },
          }),
        ),
        {
          kind: 'credential-issued',
          facts: { person: person.id, credential: facts.newId('c'), kind: 'badge', keyedHash, by: flow.manager },
        },
      ),
      accept,
    ],
  };
}

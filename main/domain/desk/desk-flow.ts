import { balanceOf } from '../day-end/balance.ts';
import type { FormSession } from '../forms/form-session.ts';
import type { Facts } from '../kiosk/facts.ts';
import { kindWord, WELCOME } from '../kiosk/flow.ts';
import type { DeskOutcome, FreshCode, Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { refusedTap } from '../visits/refused-tap.ts';
import { checkDecision } from './check-decision.ts';
import { type Decision, type DecisionProblem, isDecision, type Outcome } from './decisions.ts';
import { type DeskTab, tabsFor } from './desk-access.ts';
import { answerAtDesk, backAtDesk, openFormAtDesk, refusedAccess } from './desk-form.ts';
import { perform } from './perform-decision.ts';

export type Gaps = Readonly<Record<string, string | number>>;

export interface Pending {
  readonly decision: Decision;
  readonly problem: DecisionProblem | { readonly code: 'pin-wrong' | 'pin-locked'; readonly gaps: Gaps } | null;
  /** The look at the PIN, or the work, that is under way: further touches do nothing, and only its own answer counts. */
  readonly busy: Id | null;
  /** What is said once the work is done. */
  readonly after: Pick<Outcome, 'said' | 'fresh'> | null;
}

export interface DeskFlow {
  readonly flow: 'desk';
  readonly manager: Id;
  readonly tab: DeskTab;
  /** The form that is being filled in, behind the decision that it ends in. */
  readonly form: FormSession | null;
  readonly pending: Pending | null;
  readonly said: { readonly key: string; readonly gaps: Gaps; readonly tone: 'calm' | 'attention' } | null;
  readonly fresh: readonly FreshCode[];
  readonly awaitingBadge: Id | null;
  /** What became of the file that was taken in last, and which it was. */
  readonly imported: Extract<DeskOutcome, { ok: true }> | null;
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
    fresh: [],
    awaitingBadge: null,
    imported: null,
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
    if (isBusy(flow)) return stay(flow);
    if (
      happening.happened === 'close-day' &&
      balanceOf(facts, flow.manager).some((item) => item.count > 0 && item.acceptedBy === null)
    )
      return stay(flow);
    const problem = checkDecision(happening, flow.manager, facts);
    return {
      flow: { ...flow, said: null, fresh: [], pending: { decision: happening, problem, busy: null, after: null } },
      effects: refusedAccess(problem, happening.happened, flow.manager, facts),
    };
  }
  switch (happening.happened) {
    case 'desk-tab': {
      const tab = tabsFor(flow.manager, facts).find((known) => known === happening.tab);
      // The codes are written down; what became of the list still stands behind them.
      if (tab === flow.tab && flow.fresh.length > 0) return stay({ ...flow, fresh: [] });
      if (tab === undefined)
        return { flow, effects: refusedAccess({ code: 'not-your-role' }, happening.tab, flow.manager, facts) };
      return isBusy(flow)
        ? stay(flow)
        : stay({ ...flow, tab, form: null, pending: null, said: null, fresh: [], awaitingBadge: null, imported: null });
    }
    case 'open-form':
      return isBusy(flow) ? stay(flow) : openFormAtDesk(flow, happening.form, happening.subject ?? null, facts);
    case 'answer':
      return answerAtDesk(flow, happening.value, facts);
    case 'skip-answer':
      return answerAtDesk(flow, null, facts);
    case 'back':
      return backAtDesk(flow, facts);
    case 'desk-cancel':
      if (isBusy(flow)) return stay(flow);
      if (flow.form !== null && flow.pending !== null) return backAtDesk(flow, facts);
      return stay({
        ...flow,
        form: null,
        pending: null,
        said: null,
        fresh: [],
        awaitingBadge: null,
        imported: null,
      });
    case 'begin-close':
      if (isBusy(flow)) return stay(flow);
      return stay({ ...flow, tab: 'day', closing: 'balancing', said: null });
    case 'give-pin':
      return givePin(flow, happening.pin, facts);
    case 'pin-refused':
      return pinRefused(flow, happening, facts);
    case 'pin-accepted':
      return flow.pending?.busy === happening.check ? decide(flow, flow.pending.decision, facts) : stay(flow);
    case 'pin-not-recorded':
      if (flow.pending?.busy !== happening.check) return stay(flow);
      return { flow: kindWord('not-recorded', facts.monotonic, { why: happening.code }), effects: [trouble] };
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
      return flow.pending?.busy === happening.id
        ? done(flow, flow.pending, happening.work, happening.outcome)
        : stay(flow);
    case 'badge-unknown':
      return flow.awaitingBadge === null
        ? { flow, effects: refusedTap(happening, facts) }
        : giveBadge(flow, flow.awaitingBadge, happening.keyedHash, facts);
    case 'badge':
      // A second person's badge on an open desk gives nobody anything.
      if (flow.awaitingBadge === null)
        return happening.valid ? stay(flow) : { flow, effects: refusedTap(happening, facts) };
      // One that no longer counts for anybody may be given out again.
      if (!happening.valid) return giveBadge(flow, flow.awaitingBadge, happening.keyedHash, facts);
      return {
        flow: { ...flow, said: { key: 'desk.problem.badge-taken', gaps: {}, tone: 'attention' } },
        effects: [trouble],
      };
    default:
      return stay(flow);
  }
}

/** A look at a PIN or a longer work is under way. */
function isBusy(flow: DeskFlow): boolean {
  return flow.pending !== null && flow.pending.busy !== null;
}

function givePin(flow: DeskFlow, pin: string, facts: Facts): Step {
  const { pending } = flow;
  if (
    pending === null ||
    pending.busy !== null ||
    (pending.problem !== null && pending.problem.code !== 'pin-wrong' && pending.problem.code !== 'pin-locked')
  ) {
    return stay(flow);
  }
  const check = facts.newId('q');
  return {
    flow: { ...flow, pending: { ...pending, busy: check } },
    effects: [{ effect: 'check-pin', check, person: flow.manager, pin, use: 'decision' }],
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
  return { flow: { ...flow, pending: { ...flow.pending, busy: null, problem } }, effects: [trouble] };
}

/** Looked at once more at the moment of decision: the world may have moved while the PIN was typed. */
function decide(flow: DeskFlow, decision: Decision, facts: Facts): Step {
  const problem = checkDecision(decision, flow.manager, facts);
  if (problem !== null)
    return { flow: { ...flow, pending: { decision, problem, busy: null, after: null } }, effects: [trouble] };
  const outcome = perform(decision, flow.manager, facts);
  const { work } = outcome;
  const id = facts.newId('w');
  const next: DeskFlow = {
    ...flow,
    form: null,
    pending: work === null ? null : { decision, problem: null, busy: id, after: outcome },
    ...(work === null ? saying(outcome) : {}),
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
      ...(work === null ? [accept] : [{ effect: 'desk-work', id, work } as const]),
    ],
  };
}

function saying({ said, fresh }: Pick<Outcome, 'said' | 'fresh'>): Pick<DeskFlow, 'said' | 'fresh'> {
  return { said: said === null ? null : { key: said.key, gaps: said.gaps, tone: 'calm' }, fresh };
}

function done(flow: DeskFlow, pending: Pending, work: string, outcome: DeskOutcome): Step {
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
    case 'save-sign':
    case 'save-change-log':
    case 'save-chair-report': {
      const { said, ...gaps } = outcome.facts;
      return {
        flow: { ...flow, pending: null, said: { key: `desk.said.saved-${said}`, gaps, tone: 'calm' } },
        effects: [accept],
      };
    }
    case 'import-roster':
      return {
        flow: {
          ...flow,
          pending: null,
          imported: outcome,
          fresh: outcome.fresh ?? [],
          said: { key: 'desk.said.imported', gaps: { count: Number(outcome.facts.added) }, tone: 'calm' },
        },
        effects: [accept],
      };
    case 'import-arrangements': {
      const wrong = outcome.faults?.length ?? 0;
      const said =
        wrong > 0
          ? { key: 'desk.said.arrangements-not-imported', gaps: { count: wrong }, tone: 'attention' as const }
          : {
              key: 'desk.said.arrangements-imported',
              gaps: { count: Number(outcome.facts.added) },
              tone: 'calm' as const,
            };
      return { flow: { ...flow, pending: null, imported: outcome, said }, effects: [wrong > 0 ? trouble : accept] };
    }
    default:
      return {
        flow: { ...flow, pending: null, ...(pending.after === null ? {} : saying(pending.after)) },
        effects: [accept],
      };
  }
}

function giveBadge(flow: DeskFlow, to: Id, keyedHash: string, facts: Facts): Step {
  const person = facts.person(to);
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
        ...facts.credentialsOf(person.id, 'badge').map(
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

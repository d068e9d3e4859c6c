import { type AskProblem, type Attending, askAttending, heard } from '../arrangements/ask-attending.ts';
import { type Conditions, conditionsOf, hasAccepted } from '../arrangements/conditions.ts';
import { arrangementsFor } from '../arrangements/offered.ts';
import { kindOf } from '../arrangements/readers.ts';
import { reviewOn } from '../arrangements/standing.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import { type Effect, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import type { RequirementStep, Requirements } from '../policy/requirements.ts';
import { isChildFree } from '../policy/uses.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Arrangement } from '../record/state.ts';
import type { Accepted } from './rules-step.ts';
import type { Arrival, Declared } from './sign-in-flow.ts';

/** An arrangement by which the person will keep devices in this visit. */
export interface Use {
  readonly arrangement: Id;
  readonly kind: string;
  readonly devices: readonly DeclaredDevice[];
  /** What was accepted just now; null where nothing had to be. */
  readonly conditions: Conditions | null;
  readonly attending: readonly Attending[];
}

/** What somebody has said so far, on the way through the arrangements that they can go by. */
export interface Agreeing {
  readonly arrival: Arrival;
  readonly declared: Declared;
  readonly requirements: Requirements;
  readonly accepted: Accepted | null;
  /** Arrangements that the person carries on without. */
  readonly without: readonly Id[];
  readonly uses: readonly Use[];
}

interface At {
  readonly agreeing: Agreeing;
  readonly arrangement: Id;
  readonly kind: string;
  readonly devices: readonly DeclaredDevice[];
}

/** The arrangement is shown with its place and its conditions. */
export interface AtArrangement extends At {
  readonly step: 'arrangement';
}

/** So many different members of staff say that they attend (SETTINGS A7, A8). */
export interface AtAttending extends At {
  readonly step: 'attending';
  readonly needed: number;
  readonly conditions: Conditions | null;
  readonly attending: readonly Attending[];
  readonly problem: AskProblem | null;
}

export type NextArrangement =
  | AtArrangement
  | AtAttending
  /** `over`: what the person was going by is over while they read, so the ordinary rule holds again. */
  | { readonly step: 'done' | 'over'; readonly agreeing: Agreeing };

type Kept = Extract<RequirementStep, { kind: 'keep-under-arrangement' }>;

/** The next arrangement that has to be agreed to or attended; `done` once all of them are. */
export function nextArrangement(agreeing: Agreeing, facts: Facts): NextArrangement {
  const kept = agreeing.requirements.steps.find(
    (step): step is Kept =>
      step.kind === 'keep-under-arrangement' && !agreeing.uses.some((use) => use.kind === step.arrangement),
  );
  const arrangement = kept === undefined ? undefined : offered(agreeing, kept.arrangement, facts);
  if (kept === undefined) return { step: 'done', agreeing };
  if (arrangement === undefined) return { step: 'over', agreeing };
  const at: At = { agreeing, arrangement: arrangement.id, kind: kept.arrangement, devices: kept.devices };
  const { person, within } = agreeing.arrival;
  if (facts.arrangementUses().some((use) => use.visit === within?.visit && use.arrangement === arrangement.id)) {
    return used(at, null, [], facts);
  }
  // A walk-in is always shown what was arranged; somebody on record once for each wording of the conditions.
  const asked = conditionsOf(at.kind, facts).ids.length > 0 && !hasAccepted(arrangement, person, facts);
  return asked || person === null ? { ...at, step: 'arrangement' } : attendedNext(at, null, facts);
}

function offered({ arrival, without }: Agreeing, kind: string, facts: Facts): Arrangement | undefined {
  return arrangementsFor(arrival, facts).find(({ id, terms }) => terms?.kind === kind && !without.includes(id));
}

function attendedNext(at: At, conditions: Conditions | null, facts: Facts): NextArrangement {
  const { agreeing, arrangement, kind, devices } = at;
  const needed = agreeing.requirements.steps.reduce(
    (most, step) => (step.kind === 'confirm-attending-staff' && step.arrangement === kind ? step.count : most),
    0,
  );
  if (needed > 0) {
    return {
      agreeing,
      arrangement,
      kind,
      devices,
      step: 'attending',
      needed,
      conditions,
      attending: [],
      problem: null,
    };
  }
  return used(at, conditions, [], facts);
}

function used(at: At, conditions: Conditions | null, attending: readonly Attending[], facts: Facts): NextArrangement {
  const { agreeing, arrangement, kind, devices } = at;
  const use: Use = { arrangement, kind, devices, conditions, attending };
  return nextArrangement({ ...agreeing, uses: [...agreeing.uses, use] }, facts);
}

export type ArrangementStep =
  | { readonly came: 'next'; readonly next: NextArrangement; readonly effects: readonly Effect[] }
  /** The person carries on without it: the ordinary rule holds again. */
  | { readonly came: 'without'; readonly agreeing: Agreeing };

export function advanceArrangement(
  at: AtArrangement | AtAttending,
  happening: Happening,
  facts: Facts,
): ArrangementStep {
  if (happening.happened === 'without-arrangement') {
    const { agreeing, arrangement } = at;
    return { came: 'without', agreeing: { ...agreeing, without: [...agreeing.without, arrangement] } };
  }
  const next = (to: NextArrangement, effects: readonly Effect[] = []): ArrangementStep => ({
    came: 'next',
    next: to,
    effects,
  });
  if (at.step === 'arrangement') {
    if (happening.happened !== 'accept-arrangement') return next(at);
    const conditions = conditionsOf(at.kind, facts);
    return next(attendedNext(at, conditions.ids.length > 0 ? conditions : null, facts));
  }
  const already = at.attending.map(({ person }) => person);
  const asked = askAttending(happening, already, at.agreeing.arrival.person, facts);
  switch (asked.came) {
    case 'nothing':
      return next(at);
    case 'refused':
      return next({ ...at, problem: asked.problem }, asked.effects.length > 0 ? asked.effects : [trouble]);
    case 'confirmed': {
      const attending = [...at.attending, asked.by];
      const enough = attending.length >= at.needed;
      return next(enough ? used(at, at.conditions, attending, facts) : { ...at, attending, problem: null }, heard);
    }
  }
}

/** What goes on record with the visit: conditions accepted, the use, and each who attends. */
export function useEvents(uses: readonly Use[], visit: Id, person: Id | null, facts: Facts): readonly AuditEvent[] {
  const already = facts.arrangementUses().filter((use) => use.visit === visit);
  const fresh = uses.filter((use) => !already.some((other) => other.arrangement === use.arrangement));
  return fresh.flatMap(({ arrangement, devices, conditions, attending }): AuditEvent[] => {
    const known = facts.arrangements().find(({ id }) => id === arrangement);
    const late = known !== undefined && reviewOn(known, facts.day) === 'overdue';
    return [
      ...(conditions === null ? [] : [conditionsAccepted(arrangement, conditions, visit, person)]),
      { kind: 'arrangement-used', facts: { arrangement, visit, devices: [...devices] } },
      ...(known === undefined ? [] : checkInsBegun(known, visit, facts)),
      ...attending.map(
        ({ person: by, how }): AuditEvent => ({
          kind: 'attendance-confirmed',
          facts: { arrangement, visit, person: by, how },
        }),
      ),
      ...(late
        ? [raise(facts.newId('x'), 'arrangement-conditions-unmet', 'attention', { visit, person }, 'review-overdue')]
        : []),
    ];
  });
}

/** The check-ins of a lone worker begin with the visit; the device is in hand, so none is given out (SETTINGS C6). */
function checkInsBegun({ id, terms, approvedBy, role }: Arrangement, visit: Id, facts: Facts): readonly AuditEvent[] {
  const kind = terms === null ? undefined : kindOf(terms.kind, facts.policy);
  const checkInMinutes = terms?.checkInMinutes ?? kind?.checkInMinutes;
  const place = terms?.places[0] ?? kind?.places[0];
  if (terms === null || checkInMinutes === undefined || place === undefined) return [];
  return [
    {
      kind: 'authorisation-granted',
      facts: {
        authorisation: facts.newId('a'),
        kind: terms.kind,
        visit,
        deposit: null,
        arrangement: id,
        reason: terms.kind,
        place,
        from: facts.now,
        until: terms.hours === null ? null : facts.momentOf(facts.day, terms.hours.until),
        grantedBy: approvedBy,
        role,
        childFree: isChildFree(place, facts.policy),
        checkInMinutes,
      },
    },
  ];
}

export function conditionsAccepted(
  arrangement: Id,
  { ids, hash, language }: Conditions,
  visit: Id | null,
  person: Id | null,
): AuditEvent {
  return {
    kind: 'arrangement-conditions-accepted',
    facts: { arrangement, visit, person, conditions: [...ids], textHash: hash, language },
  };
}

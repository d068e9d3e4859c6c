import { agreementShown, agreementsAtSignIn } from '../agreements/agreement.ts';
import { arrangedOf, arrangementsFor } from '../arrangements/offered.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import { type Flow, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay } from '../kiosk/step.ts';
import type { Id, PersonType, WalkInType } from '../people.ts';
import { cancelledDeposit, questionedDeposit } from '../phones/deposit-outcome.ts';
import type { PutAwayTask } from '../phones/device-flow.ts';
import { beginPutAway, inBagOf, notAskedFor, putAwayTasks } from '../phones/put-away-flow.ts';
import { type Requirements, requirementsFor, signsInAs } from '../policy/requirements.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import type { Person, VisitStart } from '../record/state.ts';
import {
  type Agreeing,
  type AtArrangement,
  type AtAttending,
  advanceArrangement,
  type NextArrangement,
  nextArrangement,
  useEvents,
} from './arrangement-steps.ts';
import { advanceLetIn, type Deciding, type LetIn, letInException, mayLetIn, NOBODY_YET } from './let-in-step.ts';
import {
  type Accepted,
  acknowledged,
  advanceReading,
  advanceRules,
  mustAccept,
  type RulesStep,
  showRules,
} from './rules-step.ts';

/** Somebody who has said who they are and whom they see; nothing is on record yet. */
export interface Arrival {
  readonly personType: PersonType;
  readonly person: Id | null;
  readonly worksWithChildren: boolean;
  readonly first: string;
  readonly last: string;
  readonly organisation: string;
  readonly host: Id | null;
  readonly hostWords: string;
  readonly by: VisitStart;
  /** Signed in already, and only the devices are declared anew: for which visit, what is still to be put away, what else it has. */
  readonly within: null | {
    readonly visit: Id;
    readonly rest: readonly PutAwayTask[];
    readonly besides: readonly DeclaredDevice[];
    /** The deposit that was to be handed in, and is void once what is there instead is on record. */
    readonly instead: Id | null;
  };
}

/** What has to stay outside, unless somebody who may decides that it comes in. */
interface Behind {
  readonly arrival: Arrival;
  readonly declared: Declared;
  readonly off: readonly DeclaredDevice[];
  /** Arrangements that the person carries on without. */
  readonly without: readonly Id[];
  readonly accepted: Accepted | null;
}

/** What somebody known meant with their touch: as usual, with nothing today, or with something different. */
export type Bringing = 'usual' | 'nothing' | 'different';

type AtStep =
  /** A student or committee member says whether they are on duty; it is kept for nothing but this visit (SETTINGS D11). */
  | { readonly step: 'on-duty'; readonly person: Id; readonly by: VisitStart; readonly bringing: Bringing }
  | { readonly step: 'type' }
  | { readonly step: 'name'; readonly personType: WalkInType }
  | { readonly step: 'organisation'; readonly personType: WalkInType; readonly first: string; readonly last: string }
  | { readonly step: 'host'; readonly arrival: Arrival; readonly letters: string }
  | { readonly step: 'devices'; readonly arrival: Arrival; readonly start: readonly DeclaredDevice[] }
  | ({ readonly step: 'leave-behind' } & Behind)
  | { readonly step: 'let-in'; readonly behind: Behind; readonly deciding: Deciding }
  | {
      readonly step: 'rules';
      readonly arrival: Arrival;
      readonly declared: Declared;
      readonly requirements: Requirements;
      readonly rules: RulesStep;
      readonly without: readonly Id[];
    }
  | AtArrangement
  | AtAttending
  | AtAgreement;

/** A document that has to be signed before somebody comes in. */
export interface AtAgreement {
  readonly step: 'agreement';
  readonly agreeing: Agreeing;
  readonly agreement: string;
  readonly reading: RulesStep;
  readonly signed: readonly Accepted[];
}

export type SignInFlow = { readonly flow: 'sign-in' } & AtStep;

export interface Declared {
  readonly devices: readonly DeclaredDevice[];
  readonly otherWord: string | undefined;
  readonly letIn?: LetIn;
}

/** A first letter starts the search, a second makes it worth showing: no list of names to leaf through. */
export const HOST_LETTERS = 2;

export function beginSignIn(): Step {
  return stay({ flow: 'sign-in', step: 'type' });
}

export function advanceSignIn(flow: SignInFlow, happening: Happening, facts: Facts): Step {
  if (happening.happened === 'finish' || happening.happened === 'timed-out') return walkOff(flow, happening, facts);
  if (happening.happened === 'back') {
    const to = before(flow);
    return to.flow === 'welcome' ? walkOff(flow, happening, facts) : stay(to);
  }
  switch (flow.step) {
    case 'type':
      return happening.happened === 'choose-person-type'
        ? stay({ flow: 'sign-in', step: 'name', personType: happening.personType })
        : stay(flow);
    case 'name': {
      if (happening.happened !== 'give-name') return stay(flow);
      const { first, last } = happening;
      return stay({ flow: 'sign-in', step: 'organisation', personType: flow.personType, first, last });
    }
    case 'organisation': {
      if (happening.happened !== 'give-organisation') return stay(flow);
      if (happening.organisation === '' && !organisationOptional(flow.personType)) return stay(flow);
      const arrival: Arrival = {
        personType: flow.personType,
        person: null,
        worksWithChildren: true,
        first: flow.first,
        last: flow.last,
        organisation: happening.organisation,
        host: null,
        hostWords: '',
        by: 'screen',
        within: null,
      };
      return stay({ flow: 'sign-in', step: 'host', arrival, letters: '' });
    }
    case 'host': {
      if (happening.happened === 'find-host') return stay({ ...flow, letters: happening.letters });
      if (happening.happened === 'choose-host') {
        const found = facts.searchStaff(flow.letters).some((host) => host.person === happening.person);
        return found ? askDevices({ ...flow.arrival, host: happening.person, hostWords: '' }, []) : stay(flow);
      }
      if (happening.happened === 'someone-else') {
        return askDevices({ ...flow.arrival, host: null, hostWords: happening.words }, []);
      }
      return stay(flow);
    }
    case 'on-duty': {
      const person = facts.person(flow.person);
      if (happening.happened !== 'say-on-duty' || person === null) return stay(flow);
      const { personType } = person;
      return signInAs(
        person,
        flow.by,
        signsInAs({ personType, onDuty: happening.onDuty }, facts.policy),
        flow.bringing,
        facts,
      );
    }
    case 'devices':
      if (happening.happened !== 'declare-devices') return stay(flow);
      return declare(flow.arrival, { devices: happening.devices, otherWord: happening.otherWord }, facts);
    case 'leave-behind': {
      if (happening.happened === 'let-it-in' && mayLetIn(flow.arrival, flow.off, facts).length > 0) {
        const { flow: _flow, step: _step, ...behind } = flow;
        return stay({ flow: 'sign-in', step: 'let-in', behind, deciding: NOBODY_YET });
      }
      if (happening.happened !== 'go-on') return stay(flow);
      const devices = flow.declared.devices.filter((device) => !flow.off.some((off) => same(off, device)));
      return declare(flow.arrival, { ...flow.declared, devices }, facts, flow.without, flow.accepted);
    }
    case 'let-in': {
      const { arrival, declared, off, without, accepted } = flow.behind;
      const about = { owner: arrival.person, roles: mayLetIn(arrival, off, facts) };
      const { deciding, effects, decided } = advanceLetIn(flow.deciding, happening, about, facts);
      if (decided === null) return { flow: { ...flow, deciding }, effects };
      const devices = [...(declared.letIn?.devices ?? []), ...off];
      const then = declare(arrival, { ...declared, letIn: { by: decided, devices } }, facts, without, accepted);
      return { flow: then.flow, effects: [accept, ...then.effects] };
    }
    case 'rules': {
      const { step, accepted } = advanceRules(flow.rules, happening, flow.arrival.personType, facts);
      if (accepted === null) return stay({ ...flow, rules: step });
      const { arrival, declared, requirements, without } = flow;
      return agreed(nextArrangement({ arrival, declared, requirements, without, accepted, uses: [] }, facts), facts);
    }
    case 'arrangement':
    case 'attending': {
      const advanced = advanceArrangement(flow, happening, facts);
      if (advanced.came === 'without') {
        const { arrival, declared, without, accepted } = advanced.agreeing;
        return declare(arrival, declared, facts, without, accepted);
      }
      const then = agreed(advanced.next, facts);
      return { flow: then.flow, effects: [...advanced.effects, ...then.effects] };
    }
    case 'agreement': {
      const shown = agreementShown(facts.policy, flow.agreement, facts.language);
      if (shown === null) return nextAgreement(flow.agreeing, flow.signed, facts);
      const { step, accepted } = advanceReading(flow.reading, happening, shown, facts);
      if (accepted === null) return stay({ ...flow, reading: step });
      return nextAgreement(flow.agreeing, [...flow.signed, accepted], facts);
    }
  }
}

/** Where the step knows already who stands there. */
function arrivalIn(flow: SignInFlow): Arrival | null {
  if ('arrival' in flow) return flow.arrival;
  if ('agreeing' in flow) return flow.agreeing.arrival;
  return 'behind' in flow ? flow.behind.arrival : null;
}

/**
 * Nothing is on record of a newcomer who goes away. Somebody who was about to hand something in, and said that it is something
 * else, may have it in a pocket: that is a question, as at the hand-in itself.
 */
function walkOff(flow: SignInFlow, { happened }: Happening, facts: Facts): Step {
  const within = arrivalIn(flow)?.within ?? null;
  if (within === null || within.instead === null) return stay(WELCOME);
  const { visit, rest, instead } = within;
  const kind = happened === 'timed-out' ? 'deposit-unsure' : 'deposit-refused';
  return {
    flow: WELCOME,
    effects: [record(...questionedDeposit(instead, { visit }, kind, facts), ...notAskedFor(visit, rest, facts))],
  };
}

function before(flow: SignInFlow): SignInFlow | typeof WELCOME {
  switch (flow.step) {
    case 'type':
    case 'on-duty':
      return WELCOME;
    case 'name':
      return { flow: 'sign-in', step: 'type' };
    case 'organisation':
      return { flow: 'sign-in', step: 'name', personType: flow.personType };
    case 'host': {
      const { personType, first, last } = flow.arrival;
      return { flow: 'sign-in', step: 'organisation', personType: personType as WalkInType, first, last };
    }
    case 'devices':
      return flow.arrival.person === null
        ? { flow: 'sign-in', step: 'host', arrival: flow.arrival, letters: '' }
        : WELCOME;
    case 'let-in':
      return { flow: 'sign-in', step: 'leave-behind', ...flow.behind };
    case 'leave-behind':
    case 'rules':
      return { flow: 'sign-in', step: 'devices', arrival: flow.arrival, start: flow.declared.devices };
    case 'arrangement':
    case 'attending':
    case 'agreement': {
      const { arrival, declared } = flow.agreeing;
      return { flow: 'sign-in', step: 'devices', arrival, start: declared.devices };
    }
  }
}

function same(a: DeclaredDevice, b: DeclaredDevice): boolean {
  return a.kind === b.kind && a.ownership === b.ownership;
}

/** A parent looking round has no organisation; whoever comes for one says which. */
export function organisationOptional(personType: PersonType): boolean {
  return personType === 'visitor';
}

export function askDevices(arrival: Arrival, start: readonly DeclaredDevice[]): Step {
  return stay({ flow: 'sign-in', step: 'devices', arrival, start });
}

/** A settling parent stays on site and is asked what they carry every time (SETTINGS A3). */
export function signInSettling(person: Person, facts: Facts): Step {
  return askDevices(arrivalOf(person, 'family-code', 'settling-parent'), facts.person(person.id)?.standing ?? []);
}

/**
 * A person with a badge or code: the tap confirms the standing declaration (DESIGN.md, rulings `People`), so where the rules
 * have been accepted once, nothing stands between the tap and the open door. Whoever may be here off duty says so first.
 */
export function signInKnown(person: Person, by: VisitStart, facts: Facts, bringing: Bringing = 'usual'): Step {
  if (facts.policy.offDuty[person.personType] !== undefined)
    return stay({ flow: 'sign-in', step: 'on-duty', person: person.id, by, bringing });
  return signInAs(person, by, person.personType, bringing, facts);
}

function signInAs(person: Person, by: VisitStart, personType: PersonType, bringing: Bringing, facts: Facts): Step {
  const arrival = arrivalOf(person, by, personType);
  if (bringing === 'different') return askDevices(arrival, person.standing);
  return declare(arrival, { devices: bringing === 'nothing' ? [] : person.standing, otherWord: undefined }, facts);
}

export function arrivalOf(person: Person, by: VisitStart, personType: PersonType): Arrival {
  return {
    personType,
    person: person.id,
    worksWithChildren: person.worksWithChildren,
    first: person.first ?? '',
    last: person.last ?? '',
    organisation: '',
    host: null,
    hostWords: '',
    by,
    within: null,
  };
}

export function declare(
  arrival: Arrival,
  declared: Declared,
  facts: Facts,
  without: readonly Id[] = [],
  accepted: Accepted | null = null,
): Step {
  const arranged = arrangementsFor(arrival, facts).filter(({ id }) => !without.includes(id));
  const letIn = declared.letIn?.devices ?? [];
  const ruled = declared.devices.filter((device) => !letIn.some((each) => same(each, device)));
  const requirements = requirementsFor(arrival, ruled, facts.policy, arranged.flatMap(arrangedOf));
  const off = requirements.steps.flatMap((step) => (step.kind === 'leave-off-premises' ? step.devices : []));
  if (off.length > 0) return stay({ flow: 'sign-in', step: 'leave-behind', arrival, declared, off, without, accepted });
  if (arrival.within === null && accepted === null && mustAccept(arrival.person, arrival.personType, facts)) {
    return stay({ flow: 'sign-in', step: 'rules', arrival, declared, requirements, rules: showRules(facts), without });
  }
  return agreed(nextArrangement({ arrival, declared, requirements, without, accepted, uses: [] }, facts), facts);
}

function agreed(next: NextArrangement, facts: Facts): Step {
  switch (next.step) {
    case 'done':
      return nextAgreement(next.agreeing, [], facts);
    case 'over': {
      const { arrival, declared, without, accepted } = next.agreeing;
      return declare(arrival, declared, facts, without, accepted);
    }
    default:
      return stay({ flow: 'sign-in', ...next });
  }
}

/** Nobody who was signed in already is stopped with a document. */
function nextAgreement(agreeing: Agreeing, signed: readonly Accepted[], facts: Facts): Step {
  const { arrival } = agreeing;
  const asked = arrival.within === null ? agreementsAtSignIn(arrival, facts) : [];
  const agreement = asked.find((id) => !signed.some(({ shown }) => shown.id === id));
  if (agreement === undefined) return commit(agreeing, signed, facts);
  return stay({ flow: 'sign-in', step: 'agreement', agreeing, agreement, reading: showRules(facts), signed });
}

function declaredIn(visit: Id, { devices, otherWord }: Declared): AuditEvent {
  return {
    kind: 'devices-declared',
    facts: { visit, devices: [...devices] },
    personal: otherWord ? { otherWord } : {},
  };
}

/** Where the devices of somebody go who was signed in already. */
function commitWithin(
  { visit, rest, besides, instead }: NonNullable<Arrival['within']>,
  { arrival, declared, requirements, uses }: Pick<Agreeing, 'arrival' | 'declared' | 'requirements' | 'uses'>,
  facts: Facts,
): Step {
  const holder = { visit, person: arrival.person, firstName: arrival.first, personType: arrival.personType };
  const tasks = [...putAwayTasks(requirements), ...rest];
  const before: AuditEvent[] = [
    ...cancelledDeposit(instead, 'something-different', facts),
    declaredIn(visit, { ...declared, devices: [...besides, ...declared.devices] }),
    ...useEvents(uses, visit, arrival.person, facts),
    ...letInException(declared.letIn, visit, facts),
  ];
  const inBag = [...inBagOf(requirements), ...(declared.letIn?.devices ?? [])];
  return beginPutAway({ holder, tasks, inBag, before }, facts);
}

/** Everything the person said goes on record in one transaction, together with the first door's intent. */
function commit(agreeing: Agreeing, signed: readonly Accepted[], facts: Facts): Step {
  const { arrival, declared, requirements, accepted, uses } = agreeing;
  if (arrival.within !== null) return commitWithin(arrival.within, { arrival, declared, requirements, uses }, facts);
  const visit = facts.newId('v');
  const pass = arrival.person === null ? facts.newPass() : null;
  const events: AuditEvent[] = [
    {
      kind: 'visit-started',
      facts: {
        visit,
        person: arrival.person,
        personType: arrival.personType,
        host: arrival.host,
        policyId: facts.policy.id,
        policyVersion: String(facts.policy.version),
        policyHash: facts.policyHash,
        passHash: pass?.hash ?? null,
        language: facts.language,
        by: arrival.by,
      },
      personal: namesOf(arrival),
    },
    declaredIn(visit, declared),
  ];
  for (const each of accepted === null ? signed : [accepted, ...signed]) {
    events.push(...acknowledged(each, visit, arrival.person, facts));
  }
  events.push(...useEvents(uses, visit, arrival.person, facts), ...letInException(declared.letIn, visit, facts));
  const holder = { visit, person: arrival.person, firstName: arrival.first, personType: arrival.personType };
  const tasks = putAwayTasks(requirements);
  const inBag = [...inBagOf(requirements), ...(declared.letIn?.devices ?? [])];
  const put = beginPutAway({ holder, tasks, inBag, before: events, ...(pass ? { pass: pass.code } : {}) }, facts);
  return uses.length > 0 ? { ...put, flow: sayingArranged(put.flow) } : put;
}

/** Nothing was put away because of what was arranged, and the last word says so. */
function sayingArranged(flow: Flow): Flow {
  return flow.flow === 'farewell' && flow.says === 'welcome-nothing' ? { ...flow, says: 'welcome-arranged' } : flow;
}

/** Somebody on record is named there; a walk-in is named by the visit itself. */
function namesOf(arrival: Arrival): { first?: string; last?: string; organisation?: string; hostWords?: string } {
  if (arrival.person !== null) return {};
  return {
    first: arrival.first,
    last: arrival.last,
    ...(arrival.organisation ? { organisation: arrival.organisation } : {}),
    ...(arrival.hostWords ? { hostWords: arrival.hostWords } : {}),
  };
}

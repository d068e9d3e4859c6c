import { missed } from '../code-gate.ts';
import { mayLead } from '../desk/desk-access.ts';
import { type DeskFlow, openDesk } from '../desk/desk-flow.ts';
import { pinProblem } from '../desk/pin-rules.ts';
import type { Facts } from '../kiosk/facts.ts';
import { kindWord, WELCOME } from '../kiosk/flow.ts';
import type { Happening } from '../kiosk/happening.ts';
import { accept, record, type Step, stay, trouble } from '../kiosk/step.ts';
import type { Id } from '../people.ts';
import { raise } from '../record/raise.ts';
import type { Person } from '../record/state.ts';

/**
 * A manager whom no other can help (locked out, PIN forgotten or withdrawn) types the recovery code from the safe and chooses
 * a new PIN. Code and new PIN are recorded together, the use is an exception, and the next code is shown at once.
 */
export interface RecoveryFlow {
  readonly flow: 'recovery';
  readonly person: Id;
  readonly firstName: string;
  /** The code that fitted; it is looked at again when the PIN is chosen. Null until then. */
  readonly code: string | null;
  readonly problem: 'recovery-unknown' | 'pin-too-easy' | 'pin-used-before' | 'not-saved' | null;
  /** The PIN is being recorded, and the next code that goes with it. */
  readonly saving: { readonly id: Id; readonly next: string } | null;
}

/** Only who leads may: for everybody else a manager sets the PIN. */
export function mayRecover(person: Person, facts: Facts): boolean {
  return person.active && mayLead(person.roles) && facts.hasRecoveryCode();
}

export function beginRecovery(person: Person, facts: Facts): Step {
  if (facts.gate('recovery-code').shut) return stay(kindWord('codes-shut', facts.monotonic));
  const { id, first } = person;
  return stay({ flow: 'recovery', person: id, firstName: first ?? '', code: null, problem: null, saving: null });
}

export function advanceRecovery(flow: RecoveryFlow, happening: Happening, facts: Facts): Step {
  if (flow.saving !== null && happening.happened === 'desk-done')
    return happening.id === flow.saving.id ? saved(flow, flow.saving.next, happening.outcome) : stay(flow);
  switch (happening.happened) {
    case 'finish':
    case 'back':
    case 'timed-out':
      return stay(WELCOME);
    case 'give-recovery-code':
      return flow.code === null ? lookAt(flow, happening.code, facts) : stay(flow);
    case 'choose-pin':
      return flow.code === null || flow.saving !== null ? stay(flow) : choose(flow, flow.code, happening.pin, facts);
    default:
      return stay(flow);
  }
}

function lookAt(flow: RecoveryFlow, code: string, facts: Facts): Step {
  if (facts.gate('recovery-code').shut) return stay(kindWord('codes-shut', facts.monotonic));
  if (facts.isRecoveryCode(code)) return stay({ ...flow, code, problem: null });
  const { events, shuts } = missed('recovery-code', facts);
  return {
    flow: shuts ? kindWord('codes-shut', facts.monotonic) : { ...flow, problem: 'recovery-unknown' },
    effects: [record(...events), trouble],
  };
}

function choose(flow: RecoveryFlow, code: string, pin: string, facts: Facts): Step {
  const { person } = flow;
  if (!facts.isRecoveryCode(code)) return stay({ ...flow, code: null, problem: 'recovery-unknown' });
  if (pinProblem(pin, facts.policy) !== null) return stay({ ...flow, problem: 'pin-too-easy' });
  const next = facts.newRecoveryCode();
  const id = facts.newId('w');
  const events = [
    { kind: 'recovery-code-used', facts: { person } },
    raise(facts.newId('x'), 'recovery-code-used', 'serious', { person }),
    { kind: 'recovery-code-set', facts: { keyedHash: next.hash, by: person } },
  ] as const;
  return {
    flow: { ...flow, problem: null, saving: { id, next: next.code } },
    effects: [{ effect: 'desk-work', id, work: { work: 'set-pin', person, pin, by: person, events } }],
  };
}

function saved(
  flow: RecoveryFlow,
  next: string,
  outcome: Extract<Happening, { happened: 'desk-done' }>['outcome'],
): Step {
  if (!outcome.ok) {
    const problem = outcome.code === 'pin-used-before' ? 'pin-used-before' : 'not-saved';
    return { flow: { ...flow, saving: null, problem }, effects: [trouble] };
  }
  const desk = openDesk(flow.person, 'people').flow as DeskFlow;
  return { flow: { ...desk, fresh: [{ name: '', kind: 'recovery-code', code: next }] }, effects: [accept] };
}

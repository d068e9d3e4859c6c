import type { EpochMs } from '../clock.ts';
import { missed } from '../code-gate.ts';
import type { DeclaredDevice } from '../devices.ts';
import type { Facts } from '../kiosk/facts.ts';
import type { Happening } from '../kiosk/happening.ts';
import { type Effect, record, trouble } from '../kiosk/step.ts';
import type { Id, Role } from '../people.ts';
import { letInBy } from '../policy/spoken.ts';
import type { AuditEvent } from '../record/audit-event.ts';
import { raise } from '../record/raise.ts';
import type { Person } from '../record/state.ts';
import type { Arrival } from './sign-in-flow.ts';

/** Devices that would have to stay outside, and who decided that they come in all the same (SETTINGS C9). */
export interface LetIn {
  readonly by: Id;
  readonly devices: readonly DeclaredDevice[];
}

export type LetInProblem =
  | 'not-your-role'
  | 'to-yourself'
  | 'no-pin'
  | 'code-unknown'
  | 'badge-not-known'
  | 'codes-shut'
  | 'pin-wrong'
  | 'pin-shut';

/** Somebody with the right role comes to the screen, with badge or code and then the PIN. */
export interface Deciding {
  readonly manager: Id | null;
  /** The PIN that is being looked at. */
  readonly checking: Id | null;
  readonly waitUntil: EpochMs | null;
  readonly problem: LetInProblem | null;
}

export const NOBODY_YET: Deciding = { manager: null, checking: null, waitUntil: null, problem: null };

/** The roles that may let in every one of these devices; empty where nobody may. */
export function mayLetIn(
  { personType, worksWithChildren }: Pick<Arrival, 'personType' | 'worksWithChildren'>,
  devices: readonly DeclaredDevice[],
  { policy }: Pick<Facts, 'policy'>,
): readonly Role[] {
  const [first = [], ...rest] = devices.map(({ kind, ownership }) =>
    ownership === 'setting-owned' ? [] : letInBy({ personType, worksWithChildren, kind, ownership }, policy),
  );
  return first.filter((role) => rest.every((roles) => roles.includes(role)));
}

interface Advanced {
  readonly deciding: Deciding;
  readonly effects: readonly Effect[];
  /** Who has decided that it comes in. */
  readonly decided: Id | null;
}

export function advanceLetIn(
  deciding: Deciding,
  happening: Happening,
  about: { readonly owner: Id | null; readonly roles: readonly Role[] },
  facts: Facts,
): Advanced {
  const refused = (problem: LetInProblem, more: readonly Effect[] = []): Advanced => ({
    deciding: { ...NOBODY_YET, problem },
    effects: [...more, trouble],
    decided: null,
  });
  const on = (next: Deciding, effects: readonly Effect[] = []): Advanced => ({
    deciding: next,
    effects,
    decided: null,
  });
  const answer = (person: Person): Advanced => {
    // Nobody authorises themselves (DESIGN.md, `What must always be true` 8).
    if (person.id === about.owner) return refused('to-yourself');
    if (!person.active || !person.roles.some((role) => about.roles.includes(role))) return refused('not-your-role');
    if (!facts.hasPin(person.id)) return refused('no-pin');
    return facts.gate('pin').shut ? refused('pin-shut') : on({ ...NOBODY_YET, manager: person.id });
  };
  switch (happening.happened) {
    case 'badge':
      return happening.valid ? answer(happening.person) : refused('badge-not-known');
    case 'badge-unknown': {
      const { reader, keyedHash } = happening;
      return refused('badge-not-known', [record({ kind: 'credential-unknown', facts: { reader, keyedHash } })]);
    }
    case 'give-personal-code': {
      if (facts.gate('personal-code').shut) return refused('codes-shut');
      const found = facts.knownBy('personal-code', happening.code);
      return found?.valid
        ? answer(found.person)
        : refused('code-unknown', [record(...missed('personal-code', facts).events)]);
    }
    case 'give-pin': {
      const { manager } = deciding;
      if (manager === null || deciding.checking !== null) return on(deciding);
      const check = facts.newId('q');
      const look: Effect = { effect: 'check-pin', check, person: manager, pin: happening.pin, use: 'decision' };
      return on({ ...deciding, checking: check, problem: null }, [look]);
    }
    case 'pin-accepted':
      return { deciding, effects: [], decided: happening.check === deciding.checking ? deciding.manager : null };
    case 'pin-not-recorded':
      return happening.check === deciding.checking ? refused('pin-shut') : on(deciding);
    case 'pin-refused':
      if (happening.check !== deciding.checking) return on(deciding);
      if (happening.shut || happening.lockedOut) return refused('pin-shut');
      return on({ ...deciding, checking: null, problem: 'pin-wrong', waitUntil: happening.waitUntil }, [trouble]);
    default:
      return on(deciding);
  }
}

/** It departs from the rule, so somebody says later what became of it. */
export function letInException(letIn: LetIn | undefined, visit: Id, facts: Facts): readonly AuditEvent[] {
  if (letIn === undefined) return [];
  const kinds = letIn.devices.map(({ kind }) => kind).join(' ');
  return [raise(facts.newId('x'), 'let-in', 'attention', { visit, person: letIn.by }, kinds.slice(0, 120))];
}

import type { DeclaredDevice } from '../../main/domain/devices.ts';
import { advance } from '../../main/domain/kiosk/advance.ts';
import { type Flow, WELCOME } from '../../main/domain/kiosk/flow.ts';
import type { Happening } from '../../main/domain/kiosk/happening.ts';
import type { Effect } from '../../main/domain/kiosk/step.ts';
import { type PersonType, WALK_IN_TYPES, type WalkInType } from '../../main/domain/people.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { Person } from '../../main/domain/record/state.ts';
import { SIGNATURE, visitorTouches } from './builders.ts';
import { aPerson, facts, recorded } from './plain-facts.ts';

/** Everybody who signs in at the kiosk. A parent who only drops off does not: they become a settling parent by staying. */
export const SIGNS_IN = [
  'staff',
  'volunteer',
  'student',
  'committee-member',
  'settling-parent',
  ...WALK_IN_TYPES,
] as const;
export type SigningIn = (typeof SIGNS_IN)[number] & PersonType;

/** What the kiosk had a person do, in the order in which it did. */
export type Walked =
  | { readonly kind: 'leave-off-premises' | 'keep-in-bag'; readonly devices: readonly DeclaredDevice[] }
  | { readonly kind: 'acknowledge'; readonly wording: string; readonly signed: boolean }
  | { readonly kind: 'put-away'; readonly store: string; readonly devices: readonly DeclaredDevice[] };

const isWalkIn = (type: PersonType): type is WalkInType => (WALK_IN_TYPES as readonly string[]).includes(type);

/**
 * Signs somebody in, from the welcome screen to the farewell, by the kiosk's own flows under a policy, and does on the way what
 * each screen asks. The locker works and is empty; nobody has accepted any rules before.
 */
export function walkIn(
  who: SigningIn,
  devices: readonly DeclaredDevice[],
  policy: Policy,
  worksWithChildren = true,
): readonly Walked[] {
  const person: Person = aPerson('p-ruth', {
    personType: who === 'settling-parent' ? 'parent' : who,
    standing: devices,
    worksWithChildren,
  });
  const now = facts({
    policy,
    people: () => [person],
    knownBy: () => ({ person, valid: true }),
    childrenOf: () => [{ id: 'c-0001', initials: 'A C' }],
    acceptedAt: () => null,
  });
  let flow = WELCOME as Flow;
  let monotonic = 100_000;
  const effects: Effect[] = [];
  const happens = (happening: Happening): void => {
    monotonic += 10_000;
    const step = advance(flow, happening, { ...now, monotonic });
    flow = step.flow;
    effects.push(...step.effects);
  };
  for (const happening of arrival(who, person, devices)) happens(happening);
  const walked: Walked[] = [];
  for (let screens = 0; screens < 40; screens += 1) {
    const at = flow;
    if (at.flow === 'farewell') return [...walked, ...accepted(effects, policy)];
    if (at.flow === 'sign-in' && at.step === 'leave-behind') {
      walked.push({ kind: 'leave-off-premises', devices: at.off });
      happens({ happened: 'go-on' });
    } else if (at.flow === 'sign-in' && at.step === 'rules') {
      happens({ happened: 'agree-rules', signature: SIGNATURE });
    } else if (at.flow === 'sign-in' && at.step === 'on-duty') {
      happens({ happened: 'say-on-duty', onDuty: true });
    } else if (at.flow === 'pass') {
      if (at.inBag.length > 0) walked.push({ kind: 'keep-in-bag', devices: at.inBag });
      happens({ happened: 'go-on' });
    } else if (at.flow === 'put-away') {
      const { store } = at.step;
      walked.push({ kind: 'put-away', store, devices: at.step.devices });
      if (at.step.at === 'hand-in') happens({ happened: 'handed-over' });
      else {
        const { movement } = at.step.door;
        happens({ happened: 'door-opened', movement });
        happens({ happened: 'door-closed', movement });
        happens({ happened: 'tick' });
      }
    } else throw new Error(`The walk does not know ${JSON.stringify(at)}`);
  }
  throw new Error('The walk does not end');
}

function arrival(who: SigningIn, person: Person, devices: readonly DeclaredDevice[]): readonly Happening[] {
  if (isWalkIn(who)) {
    return visitorTouches('Ada Lind', { personType: who, devices }).map(
      ({ intent, ...said }) => ({ ...said, happened: intent }) as Happening,
    );
  }
  if (who !== 'settling-parent')
    return [{ happened: 'badge', person, valid: true, keyedHash: '7'.repeat(64), reader: 'reader' }];
  return [
    { happened: 'start', purpose: 'family' },
    { happened: 'give-family-code', code: '123456' },
    { happened: 'agree-rules', signature: SIGNATURE },
    { happened: 'declare-devices', devices: [] },
    { happened: 'family-visit', what: 'settling', children: ['c-0001'] },
    { happened: 'declare-devices', devices },
  ];
}

/** The rules that were accepted for the visit; those of a parent come before it. */
function accepted(effects: readonly Effect[], policy: Policy): readonly Walked[] {
  return recorded(effects).flatMap((event) =>
    event.kind === 'rules-acknowledged' && event.facts.visit !== null
      ? [{ kind: 'acknowledge', wording: event.facts.wording.replace(`${policy.id}/`, ''), signed: event.facts.signed }]
      : [],
  );
}

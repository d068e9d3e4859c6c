import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice } from '../../main/domain/devices.ts';
import { RULED_OWNERSHIPS } from '../../main/domain/policy/device-rules.ts';
import { explain } from '../../main/domain/policy/explain.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import type { RequirementStep } from '../../main/domain/policy/requirements.ts';
import { answeringPolicy, devices } from '../support/any-policy.ts';
import { SIGNS_IN, type SigningIn, type Walked, walkIn } from '../support/kiosk-walk.ts';
import { presetPolicy } from '../support/preset-policy.ts';

const everything = RULED_OWNERSHIPS.flatMap((ownership) => DEVICE_KINDS.map((kind) => ({ kind, ownership, count: 1 })));

/** What `explain` says, in the words of the walk: the kiosk has one task for each store, whoever puts the device there. */
function explained(who: SigningIn, carried: readonly DeclaredDevice[], policy: Policy, worksWithChildren = true) {
  const { requirements } = explain({ who, devices: carried, worksWithChildren, language: 'en' }, policy);
  return (requirements.steps as readonly RequirementStep[]).map((step): Walked => {
    switch (step.kind) {
      case 'acknowledge':
        return { kind: step.kind, wording: step.wording, signed: true };
      case 'deposit':
      case 'hand-in':
        return { kind: 'put-away', store: step.store, devices: step.devices };
      case 'keep-in-bag':
      case 'leave-off-premises':
        return { kind: step.kind, devices: step.devices };
      default:
        throw new Error(`The walk has no ${step.kind}`);
    }
  });
}

/** Both sides in a form in which only what is asked counts: for each thing to do, which devices. */
function sides(walked: readonly Walked[]) {
  const found: Record<string, string[]> = {};
  for (const one of walked) {
    const about = one.kind === 'put-away' ? `put-away ${one.store}` : one.kind;
    const what = one.kind === 'acknowledge' ? [one.wording] : one.devices.map((device) => JSON.stringify(device));
    found[about] = [...(found[about] ?? []), ...what].sort();
  }
  return found;
}
const isKnown = (who: SigningIn) =>
  ['staff', 'volunteer', 'student', 'committee-member', 'settling-parent'].includes(who);
/** Only a pass says what stays in the bag; whoever has a badge or code has read it in the rules. */
const told = (who: SigningIn, steps: readonly Walked[]) =>
  isKnown(who) ? steps.filter(({ kind }) => kind !== 'keep-in-bag') : steps;

/** The ids that the answers to all devices are traced to, as a test's name has them. */
function rulesOf(id: string, who: SigningIn): string {
  const { requirements } = explain({ who, devices: everything, language: 'en' }, presetPolicy(id));
  const rules = requirements.steps.flatMap((step) => ('devices' in step ? [step.rule] : []));
  return [...new Set(rules)].sort().join(' ');
}

describe('explain and the kiosk’s own steps agree', () => {
  test('over policies, people and devices made by chance', () => {
    fc.assert(
      fc.property(
        answeringPolicy,
        fc.constantFrom(...SIGNS_IN),
        devices,
        fc.boolean(),
        (policy, who, carried, worksWithChildren) => {
          // Only the manager can record that somebody does not, and visitors are on no list.
          const works = isKnown(who) ? worksWithChildren : true;
          expect(sides(walkIn(who, carried, policy, works))).toEqual(
            sides(told(who, explained(who, carried, policy, works))),
          );
        },
      ),
      { numRuns: 120 },
    );
  });

  const ids = readdirSync(new URL('../../main/policies/', import.meta.url))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''));

  const rows = ids.flatMap((id) => SIGNS_IN.map((who) => ({ id, who, rules: rulesOf(id, who) })));

  test.each(rows)('in $id for $who [$rules]', ({ id, who }) => {
    const policy = presetPolicy(id);
    for (const carried of [everything, ...everything.map((one) => [one]), []]) {
      expect(sides(walkIn(who, carried, policy))).toEqual(sides(told(who, explained(who, carried, policy))));
    }
  });
});

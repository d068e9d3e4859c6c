import fc from 'fast-check';
import { DEVICE_KINDS, type DeclaredDevice, OWNERSHIPS } from '../../main/domain/devices.ts';
import { PERSON_TYPES, type Role } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import type { DeviceRule } from '../../main/domain/policy/device-rules.ts';
import type { Policy } from '../../main/domain/policy/policy.ts';
import { changed, presetPolicy } from './preset-policy.ts';

const preset = presetPolicy('playgroup-office');
const STORES = ['locker', 'office'];
export const PLACES = ['office', 'outside-front', 'adjacent-building', 'off-premises', 'changing-room', 'toilet'];

export const personType = fc.constantFrom(...PERSON_TYPES);
export const person = fc.record(
  { personType, worksWithChildren: fc.boolean(), onDuty: fc.boolean() },
  { requiredKeys: ['personType'] },
);
export const device: fc.Arbitrary<DeclaredDevice> = fc.record({
  kind: fc.constantFrom(...DEVICE_KINDS),
  ownership: fc.constantFrom(...OWNERSHIPS),
  count: fc.integer({ min: 1, max: 9 }),
});
export const devices = fc.array(device, { maxLength: 12 });

const who = fc.uniqueArray(fc.constantFrom<string>(...PERSON_TYPES, 'group-a', 'group-b', 'everyone'), {
  minLength: 1,
  maxLength: 3,
});
const ruleId = fc.integer({ min: 1, max: 99 }).map((number) => `Z${number}`);
const scope = fc.record(
  {
    for: who,
    kinds: fc.uniqueArray(fc.constantFrom(...DEVICE_KINDS), { minLength: 1, maxLength: 4 }),
    ownership: fc.constantFrom('personal' as const, 'work-issued' as const),
    worksWithChildren: fc.boolean(),
    rule: ruleId,
  },
  { requiredKeys: ['for', 'rule'] },
);
const byManager: Role[] = ['manager'];
const outcome = fc.oneof(
  fc.record({ must: fc.constant('deposit' as const), store: fc.constantFrom(...STORES) }),
  fc.record({ must: fc.constant('hand-in' as const), store: fc.constant('office') }),
  fc.record({ must: fc.constant('keep-in-bag' as const) }),
  fc.record({ must: fc.constant('leave-off-premises' as const) }),
  fc.record({ must: fc.constant('leave-off-premises' as const), letInBy: fc.constant(byManager) }),
);
const rule: fc.Arbitrary<DeviceRule> = fc.tuple(scope, outcome).map(([about, must]) => ({ ...about, ...must }));

/** A failure shows what was made by chance, not the thousand lines of the preset around it. */
function shown(policy: Policy): Policy {
  const { groups, deviceRules, places } = policy;
  const short = () => JSON.stringify({ groups, deviceRules, places });
  return Object.defineProperty(policy, fc.toStringMethod, { value: short, enumerable: false });
}

/** Any groups, rules and places whatever, contradictory ones too. */
export const anyPolicy = fc
  .record({
    groups: fc.tuple(
      fc.uniqueArray(personType, { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(personType, { minLength: 1, maxLength: 6 }),
    ),
    rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
    places: fc.dictionary(
      fc.constantFrom(...PLACES),
      fc.record({ never: fc.boolean(), childFree: fc.boolean(), allowedFor: fc.option(who, { nil: undefined }) }),
    ),
    childFreeOnly: fc.boolean(),
  })
  .map(({ groups: [a, b], rules, places, childFreeOnly }) =>
    shown(
      changed(preset, (copy) => {
        copy.groups['group-a'] = { label: { en: 'A' }, members: a };
        copy.groups['group-b'] = { label: { en: 'B' }, members: b };
        copy.deviceRules = rules;
        for (const [id, { never, childFree, allowedFor }] of Object.entries(places)) {
          const label = { en: id };
          copy.places[id] = {
            label,
            never,
            childFree,
            rule: 'Z1',
            ...(allowedFor === undefined ? {} : { allowedFor }),
          };
        }
        for (const kind of Object.values(copy.authorisations)) kind.childFreeOnly = childFreeOnly;
      }),
    ),
  );

export const aboutRules = (policy: Policy) => inconsistencies(policy).filter(({ path }) => path[0] === 'deviceRules');

/** The same, mended as a manager would: one rule for everybody else, and of two that clash the later one goes. */
export const answeringPolicy = anyPolicy.map((policy) =>
  shown(
    changed(policy, (copy) => {
      const general = (one: DeviceRule) =>
        one.for.includes('everyone') && !one.kinds && !one.ownership && one.worksWithChildren === undefined;
      copy.deviceRules = [
        { for: ['everyone'], must: 'keep-in-bag', rule: 'Z1' },
        ...copy.deviceRules.filter((one) => !general(one)),
      ];
      for (let clash = aboutRules(copy)[0]; clash !== undefined; clash = aboutRules(copy)[0]) {
        copy.deviceRules.splice(Number(clash.path[1]), 1);
      }
    }),
  ),
);

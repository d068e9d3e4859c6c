import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice, OWNERSHIPS } from '../../main/domain/devices.ts';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import type { DeviceRule } from '../../main/domain/policy/device-rules.ts';
import { ALWAYS_NEVER_PLACES } from '../../main/domain/policy/permissions.ts';
import { Policy } from '../../main/domain/policy/policy.ts';
import { authorisationsFor, placesFor, requirementsFor } from '../../main/domain/policy/requirements.ts';
import { changed, presetPolicy } from '../support/preset-policy.ts';

const preset = presetPolicy('playgroup-office');
const STORES = ['locker', 'office'];
const PLACES = ['office', 'outside-front', 'adjacent-building', 'off-premises', 'changing-room', 'toilet'];

const personType = fc.constantFrom(...PERSON_TYPES);
const person = fc.record(
  { personType, worksWithChildren: fc.boolean(), onDuty: fc.boolean() },
  { requiredKeys: ['personType'] },
);
const device: fc.Arbitrary<DeclaredDevice> = fc.record({
  kind: fc.constantFrom(...DEVICE_KINDS),
  ownership: fc.constantFrom(...OWNERSHIPS),
  count: fc.integer({ min: 1, max: 9 }),
});
const devices = fc.array(device, { maxLength: 12 });

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
const outcome = fc.oneof(
  fc.record({ must: fc.constant('deposit' as const), store: fc.constantFrom(...STORES) }),
  fc.record({ must: fc.constant('hand-in' as const), store: fc.constant('office') }),
  fc.record({ must: fc.constant('keep-in-bag' as const) }),
  fc.record({ must: fc.constant('leave-off-premises' as const) }),
);
const rule: fc.Arbitrary<DeviceRule> = fc.tuple(scope, outcome).map(([about, must]) => ({ ...about, ...must }));

/** Any groups, rules and places whatever, contradictory ones too. */
const anyPolicy = fc
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
    changed(preset, (copy) => {
      copy.groups['group-a'] = { label: { en: 'A' }, members: a };
      copy.groups['group-b'] = { label: { en: 'B' }, members: b };
      copy.deviceRules = rules;
      for (const [id, { never, childFree, allowedFor }] of Object.entries(places)) {
        const label = { en: id };
        copy.places[id] = { label, never, childFree, rule: 'Z1', ...(allowedFor === undefined ? {} : { allowedFor }) };
      }
      for (const kind of Object.values(copy.authorisations)) kind.childFreeOnly = childFreeOnly;
    }),
  );

const aboutRules = (policy: Policy) => inconsistencies(policy).filter(({ path }) => path[0] === 'deviceRules');

/** The same, mended as a manager would: one rule for everybody else, and of two that clash the later one goes. */
const answeringPolicy = anyPolicy.map((policy) =>
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
);

/** How often each device was answered, counted back from the steps. */
function answered(steps: ReturnType<typeof requirementsFor>['steps']): readonly DeclaredDevice[] {
  return steps.flatMap((step) => ('devices' in step ? step.devices : []));
}
const sorted = (list: readonly DeclaredDevice[]) => list.map((one) => JSON.stringify(one)).sort();

describe('over policies made by chance', () => {
  test('every person and device gets exactly one answer; setting-owned devices none', () => {
    fc.assert(
      fc.property(answeringPolicy, person, devices, (policy, who, declared) => {
        const { steps } = requirementsFor(who, declared, policy);
        const ruled = declared.filter(({ ownership }) => ownership !== 'setting-owned');
        expect(sorted(answered(steps))).toEqual(sorted(ruled));
        expect(steps.filter(({ kind }) => kind === 'acknowledge')).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  test('each device is answered by itself: what else is carried changes nothing', () => {
    fc.assert(
      fc.property(answeringPolicy, person, devices, (policy, who, declared) => {
        const together = requirementsFor(who, declared, policy).steps;
        for (const one of declared) {
          for (const step of requirementsFor(who, [one], policy).steps) {
            if (!('devices' in step)) continue;
            const same = together.find((other) => 'devices' in other && other.devices.includes(one));
            expect({ ...same, devices: step.devices }).toEqual(step);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('every answer is the word of a rule of the policy that speaks of this person and device', () => {
    fc.assert(
      fc.property(answeringPolicy, personType, device, (policy, type, one) => {
        for (const step of requirementsFor({ personType: type }, [one], policy).steps) {
          if (!('devices' in step)) continue;
          const source = policy.deviceRules.filter(
            (entry) =>
              entry.rule === step.rule &&
              entry.must === step.kind &&
              (entry.kinds ?? DEVICE_KINDS).includes(one.kind) &&
              (entry.ownership ?? one.ownership) === one.ownership &&
              entry.for.some(
                (name) => name === type || name === 'everyone' || policy.groups[name]?.members.includes(type) === true,
              ),
          );
          expect(source.length).toBeGreaterThan(0);
          if ('store' in step) expect(Object.keys(policy.stores)).toContain(step.store);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('no answer names a place where nobody ever may, consistent or not', () => {
    fc.assert(
      fc.property(anyPolicy, personType, (policy, type) => {
        for (const kind of authorisationsFor(type, policy)) {
          for (const place of placesFor(type, policy, kind)) {
            expect(policy.places[place]?.never).toBe(false);
            expect(ALWAYS_NEVER_PLACES).not.toContain(place);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('rules without a contradiction always answer, and rules that cannot answer are reported', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const faults = aboutRules(policy);
        const unanswered = PERSON_TYPES.some((type) =>
          [true, false].some((worksWithChildren) =>
            DEVICE_KINDS.some((kind) =>
              (['personal', 'work-issued'] as const).some((ownership) => {
                try {
                  requirementsFor({ personType: type, worksWithChildren }, [{ kind, ownership, count: 1 }], policy);
                  return false;
                } catch {
                  return true;
                }
              }),
            ),
          ),
        );
        if (faults.length === 0) expect(unanswered).toBe(false);
        if (unanswered) expect(faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  test('a policy that was made is still a policy when it is written down and read again', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(Policy.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
      }),
      { numRuns: 50 },
    );
  });
});

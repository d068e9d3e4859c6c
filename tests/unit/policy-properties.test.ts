import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEVICE_KINDS, type DeclaredDevice } from '../../main/domain/devices.ts';
import { PERSON_TYPES } from '../../main/domain/people.ts';
import { inconsistencies } from '../../main/domain/policy/consistency.ts';
import type { DeviceRule } from '../../main/domain/policy/device-rules.ts';
import { differences } from '../../main/domain/policy/differences.ts';
import { ALWAYS_NEVER_PLACES } from '../../main/domain/policy/permissions.ts';
import { Policy } from '../../main/domain/policy/policy.ts';
import { possibilitiesFor } from '../../main/domain/policy/possibilities.ts';
import {
  authorisationsFor,
  longestMinutesFor,
  placesFor,
  reasonsFor,
  requirementsFor,
} from '../../main/domain/policy/requirements.ts';
import { strictnessFor, strictnessOf } from '../../main/domain/policy/strictness.ts';
import {
  aboutRules,
  answeringPolicy,
  anyPolicy,
  device,
  devices,
  PLACES,
  person,
  personType,
} from '../support/any-policy.ts';
import { changed } from '../support/preset-policy.ts';

/** Ways to make a policy stricter, each of them by itself: rules by their number in the list, modulo its length. */
const tightening = fc.record({
  raised: fc.array(fc.tuple(fc.nat(20), fc.constantFrom('deposit', 'hand-in', 'leave', 'leave-for-good')), {
    maxLength: 6,
  }),
  signature: fc.boolean(),
  longestMinutes: fc.integer({ min: 1, max: 60 }),
  childFreeOnly: fc.boolean(),
  withoutBreaks: fc.boolean(),
  withoutArrangement: fc.nat(20),
  withoutReason: fc.nat(20),
  shut: fc.constantFrom(...PLACES),
});
type Tightening = typeof tightening extends fc.Arbitrary<infer How> ? How : never;

function tightened(policy: Policy, how: Tightening): Policy {
  return changed(policy, (copy) => {
    for (const [which, to] of how.raised) {
      const index = which % copy.deviceRules.length;
      const old = copy.deviceRules[index];
      if (old === undefined) continue;
      const { for: who, kinds, ownership, worksWithChildren, rule } = old;
      const about = {
        for: who,
        rule,
        ...(kinds === undefined ? {} : { kinds }),
        ...(ownership === undefined ? {} : { ownership }),
        ...(worksWithChildren === undefined ? {} : { worksWithChildren }),
      };
      const raised: DeviceRule =
        to === 'deposit'
          ? { ...about, must: 'deposit', store: 'locker' }
          : to === 'hand-in'
            ? { ...about, must: 'hand-in', store: 'office' }
            : { ...about, must: 'leave-off-premises', ...(to === 'leave' ? { letInBy: ['manager' as const] } : {}) };
      if (strictnessOf(raised) > strictnessOf(old)) copy.deviceRules[index] = raised;
    }
    for (const wording of Object.values(copy.wordings)) wording.signature = wording.signature || how.signature;
    for (const kind of Object.values(copy.authorisations)) {
      kind.longestMinutes = Math.min(kind.longestMinutes, how.longestMinutes);
      kind.childFreeOnly = kind.childFreeOnly || how.childFreeOnly;
      kind.reasons = kind.reasons.filter((_, index) => index !== how.withoutReason);
    }
    if (how.withoutBreaks) delete copy.breaks;
    const arrangement = Object.keys(copy.arrangements)[how.withoutArrangement];
    if (arrangement !== undefined) delete copy.arrangements[arrangement];
    const place = copy.places[how.shut];
    if (place !== undefined) delete place.allowedFor;
  });
}

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

  test('no answer names a place where nobody ever may, consistent or not [E12]', () => {
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

  test('wherever else a place is named, one where nobody ever may is a fault of the file [E12]', () => {
    fc.assert(
      fc.property(anyPolicy, fc.constantFrom(...PLACES), (policy, place) => {
        const named = changed(policy, (copy) => {
          for (const kind of Object.values(copy.arrangements)) kind.places = [place];
          if (copy.breaks !== undefined) copy.breaks.places = [place];
          copy.stepOut = { for: ['everyone'], place, rule: 'Z1' };
        });
        const never = named.places[place]?.never === true || (ALWAYS_NEVER_PLACES as readonly string[]).includes(place);
        const parts = new Set(
          inconsistencies(named)
            .filter(({ found }) => found === `${place}, where it never may`)
            .map(({ path }) => path.slice(0, path[0] === 'arrangements' ? 2 : 1).join(' ')),
        );
        const all = [...Object.keys(named.arrangements).map((id) => `arrangements ${id}`), 'breaks', 'stepOut'];
        expect([...parts].sort()).toEqual(never ? all.sort() : []);
      }),
      { numRuns: 60 },
    );
  });

  test('a stricter policy never asks for less, nor allows more', () => {
    fc.assert(
      fc.property(answeringPolicy, tightening, personType, device, fc.boolean(), (policy, how, type, one, works) => {
        const stricter = tightened(policy, how);
        const { kind, ownership } = one;
        if (ownership !== 'setting-owned') {
          const question = { personType: type, worksWithChildren: works, kind, ownership };
          const [before, after] = [policy, stricter].map((each) => strictnessFor(question, each));
          expect(after).toBeGreaterThanOrEqual(before ?? 0);
        }
        const [was, is] = [policy, stricter].map((each) => requirementsFor({ personType: type }, [one], each).steps);
        const signed = (steps: typeof was) => steps?.some((step) => step.kind === 'acknowledge' && step.signature);
        if (signed(was)) expect(signed(is)).toBe(true);
        for (const id of authorisationsFor(type, stricter)) {
          expect(placesFor(type, policy, id)).toEqual(expect.arrayContaining([...placesFor(type, stricter, id)]));
          expect(reasonsFor(type, policy, id)).toEqual(expect.arrayContaining([...reasonsFor(type, stricter, id)]));
          expect(longestMinutesFor(type, stricter, id)).toBeLessThanOrEqual(longestMinutesFor(type, policy, id));
        }
        const possible = new Set(possibilitiesFor(type, policy).map(({ id }) => id));
        for (const { id } of possibilitiesFor(type, stricter)) expect([...possible]).toContain(id);
      }),
      { numRuns: 150 },
    );
  });

  test('and the difference between the two says so of every device, in either direction', () => {
    fc.assert(
      fc.property(answeringPolicy, tightening, (policy, how) => {
        const stricter = tightened(policy, how);
        const remarks = (from: Policy, to: Policy) =>
          differences(from, to).flatMap(({ about, remark }) =>
            about === 'devices' && remark !== null ? [remark] : [],
          );
        expect(new Set(remarks(policy, stricter))).not.toContain('Less strict than before.');
        expect(new Set(remarks(stricter, policy))).not.toContain('Stricter than before.');
        expect(remarks(policy, stricter).length).toBe(remarks(stricter, policy).length);
      }),
      { numRuns: 30 },
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
